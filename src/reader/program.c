/* Commands about stele itself: closing, quitting, copying, the view. */

#include "reader.h"

enum { WIDTH_STEP = 4, LEAST_WIDTH = 20, MOST_WIDTH = 400 };

static void ask(struct reader *reader, enum request_kind kind)
{
    reader_ask(reader, (struct request){.kind = kind});
}

/* ---- choosing and closing ---- */

void run_choose(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (reader->list.open)
        marks_choose(reader);
    else
        outline_choose(reader);
}

/* Closes the innermost thing that is open. False: the bare page is shown. */
static bool close_one(struct reader *reader)
{
    if (reader->list.open)
        list_close(reader);
    else if (reader->page->outline.focused)
        outline_leave(reader);
    else if (reader->geometry.outline_over && reader->outline_shown)
        run_outline(reader, &(struct invocation){0});
    else
        return own_page_close(reader);
    return true;
}

void run_close(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (close_one(reader))
        return;
    reader->used_quit = true;
    ask(reader, REQUEST_QUIT);
}

void run_escape(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (reader->list.open || reader->page->outline.focused || !reader->page->find.search)
        close_one(reader);
    else
        find_clear(reader);
}

void run_cancel(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (reader->interrupts > 1) {
        ask(reader, REQUEST_QUIT);
        return;
    }
    if (reader->page->find.search && !search_done(reader->page->find.search))
        find_clear(reader);
    reader_say(reader, "^C again quits");
}

void run_quit(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    ask(reader, REQUEST_QUIT);
}

void run_suspend(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    ask(reader, REQUEST_SUSPEND);
}

/* ---- copying ---- */

static void copy(struct reader *reader, struct range range, bool cited)
{
    reader_ask(reader, (struct request){.kind = REQUEST_COPY, .range = range, .cited = cited});
}

static void copy_paragraph(struct reader *reader, bool cited)
{
    struct block block;
    if (reader_current(reader, &block))
        copy(reader, block.range, cited);
}

void run_copy_cited(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    copy_paragraph(reader, true);
}

void run_copy_paragraph(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    copy_paragraph(reader, false);
}

void run_copy_section(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    size_t section = current_section(reader);
    if (section == NOWHERE)
        reader_say(reader, "no section here");
    else
        copy(reader, document_section_range(reader->page->document, section), false);
}

void reader_copied(struct reader *reader, struct slice text, const char *where)
{
    buffer_clear(&reader->panel_title);
    buffer_format(&reader->panel_title, "copied to %s", where);
    buffer_clear(&reader->panel_text);
    buffer_append(&reader->panel_text, text);
    reader->panel_open = true;
}

/* ---- the view ---- */

static void set_width(struct reader *reader, unsigned width)
{
    unsigned columns = reader->geometry.text_columns;
    reader->settings.width = width;
    reader_geometry_update(reader);
    if (columns == reader->geometry.text_columns && width > columns)
        reader->settings.width = columns; /* the window has no more */
    reader_say(reader, "width %u", reader->geometry.text_columns);
}

void run_wider(struct reader *reader, const struct invocation *invocation)
{
    unsigned step = WIDTH_STEP * (invocation->count ? invocation->count : 1);
    unsigned width = reader->geometry.text_columns + step;
    set_width(reader, width < MOST_WIDTH ? width : MOST_WIDTH);
}

void run_narrower(struct reader *reader, const struct invocation *invocation)
{
    unsigned step = WIDTH_STEP * (invocation->count ? invocation->count : 1);
    unsigned width = reader->geometry.text_columns;
    set_width(reader, width > LEAST_WIDTH + step ? width - step : LEAST_WIDTH);
}

void run_theme(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    bool colour = slice_is(slice_of(reader->settings.theme), "colour");
    setting_set(reader, slice_of("theme"), slice_of(colour ? "mono" : "colour"), NULL);
    reader_say(reader, "theme %s", reader->settings.theme);
}

void run_repaint(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    ask(reader, REQUEST_REPAINT);
}

void run_reload(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (intake_path(reader->intake)[0])
        ask(reader, REQUEST_RELOAD);
    else
        reader_say(reader, "only a file can be read again");
}

static void append_sections(struct reader *reader, struct buffer *into, size_t section)
{
    const struct section *it = document_section(reader->page->document, section);
    if (it->parent != NOWHERE) {
        append_sections(reader, into, it->parent);
        buffer_append_string(into, " > ");
    }
    if (it->ordinal.length > 0)
        buffer_format(into, "%.*s ", (int)it->ordinal.length, it->ordinal.bytes);
    buffer_append(into, it->label);
}

void run_where(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct status status;
    struct buffer text = {0};
    size_t section = document_section_at(reader->page->document, current_place(reader));
    reader_status(reader, &status);
    if (section != NOWHERE)
        append_sections(reader, &text, section);
    if (status.paragraph > 0)
        buffer_format(&text, "%s¶ %zu of %zu", text.length ? "  " : "", status.paragraph, status.paragraphs);
    if (status.page > 0)
        buffer_format(&text, "  page %zu of %zu", status.page, status.pages);
    buffer_format(&text, "  %u %%  byte %zu of %zu", status.percent, reader->page->top,
                  document_text(reader->page->document).length);
    reader_say(reader, "%s", buffer_string(&text));
    buffer_free(&text);
}

/* ---- pages of stele's own ---- */

void run_help(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    reader->used_help = true;
    if (reader->page == reader->book)
        own_page_open(reader, help_document());
    else
        own_page_close(reader);
}

void run_messages(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    own_page_close(reader);
    own_page_open(reader, messages_document(reader));
}

/* ---- the command language ---- */

void run_command(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    prompt_open(reader, PROMPT_COMMAND, (struct slice){0});
}

static struct slice cut_word(struct slice *words)
{
    size_t end = 0;
    while (end < words->length && words->bytes[end] != ' ')
        end++;
    struct slice word = slice_cut(*words, 0, end);
    *words = slice_trim(slice_cut(*words, end, words->length));
    return word;
}

void run_set(struct reader *reader, const struct invocation *invocation)
{
    struct error error;
    struct slice value = invocation->argument, name = cut_word(&value);
    if (!setting_set(reader, name, value, &error))
        reader_say(reader, "%s", error.text);
}

void run_bind(struct reader *reader, const struct invocation *invocation)
{
    struct error error;
    struct slice rest = invocation->argument, keys = cut_word(&rest), name = cut_word(&rest);
    const struct command *command = command_named(name);
    if (!command)
        reader_say(reader, "bind wants a key and a command; no command \"%.*s\"", (int)name.length,
                   name.bytes);
    else if (!keymap_bind(&reader->keymap, CONTEXT_PAGE, keys, command, rest, &error))
        reader_say(reader, "%s", error.text);
}
