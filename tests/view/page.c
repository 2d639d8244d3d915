/* The page: the text, its styles, hits, and the margin. */

#include "picture.h"

static struct desk *marked(void **state, unsigned rows, unsigned columns, const char *text)
{
    desk_open_markdown(*state, text);
    struct desk *desk = *state;
    reader_resize(desk->reader, rows, columns);
    desk_idle(desk);
    return desk;
}

static const char *const two_paragraphs =
    "# Heading\n\nFirst words stand here, and more follow.\n\nSecond words.\n";

static void numbers_and_the_current_paragraph_stand_in_the_margin(void **state)
{
    struct desk *desk = marked(state, 8, 30, two_paragraphs);
    assert_picture(desk, "    Heading\n"
                         "\n"
                         " 1> First words stand here,\n"
                         "    and more follow.\n"
                         "\n"
                         " 2  Second words.\n"
                         "\n"
                         " Heading  ¶ 1 of 2  100 %\n");
    desk_press(desk, "}");
    assert_shows(picture_of(desk), " 1  First");
    assert_shows(picture_of(desk), " 2> Second");
    assert_shows(styled_picture_of(desk), "{number-current: 2>}");
    assert_shows(styled_picture_of(desk), "{number: 1 }");
}

static void without_numbers_there_is_no_margin(void **state)
{
    struct desk *desk = marked(state, 8, 30, two_paragraphs);
    desk_press(desk, ":set numbers off<Enter>");
    assert_string_equal(row_of(desk, picture_of(desk), 2), " First words stand here, and");
}

static void the_cursor_stands_at_the_current_paragraph(void **state)
{
    struct desk *desk = marked(state, 8, 30, two_paragraphs);
    struct picture picture = picture_take(desk, false);
    assert_int_equal(picture.cursor_row, 2);
    assert_int_equal(picture.cursor_column, 4);
    desk_press(desk, "}");
    picture = picture_take(desk, false);
    assert_int_equal(picture.cursor_row, 5);
    assert_int_equal(picture.cursor_column, 4);
}

static void hits_stand_out_and_the_current_one_more(void **state)
{
    struct desk *desk = marked(state, 8, 30, two_paragraphs);
    desk_press(desk, "/words<Enter>");
    struct picture picture = picture_take(desk, true);
    assert_shows(picture.text, "First {hit-current:words} stand");
    assert_shows(picture.text, "Second {hit:words}.");
    assert_int_equal(picture.cursor_row, 2);
    assert_int_equal(picture.cursor_column, 10);
    desk_press(desk, "n");
    assert_shows(styled_picture_of(desk), "First {hit:words} stand");
    assert_shows(styled_picture_of(desk), "Second {hit-current:words}.");
}

static void styles_of_the_text_are_named(void **state)
{
    struct desk *desk =
        marked(state, 8, 60, "# Top\n\nWords *slanted*, **strong**, `code`, ~~gone~~, [link](x).\n");
    const char *text = styled_picture_of(desk);
    assert_shows(text, "{heading:Top}");
    assert_shows(text, "{emphasis:slanted}");
    assert_shows(text, "{strong:strong}");
    assert_shows(text, "{code:code}");
    assert_shows(text, "{strike:gone}");
    assert_shows(text, "{link:link}");
}

static void levels_of_headings_differ_in_style_and_indent(void **state)
{
    struct desk *desk = marked(state, 20, 58,
                               "# One\n\nWords.\n\n## Two\n\nWords.\n\n### Three\n\nWords.\n\n"
                               "#### Four\n\nWords.\n\n###### Six *x*\n\nWords.\n\n# Last\n");
    const char *text = styled_picture_of(desk);
    assert_shows(text, "    {heading:One}\n");
    assert_shows(text, "    {heading-2:Two}\n");
    assert_shows(text, "    {quotation:  }{heading-3:Three}\n");
    assert_shows(text, "    {quotation:    }{heading-4:Four}\n");
    assert_shows(text, "    {quotation:    }{heading-4:Six }");
}

static void a_mark_stands_at_its_line(void **state)
{
    struct desk *desk = marked(state, 8, 30, two_paragraphs);
    desk_press(desk, "}ma{<Esc>");
    assert_shows(picture_of(desk), " 2a Second");
    assert_shows(styled_picture_of(desk), "{mark:a}");
    desk_press(desk, "Mname<Enter><Esc>");
    assert_shows(picture_of(desk), " 1> First"); /* the current one: on its next line */
    assert_shows(picture_of(desk), "\n  * and more");
    desk_press(desk, "}");
    assert_shows(picture_of(desk), " 1* First");
    assert_shows(picture_of(desk), " 2>aSecond"); /* it has no other line */
    desk_press(desk, "{:note why<Enter>}");
    assert_shows(picture_of(desk), " 1+ First");
}

static void highlights_are_shown_in_three_styles(void **state)
{
    struct desk *desk = marked(state, 8, 30, two_paragraphs);
    desk_press(desk, "vw");
    desk_press(desk, "_");
    assert_shows(styled_picture_of(desk), "{underlined:First w}ords");
    desk_press(desk, "}vaw*{");
    assert_shows(styled_picture_of(desk), "{bold:Second} words");
    desk_press(desk, "}}#{");
    assert_shows(styled_picture_of(desk), "{reversed:Second words.}");
    desk_press(desk, "}#{");
    assert_shows_not(styled_picture_of(desk), "reversed");
    desk_press(desk, "vaw_");
    assert_shows(styled_picture_of(desk), "{underlined:First w}ords");
}

static void what_is_selected_stands_out_and_the_cursor_is_at_its_end(void **state)
{
    struct desk *desk = marked(state, 8, 30, two_paragraphs);
    desk_press(desk, "v2w");
    struct picture picture = picture_take(desk, true);
    assert_shows(picture.text, "{selected:First words s}tand");
    assert_int_equal(picture.cursor_row, 2);
    assert_int_equal(picture.cursor_column, 4 + 12);
    assert_shows(last_row(desk), "selecting");
    desk_press(desk, "V");
    assert_shows(styled_picture_of(desk), "{selected:First words stand here,}");
    desk_press(desk, "<Esc>");
    assert_shows_not(styled_picture_of(desk), "selected");
}

static void a_rule_is_as_wide_as_the_text(void **state)
{
    struct desk *desk = marked(state, 8, 24, "Words.\n\n---\n\nMore.\n");
    assert_shows(picture_of(desk), "────");
    assert_shows(picture_of(desk), "More.");
}

static void ideographs_take_two_columns_and_no_row_is_too_wide(void **state)
{
    struct desk *desk = marked(state, 8, 20, "第一，政治平等是合作共赢的基础。国家不分大小。\n");
    for (unsigned columns = 20; columns < 40; columns++) {
        struct frame *frame = frame_new();
        unsigned wide = 0;
        reader_resize(desk->reader, 8, columns);
        view_draw(desk->reader, frame);
        for (unsigned row = 0; row < 7; row++)
            for (unsigned column = 0; column < columns; column++) {
                struct frame_cell cell = frame_cell(frame, row, column);
                assert_true(column + cell.columns <= columns);
                wide += cell.columns == 2;
            }
        assert_int_equal(wide, 23); /* all of them are shown whole */
        frame_free(frame);
    }
}

static void an_empty_text_says_so(void **state)
{
    struct desk *desk = *state;
    desk_open_plain(desk, "");
    reader_resize(desk->reader, 5, 30);
    assert_shows(picture_of(desk), "(empty)");
}

static void controls_of_the_text_are_made_visible(void **state)
{
    struct desk *desk = *state;
    desk_open_plain(desk, "Words \x1b[31mred\x07 and \x7f end.\n");
    reader_resize(desk->reader, 5, 60);
    const char *text = picture_of(desk);
    for (const char *at = text; *at; at++)
        assert_true(*at == '\n' || ((unsigned char)*at >= ' ' && *at != 0x7F));
    assert_shows(text, "red");
}

static void the_help_begins_with_the_keys_that_are_used_most(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "h");
    assert_shows(picture_of(desk), "Most used");
    assert_shows(picture_of(desk), "Space b │ a page down, up");
    assert_shows(picture_of(desk), "^O L    │ back to before the last jump");
}

static void no_key_of_the_help_is_broken(void **state)
{
    static const char *const keys[] = {"PgDn", "PgUp", "Alt+v", "Ctrl+Left", "Alt+Backspace"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        for (unsigned columns = 40; columns <= 120; columns += 40) {
            struct desk *desk = desk_speech(state);
            reader_resize(desk->reader, 400, columns);
            desk_press(desk, "h");
            assert_shows(picture_of(desk), keys[i]);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(numbers_and_the_current_paragraph_stand_in_the_margin),
        desk_test(without_numbers_there_is_no_margin),
        desk_test(the_cursor_stands_at_the_current_paragraph),
        desk_test(hits_stand_out_and_the_current_one_more),
        desk_test(styles_of_the_text_are_named),
        desk_test(levels_of_headings_differ_in_style_and_indent),
        desk_test(a_mark_stands_at_its_line),
        desk_test(highlights_are_shown_in_three_styles),
        desk_test(what_is_selected_stands_out_and_the_cursor_is_at_its_end),
        desk_test(a_rule_is_as_wide_as_the_text),
        desk_test(ideographs_take_two_columns_and_no_row_is_too_wide),
        desk_test(an_empty_text_says_so),
        desk_test(controls_of_the_text_are_made_visible),
        desk_test(the_help_begins_with_the_keys_that_are_used_most),
        desk_test(no_key_of_the_help_is_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
