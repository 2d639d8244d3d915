/* Commands that move the page. */

#include "reader.h"

#include "units.h"

/* In the outline and in lists the same keys move the chosen row, while selecting the cursor. True if that is
 * done. */
static bool moved_elsewhere(struct reader *reader, long rows)
{
    enum context context = reader_context(reader);
    if (context == CONTEXT_OUTLINE)
        outline_move(reader, rows);
    else if (context == CONTEXT_LIST)
        list_move(reader, rows);
    else if (context == CONTEXT_SELECTION)
        selection_move_lines(reader, rows);
    return context != CONTEXT_PAGE;
}

static void page_moved(struct reader *reader)
{
    reader->page->base_top = reader->page->top;
    reader->changes++;
    reading_refresh(reader, reader->page);
    if (!reading_shows(reader->page, reader->page->chosen))
        reader->page->chosen = NOWHERE;
    memory_touch(reader);
}

static void set_top(struct reader *reader, size_t top, bool filled)
{
    reader->page->top = top;
    reader->page->filled = filled;
    page_moved(reader);
}

/* ---- lines ---- */

static void scroll_down(struct reader *reader, long lines)
{
    struct reading *page = reader->page;
    page->filled = true;
    reading_refresh(reader, page);
    if (reading_at_end(reader)) {
        reader_say(reader, "end of the text");
        return;
    }
    size_t top = layout_move(page->layout, page->top, lines);
    size_t last = layout_last_top(page->layout, reader->geometry.text_rows);
    if (top > last)
        top = last > page->top ? last : page->top;
    set_top(reader, top, true);
}

static void scroll_up(struct reader *reader, long lines)
{
    struct reading *page = reader->page;
    size_t top = layout_move(page->layout, page->top, -lines);
    if (top == page->top)
        reader_say(reader, "top of the text");
    set_top(reader, top, true);
}

static void scroll(struct reader *reader, long lines)
{
    if (moved_elsewhere(reader, lines))
        return;
    if (lines > 0)
        scroll_down(reader, lines);
    else
        scroll_up(reader, -lines);
}

void run_line_down(struct reader *reader, const struct invocation *invocation)
{
    scroll(reader, invocation_times(invocation));
}

void run_line_up(struct reader *reader, const struct invocation *invocation)
{
    scroll(reader, -(long)invocation_times(invocation));
}

static long half_page(const struct reader *reader)
{
    return reader->geometry.text_rows > 1 ? reader->geometry.text_rows / 2 : 1;
}

void run_half_down(struct reader *reader, const struct invocation *invocation)
{
    scroll(reader, half_page(reader) * (long)invocation_times(invocation));
}

void run_half_up(struct reader *reader, const struct invocation *invocation)
{
    scroll(reader, -half_page(reader) * (long)invocation_times(invocation));
}

/* ---- pages ---- */

static bool page_down(struct reader *reader)
{
    struct reading *page = reader->page;
    reading_refresh(reader, page);
    if (page->line_count == 0)
        return false;
    size_t top = layout_top_after(page->layout, &page->lines[page->line_count - 1]);
    if (top == NOWHERE)
        return false;
    set_top(reader, top, false);
    return true;
}

void run_page_down(struct reader *reader, const struct invocation *invocation)
{
    if (moved_elsewhere(reader, reader->geometry.text_rows))
        return;
    for (unsigned i = 0; i < invocation_times(invocation); i++)
        if (!page_down(reader)) {
            reader_say(reader, document_complete(reader->page->document) ? "end of the text"
                                                                         : "still reading the document");
            return;
        }
}

void run_page_up(struct reader *reader, const struct invocation *invocation)
{
    if (moved_elsewhere(reader, -(long)reader->geometry.text_rows))
        return;
    for (unsigned i = 0; i < invocation_times(invocation); i++) {
        struct reading *page = reader->page;
        size_t top = layout_top_before(page->layout, page->top, reader->geometry.text_rows);
        if (top >= page->top) {
            reader_say(reader, "top of the text");
            return;
        }
        set_top(reader, top, false);
    }
}

/* ---- ends, numbers ---- */

/* The same for the first row or the last. */
static bool moved_to_end_elsewhere(struct reader *reader, bool last)
{
    const struct document *document = reader->page->document;
    if (reader_context(reader) != CONTEXT_SELECTION)
        return moved_elsewhere(reader, last ? 1L << 30 : -(1L << 30));
    selection_follow(reader, last ? unit_character_before(document, document_text(document).length) : 0);
    return true;
}

void run_top(struct reader *reader, const struct invocation *invocation)
{
    if (moved_to_end_elsewhere(reader, false))
        return;
    if (invocation->count)
        want_page(reader, invocation->count);
    else
        jump_to(reader, 0);
}

void run_end(struct reader *reader, const struct invocation *invocation)
{
    if (moved_to_end_elsewhere(reader, true))
        return;
    if (invocation->count) {
        want_page(reader, invocation->count);
        return;
    }
    jumps_push(reader->page, reading_position(reader->page));
    end_with(reader, document_text(reader->page->document).length);
    want_end(reader);
}

/* Goes to a place of a KIND, "page " or the like. */
static void go_to_named(struct reader *reader, const char *kind, struct slice words)
{
    struct error error;
    struct buffer name = {0};
    buffer_append_string(&name, kind);
    buffer_append(&name, words);
    if (!want_place(reader, buffer_slice(&name), true, &error))
        reader_say(reader, "%s", error.text);
    buffer_free(&name);
}

void run_percent(struct reader *reader, const struct invocation *invocation)
{
    struct buffer words = {0};
    buffer_format(&words, "%u%%", invocation->count < 100 ? invocation->count : 100);
    go_to_named(reader, "", buffer_slice(&words));
    buffer_free(&words);
}

void run_goto(struct reader *reader, const struct invocation *invocation)
{
    go_to_named(reader, "", invocation->argument);
}

void run_line(struct reader *reader, const struct invocation *invocation)
{
    go_to_named(reader, "line ", invocation->argument);
}

void run_page(struct reader *reader, const struct invocation *invocation)
{
    go_to_named(reader, "page ", invocation->argument);
}

/* ---- paragraphs ---- */

/* False: there is none, BLOCK is unchanged. */
static bool next_paragraph(const struct document *document, struct block *block, bool ahead)
{
    struct block other = *block;
    while (ahead ? document_block_after(document, &other, &other)
                 : document_block_before(document, &other, &other))
        if (document_is_numbered(document, &other)) {
            *block = other;
            return true;
        }
    return false;
}

/* Shows the whole of BLOCK by as little scrolling as can be, or its first lines if it is longer than the
 * page. */
static void show_block(struct reader *reader, const struct block *block)
{
    struct reading *page = reader->page;
    unsigned rows = reader->geometry.text_rows;
    bool first = reading_shows(page, block->range.start);
    bool last = reading_shows(page, block->range.end > block->range.start ? block->range.end - 1
                                                                          : block->range.start);
    if (first && last)
        return;
    size_t top = layout_move(page->layout, block->range.start, 0);
    if (block->range.start > page->top) {
        size_t least = layout_move(page->layout, block->range.end, -(long)rows + 1);
        top = least < top ? least : top;
    }
    page->top = top;
    page->filled = true;
}

static void move_paragraph(struct reader *reader, const struct invocation *invocation, bool ahead)
{
    struct block block;
    if (reader_context(reader) == CONTEXT_SELECTION) {
        selection_move_paragraphs(reader, ahead ? (long)invocation_times(invocation)
                                                : -(long)invocation_times(invocation));
        return;
    }
    if (!reader_current(reader, &block))
        return;
    for (unsigned i = 0; i < invocation_times(invocation); i++)
        if (!next_paragraph(reader->page->document, &block, ahead)) {
            reader_say(reader, ahead ? "the last paragraph" : "the first paragraph");
            if (i == 0)
                return;
            break;
        }
    show_block(reader, &block);
    reader->page->chosen = block.range.start;
    page_moved(reader);
}

void run_paragraph_next(struct reader *reader, const struct invocation *invocation)
{
    move_paragraph(reader, invocation, true);
}

void run_paragraph_previous(struct reader *reader, const struct invocation *invocation)
{
    move_paragraph(reader, invocation, false);
}

/* ---- what the others use ---- */

void go_to_position(struct reader *reader, struct position position)
{
    reader->page->top = position.top;
    reader->page->chosen = position.chosen;
    reader->page->filled = false;
    page_moved(reader);
}

void end_with(struct reader *reader, size_t place)
{
    struct reading *page = reader->page;
    const long rows = reader->geometry.text_rows;
    reading_refresh(reader, page);
    size_t top = layout_move(page->layout, place, rows > 0 ? 1 - rows : 0);
    size_t last = layout_last_top(page->layout, reader->geometry.text_rows);
    page->chosen = NOWHERE;
    set_top(reader, top < last ? top : last, true);
}

void go_to(struct reader *reader, size_t place)
{
    go_to_position(reader, (struct position){place, place ? place : NOWHERE});
}

void jump_to(struct reader *reader, size_t place)
{
    jumps_push(reader->page, reading_position(reader->page));
    go_to(reader, place);
}

void scroll_to(struct reader *reader, size_t place)
{
    struct reading *page = reader->page;
    const long rows = reader->geometry.text_rows;
    reading_refresh(reader, page);
    if (!reading_shows(page, place)) {
        page->top = layout_move(page->layout, place, place < page->top || rows == 0 ? 0 : 1 - rows);
        page->filled = true;
    }
    page->chosen = place;
    page_moved(reader);
}

void show_place(struct reader *reader, size_t place)
{
    struct reading *page = reader->page;
    reading_refresh(reader, page);
    if (!reading_shows(page, place)) {
        page->top = layout_move(page->layout, place, -(long)(reader->geometry.text_rows / 3));
        page->filled = true;
    }
    page->chosen = place;
    page_moved(reader);
}
