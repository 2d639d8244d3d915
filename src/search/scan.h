/* scan: finds the hits of a query in a stretch of a document. */
#ifndef STELE_SEARCH_SCAN_H
#define STELE_SEARCH_SCAN_H

#include "easy.h"
#include "hits.h"
#include "match.h"
#include "pattern.h"
#include "windows.h"

enum { SCAN_PIECE = 256 * 1024 /* bytes that are prepared at a time */ };

/* How a piece is searched. All ways find the same. */
enum scan_way {
    SCAN_QUICK,  /* narrow or wide, by what the piece is like */
    SCAN_NARROW, /* the narrow pattern, and near hard characters every one */
    SCAN_WIDE,   /* the wide pattern */
    SCAN_EVERY,  /* every character: what the others are tested against */
};

/* The next places that each way proposes. */
struct proposals {
    size_t pattern, near_hard, near_asides;
};

struct scan {
    const struct document *document;
    enum scan_way way;
    bool words; /* only whole ones */
    struct reading reading;
    struct query query;
    struct easy easy;
    struct pattern *narrow, *wide; /* NULL: there is none; the wide one is made when it is needed */
    size_t narrow_longest, wide_longest;
    /* The piece that is prepared: */
    struct range piece;
    struct windows near_hard, near_asides;
    bool every;              /* every character is tried */
    struct pattern *pattern; /* the one that proposes; NULL: none does */
    struct slice seen;       /* the text that it sees, from the start of the piece */
    struct proposals proposals;
    struct block block; /* of the last hit */
};

/* WAYS are of enum search_way. False: ERROR says what is wrong with what was TYPED; SCAN is to be closed all
 * the same. */
bool scan_open(struct scan *scan, const struct document *document, struct slice typed, unsigned ways,
               struct error *error);
void scan_close(struct scan *scan);
/* The text has grown to LIMIT, where a block ends. */
void scan_extend(struct scan *scan, size_t limit);
/* Adds the hits that start in RANGE to HITS until the clock shows DEADLINE. Returns where to go on, RANGE.end
 * when all are found. */
size_t scan_run(struct scan *scan, struct range range, uint64_t deadline, struct hits *hits);

#endif
