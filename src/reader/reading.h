/* One document on the page. */
#ifndef STELE_READER_READING_H
#define STELE_READER_READING_H

#include "find.h"
#include "outline.h"
#include "position.h"
#include "selection.h"

struct seen {
    struct range *items; /* sorted, apart */
    size_t count, capacity;
};

/* What the lines of a page follow from: while it is the same, so are they. */
struct page_key {
    size_t top;
    bool filled;
    unsigned rows, columns, settings, revision;
};

struct reading {
    struct document *document;
    struct layout *layout;
    size_t top;
    size_t base_top; /* that a command set; a resize starts from it */
    bool filled;     /* reached line by line: the page shows every row it has, also a heading in the last */
    size_t chosen;   /* place of the paragraph or hit that the reader chose; NOWHERE */
    bool laid_out;
    struct page_key key;
    struct line *lines;
    size_t line_count, line_capacity;
    unsigned widest_form; /* columns of its widest line that keeps its form */
    bool widest_known;
    size_t widest_length; /* of the text when it was judged, and one; 0: never */
    struct find find;
    struct jumps jumps;
    struct selection selection;
    struct outline outline;
    struct seen seen;
};

struct reading *reading_new(struct document *document);
void reading_free(struct reading *reading); /* not its document */
/* Lays out the page, unless it is the same as before. */
void reading_refresh(struct reader *reader, struct reading *reading);
struct position reading_position(const struct reading *reading);
/* The last place that the page shows, one past it. */
size_t reading_page_end(const struct reading *reading);
bool reading_shows(const struct reading *reading, size_t place);
bool reading_at_end(struct reader *reader);

void seen_add(struct seen *seen, struct range range);
bool seen_all(const struct seen *seen, struct range range);

#endif
