/* The help: a document like any other, so that it scrolls, has an outline and can be searched. */

#include "reader.h"

#include <stdlib.h>
#include <string.h>

/* ---- writing a document ---- */

static void leaf(struct sink sink, enum block_kind kind, uint32_t value, const char *text)
{
    sink.open(sink.context, kind, value);
    if (text && *text)
        sink.text(sink.context, slice_of(text));
    sink.close(sink.context);
}

static void heading(struct sink sink, const char *label)
{
    sink.section(sink.context, 1, (struct slice){0}, slice_of(label), SECTION_PRINTED);
    leaf(sink, BLOCK_HEADING, 1, label);
}

static void table_row(struct sink sink, const char *const *cells, size_t count)
{
    sink.open(sink.context, BLOCK_ROW, 0);
    for (size_t i = 0; i < count; i++)
        leaf(sink, BLOCK_CELL, CELL_DEFAULT, cells[i]);
    sink.close(sink.context);
}

static void pair(struct sink sink, const struct buffer *keys, const char *meaning)
{
    table_row(sink, (const char *const[]){buffer_string(keys), meaning}, 2);
}

/* ---- keys as they are shown ---- */

/* A key as a reader writes it: ^F for <C-f>, Alt+v for <M-v>, so that no line ends within one. */
static void append_key(struct buffer *into, struct slice key)
{
    static const struct {
        const char *name, *shown;
    } names[] = {{"lt", "<"}, {"gt", ">"}, {"PageDown", "PgDn"}, {"PageUp", "PgUp"}};
    bool named = key.length > 2 && key.bytes[0] == '<';
    if (named)
        key = slice_cut(key, 1, key.length - 1);
    if (named && slice_starts(key, slice_of("M-"))) {
        buffer_append_string(into, "Alt+");
        key = slice_cut(key, 2, key.length);
    } else if (named && slice_starts(key, slice_of("C-")) && key.length == 3) {
        buffer_append_byte(into, '^');
        char letter = key.bytes[2];
        buffer_append_byte(into, letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A') : letter);
        return;
    } else if (named && slice_starts(key, slice_of("C-"))) {
        buffer_append_string(into, "Ctrl+");
        key = slice_cut(key, 2, key.length);
    }
    for (size_t i = 0; named && i < COUNT_OF(names); i++)
        if (slice_is(key, names[i].name))
            key = slice_of(names[i].shown);
    buffer_append(into, key);
}

static void append_keys(struct buffer *into, const char *keys)
{
    char key[READER_KEY_BYTES];
    for (struct slice rest = slice_of(keys); rest.length > 0;) {
        size_t taken = 1;
        if (rest.bytes[0] == ' ') {
            buffer_append_byte(into, ' ');
        } else {
            taken = reader_key_split(rest, key);
            append_key(into, slice_of(key));
        }
        rest = slice_cut(rest, taken, rest.length);
    }
}

static void append_first_key(struct buffer *into, const char *keys)
{
    struct slice rest = slice_of(keys);
    char *first = slice_string(slice_word(&rest));
    append_keys(into, first);
    free(first);
}

/* ---- the help ---- */

/* What most of reading is done with: on the first page of the help. */
static void describe_most_used(struct sink sink)
{
    static const struct {
        const char *command, *other, *meaning;
    } most_used[] = {
        {"page-down", "page-up", "a page down, up"},
        {"line-down", "line-up", "a line down, up"},
        {"section-next", "section-previous", "to the next section, the previous one"},
        {"outline-focus", NULL, "into the outline; there Enter goes to an entry, f filters"},
        {"search", "search-backward", "search ahead, back, as you type"},
        {"hit-next", "hit-previous", "to the next hit, the previous one"},
        {"paragraph-next", "paragraph-previous", "choose the next paragraph, the previous one"},
        {"copy-cited", NULL, "copy the chosen paragraph with its citation"},
        {"bookmark", "bookmarks", "set a bookmark, list them"},
        {"back", "forward", "back to before the last jump, forward again"},
        {"top", "end", "to the top, the end"},
        {"help", "close", "this page; close it, or quit"},
    };
    heading(sink, "Most used");
    sink.open(sink.context, BLOCK_TABLE, 0);
    for (size_t i = 0; i < COUNT_OF(most_used); i++) {
        const char *const names[] = {most_used[i].command, most_used[i].other};
        struct buffer keys = {0};
        for (size_t j = 0; j < COUNT_OF(names) && names[j]; j++) {
            buffer_append_string(&keys, j ? " " : "");
            append_first_key(&keys, command_named(slice_of(names[j]))->keys[CONTEXT_PAGE]);
        }
        pair(sink, &keys, most_used[i].meaning);
        buffer_free(&keys);
    }
    sink.close(sink.context);
}

/* On the page, else in the outline, else in lists; what has no key is typed. */
static void append_command_keys(struct buffer *keys, const struct command *command, bool said_where)
{
    static const char *const where[CONTEXT_COUNT] = {"", "outline: ", "list: ", "selection: "};
    for (int context = 0; context < CONTEXT_COUNT; context++)
        if (command->keys[context]) {
            buffer_append_string(keys, said_where ? "" : where[context]);
            append_keys(keys, command->keys[context]);
            return;
        }
    buffer_format(keys, ":%s", command->name);
    if (command->argument_name)
        buffer_format(keys, " %s", command->argument_name);
}

static void describe_commands(struct sink sink)
{
    for (const struct command *command = command_table; command->name;) {
        const char *group = command->group;
        bool elsewhere = !command->keys[CONTEXT_PAGE]; /* the name of the group says where */
        heading(sink, group);
        sink.open(sink.context, BLOCK_TABLE, 0);
        for (; command->name && strcmp(command->group, group) == 0; command++) {
            struct buffer keys = {0};
            append_command_keys(&keys, command, elsewhere);
            pair(sink, &keys, command->help);
            buffer_free(&keys);
        }
        sink.close(sink.context);
    }
}

/* As ":" and bind take them. */
static void describe_names(struct sink sink)
{
    struct buffer names = {0};
    heading(sink, "Commands by name");
    leaf(sink, BLOCK_PARAGRAPH, 0, "Typed at : or bound to a key, bind <C-f> page-down. Tab completes them.");
    for (const struct command *command = command_table; command->name; command++) {
        buffer_append_string(&names, command == command_table ? "" : ", ");
        buffer_append_string(&names, command->name);
        if (command->argument_name && command->argument != ARGUMENT_KEY)
            buffer_format(&names, " %s", command->argument_name);
        if (command->keys[CONTEXT_PAGE]) {
            buffer_append_string(&names, " (");
            append_first_key(&names, command->keys[CONTEXT_PAGE]);
            buffer_append_byte(&names, ')');
        }
    }
    leaf(sink, BLOCK_PARAGRAPH, 0, buffer_string(&names));
    buffer_free(&names);
}

static void describe_settings(struct sink sink)
{
    heading(sink, "Settings");
    leaf(sink, BLOCK_PARAGRAPH, 0,
         "Type :set NAME VALUE, or write set NAME VALUE and bind KEY COMMAND in the configuration file.");
    sink.open(sink.context, BLOCK_TABLE, 0);
    for (size_t i = 0; i < reader_settings(); i++) {
        struct setting_description setting = reader_setting_at(i);
        struct buffer values = {0};
        buffer_format(&values, "%s (%s)", setting.values ? setting.values : "a number", setting.initial);
        table_row(sink, (const char *const[]){setting.name, setting.help, buffer_string(&values)}, 3);
        buffer_free(&values);
    }
    sink.close(sink.context);
}

static void describe_prompts(struct sink sink)
{
    heading(sink, "In a prompt");
    sink.open(sink.context, BLOCK_TABLE, 0);
    for (size_t i = 0; i < reader_edits(); i++) {
        struct edit_description edit = reader_edit_at(i);
        struct buffer keys = {0};
        append_keys(&keys, edit.keys);
        pair(sink, &keys, edit.help);
        buffer_free(&keys);
    }
    sink.close(sink.context);
}

struct document *help_document(void)
{
    struct document *document = document_new(NULL);
    if (!document)
        return NULL;
    struct sink sink = document_sink(document);
    sink.meta(sink.context, META_TITLE, slice_of(HELP_TITLE));
    leaf(sink, BLOCK_TITLE, 0, "The keys of stele");
    leaf(sink, BLOCK_PARAGRAPH, 0,
         "A number before a motion repeats it. ^F is Ctrl+F. This page scrolls and is searched like any "
         "text.");
    describe_most_used(sink);
    describe_commands(sink);
    describe_prompts(sink);
    describe_settings(sink);
    describe_names(sink);
    sink.end(sink.context);
    return document;
}
