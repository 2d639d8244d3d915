/* names.h: things by their names; the names are lent. */
#ifndef STELE_PARSERS_NAMES_H
#define STELE_PARSERS_NAMES_H

#include "stele/base.h"

struct names {
    struct names_slot {
        struct slice name;
        void *thing; /* NULL: the slot is free */
    } * slots;
    size_t capacity, count; /* a power of two, at most half of it taken */
};

void names_add(struct names *names, struct slice name, void *thing); /* the first of a name stays */
void *names_find(const struct names *names, struct slice name);      /* NULL: there is none */
/* A copy of NAME with the ASCII letters in lower case. */
struct slice names_fold(struct arena *arena, struct slice name);
void names_free(struct names *names);

#endif
