/* epub_outline.h: the table of contents of a book, and which of its entries the text has come to. */
#ifndef STELE_PARSERS_EPUB_OUTLINE_H
#define STELE_PARSERS_EPUB_OUTLINE_H

#include "epub_package.h"

struct epub_entry {
    unsigned level; /* 1 is the top */
    struct slice label;
    struct slice path, fragment; /* PATH is empty for an entry that leads nowhere itself */
    struct slice target;         /* both, with a "#" between them */
    bool printed;                /* the label stands in the text there */
    bool written;
    struct epub_entry *same, *beside; /* the next of the same target, of the same path */
};

struct epub_outline {
    struct arena *arena;
    struct epub_entry *entries;
    size_t count, capacity;
    struct names targets, paths; /* the first entry of each */
};

/* From the navigation document, else from the NCX. */
void epub_outline_read(struct epub_outline *outline, const struct epub_package *package,
                       const struct epub_archive *archive, struct pen *pen);
/* An entry leads to a page of the book. */
bool epub_outline_leads(const struct epub_outline *outline, const struct epub_package *package);
void epub_outline_free(struct epub_outline *outline);

/* The page at PATH, whose elements IDS has by their names, is about to be written: writes the entries that
 * lead to it as a whole, or to what is not in it, and finds out which labels of it are printed. */
void epub_outline_begin(struct epub_outline *outline, struct slice path, const struct html_tree *page,
                        const struct names *ids, struct pen *pen);
/* The text has come to TARGET. */
void epub_outline_reach(struct epub_outline *outline, struct slice target, struct pen *pen);

#endif
