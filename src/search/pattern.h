/* pattern: a regular expression, one that proposes places or one that was typed. PCRE2 only here. */
#ifndef STELE_SEARCH_PATTERN_H
#define STELE_SEARCH_PATTERN_H

#include "stele/base.h"

struct pattern;

/* How an expression is read. Those of PATTERN_TYPED know Unicode's letters, digits and spaces as \w, \d and
 * \s. */
enum pattern_way {
    PATTERN_PLAIN = 0,
    PATTERN_TYPED = 1 << 0,
    PATTERN_ANY_CASE = 1 << 1,
    PATTERN_ANY_DOT = 1 << 2, /* a dot takes a line feed */
    PATTERN_LINES = 1 << 3,   /* ^ and $ stand at line ends */
    PATTERN_WORDS = 1 << 4,   /* only whole words */
};

/* What is wrong with an expression, and at which of its bytes. */
struct pattern_error {
    char text[160];
    size_t at;
};

/* EXPRESSION is UTF-8, WAYS are of enum pattern_way. NULL: PCRE2 does not take it; ERROR, which may be NULL,
 * says why. Free it. */
struct pattern *pattern_new(struct slice expression, unsigned ways, struct pattern_error *error);
void pattern_free(struct pattern *pattern); /* NULL is allowed */

enum pattern_result { PATTERN_NONE, PATTERN_FOUND, PATTERN_COSTLY /* it would take too long to know */ };

/* The first match in TEXT, at or after FROM, that is not empty. TEXT holds any bytes, FROM is no place within
 * a character. */
enum pattern_result pattern_match(struct pattern *pattern, struct slice text, size_t from,
                                  struct range *match);
/* Where that begins; NOWHERE. A match that would take too long counts as one: FROM. */
size_t pattern_find(struct pattern *pattern, struct slice text, size_t from);

#endif
