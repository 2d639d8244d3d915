/* A reading from its start to its end, and what happens to it on the way. */

#include "reader.h"

#include <stdlib.h>
#include <string.h>

/* ---- start and end ---- */

struct reader *reader_new(struct intake *intake, const struct reader_options *options)
{
    struct reader *reader = memory_new(sizeof *reader);
    reader->intake = intake;
    reader->book = reader->page = reading_new(intake_document(intake));
    reader->memory.path = options->store_path;
    reader->memory.saved = reading_position(reader->book);
    reader->ascii = options->ascii;
    settings_init(reader);
    keymap_init(&reader->keymap);
    reader_resize(reader, 24, 80);
    if (options->config_path)
        config_read(reader, options->config_path);
    notices_tell(reader);
    memory_step(reader);
    return reader;
}

void reader_free(struct reader *reader)
{
    if (!reader)
        return;
    own_page_close(reader);
    memory_end(reader);
    marks_free(&reader->marks);
    want_cancel(reader);
    reading_free(reader->book);
    list_close(reader);
    keymap_free(&reader->keymap);
    prompt_free(&reader->prompt);
    buffer_free(&reader->notice);
    buffer_free(&reader->messages);
    buffer_free(&reader->panel.title);
    buffer_free(&reader->panel.text);
    buffer_free(&reader->copied);
    buffer_free(&reader->link);
    arena_free(reader->asked);
    free(reader);
}

static void close_all(struct reader *reader)
{
    prompt_close(reader);
    reader->panel.open = false;
    buffer_clear(&reader->link);
    list_close(reader);
    own_page_close(reader);
    want_cancel(reader);
}

/* What was searched for can be searched for again. SAME: the document was opened anew, and the ways back lead
 * to the same words. */
static void take_up_book(struct reader *reader, struct intake *intake, bool same)
{
    struct reading *old = reader->book;
    reader->intake = intake;
    intake_set_reflow(intake, reader->settings.reflow);
    reader->book = reader->page = reading_new(intake_document(intake));
    find_take_over(&reader->book->find, &old->find);
    if (same)
        jumps_take_over(reader->book, old);
    reading_free(old);
    reader->told_intake = reader->told_document = 0;
    reader->changes++;
    reader_geometry_update(reader);
    notices_tell(reader);
    memory_step(reader);
}

void reader_adopt(struct reader *reader, struct intake *intake)
{
    close_all(reader);
    memory_reload(reader, reader->book->document, reading_position(reader->book));
    marks_reload(reader);
    take_up_book(reader, intake, true);
}

void reader_turn_to(struct reader *reader, struct intake *intake)
{
    close_all(reader);
    memory_leave(reader);
    marks_free(&reader->marks);
    take_up_book(reader, intake, false);
}

/* ---- what happens to it ---- */

enum context reader_context(const struct reader *reader)
{
    if (reader->list.open)
        return CONTEXT_LIST;
    if (reader->page->outline.focused)
        return CONTEXT_OUTLINE;
    return reader->page->selection.active ? CONTEXT_SELECTION : CONTEXT_PAGE;
}

/* The first word of the page stays, and what the reader chose stays in sight. */
void reader_resize(struct reader *reader, unsigned rows, unsigned columns)
{
    struct reading *page = reader->page;
    bool shown = reading_shows(page, page->chosen);
    reader->geometry.rows = rows;
    reader->geometry.columns = columns;
    page->top = page->base_top;
    reader_geometry_update(reader);
    reading_refresh(reader, page);
    if (shown && !reading_shows(page, page->chosen))
        page->top = layout_move(page->layout, page->chosen, -(long)(reader->geometry.text_rows / 3));
    reader->changes++;
}

void reader_feed(struct reader *reader, const char *key)
{
    if (strcmp(key, "<Ignore>") == 0)
        return;
    reader->changes++;
    reader->interrupts = strcmp(key, "<C-c>") == 0 ? reader->interrupts + 1 : 0;
    want_cancel(reader);
    if (reader->prompt.kind == PROMPT_CLOSED)
        buffer_clear(&reader->notice); /* it has been seen; under a prompt it waits */
    if (panel_feed(reader, key))
        return;
    if (reader->prompt.kind != PROMPT_CLOSED)
        prompt_feed(reader, key);
    else
        keymap_feed(reader, key);
}

void reader_paste(struct reader *reader, struct slice text)
{
    reader->changes++;
    if (reader->prompt.kind != PROMPT_CLOSED)
        prompt_insert(reader, text);
    else
        reader_say(reader, "pasted text is taken only by a prompt; it was ignored");
}

bool reader_go(struct reader *reader, struct slice place, struct error *error)
{
    reader->memory.moved = true; /* it was asked for: the last place is not restored over it */
    return want_place(reader, place, false, error);
}

void reader_command(struct reader *reader, struct slice line)
{
    struct error error;
    if (!command_line(reader, line, &error))
        reader_say(reader, "%s", error.text);
}

/* ---- idle work ---- */

static unsigned left_until(uint64_t end)
{
    enum { LEAST_MICROSECONDS = 100 };
    uint64_t now = clock_microseconds();
    return end > now + LEAST_MICROSECONDS ? (unsigned)(end - now) : LEAST_MICROSECONDS;
}

/* A place that is looked for, or hits that are counted, ask for all of a pipe. */
static bool wants_rest(const struct reader *reader)
{
    return reader->want.active || reader->book->find.search;
}

static bool take_in(struct reader *reader, unsigned microseconds)
{
    const struct document *document = intake_document(reader->intake);
    unsigned revision = document_revision(document);
    intake_want(reader->intake, wants_rest(reader) ? NOWHERE : reading_page_end(reader->book));
    bool done = intake_step(reader->intake, microseconds) || !intake_complete(reader->intake);
    reader->changes += document_revision(document) != revision;
    notices_tell(reader);
    return done;
}

/* Now and then, and never between a key and its picture. */
static void watch(struct reader *reader)
{
    enum { WATCH_MICROSECONDS = 2000 * 1000 };
    uint64_t now = clock_microseconds();
    if (now < reader->watch_at)
        return;
    if (reader->watch_at > 0)
        intake_watch(reader->intake);
    reader->watch_at = now + WATCH_MICROSECONDS;
    notices_tell(reader);
}

static bool search_on(struct reader *reader, unsigned microseconds)
{
    bool searching = find_is_searching(reader);
    bool done = find_step(reader, microseconds);
    reader->changes += searching;
    return done;
}

static bool count_on(struct reader *reader, unsigned microseconds)
{
    struct layout *layout = reader->page->layout;
    size_t pages = layout_pages(layout);
    bool done = layout_step(layout, reader->geometry.text_rows, microseconds);
    reader->changes += layout_pages(layout) != pages;
    return done;
}

bool reader_step(struct reader *reader, unsigned microseconds)
{
    uint64_t end = clock_microseconds() + microseconds;
    memory_step(reader);
    watch(reader);
    if (find_is_searching(reader) && intake_complete(reader->intake)) {
        search_on(reader, microseconds); /* who searches waits for nothing else */
        return false;
    }
    bool done = take_in(reader, microseconds / 2);
    done = want_step(reader) && done;
    done = search_on(reader, left_until(end)) && done;
    done = marks_step(reader) && done;
    if (intake_is_busy(reader->intake))
        return false; /* pages are counted when the writer rests */
    return count_on(reader, left_until(end)) && done;
}

int reader_timeout(const struct reader *reader)
{
    const struct memory *memory = &reader->memory;
    uint64_t now = clock_microseconds(),
             at = memory->make_at && memory->looked_up ? memory->make_at : memory->rest_at;
    if (intake_is_watched(reader->intake) && (at == 0 || reader->watch_at < at))
        at = reader->watch_at;
    if (at == 0)
        return -1;
    return at > now ? (int)((at - now) / 1000) + 1 : 0;
}
