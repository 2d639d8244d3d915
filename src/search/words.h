/* words: whether a hit is of whole words. */
#ifndef STELE_SEARCH_WORDS_H
#define STELE_SEARCH_WORDS_H

#include "asides.h"

/* True if a word of TEXT begins where HIT does, and one ends where it ends; note references and hidden text
 * are no part of any. An ideograph or kana is a word by itself. */
bool words_are_whole(struct slice text, const struct asides *asides, struct range hit);

#endif
