#include "fresh.h"

/* A section and its heading, five bytes of text. */
static void chapter(unsigned level, const char *label)
{
    say_section(&sink, level, "", label, SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, level, "title");
}

static const struct section *section(size_t index)
{
    assert_true(index < document_sections(document));
    return document_section(document, index);
}

static void sections_keep_what_was_said_of_them(void **state)
{
    (void)state;
    say_section(&sink, 2, "II", "Economic integration", SECTION_PRINTED | SECTION_FRAME);
    say_paragraph(&sink, "text");
    say_section(&sink, 1, "", "Note", 0);
    say_paragraph(&sink, "text");
    assert_int_equal(section(0)->level, 2);
    assert_slice(section(0)->ordinal, "II");
    assert_slice(section(0)->label, "Economic integration");
    assert_true(section(0)->printed);
    assert_true(section(0)->frame);
    assert_false(section(1)->printed);
    assert_false(section(1)->frame);
}

static void a_heading_that_opens_and_holds_all_is_the_title(void **state)
{
    (void)state;
    chapter(1, "On Towers");
    chapter(2, "Stone");
    say_end(&sink);
    assert_slice(document_title(document), "On Towers");
}

static void one_heading_of_several_is_no_title(void **state)
{
    (void)state;
    chapter(1, "First");
    chapter(1, "Second");
    say_end(&sink);
    assert_slice(document_title(document), "");
}

static void a_heading_behind_other_text_is_no_title(void **state)
{
    (void)state;
    say_paragraph(&sink, "before");
    chapter(1, "After");
    say_end(&sink);
    assert_slice(document_title(document), "");
}

static void a_section_appears_with_its_text(void **state)
{
    (void)state;
    say_section(&sink, 1, "", "Opening", 0);
    assert_int_equal(document_sections(document), 0);
    say_paragraph(&sink, "text");
    assert_int_equal(document_sections(document), 1);
    say_section(&sink, 1, "", "Nothing", 0);
    say_end(&sink);
    assert_int_equal(document_sections(document), 1);
}

static void a_section_ends_where_one_of_its_level_or_above_begins(void **state)
{
    (void)state;
    chapter(1, "I");    /* 0 */
    chapter(2, "I.1");  /* 7 */
    chapter(2, "I.2");  /* 14 */
    chapter(1, "II");   /* 21 */
    chapter(3, "deep"); /* 28 */
    say_end(&sink);
    static const struct range ranges[] = {{0, 21}, {7, 14}, {14, 21}, {21, 33}, {28, 33}};
    for (size_t i = 0; i < COUNT_OF(ranges); i++) {
        assert_int_equal(section(i)->range.start, ranges[i].start);
        assert_int_equal(section(i)->range.end, ranges[i].end);
    }
}

static void parents_are_the_sections_around(void **state)
{
    (void)state;
    chapter(2, "early");
    chapter(1, "I");
    chapter(3, "I..1");
    chapter(2, "I.1");
    chapter(2, "I.2");
    chapter(1, "II");
    static const size_t parents[] = {NOWHERE, NOWHERE, 1, 1, 1, NOWHERE};
    for (size_t i = 0; i < COUNT_OF(parents); i++)
        assert_int_equal(section(i)->parent, parents[i]);
}

static void the_last_ends_are_open_until_the_document_is_final(void **state)
{
    (void)state;
    chapter(1, "I");
    chapter(2, "I.1");
    assert_int_equal(section(0)->range.end, NOWHERE);
    assert_int_equal(section(1)->range.end, NOWHERE);
    say_end(&sink);
    assert_int_equal(section(0)->range.end, 12);
    assert_int_equal(section(1)->range.end, 12);
}

static void the_innermost_section_is_found_by_place(void **state)
{
    (void)state;
    say_paragraph(&sink, "front"); /* 0 */
    chapter(1, "I");               /* 7 */
    chapter(2, "I.1");             /* 14 */
    assert_int_equal(document_section_at(document, 0), NOWHERE);
    assert_int_equal(document_section_at(document, 6), NOWHERE);
    assert_int_equal(document_section_at(document, 7), 0);
    assert_int_equal(document_section_at(document, 13), 0);
    assert_int_equal(document_section_at(document, 14), 1);
    assert_int_equal(document_section_at(document, NOWHERE), 1);
}

static void a_section_may_begin_inside_a_paragraph(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "First, this. ");
    say_section(&sink, 1, "", "that", 0);
    say_text(&sink, "Second, that.");
    say_close(&sink);
    assert_int_equal(section(0)->range.start, 13);
    assert_int_equal(document_section_at(document, 12), NOWHERE);
}

static void sections_that_begin_together_nest(void **state)
{
    (void)state;
    say_section(&sink, 1, "", "Part", 0);
    say_section(&sink, 2, "", "Chapter", 0);
    say_section(&sink, 2, "", "Other", 0);
    say_paragraph(&sink, "text");
    assert_int_equal(document_sections(document), 3);
    assert_int_equal(section(1)->parent, 0);
    assert_int_equal(section(2)->parent, 0);
    assert_int_equal(section(1)->range.end, 0);
    assert_int_equal(document_section_at(document, 0), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sections_keep_what_was_said_of_them),
        TEST(a_heading_that_opens_and_holds_all_is_the_title),
        TEST(one_heading_of_several_is_no_title),
        TEST(a_heading_behind_other_text_is_no_title),
        TEST(a_section_appears_with_its_text),
        TEST(a_section_ends_where_one_of_its_level_or_above_begins),
        TEST(parents_are_the_sections_around),
        TEST(the_last_ends_are_open_until_the_document_is_final),
        TEST(the_innermost_section_is_found_by_place),
        TEST(a_section_may_begin_inside_a_paragraph),
        TEST(sections_that_begin_together_nest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
