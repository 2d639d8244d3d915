/* tailor: where line breaks differ from UAX #14, for text_breaks() and text_breaks_reference() alike: by what
 * class a dash or a quotation mark is given in its surroundings. */
#ifndef STELE_TEXT_TAILOR_H
#define STELE_TEXT_TAILOR_H

#include "common.h"

/* What came before the character in question. */
struct tailor {
    uint32_t last;         /* character; 0 at the start */
    enum line_class class; /* what it was taken for; LINE_SP at the start */
    bool opening;          /* it is a dash or a quotation mark where a word would begin */
};

/* True for a class that is to be tailored; characters of all others are taken for what they are. */
static inline bool tailor_concerns(enum line_class class)
{
    return class == LINE_QU || class == LINE_HY || class == LINE_BA;
}

/* For tailor_next(). */
enum line_class tailor_class(struct tailor *tailor, uint32_t character, enum line_class plain,
                             struct slice rest);

/* The class of CHARACTER, whose class by itself is PLAIN and which ends at END of SLICE. Takes one after
 * another. */
static inline enum line_class tailor_next(struct tailor *tailor, uint32_t character, enum line_class plain,
                                          struct slice slice, size_t end)
{
    enum line_class class = plain;
    if (tailor_concerns(plain))
        class = tailor_class(tailor, character, plain, slice_cut(slice, end, slice.length));
    tailor->last = character;
    tailor->class = class;
    return class;
}

#endif
