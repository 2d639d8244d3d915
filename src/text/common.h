/* common: the characters of the scripts most texts are written in, whose columns and line breaking class a
 * table knows, so that no library is asked. Between two of them there always is a grapheme cluster boundary:
 * none is a mark, a joiner, a prepended sign, a regional indicator or a conjoining jamo. */
#ifndef STELE_TEXT_COMMON_H
#define STELE_TEXT_COMMON_H

#include "stele/text.h"

/* Line breaking classes of UAX #14, table 1, as far as these characters have them. OW is an OP that is wide
 * (LB30). A line feed is an SP, AI is AL, CJ is NS, a Hangul syllable an ID; the em dash, tailored, a BA. */
enum line_class {
    LINE_AL,
    LINE_NU,
    LINE_OP,
    LINE_OW,
    LINE_CL,
    LINE_CP,
    LINE_QU,
    LINE_GL,
    LINE_EX,
    LINE_SY,
    LINE_IS,
    LINE_PR,
    LINE_PO,
    LINE_HY,
    LINE_BA,
    LINE_BB,
    LINE_IN,
    LINE_NS,
    LINE_ID,
    LINE_PAIRED, /* the number of classes above, which the pair table holds */
    LINE_SP = LINE_PAIRED,
    LINE_OTHER /* controls and what is not common: libunistring decides */
};

/* Neighbours that are alike. */
struct common {
    uint32_t first, last;
    unsigned char columns; /* without regard to East Asian Ambiguous */
    unsigned char line;    /* enum line_class */
};

/* The line class of each character of ASCII, all of which, but for controls, have one column. */
extern const unsigned char common_ascii[0x80];

/* NULL where CHARACTER is not common, and for ASCII. */
const struct common *common_find(uint32_t character);

/* Rows that were found before: the last one, and each where its characters will look for it. Zeroed to begin
 * with. */
enum { COMMON_CACHED = 32 };
struct common_cache {
    const struct common *last, *rows[COMMON_CACHED];
};

const struct common *common_cached(struct common_cache *cache, uint32_t character);
enum line_class common_line_class(uint32_t character);
/* True for these characters, ASCII among them; of the controls only for tab and line feed. */
bool common_holds(uint32_t character);

#endif
