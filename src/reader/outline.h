/* The side outline: what is folded, and its cursor. */
#ifndef STELE_READER_OUTLINE_H
#define STELE_READER_OUTLINE_H

#include "stele/reader.h"

/* How well a label answers to a filter; what is better is greater. */
enum fit { FIT_NONE, FIT_SCATTERED, FIT_PART, FIT_WORD };

enum fold { FOLD_AUTO, FOLD_OPEN, FOLD_CLOSED };

struct outline {
    bool focused;
    size_t chosen;        /* section */
    unsigned char *folds; /* enum fold, a section each */
    size_t fold_count, fold_capacity;
    struct buffer filter;
    size_t unfiltered; /* chosen before the filter was typed */
    struct outline_entry *entries;
    size_t count, capacity;
};

enum fit filter_fit(struct slice label, struct slice filter); /* FILTER is folded (text_fold) */

void outline_move(struct reader *reader, long rows);
void outline_enter(struct reader *reader, size_t section);
void outline_filter(struct reader *reader, struct slice words);
void outline_unfilter(struct reader *reader);
/* Goes to the chosen entry and leaves the outline. */
void outline_choose(struct reader *reader);
void outline_leave(struct reader *reader);

#endif
