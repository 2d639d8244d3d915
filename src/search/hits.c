#include "hits.h"

#include <assert.h>
#include <stdlib.h>

/* The start, a terabyte at most, above the length: a query is short, what hangs on a letter is bounded. */
enum { LENGTH_BITS = 24 };
#define LENGTH_MASK ((UINT64_C(1) << LENGTH_BITS) - 1)

void hits_add(struct hits *hits, struct range range)
{
    assert(range.end - range.start <= LENGTH_MASK && (uint64_t)range.start <= UINT64_MAX >> LENGTH_BITS);
    array_reserve(hits->packed, hits->capacity, hits->count + 1);
    hits->packed[hits->count++] = (uint64_t)range.start << LENGTH_BITS | (range.end - range.start);
}

void hits_free(struct hits *hits)
{
    free(hits->packed);
    *hits = (struct hits){0};
}

struct range hits_at(const struct hits *hits, size_t index)
{
    assert(index < hits->count);
    size_t start = (size_t)(hits->packed[index] >> LENGTH_BITS);
    return (struct range){start, start + (size_t)(hits->packed[index] & LENGTH_MASK)};
}

size_t hits_index(const struct hits *hits, size_t place)
{
    size_t low = 0, high = hits->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits_at(hits, middle).start < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
