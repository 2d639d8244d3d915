/* Every command in every context, on texts and in windows that are too small, too large or empty. */

#include "desk.h"

static const struct {
    unsigned rows, columns;
} windows[] = {{1, 1}, {5, 20}, {400, 1000}};

/* What is open when the command comes. */
static const char *const contexts[] = {"", "<Tab>", "maB", ":wor", "h", "h<Tab>"};

static const char *const counts[] = {"", "99999999999"};

static void check_sound(struct desk *desk)
{
    const struct line *lines;
    const struct outline_entry *entries;
    struct prompt_picture prompt;
    struct request request;
    size_t count = reader_page(desk->reader, &lines),
           length = document_text(reader_document(desk->reader)).length;
    assert_true(count <= reader_geometry(desk->reader)->text_rows + 1);
    assert_true(count == 0 || lines[0].range.end <= length);
    assert_true(reader_outline(desk->reader, &entries) <= document_sections(reader_document(desk->reader)));
    assert_true(!reader_prompt(desk->reader, &prompt) || prompt.cursor <= prompt.text.length);
    assert_true(reader_cursor_place(desk->reader) <= length);
    while (reader_request(desk->reader, &request))
        assert_true(request.range.start <= request.range.end && request.range.end <= length);
}

static void press(struct desk *desk, const char *keys)
{
    desk_press(desk, keys);
    check_sound(desk);
}

static void close_all(struct desk *desk)
{
    press(desk, "<Esc><Esc><Esc><Esc><Esc>");
}

/* Each key that COMMAND has anywhere, and its name, which goes past an open prompt. */
static void run(struct desk *desk, const char *context, const struct command_description *command,
                const char *count)
{
    const char *const keys[] = {command->keys, command->outline_keys, command->list_keys};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct slice rest = slice_of(keys[i]), word;
        while ((word = slice_word(&rest)).length > 0) {
            char *key = slice_string(word);
            press(desk, context);
            press(desk, count);
            press(desk, key);
            press(desk, "<Enter>"); /* what a prompt has, or waits for */
            close_all(desk);
            free(key);
        }
    }
    struct buffer line = {0};
    buffer_format(&line, "%s %s", command->name, count);
    press(desk, context);
    reader_command(desk->reader, buffer_slice(&line));
    check_sound(desk);
    close_all(desk);
    buffer_free(&line);
}

static void run_all(struct desk *desk)
{
    for (size_t i = 0; i < COUNT_OF(contexts); i++)
        for (size_t j = 0; j < reader_commands(); j++)
            for (size_t k = 0; k < COUNT_OF(counts); k++) {
                struct command_description command = reader_command_at(j);
                run(desk, contexts[i], &command, counts[k]);
            }
}

static void run_in_all_windows(struct desk *desk)
{
    for (size_t i = 0; i < COUNT_OF(windows); i++) {
        reader_resize(desk->reader, windows[i].rows, windows[i].columns);
        desk_idle(desk);
        run_all(desk);
    }
}

static void an_empty_text(void **state)
{
    desk_open_plain(*state, "");
    run_in_all_windows(*state);
}

static void an_empty_document_of_a_foreign_format(void **state)
{
    desk_open_markdown(*state, "");
    run_in_all_windows(*state);
}

static void one_word(void **state)
{
    desk_open_plain(*state, "word");
    run_in_all_windows(*state);
}

static void a_text_without_sections(void **state)
{
    desk_open_markdown(*state, "A paragraph of some words.\n\nAnother paragraph of more words.\n");
    run_in_all_windows(*state);
}

static void headings_and_nothing_else(void **state)
{
    desk_open_markdown(*state, "# One\n\n## Two\n\n# Three\n");
    run_in_all_windows(*state);
}

/* Between keys the window becomes another one. */
static void a_window_that_changes_all_the_time(void **state)
{
    static const char *const keys[] = {"j", "<Space>", "<Tab>", "j",  "B",  "/coop",      "<C-s>", "<Enter>",
                                       "n", "h",       "G",     "q",  "ma", "B",          "j",     "<Esc>",
                                       "t", "+",       "}",     "ys", "b",  ":set <Tab>", "<Esc>"};
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < 20 * COUNT_OF(keys); i++) {
        unsigned rows = (unsigned)(i * 7919 % 60), columns = (unsigned)(i * 104729 % 140);
        press(desk, keys[i % COUNT_OF(keys)]);
        reader_resize(desk->reader, rows + 1, columns + 1);
        check_sound(desk);
    }
}

static void words_without_an_end(void **state)
{
    struct desk *desk = *state;
    char *word = memory_new(100001);
    memset(word, 'w', 100000);
    desk_open_plain(desk, word);
    for (size_t i = 0; i < COUNT_OF(windows); i++) {
        reader_resize(desk->reader, windows[i].rows, windows[i].columns);
        press(desk, "<Space>jG}{gY/www");
        close_all(desk);
    }
    free(word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(an_empty_text),
        desk_test(an_empty_document_of_a_foreign_format),
        desk_test(one_word),
        desk_test(a_text_without_sections),
        desk_test(headings_and_nothing_else),
        desk_test(a_window_that_changes_all_the_time),
        desk_test(words_without_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
