/* search: finds words in a document whatever their case, accents, quotes, dashes and line ends. PCRE2 only
 * here. */
#ifndef STELE_SEARCH_H
#define STELE_SEARCH_H

#include "stele/base.h"
#include "stele/document.h"

enum search_case { SEARCH_SMART /* a capital in the query makes case exact */, SEARCH_ANY_CASE };

struct search;

/* Starts a search for QUERY (as typed, not empty) from ORIGIN to the end and round to ORIGIN. Nothing is
 * searched yet. NULL: ERROR says what is wrong with the query. DOCUMENT outlives the search. */
struct search *search_new(const struct document *document, struct slice query, enum search_case search_case,
                          size_t origin, struct error *error);
void search_free(struct search *search); /* NULL is allowed */

/* Works for about that long. True when all of the text has been searched. */
bool search_step(struct search *search, unsigned microseconds);
bool search_done(const struct search *search);
unsigned search_percent(const struct search *search); /* of the text that was searched */

/* Hits so far, in the order of the text, none overlapping another, each within one block. */
size_t search_count(const struct search *search);
struct range search_hit(const struct search *search, size_t index);
/* Index of the first hit that starts at or after PLACE; search_count() when there is none. */
size_t search_index(const struct search *search, size_t place);
/* Hits that start in RANGE. */
size_t search_count_in(const struct search *search, struct range range);

/* ---- finding a stored quotation again ---- */

struct quote {
    struct slice before, words, after; /* of the text at and around the place, about 40 characters each */
};

/* Takes up the words at PLACE; slices of the document's text. */
struct quote search_quote_at(const struct document *document, size_t place);
/* True if the words stand at PLACE, as they did. */
bool search_quote_stands(const struct document *document, const struct quote *quote, size_t place);
/* Where the quotation stands now, the occurrence whose surroundings fit best, near PLACE if several do;
 * NOWHERE when no occurrence is convincing. Takes time linear in the text. */
size_t search_quote_find(const struct document *document, const struct quote *quote, size_t place);

#endif
