/* Where the page stands, and the way back to where it stood. */
#ifndef STELE_READER_POSITION_H
#define STELE_READER_POSITION_H

#include "stele/base.h"

struct reading;
struct reader;

/* A position to come back to. */
struct position {
    size_t top, chosen;
};

bool position_is(struct position one, struct position other);

struct jumps {
    struct position *items;
    size_t count, capacity, at; /* AT: where the next one back is, one past it */
};

void jumps_push(struct reading *reading, struct position position);
bool jumps_back(struct reader *reader);

#endif
