/* align: lays a quotation over a stretch of text with as few edits as possible. */
#ifndef STELE_SEARCH_ALIGN_H
#define STELE_SEARCH_ALIGN_H

#include "letters.h"

/* The three parts of a quotation as letters: where each begins in ALL. */
struct parts {
    struct letters all;
    size_t words, after;
};

struct alignment {
    unsigned before, words, after; /* letters inserted, deleted or changed in each part */
    size_t place; /* in the text, where the words begin; NOWHERE where they would be at its end */
};

/* Memory that alignments share. All zero to begin with. */
struct aligner {
    uint16_t *costs, *costs_back;
    size_t capacity, capacity_back;
    struct letters text;
};

void aligner_free(struct aligner *aligner);
/*
 * The best place for PARTS anywhere in RANGE of TEXT; of several equally good ones the one whose end is
 * nearest to END. What stands before and behind it in the range costs nothing.
 */
struct alignment align(struct aligner *aligner, const struct parts *parts, struct slice text,
                       struct range range, size_t end);

#endif
