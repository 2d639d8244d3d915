/* letters: a text as quotations are compared: its characters, runs of white space as one space, a line end
 * between ideographs as nothing. */
#ifndef STELE_SEARCH_LETTERS_H
#define STELE_SEARCH_LETTERS_H

#include "stele/base.h"

struct letter {
    uint32_t code;
    size_t place; /* of the text */
};

/* All zero to begin with. */
struct letters {
    struct letter *items;
    size_t count, capacity;
    struct letter space; /* read, and put before the next letter; code 0: none, '\n': with a line end */
};

/* Appends the letters of SLICE, which follows what was read before and stands at PLACE. */
void letters_read(struct letters *letters, struct slice slice, size_t place);
void letters_clear(struct letters *letters);
void letters_free(struct letters *letters);

#endif
