/* A place that is wanted before it is known: the document may still be coming in, or not be counted that far.
 */
#ifndef STELE_READER_WANT_H
#define STELE_READER_WANT_H

#include "stele/reader.h"

enum found {
    PLACE_FOUND,
    PLACE_NOT_YET, /* more of the document must be there first */
    PLACE_MISSING, /* there is none, and there will be none */
};

struct destination {
    size_t place;
    bool at_foot; /* it is what the page ends with, as a percentage counts what was read */
};

struct want {
    bool active;
    bool keeps_jump; /* where the reader stood is kept to come back to */
    bool clamps;     /* a page past the end is the last one */
    bool follows;    /* the end so far is shown until the end is there */
    size_t length;   /* of the text when that was done, and when it was */
    uint64_t followed_at;
    struct buffer words;
    struct search *search; /* of "/words" */
};

/* The place that WORDS name, as --at takes them. Works for a moment at most; MISSING: ERROR says what is not
 * there. */
enum found place_find(struct reader *reader, struct slice words, struct search **search,
                      struct destination *to, struct error *error);

/* Goes to the place that WORDS name, now or as soon as it is known. False: there is none, ERROR says so. */
bool want_place(struct reader *reader, struct slice words, bool keeps_jump, struct error *error);
/* The same of page NUMBER, or the last one. */
void want_page(struct reader *reader, size_t number);
/* Shows the end of a document that comes in as it moves on. */
void want_end(struct reader *reader);
void want_cancel(struct reader *reader);
/* True when nothing is wanted, or it has to wait for more of the document. */
bool want_step(struct reader *reader);

#endif
