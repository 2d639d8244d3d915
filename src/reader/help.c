/* The help: a document like any other, so that it scrolls, has an outline and can be searched. */

#include "reader.h"

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

static void table_row(struct sink sink, const char *one, const char *two, const char *three)
{
    const char *const cells[] = {one, two, three};
    sink.open(sink.context, BLOCK_ROW, 0);
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        leaf(sink, BLOCK_CELL, CELL_DEFAULT, cells[i]);
    sink.close(sink.context);
}

/* Keys as a reader writes them: "C-d" for <C-d>, "<" for <lt>. */
static void append_keys(struct buffer *into, const char *keys)
{
    char key[READER_KEY_BYTES];
    struct slice rest = slice_of(keys);
    while (rest.length > 0) {
        size_t taken = rest.bytes[0] == ' ' ? 1 : reader_key_split(rest, key);
        size_t length = strlen(key);
        if (rest.bytes[0] == ' ')
            buffer_append_byte(into, ' ');
        else if (strcmp(key, "<lt>") == 0)
            buffer_append_byte(into, '<');
        else if (strcmp(key, "<M-lt>") == 0 || strcmp(key, "<M-gt>") == 0)
            buffer_append_string(into, key[3] == 'l' ? "M-<" : "M->");
        else if (length > 2 && key[0] == '<')
            buffer_append(into, (struct slice){key + 1, length - 2});
        else
            buffer_append_string(into, key);
        rest = slice_cut(rest, taken, rest.length);
    }
}

/* ---- the help ---- */

static void describe_command(struct sink sink, const struct command *command)
{
    struct buffer keys = {0}, name = {0};
    const char *page = command->keys[CONTEXT_PAGE];
    if (page)
        append_keys(&keys, page);
    for (int context = CONTEXT_OUTLINE; !page && context < CONTEXT_COUNT; context++)
        if (command->keys[context] && keys.length == 0) {
            buffer_append_string(&keys, context == CONTEXT_OUTLINE ? "outline: " : "list: ");
            append_keys(&keys, command->keys[context]);
        }
    buffer_format(&name, ":%s", command->name);
    if (command->argument_name && command->argument != ARGUMENT_KEY)
        buffer_format(&name, " %s", command->argument_name);
    table_row(sink, buffer_string(&keys), command->help, buffer_string(&name));
    buffer_free(&keys);
    buffer_free(&name);
}

static void describe_commands(struct sink sink)
{
    for (const struct command *command = command_table; command->name;) {
        const char *group = command->group;
        heading(sink, group);
        sink.open(sink.context, BLOCK_TABLE, 0);
        for (; command->name && strcmp(command->group, group) == 0; command++)
            describe_command(sink, command);
        sink.close(sink.context);
    }
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
        table_row(sink, setting.name, setting.help, buffer_string(&values));
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
        table_row(sink, buffer_string(&keys), edit.help, "");
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
         "Space turns the page, ] goes to the next section, '2 to the second pillar, / searches, q closes "
         "this page. "
         "A number before a motion repeats it. This page scrolls and is searched like any text.");
    describe_commands(sink);
    describe_prompts(sink);
    describe_settings(sink);
    sink.end(sink.context);
    return document;
}
