/* characters: a stretch of text decoded, as libunistring wants it. */
#ifndef STELE_TEXT_CHARACTERS_H
#define STELE_TEXT_CHARACTERS_H

#include "stele/text.h"

struct characters {
    uint32_t *codes;
    unsigned char *lengths; /* bytes each took in the slice */
    char *flags;            /* room for one answer of libunistring about each */
    size_t count, capacity;
};

/* Decodes SLICE in place of what was there. Starts from a zeroed struct. */
void characters_read(struct characters *characters, struct slice slice);
void characters_free(struct characters *characters);

#endif
