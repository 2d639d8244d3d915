#include "reader.h"

#include <stdlib.h>
#include <string.h>

/* ---- notices and requests ---- */

void reader_say(struct reader *reader, const char *format, ...)
{
    va_list arguments;
    buffer_clear(&reader->notice);
    va_start(arguments, format);
    buffer_format_list(&reader->notice, format, arguments);
    va_end(arguments);
    buffer_append(&reader->messages, buffer_slice(&reader->notice));
    buffer_append_byte(&reader->messages, '\n');
}

void reader_notify(struct reader *reader, struct slice sentence)
{
    reader_say(reader, "%.*s", (int)sentence.length, sentence.bytes);
}

struct slice reader_notice(const struct reader *reader)
{
    return buffer_slice(&reader->notice);
}

bool reader_panel(const struct reader *reader, struct slice *title, struct slice *text)
{
    *title = buffer_slice(&reader->panel_title);
    *text = buffer_slice(&reader->panel_text);
    return reader->panel_open;
}

void reader_ask(struct reader *reader, struct request request)
{
    if (reader->request_count < REQUESTS)
        reader->requests[reader->request_count++] = request;
}

bool reader_request(struct reader *reader, struct request *request)
{
    if (reader->request_count == 0)
        return false;
    *request = reader->requests[0];
    memmove(reader->requests, reader->requests + 1, --reader->request_count * sizeof *request);
    return true;
}

/* What the intake and the parser had to say, once. */
static void tell_notices(struct reader *reader)
{
    const struct document *document = reader->book->document;
    for (; reader->told_document_notices < document_notices(document); reader->told_document_notices++)
        reader_notify(reader, document_notice(document, reader->told_document_notices));
    for (; reader->told_notices < intake_notices(reader->intake); reader->told_notices++)
        reader_say(reader, "%s", intake_notice(reader->intake, reader->told_notices));
}

/* ---- making one ---- */

struct reader *reader_new(struct intake *intake, const struct reader_options *options)
{
    struct reader *reader = memory_new(sizeof *reader);
    reader->intake = intake;
    reader->book = reader->page = reading_new(intake_document(intake));
    reader->memory.path = options->store_path;
    reader->ascii = options->ascii;
    settings_init(&reader->settings);
    keymap_init(&reader->keymap);
    reader_resize(reader, 24, 80);
    if (options->config_path)
        config_read(reader, options->config_path);
    tell_notices(reader);
    memory_start(reader);
    return reader;
}

void reader_free(struct reader *reader)
{
    if (!reader)
        return;
    own_page_close(reader);
    memory_end(reader);
    reading_free(reader->book);
    list_close(reader);
    keymap_free(&reader->keymap);
    prompt_free(&reader->prompt);
    buffer_free(&reader->title);
    buffer_free(&reader->notice);
    buffer_free(&reader->messages);
    buffer_free(&reader->panel_title);
    buffer_free(&reader->panel_text);
    free(reader);
}

void reader_adopt(struct reader *reader, struct intake *intake)
{
    own_page_close(reader);
    struct reading *old = reader->book;
    struct quote quote = search_quote_at(old->document, old->top);
    struct reading *new = reading_new(intake_document(intake));
    size_t place = search_quote_find(new->document, &quote, old->top);
    new->top = place == NOWHERE ? 0 : place;
    reader->intake = intake;
    reader->book = reader->page = new;
    reader->widest_known = false;
    reader->told_notices = reader->told_document_notices = 0;
    memory_forget_document(reader);
    memory_anchor(reader);
    reading_free(old);
    reader_geometry_update(reader);
    tell_notices(reader);
}

/* ---- what happens to it ---- */

enum context reader_context(const struct reader *reader)
{
    if (reader->list.open)
        return CONTEXT_LIST;
    return reader->page->outline.focused ? CONTEXT_OUTLINE : CONTEXT_PAGE;
}

void reader_resize(struct reader *reader, unsigned rows, unsigned columns)
{
    reader->geometry.rows = rows;
    reader->geometry.columns = columns;
    reader_geometry_update(reader);
}

static void note_seen(struct reader *reader)
{
    struct reading *page = reader->page;
    if (page->line_count > 0)
        seen_add(&page->seen, (struct range){page->lines[0].range.start, reading_page_end(page)});
}

/* An open panel only goes away by Esc, q or Enter; another key closes it and does its work. */
static bool closes_panel(struct reader *reader, const char *key)
{
    bool open = reader->panel_open;
    reader->panel_open = false;
    return open && (strcmp(key, "<Esc>") == 0 || strcmp(key, "q") == 0 || strcmp(key, "<Enter>") == 0);
}

void reader_feed(struct reader *reader, const char *key)
{
    if (strcmp(key, "<Ignore>") == 0)
        return;
    reader->interrupts = strcmp(key, "<C-c>") == 0 ? reader->interrupts + 1 : 0;
    if (reader->prompt.kind == PROMPT_CLOSED)
        buffer_clear(&reader->notice); /* it has been seen; under a prompt it waits */
    if (closes_panel(reader, key))
        return;
    if (reader->prompt.kind != PROMPT_CLOSED)
        prompt_feed(reader, key);
    else
        keymap_feed(reader, key);
}

void reader_paste(struct reader *reader, struct slice text)
{
    if (reader->prompt.kind != PROMPT_CLOSED)
        prompt_insert(reader, text);
    else
        reader_say(reader, "pasted text is taken only by a prompt; it was ignored");
}

bool reader_go(struct reader *reader, struct slice place, struct error *error)
{
    size_t found = place_named(reader, place, error);
    if (found == NOWHERE)
        return false;
    reader->memory.moved = true; /* it was asked for: the last place is not restored over it */
    go_to(reader, found);
    return true;
}

void reader_command(struct reader *reader, struct slice line)
{
    struct error error;
    if (!command_line(reader, line, &error))
        reader_say(reader, "%s", error.text);
}

bool reader_step(struct reader *reader, unsigned microseconds)
{
    bool done = intake_step(reader->intake, microseconds) || intake_descriptor(reader->intake) >= 0;
    tell_notices(reader);
    done = find_step(reader, microseconds) && done;
    done = layout_step(reader->page->layout, reader->geometry.text_rows, microseconds) && done;
    return memory_step(reader) && done;
}

int reader_timeout(const struct reader *reader)
{
    uint64_t now = clock_microseconds(), rest_at = reader->memory.rest_at;
    if (rest_at == 0)
        return -1;
    return rest_at > now ? (int)((rest_at - now) / 1000) + 1 : 0;
}

/* ---- pages of stele's own ---- */

void own_page_open(struct reader *reader, struct document *document)
{
    if (!document)
        return;
    reader->own = document;
    reader->page = reading_new(document);
    reader_geometry_update(reader);
}

bool own_page_close(struct reader *reader)
{
    if (reader->page == reader->book)
        return false;
    reading_free(reader->page);
    document_free(reader->own);
    reader->own = NULL;
    reader->page = reader->book;
    reader_geometry_update(reader);
    return true;
}

/* ---- what the view asks ---- */

const struct geometry *reader_geometry(const struct reader *reader)
{
    return &reader->geometry;
}

const struct document *reader_document(const struct reader *reader)
{
    return reader->page->document;
}

struct layout *reader_layout(const struct reader *reader)
{
    return reader->page->layout;
}

struct slice reader_title(const struct reader *reader)
{
    struct slice title = document_meta(reader->page->document, META_TITLE);
    const char *path = intake_path(reader->intake), *name = strrchr(path, '/');
    if (title.length > 0)
        return title;
    return slice_of(*path == '\0' ? "standard input" : name ? name + 1 : path);
}

enum text_ambiguous reader_ambiguous(const struct reader *reader)
{
    return reader->settings.ambiguous;
}

bool reader_ascii(const struct reader *reader)
{
    return reader->ascii || reader->settings.ambiguous == TEXT_WIDE;
}

bool reader_numbers(const struct reader *reader)
{
    return reader->settings.numbers;
}

const char *reader_theme(const struct reader *reader)
{
    return reader->settings.theme;
}

bool reader_in_help(const struct reader *reader)
{
    return reader->page != reader->book;
}

/* A short text has its pages counted before it is shown. */
static void count_pages(const struct reader *reader)
{
    enum { SHORT_TEXT_BYTES = 64 * 1024, COUNT_MICROSECONDS = 2000 };
    if (document_text(reader->page->document).length <= SHORT_TEXT_BYTES)
        layout_step(reader->page->layout, reader->geometry.text_rows, COUNT_MICROSECONDS);
}

size_t reader_page(struct reader *reader, const struct line **lines)
{
    reader_geometry_update(reader);
    count_pages(reader);
    reading_refresh(reader, reader->page);
    note_seen(reader);
    *lines = reader->page->lines;
    return reader->page->line_count;
}

/* The first numbered block that begins on the page at or after PLACE. */
static bool first_paragraph(const struct reading *page, size_t place, struct block *block)
{
    for (size_t i = 0; i < page->line_count; i++) {
        const struct line *line = &page->lines[i];
        if (line->kind == LINE_TEXT && line->index == 0 && line->place >= place &&
            document_is_numbered(page->document, &line->block)) {
            *block = line->block;
            return true;
        }
    }
    return false;
}

bool reader_current(struct reader *reader, struct block *block)
{
    struct reading *page = reader->page;
    reading_refresh(reader, page);
    if (page->chosen != NOWHERE && document_block_at(page->document, page->chosen, block)) {
        if (document_is_numbered(page->document, block) || first_paragraph(page, page->chosen, block))
            return true;
    }
    return first_paragraph(page, 0, block) || document_block_at(page->document, page->top, block);
}

size_t current_place(struct reader *reader)
{
    struct block block;
    return reader_current(reader, &block) ? block.range.start : reader->page->top;
}

size_t reader_cursor_place(struct reader *reader)
{
    const struct reading *page = reader->page;
    if (page->find.search && page->find.hit != NOWHERE && reading_shows(page, page->find.hit))
        return page->find.hit;
    return current_place(reader);
}

const struct search *reader_search(const struct reader *reader)
{
    return reader->page->find.search;
}

size_t reader_hit(const struct reader *reader)
{
    return reader->page->find.search ? reader->page->find.hit : NOWHERE;
}

static void hits_status(const struct reading *page, struct status *status)
{
    const struct search *search = page->find.search;
    if (!search)
        return;
    status->hits = search_count(search);
    status->searching = !search_done(search);
    if (page->find.hit != NOWHERE)
        status->hit = search_index(search, page->find.hit) + 1;
    if (status->section != NOWHERE)
        status->hits_here = search_count_in(search, document_section_range(page->document, status->section));
}

static unsigned percent_of(const struct reading *page)
{
    size_t length = document_text(page->document).length, end = reading_page_end(page);
    return length == 0 ? 100 : (unsigned)(end * 100 / length);
}

void reader_status(struct reader *reader, struct status *status)
{
    struct reading *page = reader->page;
    struct block block;
    *status = (struct status){.section = current_section(reader), .final = document_final(page->document)};
    if (reader_current(reader, &block))
        status->paragraph = document_paragraph_number(page->document, &block);
    status->paragraphs = document_paragraphs(page->document);
    status->page = layout_page_number(page->layout, page->top);
    status->pages = layout_pages(page->layout);
    if (reading_at_end(reader) && status->final)
        status->page = status->pages;
    status->percent = percent_of(page);
    status->help_unknown = !reader->used_help;
    status->quit_unknown = !reader->used_quit;
    status->pending = buffer_slice(&reader->keymap.hint);
    hits_status(page, status);
}
