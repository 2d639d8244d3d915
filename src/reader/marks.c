#include "reader.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- the list ---- */

static void own(struct slice *slice)
{
    slice->bytes = slice_string(*slice);
}

static void insert(struct marks *marks, struct mark mark)
{
    size_t at = 0;
    while (at < marks->count && marks->items[at].place <= mark.place)
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
    free(marks->items);
    *marks = (struct marks){.serials = marks->serials};
}

/* A mark with strings of its own. */
static struct mark copy_of(struct marks *marks, const struct store_mark *stored, size_t place)
{
    return (struct mark){.stored = store_mark_copy(stored), .serial = ++marks->serials, .place = place};
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
    bool stands = anchor_stands(reader->book->document, &stored->anchor);
    struct mark mark = copy_of(&reader->marks, stored, stands ? stored->anchor.place : NOWHERE);
    mark.wanted = !stands;
    insert(&reader->marks, mark);
}

void marks_load(struct reader *reader)
{
    struct error error;
    if (!store_marks(reader->memory.store, reader->memory.document, take_mark, reader, &error))
        reader_say(reader, "%s", error.text);
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
    mark.place = anchor_find(reader->book->document, &mark.stored.anchor);
    mark.moved = mark.place != NOWHERE && mark.place != mark.stored.anchor.place;
    mark.wanted = false;
    insert(marks, mark);
    reader->changes++;
    return false;
}

void marks_reload(struct reader *reader)
{
    struct marks *marks = &reader->marks;
    for (size_t i = marks->count; i-- > 0;) {
        if (marks->items[i].stored.id != 0) {
            drop(marks, i);
        } else {
            marks->items[i].place = NOWHERE;
            marks->items[i].wanted = true;
        }
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

bool marks_set(struct reader *reader, size_t place, struct slice name)
{
    struct marks *marks = &reader->marks;
    struct store_mark stored = {
        .name = name, .anchor = anchor_at(reader->book->document, place), .created = time(NULL)};
    bool written = write(reader, &stored);
    struct mark *former = store_is_letter(name) ? mark_named(marks, name) : NULL;
    if (former)
        drop(marks, index_of(marks, former));
    insert(marks, copy_of(marks, &stored, place));
    return written;
}

bool marks_rename(struct reader *reader, size_t serial, struct slice name)
{
    struct mark *mark = mark_with(&reader->marks, serial), *other = mark_named(&reader->marks, name);
    if (!mark || name.length == 0)
        return false;
    if (other && other != mark && store_is_letter(name)) {
        reader_say(reader, "there is a mark %.*s already", (int)name.length, name.bytes);
        return false;
    }
    struct store_mark changed = mark->stored;
    changed.name = name;
    write(reader, &changed);
    free((char *)mark->stored.name.bytes);
    mark->stored = changed;
    own(&mark->stored.name);
    return true;
}

bool marks_remove(struct reader *reader, size_t serial)
{
    struct error error = {{0}};
    struct mark *mark = mark_with(&reader->marks, serial);
    if (!mark)
        return false;
    int64_t id = mark->stored.id;
    if (id != 0 && memory_open(reader, STORE_IF_EXISTS) &&
        !store_remove_mark(reader->memory.store, id, &error)) {
        reader_say(reader, "%s", error.text);
        return false;
    }
    drop(&reader->marks, index_of(&reader->marks, mark));
    return true;
}

/* ---- for the view ---- */

size_t reader_marks(const struct reader *reader)
{
    return reader->page == reader->book ? reader->marks.count : 0;
}

struct shown_mark reader_mark(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks.items[index];
    return (struct shown_mark){mark->stored.name, mark->stored.note, mark->place, mark->moved};
}
