/* What the beginning of a paragraph says of its place in the whole. */
#ifndef STELE_INFER_CUE_H
#define STELE_INFER_CUE_H

#include "numeral.h"

enum cue_kind {
    CUE_NONE,
    CUE_DIVISION, /* "CHAPTER IV. The Title", "第三章", "Erster Teil" */
    CUE_NUMBER,   /* "4.", "1.2.3 Title", "IV.", "A.", "一、" */
    CUE_BRACKET,  /* "(1)", "b)", "（一）" */
    CUE_POINT,    /* "First,", "My second point", "第三，" */
    CUE_HEADING,  /* "Introduction" */
    CUE_CONTENTS, /* "Table of Contents" */
    CUE_CLOSING,  /* "In conclusion" */
};

enum { CUE_PATH = 8, CUE_NOUNS = 3, CUE_FINAL = 200 };

struct cue {
    enum cue_kind kind;
    enum numeral_kind numeral;
    unsigned depth;            /* numbers in PATH: 3 for "1.2.3" */
    unsigned path[CUE_PATH];   /* the outermost first; CUE_FINAL for "finally" */
    unsigned letter;           /* what a single Roman letter is as a letter; else 0 */
    unsigned rank;             /* of a division: enum word_rank; 0 when its word is in no table */
    bool bare;                 /* a number and nothing behind it */
    bool final;                /* "third and final": it needs no noun of the series that it ends */
    bool sure;                 /* this cue needs no other beside it to be believed where it stands alone */
    uint64_t form;             /* the same for "CHAPTER I" and "CHAPTER XII", not for "Chapter 3" */
    uint64_t nouns[CUE_NOUNS]; /* of a point: the words behind the ordinal; 0 when a comma follows */
    struct range ordinal;      /* bytes from the start: the number as it is printed */
    size_t title;              /* bytes from the start: where what it names begins */
};

/* WORDS begins with the paragraph's first character and need not go on beyond its first lines; LONE: it is
 * one short paragraph. */
struct cue cue_read(struct slice words, bool lone);

/* True when NEXT is numbered as what comes after PREVIOUS: its next sibling, its first child, or the next
 * sibling of something around it. */
bool cue_follows(const struct cue *previous, const struct cue *next);
/* True when it is numbered as the first of a series. */
bool cue_begins(const struct cue *cue);

#endif
