/* The words by which a text tells its structure, in the languages that stele knows. */
#ifndef STELE_INFER_WORDS_H
#define STELE_INFER_WORDS_H

#include "stele/base.h"

enum word_kind {
    WORD_NONE,
    WORD_LEAD,     /* may stand before an ordinal: "and", "my", "the" */
    WORD_DIVISION, /* takes a number: "chapter"; value: enum word_rank */
    WORD_HEADING,  /* is a heading by itself: "introduction" */
    WORD_CONTENTS, /* is the heading of a table of contents */
    WORD_ORDINAL,  /* "first": value 1, or WORD_FINAL; opens a point where a comma follows */
    WORD_ADVERB,   /* "firstly": opens a point wherever a paragraph begins with it */
    WORD_CARDINAL, /* "one": value 1 */
    WORD_CLOSING,  /* "in conclusion" */
    WORD_ADDRESS,  /* "ladies and gentlemen": no heading */
    WORD_VERB,     /* ends the subject of a sentence */
    WORD_SMALL,    /* no name ends with it: "of", "the" */
    WORD_PRONOUN,  /* "we": what is said comes behind the verb */
    WORD_COMMON,   /* "time": "the first time" opens no point */
    WORD_KINDS
};

/* From the outermost; an article may hold sections as well as stand in them. */
enum word_rank { RANK_VOLUME = 1, RANK_BOOK, RANK_PART, RANK_CHAPTER, RANK_SECTION, RANK_ARTICLE, RANKS };

enum { WORD_FINAL = 200 }; /* the value of "finally" */

struct word {
    const char *phrase; /* folded */
    unsigned char kind, value;
};

/* The longest phrase of KIND that FOLDED begins with, up to the end of a word; NULL. Ideographs need no
 * boundary. */
const struct word *word_find(enum word_kind kind, struct slice folded);

/* All of them, for the test that holds them folded. */
const struct word *words_of(enum word_kind kind, size_t *count);

#endif
