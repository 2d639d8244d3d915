/* Numbers as headings write them: 12, ١٢, XII, B, 十二, יב. */
#ifndef STELE_INFER_NUMERAL_H
#define STELE_INFER_NUMERAL_H

#include "stele/base.h"

enum numeral_kind {
    NUMERAL_DIGITS,    /* decimal digits of any script */
    NUMERAL_ROMAN,     /* upper case; a single letter may also be meant as one */
    NUMERAL_ROMAN_LOW, /* lower case */
    NUMERAL_LETTER,    /* A to Z */
    NUMERAL_LETTER_LOW,
    NUMERAL_CHINESE,
    NUMERAL_HEBREW,
    NUMERAL_WORD, /* "one", "the first" */
};

struct numeral {
    enum numeral_kind kind;
    unsigned value;
    unsigned letter; /* what a single Roman letter is as a letter; else 0 */
    size_t length;   /* bytes */
};

/* The number that SLICE begins with. False: it begins with none, or with one above 9999. */
bool numeral_read(struct slice slice, struct numeral *numeral);

#endif
