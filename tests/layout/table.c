#include "check.h"
#include "paper.h"

#include <stdio.h>

/* Rows, whose cells are separated by '|', the first a head. */
static void say_table(struct paper *paper, const char *const *rows, size_t count)
{
    say_open(&paper->sink, BLOCK_TABLE, 0);
    for (size_t i = 0; i < count; i++)
        say_row(&paper->sink, i == 0 ? ROW_HEAD : 0, rows[i]);
    say_close(&paper->sink);
}

static const char *const pillars[] = {"pillar|what it is", "I|political equality", "II|economic integration"};

static void cells_stand_side_by_side(void **state)
{
    struct paper *paper = *state;
    say_table(paper, pillars, COUNT_OF(pillars));
    assert_lines(paper, 40,
                 "pillar   what it is\n"
                 "---\n"
                 "I        political equality\n"
                 "II       economic integration\n");
}

static void cells_are_wrapped_in_their_column(void **state)
{
    struct paper *paper = *state;
    say_table(paper, pillars, COUNT_OF(pillars));
    assert_lines(paper, 21,
                 "pillar   what it is\n"
                 "---\n"
                 "I        political\n"
                 "         equality\n"
                 "II       economic\n"
                 "         integration\n");
}

static void cells_stand_below_one_another_where_they_do_not_fit(void **state)
{
    struct paper *paper = *state;
    say_table(paper, pillars, COUNT_OF(pillars));
    assert_lines(paper, 17,
                 "pillar\n"
                 "  what it is\n"
                 "---\n"
                 "pillar: I\n"
                 "  what : politica\n"
                 "    l equality\n"
                 "\n"
                 "pillar: II\n"
                 "  what : economic\n"
                 "    integration\n");
}

static void cells_below_one_another_are_named_by_their_heads(void **state)
{
    struct paper *paper = *state;
    static const char *const rows[] = {
        "option:|default|meaning||since|in use by",
        "width|72|the most columns of the text|x|0.1",
        "wrap||fold lines|y|0.2|readers|and more",
    };
    say_table(paper, rows, COUNT_OF(rows));
    assert_lines(paper, 30,
                 "option:\n"
                 "  default\n"
                 "  meaning\n"
                 "\n"
                 "  since\n"
                 "  in use by\n"
                 "---\n"
                 "option: width\n"
                 "  default: 72\n"
                 "  meaning: the most columns of\n"
                 "    the text\n"
                 "  x\n"
                 "  since: 0.1\n"
                 "\n"
                 "option: wrap\n"
                 "  default:\n"
                 "  meaning: fold lines\n"
                 "  y\n"
                 "  since: 0.2\n"
                 "  in use by: readers\n"
                 "  and more\n");
}

static void a_table_without_a_head_has_no_rule(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "a|b");
    say_row(&paper->sink, 0, "c|d");
    say_close(&paper->sink);
    assert_lines(paper, 20, "a    b\nc    d\n");
}

static void two_tables_are_apart(void **state)
{
    struct paper *paper = *state;
    for (int i = 0; i < 2; i++) {
        say_open(&paper->sink, BLOCK_TABLE, 0);
        say_row(&paper->sink, 0, i == 0 ? "a|b" : "longer|b");
        say_close(&paper->sink);
    }
    assert_lines(paper, 20, "a    b\n\nlonger   b\n");
}

static void empty_cells_keep_their_place(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "one|two|three");
    say_row(&paper->sink, 0, "||x");
    say_row(&paper->sink, 0, "|y|");
    say_row(&paper->sink, 0, "||");
    say_close(&paper->sink);
    assert_lines(paper, 20, "one   two   three\n            x\n      y\n\n");
}

static void a_row_may_have_fewer_cells(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "one|two|three");
    say_row(&paper->sink, 0, "alone");
    say_close(&paper->sink);
    assert_lines(paper, 30, "one     two   three\nalone\n");
}

static void cells_are_aligned(void **state)
{
    struct paper *paper = *state;
    static const enum cell_align aligns[] = {CELL_LEFT, CELL_CENTRE, CELL_RIGHT};
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "to the left|in the centre|to the right");
    say_open(&paper->sink, BLOCK_ROW, 0);
    for (size_t i = 0; i < COUNT_OF(aligns); i++)
        say(&paper->sink, BLOCK_CELL, aligns[i], "one");
    say_close(&paper->sink);
    say_close(&paper->sink);
    assert_lines(paper, 60,
                 "to the left   in the centre   to the right\n"
                 "one                one                 one\n");
}

static void a_table_stands_where_its_item_does(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_LIST, 0);
    say_open(&paper->sink, BLOCK_ITEM, 1);
    say_table(paper, pillars, 2);
    say_close(&paper->sink);
    say_close(&paper->sink);
    assert_lines(paper, 40,
                 "1. pillar   what it is\n"
                 "   ---\n"
                 "   I        political equality\n");
}

static void many_columns_of_single_words_stand_below_one_another(void **state)
{
    struct paper *paper = *state;
    char row[2 * 40];
    for (size_t i = 0; i < sizeof row; i++)
        row[i] = i % 2 == 0 ? 'x' : '|';
    row[sizeof row - 1] = '\0';
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, row);
    say_close(&paper->sink);
    struct line line;
    layout_set(paper->layout, 60, TEXT_NARROW, true);
    assert_true(layout_line_at(paper->layout, 0, &line));
    assert_int_equal(line.count, 40);
}

static void words_that_do_not_fit_at_all(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "word|word|word");
    say_close(&paper->sink);
    assert_lines(paper, 10, "word\n  word\n  word\n");
}

static void cells_of_a_nested_table_keep_half_of_the_columns(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "ab|cdef");
    say_close(&paper->sink);
    say_close(&paper->sink);
    assert_lines(paper, 4, "│ ab\n│ cd\n│ ef\n");
}

/* ---- lines of rows ---- */

static void the_first_line_of_a_row_begins_where_the_row_does(void **state)
{
    struct paper *paper = *state;
    struct line line;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "one|to be or not to be|two");
    say_close(&paper->sink);
    layout_set(paper->layout, 20, TEXT_NARROW, true);
    assert_true(layout_line_at(paper->layout, 0, &line));
    assert_int_equal(line.kind, LINE_ROW);
    assert_int_equal(line.place, 0);
    assert_true(line.count > 1);
    assert_true(layout_line_after(paper->layout, &line, &line));
    assert_true(line.place > 4);
}

static void every_line_of_a_row_shows_a_piece_of_each_cell(void **state)
{
    struct paper *paper = *state;
    struct line line;
    struct segment segments[3];
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "to be or not to be|short|to be or not to be");
    say_close(&paper->sink);
    layout_set(paper->layout, 24, TEXT_NARROW, true);
    layout_line_at(paper->layout, 0, &line);
    assert_int_equal(layout_segments(paper->layout, &line, segments, 3), 3);
    assert_true(layout_line_after(paper->layout, &line, &line));
    assert_int_equal(layout_segments(paper->layout, &line, segments, 3), 2);
    assert_true(segments[1].column > segments[0].column + segments[0].columns);
}

static void bars_stand_between_cells_side_by_side(void **state)
{
    struct paper *paper = *state;
    struct line line;
    unsigned columns[8];
    say_table(paper, pillars, COUNT_OF(pillars));
    layout_set(paper->layout, 40, TEXT_NARROW, true);
    layout_line_at(paper->layout, 0, &line);
    assert_int_equal(layout_cell_bars(paper->layout, &line, columns, COUNT_OF(columns)), 1);
    assert_int_equal(columns[0], 7);
    layout_set(paper->layout, 17, TEXT_NARROW, true);
    layout_line_at(paper->layout, 0, &line);
    assert_int_equal(layout_cell_bars(paper->layout, &line, columns, COUNT_OF(columns)), 0);
}

static void the_rule_under_a_head_is_as_wide_as_the_table(void **state)
{
    struct paper *paper = *state;
    struct line line;
    say_table(paper, pillars, COUNT_OF(pillars));
    say(&paper->sink, BLOCK_RULE, 0, "");
    layout_set(paper->layout, 40, TEXT_NARROW, true);
    layout_line_at(paper->layout, 0, &line);
    layout_line_after(paper->layout, &line, &line);
    assert_int_equal(line.kind, LINE_RULE);
    assert_int_equal(layout_rule_columns(paper->layout, &line), 6 + 3 + 20);
    layout_line_at(paper->layout, NOWHERE, &line);
    assert_int_equal(line.kind, LINE_RULE);
    assert_int_equal(layout_rule_columns(paper->layout, &line), 40);
}

static void a_line_from_another_width_shows_nothing_wrong(void **state)
{
    struct paper *paper = *state;
    struct line line;
    struct segment segment;
    say_paragraph(&paper->sink, "to be or not to be");
    layout_set(paper->layout, 6, TEXT_NARROW, true);
    layout_line_at(paper->layout, NOWHERE, &line);
    layout_set(paper->layout, 60, TEXT_NARROW, true);
    assert_int_equal(layout_segments(paper->layout, &line, &segment, 1), 0);
}

/* ---- long tables ---- */

enum { ROWS = 10000 };

static void say_long_table(struct paper *paper, const char *last)
{
    say_open(&paper->sink, BLOCK_TABLE, 0);
    for (int i = 0; i < ROWS; i++) {
        char row[64];
        snprintf(row, sizeof row, "row %d|some words", i);
        say_row(&paper->sink, 0, row);
    }
    say_row(&paper->sink, 0, last);
    say_close(&paper->sink);
}

static void a_row_with_more_cells_than_were_measured_stands_alone(void **state)
{
    struct paper *paper = *state;
    say_long_table(paper, "one|two|three");
    struct line line;
    struct segment segment;
    layout_set(paper->layout, 30, TEXT_NARROW, true);
    layout_line_at(paper->layout, NOWHERE, &line);
    assert_int_equal(line.count, 3);
    assert_int_equal(layout_segments(paper->layout, &line, &segment, 1), 1);
    assert_true(segment.column + segment.columns <= 30);
}

static void a_wide_character_fits_a_column_that_was_not_measured(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    for (int i = 0; i < ROWS; i++)
        say_row(&paper->sink, 0, "x");
    say_row(&paper->sink, 0, "经济");
    say_close(&paper->sink);
    struct line line;
    struct segment segment;
    layout_line_at(paper->layout, NOWHERE, &line);
    assert_int_equal(line.count, 2);
    assert_int_equal(layout_segments(paper->layout, &line, &segment, 1), 1);
    assert_int_equal(segment.columns, 2);
}

static void a_short_column_is_not_broken_for_a_long_one(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, 0, "Space b|words that go on and on, for much longer than there is room");
    say_close(&paper->sink);
    assert_lines(paper, 40,
                 "Space b   words that go on and on, for\n"
                 "          much longer than there is room\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, paper_begin, paper_finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(cells_stand_side_by_side),
        TEST(cells_are_wrapped_in_their_column),
        TEST(cells_stand_below_one_another_where_they_do_not_fit),
        TEST(cells_below_one_another_are_named_by_their_heads),
        TEST(a_table_without_a_head_has_no_rule),
        TEST(two_tables_are_apart),
        TEST(empty_cells_keep_their_place),
        TEST(a_row_may_have_fewer_cells),
        TEST(cells_are_aligned),
        TEST(a_table_stands_where_its_item_does),
        TEST(many_columns_of_single_words_stand_below_one_another),
        TEST(words_that_do_not_fit_at_all),
        TEST(cells_of_a_nested_table_keep_half_of_the_columns),
        TEST(the_first_line_of_a_row_begins_where_the_row_does),
        TEST(every_line_of_a_row_shows_a_piece_of_each_cell),
        TEST(bars_stand_between_cells_side_by_side),
        TEST(the_rule_under_a_head_is_as_wide_as_the_table),
        TEST(a_line_from_another_width_shows_nothing_wrong),
        TEST(a_row_with_more_cells_than_were_measured_stands_alone),
        TEST(a_wide_character_fits_a_column_that_was_not_measured),
        TEST(a_short_column_is_not_broken_for_a_long_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
