/* pattern: a regular expression that proposes places. PCRE2 only here. */
#ifndef STELE_SEARCH_PATTERN_H
#define STELE_SEARCH_PATTERN_H

#include "stele/base.h"

struct pattern;

/* EXPRESSION is UTF-8. NULL: PCRE2 does not take it, for its length or because it is too old. Free it. */
struct pattern *pattern_new(struct slice expression);
void pattern_free(struct pattern *pattern); /* NULL is allowed */

/* The first place of TEXT, at or after FROM, where it matches; NOWHERE. TEXT holds any bytes, FROM is no
 * place within a character. A match that would take too long counts as one: FROM. */
size_t pattern_find(struct pattern *pattern, struct slice text, size_t from);

#endif
