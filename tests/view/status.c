/* The last row: facts, notices, keys that wait. */

#include "picture.h"

static struct desk *at_the_second_pillar(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 14, 120);
    desk_press(desk, "'2");
    return desk;
}

static const char *row_at(struct desk *desk, unsigned columns)
{
    reader_resize(desk->reader, 14, columns);
    desk_idle(desk);
    return last_row(desk);
}

static void it_says_where_the_reader_is(void **state)
{
    struct desk *desk = at_the_second_pillar(state);
    const char *row = row_at(desk, 120);
    assert_starts(slice_of(row), " II Economic integration  ¶ 12 of 23  ");
    assert_shows(row, " %  ");
    assert_shows(row, "/");
    assert_shows(row, "  h help  q quit");
}

/* No part is shown to the right of one that is not. */
static void check_parts(const char *row, const char *const *parts, size_t count)
{
    size_t shown = 0;
    while (shown < count && strstr(row, parts[shown]))
        shown++;
    for (size_t i = shown; i < count; i++)
        assert_shows_not(row, parts[i]);
}

static void parts_are_dropped_from_the_right(void **state)
{
    static const char *const parts[] = {"¶ 12", "hit ", " %", "/", "h help", "q quit"};
    struct desk *desk = at_the_second_pillar(state);
    desk_press(desk, "/cooperation<Enter>");
    for (unsigned columns = 20; columns <= 120; columns++)
        check_parts(row_at(desk, columns), parts, COUNT_OF(parts));
    assert_shows(row_at(desk, 24), "¶ 12");
    assert_shows(row_at(desk, 120), "q quit");
}

static void the_row_fits_its_window(void **state)
{
    struct desk *desk = at_the_second_pillar(state);
    desk_press(desk, "/cooperation<Enter>");
    for (unsigned columns = 20; columns <= 120; columns++)
        assert_true(text_width(slice_of(row_at(desk, columns)), TEXT_NARROW) < columns);
}

static void the_section_gives_way_so_that_paragraph_and_hit_stay(void **state)
{
    struct desk *desk = at_the_second_pillar(state);
    desk_press(desk, "/cooperation<Enter>");
    for (unsigned columns = 26; columns <= 120; columns++) {
        const char *row = row_at(desk, columns);
        assert_shows(row, "¶ 12");
        assert_shows(row, "hit 10 of 18");
    }
    assert_shows(row_at(desk, 40), "…");
    assert_starts(slice_of(row_at(desk, 50)), " II Eco");
}

static void a_notice_that_does_not_fit_is_cut_with_a_sign(void **state)
{
    struct desk *desk = at_the_second_pillar(state);
    reader_resize(desk->reader, 14, 30);
    reader_notify(desk->reader, slice_of("Something was lost that takes more words to tell"));
    const char *row = last_row(desk);
    assert_shows(row, "Something was lost");
    assert_shows(row, "…");
    assert_true(text_width(slice_of(row), TEXT_NARROW) <= 30);
}

static void a_notice_takes_its_place_until_a_key(void **state)
{
    struct desk *desk = at_the_second_pillar(state);
    reader_notify(desk->reader, slice_of("Something was lost."));
    assert_string_equal(last_row(desk), " Something was lost.");
    assert_shows(styled_picture_of(desk), "{notice: Something was lost.");
    desk_press(desk, "j");
    assert_shows_not(last_row(desk), "lost");
}

static void a_key_that_waits_shows_how_it_goes_on(void **state)
{
    struct desk *desk = at_the_second_pillar(state);
    desk_press(desk, "y");
    assert_string_equal(last_row(desk), " y: y paragraph  s section");
    desk_press(desk, "<Esc>12");
    assert_string_equal(last_row(desk), " 12");
}

static void its_help_goes_when_it_is_known(void **state)
{
    struct desk *desk = at_the_second_pillar(state);
    desk_press(desk, "hh");
    assert_shows_not(last_row(desk), "h help");
    assert_shows(last_row(desk), "q quit");
    desk_press(desk, "q");
    assert_shows_not(last_row(desk), "q quit");
}

static void a_text_without_sections_is_called_by_its_name(void **state)
{
    struct desk *desk = *state;
    desk_open_plain(desk, "Some words.\n");
    assert_starts(slice_of(last_row(desk)), " plain.txt  ¶ 1 of 1  100 %  1/1");
}

static void an_empty_text_has_no_page(void **state)
{
    struct desk *desk = *state;
    desk_open_plain(desk, "");
    assert_shows_not(last_row(desk), "/");
    assert_shows_not(last_row(desk), "…");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(it_says_where_the_reader_is),
        desk_test(parts_are_dropped_from_the_right),
        desk_test(the_row_fits_its_window),
        desk_test(the_section_gives_way_so_that_paragraph_and_hit_stay),
        desk_test(a_notice_that_does_not_fit_is_cut_with_a_sign),
        desk_test(a_notice_takes_its_place_until_a_key),
        desk_test(a_key_that_waits_shows_how_it_goes_on),
        desk_test(its_help_goes_when_it_is_known),
        desk_test(a_text_without_sections_is_called_by_its_name),
        desk_test(an_empty_text_has_no_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
