/* random_calls.h: documents that nobody would write, the same for the same seed. */
#ifndef STELE_RANDOM_CALLS_H
#define STELE_RANDOM_CALLS_H

#include "stele/sink.h"

struct random {
    uint64_t state; /* the seed, not 0 */
};

/* A number below LIMIT, which is not 0. */
uint32_t random_below(struct random *random, uint32_t limit);

/* Words of many scripts, controls, blanks of all kinds, long runs without a break; with DAMAGED also bytes
 * that are no UTF-8. */
void random_text(struct random *random, unsigned words, bool damaged, struct buffer *into);

/* Tells SINK about as many blocks at the top, with all that sink.h allows in them, then end(). */
void random_calls(struct random *random, const struct sink *sink, unsigned blocks, bool damaged);

#endif
