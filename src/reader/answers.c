/* What the view asks of a reading. */

#include "reader.h"

#include <string.h>

/* ---- as it is set ---- */

unsigned reader_changes(const struct reader *reader)
{
    return reader->changes;
}

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
    struct slice title = document_title(reader->page->document);
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

const char *reader_encoding(const struct reader *reader)
{
    return reader->settings.encoding[0] ? reader->settings.encoding : NULL;
}

const char *paragraph_sign(const struct reader *reader)
{
    return reader_ascii(reader) ? "par." : "¶";
}

/* ---- the page ---- */

/* A short text has its pages counted before it is shown. */
static void count_pages(const struct reader *reader)
{
    enum { SHORT_TEXT_BYTES = 64 * 1024, COUNT_MICROSECONDS = 2000 };
    if (document_text(reader->page->document).length <= SHORT_TEXT_BYTES)
        layout_step(reader->page->layout, reader->geometry.text_rows, COUNT_MICROSECONDS);
}

/* What stands between two blocks is seen with the first. */
static size_t seen_end(const struct reading *page)
{
    size_t end = reading_page_end(page);
    struct block block;
    if (!document_block_at(page->document, end, &block) || end < block.range.end)
        return end;
    return document_block_after(page->document, &block, &block) ? block.range.start
                                                                : document_text(page->document).length;
}

static void note_seen(struct reading *page)
{
    if (page->line_count > 0)
        seen_add(&page->seen, (struct range){page->lines[0].range.start, seen_end(page)});
}

size_t reader_page(struct reader *reader, const struct line **lines)
{
    reader_geometry_update(reader);
    count_pages(reader);
    reading_refresh(reader, reader->page);
    note_seen(reader->page);
    *lines = reader->page->lines;
    return reader->page->line_count;
}

/* The first numbered block that begins on the page. */
static bool first_paragraph(const struct reading *page, struct block *block)
{
    for (size_t i = 0; i < page->line_count; i++) {
        const struct line *line = &page->lines[i];
        if (line->kind == LINE_TEXT && line->index == 0 &&
            document_is_numbered(page->document, &line->block)) {
            *block = line->block;
            return true;
        }
    }
    return false;
}

/* Under a heading that was chosen: the first block of its section that is none itself. */
static void skip_headings(const struct document *document, struct block *block)
{
    struct block other = *block;
    size_t section = document_section_at(document, block->range.start);
    while (other.kind == BLOCK_HEADING && document_block_after(document, &other, &other) &&
           document_section_at(document, other.range.start) == section)
        if (other.kind != BLOCK_HEADING)
            *block = other;
}

bool reader_current(struct reader *reader, struct block *block)
{
    struct reading *page = reader->page;
    reading_refresh(reader, page);
    bool chosen = page->chosen != NOWHERE && document_block_at(page->document, page->chosen, block);
    if (chosen && block->kind != BLOCK_TITLE && block->kind != BLOCK_CREDIT) {
        skip_headings(page->document, block);
        return true;
    }
    return first_paragraph(page, block) || chosen || document_block_at(page->document, page->top, block);
}

size_t current_place(struct reader *reader)
{
    struct block block;
    return reader_current(reader, &block) ? block.range.start : reader->page->top;
}

size_t reader_cursor_place(struct reader *reader)
{
    const struct reading *page = reader->page;
    if (page->selection.active)
        return page->selection.cursor;
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

/* ---- where the reader is ---- */

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

/* Of the text, up to the foot of the page. */
static unsigned percent_of(const struct reading *page, bool whole)
{
    size_t length = document_text(page->document).length, end = reading_page_end(page);
    return whole || length == 0 ? 100 : (unsigned)(end * 100 / length);
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
    bool at_end = status->final && reading_at_end(reader);
    if (at_end)
        status->page = status->pages;
    status->percent = percent_of(page, at_end);
    status->help_unknown = !reader->used_help;
    status->quit_unknown = !reader->used_quit;
    status->pending = buffer_slice(&reader->keymap.hint);
    if (status->pending.length == 0 && reader->notice.length == 0 && page->selection.active)
        status->pending = slice_of(page->selection.by_line ? "selecting lines" : "selecting");
    hits_status(page, status);
}

static void append_sections(const struct document *document, size_t index, struct buffer *into)
{
    const struct section *section = document_section(document, index);
    if (section->parent != NOWHERE) {
        append_sections(document, section->parent, into);
        buffer_append_string(into, " > ");
    }
    document_append_name(section, into);
}

void run_where(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    const struct document *document = reader->page->document;
    struct status status;
    struct block block;
    struct buffer text = {0};
    size_t section = document_section_at(document, current_place(reader));
    reader_status(reader, &status);
    if (section != NOWHERE)
        append_sections(document, section, &text);
    if (status.paragraph > 0)
        buffer_format(&text, "%s%s %zu of %zu", text.length ? "  " : "", paragraph_sign(reader),
                      status.paragraph, status.paragraphs);
    if (status.page > 0)
        buffer_format(&text, "  %zu/%zu", status.page, status.pages);
    buffer_format(&text, "  %u %%  byte %zu of %zu", status.percent, reader->page->top,
                  document_text(document).length);
    reader_say(reader, "%s", buffer_string(&text));
    buffer_free(&text);
    if (reader->page == reader->book && reader_current(reader, &block))
        notes_show(reader, block.range);
}
