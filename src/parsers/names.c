#include "names.h"

#include <stdlib.h>

static struct names_slot *slot_of(const struct names *names, struct slice name)
{
    size_t at = slice_hash(name, 0) & (names->capacity - 1);
    while (names->slots[at].thing && !slice_equal(names->slots[at].name, name))
        at = (at + 1) & (names->capacity - 1);
    return &names->slots[at];
}

static void widen(struct names *names)
{
    enum { FIRST = 16 };
    struct names wider = {.capacity = names->capacity ? 2 * names->capacity : FIRST, .count = names->count};
    wider.slots = memory_new(wider.capacity * sizeof *wider.slots);
    for (size_t i = 0; i < names->capacity; i++)
        if (names->slots[i].thing)
            *slot_of(&wider, names->slots[i].name) = names->slots[i];
    free(names->slots);
    *names = wider;
}

void names_add(struct names *names, struct slice name, void *thing)
{
    if (2 * (names->count + 1) > names->capacity)
        widen(names);
    struct names_slot *slot = slot_of(names, name);
    if (slot->thing)
        return;
    *slot = (struct names_slot){name, thing};
    names->count++;
}

void *names_find(const struct names *names, struct slice name)
{
    return names->count > 0 ? slot_of(names, name)->thing : NULL;
}

struct slice names_fold(struct arena *arena, struct slice name)
{
    struct slice copy = arena_copy(arena, name);
    for (char *at = (char *)copy.bytes; at < copy.bytes + copy.length; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return copy;
}

void names_free(struct names *names)
{
    free(names->slots);
    *names = (struct names){0};
}
