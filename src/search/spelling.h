/* spelling: how a query may be spelt in a text, as regular expressions that propose places. They match
 * wherever the query stands, and elsewhere too. */
#ifndef STELE_SEARCH_SPELLING_H
#define STELE_SEARCH_SPELLING_H

#include "easy.h"
#include "query.h"

/*
 * Appends the expression of the first elements of QUERY. With EASY, spelt in easy characters only: the narrow
 * one; false where it cannot be. With NULL the wide one. LONGEST: bytes that it can match at most.
 */
bool spelling_write(const struct query *query, const struct easy *easy, struct buffer *expression,
                    size_t *longest);

#endif
