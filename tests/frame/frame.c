#include "check.h"

#include <locale.h>

#include "stele/frame.h"

static struct frame *frame_of(unsigned rows, unsigned columns)
{
    struct frame *frame = frame_new();
    frame_reset(frame, rows, columns, TEXT_NARROW);
    return frame;
}

static void assert_dump(const struct frame *frame, bool styles, const char *wanted)
{
    struct buffer dump = {0};
    frame_dump(frame, styles, &dump);
    assert_string_equal(buffer_string(&dump), wanted);
    buffer_free(&dump);
}

static void a_new_frame_is_blank_with_the_cursor_below_left(void **state)
{
    (void)state;
    struct frame *frame = frame_of(3, 5);
    assert_int_equal(frame_rows(frame), 3);
    assert_int_equal(frame_columns(frame), 5);
    assert_int_equal(frame_cursor_row(frame), 2);
    assert_int_equal(frame_cursor_column(frame), 0);
    struct frame_cell cell = frame_cell(frame, 1, 4);
    assert_string_equal(cell.shown, " ");
    assert_int_equal(cell.style, FRAME_TEXT);
    assert_int_equal(cell.columns, 1);
    assert_dump(frame, true, "\n\n\n");
    frame_free(frame);
}

static void text_is_put_and_cut_at_the_end(void **state)
{
    (void)state;
    struct frame *frame = frame_of(3, 10);
    assert_int_equal(frame_put(frame, 0, 2, 6, FRAME_TEXT, slice_of("abcdefgh")), 6);
    assert_int_equal(frame_put(frame, 1, 2, 6, FRAME_TEXT, slice_of("ab")), 4);
    assert_int_equal(frame_print(frame, 2, 7, FRAME_TEXT, "abcdefgh"), 10);
    assert_dump(frame, false, "  abcd\n  ab\n       abc\n");
    frame_free(frame);
}

static void what_lies_outside_is_not_drawn(void **state)
{
    (void)state;
    struct frame *frame = frame_of(2, 4);
    assert_int_equal(frame_put(frame, 2, 0, 4, FRAME_TEXT, slice_of("x")), 0);
    assert_int_equal(frame_put(frame, 0, 4, 9, FRAME_TEXT, slice_of("x")), 4);
    assert_int_equal(frame_put(frame, 0, 3, 2, FRAME_TEXT, slice_of("x")), 3);
    frame_fill(frame, 5, 0, 4, FRAME_HIT);
    frame_fill(frame, 0, 3, 3, FRAME_HIT);
    frame_cursor(frame, 7, 9);
    assert_int_equal(frame_cursor_row(frame), 1);
    assert_int_equal(frame_cursor_column(frame), 3);
    assert_dump(frame, true, "\n\n");
    frame_free(frame);
}

static void a_frame_of_no_size_takes_everything(void **state)
{
    (void)state;
    struct frame *frame = frame_of(0, 0);
    assert_int_equal(frame_print(frame, 0, 0, FRAME_TEXT, "x"), 0);
    frame_fill(frame, 0, 0, 1, FRAME_TEXT);
    frame_cursor(frame, 1, 1);
    assert_int_equal(frame_cursor_row(frame), 0);
    assert_dump(frame, true, "");
    frame_free(frame);
}

static void wide_clusters_take_two_cells(void **state)
{
    (void)state;
    struct frame *frame = frame_of(1, 8);
    assert_int_equal(frame_print(frame, 0, 1, FRAME_TEXT, "a东b"), 5);
    struct frame_cell cell = frame_cell(frame, 0, 2);
    assert_string_equal(cell.shown, "东");
    assert_int_equal(cell.columns, 2);
    cell = frame_cell(frame, 0, 3);
    assert_string_equal(cell.shown, "");
    assert_int_equal(cell.columns, 0);
    assert_dump(frame, false, " a东b\n");
    frame_free(frame);
}

static void a_wide_cluster_that_does_not_fit_leaves_a_blank(void **state)
{
    (void)state;
    struct frame *frame = frame_of(1, 8);
    frame_print(frame, 0, 0, FRAME_TEXT, "12345678");
    assert_int_equal(frame_put(frame, 0, 0, 4, FRAME_HIT, slice_of("abc东d")), 4);
    assert_dump(frame, true, "{hit:abc }5678\n");
    frame_free(frame);
}

static void half_of_a_wide_cluster_is_never_left(void **state)
{
    (void)state;
    struct frame *frame = frame_of(1, 8);
    frame_print(frame, 0, 0, FRAME_TEXT, "东西南北");
    frame_put(frame, 0, 3, 5, FRAME_TEXT, slice_of("xy"));
    assert_dump(frame, false, "东 xy 北\n");
    frame_print(frame, 0, 0, FRAME_TEXT, "东西南北");
    frame_fill(frame, 0, 1, 2, FRAME_HIT);
    assert_dump(frame, true, " {hit: }西南北\n");
    frame_free(frame);
}

static void marks_stay_with_their_letter(void **state)
{
    (void)state;
    struct frame *frame = frame_of(2, 8);
    assert_int_equal(frame_print(frame, 0, 0, FRAME_TEXT, "xe\u0323\u0302y"), 3);
    struct frame_cell cell = frame_cell(frame, 0, 1);
    assert_int_equal(cell.columns, 1);
    assert_string_equal(cell.shown, "\u1EC7");
    assert_int_equal(frame_print(frame, 1, 0, FRAME_TEXT, "q\u0323\u0302\u0301z"), 2);
    assert_string_equal(frame_cell(frame, 1, 0).shown, "q\u0323\u0302\u0301");
    assert_string_equal(frame_cell(frame, 1, 1).shown, "z");
    frame_free(frame);
}

static void controls_are_shown_and_never_passed_on(void **state)
{
    (void)state;
    struct frame *frame = frame_of(4, 20);
    frame_print(frame, 0, 0, FRAME_TEXT, "\033[31mred\033c");
    frame_print(frame, 1, 0, FRAME_TEXT, "a\tb\177\302\233c\377d");
    frame_print(frame, 2, 0, FRAME_TEXT, "\u202Eab\u0301soft\u00ADhyphen");
    frame_print(frame, 3, 0, FRAME_TEXT, "\u0301x");
    for (unsigned row = 0; row < frame_rows(frame); row++)
        for (unsigned column = 0; column < frame_columns(frame); column++) {
            const char *shown = frame_cell(frame, row, column).shown;
            for (size_t i = 0; shown[i]; i++) {
                assert_true((unsigned char)shown[i] >= 0x20 && shown[i] != 0x7F);
                assert_false(shown[i] == '\302' && (unsigned char)shown[i + 1] < 0xA0);
            }
        }
    struct buffer dump = {0};
    frame_dump(frame, false, &dump);
    assert_non_null(strstr(dump.bytes, "␛[31mred␛c\n"));
    assert_non_null(strstr(dump.bytes, "a b␡"));
    assert_non_null(strstr(dump.bytes, "softhyphen"));
    buffer_free(&dump);
    frame_free(frame);
}

static void ambiguous_characters_are_as_wide_as_is_said(void **state)
{
    (void)state;
    struct frame *frame = frame_new();
    frame_reset(frame, 1, 10, TEXT_WIDE);
    assert_int_equal(frame_print(frame, 0, 0, FRAME_TEXT, "a—b"), 4);
    frame_reset(frame, 1, 10, TEXT_NARROW);
    assert_int_equal(frame_print(frame, 0, 0, FRAME_TEXT, "a—b"), 3);
    frame_free(frame);
}

static void a_dump_says_where_styles_begin_and_end(void **state)
{
    (void)state;
    struct frame *frame = frame_of(2, 20);
    frame_print(frame, 0, 0, FRAME_HEADING, "Two");
    frame_print(frame, 0, 3, FRAME_HIT, "words");
    frame_print(frame, 0, 9, FRAME_TEXT, "plain");
    frame_print(frame, 1, 2, FRAME_STATUS, "to the edge");
    frame_fill(frame, 1, 13, 20, FRAME_STATUS);
    assert_dump(frame, true, "{heading:Two}{hit:words} plain\n  {status:to the edge}\n");
    frame_free(frame);
}

static void every_style_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (unsigned i = 0; i < FRAME_STYLE_COUNT; i++)
        for (unsigned j = 0; j < i; j++)
            assert_string_not_equal(frame_style_name(i), frame_style_name(j));
}

static void a_reset_forgets_what_was_drawn(void **state)
{
    (void)state;
    struct frame *frame = frame_of(2, 6);
    frame_print(frame, 0, 0, FRAME_HIT, "q\u0323\u0302\u0301 东");
    frame_reset(frame, 3, 4, TEXT_NARROW);
    assert_dump(frame, true, "\n\n\n");
    frame_reset(frame, 1, 80, TEXT_NARROW);
    assert_dump(frame, true, "\n");
    frame_free(frame);
}

static void a_copy_looks_the_same_row_by_row(void **state)
{
    (void)state;
    struct frame *frame = frame_of(3, 12), *copy = frame_new();
    frame_print(frame, 0, 0, FRAME_TEXT, "q\u0323\u0302\u0301");
    frame_print(frame, 1, 0, FRAME_TEXT, "东西");
    frame_cursor(frame, 1, 4);
    frame_copy(copy, frame);
    for (unsigned row = 0; row < 3; row++)
        assert_true(frame_row_equal(frame, row, copy, row));
    assert_int_equal(frame_cursor_column(copy), 4);
    assert_false(frame_row_equal(frame, 0, copy, 1));
    frame_print(copy, 0, 0, FRAME_TEXT, "q\u0323\u0301\u0302");
    assert_false(frame_row_equal(frame, 0, copy, 0));
    frame_print(copy, 1, 0, FRAME_HIT, "东");
    assert_false(frame_row_equal(frame, 1, copy, 1));
    frame_free(frame);
    frame_free(copy);
}

/* The same clusters at other offsets of the pool. */
static void long_clusters_are_equal_wherever_they_are_kept(void **state)
{
    (void)state;
    struct frame *one = frame_of(1, 4), *other = frame_of(1, 4);
    frame_print(one, 0, 0, FRAME_TEXT, "q\u0323\u0302\u0301");
    frame_print(other, 0, 0, FRAME_TEXT, "w\u0323\u0302\u0301\u0308");
    frame_print(other, 0, 0, FRAME_TEXT, "q\u0323\u0302\u0301");
    assert_true(frame_row_equal(one, 0, other, 0));
    frame_print(one, 0, 0, FRAME_TEXT, "w\u0323\u0302\u0301");
    assert_false(frame_row_equal(one, 0, other, 0));
    frame_free(one);
    frame_free(other);
}

static void rows_scroll_within_their_region(void **state)
{
    (void)state;
    static const char *const texts[] = {"a", "b", "c", "d", "e"};
    struct frame *frame = frame_of(5, 3);
    for (unsigned row = 0; row < 5; row++)
        frame_print(frame, row, 0, FRAME_TEXT, texts[row]);
    frame_scroll(frame, 1, 4, 1);
    assert_dump(frame, false, "a\nc\nd\n\ne\n");
    frame_scroll(frame, 0, 5, -2);
    assert_dump(frame, false, "\n\na\nc\nd\n");
    frame_scroll(frame, 2, 5, 9);
    assert_dump(frame, false, "\n\n\n\n\n");
    frame_free(frame);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_frame_is_blank_with_the_cursor_below_left),
        cmocka_unit_test(text_is_put_and_cut_at_the_end),
        cmocka_unit_test(what_lies_outside_is_not_drawn),
        cmocka_unit_test(a_frame_of_no_size_takes_everything),
        cmocka_unit_test(wide_clusters_take_two_cells),
        cmocka_unit_test(a_wide_cluster_that_does_not_fit_leaves_a_blank),
        cmocka_unit_test(half_of_a_wide_cluster_is_never_left),
        cmocka_unit_test(marks_stay_with_their_letter),
        cmocka_unit_test(controls_are_shown_and_never_passed_on),
        cmocka_unit_test(ambiguous_characters_are_as_wide_as_is_said),
        cmocka_unit_test(a_dump_says_where_styles_begin_and_end),
        cmocka_unit_test(every_style_has_a_name_of_its_own),
        cmocka_unit_test(a_reset_forgets_what_was_drawn),
        cmocka_unit_test(a_copy_looks_the_same_row_by_row),
        cmocka_unit_test(long_clusters_are_equal_wherever_they_are_kept),
        cmocka_unit_test(rows_scroll_within_their_region),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
