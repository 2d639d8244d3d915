/* The search of a reading: as it is typed, and from hit to hit. */
#ifndef STELE_READER_FIND_H
#define STELE_READER_FIND_H

#include "position.h"
#include "stele/reader.h"

struct find {
    struct search *search;       /* NULL: nothing is searched */
    struct search *without_case; /* when the capitals of the pattern found nothing */
    struct buffer pattern;
    bool backward;
    size_t hit;                  /* start of the current one; NOWHERE */
    bool seeking, seek_backward; /* a hit is wanted that has not been found yet */
    size_t seek_from;
    struct position origin; /* where the search began */
};

void find_clear(struct reader *reader);
void find_type(struct reader *reader, struct slice pattern, bool backward);
void find_step_hit(struct reader *reader, bool backward);
void find_accept(struct reader *reader, struct slice pattern, bool backward);
void find_abandon(struct reader *reader);
bool find_step(struct reader *reader, unsigned microseconds);
void find_hint(struct reader *reader, struct buffer *hint);

#endif
