/*
 * guess.h: the encoding of a text that does not say it, by evidence. Each candidate is an encoding with the
 * letters of a language. The bytes are read as it says, and every character beyond ASCII that comes out is
 * weighed: a letter of the language where it can stand counts for it, another against it, and an ill-formed
 * sequence much against it. The best mean wins; where none is good it is UTF-8 with damage.
 */
#ifndef STELE_PARSERS_GUESS_H
#define STELE_PARSERS_GUESS_H

#include "stele/format.h"

/* Only what was prepared, or can be opened, takes part. */
struct encoding guess_encoding(struct slice bytes);

/* The encodings that take part, each once; without a name past the end. */
struct encoding guess_candidate(size_t index);

/* ---- the table ---- */

enum guess_script {
    GUESS_LATIN,     /* letters stand among those of ASCII */
    GUESS_ALPHABET,  /* and here they do not */
    GUESS_CHARACTERS /* too many to be listed: those that are not are merely rare */
};

struct guess_row {
    const char *encoding, *converter, *language;
    enum guess_script script;
    int handicap;               /* taken off the mean, in thousandths: one meets it seldom */
    const char *usual, *others; /* lower case where there is any; "others" are seen less often */
};

/* The row at INDEX; NULL past the end. Of equals the first wins. */
const struct guess_row *guess_row_at(size_t index);

#endif
