/* markdown_tree.h: cmark-gfm's tree of a Markdown source, guarded against the inputs that take it quadratic
 * time. */
#ifndef STELE_PARSERS_MARKDOWN_TREE_H
#define STELE_PARSERS_MARKDOWN_TREE_H

#include "prose.h"

#include <cmark-gfm.h>

enum {
    MARKDOWN_LONGEST = 16 * 1024, /* bytes of a paragraph, heading or cell whose markup is read */
    MARKDOWN_WIDEST = 500,        /* columns of a table */
};

struct markdown_tree {
    cmark_node *root;
    size_t unread;       /* paragraphs, headings and cells whose markup was left as it is */
    bool without_tables; /* there was one too wide */
    cmark_mem memory;    /* of the nodes, which point to it */
};

/* TREE stays where it is until it is freed. */
void markdown_tree_read(struct markdown_tree *tree, struct slice source);
void markdown_tree_free(struct markdown_tree *tree);

/* The text of NODE if its markup was left as it is; else empty. */
struct slice markdown_unread(cmark_node *node);
/* The words of NODE as one line: without styles, notes and tags, images as their alternative text. */
void markdown_line(cmark_node *node, struct prose *line);

#endif
