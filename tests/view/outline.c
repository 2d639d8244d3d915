/* The outline beside the page. */

#include "picture.h"

static struct desk *speech(void **state, unsigned rows, unsigned columns)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, rows, columns);
    desk_idle(desk);
    return desk;
}

/* The rows of the outline, without the page. */
static const char *outline_of(struct desk *desk)
{
    struct buffer rows = {0};
    for (const char *at = picture_of(desk); *at; at += strcspn(at, "\n") + 1) {
        struct slice row = {at, strcspn(at, "\n")};
        const char *border = strstr(at, "│");
        if (!border || border >= at + row.length)
            continue;
        row.length = (size_t)(border - at);
        while (row.length > 0 && row.bytes[row.length - 1] == ' ')
            row.length--;
        buffer_append(&rows, row);
        buffer_append_byte(&rows, '\n');
    }
    const char *kept = arena_copy(desk->arena, buffer_slice(&rows)).bytes;
    buffer_free(&rows);
    return kept;
}

static void the_live_section_is_unfolded_and_labels_are_wrapped(void **state)
{
    struct desk *desk = speech(state, 12, 80);
    desk_press(desk, "'2");
    assert_string_equal(outline_of(desk), " Opening                  +\n"
                                          " I   Political equality   +\n"
                                          ">II  Economic integration\n"
                                          ">    [Economic Community]\n"
                                          "     [open regionalism]\n"
                                          "     [Silk Road Economic\n"
                                          "       Belt]\n"
                                          " III Common security      +\n"
                                          " Closing\n"
                                          " Note\n"
                                          "\n");
}

static void hits_stand_at_the_right_instead_of_folds(void **state)
{
    struct desk *desk = speech(state, 12, 80);
    desk_press(desk, "/cooperation<Enter>'2");
    assert_string_equal(outline_of(desk), " Opening                  6\n"
                                          " I   Political equality   3\n"
                                          ">II  Economic integration 3\n"
                                          ">    [Economic Community] 1\n"
                                          "     [open regionalism]   2\n"
                                          "     [Silk Road Economic\n"
                                          "       Belt]\n"
                                          " III Common security      5\n"
                                          " Closing                  1\n"
                                          " Note\n"
                                          "\n");
}

static void marks_stand_before_the_counts(void **state)
{
    struct desk *desk = speech(state, 12, 80);
    desk_press(desk, "'2ma");
    assert_shows(outline_of(desk), ">II  Economic integration *\n>    [Economic Community] *\n");
    assert_shows(styled_picture_of(desk), "{mark:*}");
}

static void what_was_read_has_a_dot(void **state)
{
    struct desk *desk = speech(state, 12, 80);
    desk_press(desk, "g"); /* a picture of the first page */
    while (!strstr(outline_of(desk), ">I   Political equality"))
        desk_press(desk, "<Space>");
    desk_press(desk, "'3");
    assert_starts(slice_of(outline_of(desk)), "·Opening                  +\n I   Political");
}

static void the_chosen_entry_has_the_cursor(void **state)
{
    struct desk *desk = speech(state, 12, 80);
    desk_press(desk, "<Tab>zMgjj");
    struct picture picture = picture_take(desk, true);
    assert_shows(row_of(desk, picture.text, 2), "{outline-chosen: II  Economic integration");
    assert_int_equal(picture.cursor_row, 2);
    assert_int_equal(picture.cursor_column, 0);
}

static void pillars_have_colours_and_editorial_labels_their_style(void **state)
{
    const char *text = styled_picture_of(speech(state, 40, 120));
    assert_shows(text, "{pillar-1:I}");
    assert_shows(text, "{pillar-2:II}");
    assert_shows(text, "{pillar-3:III}");
    assert_shows(text, "{outline-editorial:[open regionalism]}");
    assert_shows(text, "{outline: Closing");
}

static void the_cursor_is_always_in_sight(void **state)
{
    struct desk *desk = speech(state, 7, 80);
    desk_press(desk, "<Tab>zRg");
    for (size_t i = 0; i < document_sections(reader_document(desk->reader)); i++) {
        assert_shows(styled_picture_of(desk), "{outline-chosen:");
        desk_press(desk, "j");
    }
    for (int i = 0; i < 40; i++) {
        assert_shows(styled_picture_of(desk), "{outline-chosen:");
        desk_press(desk, "k");
    }
}

static void a_narrow_window_has_it_over_the_page(void **state)
{
    struct desk *desk = speech(state, 8, 60);
    assert_shows_not(picture_of(desk), "│");
    desk_press(desk, "t");
    assert_shows(outline_of(desk), ">Opening");
    desk_press(desk, "q");
    assert_shows_not(picture_of(desk), "│");
}

static void a_smaller_window_has_nothing_beside_it(void **state)
{
    struct desk *desk = speech(state, 8, 40);
    desk_press(desk, "t");
    assert_shows(picture_of(desk), "\n I   Political equality");
    assert_shows_not(picture_of(desk), "│");
    assert_shows_not(picture_of(desk), "Liu Zhenmin");
    desk_press(desk, "q");
    assert_shows(picture_of(desk), "Liu Zhenmin");
}

static void the_text_beside_it_keeps_a_readable_measure(void **state)
{
    struct desk *desk = speech(state, 24, 80);
    for (unsigned columns = 20; columns <= 160; columns++) {
        reader_resize(desk->reader, 24, columns);
        const struct geometry *geometry = reader_geometry(desk->reader);
        assert_true(geometry->outline_columns == 0 || geometry->text_columns >= 40);
    }
}

/* Whatever the columns, the border is straight. */
static void the_border_stands_in_one_column(void **state)
{
    struct desk *desk = speech(state, 12, 60);
    desk_press(desk, "/a<Enter><Tab>zR");
    for (unsigned columns = 20; columns <= 120; columns++) {
        struct frame *frame = frame_new();
        reader_resize(desk->reader, 12, columns);
        view_draw(desk->reader, frame);
        unsigned border = reader_geometry(desk->reader)->outline_columns;
        assert_true(border > 0 && border <= columns);
        for (unsigned row = 0; row < 11 && border < columns; row++)
            assert_string_equal(frame_cell(frame, row, border).shown, "│");
        frame_free(frame);
    }
}

static void ideographs_in_labels_are_not_cut_in_half(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, "# 构建合作共赢的东亚伙伴关系与亚太地区的共同安全\n\n文\n\n## 第二节\n\n文\n");
    reader_resize(desk->reader, 10, 80);
    desk_idle(desk);
    const char *rows = outline_of(desk);
    assert_shows(rows, "第二节");
    assert_shows(rows, "构建合作");
    assert_shows_not(rows, "\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(the_live_section_is_unfolded_and_labels_are_wrapped),
        desk_test(hits_stand_at_the_right_instead_of_folds),
        desk_test(marks_stand_before_the_counts),
        desk_test(what_was_read_has_a_dot),
        desk_test(the_chosen_entry_has_the_cursor),
        desk_test(pillars_have_colours_and_editorial_labels_their_style),
        desk_test(the_cursor_is_always_in_sight),
        desk_test(a_narrow_window_has_it_over_the_page),
        desk_test(a_smaller_window_has_nothing_beside_it),
        desk_test(the_text_beside_it_keeps_a_readable_measure),
        desk_test(the_border_stands_in_one_column),
        desk_test(ideographs_in_labels_are_not_cut_in_half),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
