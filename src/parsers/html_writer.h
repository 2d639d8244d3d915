/* html_writer.h: the state of writing a tree of HTML, and what its elements do. For html_*.c only. */
#ifndef STELE_PARSERS_HTML_WRITER_H
#define STELE_PARSERS_HTML_WRITER_H

#include "html_write.h"

struct html_writer {
    struct pen *pen;
    const struct html_book *book;
    struct arena *arena; /* what a style is lent until it ends */
    bool sections;

    bool one_line; /* in a heading or a cell: blocks in it are spaces */
    bool kept;     /* in <pre> */
    struct pen_style styles[STYLE_KINDS];
    unsigned style_count, nested[STYLE_KINDS];
};

/* ---- leaves: one that the text needs begins with the text, any other with its element ---- */

void writer_start_leaf(struct html_writer *writer, enum block_kind kind, uint32_t value);
void writer_begin_leaf(struct html_writer *writer, struct html_node *node, enum block_kind kind,
                       uint32_t value);
void writer_end_leaf(struct html_writer *writer);
/* Makes room for a leaf or a container: neither stands in a list, a table or a row itself. */
void writer_settle(struct html_writer *writer);
/* Closes containers until LEVEL are open. */
void writer_close_to(struct html_writer *writer, unsigned level);
/* Where a block begins or ends. */
void writer_break_text(struct html_writer *writer);
/* Blocks are not seen here: in a heading, a cell or <pre>. */
bool writer_is_in_line(const struct html_writer *writer);

/* ---- text, styles, anchors ---- */

void writer_add_text(struct html_writer *writer, struct slice text);
void writer_style_on(struct html_writer *writer, struct html_node *node, struct pen_style style);
void writer_style_off(struct html_writer *writer, enum style style);
void writer_set_anchors(struct html_writer *writer, const struct html_node *node);

/* Its element aside, NODE is not for readers. */
bool html_is_hidden(const struct html_node *node);

/* ---- numbered lists ---- */

void html_start_counting(struct html_node *list);
/* The number of an item: its own, else one more than that of the item before it. */
uint32_t html_item_number(const struct html_node *item);

/* ---- what an element does where it begins and ends ---- */

typedef void html_deed(struct html_writer *writer, struct html_node *node);

html_deed html_enter_break, html_enter_rule, html_enter_image, html_enter_quoted, html_leave_quoted;
html_deed html_enter_reading, html_leave_reading, html_enter_emphasis, html_enter_strong, html_enter_code;
html_deed html_enter_struck, html_enter_link, html_enter_block, html_leave_block, html_enter_heading;
html_deed html_enter_preformatted, html_enter_quotation, html_enter_caption, html_leave_caption,
    html_enter_note;
html_deed html_enter_list, html_enter_item, html_enter_term, html_enter_table, html_enter_row;
html_deed html_enter_cell, html_leave_cell;

#endif
