/* The search of a reading: as it is typed, and from hit to hit. */
#ifndef STELE_READER_FIND_H
#define STELE_READER_FIND_H

#include "position.h"
#include "stele/reader.h"

/* A hit that is wanted and may not have been found yet. */
struct seek {
    bool active, backward;
    bool keeps_jump; /* where the search began is kept to come back to */
    size_t from;
    unsigned count; /* the first, or so many hits further */
};

struct find {
    struct search *search;       /* whose hits are shown; NULL */
    struct search *without_case; /* when the capitals of the pattern found nothing */
    size_t hit;                  /* start of the current one; NOWHERE */
    struct seek seek;
    struct buffer pattern; /* the last that was entered */
    unsigned ways;         /* of enum search_way, in which it was entered */
    bool backward;         /* it was entered to search back */
    struct error error;    /* of what is being typed */
    /* While a prompt is open: where it was opened, and what was shown then. */
    struct position origin;
    struct search *kept;
    size_t kept_hit;
};

void find_free(struct find *find);
/* The document was opened again: the last pattern is that of OLD. */
void find_take_over(struct find *find, struct find *old);
/* Forgets the hits, not the pattern. */
void find_clear(struct reader *reader);
/* A prompt for words has been opened, has changed, is left by Enter or by Esc. */
void find_open(struct reader *reader);
void find_type(struct reader *reader, struct slice words, bool backward);
void find_accept(struct reader *reader, struct slice words, bool backward);
void find_abandon(struct reader *reader);
/* The last search is there again, if it was cleared. False: nothing was searched for; that is said. */
bool find_again(struct reader *reader);
/* To the next hit while typing. */
void find_step_hit(struct reader *reader, bool backward);
bool find_is_searching(const struct reader *reader);
/* True when nothing is left to search for now. */
bool find_step(struct reader *reader, unsigned microseconds);
void find_hint(struct reader *reader, struct buffer *hint);

/* hits.c: what is chosen in the list of hits. */
void hits_choose(struct reader *reader);

#endif
