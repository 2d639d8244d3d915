/* unit: the text as a search reads it, in the smallest pieces that folding does not take apart: a letter with
 * its marks, a run of white space. */
#ifndef STELE_SEARCH_UNIT_H
#define STELE_SEARCH_UNIT_H

#include "asides.h"
#include "stele/text.h"

enum {
    UNIT_CHARACTERS = 32, /* a letter and what hangs on it; more begins another unit */
    UNIT_SPACES = 128,    /* white space that is read as one space; no phrase goes on over more */
    UNIT_FOLDED = 32,     /* more than any character folds to */
};

struct unit {
    size_t start, end;             /* of the text */
    uint32_t first, last;          /* characters of it */
    uint32_t folded[UNIT_FOLDED];  /* none of what is ignored */
    unsigned count;                /* of these */
    bool single;                   /* one character */
    bool capital, space, line_end; /* space: white space; line_end: with a line feed */
};

/* What is known of a character by itself. */
struct trait {
    uint32_t character, folded; /* the first of COUNT that it folds to */
    unsigned char count;
    bool known, capital, space, combines; /* combines: it may belong to what precedes it */
};

/* A text that is read, and what is remembered of its characters. */
struct reading {
    struct slice text;
    struct asides asides;
    struct trait *traits;
    struct buffer raw, folded, apart, together; /* of the unit that grows */
};

void reading_open(struct reading *reading);
void reading_close(struct reading *reading);

/* Lent until the next call. */
const struct trait *reading_trait(struct reading *reading, uint32_t character);
/* Reads the unit at or, where the text there is passed over, after AT. False: the text ends or is no UTF-8
 * there. */
bool unit_read(struct reading *reading, size_t at, enum reading_way way, struct unit *unit);
/* True if a unit begins at AT, where a character does. */
bool unit_begins(struct reading *reading, size_t at, enum reading_way way);

#endif
