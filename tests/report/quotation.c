#include "printed.h"

static void check(struct range range, bool cited, const char *wanted)
{
    struct buffer quotation = {0};
    report_quotation(report.document, range, cited, &quotation);
    assert_string_equal(buffer_string(&quotation), wanted);
    buffer_free(&quotation);
}

static void check_words(const char *wanted)
{
    say_end(&sink);
    check((struct range){0, SIZE_MAX}, false, wanted);
}

static void check_cited(const char *wanted)
{
    say_end(&sink);
    check((struct range){0, SIZE_MAX}, true, wanted);
}

static void say_meta(enum meta_key key, const char *value)
{
    sink.meta(sink.context, key, slice_of(value));
}

/* ---- the words ---- */

static void a_paragraph_is_one_line(void **state)
{
    (void)state;
    say_paragraph(&sink, "win\nwin  cooperation");
    say_paragraph(&sink, "second");
    check_words("win win cooperation\n\nsecond");
}

static void rows_stand_on_lines_and_cells_behind_tabs(void **state)
{
    (void)state;
    say_paragraph(&sink, "before");
    say_open(&sink, BLOCK_TABLE, 0);
    say_row(&sink, ROW_HEAD, "a|b|c");
    say_row(&sink, 0, "|e|");
    say_close(&sink);
    say_paragraph(&sink, "after");
    check_words("before\n\na\tb\tc\n\te\t\n\nafter");
}

static void two_tables_stay_apart(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        say_open(&sink, BLOCK_TABLE, 0);
        say_row(&sink, 0, "a|b");
        say_close(&sink);
    }
    check_words("a\tb\n\na\tb");
}

static void code_keeps_lines_and_spaces(void **state)
{
    (void)state;
    say_paragraph(&sink, "so:");
    say(&sink, BLOCK_CODE, 0, "if (a)\n    b\tc;\n\nend\n");
    check_words("so:\n\nif (a)\n    b\tc;\n\nend");
}

static void verse_keeps_lines_without_its_notes(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_VERSE, 0);
    say_text(&sink, "one");
    say_note_ref(&sink, "1", "[1]", 0);
    say_text(&sink, "\n  two\n");
    say_close(&sink);
    check_words("one\n  two");
}

static void items_of_a_tight_list_stand_on_lines(void **state)
{
    (void)state;
    say_paragraph(&sink, "before");
    say_open(&sink, BLOCK_LIST, LIST_TIGHT);
    say_item(&sink, 0, "one");
    say_item(&sink, 0, "two");
    say_close(&sink);
    check_words("before\n\none\ntwo");
}

static void items_of_a_loose_list_stay_apart(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_LIST, 0);
    say_item(&sink, 1, "one");
    say_item(&sink, 2, "two");
    say_close(&sink);
    check_words("one\n\ntwo");
}

static void a_rule_leaves_nothing(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say(&sink, BLOCK_RULE, 0, "");
    say_paragraph(&sink, "two");
    check_words("one\n\ntwo");
}

static void a_range_cuts_the_first_and_the_last_block(void **state)
{
    (void)state;
    say_paragraph(&sink, "alpha bravo");
    say_paragraph(&sink, "charlie delta");
    say_end(&sink);
    check((struct range){6, 20}, false, "bravo\n\ncharlie");
}

static void controls_are_copied_as_pictures(void **state)
{
    (void)state;
    say_meta(META_TITLE, "T\x1B\n\xE2\x80\xAE");
    say_paragraph(&sink, "a\x1B[31m\x7F\xC2\x9B\xE2\x80\xAE");
    check_cited("a␛[31m␡\uFFFD\uFFFD\n— “T␛␊\uFFFD”, para. 1 (numbered by stele).");
}

/* ---- the citation ---- */

static void the_citation_of_a_speech_is_whole(void **state)
{
    (void)state;
    say_meta(META_TITLE, "Building");
    say_meta(META_AUTHOR_FAMILY, "Liu");
    say_meta(META_AUTHOR_GIVEN, "Zhenmin");
    say_meta(META_CONTAINER, "China International Studies");
    say_meta(META_ISSUE, "January/February 2015");
    say_meta(META_PAGES, "20-24");
    say_meta(META_DELIVERED, "2015-02-06");
    say_meta(META_WEB, "2015-05-27");
    say_paragraph(&sink, "Words.");
    check_cited("Words.\n— Liu, Zhenmin, “Building”, China International Studies, January/February 2015, "
                "delivered 6 February 2015, pp. 20-24, para. 1 (numbered by stele).");
}

static void nothing_known_is_nothing_cited(void **state)
{
    (void)state;
    say(&sink, BLOCK_HEADING, 1, "Heading");
    check_cited("Heading");
}

static void what_is_missing_is_left_out(void **state)
{
    (void)state;
    say_meta(META_PAGES, "7");
    say(&sink, BLOCK_HEADING, 1, "Heading");
    check_cited("Heading\n— p. 7.");
}

static void authors_have_the_names_that_are_known(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_NAME, "Voltaire");
    say_meta(META_AUTHOR_FAMILY, "Liu");
    say(&sink, BLOCK_HEADING, 1, "Heading");
    check_cited("Heading\n— Voltaire; Liu.");
}

static void a_role_alone_is_no_author(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_ROLE, "Minister");
    say_meta(META_TITLE, "T");
    say(&sink, BLOCK_HEADING, 1, "Heading");
    check_cited("Heading\n— “T”.");
}

static void a_date_that_is_none_stays_as_it_is(void **state)
{
    static const char *const dates[] = {"2015-02", "2015-13-01", "2015-02-00", "2015-02-99", "early 2015"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(dates); i++) {
        begin(state);
        struct buffer wanted = {0};
        say_meta(META_ISSUED, dates[i]);
        say(&sink, BLOCK_HEADING, 1, "Heading");
        buffer_format(&wanted, "Heading\n— %s.", dates[i]);
        check_cited(wanted.bytes);
        buffer_free(&wanted);
        finish(state);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_paragraph_is_one_line),
        TEST(rows_stand_on_lines_and_cells_behind_tabs),
        TEST(two_tables_stay_apart),
        TEST(code_keeps_lines_and_spaces),
        TEST(verse_keeps_lines_without_its_notes),
        TEST(items_of_a_tight_list_stand_on_lines),
        TEST(items_of_a_loose_list_stay_apart),
        TEST(a_rule_leaves_nothing),
        TEST(a_range_cuts_the_first_and_the_last_block),
        TEST(controls_are_copied_as_pictures),
        TEST(the_citation_of_a_speech_is_whole),
        TEST(nothing_known_is_nothing_cited),
        TEST(what_is_missing_is_left_out),
        TEST(authors_have_the_names_that_are_known),
        TEST(a_role_alone_is_no_author),
        cmocka_unit_test(a_date_that_is_none_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
