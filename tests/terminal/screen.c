#include "check.h"

#include <locale.h>

#include "emulator.h"
#include "terminal/screen.h"

/* A screen, the frame that is drawn on it, and the emulator that shows what its bytes do. */
struct stage {
    struct capabilities capabilities;
    struct screen screen;
    struct frame *frame;
    struct emulator *emulator;
    size_t sent; /* bytes of the last paint */
};

static struct stage *stage_of(const char *terminal, unsigned rows, unsigned columns, bool unicode)
{
    struct stage *stage = memory_new(sizeof *stage);
    struct error error = {{0}};
    setenv("TERM", terminal, 1);
    if (!capabilities_load(&stage->capabilities, &error))
        fail_msg("%s", error.text);
    screen_open(&stage->screen, &stage->capabilities, unicode, true);
    stage->frame = frame_new();
    stage->emulator = emulator_new(rows, columns);
    frame_reset(stage->frame, rows, columns, TEXT_NARROW);
    return stage;
}

static void stage_free(struct stage *stage)
{
    screen_close(&stage->screen);
    capabilities_free(&stage->capabilities);
    frame_free(stage->frame);
    emulator_free(stage->emulator);
    free(stage);
}

static unsigned paint(struct stage *stage, bool full)
{
    unsigned stand_ins = screen_paint(&stage->screen, stage->frame, full);
    stage->sent = stage->screen.pen.bytes.length;
    emulator_feed(stage->emulator, buffer_slice(&stage->screen.pen.bytes));
    buffer_clear(&stage->screen.pen.bytes);
    return stand_ins;
}

/* ---- what is shown --------------------------------------------------------------------------- */

static void assert_rows_hold_the_frame(const struct stage *stage)
{
    struct buffer wanted = {0}, shown = {0};
    frame_dump(stage->frame, false, &wanted);
    emulator_dump(stage->emulator, &shown);
    assert_string_equal(buffer_string(&shown), buffer_string(&wanted));
    buffer_free(&wanted);
    buffer_free(&shown);
    assert_int_equal(emulator_cursor_row(stage->emulator), frame_cursor_row(stage->frame));
    assert_int_equal(emulator_cursor_column(stage->emulator), frame_cursor_column(stage->frame));
}

/* Cells of one column stand in their columns, whatever stands to their left. */
static void assert_columns_hold_the_frame(const struct stage *stage)
{
    for (unsigned row = 0; row < frame_rows(stage->frame); row++)
        for (unsigned column = 0; column < frame_columns(stage->frame); column++) {
            struct frame_cell cell = frame_cell(stage->frame, row, column);
            if (cell.columns == 1)
                assert_string_equal(emulator_cell(stage->emulator, row, column).text, cell.shown);
        }
}

/* Of a blank nobody sees whether it is bold, slanted, or of which colour it would be. The second column of a
 * wide cell looks as the first does; libvterm leaves there what was before. */
static struct emulator_cell as_seen(const struct emulator *emulator, unsigned row, unsigned column)
{
    struct emulator_cell cell = emulator_cell(emulator, row, column);
    if (cell.columns == 0)
        return (struct emulator_cell){0};
    if (strcmp(cell.text, " ") == 0) {
        cell.bold = cell.italic = false;
        cell.foreground = cell.reverse ? cell.foreground : EMULATOR_DEFAULT;
    }
    return cell;
}

/* The emulator shows what one shows that has seen nothing but this frame, attributes and all. */
static void assert_as_if_painted_anew(struct stage *stage)
{
    struct emulator *fresh = emulator_new(frame_rows(stage->frame), frame_columns(stage->frame));
    struct screen screen;
    screen_open(&screen, &stage->capabilities, stage->screen.pen.unicode, true);
    screen_paint(&screen, stage->frame, true);
    emulator_feed(fresh, buffer_slice(&screen.pen.bytes));
    for (unsigned row = 0; row < frame_rows(stage->frame); row++)
        for (unsigned column = 0; column < frame_columns(stage->frame); column++) {
            struct emulator_cell one = as_seen(fresh, row, column);
            struct emulator_cell other = as_seen(stage->emulator, row, column);
            assert_memory_equal(&one, &other, sizeof one);
        }
    screen_close(&screen);
    emulator_free(fresh);
}

static void assert_shown(struct stage *stage)
{
    assert_rows_hold_the_frame(stage);
    assert_columns_hold_the_frame(stage);
    assert_as_if_painted_anew(stage);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void draw_page(struct frame *frame, unsigned page)
{
    for (unsigned row = 0; row + 1 < frame_rows(frame); row++)
        for (unsigned column = 0; column < 72; column++) {
            unsigned line = page + row;
            char byte =
                (char)((column * 7 + line * line) % 9 == 0 ? ' ' : 'a' + (column * 5 + line * 11) % 26);
            frame_put(frame, row, column, 72, FRAME_TEXT, (struct slice){&byte, 1});
        }
}

static unsigned roll(unsigned *random, unsigned sides)
{
    *random = *random * 1103515245 + 12345;
    return (*random >> 16) % sides;
}

static void draw_something(struct frame *frame, unsigned *random)
{
    static const char *const texts[] = {
        "plain words, and more of them",
        "“curly” quotes — and a dash",
        "东亚合作的三个支柱",
        "narrow 中 wide 文 narrow",
        "e\u0301 a\u0323\u0302 q\u0323\u0302\u0301",
        "👨‍👩‍👧 👍🏽 🇫🇷 ❤️ ok",
        "\033[31m\ttab\177",
        "한국어 각",
        "     ",
        "x",
    };
    unsigned rows = frame_rows(frame), columns = frame_columns(frame);
    enum frame_style style = roll(random, 3) ? FRAME_TEXT : roll(random, FRAME_STYLE_COUNT);
    unsigned row = roll(random, rows), column = roll(random, columns);
    if (roll(random, 6) == 0)
        frame_fill(frame, row, column, column + roll(random, 20), style);
    else if (roll(random, 8) == 0)
        frame_scroll(frame, 0, rows, (int)roll(random, 5) - 2);
    else
        frame_put(frame, row, column, columns, style, slice_of(texts[roll(random, COUNT_OF(texts))]));
    frame_cursor(frame, roll(random, rows), roll(random, columns));
}

/* ---- tests ----------------------------------------------------------------------------------- */

static void what_is_painted_is_what_the_frame_says(struct stage *stage, unsigned random)
{
    for (int round = 0; round < 150; round++) {
        for (unsigned changes = 1 + roll(&random, 5); changes > 0; changes--)
            draw_something(stage->frame, &random);
        paint(stage, roll(&random, 25) == 0);
        assert_shown(stage);
    }
}

static void random_frames_are_shown_on_many_terminals(void **state)
{
    (void)state;
    static const char *const terminals[] = {
        "xterm-256color", "xterm",           "vt100",         "vt220",
        "linux",          "screen-256color", "tmux-256color", "rxvt-unicode-256color"};
    for (unsigned i = 0; i < COUNT_OF(terminals); i++) {
        struct stage *stage = stage_of(terminals[i], 9, 40, true);
        what_is_painted_is_what_the_frame_says(stage, i + 1);
        stage_free(stage);
    }
}

static void random_frames_are_shown_by_the_barest_terminal(void **state)
{
    (void)state;
    struct stage *stage = stage_of("xterm-256color", 9, 40, true);
    struct capabilities *can = &stage->capabilities;
    can->el = can->cuf = can->csr = NULL;
    can->crlf = false;
    what_is_painted_is_what_the_frame_says(stage, 99);
    stage_free(stage);
}

static void the_lower_right_corner_does_not_scroll(void **state)
{
    (void)state;
    struct stage *stage = stage_of("xterm-256color", 4, 10, true);
    for (unsigned row = 0; row < 4; row++)
        frame_print(stage->frame, row, 0, FRAME_STATUS, "0123456789");
    paint(stage, false);
    assert_shown(stage);
    stage->capabilities.wraps_late = false;
    paint(stage, true);
    struct buffer dump = {0};
    emulator_dump(stage->emulator, &dump);
    assert_string_equal(buffer_string(&dump), "0123456789\n0123456789\n0123456789\n012345678\n");
    buffer_free(&dump);
    stage_free(stage);
}

static void another_size_is_painted_anew(void **state)
{
    (void)state;
    struct stage *stage = stage_of("xterm-256color", 5, 20, true);
    frame_print(stage->frame, 0, 0, FRAME_TEXT, "before");
    paint(stage, false);
    emulator_resize(stage->emulator, 7, 30);
    frame_reset(stage->frame, 7, 30, TEXT_NARROW);
    frame_print(stage->frame, 6, 20, FRAME_TEXT, "after");
    paint(stage, false);
    assert_shown(stage);
    stage_free(stage);
}

static void another_theme_is_painted_anew(void **state)
{
    (void)state;
    struct stage *stage = stage_of("xterm-256color", 3, 20, true);
    frame_print(stage->frame, 0, 0, FRAME_CODE, "code");
    paint(stage, false);
    assert_int_equal(emulator_cell(stage->emulator, 0, 0).foreground, 4);
    screen_set_colour(&stage->screen, false);
    paint(stage, false);
    assert_int_equal(emulator_cell(stage->emulator, 0, 0).foreground, EMULATOR_DEFAULT);
    assert_true(emulator_cell(stage->emulator, 0, 0).bold);
    stage_free(stage);
}

static bool differs_without_colour(struct emulator_cell one, struct emulator_cell other)
{
    return one.bold != other.bold || one.italic != other.italic || one.reverse != other.reverse ||
           one.strike != other.strike || one.underline != other.underline;
}

static struct emulator_cell cell_in(struct stage *stage, enum frame_style style)
{
    frame_print(stage->frame, 0, 0, style, "x");
    paint(stage, false);
    return emulator_cell(stage->emulator, 0, 0);
}

static void what_a_style_means_is_seen_without_colour(void **state)
{
    (void)state;
    static const enum frame_style meanings[] = {
        FRAME_TITLE,
        FRAME_HEADING,
        FRAME_EMPHASIS,
        FRAME_STRONG,
        FRAME_STRONG_EMPHASIS,
        FRAME_CODE,
        FRAME_STRIKE,
        FRAME_LINK,
        FRAME_NOTE_REF,
        FRAME_HIT,
        FRAME_HIT_CURRENT,
        FRAME_NUMBER_CURRENT,
        FRAME_OUTLINE_EDITORIAL,
        FRAME_OUTLINE_LIVE,
        FRAME_OUTLINE_CHOSEN,
        FRAME_CHOSEN,
        FRAME_NOTICE,
        FRAME_STATUS,
    };
    static const enum frame_style pairs[][2] = {
        {FRAME_HIT, FRAME_HIT_CURRENT},      {FRAME_NUMBER, FRAME_NUMBER_CURRENT},
        {FRAME_OUTLINE, FRAME_OUTLINE_LIVE}, {FRAME_OUTLINE, FRAME_OUTLINE_EDITORIAL},
        {FRAME_STATUS, FRAME_NOTICE},        {FRAME_OUTLINE_LIVE, FRAME_OUTLINE_CHOSEN},
        {FRAME_STRONG, FRAME_EMPHASIS},
    };
    static const char *const terminals[] = {"xterm-256color", "linux", "vt100"};
    for (size_t i = 0; i < COUNT_OF(terminals); i++) {
        struct stage *stage = stage_of(terminals[i], 1, 5, true);
        struct emulator_cell text = cell_in(stage, FRAME_TEXT);
        for (size_t j = 0; j < COUNT_OF(meanings); j++)
            assert_true(differs_without_colour(text, cell_in(stage, meanings[j])));
        for (size_t j = 0; j < COUNT_OF(pairs); j++)
            assert_true(differs_without_colour(cell_in(stage, pairs[j][0]), cell_in(stage, pairs[j][1])));
        stage_free(stage);
    }
}

static void only_the_terminals_own_colours_are_used(void **state)
{
    (void)state;
    struct stage *stage = stage_of("xterm-256color", 1, 5, true);
    for (unsigned style = 0; style < FRAME_STYLE_COUNT; style++) {
        struct emulator_cell cell = cell_in(stage, style);
        assert_in_range(cell.foreground + 1, 0, 16);
        assert_in_range(cell.background + 1, 0, 16);
    }
    stage_free(stage);
}

/* The Linux console shows an underline as a colour of its own. */
static void colours_give_way_to_attributes_that_they_would_hide(void **state)
{
    (void)state;
    struct stage *stage = stage_of("linux", 1, 5, true);
    struct emulator_cell cell = cell_in(stage, FRAME_HIT_CURRENT);
    assert_int_equal(cell.underline, 1);
    assert_int_equal(cell.foreground, EMULATOR_DEFAULT);
    assert_int_equal(cell_in(stage, FRAME_HIT).foreground, 3);
    stage_free(stage);
}

static void slanted_text_is_underlined_where_nothing_slants(void **state)
{
    (void)state;
    struct stage *stage = stage_of("vt100", 1, 5, true);
    struct emulator_cell cell = cell_in(stage, FRAME_EMPHASIS);
    assert_false(cell.italic);
    assert_int_equal(cell.underline, 1);
    stage_free(stage);
}

static void without_unicode_only_ascii_is_sent(void **state)
{
    (void)state;
    struct stage *stage = stage_of("xterm-256color", 4, 30, false);
    frame_print(stage->frame, 0, 0, FRAME_TEXT, "“quoted” — naïve…");
    frame_print(stage->frame, 1, 0, FRAME_BORDER, "│东亚│ ok");
    frame_print(stage->frame, 2, 0, FRAME_TEXT, "e\u0323\u0302q\u0323 👨‍👩‍👧|");
    unsigned stand_ins = screen_paint(&stage->screen, stage->frame, false);
    struct slice bytes = buffer_slice(&stage->screen.pen.bytes);
    for (size_t i = 0; i < bytes.length; i++)
        assert_true((unsigned char)bytes.bytes[i] < 0x80);
    emulator_feed(stage->emulator, bytes);
    struct buffer dump = {0};
    emulator_dump(stage->emulator, &dump);
    assert_non_null(strstr(dump.bytes, "\"quoted\" - naive"));
    assert_non_null(strstr(dump.bytes, "|????| ok\n"));
    assert_string_equal(emulator_cell(stage->emulator, 2, 9).text, "|");
    assert_int_equal(stand_ins, 12);
    buffer_free(&dump);
    stage_free(stage);
}

/* Where the user says that they are wide, the cursor stands behind the text without being moved there. */
static void ambiguous_characters_have_the_columns_of_the_frame(void **state)
{
    (void)state;
    struct stage *stage = stage_of("xterm-256color", 1, 10, true);
    static const char text[] = "a—“b";
    frame_reset(stage->frame, 1, 10, TEXT_WIDE);
    frame_cursor(stage->frame, 0, frame_print(stage->frame, 0, 0, FRAME_TEXT, text));
    assert_int_equal(frame_cursor_column(stage->frame), 6);
    screen_paint(&stage->screen, stage->frame, false);
    struct slice bytes = buffer_slice(&stage->screen.pen.bytes);
    assert_slice(slice_cut(bytes, bytes.length - strlen(text), bytes.length), text);
    stage_free(stage);
}

/* ---- bytes ----------------------------------------------------------------------------------- */

enum { ROWS = 24, COLUMNS = 80, LINE = 72 };

static struct stage *stage_with_a_page(void)
{
    struct stage *stage = stage_of("xterm-256color", ROWS, COLUMNS, true);
    draw_page(stage->frame, 0);
    frame_print(stage->frame, ROWS - 1, 0, FRAME_STATUS, "status");
    return stage;
}

/* What less sends is the text, a byte for each line end, and little more. */
static void a_page_costs_little_more_than_its_text(void **state)
{
    (void)state;
    struct stage *stage = stage_with_a_page();
    paint(stage, false);
    assert_true(stage->sent <= (ROWS - 1) * (LINE + 2) + 40);
    draw_page(stage->frame, 100);
    paint(stage, false);
    assert_shown(stage);
    assert_true(stage->sent <= (ROWS - 1) * (LINE + 2) + 40);
    stage_free(stage);
}

static void a_line_down_costs_a_line(void **state)
{
    (void)state;
    struct stage *stage = stage_with_a_page();
    paint(stage, false);
    static const int moves[] = {1, 2, 13, 12, 5};
    unsigned page = 0;
    for (size_t i = 0; i < COUNT_OF(moves); i++) {
        unsigned lines = (unsigned)abs(moves[i] - (int)page);
        page = (unsigned)moves[i];
        draw_page(stage->frame, page);
        paint(stage, false);
        assert_shown(stage);
        assert_true(stage->sent <= lines * (LINE + 2) + 40);
    }
    stage_free(stage);
}

static void a_scroll_costs_a_line_on_terminals_that_move_by_one(void **state)
{
    (void)state;
    struct stage *stage = stage_of("vt100", ROWS, COLUMNS, true);
    for (unsigned page = 5; page > 0; page--) {
        draw_page(stage->frame, page);
        paint(stage, false);
        assert_shown(stage);
        assert_true(page == 5 || stage->sent <= LINE + 50);
    }
    stage_free(stage);
}

static void words_of_one_style_are_not_switched_between(void **state)
{
    (void)state;
    struct stage *stage = stage_of("xterm-256color", 2, 40, true);
    paint(stage, false);
    frame_print(stage->frame, 0, 0, FRAME_STRONG, "four bold words here");
    paint(stage, false);
    assert_shown(stage);
    assert_true(stage->sent <= 20 + 24);
    stage_free(stage);
}

static void what_did_not_change_costs_nothing(void **state)
{
    (void)state;
    struct stage *stage = stage_with_a_page();
    paint(stage, false);
    paint(stage, false);
    assert_int_equal(stage->sent, 0);
    frame_print(stage->frame, ROWS - 1, 0, FRAME_STATUS, "statua");
    paint(stage, false);
    assert_true(stage->sent <= 30);
    frame_cursor(stage->frame, 3, 3);
    paint(stage, false);
    assert_true(stage->sent <= 8);
    stage_free(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_frames_are_shown_on_many_terminals),
        cmocka_unit_test(random_frames_are_shown_by_the_barest_terminal),
        cmocka_unit_test(the_lower_right_corner_does_not_scroll),
        cmocka_unit_test(another_size_is_painted_anew),
        cmocka_unit_test(another_theme_is_painted_anew),
        cmocka_unit_test(what_a_style_means_is_seen_without_colour),
        cmocka_unit_test(only_the_terminals_own_colours_are_used),
        cmocka_unit_test(colours_give_way_to_attributes_that_they_would_hide),
        cmocka_unit_test(slanted_text_is_underlined_where_nothing_slants),
        cmocka_unit_test(without_unicode_only_ascii_is_sent),
        cmocka_unit_test(ambiguous_characters_have_the_columns_of_the_frame),
        cmocka_unit_test(a_page_costs_little_more_than_its_text),
        cmocka_unit_test(a_line_down_costs_a_line),
        cmocka_unit_test(a_scroll_costs_a_line_on_terminals_that_move_by_one),
        cmocka_unit_test(words_of_one_style_are_not_switched_between),
        cmocka_unit_test(what_did_not_change_costs_nothing),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
