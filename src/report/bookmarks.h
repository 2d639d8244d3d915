/* bookmarks: the marks of a document as they are printed, each with where it stands now. */
#ifndef STELE_REPORT_BOOKMARKS_H
#define STELE_REPORT_BOOKMARKS_H

#include "report.h"

enum state { STATE_HERE, STATE_MOVED, STATE_LOST, STATE_REMOVED, STATE_UNKNOWN };

struct bookmark {
    struct store_mark mark; /* its own */
    enum state state;
    struct range range; /* of the selection now, else from the place to the end of its block */
};

/* Of one document. */
struct bookmarks {
    const struct report *report; /* its document may be NULL: then all states are unknown */
    struct bookmark *items;      /* by place, lost ones last */
    size_t count, capacity;
    size_t printed; /* marks of other documents, before */
};

/* "here", "moved", "lost", "removed"; NULL where it is unknown. */
const char *state_name(enum state state);
/* The label of the section that holds PLACE; empty before the first. */
struct slice section_label(const struct document *document, size_t place);
/* Appends TEXT on one line: runs of white space become one space. */
void append_folded(struct slice text, struct buffer *into);
/* Appends the words of a bookmark on one line: of the document where it stands, else those that were kept. */
void bookmark_append_words(const struct bookmarks *bookmarks, const struct bookmark *bookmark,
                           struct buffer *into);

/* ---- moment.c: times as ISO 8601 has them, "2026-01-31T12:00:00Z" ---- */

#define LAST_MOMENT INT64_C(253402300799) /* of the year 9999, in seconds since 1970, UTC */

void append_moment(int64_t seconds, struct buffer *into);
bool read_moment(struct slice text, int64_t *seconds); /* false: it is none since 1970 */

/* ---- formats ---- */

/* The same for all: nothing is printed of a document without marks, but JSON is an array. */
typedef void print_bookmarks_function(const struct bookmarks *bookmarks, const struct store_known *known);
print_bookmarks_function print_bookmarks_json, print_bookmarks_markdown;

#endif
