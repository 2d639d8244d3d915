/* map.h: things by their names; the names are lent. */
#ifndef STELE_PARSERS_MAP_H
#define STELE_PARSERS_MAP_H

#include "stele/base.h"

struct map {
    struct map_slot {
        struct slice name;
        void *thing; /* NULL: the slot is free */
    } * slots;
    size_t capacity, count; /* a power of two, at most half of it taken */
};

void map_add(struct map *map, struct slice name, void *thing); /* the first of a name stays */
void *map_find(const struct map *map, struct slice name);      /* NULL: there is none */
/* A copy of NAME with the ASCII letters in lower case. */
struct slice map_fold(struct arena *arena, struct slice name);
void map_free(struct map *map);

#endif
