/* search: finds words in a document whatever their case, accents, quotes, dashes and line ends, and regular
 * expressions. PCRE2 only here. */
#ifndef STELE_SEARCH_H
#define STELE_SEARCH_H

#include "stele/base.h"
#include "stele/document.h"

/*
 * What is typed is found as text_fold() folds it. Moreover:
 *  - typed white space matches white space, up to three dashes, or both: "win win" finds "win-win";
 *  - a typed dash also matches with white space around it, a long one also two or three short ones;
 *  - a line end between two ideographs, or after a soft hyphen, is nothing where the block joins its lines;
 *  - styles and links do not part words, note references may be passed over, hidden text always is;
 *  - a hit takes whole letters with their marks, and all of a ligature.
 */
enum search_way {
    SEARCH_SMART = 0, /* a capital in the query makes case exact, accents still folded */
    SEARCH_ANY_CASE = 1 << 0,
    SEARCH_WORDS = 1 << 1, /* only whole words; ideographs and kana are words by themselves */
    SEARCH_REGEX = 1 << 2, /* a Perl regular expression, as below */
};

/*
 * A query that begins with "\v" is a regular expression too, as PCRE2 has them, of Unicode's letters and
 * digits. Nothing is folded but case. Each block is a text by itself: ^ and $ are its ends, in verse and code
 * those of each line; a dot, and \s, takes the line end of joined lines. \< and \> are the ends of a word.
 * Hidden text is not seen. Matches of nothing are no hits.
 */

struct search;

/* Starts a search for QUERY (as typed, at most 1000 characters) from the block at ORIGIN to the end and round
 * to it; WAYS are of enum search_way. Nothing is searched yet. NULL: ERROR says what is wrong with the query,
 * of a regular expression with the character at which that shows. DOCUMENT outlives the search. */
struct search *search_new(const struct document *document, struct slice query, unsigned ways, size_t origin,
                          struct error *error);
void search_free(struct search *search); /* NULL is allowed */

/*
 * Works for about that long, at least a little. True when all that is there has been searched; of a document
 * that is not final that is all but its last block, and there is more to do when it has grown.
 */
bool search_step(struct search *search, unsigned microseconds);
bool search_done(const struct search *search);        /* what search_step() would return if it did nothing */
unsigned search_percent(const struct search *search); /* of the text so far that was searched */
bool search_is_exact(const struct search *search);    /* capitals match only capitals */
/* Why the search was stopped before its end, for which it counts as done; NULL: it was not. */
const char *search_stopped(const struct search *search);

/* Hits so far, in the order of the text, none overlapping another, each within one block. Once the search has
 * come round to the start new hits come before those at the origin: an index is good until the next step. */
size_t search_count(const struct search *search);
struct range search_hit(const struct search *search, size_t index);
/* Index of the first hit that starts at or after PLACE; search_count() when there is none. */
size_t search_index(const struct search *search, size_t place);
/* Hits that start in RANGE. */
size_t search_count_in(const struct search *search, struct range range);

/* ---- finding a stored quotation again ------------------------------------------------------------ */

struct quote {
    struct slice before, words, after; /* of the text at and around the place, about 40 characters each */
};

/* Takes up the words at PLACE, over block ends too; slices of the document's text. At its end there are no
 * words. */
struct quote search_quote_at(const struct document *document, size_t place);
/* True if the words stand at PLACE, as they did but for white space. */
bool search_quote_stands(const struct document *document, const struct quote *quote, size_t place);
/*
 * Where the quotation that stood at PLACE stands now, though it and its surroundings may have been edited.
 * NOWHERE when no place is convincing, or when two are about equally so; of places where the words stand as
 * they did and all else fits equally well, the nearest. Takes time linear in the text, about 0.3 s for 100
 * MB; less when it is found within 512 KB.
 */
size_t search_quote_find(const struct document *document, const struct quote *quote, size_t place);
/* The same for a selection that was OLD: FIRST was taken at its start, LAST at its end, WORDS are all of its
 * words. A start of NOWHERE: it is lost; an end of NOWHERE: only where it began is known. */
struct range search_quote_range(const struct document *document, const struct quote *first,
                                const struct quote *last, struct slice words, struct range old);

#endif
