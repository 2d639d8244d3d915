#include "printed.h"

static void check(struct range range, const char *citation, const char *wanted)
{
    struct buffer quotation = {0};
    report_quotation(report.document, range, slice_of(citation), &quotation);
    assert_string_equal(buffer_string(&quotation), wanted);
    buffer_free(&quotation);
}

static void check_words(const char *wanted)
{
    say_end(&sink);
    check((struct range){0, SIZE_MAX}, "", wanted);
}

static void check_cited(const char *wanted)
{
    say_end(&sink);
    check((struct range){0, SIZE_MAX}, "plain", wanted);
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
    check((struct range){6, 20}, "", "bravo\n\ncharlie");
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
    static const char *const dates[] = {"2015-13-01", "2015-02-00", "2015-02-99", "early 2015"};
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

/* ---- styles ---- */

/* The speech as a journal printed it. */
static void say_speech(void)
{
    say_meta(META_TITLE, "Building a Partnership");
    say_meta(META_AUTHOR_FAMILY, "Liu");
    say_meta(META_AUTHOR_GIVEN, "Zhenmin");
    say_meta(META_CONTAINER, "China International Studies");
    say_meta(META_ISSUE, "January/February 2015");
    say_meta(META_PAGES, "20-24");
    say_meta(META_DELIVERED, "2015-02-06");
    say_paragraph(&sink, "Words.");
    say_end(&sink);
}

static void check_style(const char *style, const char *wanted)
{
    check((struct range){0, SIZE_MAX}, style, wanted);
}

static void chicago_names_the_family_first(void **state)
{
    (void)state;
    say_speech();
    check_style("chicago", "Words.\n\nLiu, Zhenmin. “Building a Partnership.” China International Studies, "
                           "January/February 2015, 20–24. Para. 1 (numbered by stele).");
}

static void apa_has_initials_behind_the_family(void **state)
{
    (void)state;
    say_speech();
    check_style("apa", "Words.\n\nLiu, Z. (2015, February 6). Building a Partnership [Speech]. China "
                       "International Studies, January/February 2015, 20–24. Para. 1 (numbered by stele).");
}

static void bibtex_is_an_entry(void **state)
{
    (void)state;
    say_speech();
    check_style("bibtex",
                "Words.\n\n@article{liu2015building,\n  author = {Liu, Zhenmin},\n"
                "  title = {{Building a Partnership}},\n  journal = {China International Studies},\n"
                "  number = {January/February 2015},\n  year = {2015},\n  month = {2},\n"
                "  pages = {20--24},\n  note = {para. 1 (numbered by stele)}\n}");
}

static void csl_is_an_item(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_NAME, "World Bank");
    say_meta(META_ISSUED, "2015-02");
    say_paragraph(&sink, "Words.");
    say_end(&sink);
    check_style("csl-json",
                "Words.\n\n{\n  \"id\": \"world2015\",\n  \"type\": \"document\",\n  \"author\": [\n    {\n"
                "      \"literal\": \"World Bank\"\n    }\n  ],\n  \"issued\": {\n    \"date-parts\": [\n"
                "      [\n        2015,\n        2\n      ]\n    ]\n  },\n"
                "  \"note\": \"para. 1 (numbered by stele)\"\n}");
}

static void several_authors_are_joined_as_each_style_does(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_FAMILY, "Sartre");
    say_meta(META_AUTHOR_GIVEN, "Jean-Paul");
    say_meta(META_AUTHOR_FAMILY, "Doe");
    say_meta(META_AUTHOR_GIVEN, "Mary Ann");
    say_meta(META_TITLE, "Why?");
    say(&sink, BLOCK_HEADING, 1, "Heading");
    say_end(&sink);
    check_style("plain", "Heading\n— Sartre, Jean-Paul; Doe, Mary Ann, “Why?”.");
    check_style("chicago", "Heading\n\nSartre, Jean-Paul, and Mary Ann Doe. Why?");
    check_style("apa", "Heading\n\nSartre, J.-P., & Doe, M. A. Why?");
}

static void a_name_in_ideographs_is_not_taken_apart(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_FAMILY, "刘");
    say_meta(META_AUTHOR_GIVEN, "振民");
    say_meta(META_TITLE, "演讲");
    say(&sink, BLOCK_HEADING, 1, "Heading");
    say_end(&sink);
    check_style("plain", "Heading\n— 刘振民, “演讲”.");
    check_style("apa", "Heading\n\n刘振民. 演讲.");
}

static void what_tex_takes_for_itself_is_escaped(void **state)
{
    (void)state;
    say_meta(META_TITLE, "50 % of A&B {x}");
    say(&sink, BLOCK_HEADING, 1, "Heading");
    say_end(&sink);
    check_style("bibtex", "Heading\n\n@misc{of,\n  title = {{50 \\% of A\\&B \\{x\\}}}\n}");
}

static void only_a_printed_section_is_cited(void **state)
{
    (void)state;
    say_section(&sink, 1, "I", "Editorial", 0);
    say_paragraph(&sink, "one");
    say_section(&sink, 1, "", "Printed", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "Printed");
    say_paragraph(&sink, "two");
    say_end(&sink);
    check((struct range){0, 3}, "plain", "one\n— Para. 1 (numbered by stele).");
    check((struct range){14, 17}, "plain", "two\n— Section “Printed”, para. 2 (numbered by stele).");
}

static void each_style_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(report_citation_style(0), "plain");
    for (size_t i = 1; report_citation_style(i); i++)
        assert_string_not_equal(report_citation_style(i), "plain");
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
        TEST(chicago_names_the_family_first),
        TEST(apa_has_initials_behind_the_family),
        TEST(bibtex_is_an_entry),
        TEST(csl_is_an_item),
        TEST(several_authors_are_joined_as_each_style_does),
        TEST(a_name_in_ideographs_is_not_taken_apart),
        TEST(what_tex_takes_for_itself_is_escaped),
        TEST(only_a_printed_section_is_cited),
        TEST(each_style_has_a_name),
        cmocka_unit_test(a_date_that_is_none_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
