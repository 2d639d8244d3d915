/* The prompt: a line editor as a state machine, fed key by key; what its lines mean is in a table. */

#include "reader.h"

#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 4096 };

static struct slice typed(const struct prompt *prompt)
{
    return buffer_slice(&prompt->text);
}

void prompt_free(struct prompt *prompt)
{
    buffer_free(&prompt->text);
    buffer_free(&prompt->typed);
    buffer_free(&prompt->stem);
    buffer_free(&prompt->hint);
    buffer_free(&prompt->label);
}

/* ---- what each prompt does ---- */

static void search_changed(struct reader *reader)
{
    find_type(reader, typed(&reader->prompt), reader->prompt.kind == PROMPT_SEARCH_BACKWARD);
}

static void search_backward_entered(struct reader *reader, struct slice line)
{
    history_add(reader, '/', line);
    find_accept(reader, line, true);
}

static void search_forward_entered(struct reader *reader, struct slice line)
{
    history_add(reader, '/', line);
    find_accept(reader, line, false);
}

static void command_entered(struct reader *reader, struct slice line)
{
    struct error error;
    history_add(reader, ':', line);
    if (!command_line(reader, line, &error))
        reader_say(reader, "%s", error.text);
}

static void bookmark_entered(struct reader *reader, struct slice line)
{
    run_bookmark(reader, &(struct invocation){.argument = line.length > 0 ? line : slice_of("bookmark")});
}

static void filter_changed(struct reader *reader)
{
    outline_filter(reader, typed(&reader->prompt));
}

static void filter_entered(struct reader *reader, struct slice line)
{
    (void)line;
    outline_choose(reader);
}

static void list_filter_changed(struct reader *reader)
{
    list_filter(reader, typed(&reader->prompt));
}

static void list_filter_entered(struct reader *reader, struct slice line)
{
    (void)line;
    list_choose(reader);
}

static const struct {
    const char *label;
    char history; /* 0: none */
    void (*changed)(struct reader *reader);
    void (*entered)(struct reader *reader, struct slice line);
    void (*abandoned)(struct reader *reader);
} kinds[] = {
    [PROMPT_SEARCH] = {"/", '/', search_changed, search_forward_entered, find_abandon},
    [PROMPT_SEARCH_BACKWARD] = {"?", '/', search_changed, search_backward_entered, find_abandon},
    [PROMPT_COMMAND] = {":", ':', NULL, command_entered, NULL},
    [PROMPT_BOOKMARK] = {"bookmark: ", 0, NULL, bookmark_entered, NULL},
    [PROMPT_RENAME] = {"new name: ", 0, NULL, bookmarks_rename, NULL},
    [PROMPT_FILTER] = {"filter: ", 0, filter_changed, filter_entered, outline_unfilter},
    [PROMPT_PIPE] = {"| ", 0, NULL, outside_pipe, NULL},
    [PROMPT_LIST_FILTER] = {"filter: ", 0, list_filter_changed, list_filter_entered, list_unfilter},
};

/* ---- opening, closing ---- */

void prompt_open(struct reader *reader, enum prompt_kind kind, struct slice text)
{
    struct prompt *prompt = &reader->prompt;
    buffer_clear(&prompt->text);
    buffer_append(&prompt->text, text);
    prompt->kind = kind;
    prompt->cursor = text.length;
    prompt->recalled = prompt->completion = 0;
    buffer_clear(&prompt->hint);
}

void prompt_close(struct reader *reader)
{
    enum prompt_kind kind = reader->prompt.kind;
    reader->prompt.kind = PROMPT_CLOSED;
    if (kind != PROMPT_CLOSED && kinds[kind].abandoned)
        kinds[kind].abandoned(reader);
}

static void enter(struct reader *reader)
{
    enum prompt_kind kind = reader->prompt.kind;
    char *line = slice_string(typed(&reader->prompt));
    reader->prompt.kind = PROMPT_CLOSED;
    kinds[kind].entered(reader, slice_trim(slice_of(line)).length > 0 ? slice_of(line) : (struct slice){0});
    free(line);
}

static void changed(struct reader *reader)
{
    struct prompt *prompt = &reader->prompt;
    prompt->completion = 0;
    buffer_clear(&prompt->hint);
    if (kinds[prompt->kind].changed)
        kinds[prompt->kind].changed(reader);
}

static void replace(struct reader *reader, struct slice text)
{
    struct prompt *prompt = &reader->prompt;
    buffer_clear(&prompt->text);
    buffer_append(&prompt->text, text);
    prompt->cursor = text.length;
}

/* ---- editing ---- */

/* A line of the history that is edited is a typed one. */
static void edited(struct reader *reader)
{
    reader->prompt.recalled = 0;
    changed(reader);
}

void prompt_insert(struct reader *reader, struct slice text)
{
    struct prompt *prompt = &reader->prompt;
    struct buffer line = {0};
    size_t room = prompt->text.length < LINE_BYTES ? LINE_BYTES - prompt->text.length : 0;
    if (text.length > room) /* whole characters */
        text = slice_cut(text, 0, text_before(text, room + 1));
    for (size_t i = 0; i < text.length; i++)
        buffer_append_byte(&line, (unsigned char)text.bytes[i] < ' ' ? ' ' : text.bytes[i]);
    buffer_insert(&prompt->text, prompt->cursor, buffer_slice(&line));
    prompt->cursor += line.length;
    buffer_free(&line);
    edited(reader);
}

static void erase(struct reader *reader, size_t from, size_t to)
{
    if (from == to)
        return;
    buffer_remove(&reader->prompt.text, from, to - from);
    reader->prompt.cursor = from;
    edited(reader);
}

static size_t before(const struct prompt *prompt)
{
    return prompt->cursor ? text_cluster_before(typed(prompt), prompt->cursor) : 0;
}

static size_t after(const struct prompt *prompt)
{
    return prompt->cursor < prompt->text.length ? text_cluster_after(typed(prompt), prompt->cursor)
                                                : prompt->cursor;
}

static void edit_left(struct reader *reader)
{
    reader->prompt.cursor = before(&reader->prompt);
}

static void edit_right(struct reader *reader)
{
    reader->prompt.cursor = after(&reader->prompt);
}

static void edit_home(struct reader *reader)
{
    reader->prompt.cursor = 0;
}

static void edit_end(struct reader *reader)
{
    reader->prompt.cursor = reader->prompt.text.length;
}

static void edit_word_left(struct reader *reader)
{
    reader->prompt.cursor = text_word_before(typed(&reader->prompt), reader->prompt.cursor);
}

static void edit_word_right(struct reader *reader)
{
    reader->prompt.cursor = text_word_after(typed(&reader->prompt), reader->prompt.cursor);
}

static void edit_backspace(struct reader *reader)
{
    if (reader->prompt.text.length == 0)
        prompt_close(reader);
    else
        erase(reader, before(&reader->prompt), reader->prompt.cursor);
}

static void edit_delete(struct reader *reader)
{
    erase(reader, reader->prompt.cursor, after(&reader->prompt));
}

static void edit_kill_to_end(struct reader *reader)
{
    erase(reader, reader->prompt.cursor, reader->prompt.text.length);
}

static void edit_kill_to_start(struct reader *reader)
{
    erase(reader, 0, reader->prompt.cursor);
}

static void edit_kill_word_left(struct reader *reader)
{
    erase(reader, text_word_before(typed(&reader->prompt), reader->prompt.cursor), reader->prompt.cursor);
}

static void edit_kill_word_right(struct reader *reader)
{
    size_t cursor = reader->prompt.cursor;
    erase(reader, cursor, text_word_after(typed(&reader->prompt), cursor));
}

/* ---- history and hits ---- */

static void recall(struct reader *reader, bool older)
{
    struct prompt *prompt = &reader->prompt;
    if (!kinds[prompt->kind].history)
        return;
    const struct history *history = history_of(reader, kinds[prompt->kind].history);
    if (older ? prompt->recalled >= history->count : prompt->recalled == 0)
        return;
    if (prompt->recalled == 0) {
        buffer_clear(&prompt->typed);
        buffer_append(&prompt->typed, typed(prompt));
    }
    prompt->recalled += older ? 1 : (size_t)-1;
    replace(reader,
            prompt->recalled ? slice_of(history->lines[prompt->recalled - 1]) : buffer_slice(&prompt->typed));
    changed(reader);
}

static void edit_older(struct reader *reader)
{
    recall(reader, true);
}

static void edit_newer(struct reader *reader)
{
    recall(reader, false);
}

static bool searches(const struct reader *reader)
{
    return kinds[reader->prompt.kind].changed == search_changed;
}

static void edit_next_hit(struct reader *reader)
{
    if (searches(reader))
        find_step_hit(reader, false);
}

static void edit_previous_hit(struct reader *reader)
{
    if (searches(reader))
        find_step_hit(reader, true);
}

static void toggle(struct reader *reader, const char *setting, bool on)
{
    if (!searches(reader))
        return;
    setting_set(reader, slice_of(setting), slice_of(on ? "off" : "on"), NULL);
    changed(reader);
}

static void edit_regex(struct reader *reader)
{
    toggle(reader, "regex", reader->settings.regex);
}

static void edit_words(struct reader *reader)
{
    toggle(reader, "words", reader->settings.words);
}

/* ---- completion ---- */

static void show_candidates(struct prompt *prompt, size_t chosen)
{
    size_t from;
    struct slice candidate;
    for (size_t i = 0; (candidate = completion_at(buffer_slice(&prompt->stem), i, &from)).length > 0; i++)
        buffer_format(&prompt->hint, i == chosen ? "%s[%.*s]" : "%s%.*s", i ? " " : "", (int)candidate.length,
                      candidate.bytes);
}

static void edit_complete(struct reader *reader)
{
    struct prompt *prompt = &reader->prompt;
    size_t from, count = prompt->completion;
    if (prompt->kind != PROMPT_COMMAND)
        return;
    if (count == 0) {
        buffer_clear(&prompt->stem);
        buffer_append(&prompt->stem, typed(prompt));
    }
    struct slice found = completion_at(buffer_slice(&prompt->stem), count, &from);
    if (found.length == 0)
        found = completion_at(buffer_slice(&prompt->stem), count = 0, &from);
    if (found.length == 0)
        return;
    replace(reader, slice_cut(buffer_slice(&prompt->stem), 0, from));
    buffer_append(&prompt->text, found);
    prompt->cursor = prompt->text.length;
    prompt->completion = count + 1;
    buffer_clear(&prompt->hint);
    show_candidates(prompt, count);
}

/* ---- keys ---- */

/* Keys are separated by spaces. */
static const struct {
    const char *keys, *help;
    void (*edit)(struct reader *reader);
} edits[] = {
    {"<Enter> <C-j>", "do it", enter},
    {"<Esc> <C-c> <C-g>", "leave as if nothing had been typed", prompt_close},
    {"<Up> <C-p>", "an older line", edit_older},
    {"<Down> <C-n>", "a newer line", edit_newer},
    {"<Tab>", "complete the name of a command, a setting or its value; again: the next one", edit_complete},
    {"<C-s>", "the next hit", edit_next_hit},
    {"<C-r>", "the previous hit", edit_previous_hit},
    {"<M-r>", "in a search: a regular expression, or plain words again", edit_regex},
    {"<M-w>", "in a search: whole words only, or parts of words too", edit_words},
    {"<Left> <C-b>", "a character back", edit_left},
    {"<Right> <C-f>", "a character ahead", edit_right},
    {"<M-b> <C-Left>", "a word back", edit_word_left},
    {"<M-f> <C-Right>", "a word ahead", edit_word_right},
    {"<Home> <C-a>", "to the start of the line", edit_home},
    {"<End> <C-e>", "to the end of the line", edit_end},
    {"<Backspace> <C-h>", "erase the character before; in an empty line: leave", edit_backspace},
    {"<Delete> <C-d>", "erase the character under the cursor", edit_delete},
    {"<C-w> <M-Backspace>", "erase the word before", edit_kill_word_left},
    {"<M-d>", "erase the word ahead", edit_kill_word_right},
    {"<C-u>", "erase to the start", edit_kill_to_start},
    {"<C-k>", "erase to the end", edit_kill_to_end},
};

size_t reader_edits(void)
{
    return COUNT_OF(edits);
}

struct edit_description reader_edit_at(size_t index)
{
    return (struct edit_description){edits[index].keys, edits[index].help};
}

static bool lists_key(const char *keys, const char *key)
{
    struct slice rest = slice_of(keys), word;
    while ((word = slice_word(&rest)).length > 0)
        if (slice_is(word, key))
            return true;
    return false;
}

void prompt_feed(struct reader *reader, const char *key)
{
    for (size_t i = 0; i < COUNT_OF(edits); i++)
        if (lists_key(edits[i].keys, key)) {
            edits[i].edit(reader);
            return;
        }
    if (strcmp(key, "<Space>") == 0)
        prompt_insert(reader, slice_of(" "));
    else if (strcmp(key, "<lt>") == 0)
        prompt_insert(reader, slice_of("<"));
    else if (key[0] != '<')
        prompt_insert(reader, slice_of(key));
}

/* What the settings make of a search is said before it. */
static struct slice label(struct reader *reader)
{
    struct buffer *label = &reader->prompt.label;
    buffer_clear(label);
    if (searches(reader) && reader->settings.words)
        buffer_append_string(label, "words ");
    if (searches(reader) && reader->settings.regex)
        buffer_append_string(label, "regex ");
    buffer_append_string(label, kinds[reader->prompt.kind].label);
    return buffer_slice(label);
}

bool reader_prompt(struct reader *reader, struct prompt_picture *picture)
{
    struct prompt *prompt = &reader->prompt;
    if (prompt->kind == PROMPT_CLOSED)
        return false;
    if (searches(reader)) {
        buffer_clear(&prompt->hint);
        find_hint(reader, &prompt->hint);
    }
    *picture = (struct prompt_picture){
        .label = label(reader),
        .text = typed(prompt),
        .hint = buffer_slice(&prompt->hint),
        .cursor = prompt->cursor,
    };
    return true;
}
