#include "hits.h"

#include <assert.h>
#include <stdlib.h>

/* The start, a terabyte at most, above the length: a query is short, what hangs on a letter is bounded. */
enum { LENGTH_BITS = 24, CHUNK = 64 * 1024 };
#define LENGTH_MASK ((UINT64_C(1) << LENGTH_BITS) - 1)

void hits_add(struct hits *hits, struct range range)
{
    assert(range.end - range.start <= LENGTH_MASK && (uint64_t)range.start <= UINT64_MAX >> LENGTH_BITS);
    if (hits->count == hits->chunk_count * CHUNK) {
        array_reserve(hits->chunks, hits->capacity, hits->chunk_count + 1);
        hits->chunks[hits->chunk_count++] = memory_new(CHUNK * sizeof **hits->chunks);
    }
    uint64_t *chunk = hits->chunks[hits->count / CHUNK];
    chunk[hits->count++ % CHUNK] = (uint64_t)range.start << LENGTH_BITS | (range.end - range.start);
}

void hits_free(struct hits *hits)
{
    for (size_t i = 0; i < hits->chunk_count; i++)
        free(hits->chunks[i]);
    free(hits->chunks);
    *hits = (struct hits){0};
}

struct range hits_at(const struct hits *hits, size_t index)
{
    assert(index < hits->count);
    uint64_t packed = hits->chunks[index / CHUNK][index % CHUNK];
    size_t start = (size_t)(packed >> LENGTH_BITS);
    return (struct range){start, start + (size_t)(packed & LENGTH_MASK)};
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
