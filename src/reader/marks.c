#include "reader.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- the list ---- */

static void insert(struct marks *marks, struct mark mark)
{
    size_t at = 0;
    while (at < marks->count && marks->items[at].range.start <= mark.range.start)
        at++;
    array_reserve(marks->items, marks->capacity, marks->count + 1);
    memmove(marks->items + at + 1, marks->items + at, (marks->count - at) * sizeof *marks->items);
    marks->items[at] = mark;
    marks->count++;
}

static struct mark take_out(struct marks *marks, size_t at)
{
    struct mark mark = marks->items[at];
    marks->count--;
    memmove(marks->items + at, marks->items + at + 1, (marks->count - at) * sizeof *marks->items);
    return mark;
}

static void drop(struct marks *marks, size_t at)
{
    struct mark mark = take_out(marks, at);
    store_mark_free(&mark.stored);
}

void marks_free(struct marks *marks)
{
    while (marks->count > 0)
        drop(marks, marks->count - 1);
    while (marks->removed_count > 0)
        store_mark_free(&marks->removed[--marks->removed_count].stored);
    free(marks->items);
    free(marks->removed);
    *marks = (struct marks){.serials = marks->serials, .by_date = marks->by_date};
}

/* A mark with strings of its own. */
static struct mark copy_of(struct marks *marks, const struct store_mark *stored, struct range range)
{
    return (struct mark){.stored = store_mark_copy(stored), .serial = ++marks->serials, .range = range};
}

struct mark *mark_named(struct marks *marks, struct slice name)
{
    for (size_t i = 0; i < marks->count; i++)
        if (slice_equal(marks->items[i].stored.name, name))
            return &marks->items[i];
    return NULL;
}

struct mark *mark_with(struct marks *marks, size_t serial)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].serial == serial)
            return &marks->items[i];
    return NULL;
}

struct mark *mark_over(struct marks *marks, struct range range)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].range.start == range.start && marks->items[i].range.end == range.end)
            return &marks->items[i];
    return NULL;
}

struct mark *mark_within(struct marks *marks, struct range range)
{
    struct mark *first = NULL;
    for (size_t i = 0; i < marks->count; i++) {
        struct mark *mark = &marks->items[i];
        bool here = range_holds(range, mark->range.start) || mark->range.start == range.start;
        if (here && mark->stored.note.length > 0)
            return mark;
        if (here && !first)
            first = mark;
    }
    return first;
}

static size_t index_of(const struct marks *marks, const struct mark *mark)
{
    return (size_t)(mark - marks->items);
}

/* ---- loading, and finding again ---- */

static bool has_row(const struct marks *marks, int64_t id)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].stored.id == id)
            return true;
    return false;
}

static void take_mark(void *context, const struct store_mark *stored)
{
    struct reader *reader = context;
    if (has_row(&reader->marks, stored->id))
        return;
    struct mark mark = copy_of(&reader->marks, stored, anchor_range_standing(reader->book->document, stored));
    mark.wanted = mark.range.start == NOWHERE;
    insert(&reader->marks, mark);
}

void marks_load(struct reader *reader)
{
    struct error error;
    if (!store_marks(reader->memory.store, reader->memory.document, take_mark, reader, &error))
        reader_say(reader, "%s", error.text);
}

/* It is looked for at its new place from now on, so that edit after edit does not wear it out. */
static void renew(struct reader *reader, struct mark *mark)
{
    struct error error = {{0}};
    struct store_mark now = mark->stored;
    anchor_take(reader->book->document, mark->range, &now);
    now.quote = mark->stored.quote;
    if (mark->stored.id != 0 && memory_open(reader, STORE_IF_EXISTS) &&
        store_writable(reader->memory.store) &&
        !store_renew_mark(reader->memory.store, mark->stored.id, &now.anchor, &now.end, &error))
        reader_say(reader, "%s", error.text);
    struct store_mark kept = store_mark_copy(&now);
    store_mark_free(&mark->stored);
    mark->stored = kept;
}

static void seek_mark(struct reader *reader, struct mark *mark)
{
    const struct document *document = reader->book->document;
    const struct range was = {mark->stored.anchor.place, mark->stored.end.place};
    bool certain, selection = mark->stored.quote.length > 0;
    mark->range = anchor_range_find(document, &mark->stored, &certain);
    mark->moved = mark->range.start != NOWHERE &&
                  (mark->range.start != was.start || (selection && mark->range.end != was.end));
    mark->wanted = false;
    if (certain && mark->moved)
        renew(reader, mark);
}

bool marks_step(struct reader *reader)
{
    struct marks *marks = &reader->marks;
    size_t at = 0;
    while (at < marks->count && !marks->items[at].wanted)
        at++;
    if (at == marks->count || !document_complete(reader->book->document))
        return true;
    struct mark mark = take_out(marks, at);
    seek_mark(reader, &mark);
    insert(marks, mark);
    reader->changes++;
    return false;
}

static void look_for(struct mark *mark)
{
    mark->range = (struct range){NOWHERE, NOWHERE};
    mark->wanted = true;
}

void marks_reload(struct reader *reader)
{
    struct marks *marks = &reader->marks;
    for (size_t i = 0; i < marks->removed_count; i++)
        look_for(&marks->removed[i]);
    for (size_t i = marks->count; i-- > 0;) {
        if (marks->items[i].stored.id != 0)
            drop(marks, i);
        else
            look_for(&marks->items[i]);
    }
}

/* ---- changing ---- */

/* Writes MARK through to the store. False: it was said why; the mark lives as long as this reading. */
static bool write(struct reader *reader, struct store_mark *mark)
{
    struct memory *memory = &reader->memory;
    struct error error = {{0}};
    if (!memory->path)
        return true;
    if (!memory_find_document(reader, true)) {
        reader_say(reader, "not saved, kept for this reading only (:messages says why)");
        return false;
    }
    if (store_keep_mark(memory->store, memory->document, mark, &error))
        return true;
    if (memory_find_again(reader) && store_keep_mark(memory->store, memory->document, mark, &error))
        return true;
    reader_say(reader, "%s; kept for this reading only", error.text);
    return false;
}

bool marks_set(struct reader *reader, struct range range, const struct store_mark *what)
{
    struct marks *marks = &reader->marks;
    struct store_mark stored = {.name = what->name, .style = what->style, .note = what->note};
    stored.created = stored.modified = time(NULL);
    anchor_take(reader->book->document, range, &stored);
    bool written = write(reader, &stored);
    struct mark *former = store_is_letter(what->name) ? mark_named(marks, what->name) : NULL;
    if (former)
        drop(marks, index_of(marks, former));
    insert(marks, copy_of(marks, &stored, range));
    return written;
}

bool marks_change(struct reader *reader, size_t serial, const struct store_mark *what)
{
    struct mark *mark = mark_with(&reader->marks, serial);
    struct mark *other = store_is_letter(what->name) ? mark_named(&reader->marks, what->name) : NULL;
    if (!mark)
        return false;
    if (other && other != mark) {
        reader_say(reader, "there is a mark %.*s already", (int)what->name.length, what->name.bytes);
        return false;
    }
    struct store_mark changed = mark->stored;
    changed.name = what->name;
    changed.style = what->style;
    changed.note = what->note;
    write(reader, &changed);
    struct store_mark copy = store_mark_copy(&changed);
    store_mark_free(&mark->stored);
    mark->stored = copy;
    return true;
}

bool marks_remove(struct reader *reader, size_t serial)
{
    struct marks *marks = &reader->marks;
    struct error error = {{0}};
    struct mark *mark = mark_with(marks, serial);
    if (!mark)
        return false;
    int64_t id = mark->stored.id;
    if (id != 0 && memory_open(reader, STORE_IF_EXISTS) &&
        !store_remove_mark(reader->memory.store, id, &error)) {
        reader_say(reader, "%s", error.text);
        return false;
    }
    array_reserve(marks->removed, marks->removed_capacity, marks->removed_count + 1);
    marks->removed[marks->removed_count++] = take_out(marks, index_of(marks, mark));
    return true;
}

const struct mark *marks_restore(struct reader *reader)
{
    struct marks *marks = &reader->marks;
    struct error error = {{0}};
    if (marks->removed_count == 0) {
        reader_say(reader, "nothing was deleted in this reading");
        return NULL;
    }
    struct mark mark = marks->removed[marks->removed_count - 1];
    if (mark.stored.id != 0 && memory_open(reader, STORE_IF_EXISTS) &&
        !store_restore_mark(reader->memory.store, mark.stored.id, &error)) {
        reader_say(reader, "%s", error.text);
        return NULL;
    }
    marks->removed_count--;
    if (store_is_letter(mark.stored.name) && mark_named(marks, mark.stored.name)) {
        free((char *)mark.stored.name.bytes); /* as in the store, another has the letter now */
        mark.stored.name = (struct slice){0};
    }
    insert(marks, mark);
    return mark_with(marks, mark.serial);
}

/* ---- for the view ---- */

size_t reader_marks(const struct reader *reader)
{
    return reader->page == reader->book ? reader->marks.count : 0;
}

static_assert((int)HIGHLIGHT_UNDERLINE == STORE_UNDERLINE && (int)HIGHLIGHT_BOLD == STORE_BOLD &&
                  (int)HIGHLIGHT_REVERSE == STORE_REVERSE,
              "styles are shown as they are stored");

struct shown_mark reader_mark(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks.items[index];
    return (struct shown_mark){
        .name = mark->stored.name,
        .note = mark->stored.note,
        .place = mark->range.start,
        .end = mark->range.start == NOWHERE ? NOWHERE : mark->range.end,
        .highlight = (enum highlight)mark->stored.style,
        .moved = mark->moved,
    };
}
