#include "html_writer.h"

enum {
    MOST_COLUMNS = 500, /* of a table; one that has more is shown as paragraphs */
    MOST_SPAN = 32,     /* columns of a cell; one that says more has one */
};

/* Whether NODE cannot stand in a cell. */
static bool bursts_cell(const struct html_node *node)
{
    switch (node->element) {
    case ELEMENT_TABLE:
    case ELEMENT_H1:
    case ELEMENT_H2:
    case ELEMENT_H3:
    case ELEMENT_H4:
    case ELEMENT_H5:
    case ELEMENT_H6:
    case ELEMENT_UL:
    case ELEMENT_OL:
    case ELEMENT_DL:
    case ELEMENT_PRE:
    case ELEMENT_BLOCKQUOTE:
        return true;
    default:
        return node->is_note;
    }
}

/* A table is one if all of its cells are words; else it only places blocks on a page. */
static bool is_data_table(const struct html_node *table)
{
    unsigned columns = 0;
    if (html_value_lists(table, "role", "presentation"))
        return false;
    for (const struct html_node *node = html_after(table, table, false); node;
         node = html_after(node, table, false)) {
        bool cell = node->element == ELEMENT_TD || node->element == ELEMENT_TH;
        columns = node->element == ELEMENT_TR ? 0 : columns + cell;
        if (bursts_cell(node) || columns > MOST_COLUMNS)
            return false;
    }
    return true;
}

void html_enter_table(struct html_writer *writer, struct html_node *node)
{
    writer_break_text(writer);
    if (writer_is_in_line(writer))
        return;
    writer_settle(writer);
    node->level = pen_level(writer->pen);
    node->is_data = is_data_table(node);
}

static bool is_head_row(const struct html_node *row)
{
    if (row->parent->element == ELEMENT_THEAD)
        return true;
    bool found = false;
    for (const struct html_node *cell = row->first; cell; cell = cell->next) {
        if (cell->element == ELEMENT_TD)
            return false;
        found |= cell->element == ELEMENT_TH;
    }
    return found;
}

void html_enter_row(struct html_writer *writer, struct html_node *node)
{
    struct html_node *table = node->parent->element == ELEMENT_TABLE ? node->parent : node->parent->parent;
    writer_break_text(writer);
    if (writer_is_in_line(writer) || !table || table->element != ELEMENT_TABLE || !table->is_data)
        return;
    writer_close_to(writer, table->level + 1);
    if (pen_level(writer->pen) == table->level)
        pen_open(writer->pen, BLOCK_TABLE, 0);
    node->level = pen_level(writer->pen);
    node->is_data = true;
    pen_open(writer->pen, BLOCK_ROW, is_head_row(node) ? ROW_HEAD : 0);
}

static enum cell_align align_of(const struct html_node *cell)
{
    struct slice align = html_value(cell, "align");
    if (slice_is(align, "right"))
        return CELL_RIGHT;
    if (slice_is(align, "center"))
        return CELL_CENTRE;
    return slice_is(align, "left") ? CELL_LEFT : CELL_DEFAULT;
}

static bool is_cell(const struct html_writer *writer, const struct html_node *node)
{
    return !writer_is_in_line(writer) && node->parent->element == ELEMENT_TR && node->parent->is_data &&
           pen_level(writer->pen) == node->parent->level + 1;
}

void html_enter_cell(struct html_writer *writer, struct html_node *node)
{
    writer_break_text(writer);
    if (!is_cell(writer, node))
        return;
    writer_start_leaf(writer, BLOCK_CELL, align_of(node));
    node->has_leaf = true;
    writer->one_line = true;
}

void html_leave_cell(struct html_writer *writer, struct html_node *node)
{
    size_t columns;
    bool cell = node->has_leaf;
    if (cell)
        writer_end_leaf(writer);
    else
        writer_break_text(writer);
    if (!slice_number(html_value(node, "colspan"), MOST_SPAN, &columns))
        columns = 1;
    for (; cell && columns > 1; columns--) {
        pen_begin(writer->pen, BLOCK_CELL, 0);
        pen_end(writer->pen);
    }
}
