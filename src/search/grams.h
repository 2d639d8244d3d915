/* grams: finds the stretches of a long text that have most in common with a quotation. */
#ifndef STELE_SEARCH_GRAMS_H
#define STELE_SEARCH_GRAMS_H

#include "letters.h"

enum { GRAMS_STRETCHES = 32 };

struct stretch {
    struct range range;
    unsigned shared; /* runs of eight bytes that it shares with the quotation */
};

/* Writes the stretches of RANGE of TEXT that share most with QUOTE, the best first, of equally good ones the
 * nearest to PLACE. Each is LENGTH bytes long, or less at the end. Returns how many there are. */
size_t grams_find(const struct letters *quote, struct slice text, struct range range, size_t length,
                  size_t place, struct stretch stretches[GRAMS_STRETCHES]);

#endif
