/* The table of commands: every key of every row does something, every name runs anywhere. */

#include "desk.h"

enum { CONTEXTS = 4 };

static const char *keys_in(const struct command_description *command, int context)
{
    const char *const keys[CONTEXTS] = {command->keys, command->outline_keys, command->list_keys,
                                        command->selection_keys};
    return keys[context];
}

/* The next of keys separated by spaces; empty past the end. */
static struct slice next_word(struct slice *rest)
{
    size_t end = 0;
    while (end < rest->length && rest->bytes[end] != ' ')
        end++;
    struct slice word = slice_cut(*rest, 0, end);
    *rest = slice_cut(*rest, end + 1, rest->length);
    return word;
}

/* Calls VISIT for each key of each row. */
static void each_key(void (*visit)(void *context, const struct command_description *command, int where,
                                   const char *keys),
                     void *context)
{
    for (size_t i = 0; i < reader_commands(); i++) {
        struct command_description command = reader_command_at(i);
        for (int where = 0; where < CONTEXTS; where++) {
            struct slice rest = slice_of(keys_in(&command, where));
            while (rest.length > 0) {
                char *keys = slice_string(next_word(&rest));
                visit(context, &command, where, keys);
                free(keys);
            }
        }
    }
}

/* ---- what can be seen of a reader ---- */

static void write_requests(struct desk *desk, struct buffer *into)
{
    struct request request;
    while (reader_request(desk->reader, &request))
        buffer_format(into, "request %d %zu..%zu\n", (int)request.kind, request.range.start,
                      request.range.end);
}

static void write_outline(struct desk *desk, struct buffer *into)
{
    const struct outline_entry *entries;
    size_t count = reader_outline(desk->reader, &entries);
    for (size_t i = 0; i < count; i++)
        buffer_format(into, "entry %zu %d %d %d %zu\n", entries[i].section, entries[i].folded,
                      entries[i].live, entries[i].chosen, entries[i].hits);
    buffer_format(into, "focused %d\n", reader_outline_focused(desk->reader));
}

static void write_page(struct desk *desk, struct buffer *into)
{
    const struct geometry *geometry = reader_geometry(desk->reader);
    struct status status = desk_status(desk);
    buffer_format(into, "top %zu paragraph %zu hit %zu\n", desk_place(desk), desk_paragraph(desk),
                  reader_hit(desk->reader));
    struct range selected = reader_selection(desk->reader);
    buffer_format(into, "selected %zu..%zu cursor %zu\n", selected.start, selected.end,
                  reader_cursor_place(desk->reader));
    buffer_format(into, "text %u outline %u\n", geometry->text_columns, geometry->outline_columns);
    struct slice title = reader_title(desk->reader);
    buffer_format(into, "title %.*s theme %s\n", (int)title.length, title.bytes, reader_theme(desk->reader));
    buffer_append_string(into, "pending ");
    buffer_append(into, status.pending);
    buffer_append_string(into, "\nnotice ");
    buffer_append(into, reader_notice(desk->reader));
}

static void write_over(struct desk *desk, struct buffer *into)
{
    const struct list *list = reader_list(desk->reader);
    struct panel_picture panel;
    if (list)
        buffer_format(into, "\n%.*s: %zu of %zu", (int)list->title.length, list->title.bytes, list->chosen,
                      list->count);
    buffer_format(into, "\nprompt %s panel %d\n", desk_prompt(desk), reader_panel(desk->reader, &panel));
}

static void look(struct desk *desk, struct buffer *into)
{
    write_page(desk, into);
    write_over(desk, into);
    write_outline(desk, into);
    write_requests(desk, into);
}

/* ---- keys ---- */

/* In the middle of everything, so that each key has something to change. */
static void take_up(struct desk *desk, int where)
{
    desk_open(desk, NULL);
    reader_resize(desk->reader, 14, 80);
    desk_press(desk, "/coop<Enter>'1'2'3<C-o>]}ma}mb}mc<Space>jj"); /* ways back, forward, up and down */
    if (where == 1)
        desk_press(desk, "<Tab>"); /* on an entry below an unfolded one */
    if (where == 2)
        desk_press(desk, "Bj");
    if (where == 3)
        desk_press(desk, "v3wj");
}

static void press_and_compare(void *context, const struct command_description *command, int where,
                              const char *keys)
{
    struct desk *desk = context;
    struct buffer before = {0}, after = {0};
    take_up(desk, where);
    look(desk, &before);
    desk_press(desk, keys);
    look(desk, &after);
    if (strcmp(before.bytes, after.bytes) == 0)
        fail_msg("%s did nothing in context %d (%s)", keys, where, command->name);
    if (strstr(after.bytes, "no command"))
        fail_msg("%s is not known in context %d (%s)", keys, where, command->name);
    buffer_free(&before);
    buffer_free(&after);
}

static void every_key_does_something(void **state)
{
    each_key(press_and_compare, *state);
}

struct seen_keys {
    struct buffer keys[CONTEXTS]; /* " j k gg " */
};

static void note_key(void *context, const struct command_description *command, int where, const char *keys)
{
    struct seen_keys *seen = context;
    struct buffer word = {0};
    if (seen->keys[where].length == 0)
        buffer_append_byte(&seen->keys[where], ' ');
    buffer_format(&word, " %s ", keys);
    if (strstr(seen->keys[where].bytes, word.bytes))
        fail_msg("%s is bound twice in context %d, again to %s", keys, where, command->name);
    buffer_format(&seen->keys[where], "%s ", keys);
    buffer_free(&word);
}

static void no_key_is_bound_twice_in_a_context(void **state)
{
    (void)state;
    struct seen_keys seen = {0};
    each_key(note_key, &seen);
    for (int i = 0; i < CONTEXTS; i++)
        buffer_free(&seen.keys[i]);
}

static bool is_plain_key(const char *keys)
{
    bool function = keys[0] == '<' && keys[1] == 'F' && keys[2] >= '1' && keys[2] <= '9';
    return !function && !strstr(keys, "<M-");
}

static void note_plain(void *context, const struct command_description *command, int where, const char *keys)
{
    (void)where;
    bool *plain = context;
    for (size_t i = 0; i < reader_commands(); i++)
        if (strcmp(reader_command_at(i).name, command->name) == 0)
            plain[i] = plain[i] || is_plain_key(keys);
}

static void no_command_needs_alt_or_a_function_key(void **state)
{
    (void)state;
    bool *plain = memory_new(reader_commands() * sizeof *plain);
    each_key(note_plain, plain);
    for (size_t i = 0; i < reader_commands(); i++) {
        struct command_description command = reader_command_at(i);
        if ((command.keys || command.outline_keys || command.list_keys || command.selection_keys) &&
            !plain[i])
            fail_msg("%s has only keys that some terminals do not send", command.name);
    }
    free(plain);
}

/* ---- names ---- */

static void every_row_is_complete_and_its_name_is_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < reader_commands(); i++) {
        struct command_description command = reader_command_at(i);
        assert_true(command.group && command.group[0]);
        assert_true(command.name && command.name[0]);
        assert_true(command.help && command.help[0]);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(command.name, reader_command_at(j).name);
    }
}

/* Each row once more, after FIRST_KEYS, with the same ARGUMENT. */
static void run_all(struct desk *desk, const char *first_keys, const char *argument)
{
    for (size_t i = 0; i < reader_commands(); i++) {
        struct buffer line = {0};
        buffer_format(&line, "%s %s", reader_command_at(i).name, argument);
        desk_press(desk, first_keys);
        reader_command(desk->reader, buffer_slice(&line));
        if (slice_starts(reader_notice(desk->reader), slice_of("no command")))
            fail_msg("%s is not known", line.bytes);
        desk_press(desk, "<Esc><Esc><Esc><Esc>"); /* and a picture */
        buffer_free(&line);
    }
}

static void run_everything(struct desk *desk)
{
    static const char *const arguments[] = {"", "1", "0", "x", "numbers on", "x line-down", "'", "¶3", "a b"};
    for (size_t i = 0; i < COUNT_OF(arguments); i++) {
        run_all(desk, "", arguments[i]);
        run_all(desk, "<Tab>", arguments[i]);
        run_all(desk, "maB", arguments[i]);
        run_all(desk, ":help<Enter>", arguments[i]);
    }
}

static void every_name_runs_on_the_speech(void **state)
{
    run_everything(desk_speech(state));
}

static void every_name_runs_on_a_text_without_sections(void **state)
{
    desk_open_plain(*state, "Some words stand here, and they are not many.\n");
    assert_int_equal(document_sections(reader_document(((struct desk *)*state)->reader)), 0);
    run_everything(*state);
}

static void every_name_runs_on_an_empty_text(void **state)
{
    desk_open_plain(*state, "");
    run_everything(*state);
}

static void what_is_no_command_is_said(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_command(desk->reader, slice_of("no-such-thing 3"));
    assert_says(reader_notice(desk->reader), "no command no-such-thing");
}

static void a_missing_argument_is_asked_for(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_command(desk->reader, slice_of("goto"));
    assert_notice(desk, "goto wants PLACE");
    reader_command(desk->reader, slice_of("mark"));
    assert_true(reader_notice(desk->reader).length > 0);
    assert_int_equal(reader_marks(desk->reader), 0);
}

static void an_argument_that_is_not_taken_is_refused(void **state)
{
    struct desk *desk = desk_speech(state);
    struct request request;
    reader_command(desk->reader, slice_of("quit now"));
    assert_notice(desk, "quit takes only a count");
    assert_false(reader_request(desk->reader, &request));
}

static void a_name_takes_a_count(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "3j");
    size_t place = desk_place(desk);
    desk_press(desk, "g");
    reader_command(desk->reader, slice_of("  line-down   3 "));
    assert_int_equal(desk_place(desk), place);
}

static void an_empty_line_does_nothing(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":   <Enter>");
    assert_notice(desk, "");
    assert_int_equal(desk_place(desk), 0);
}

static void q_is_short_for_quit(void **state)
{
    struct desk *desk = desk_speech(state);
    struct request request;
    desk_press(desk, ":q<Enter>");
    assert_true(reader_request(desk->reader, &request));
    assert_int_equal(request.kind, REQUEST_QUIT);
}

static void a_key_that_does_nothing_says_so(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ";");
    assert_notice(desk, "; does nothing here; h: help");
    desk_press(desk, "yx");
    assert_notice(desk, "yx does nothing here; h: help");
    desk_press(desk, "<Tab>;");
    assert_notice(desk, "; does nothing here; F1: help");
    desk_press(desk, "<Tab><F12>"); /* no character */
    assert_notice(desk, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(every_key_does_something),
        cmocka_unit_test(no_key_is_bound_twice_in_a_context),
        cmocka_unit_test(no_command_needs_alt_or_a_function_key),
        cmocka_unit_test(every_row_is_complete_and_its_name_is_its_own),
        desk_test(every_name_runs_on_the_speech),
        desk_test(every_name_runs_on_a_text_without_sections),
        desk_test(every_name_runs_on_an_empty_text),
        desk_test(what_is_no_command_is_said),
        desk_test(a_missing_argument_is_asked_for),
        desk_test(an_argument_that_is_not_taken_is_refused),
        desk_test(a_name_takes_a_count),
        desk_test(an_empty_line_does_nothing),
        desk_test(q_is_short_for_quit),
        desk_test(a_key_that_does_nothing_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
