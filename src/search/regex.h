/* regex: finds the hits of a regular expression in a stretch of a document. */
#ifndef STELE_SEARCH_REGEX_H
#define STELE_SEARCH_REGEX_H

#include "asides.h"
#include "hits.h"
#include "pattern.h"
#include "stele/search.h"

struct regex {
    const struct document *document;
    struct slice text; /* that can be searched now */
    struct asides asides;
    /* Each block is a text of its own: of joined lines, where a line end is a space, or of lines. */
    struct pattern *joined, *lines;
    struct pattern *finder; /* looks through many blocks at once for where those may match; NULL: cannot */
    size_t hidden;          /* the next place where hidden text is near; it is not seen by the finder */
    struct block block;     /* that was searched last */
    struct buffer visible;  /* it without its hidden text */
    bool exact;             /* a capital in the expression makes case exact */
    bool costly;            /* it took too long, and the search was stopped */
};

/* WAYS are of enum search_way. False: ERROR says what is wrong with what was TYPED; REGEX is to be closed all
 * the same. */
bool regex_open(struct regex *regex, const struct document *document, struct slice typed, unsigned ways,
                struct error *error);
void regex_close(struct regex *regex);
/* The text has grown to LIMIT, where a block ends. */
void regex_extend(struct regex *regex, size_t limit);
/* Adds the hits that start in RANGE, which ends where a block does, to HITS until the clock shows DEADLINE.
 * Returns where to go on, RANGE.end when all are found. */
size_t regex_run(struct regex *regex, struct range range, uint64_t deadline, struct hits *hits);

#endif
