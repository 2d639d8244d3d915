#include "map.h"

#include <stdlib.h>

static struct map_slot *slot_of(const struct map *map, struct slice name)
{
    size_t at = slice_hash(name, 0) & (map->capacity - 1);
    while (map->slots[at].thing && !slice_equal(map->slots[at].name, name))
        at = (at + 1) & (map->capacity - 1);
    return &map->slots[at];
}

static void widen(struct map *map)
{
    enum { FIRST = 16 };
    struct map wider = {.capacity = map->capacity ? 2 * map->capacity : FIRST, .count = map->count};
    wider.slots = memory_new(wider.capacity * sizeof *wider.slots);
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].thing)
            *slot_of(&wider, map->slots[i].name) = map->slots[i];
    free(map->slots);
    *map = wider;
}

void map_add(struct map *map, struct slice name, void *thing)
{
    if (2 * (map->count + 1) > map->capacity)
        widen(map);
    struct map_slot *slot = slot_of(map, name);
    if (slot->thing)
        return;
    *slot = (struct map_slot){name, thing};
    map->count++;
}

void *map_find(const struct map *map, struct slice name)
{
    return map->count > 0 ? slot_of(map, name)->thing : NULL;
}

struct slice map_fold(struct arena *arena, struct slice name)
{
    struct slice copy = arena_copy(arena, name);
    for (char *at = (char *)copy.bytes; at < copy.bytes + copy.length; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return copy;
}

void map_free(struct map *map)
{
    free(map->slots);
    *map = (struct map){0};
}
