#include "check.h"
#include "paper.h"

/* ---- between blocks ---- */

static void a_blank_line_stands_between_blocks(void **state)
{
    struct paper *paper = *state;
    say(&paper->sink, BLOCK_HEADING, 1, "Heading");
    say_paragraph(&paper->sink, "one");
    say(&paper->sink, BLOCK_RULE, 0, "");
    say_paragraph(&paper->sink, "two");
    assert_lines(paper, 20, "Heading\n\none\n\n---\n\ntwo\n");
}

static void a_masthead_has_no_blank_lines(void **state)
{
    struct paper *paper = *state;
    say(&paper->sink, BLOCK_TITLE, 0, "Title");
    say(&paper->sink, BLOCK_CREDIT, 0, "by nobody");
    say(&paper->sink, BLOCK_CREDIT, 0, "nowhere");
    say_paragraph(&paper->sink, "text");
    say(&paper->sink, BLOCK_CREDIT, 0, "source");
    assert_lines(paper, 20, "Title\nby nobody\nnowhere\n\ntext\n\nsource\n");
}

static void tight_lists_have_no_blank_lines(void **state)
{
    struct paper *paper = *state;
    say_paragraph(&paper->sink, "before");
    say_open(&paper->sink, BLOCK_LIST, LIST_TIGHT);
    say_item(&paper->sink, 0, "one");
    say_open(&paper->sink, BLOCK_ITEM, 0);
    say_paragraph(&paper->sink, "two");
    say_open(&paper->sink, BLOCK_LIST, LIST_TIGHT);
    say_item(&paper->sink, 0, "inner");
    say_item(&paper->sink, 0, "other");
    say_close(&paper->sink);
    say_close(&paper->sink);
    say_close(&paper->sink);
    say_paragraph(&paper->sink, "after");
    assert_lines(paper, 20, "before\n\n• one\n• two\n  • inner\n  • other\n\nafter\n");
}

static void loose_lists_have_blank_lines(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_LIST, 0);
    say_item(&paper->sink, 0, "one");
    say_item(&paper->sink, 0, "two");
    say_close(&paper->sink);
    assert_lines(paper, 20, "• one\n\n• two\n");
}

static void two_lists_in_a_row_are_apart(void **state)
{
    struct paper *paper = *state;
    for (int i = 0; i < 2; i++) {
        say_open(&paper->sink, BLOCK_LIST, LIST_TIGHT);
        say_item(&paper->sink, 0, "item");
        say_close(&paper->sink);
    }
    assert_lines(paper, 20, "• item\n\n• item\n");
}

/* ---- what stands before the text ---- */

static void lines_of_an_item_hang(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_LIST, LIST_TIGHT);
    say_item(&paper->sink, 9, "to be or not");
    say_item(&paper->sink, 10, "to be or not");
    say_close(&paper->sink);
    assert_lines(paper, 10, "9. to be\n   or not\n10. to be\n    or not\n");
}

static void items_show_what_they_are(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_LIST, LIST_TIGHT);
    say_item(&paper->sink, 0, "bullet");
    say_item(&paper->sink, 123, "number");
    say_item(&paper->sink, ITEM_TO_DO, "to do");
    say_item(&paper->sink, ITEM_DONE, "done");
    say_close(&paper->sink);
    assert_lines(paper, 20, "• bullet\n123. number\n[ ] to do\n[x] done\n");
}

static void later_blocks_of_an_item_have_no_marker(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_LIST, 0);
    say_open(&paper->sink, BLOCK_ITEM, 1);
    say_paragraph(&paper->sink, "one");
    say_paragraph(&paper->sink, "more");
    say(&paper->sink, BLOCK_CODE, 0, "code");
    say_close(&paper->sink);
    say_close(&paper->sink);
    assert_lines(paper, 20, "1. one\n\n   more\n\n     code\n");
}

static void an_item_that_begins_with_a_list_shows_both_markers(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_LIST, LIST_TIGHT);
    say_open(&paper->sink, BLOCK_ITEM, 1);
    say_open(&paper->sink, BLOCK_LIST, LIST_TIGHT);
    say_item(&paper->sink, 0, "inner");
    say_item(&paper->sink, 0, "other");
    say_close(&paper->sink);
    say_close(&paper->sink);
    say_close(&paper->sink);
    assert_lines(paper, 20, "1. • inner\n   • other\n");
}

static void an_empty_item_shows_its_marker(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_LIST, LIST_TIGHT);
    say_item(&paper->sink, 1, "");
    say_item(&paper->sink, 2, "two");
    say_close(&paper->sink);
    assert_lines(paper, 20, "1.\n2. two\n");
}

static void bars_go_on_between_quoted_paragraphs(void **state)
{
    struct paper *paper = *state;
    say_paragraph(&paper->sink, "before");
    say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say_paragraph(&paper->sink, "one or two");
    say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say_paragraph(&paper->sink, "inner");
    say_paragraph(&paper->sink, "more");
    say_close(&paper->sink);
    say_close(&paper->sink);
    say_paragraph(&paper->sink, "after");
    assert_lines(paper, 10, "before\n\n│ one or\n│ two\n│\n│ │ inner\n│ │\n│ │ more\n\nafter\n");
}

static void two_quotations_in_a_row_are_apart(void **state)
{
    struct paper *paper = *state;
    for (int i = 0; i < 2; i++) {
        say_open(&paper->sink, BLOCK_QUOTATION, 0);
        say_paragraph(&paper->sink, "one");
        say_close(&paper->sink);
    }
    assert_lines(paper, 20, "│ one\n\n│ one\n");
}

static void a_quotation_in_an_item_and_an_item_in_a_quotation(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say_open(&paper->sink, BLOCK_LIST, 0);
    say_open(&paper->sink, BLOCK_ITEM, 0);
    say_paragraph(&paper->sink, "one");
    say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say_paragraph(&paper->sink, "two");
    say_paragraph(&paper->sink, "three");
    for (int i = 0; i < 4; i++)
        say_close(&paper->sink);
    assert_lines(paper, 20, "│ • one\n│\n│   │ two\n│   │\n│   │ three\n");
}

static void a_rule_stands_where_text_would(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say(&paper->sink, BLOCK_RULE, 0, "");
    say_close(&paper->sink);
    assert_lines(paper, 20, "│ ---\n");
}

static void where_ambiguous_characters_are_wide_ascii_is_drawn(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say_open(&paper->sink, BLOCK_LIST, 0);
    say_item(&paper->sink, 0, "one");
    say_close(&paper->sink);
    say_close(&paper->sink);
    struct line line;
    struct buffer lead = {0};
    layout_set(paper->layout, 20, TEXT_WIDE, true);
    layout_line_at(paper->layout, 0, &line);
    layout_lead(paper->layout, &line, &lead);
    assert_string_equal(buffer_string(&lead), "| * ");
    buffer_free(&lead);
}

static void deep_nesting_leaves_half_of_the_columns(void **state)
{
    struct paper *paper = *state;
    for (int i = 0; i < 60; i++)
        say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say_paragraph(&paper->sink, "one two");
    for (int i = 0; i < 60; i++)
        say_close(&paper->sink);
    assert_lines(paper, 10, "│ │ │one\n│ │ │two\n");
}

/* ---- what keeps its lines ---- */

static void code_keeps_its_lines_and_spaces(void **state)
{
    struct paper *paper = *state;
    say(&paper->sink, BLOCK_CODE, 0, "if x:\n    y  =  1\n\nz\n");
    assert_lines(paper, 20, "  if x:\n      y  =  1\n\n  z\n");
}

static void code_that_does_not_fit_is_folded_with_a_mark(void **state)
{
    struct paper *paper = *state;
    say(&paper->sink, BLOCK_CODE, 0, "0123456789abcdef\nnext");
    assert_lines(paper, 10, "  01234567\n  ↳ 89abcd\n  ↳ ef\n  next\n");
}

static void tabs_in_code_reach_the_next_stop(void **state)
{
    struct paper *paper = *state;
    say(&paper->sink, BLOCK_CODE, 0, "\ta\nab\tc\n经\td");
    assert_lines(paper, 30, "          a\n  ab      c\n  经      d\n");
}

static void code_is_not_folded_where_wrapping_is_off(void **state)
{
    struct paper *paper = *state;
    struct line line;
    struct segment segment;
    say(&paper->sink, BLOCK_CODE, 0, "0123456789abcdef\nnext");
    layout_set(paper->layout, 10, TEXT_NARROW, false);
    assert_true(layout_line_at(paper->layout, 0, &line));
    assert_int_equal(line.count, 2);
    assert_int_equal(layout_segments(paper->layout, &line, &segment, 1), 1);
    assert_int_equal(segment.columns, 16);
}

static void paragraphs_are_wrapped_where_wrapping_is_off(void **state)
{
    struct paper *paper = *state;
    struct line line;
    say_paragraph(&paper->sink, "to be or not to be");
    layout_set(paper->layout, 10, TEXT_NARROW, false);
    assert_true(layout_line_at(paper->layout, 0, &line));
    assert_int_equal(line.count, 2);
}

static void long_lines_of_verse_hang(void **state)
{
    struct paper *paper = *state;
    say(&paper->sink, BLOCK_VERSE, 0, "Sing, goddess, the anger\n  of Achilles\n");
    assert_lines(paper, 15, "Sing, goddess,\n    the anger\n  of Achilles\n");
}

/* ---- by place ---- */

static void a_place_between_blocks_is_on_the_blank_line(void **state)
{
    struct paper *paper = *state;
    struct line line;
    say_paragraph(&paper->sink, "one");
    say_paragraph(&paper->sink, "two");
    assert_true(layout_line_at(paper->layout, 3, &line));
    assert_int_equal(line.kind, LINE_TEXT);
    assert_true(layout_line_at(paper->layout, 4, &line));
    assert_int_equal(line.kind, LINE_GAP);
    assert_int_equal(line.place, 4);
    assert_int_equal(line.count, 1);
}

static void a_place_beyond_the_text_is_on_the_last_line(void **state)
{
    struct paper *paper = *state;
    struct line line;
    say_paragraph(&paper->sink, "one two three");
    layout_set(paper->layout, 6, TEXT_NARROW, true);
    assert_true(layout_line_at(paper->layout, NOWHERE, &line));
    assert_int_equal(line.place, 8);
    assert_int_equal(line.range.end, 13);
}

static void an_empty_document_has_no_line(void **state)
{
    struct paper *paper = *state;
    struct line line;
    assert_false(layout_line_at(paper->layout, 0, &line));
    assert_int_equal(layout_move(paper->layout, 5, -3), 5);
}

static void a_move_ends_at_the_ends(void **state)
{
    struct paper *paper = *state;
    say_paragraph(&paper->sink, "one");
    say_paragraph(&paper->sink, "two");
    assert_int_equal(layout_move(paper->layout, 0, 100), 5);
    assert_int_equal(layout_move(paper->layout, 5, -100), 0);
    assert_int_equal(layout_move(paper->layout, 2, 0), 0);
}

static void a_place_keeps_its_line_through_other_widths(void **state)
{
    struct paper *paper = *state;
    say_paragraph(&paper->sink, "Second, economic integration is the foundation for win-win cooperation.");
    struct line first, again;
    layout_set(paper->layout, 20, TEXT_NARROW, true);
    layout_line_at(paper->layout, 40, &first);
    for (unsigned columns = LAYOUT_COLUMNS; columns < 80; columns++) {
        layout_set(paper->layout, columns, TEXT_NARROW, true);
        layout_line_at(paper->layout, first.place, &again);
        assert_true(range_holds(again.range, first.place));
    }
    layout_set(paper->layout, 20, TEXT_NARROW, true);
    layout_line_at(paper->layout, first.place, &again);
    assert_int_equal(again.place, first.place);
}

static void fewer_columns_than_the_fewest_are_the_fewest(void **state)
{
    struct paper *paper = *state;
    layout_set(paper->layout, 0, TEXT_NARROW, true);
    assert_int_equal(layout_columns(paper->layout), LAYOUT_COLUMNS);
}

/* A long run of lines that was cut: a block at every fourth place, of so many bytes. */
static size_t block_bytes;

static bool derive_pieces(struct slice text, enum document_way way, size_t place, struct block *block)
{
    if (way == DOCUMENT_AHEAD && place >= text.length)
        return false;
    size_t start = (way == DOCUMENT_AHEAD ? place + 3 : place) / 4 * 4;
    if (way == DOCUMENT_BACK && start >= text.length)
        start = (text.length - 1) / 4 * 4;
    if (start >= text.length)
        return false;
    size_t end = start + block_bytes < text.length ? start + block_bytes : text.length;
    *block = (struct block){.kind = BLOCK_CODE, .range = {start, end}, .continues = start > 0};
    return true;
}

static void blocks_that_go_on_are_all_shown_without_a_gap(void **state)
{
    (void)state;
    static const char *const lines[] = {
        [4] = "  aaaa\n  bbbb\n  cccc\n  dd\n", [2] = "  aa\n  bb\n  cc\n  dd\n"};
    for (block_bytes = 2; block_bytes <= 4; block_bytes += 2) {
        struct paper paper = {.document = document_derived(slice_of("aaaabbbbccccdd"), derive_pieces)};
        paper.layout = layout_new(paper.document);
        assert_lines(&paper, 20, lines[block_bytes]);
        assert_int_equal(layout_move(paper.layout, 13, -2), 4);
        layout_free(paper.layout);
        document_free(paper.document);
    }
}

/* ---- the widest form ---- */

static unsigned widest(const struct paper *paper, unsigned limit)
{
    unsigned columns;
    layout_widest_form(paper->document, limit, &columns);
    return columns;
}

static void prose_has_no_form(void **state)
{
    struct paper *paper = *state;
    say_paragraph(&paper->sink, "a paragraph, which has no lines of its own");
    assert_int_equal(widest(paper, 80), 0);
}

static void the_widest_line_of_code_counts_with_what_is_before_it(void **state)
{
    struct paper *paper = *state;
    say(&paper->sink, BLOCK_CODE, 0, "short\n\tlonger");
    assert_int_equal(widest(paper, 80), 16);
    say_open(&paper->sink, BLOCK_QUOTATION, 0);
    say(&paper->sink, BLOCK_VERSE, 0, "the widest of the lines\nshort");
    say_close(&paper->sink);
    assert_int_equal(widest(paper, 80), 25);
    assert_int_equal(widest(paper, 20), 20);
}

static void the_widest_form_is_settled_when_the_limit_is_reached(void **state)
{
    struct paper *paper = *state;
    unsigned columns;
    say(&paper->sink, BLOCK_CODE, 0, "short");
    assert_false(layout_widest_form(paper->document, 10, &columns));
    say(&paper->sink, BLOCK_CODE, 0, "longer than ten");
    assert_true(layout_widest_form(paper->document, 10, &columns));
    assert_int_equal(columns, 10);
}

static void a_table_has_the_form_of_its_widest_row(void **state)
{
    struct paper *paper = *state;
    say_open(&paper->sink, BLOCK_TABLE, 0);
    say_row(&paper->sink, ROW_HEAD, "name|of");
    say_row(&paper->sink, 0, "a|longer one");
    say_close(&paper->sink);
    assert_int_equal(widest(paper, 80), 4 + 3 + 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, paper_begin, paper_finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_blank_line_stands_between_blocks),
        TEST(a_masthead_has_no_blank_lines),
        TEST(tight_lists_have_no_blank_lines),
        TEST(loose_lists_have_blank_lines),
        TEST(two_lists_in_a_row_are_apart),
        TEST(lines_of_an_item_hang),
        TEST(items_show_what_they_are),
        TEST(later_blocks_of_an_item_have_no_marker),
        TEST(an_item_that_begins_with_a_list_shows_both_markers),
        TEST(an_empty_item_shows_its_marker),
        TEST(bars_go_on_between_quoted_paragraphs),
        TEST(two_quotations_in_a_row_are_apart),
        TEST(a_quotation_in_an_item_and_an_item_in_a_quotation),
        TEST(a_rule_stands_where_text_would),
        TEST(where_ambiguous_characters_are_wide_ascii_is_drawn),
        TEST(deep_nesting_leaves_half_of_the_columns),
        TEST(code_keeps_its_lines_and_spaces),
        TEST(code_that_does_not_fit_is_folded_with_a_mark),
        TEST(tabs_in_code_reach_the_next_stop),
        TEST(code_is_not_folded_where_wrapping_is_off),
        TEST(paragraphs_are_wrapped_where_wrapping_is_off),
        TEST(long_lines_of_verse_hang),
        TEST(a_place_between_blocks_is_on_the_blank_line),
        TEST(a_place_beyond_the_text_is_on_the_last_line),
        TEST(an_empty_document_has_no_line),
        TEST(a_move_ends_at_the_ends),
        TEST(a_place_keeps_its_line_through_other_widths),
        TEST(fewer_columns_than_the_fewest_are_the_fewest),
        TEST(blocks_that_go_on_are_all_shown_without_a_gap),
        TEST(prose_has_no_form),
        TEST(the_widest_line_of_code_counts_with_what_is_before_it),
        TEST(the_widest_form_is_settled_when_the_limit_is_reached),
        TEST(a_table_has_the_form_of_its_widest_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
