#include "check.h"
#include "paper.h"

enum { MOST_ROWS = 64 };

/* Paragraphs of so many lines each at twenty columns. */
static void say_lines(struct paper *paper, unsigned lines)
{
    static const char line[] = "a line of the text, ";
    say_open(&paper->sink, BLOCK_PARAGRAPH, 0);
    for (; lines > 0; lines--)
        paper->sink.text(paper->sink.context, (struct slice){line, sizeof line - 1});
    say_close(&paper->sink);
}

static int begin(void **state)
{
    int failed = paper_begin(state);
    struct paper *paper = *state;
    layout_set(paper->layout, 20, TEXT_NARROW, true);
    return failed;
}

/* The lines of the page at TOP, a letter each: t text, g gap, r rule, h heading, w row. */
static void assert_page(struct paper *paper, size_t top, unsigned rows, const char *wanted)
{
    struct line lines[MOST_ROWS];
    char letters[MOST_ROWS + 1] = "";
    size_t count = layout_page(paper->layout, top, rows, true, lines);
    for (size_t i = 0; i < count; i++) {
        static const char kinds[] = {
            [LINE_TEXT] = 't', [LINE_ROW] = 'w', [LINE_GAP] = 'g', [LINE_RULE] = 'r'};
        letters[i] =
            lines[i].block.kind == BLOCK_HEADING && lines[i].kind == LINE_TEXT ? 'h' : kinds[lines[i].kind];
    }
    assert_string_equal(letters, wanted);
}

static void count_pages(struct paper *paper, unsigned rows)
{
    while (!layout_step(paper->layout, rows, 0))
        continue;
}

/* ---- where a page ends ---- */

static void a_page_is_as_high_as_the_window(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 20);
    assert_page(paper, 0, 8, "tttttttt");
}

static void a_short_text_is_a_short_page(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 2);
    say_lines(paper, 1);
    assert_page(paper, 0, 8, "ttgt");
    assert_page(paper, NOWHERE, 8, "t");
}

static void a_heading_does_not_end_a_page(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 5);
    say(&paper->sink, BLOCK_HEADING, 1, "Heading");
    say_lines(paper, 5);
    assert_page(paper, 0, 7, "tttttg");
    assert_page(paper, 0, 8, "tttttg");
    assert_page(paper, 0, 9, "tttttg");
    assert_page(paper, 0, 10, "tttttghgtt");
}

static void headings_in_a_row_stay_together(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 6);
    say(&paper->sink, BLOCK_HEADING, 1, "Part");
    say(&paper->sink, BLOCK_HEADING, 2, "Chapter");
    say_lines(paper, 5);
    assert_page(paper, 0, 12, "ttttttg");
    assert_page(paper, 0, 13, "ttttttghghgtt");
}

static void no_page_ends_with_the_first_line_of_a_paragraph(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 5);
    say_lines(paper, 5);
    assert_page(paper, 0, 7, "tttttg");
    assert_page(paper, 0, 8, "tttttgtt");
}

static void no_page_ends_before_the_last_line_of_a_paragraph(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 9);
    say_lines(paper, 1);
    assert_page(paper, 0, 8, "ttttttt");
    assert_page(paper, 0, 9, "ttttttttt");
}

static void paragraphs_of_three_lines_stay_whole(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 4);
    say_lines(paper, 3);
    assert_page(paper, 0, 6, "ttttg");
    assert_page(paper, 0, 7, "ttttg");
    assert_page(paper, 0, 8, "ttttgttt");
}

static void code_may_be_cut_anywhere(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 4);
    say(&paper->sink, BLOCK_CODE, 0, "1\n2\n3\n");
    assert_page(paper, 0, 6, "ttttgt");
    assert_page(paper, 0, 7, "ttttgtt");
}

static void the_head_of_a_table_does_not_end_a_page(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 5);
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, ROW_HEAD, "a|b");
    say_row(&paper->sink, 0, "c|d");
    say_close(&paper->sink);
    assert_page(paper, 0, 7, "tttttg");
    assert_page(paper, 0, 8, "tttttg");
    assert_page(paper, 0, 9, "tttttgwrw");
}

static void a_page_is_never_trimmed_to_less_than_half(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 3);
    for (int i = 0; i < 20; i++)
        say(&paper->sink, BLOCK_HEADING, 1, "Heading");
    assert_page(paper, 0, 7, "tttg");
    assert_page(paper, 0, 8, "tttghghg");
}

static void a_window_of_few_lines_is_filled(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 3);
    assert_page(paper, 0, 0, "");
    assert_page(paper, 0, 1, "t");
    assert_page(paper, 0, 2, "tt");
}

static void without_trimming_a_page_ends_anywhere(void **state)
{
    struct paper *paper = *state;
    struct line lines[8];
    say_lines(paper, 5);
    say(&paper->sink, BLOCK_HEADING, 1, "Heading");
    say_lines(paper, 5);
    assert_int_equal(layout_page(paper->layout, 0, 7, false, lines), 7);
}

/* ---- from page to page ---- */

static void a_page_does_not_begin_with_a_blank_line(void **state)
{
    struct paper *paper = *state;
    struct line lines[5];
    say_lines(paper, 5);
    say_lines(paper, 5);
    assert_int_equal(layout_page(paper->layout, 0, 5, true, lines), 5);
    assert_int_equal(layout_top_after(paper->layout, &lines[4]), 102);
}

static void after_the_last_line_there_is_no_page(void **state)
{
    struct paper *paper = *state;
    struct line line;
    say_lines(paper, 5);
    layout_line_at(paper->layout, NOWHERE, &line);
    assert_int_equal(layout_top_after(paper->layout, &line), NOWHERE);
}

static void a_page_back_and_forth_comes_back(void **state)
{
    struct paper *paper = *state;
    struct line lines[10];
    say_lines(paper, 100);
    for (size_t top = 20 * 20; top < 90 * 20; top += 20) {
        size_t before = layout_top_before(paper->layout, top, 10);
        assert_int_equal(before, top - 10 * 20);
        size_t count = layout_page(paper->layout, before, 10, true, lines);
        assert_int_equal(layout_top_after(paper->layout, &lines[count - 1]), top);
    }
}

static void the_page_before_ends_where_this_one_begins(void **state)
{
    struct paper *paper = *state;
    struct line lines[8];
    for (int i = 0; i < 20; i++)
        say_lines(paper, 3);
    for (size_t top = 10 * 62; top < 20 * 62; top += 62) {
        size_t before = layout_top_before(paper->layout, top, 8);
        size_t count = layout_page(paper->layout, before, 8, true, lines);
        assert_int_equal(layout_top_after(paper->layout, &lines[count - 1]), top);
    }
}

static void before_the_first_page_is_the_first(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 20);
    assert_int_equal(layout_top_before(paper->layout, 3 * 20, 10), 0);
    assert_int_equal(layout_top_before(paper->layout, 0, 10), 0);
}

static void the_last_page_ends_with_the_text(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 20);
    assert_int_equal(layout_last_top(paper->layout, 5), 15 * 20);
    assert_int_equal(layout_last_top(paper->layout, 50), 0);
    assert_int_equal(layout_last_top(paper->layout, 0), 19 * 20);
}

/* ---- counting ---- */

static void pages_are_counted(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 100);
    assert_int_equal(layout_pages(paper->layout), 0);
    assert_int_equal(layout_page_number(paper->layout, 0), 0);
    count_pages(paper, 10);
    assert_int_equal(layout_pages(paper->layout), 10);
    for (size_t line = 0; line < 100; line++)
        assert_int_equal(layout_page_number(paper->layout, 20 * line + 7), line / 10 + 1);
    assert_int_equal(layout_page_number(paper->layout, NOWHERE), 10);
}

static void the_top_of_a_page_is_known(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 100);
    assert_int_equal(layout_page_top(paper->layout, 3), 0);
    count_pages(paper, 10);
    assert_int_equal(layout_page_top(paper->layout, 0), 0);
    assert_int_equal(layout_page_top(paper->layout, 1), 0);
    assert_int_equal(layout_page_top(paper->layout, 3), 20 * 20);
    assert_int_equal(layout_page_top(paper->layout, 1000), 90 * 20);
}

static void other_rows_and_widths_are_counted_anew(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 100);
    count_pages(paper, 10);
    count_pages(paper, 20);
    assert_int_equal(layout_pages(paper->layout), 5);
    layout_set(paper->layout, 40, TEXT_NARROW, true);
    assert_int_equal(layout_pages(paper->layout), 0);
    count_pages(paper, 20);
    assert_int_equal(layout_pages(paper->layout), 3);
    layout_set(paper->layout, 40, TEXT_NARROW, true);
    assert_int_equal(layout_pages(paper->layout), 3);
}

static void an_uncounted_place_has_no_number(void **state)
{
    struct paper *paper = *state;
    for (int i = 0; i < 2000; i++)
        say_lines(paper, 20);
    assert_false(layout_step(paper->layout, 10, 0));
    size_t counted = layout_pages(paper->layout);
    assert_true(counted > 0);
    assert_int_equal(layout_page_number(paper->layout, layout_page_top(paper->layout, counted)), counted);
    assert_int_equal(layout_page_number(paper->layout, document_text(paper->document).length), 0);
}

static void small_steps_count_the_same_as_one(void **state)
{
    struct paper *paper = *state;
    for (unsigned i = 0; i < 200; i++)
        say_lines(paper, 1 + i % 7);
    struct layout *other = layout_new(paper->document);
    layout_set(other, 20, TEXT_NARROW, true);
    count_pages(paper, 9);
    assert_true(layout_step(other, 9, 10 * 1000 * 1000));
    assert_int_equal(layout_pages(paper->layout), layout_pages(other));
    for (size_t number = 1; number <= layout_pages(other); number++)
        assert_int_equal(layout_page_top(paper->layout, number), layout_page_top(other, number));
    layout_free(other);
}

static void a_window_without_rows_has_no_pages(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 3);
    assert_true(layout_step(paper->layout, 0, 0));
    assert_int_equal(layout_pages(paper->layout), 0);
}

/* ---- growth ---- */

static void a_document_that_was_empty_is_counted_when_it_grows(void **state)
{
    struct paper *paper = *state;
    assert_true(layout_step(paper->layout, 10, 1000000));
    assert_int_equal(layout_pages(paper->layout), 0);
    say_lines(paper, 25);
    assert_true(layout_step(paper->layout, 10, 1000000));
    assert_int_equal(layout_pages(paper->layout), 3);
}

static void the_last_page_grows(void **state)
{
    struct paper *paper = *state;
    for (size_t lines = 1; lines <= 100; lines++) {
        say(&paper->sink, BLOCK_CODE, 0, "x");
        assert_true(layout_step(paper->layout, 5, 1000000));
        assert_int_equal(layout_pages(paper->layout), (lines + 2) / 3);
    }
}

static void counting_while_a_block_is_open_comes_to_an_end(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_open(&paper->sink, BLOCK_ROW, 0);
    for (int i = 0; i < 20; i++) {
        say(&paper->sink, BLOCK_CELL, 0, "a cell of some words");
        assert_true(layout_step(paper->layout, 5, 1000000));
        say_open(&paper->sink, BLOCK_CELL, 0);
        assert_true(layout_step(paper->layout, 5, 1000000));
        say_close(&paper->sink);
    }
}

static void a_table_that_grows_wider_is_counted_anew(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    for (int i = 0; i < 50; i++)
        say_row(&paper->sink, 0, "two words|one");
    assert_true(layout_step(paper->layout, 10, 1000000));
    assert_int_equal(layout_pages(paper->layout), 5);
    say_row(&paper->sink, 0, "x|wider words that take the room away");
    say_close(&paper->sink);
    struct layout *other = layout_new(paper->document);
    layout_set(other, 20, TEXT_NARROW, true);
    assert_true(layout_step(paper->layout, 10, 1000000));
    assert_true(layout_step(other, 10, 1000000));
    assert_true(layout_pages(other) > 6);
    assert_int_equal(layout_pages(paper->layout), layout_pages(other));
    layout_free(other);
}

static void a_page_is_judged_anew_when_what_it_saw_has_changed(void **state)
{
    struct paper *paper = *state;
    say_lines(paper, 5);
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, ROW_HEAD, "one two six|x");
    say_row(&paper->sink, 0, "a|many words that want to be on one line");
    count_pages(paper, 9);
    assert_page(paper, 0, 9, "tttttg");
    say_row(&paper->sink, 0, "extraordina|b");
    say_close(&paper->sink);
    assert_page(paper, 0, 9, "tttttgwrw");
    count_pages(paper, 9);
    assert_true(layout_page_top(paper->layout, 2) > 102);
}

static void a_long_table_keeps_its_columns_while_it_grows(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    for (int i = 0; i < 2500; i++) {
        say_row(&paper->sink, 0, i < 1500 ? "two words|one" : "x|wider words that came late");
        layout_step(paper->layout, 10, 0);
    }
    say_close(&paper->sink);
    struct layout *other = layout_new(paper->document);
    layout_set(other, 20, TEXT_NARROW, true);
    count_pages(paper, 10);
    while (!layout_step(other, 10, 1000))
        continue;
    assert_int_equal(layout_pages(paper->layout), layout_pages(other));
    for (size_t number = 1; number <= layout_pages(other); number++)
        assert_int_equal(layout_page_top(paper->layout, number), layout_page_top(other, number));
    layout_free(other);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, paper_finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_page_is_as_high_as_the_window),
        TEST(a_short_text_is_a_short_page),
        TEST(a_heading_does_not_end_a_page),
        TEST(headings_in_a_row_stay_together),
        TEST(no_page_ends_with_the_first_line_of_a_paragraph),
        TEST(no_page_ends_before_the_last_line_of_a_paragraph),
        TEST(paragraphs_of_three_lines_stay_whole),
        TEST(code_may_be_cut_anywhere),
        TEST(the_head_of_a_table_does_not_end_a_page),
        TEST(a_page_is_never_trimmed_to_less_than_half),
        TEST(a_window_of_few_lines_is_filled),
        TEST(without_trimming_a_page_ends_anywhere),
        TEST(a_page_does_not_begin_with_a_blank_line),
        TEST(after_the_last_line_there_is_no_page),
        TEST(a_page_back_and_forth_comes_back),
        TEST(the_page_before_ends_where_this_one_begins),
        TEST(before_the_first_page_is_the_first),
        TEST(the_last_page_ends_with_the_text),
        TEST(pages_are_counted),
        TEST(the_top_of_a_page_is_known),
        TEST(other_rows_and_widths_are_counted_anew),
        TEST(an_uncounted_place_has_no_number),
        TEST(small_steps_count_the_same_as_one),
        TEST(a_window_without_rows_has_no_pages),
        TEST(a_document_that_was_empty_is_counted_when_it_grows),
        TEST(the_last_page_grows),
        TEST(counting_while_a_block_is_open_comes_to_an_end),
        TEST(a_table_that_grows_wider_is_counted_anew),
        TEST(a_page_is_judged_anew_when_what_it_saw_has_changed),
        TEST(a_long_table_keeps_its_columns_while_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
