#include "characters.h"

#include <stdlib.h>

enum { FEWEST = 64 };

static void make_room(struct characters *characters, size_t needed)
{
    if (needed <= characters->capacity)
        return;
    size_t capacity = needed > 2 * characters->capacity ? needed : 2 * characters->capacity;
    if (capacity < FEWEST)
        capacity = FEWEST;
    characters_free(characters);
    characters->codes = memory_new(capacity * sizeof *characters->codes);
    characters->lengths = memory_new(capacity);
    characters->flags = memory_new(capacity);
    characters->capacity = capacity;
}

void characters_read(struct characters *characters, struct slice slice)
{
    make_room(characters, slice.length);
    size_t count = 0;
    for (size_t at = 0; at < slice.length; at += characters->lengths[count++])
        characters->lengths[count] =
            (unsigned char)text_decode(slice_cut(slice, at, slice.length), &characters->codes[count]);
    characters->count = count;
}

void characters_free(struct characters *characters)
{
    free(characters->codes);
    free(characters->lengths);
    free(characters->flags);
    *characters = (struct characters){0};
}
