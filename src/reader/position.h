/* Where the page stands, and the way back to where it stood. */
#ifndef STELE_READER_POSITION_H
#define STELE_READER_POSITION_H

#include "anchor.h"

struct reading;
struct reader;

/* A position to come back to. */
struct position {
    size_t top, chosen;
};

bool position_is(struct position one, struct position other);

/* A jump of another reading is known by its words, until it is gone to. */
struct jump {
    struct position position;
    bool by_words;
    struct store_anchor anchor; /* its own */
};

struct jumps {
    struct jump *items;
    size_t count, capacity, at; /* AT: where the next one back is, one past it */
    bool loaded;                /* those that were stored are among them */
    bool changed;               /* since they were stored */
};

void jumps_push(struct reading *reading, struct position position);
bool jumps_back(struct reader *reader);
void jumps_free(struct jumps *jumps);
/* READING goes on with what OLD, which still has its document, has jumped. */
void jumps_take_over(struct reading *reading, struct reading *old);
/* Takes up those that are stored of the document, before those of this reading. */
void jumps_load(struct reader *reader);
/* Stores them, if they have changed. */
bool jumps_keep(struct reader *reader, struct error *error);

#endif
