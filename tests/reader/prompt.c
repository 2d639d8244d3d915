/* The line that is typed: editing, completion, pastes. */

#include "desk.h"

enum { LINE_BYTES = 4096 };

/* Keys after ":", and the line with its cursor. */
static const struct {
    const char *keys, *wanted;
} edits[] = {
    {"one two<Enter>", "(closed)"},
    {"one two<C-j>", "(closed)"},
    {"one two<Esc>", "(closed)"},
    {"one two<C-c>", "(closed)"},
    {"one two<C-g>", "(closed)"},
    {"<Up>", "where|"},
    {"<C-p>", "where|"},
    {"on<Up><Down>", "on|"},
    {"on<C-p><C-n>", "on|"},
    {"bookmarks<Tab>", "bookmarks|"},
    {"on<C-s>", "on|"},
    {"on<C-r>", "on|"},
    {"one<Left>", "on|e"},
    {"one<C-b><C-b>", "o|ne"},
    {"on<Left><Left><Left>", "|on"},
    {"one<Home><Right>", "o|ne"},
    {"one<C-a><C-f><C-f><C-f><C-f>", "one|"},
    {"one two<M-b>", "one |two"},
    {"one two<C-Left><C-Left>", "|one two"},
    {"one two<Home><M-f>", "one| two"},
    {"one two<Home><C-Right><C-Right>", "one two|"},
    {"one<Home>", "|one"},
    {"one<C-a>x", "x|one"},
    {"one<Home><End>", "one|"},
    {"one<Home><C-e>", "one|"},
    {"one<Backspace>", "on|"},
    {"one<Left><C-h>", "o|e"},
    {"one<Home><Backspace>", "|one"},
    {"<Backspace>", "(closed)"},
    {"o<C-h><C-h>", "(closed)"},
    {"one<Home><Delete>", "|ne"},
    {"one<Left><C-d><C-d>", "on|"},
    {"one two<C-w>", "one |"},
    {"one two<Home><C-w>", "|one two"},
    {"one two<M-Backspace><M-Backspace>", "|"},
    {"one two<Home><M-d>", "| two"},
    {"one two<M-d>", "one two|"},
    {"one two<Left><C-u>", "|o"},
    {"one two<Home><Right><C-k>", "o|"},
    {"a<lt>b<Space>c", "a<b c|"},
    {"one<M-r><M-w>", "one|"}, /* of a search */
    {"on<F5><M-x><PageDown><C-t>e", "one|"}, /* keys that mean nothing here */
};

static void every_key_edits(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_command(desk->reader, slice_of("where"));
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        desk_press(desk, ":where<Enter>:");
        desk_press(desk, edits[i].keys);
        if (strcmp(desk_prompt(desk), edits[i].wanted) != 0)
            fail_msg("%s gives %s", edits[i].keys, desk_prompt(desk));
        desk_press(desk, "<Esc><Esc>");
    }
}

static void every_key_of_the_table_is_among_those(void **state)
{
    (void)state;
    for (size_t i = 0; i < reader_edits(); i++) {
        struct slice rest = slice_of(reader_edit_at(i).keys), word;
        while ((word = slice_word(&rest)).length > 0) {
            char *key = slice_string(word);
            bool tried = false;
            for (size_t j = 0; j < COUNT_OF(edits); j++)
                tried = tried || strstr(edits[j].keys, key);
            if (!tried)
                fail_msg("%s is not tried", key);
            free(key);
        }
    }
}

/* ---- characters ---- */

static void the_cursor_steps_over_what_a_reader_takes_for_a_letter(void **state)
{
    static const char *const letters[] = {
        "合", "é", "e\u0301", "각", "가\u11a8", "ก\u0e33", "👍🏽", "👨‍👩‍👧", "🇫🇷"};
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        struct buffer wanted = {0};
        desk_press(desk, ":x");
        desk_press(desk, letters[i]);
        desk_press(desk, "y<Left><Left>");
        buffer_format(&wanted, "x|%sy", letters[i]);
        assert_string_equal(desk_prompt(desk), wanted.bytes);
        desk_press(desk, "<Right><Backspace>");
        assert_string_equal(desk_prompt(desk), "x|y");
        desk_press(desk, "<Esc>");
        buffer_free(&wanted);
    }
}

static void a_mark_joins_the_letter_before_it(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":one<Left><Left>\u0301");
    assert_string_equal(desk_prompt(desk), "o\u0301|ne");
    desk_press(desk, "<Left>");
    assert_string_equal(desk_prompt(desk), "|o\u0301ne");
    desk_press(desk, "<Delete>");
    assert_string_equal(desk_prompt(desk), "|ne");
}

static void words_of_ideographs_are_words(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":one 合作<C-w>");
    struct slice left = slice_of(desk_prompt(desk));
    assert_true(slice_starts(left, slice_of("one ")));
    assert_true(left.length < strlen("one 合作|"));
}

/* ---- pastes and long lines ---- */

static void a_paste_goes_in_at_the_cursor_on_one_line(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":ab<Left>");
    reader_paste(desk->reader, slice_of("x\ny\tz\x1b"));
    assert_string_equal(desk_prompt(desk), "ax y z |b");
}

static void a_paste_is_searched_for_as_typing_is(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/");
    reader_paste(desk->reader, slice_of("Bandung\nConference"));
    desk_idle(desk);
    assert_int_not_equal(reader_hit(desk->reader), NOWHERE);
}

static void a_paste_without_a_prompt_is_ignored_and_said(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_paste(desk->reader, slice_of("jjjjq"));
    assert_notice(desk, "pasted text is taken only by a prompt; it was ignored");
    assert_int_equal(desk_place(desk), 0);
}

static void a_line_has_room_for_so_many_bytes(void **state)
{
    struct desk *desk = desk_speech(state);
    char text[LINE_BYTES + 900];
    memset(text, 'a', sizeof text);
    desk_press(desk, ":");
    reader_paste(desk->reader, (struct slice){text, sizeof text});
    assert_int_equal(strlen(desk_prompt(desk)), LINE_BYTES + 1);
    desk_press(desk, "b合<Home>c");
    assert_int_equal(strlen(desk_prompt(desk)), LINE_BYTES + 1);
    assert_starts(slice_of(desk_prompt(desk)), "|a");
    desk_press(desk, "<Delete>c");
    assert_starts(slice_of(desk_prompt(desk)), "c|a");
}

static void a_full_line_has_whole_characters(void **state)
{
    struct desk *desk = desk_speech(state);
    struct buffer text = {0};
    while (text.length <= LINE_BYTES)
        buffer_append_string(&text, "合");
    desk_press(desk, ":");
    reader_paste(desk->reader, buffer_slice(&text));
    struct slice line = slice_of(desk_prompt(desk));
    assert_int_equal(line.length, LINE_BYTES / 3 * 3 + 1);
    assert_true(slice_starts(slice_cut(line, line.length - 4, line.length), slice_of("合|")));
    buffer_free(&text);
}

/* ---- completion ---- */

static void tab_goes_through_what_fits_and_begins_again(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":set w<Tab>");
    assert_string_equal(desk_prompt(desk), "set width|");
    assert_string_equal(desk_hint(desk), "[width] wrap words");
    desk_press(desk, "<Tab>");
    assert_string_equal(desk_prompt(desk), "set wrap|");
    assert_string_equal(desk_hint(desk), "width [wrap] words");
    desk_press(desk, "<Tab><Tab>");
    assert_string_equal(desk_prompt(desk), "set width|");
}

static void commands_settings_and_values_are_completed(void **state)
{
    static const char *const rows[][2] = {
        {"wh<Tab>", "where|"},
        {"set num<Tab>", "set numbers|"},
        {"set numbers o<Tab>", "set numbers on|"},
        {"set numbers <Tab><Tab>", "set numbers off|"},
        {"set theme m<Tab>", "set theme mono|"},
        {"set width 1<Tab>", "set width 1|"},
        {"zz<Tab>", "zz|"},
        {"goto Cl<Tab>", "goto Cl|"},
    };
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        desk_press(desk, ":");
        desk_press(desk, rows[i][0]);
        assert_string_equal(desk_prompt(desk), rows[i][1]);
        desk_press(desk, "<Esc>");
    }
}

static void a_completed_line_runs(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":set wi<Tab> 30<Enter>");
    assert_int_equal(reader_geometry(desk->reader)->text_columns, 30);
}

static void typing_on_ends_a_completion(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":set w<Tab>x");
    assert_string_equal(desk_prompt(desk), "set widthx|");
    assert_string_equal(desk_hint(desk), "");
    desk_press(desk, "<Tab>");
    assert_string_equal(desk_prompt(desk), "set widthx|");
}

static void words_to_search_for_are_not_completed(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/wh<Tab>");
    assert_string_equal(desk_prompt(desk), "wh|");
}

/* ---- history ---- */

static void a_line_completed_from_the_history_leaves_the_typed_one(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":set w<Enter>:wh<Up><Tab>");
    assert_string_equal(desk_prompt(desk), "set width|");
    desk_press(desk, "<Down>");
    assert_string_equal(desk_prompt(desk), "wh|");
}

static void an_edited_line_of_the_history_is_a_typed_one(void **state)
{
    static const char *const edited[] = {"x<Backspace>", "<Backspace>", "<C-w>"};
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":where<Enter>");
    for (size_t i = 0; i < COUNT_OF(edited); i++) {
        desk_press(desk, ":<Up>");
        desk_press(desk, edited[i]);
        const char *line = desk_prompt(desk);
        desk_press(desk, "<Up><Down>");
        assert_string_equal(desk_prompt(desk), line);
        desk_press(desk, "<Esc>");
    }
}

static void a_prompt_for_a_name_has_no_history(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":where<Enter>/asia<Enter>M<Up>");
    assert_string_equal(desk_prompt(desk), "|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(every_key_edits),
        cmocka_unit_test(every_key_of_the_table_is_among_those),
        desk_test(the_cursor_steps_over_what_a_reader_takes_for_a_letter),
        desk_test(a_mark_joins_the_letter_before_it),
        desk_test(words_of_ideographs_are_words),
        desk_test(a_paste_goes_in_at_the_cursor_on_one_line),
        desk_test(a_paste_is_searched_for_as_typing_is),
        desk_test(a_paste_without_a_prompt_is_ignored_and_said),
        desk_test(a_line_has_room_for_so_many_bytes),
        desk_test(a_full_line_has_whole_characters),
        desk_test(tab_goes_through_what_fits_and_begins_again),
        desk_test(commands_settings_and_values_are_completed),
        desk_test(a_completed_line_runs),
        desk_test(typing_on_ends_a_completion),
        desk_test(words_to_search_for_are_not_completed),
        desk_test(a_line_completed_from_the_history_leaves_the_typed_one),
        desk_test(an_edited_line_of_the_history_is_a_typed_one),
        desk_test(a_prompt_for_a_name_has_no_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
