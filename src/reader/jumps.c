/* Back and forward through the places from which the reader jumped. */

#include "reader.h"

#include <string.h>

enum { JUMPS_KEPT = 100 };

bool position_is(struct position one, struct position other)
{
    return one.top == other.top && one.chosen == other.chosen;
}

void jumps_push(struct reading *reading, struct position position)
{
    struct jumps *jumps = &reading->jumps;
    jumps->count = jumps->at; /* a new way forgets the old one forward */
    if (jumps->count > 0 && position_is(jumps->items[jumps->count - 1], position))
        return;
    if (jumps->count == JUMPS_KEPT)
        memmove(jumps->items, jumps->items + 1, --jumps->count * sizeof *jumps->items);
    array_reserve(jumps->items, jumps->capacity, jumps->count + 1);
    jumps->items[jumps->count++] = position;
    jumps->at = jumps->count;
}

/* Where the reader stands takes the place of the position it leaves for, so that the way back leads there. */
static void exchange(struct reader *reader, size_t at)
{
    struct position *item = &reader->page->jumps.items[at];
    struct position there = *item;
    *item = reading_position(reader->page);
    go_to_position(reader, there);
}

bool jumps_back(struct reader *reader)
{
    struct jumps *jumps = &reader->page->jumps;
    if (jumps->at == 0)
        return false;
    exchange(reader, --jumps->at);
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
    struct jumps *jumps = &reader->page->jumps;
    for (unsigned i = 0; i < invocation_times(invocation); i++) {
        if (jumps->at == jumps->count) {
            reader_say(reader, "no jump after this one");
            return;
        }
        exchange(reader, jumps->at++);
    }
}
