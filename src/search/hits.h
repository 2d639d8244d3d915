/* hits: ranges of the text, sorted, eight bytes each: a letter may stand ten million times in a long text. */
#ifndef STELE_SEARCH_HITS_H
#define STELE_SEARCH_HITS_H

#include "stele/base.h"

/* In chunks, so that nothing is copied when they grow. */
struct hits {
    uint64_t **chunks;
    size_t count, chunk_count, capacity;
};

void hits_add(struct hits *hits, struct range range); /* behind all others */
void hits_free(struct hits *hits);
struct range hits_at(const struct hits *hits, size_t index);
/* The index of the first that starts at or after PLACE. */
size_t hits_index(const struct hits *hits, size_t place);

#endif
