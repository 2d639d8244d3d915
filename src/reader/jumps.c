/* Back and forward through the places from which the reader jumped, also in a later reading. */

#include "reader.h"

#include <stdlib.h>
#include <string.h>

enum { JUMPS_KEPT = 100 };

bool position_is(struct position one, struct position other)
{
    return one.top == other.top && one.chosen == other.chosen;
}

/* ---- the way ---- */

static void forget(struct jumps *jumps, size_t from, size_t to)
{
    if (from == to)
        return;
    for (size_t i = from; i < to; i++)
        anchor_free(&jumps->items[i].anchor);
    memmove(jumps->items + from, jumps->items + to, (jumps->count - to) * sizeof *jumps->items);
    jumps->count -= to - from;
}

void jumps_free(struct jumps *jumps)
{
    forget(jumps, 0, jumps->count);
    free(jumps->items);
    *jumps = (struct jumps){0};
}

static void append(struct jumps *jumps, struct jump jump)
{
    array_reserve(jumps->items, jumps->capacity, jumps->count + 1);
    jumps->items[jumps->count++] = jump;
}

void jumps_push(struct reading *reading, struct position position)
{
    struct jumps *jumps = &reading->jumps;
    jumps->changed = true;
    forget(jumps, jumps->at, jumps->count); /* a new way forgets the old one forward */
    if (jumps->count > 0 && !jumps->items[jumps->count - 1].by_words &&
        position_is(jumps->items[jumps->count - 1].position, position))
        return;
    if (jumps->count == JUMPS_KEPT)
        forget(jumps, 0, 1);
    append(jumps, (struct jump){.position = position});
    jumps->at = jumps->count;
}

/* ---- places of another reading ---- */

/* Where the words of a jump stand in this document. False: nowhere any more. */
static bool find(const struct document *document, struct jump *jump)
{
    if (!jump->by_words)
        return true;
    size_t place = jump->anchor.place; /* the top is the top, whatever stands there */
    if (place > 0 && !anchor_stands(document, &jump->anchor))
        place = anchor_find(document, &jump->anchor);
    if (place == NOWHERE)
        return false;
    anchor_free(&jump->anchor);
    *jump = (struct jump){.position = {place, NOWHERE}};
    return true;
}

void jumps_take_over(struct reading *reading, struct reading *old)
{
    struct jumps *jumps = &old->jumps;
    for (size_t i = 0; i < jumps->count; i++) {
        struct jump *jump = &jumps->items[i];
        if (jump->by_words)
            continue;
        const struct store_anchor anchor = anchor_at(old->document, jump->position.top);
        *jump = (struct jump){.by_words = true, .anchor = anchor_copy(&anchor)};
    }
    jumps_free(&reading->jumps);
    reading->jumps = *jumps;
    *jumps = (struct jumps){0};
}

static void take_up(void *context, const struct store_anchor *anchor)
{
    append(context, (struct jump){.by_words = true, .anchor = anchor_copy(anchor)});
}

void jumps_load(struct reader *reader)
{
    struct jumps stored = {0}, *jumps = &reader->book->jumps;
    struct error error;
    if (jumps->loaded)
        return;
    jumps->loaded = true;
    bool read =
        store_jumps(reader->memory.store, reader->memory.document, take_up, &stored, &stored.at, &error);
    if (!read || stored.count == 0) {
        jumps_free(&stored);
        return;
    }
    if (jumps->count > 0)
        forget(&stored, stored.at, stored.count); /* the reader has jumped since */
    for (size_t i = 0; i < jumps->count; i++)
        append(&stored, jumps->items[i]);
    stored.at += jumps->at;
    stored.changed = jumps->changed;
    stored.loaded = true;
    free(jumps->items);
    *jumps = stored;
    while (jumps->count > JUMPS_KEPT) {
        forget(jumps, 0, 1);
        jumps->at -= jumps->at > 0;
    }
}

bool jumps_keep(struct reader *reader, struct error *error)
{
    const struct document *document = reader->book->document;
    struct jumps *jumps = &reader->book->jumps;
    if (!jumps->changed)
        return true;
    struct store_anchor *anchors = memory_new((jumps->count + 1) * sizeof *anchors);
    for (size_t i = 0; i < jumps->count; i++)
        anchors[i] = jumps->items[i].by_words ? jumps->items[i].anchor
                                              : anchor_at(document, jumps->items[i].position.top);
    jumps->changed = !store_keep_jumps(reader->memory.store, reader->memory.document, anchors, jumps->count,
                                       jumps->at, error);
    free(anchors);
    return !jumps->changed;
}

/* ---- going ---- */

/* Where the reader stands takes the place of the position it leaves for, so that the way back leads there. */
static void exchange(struct reader *reader, size_t at)
{
    struct jump *item = &reader->page->jumps.items[at];
    struct position there = item->position;
    item->position = reading_position(reader->page);
    reader->page->jumps.changed = true;
    go_to_position(reader, there);
}

bool jumps_back(struct reader *reader)
{
    struct jumps *jumps = &reader->page->jumps;
    while (jumps->at > 0 && !find(reader->page->document, &jumps->items[jumps->at - 1])) {
        forget(jumps, jumps->at - 1, jumps->at); /* its words are gone */
        jumps->at--;
    }
    if (jumps->at == 0)
        return false;
    exchange(reader, --jumps->at);
    return true;
}

static bool jumps_forward(struct reader *reader)
{
    struct jumps *jumps = &reader->page->jumps;
    while (jumps->at < jumps->count && !find(reader->page->document, &jumps->items[jumps->at]))
        forget(jumps, jumps->at, jumps->at + 1);
    if (jumps->at == jumps->count)
        return false;
    exchange(reader, jumps->at++);
    return true;
}

void run_back(struct reader *reader, const struct invocation *invocation)
{
    for (unsigned i = 0; i < invocation_times(invocation); i++)
        if (!jumps_back(reader)) {
            reader_say(reader, "no jump before this one");
            return;
        }
}

void run_forward(struct reader *reader, const struct invocation *invocation)
{
    for (unsigned i = 0; i < invocation_times(invocation); i++)
        if (!jumps_forward(reader)) {
            reader_say(reader, "no jump after this one");
            return;
        }
}
