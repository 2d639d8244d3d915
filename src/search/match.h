/* match: decides whether a query stands at a place of the text. The patterns only propose places. */
#ifndef STELE_SEARCH_MATCH_H
#define STELE_SEARCH_MATCH_H

#include "query.h"

struct match {
    struct range range;
    bool joined; /* over a line end that parts no words, which only blocks that join their lines have */
};

/* The text is read from START on, where a character begins; blocks are not looked at. */
bool match_at(struct reading *reading, const struct query *query, size_t start, enum reading_way way,
              struct match *match);

#endif
