#include "grams.h"

#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    GRAM = 8,     /* bytes */
    SLOTS = 8192, /* a power of two, far more than a quotation has grams */
    FILTER_BITS = 16,
};

/* The grams of a quotation, in a table with open addressing. */
struct grams {
    uint64_t slots[SLOTS]; /* 0: free */
    size_t seen[SLOTS];    /* the half of a stretch in which it was counted last, from 1 */
    uint64_t filter[1 << (FILTER_BITS - 6)];
    unsigned count;
};

/* The last eight bytes of a text as it is read, white space folded. */
struct window {
    uint64_t bytes;
    unsigned length;
};

static uint64_t hash(uint64_t gram)
{
    return gram * UINT64_C(0x9E3779B97F4A7C15);
}

/* False while it is not full, or where nothing is new. */
static bool slide(struct window *window, char byte)
{
    bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
    if (space && (window->bytes & 0xFF) == ' ')
        return false;
    window->bytes = window->bytes << 8 | (space ? ' ' : (unsigned char)byte);
    window->length++;
    return window->length >= GRAM;
}

static size_t slot_of(const struct grams *grams, uint64_t gram)
{
    size_t slot = (size_t)(hash(gram) >> 20) & (SLOTS - 1);
    while (grams->slots[slot] && grams->slots[slot] != gram)
        slot = (slot + 1) & (SLOTS - 1);
    return slot;
}

static void add(struct grams *grams, uint64_t gram)
{
    uint64_t bit = hash(gram) >> (64 - FILTER_BITS);
    if (grams->count == SLOTS / 2)
        return;
    grams->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
    grams->slots[slot_of(grams, gram)] = gram;
    grams->count++;
}

static void add_quote(struct grams *grams, const struct letters *quote)
{
    struct window window = {0};
    for (size_t i = 0; i < quote->count; i++) {
        char bytes[4];
        unsigned length = text_encode(quote->items[i].code, bytes);
        for (unsigned byte = 0; byte < length; byte++)
            if (slide(&window, bytes[byte]))
                add(grams, window.bytes);
    }
}

/* True the first time that a gram of the quotation is met in this HALF. */
static bool is_shared(struct grams *grams, uint64_t gram, size_t half)
{
    uint64_t bit = hash(gram) >> (64 - FILTER_BITS);
    if (!(grams->filter[bit / 64] >> (bit % 64) & 1))
        return false;
    size_t slot = slot_of(grams, gram);
    if (!grams->slots[slot] || grams->seen[slot] == half)
        return false;
    grams->seen[slot] = half;
    return true;
}

/* ---- the best ones ------------------------------------------------------------------------------- */

static size_t distance(const struct stretch *stretch, size_t place)
{
    if (range_holds(stretch->range, place))
        return 0;
    return place < stretch->range.start ? stretch->range.start - place : place - stretch->range.end;
}

static bool is_better(const struct stretch *one, const struct stretch *other, size_t place)
{
    if (one->shared != other->shared)
        return one->shared > other->shared;
    return distance(one, place) < distance(other, place);
}

static size_t insert(struct stretch stretches[], size_t count, struct stretch stretch, size_t place)
{
    size_t at = count;
    while (at > 0 && is_better(&stretch, &stretches[at - 1], place))
        at--;
    if (at == GRAMS_STRETCHES)
        return count;
    size_t kept = count < GRAMS_STRETCHES ? count : GRAMS_STRETCHES - 1;
    memmove(&stretches[at + 1], &stretches[at], (kept - at) * sizeof *stretches);
    stretches[at] = stretch;
    return kept + 1;
}

/* Counted by halves: each stretch begins with the second half of the one before it. */
size_t grams_find(const struct letters *quote, struct slice text, struct range range, size_t length,
                  size_t place, struct stretch stretches[GRAMS_STRETCHES])
{
    struct grams *grams = memory_new(sizeof *grams);
    struct window window = {0};
    size_t count = 0, half_length = length / 2;
    unsigned before = 0;
    add_quote(grams, quote);
    for (size_t at = range.start, half = 1; at < range.end; half++) {
        size_t end = range.end - at > half_length ? at + half_length : range.end;
        size_t start = half == 1 ? at : at - half_length;
        unsigned shared = 0;
        for (; at < end; at++)
            if (slide(&window, text.bytes[at]))
                shared += is_shared(grams, window.bytes, half);
        if (before + shared > 0)
            count = insert(stretches, count, (struct stretch){{start, end}, before + shared}, place);
        before = shared;
    }
    free(grams);
    return count;
}
