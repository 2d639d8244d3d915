/* Moving the page: lines, pages, ends, numbers, paragraphs. */

#include "desk.h"

enum { MOST_PAGES = 400 };

/* The lines of the page. */
static size_t page_of(struct desk *desk, const struct line **lines)
{
    return reader_page(desk->reader, lines);
}

static size_t place_of_line(struct desk *desk, size_t index)
{
    const struct line *lines;
    assert_true(index < page_of(desk, &lines));
    return lines[index].range.start;
}

static bool shows(struct desk *desk, size_t place)
{
    const struct line *lines;
    size_t count = page_of(desk, &lines);
    for (size_t i = 0; i < count; i++)
        if (lines[i].kind == LINE_TEXT && range_holds(lines[i].range, place))
            return true;
    return false;
}

/* ---- lines ---- */

static void a_line_down_begins_with_the_second_line(void **state)
{
    struct desk *desk = desk_speech(state);
    size_t second = place_of_line(desk, 1);
    desk_press(desk, "j");
    assert_int_equal(desk_place(desk), second);
    desk_press(desk, "k");
    assert_int_equal(desk_place(desk), 0);
}

static void a_count_repeats_a_line(void **state)
{
    struct desk *desk = desk_speech(state);
    size_t twelfth = place_of_line(desk, 12);
    desk_press(desk, "12j");
    assert_int_equal(desk_place(desk), twelfth);
    desk_press(desk, "12k");
    assert_int_equal(desk_place(desk), 0);
}

static void a_line_down_ends_at_the_last_page(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "G");
    size_t last = desk_place(desk);
    desk_press(desk, "g9999j");
    assert_int_equal(desk_place(desk), last);
    desk_press(desk, "j");
    assert_int_equal(desk_place(desk), last);
    assert_notice(desk, "end of the text");
}

static void the_largest_count_is_taken(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "G");
    size_t last = desk_place(desk);
    desk_press(desk, "99999999999999999999k");
    assert_int_equal(desk_place(desk), 0);
    desk_press(desk, "99999999999999999999d");
    assert_int_equal(desk_place(desk), last);
    desk_press(desk, "99999999999999999999u");
    assert_int_equal(desk_place(desk), 0);
    desk_press(desk, "99999999999999999999}");
    assert_int_equal(desk_paragraph(desk), 23);
    desk_press(desk, "99999999999999999999<Space>");
    assert_notice(desk, "end of the text");
}

static void the_top_says_so(void **state)
{
    struct desk *desk = desk_speech(state);
    static const char *const keys[] = {"k", "u", "b"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, "j<Esc>g<Esc>");
        assert_notice(desk, "");
        desk_press(desk, keys[i]);
        assert_notice(desk, "top of the text");
        assert_int_equal(desk_place(desk), 0);
    }
}

static void the_end_says_so(void **state)
{
    struct desk *desk = desk_speech(state);
    static const char *const keys[] = {"j", "d", "<Space>"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, "G<Esc>");
        size_t last = desk_place(desk);
        assert_notice(desk, "");
        desk_press(desk, keys[i]);
        assert_notice(desk, "end of the text");
        assert_int_equal(desk_place(desk), last);
    }
}

static void half_a_page_is_half_the_rows(void **state)
{
    struct desk *desk = desk_speech(state);
    size_t half = place_of_line(desk, reader_geometry(desk->reader)->text_rows / 2);
    desk_press(desk, "d");
    assert_int_equal(desk_place(desk), half);
    desk_press(desk, "2d3u");
    assert_int_equal(desk_place(desk), 0);
}

/* ---- pages ---- */

/* The first line with text below the page; NOWHERE at the end of the text. */
static size_t place_below(struct desk *desk)
{
    const struct line *lines;
    size_t count = page_of(desk, &lines);
    struct line line = lines[count - 1];
    struct layout *layout = reader_layout(desk->reader);
    do
        if (!layout_line_after(layout, &line, &line))
            return NOWHERE;
    while (line.kind == LINE_GAP);
    return line.range.start;
}

static void page_down_shows_what_was_not_yet_shown(void **state)
{
    struct desk *desk = desk_speech(state);
    for (unsigned rows = 5; rows <= 40; rows += 7)
        for (unsigned columns = 30; columns <= 120; columns += 30) {
            size_t below;
            reader_resize(desk->reader, rows, columns);
            desk_press(desk, "g");
            for (int i = 0; (below = place_below(desk)) != NOWHERE; i++) {
                assert_true(i < MOST_PAGES);
                desk_press(desk, "<Space>");
                assert_int_equal(desk_place(desk), below);
            }
        }
}

/* Pages are not all as long as the window: what was first need not be first again, but it is shown again. */
static void page_up_comes_back(void **state)
{
    struct desk *desk = desk_speech(state);
    for (unsigned rows = 6; rows <= 40; rows += 8) {
        reader_resize(desk->reader, rows, 80);
        desk_press(desk, "<Home>");
        while (place_below(desk) != NOWHERE) {
            size_t place = desk_place(desk);
            desk_press(desk, "<Space>b");
            if (!shows(desk, place))
                fail_msg("%u rows: place %zu is not shown again", rows, place);
            desk_press(desk, "<Home>");
            while (desk_place(desk) <= place)
                desk_press(desk, "<Space>");
        }
    }
}

/* From a top that no page of the count begins with: nothing is left out, and it ends at the top. */
static void page_up_leaves_nothing_out(void **state)
{
    struct desk *desk = desk_speech(state);
    for (unsigned rows = 5; rows <= 40; rows += 7) {
        reader_resize(desk->reader, rows, 80);
        desk_press(desk, "G");
        for (size_t place; (place = desk_place(desk)) > 0;) {
            desk_press(desk, "b");
            assert_true(desk_place(desk) < place);
            assert_true(place_below(desk) >= place);
        }
        assert_int_equal(desk_place(desk), 0);
    }
}

static void a_count_repeats_a_page(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "<Space><Space><Space>");
    size_t third = desk_place(desk);
    desk_press(desk, "g3<Space>");
    assert_int_equal(desk_place(desk), third);
    desk_press(desk, "2b");
    size_t first = desk_place(desk);
    desk_press(desk, "<Home>3<Space>bb");
    assert_int_equal(desk_place(desk), first);
}

/* ---- ends and numbers ---- */

static void the_end_fills_the_page(void **state)
{
    struct desk *desk = desk_speech(state);
    const struct line *lines;
    desk_press(desk, "G");
    assert_int_equal(page_of(desk, &lines), reader_geometry(desk->reader)->text_rows);
    assert_true(place_below(desk) == NOWHERE);
    assert_int_equal(desk_status(desk).percent, 100);
    assert_int_equal(desk_status(desk).page, desk_status(desk).pages);
    desk_press(desk, "g");
    assert_int_equal(desk_place(desk), 0);
    assert_int_equal(desk_status(desk).page, 1);
}

static void a_text_that_fits_is_at_its_end(void **state)
{
    struct desk *desk = *state;
    desk_open_plain(desk, "A sentence that stands alone in its file.\n");
    assert_int_equal(desk_status(desk).percent, 100);
    assert_int_equal(desk_status(desk).pages, 1);
    desk_press(desk, "<Space>");
    assert_notice(desk, "end of the text");
    assert_int_equal(desk_place(desk), 0);
}

static void a_number_goes_to_that_page(void **state)
{
    struct desk *desk = desk_speech(state);
    for (size_t page = 1; page <= desk_status(desk).pages; page++) {
        struct buffer keys = {0};
        buffer_format(&keys, "%zug", page);
        desk_press(desk, keys.bytes);
        assert_int_equal(desk_status(desk).page, page);
        size_t place = desk_place(desk);
        buffer_clear(&keys);
        buffer_format(&keys, "g%zuG", page);
        desk_press(desk, keys.bytes);
        assert_int_equal(desk_place(desk), place);
        buffer_free(&keys);
    }
}

static void the_pages_are_those_of_page_down(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "4g");
    size_t fourth = desk_place(desk);
    desk_press(desk, "<Home><Space><Space><Space>");
    assert_int_equal(desk_place(desk), fourth);
}

static void a_page_that_is_not_there_is_the_last(void **state)
{
    struct desk *desk = desk_speech(state);
    struct buffer wanted = {0};
    buffer_format(&wanted, "the last page is %zu", desk_status(desk).pages);
    desk_press(desk, "999g");
    assert_notice(desk, wanted.bytes);
    assert_int_equal(desk_status(desk).page, desk_status(desk).pages);
    buffer_free(&wanted);
}

/* Too long to be counted at once. */
static void a_page_that_is_not_there_is_said_when_that_is_known(void **state)
{
    struct desk *desk = *state;
    struct buffer text = {0};
    for (int i = 0; i < 100 * 1000; i++)
        buffer_append_string(&text, "Some words that make a paragraph of their own, again and again.\n\n");
    desk_open(desk, desk_write(desk, "long.txt", buffer_slice(&text)));
    reader_resize(desk->reader, 24, 79);
    for (int i = 0; i < 7; i++)
        reader_feed(desk->reader, "9");
    reader_feed(desk->reader, "G");
    assert_notice(desk, "counting pages; any key stops that");
    desk_idle(desk);
    assert_starts(reader_notice(desk->reader), "the last page is ");
    assert_int_equal(desk_status(desk).page, desk_status(desk).pages);
    buffer_free(&text);
}

static void a_percentage_is_of_the_text(void **state)
{
    struct desk *desk = desk_speech(state);
    size_t before = 0;
    for (unsigned percent = 10; percent < 100; percent += 10) {
        struct buffer keys = {0};
        buffer_format(&keys, "%u%%", percent);
        desk_press(desk, keys.bytes);
        assert_true(desk_status(desk).percent - percent <= 1); /* a line is more than a hundredth */
        assert_true(desk_place(desk) > before);
        before = desk_place(desk);
        buffer_free(&keys);
    }
    desk_press(desk, "100%");
    assert_true(place_below(desk) == NOWHERE);
    desk_press(desk, "999%");
    assert_true(place_below(desk) == NOWHERE);
    desk_press(desk, "0%g");
    assert_int_equal(desk_place(desk), 0);
}

/* ---- paragraphs ---- */

/* The current paragraph begins on the page, and ends there too if the page has room for it. */
static void check_shown(struct desk *desk)
{
    struct block block;
    struct line line;
    assert_true(reader_current(desk->reader, &block));
    assert_true(shows(desk, block.range.start));
    assert_true(layout_line_at(reader_layout(desk->reader), block.range.start, &line));
    if (line.count <= reader_geometry(desk->reader)->text_rows)
        assert_true(shows(desk, block.range.end - 1));
}

static void the_next_paragraph_becomes_the_current_one(void **state)
{
    struct desk *desk = desk_speech(state);
    for (unsigned rows = 5; rows <= 40; rows += 7) {
        reader_resize(desk->reader, rows, 80);
        desk_press(desk, "<Home>");
        if (desk_paragraph(desk) == 0) /* the title leaves no room for it */
            desk_press(desk, "}");
        for (size_t number = 1; number <= 23; number++) {
            assert_int_equal(desk_paragraph(desk), number);
            check_shown(desk);
            desk_press(desk, "}");
        }
        assert_notice(desk, "the last paragraph");
        assert_int_equal(desk_paragraph(desk), 23);
    }
}

static void the_previous_paragraph_becomes_the_current_one(void **state)
{
    struct desk *desk = desk_speech(state);
    for (unsigned rows = 5; rows <= 40; rows += 7) {
        reader_resize(desk->reader, rows, 80);
        desk_press(desk, "g99}");
        for (size_t number = 23; number >= 1; number--) {
            assert_int_equal(desk_paragraph(desk), number);
            check_shown(desk);
            desk_press(desk, "{");
        }
        assert_notice(desk, "the first paragraph");
        assert_int_equal(desk_paragraph(desk), 1);
    }
}

static void a_paragraph_that_is_shown_is_not_scrolled_to(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 40, 80);
    desk_press(desk, "}");
    assert_int_equal(desk_place(desk), 0);
    assert_int_equal(desk_paragraph(desk), 2);
    desk_press(desk, "{");
    assert_int_equal(desk_place(desk), 0);
    assert_int_equal(desk_paragraph(desk), 1);
}

static void a_count_of_paragraphs_ends_at_the_last(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "5}");
    assert_int_equal(desk_paragraph(desk), 6);
    assert_notice(desk, "");
    desk_press(desk, "3{");
    assert_int_equal(desk_paragraph(desk), 3);
    desk_press(desk, "50}");
    assert_int_equal(desk_paragraph(desk), 23);
    assert_notice(desk, "the last paragraph");
}

/* Scrolled away, it is the first that begins on the page. */
static void a_current_paragraph_that_is_gone_gives_way(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "}");
    assert_int_equal(desk_paragraph(desk), 2);
    desk_press(desk, "3<Space>");
    size_t number = desk_paragraph(desk);
    assert_true(number > 4);
    check_shown(desk);
    desk_press(desk, "}");
    assert_int_equal(desk_paragraph(desk), number + 1);
}

static void the_percentage_that_was_asked_for_is_shown(void **state)
{
    struct desk *desk = *state;
    struct buffer text = {0}, keys = {0};
    for (int i = 0; i < 400; i++)
        buffer_format(&text, "Paragraph %d of a text that is long enough.\n\n", i);
    desk_open_plain(desk, buffer_string(&text));
    for (unsigned percent = 5; percent <= 100; percent += 5) {
        buffer_clear(&keys);
        buffer_format(&keys, "%u%%", percent);
        desk_press(desk, keys.bytes);
        assert_int_equal(desk_status(desk).percent, percent);
    }
    buffer_free(&keys);
    buffer_free(&text);
}

static void the_end_is_the_same_however_it_is_reached(void **state)
{
    struct desk *desk = desk_speech(state);
    struct error error;
    desk_press(desk, "G");
    size_t section = desk_status(desk).section, paragraph = desk_paragraph(desk), place = desk_place(desk);
    desk_press(desk, "g");
    assert_true(reader_go(desk->reader, slice_of("100%"), &error));
    assert_int_equal(desk_place(desk), place);
    assert_int_equal(desk_status(desk).section, section);
    assert_int_equal(desk_paragraph(desk), paragraph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(a_line_down_begins_with_the_second_line),
        desk_test(a_count_repeats_a_line),
        desk_test(a_line_down_ends_at_the_last_page),
        desk_test(the_largest_count_is_taken),
        desk_test(the_top_says_so),
        desk_test(the_end_says_so),
        desk_test(half_a_page_is_half_the_rows),
        desk_test(page_down_shows_what_was_not_yet_shown),
        desk_test(page_up_comes_back),
        desk_test(page_up_leaves_nothing_out),
        desk_test(a_count_repeats_a_page),
        desk_test(the_end_fills_the_page),
        desk_test(a_text_that_fits_is_at_its_end),
        desk_test(a_number_goes_to_that_page),
        desk_test(the_pages_are_those_of_page_down),
        desk_test(a_page_that_is_not_there_is_the_last),
        desk_test(a_page_that_is_not_there_is_said_when_that_is_known),
        desk_test(a_percentage_is_of_the_text),
        desk_test(the_next_paragraph_becomes_the_current_one),
        desk_test(the_previous_paragraph_becomes_the_current_one),
        desk_test(a_paragraph_that_is_shown_is_not_scrolled_to),
        desk_test(a_count_of_paragraphs_ends_at_the_last),
        desk_test(a_current_paragraph_that_is_gone_gives_way),
        desk_test(the_percentage_that_was_asked_for_is_shown),
        desk_test(the_end_is_the_same_however_it_is_reached),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
