/* expression: a regular expression as it was typed: what its letters ask for, and how PCRE2 wants it. */
#ifndef STELE_SEARCH_EXPRESSION_H
#define STELE_SEARCH_EXPRESSION_H

#include "stele/base.h"

/* What was typed without the "\v" that makes it an expression, if it begins with that. */
struct slice expression_body(struct slice typed);
/* True where a capital stands for itself: not in \S, \p{Lu} or (?R). */
bool expression_has_capital(struct slice expression);
/*
 * True where all ways to match are tried one after another, so that what matches within a part of a text
 * matches at the same place of the whole: nothing looks around, ends early, or knows where the text ends.
 */
bool expression_is_open(struct slice expression);
/* Appends EXPRESSION as PCRE2 takes it: \< and \> become the boundaries of a word that they are elsewhere. */
void expression_write(struct slice expression, struct buffer *into);
/* The character of EXPRESSION, from 1, that the byte AT of what was written belongs to. */
size_t expression_character(struct slice expression, size_t at);

#endif
