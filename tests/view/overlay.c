/* What lies over the page, and screens that are out of the ordinary. */

#include "picture.h"

static struct desk *speech(void **state, unsigned rows, unsigned columns)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, rows, columns);
    desk_idle(desk);
    return desk;
}

/* ---- prompts ---- */

static void a_prompt_takes_the_last_row_with_its_hint_at_the_right(void **state)
{
    struct desk *desk = speech(state, 8, 40);
    desk_press(desk, "/bandung");
    struct picture picture = picture_take(desk, false);
    assert_string_equal(last_row(desk), "/bandung                      hit 1 of 1");
    assert_int_equal(picture.cursor_row, 7);
    assert_int_equal(picture.cursor_column, 8);
    desk_press(desk, "<Left><Left>");
    assert_int_equal(picture_take(desk, false).cursor_column, 6);
}

static void a_line_longer_than_the_row_shows_what_is_before_the_cursor(void **state)
{
    struct desk *desk = speech(state, 8, 20);
    desk_press(desk, ":abcdefghijklmnopqrstuvwxyz");
    struct picture picture = picture_take(desk, false);
    assert_string_equal(last_row(desk), ":ijklmnopqrstuvwxyz");
    assert_int_equal(picture.cursor_column, 19);
    desk_press(desk, "<Home>");
    assert_string_equal(last_row(desk), ":abcdefghijklmnopqrs");
    assert_int_equal(picture_take(desk, false).cursor_column, 1);
}

static void the_cursor_stays_on_the_screen(void **state)
{
    struct desk *desk = speech(state, 8, 20);
    desk_press(desk, ":ab合作e\u0301共赢合作共赢xyz合作共赢合作共赢");
    for (int i = 0; i < 30; i++) {
        struct picture picture = picture_take(desk, false);
        assert_int_equal(picture.cursor_row, 7);
        assert_true(picture.cursor_column >= 1 && picture.cursor_column < 20);
        desk_press(desk, "<Left>");
    }
}

static void a_hint_that_does_not_fit_is_left_out(void **state)
{
    struct desk *desk = speech(state, 8, 24);
    desk_press(desk, ":set <Tab>");
    assert_string_equal(last_row(desk), ":set width");
}

/* ---- lists ---- */

static void a_list_has_a_head_and_a_chosen_row(void **state)
{
    struct desk *desk = speech(state, 8, 70);
    desk_press(desk, "'1ma'2Mthe second<Enter>Bj");
    struct picture picture = picture_take(desk, false);
    assert_string_equal(row_of(desk, picture.text, 0),
                        " Bookmarks   Enter go  / filter  r rename  e note  dd delete  u undo");
    assert_starts(slice_of(row_of(desk, picture.text, 1)), "  a          ¶ 9  First, political");
    assert_starts(slice_of(row_of(desk, picture.text, 2)), "> the second ¶ 12  Second, economic");
    assert_string_equal(row_of(desk, picture.text, 3), "");
    assert_int_equal(picture.cursor_row, 2);
    assert_int_equal(picture.cursor_column, 0);
    assert_shows(styled_picture_of(desk), "{chosen:> the second");
}

static void a_long_list_scrolls_with_its_cursor(void **state)
{
    struct desk *desk = speech(state, 6, 60);
    desk_press(desk, "ma}mb}mc}md}me}mf}mg}mhB");
    for (int i = 0; i < 8; i++) {
        assert_shows(styled_picture_of(desk), "{chosen:>");
        desk_press(desk, "j");
    }
    assert_shows(row_of(desk, picture_of(desk), 4), "> h");
}

/* ---- the panel ---- */

static void what_was_copied_stands_at_the_foot_without_a_margin(void **state)
{
    struct desk *desk = speech(state, 8, 30);
    reader_copied(desk->reader, slice_of("Some words that take up more than a row."), false, "the clipboard");
    const char *text = picture_of(desk);
    assert_string_equal(row_of(desk, text, 4), " sent to the clipboard");
    assert_string_equal(row_of(desk, text, 5), "Some words that take up more");
    assert_string_equal(row_of(desk, text, 6), "than a row.");
}

static void a_panel_leaves_the_last_row(void **state)
{
    struct desk *desk = speech(state, 6, 20);
    struct buffer text = {0};
    for (int i = 0; i < 100; i++)
        buffer_append_string(&text, "words and ");
    reader_copied(desk->reader, buffer_slice(&text), false, "nowhere");
    assert_string_equal(row_of(desk, picture_of(desk), 0), " sent to  j k scroll");
    assert_starts(slice_of(last_row(desk)), " Building");
    buffer_free(&text);
}

/* ---- windows ---- */

static void a_window_that_is_too_small_says_so(void **state)
{
    static const unsigned sizes[][2] = {{4, 80}, {24, 19}, {1, 40}};
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        reader_resize(desk->reader, sizes[i][0], sizes[i][1]);
        assert_string_equal(row_of(desk, picture_of(desk), 0), "window too small");
    }
    reader_resize(desk->reader, 1, 1);
    assert_picture(desk, "w\n");
    reader_resize(desk->reader, 5, 20);
    assert_shows_not(picture_of(desk), "window too small");
}

static void a_high_window_has_a_title(void **state)
{
    struct desk *desk = speech(state, 29, 80);
    assert_shows_not(row_of(desk, styled_picture_of(desk), 0), "{status: Building");
    reader_resize(desk->reader, 30, 80);
    assert_shows(row_of(desk, styled_picture_of(desk), 0), "{status: Building an East Asia Partnership");
}

static void every_window_is_filled_exactly(void **state)
{
    static const char *const keys[] = {"", "t", "<Tab>", ":", "maB", "h"};
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, keys[i]);
        for (unsigned rows = 1; rows < 40; rows += 3)
            for (unsigned columns = 1; columns < 130; columns += 9) {
                reader_resize(desk->reader, rows, columns);
                unsigned feeds = 0;
                for (const char *at = picture_of(desk); *at; at++)
                    feeds += *at == '\n';
                assert_int_equal(feeds, rows);
            }
        desk_press(desk, "<Esc><Esc><Esc>");
    }
}

/* ---- only ASCII ---- */

static void the_chrome_is_ascii_where_it_has_to_be(void **state)
{
    struct desk *desk = *state;
    desk->how.ascii = true;
    desk_open_markdown(desk, "# One\n\nWords.\n\n---\n\n| a | b |\n|---|---|\n| c | d |\n\n# Two\n\nMore.\n");
    static const char *const keys[] = {
        "", "ma", "B", "<Esc>/words", "<Enter>", "<Tab>zM", "q:set outline on<Enter>"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, keys[i]);
        for (unsigned columns = 20; columns < 120; columns += 20) {
            reader_resize(desk->reader, 30, columns);
            const char *text = picture_of(desk);
            for (const char *at = text; *at; at++)
                if ((unsigned char)*at >= 0x80)
                    fail_msg("after %s, in %u columns:\n%s", keys[i], columns, text);
        }
    }
    assert_shows(picture_of(desk), "|");
}

static void wide_ambiguous_characters_make_the_chrome_ascii(void **state)
{
    struct desk *desk = speech(state, 14, 80);
    desk_press(desk, ":set ambiguous wide<Enter>");
    assert_shows(picture_of(desk), "|");
    assert_shows_not(picture_of(desk), "│");
    assert_shows(last_row(desk), "par. 1 of 23");
}

static void a_copy_with_its_citation_shows_the_citation_in_any_window(void **state)
{
    static const unsigned sizes[][2] = {{5, 20}, {8, 30}, {12, 40}, {24, 80}};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct desk *desk = speech(state, sizes[i][0], sizes[i][1]);
        struct buffer text = {0};
        for (int j = 0; j < 400; j++)
            buffer_append_string(&text, "words and ");
        buffer_append_string(&text, "more.\n\n(the source)");
        reader_copied(desk->reader, buffer_slice(&text), true, "the clipboard");
        assert_shows(picture_of(desk), "\n(the source)\n");
        desk_press(desk, "b");
        assert_shows(picture_of(desk), "words and");
        buffer_free(&text);
    }
}

static void a_panel_that_does_not_fit_scrolls(void **state)
{
    struct desk *desk = speech(state, 6, 20);
    reader_copied(desk->reader, slice_of("one\ntwo\nthree\nfour\nfive\nsix"), false, "the clipboard");
    assert_string_equal(row_of(desk, picture_of(desk), 1), "one");
    desk_press(desk, "j");
    assert_string_equal(row_of(desk, picture_of(desk), 1), "two");
    desk_press(desk, "<Space>j");
    assert_string_equal(row_of(desk, picture_of(desk), 4), "six");
    desk_press(desk, "k");
    assert_string_equal(row_of(desk, picture_of(desk), 4), "five");
    desk_press(desk, "b");
    assert_string_equal(row_of(desk, picture_of(desk), 1), "one");
    desk_press(desk, "q");
    assert_shows_not(picture_of(desk), "sent to");
}

static void bullets_and_bars_are_ascii_where_they_have_to_be(void **state)
{
    struct desk *desk = *state;
    desk->how.ascii = true;
    desk_open_markdown(desk, "> A quotation.\n\n- an item\n- another\n");
    reader_resize(desk->reader, 10, 40);
    assert_shows(picture_of(desk), "| A quotation.");
    assert_shows(picture_of(desk), "* an item");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(a_prompt_takes_the_last_row_with_its_hint_at_the_right),
        desk_test(a_line_longer_than_the_row_shows_what_is_before_the_cursor),
        desk_test(the_cursor_stays_on_the_screen),
        desk_test(a_hint_that_does_not_fit_is_left_out),
        desk_test(a_list_has_a_head_and_a_chosen_row),
        desk_test(a_long_list_scrolls_with_its_cursor),
        desk_test(what_was_copied_stands_at_the_foot_without_a_margin),
        desk_test(a_panel_leaves_the_last_row),
        desk_test(a_window_that_is_too_small_says_so),
        desk_test(a_high_window_has_a_title),
        desk_test(every_window_is_filled_exactly),
        desk_test(the_chrome_is_ascii_where_it_has_to_be),
        desk_test(wide_ambiguous_characters_make_the_chrome_ascii),
        desk_test(a_copy_with_its_citation_shows_the_citation_in_any_window),
        desk_test(a_panel_that_does_not_fit_scrolls),
        desk_test(bullets_and_bars_are_ascii_where_they_have_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
