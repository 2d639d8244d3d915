/* html_write.h: a tree of HTML as calls of the pen. */
#ifndef STELE_PARSERS_HTML_WRITE_H
#define STELE_PARSERS_HTML_WRITE_H

#include "html_tree.h"
#include "pen.h"

/* The book that a page is part of. */
struct html_book {
    void *context;
    /* Appends where TARGET, a link of this page, leads: "#" and the name of an anchor, or an address. */
    void (*resolve)(void *context, struct slice target, struct buffer *into);
    /* Appends the name that the anchor ID of this page has in the book. */
    void (*name)(void *context, struct slice id, struct buffer *into);
    /* The text has come to the anchor ID. */
    void (*reach)(void *context, struct slice id);
};

enum { HTML_LONGEST_LABEL = 4 * 1024 }; /* bytes; a heading that is longer is a paragraph */

/* BOOK is NULL for a page by itself. SECTIONS: headings begin sections. */
void html_write(const struct html_node *root, struct pen *pen, const struct html_book *book, bool sections);

#endif
