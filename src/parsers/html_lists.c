#include "html.h"
#include "html_writer.h"

enum { MOST_NUMBER = 999999999 }; /* of an item */

static bool is_list(const struct html_node *node)
{
    return node->element == ELEMENT_UL || node->element == ELEMENT_OL || node->element == ELEMENT_DIR ||
           node->element == ELEMENT_MENU;
}

/* No item has paragraphs. */
static bool is_tight(const struct html_node *list)
{
    for (const struct html_node *item = list->first; item; item = item->next)
        for (const struct html_node *node = item->first; node; node = node->next)
            if (node->element == ELEMENT_P)
                return false;
    return true;
}

/* A list of nothing but notes is not seen as a list. */
static bool holds_notes_only(const struct html_node *list)
{
    bool found = false;
    for (const struct html_node *item = list->first; item; item = item->next) {
        if (item->element == ELEMENT_LI && !item->is_note)
            return false;
        found |= item->element == ELEMENT_LI;
    }
    return found;
}

void html_enter_list(struct html_writer *writer, struct html_node *node)
{
    writer_break_text(writer);
    if (writer_is_in_line(writer))
        return;
    writer_settle(writer);
    node->level = pen_level(writer->pen);
    node->is_data = !holds_notes_only(node);
    if (node->is_data)
        pen_open(writer->pen, BLOCK_LIST, node->element == ELEMENT_DL || !is_tight(node) ? 0 : LIST_TIGHT);
}

/* The number of an item: its own, else one more than that of the item before it. */
uint32_t html_item_number(const struct html_node *item)
{
    struct html_node *list = item->parent;
    size_t number = list->count;
    if (list->element != ELEMENT_OL)
        return 0;
    if (!slice_number(html_value(item, "value"), MOST_NUMBER, &number))
        number = list->count;
    list->count = (unsigned)number + 1;
    return html_item_value(html_item_style(html_value(list, "type"), html_value(list, "style")), number);
}

void html_start_counting(struct html_node *list)
{
    size_t start;
    if (!slice_number(html_value(list, "start"), MOST_NUMBER, &start))
        start = 1;
    list->count = (unsigned)start;
}

void html_enter_item(struct html_writer *writer, struct html_node *node)
{
    writer_break_text(writer);
    if (writer_is_in_line(writer) || !is_list(node->parent) || !node->parent->is_data)
        return;
    writer_close_to(writer, node->parent->level + 1);
    node->level = pen_level(writer->pen);
    pen_open(writer->pen, BLOCK_ITEM, html_item_number(node));
}

/* A term opens an item of its list of definitions; what it means stands in the same item. */
static struct html_node *definitions_of(const struct html_node *node)
{
    struct html_node *list = node->parent;
    if (list->element == ELEMENT_DIV)
        list = list->parent;
    return list && list->element == ELEMENT_DL && list->is_data ? list : NULL;
}

void html_enter_term(struct html_writer *writer, struct html_node *node)
{
    struct html_node *list = definitions_of(node);
    writer_break_text(writer);
    if (writer_is_in_line(writer) || !list)
        return;
    writer_close_to(writer, list->level + 1);
    pen_open(writer->pen, BLOCK_ITEM, 0);
    node->level = pen_level(writer->pen);
    html_enter_strong(writer, node);
}
