#include "printed.h"

static const struct range all = {0, SIZE_MAX};

static void print_text(unsigned columns)
{
    say_end(&sink);
    report_text(&report, all, columns);
}

static void width_0_is_one_line_a_paragraph(void **state)
{
    (void)state;
    say(&sink, BLOCK_HEADING, 1, "Heading");
    say_paragraph(&sink, "one\ntwo");
    say(&sink, BLOCK_RULE, 0, "");
    say_open(&sink, BLOCK_TABLE, 0);
    say_row(&sink, 0, "a|b");
    say_row(&sink, 0, "|d");
    say_close(&sink);
    say(&sink, BLOCK_CODE, 0, "x\n  y\n");
    say_paragraph(&sink, "end");
    print_text(0);
    assert_printed("Heading\none two\na\tb\n\td\nx\n  y\nend\n");
}

static void width_0_keeps_note_references(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "one");
    say_note_ref(&sink, "1", "[1]", 0);
    say_close(&sink);
    print_text(0);
    assert_printed("one[1]\n");
}

static void nothing_is_printed_of_an_empty_document(void **state)
{
    (void)state;
    print_text(0);
    report_text(&report, all, 40);
    assert_printed("");
}

static void a_paragraph_is_broken_at_the_width(void **state)
{
    (void)state;
    say_paragraph(&sink, "alpha bravo charlie delta");
    print_text(12);
    assert_printed("alpha bravo\ncharlie\ndelta\n");
}

static void wide_characters_count_two_columns(void **state)
{
    (void)state;
    say_paragraph(&sink, "经济融合共同安全");
    print_text(8);
    assert_printed("经济融合\n共同安全\n");
}

static void only_the_range_is_printed(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say_paragraph(&sink, "two");
    say_paragraph(&sink, "three");
    say_end(&sink);
    report_text(&report, (struct range){5, 10}, 0);
    assert_printed("two\n");
}

static void controls_are_pictures_at_any_width(void **state)
{
    (void)state;
    say_paragraph(&sink, "a\x1B[0m\x7F\xC2\x9B\xE2\x80\xAE");
    print_text(0);
    report_text(&report, all, 40);
    assert_printed("a␛[0m␡\uFFFD\uFFFD\na␛[0m␡\uFFFD\uFFFD\n");
}

static void other_text_is_printed_to_the_letter(void **state)
{
    (void)state;
    say_paragraph(&sink, "e\u0301 \uFB01 ｊ \u00A0x");
    print_text(0);
    assert_printed("e\u0301 \uFB01 ｊ \u00A0x\n");
}

static void the_tree_has_a_line_a_thing(void **state)
{
    (void)state;
    sink.meta(sink.context, META_TITLE, slice_of("T\x1B"));
    say_section(&sink, 1, "I", "S", SECTION_PRINTED);
    say_open(&sink, BLOCK_QUOTATION, 0);
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "a\n\t\x1B");
    say_link(&sink, "u", "b");
    say_close(&sink);
    say_close(&sink);
    say_end(&sink);
    report_tree(&report);
    assert_printed("meta title \"T␛\"\nsection 1 \"I\" \"S\" printed 0..5\nquotation\n"
                   "  paragraph ¶1 0..5 \"a\\n\\t␛b\"\n    link 4..5 \"b\" -> \"u\"\n");
}

static void the_layout_has_a_line_a_line(void **state)
{
    (void)state;
    say_paragraph(&sink, "alpha bravo");
    say_paragraph(&sink, "two");
    say_end(&sink);
    report_layout(&report, 8);
    assert_printed("     0 text 1/2 |alpha|\n     6 text 2/2 |bravo|\n    12 gap  1/1 ||\n"
                   "    13 text 1/1 |two|\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(width_0_is_one_line_a_paragraph),
        TEST(width_0_keeps_note_references),
        TEST(nothing_is_printed_of_an_empty_document),
        TEST(a_paragraph_is_broken_at_the_width),
        TEST(wide_characters_count_two_columns),
        TEST(only_the_range_is_printed),
        TEST(controls_are_pictures_at_any_width),
        TEST(other_text_is_printed_to_the_letter),
        TEST(the_tree_has_a_line_a_thing),
        TEST(the_layout_has_a_line_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
