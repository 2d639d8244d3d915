#include "html_writer.h"

/* ---- blocks ----------------------------------------------------------------------------------------------- */

void html_enter_block(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_break_text(writer);
}

void html_leave_block(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_break_text(writer);
}

/* Before its words are taken for the outline. */
static void skip_hidden(const struct html_node *heading)
{
    for (struct html_node *node = html_after(heading, heading, false); node;
         node = html_after(node, heading, node->skipped))
        node->skipped = node->skipped || html_is_hidden(node);
}

void html_enter_heading(struct html_writer *writer, struct html_node *node)
{
    struct buffer label = {0};
    writer_break_text(writer);
    skip_hidden(node);
    html_append_text(node, HTML_LONGEST_LABEL + 1, &label);
    if (!writer_is_in_line(writer) && label.length > 0 && label.length <= HTML_LONGEST_LABEL) {
        unsigned level = (unsigned)(node->element - ELEMENT_H1) + 1;
        writer_settle(writer);
        if (writer->sections)
            pen_section(writer->pen, level, (struct slice){0}, buffer_slice(&label), SECTION_PRINTED);
        writer_begin_leaf(writer, node, BLOCK_HEADING, level);
        writer->one_line = true;
    }
    buffer_free(&label);
}

void html_enter_preformatted(struct html_writer *writer, struct html_node *node)
{
    writer_break_text(writer);
    if (writer_is_in_line(writer))
        return;
    struct html_node *text = node->first;
    while (text && text->element != ELEMENT_TEXT)
        text = text->first;
    if (text && slice_starts(text->text, slice_of("\n")))
        text->text = slice_cut(text->text, 1, text->text.length);
    writer_begin_leaf(writer, node, BLOCK_CODE, 0);
    writer->kept = true;
}

void html_enter_quotation(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_break_text(writer);
    if (writer_is_in_line(writer))
        return;
    writer_settle(writer);
    pen_open(writer->pen, BLOCK_QUOTATION, 0);
}

void html_enter_caption(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_break_text(writer);
    if (writer_is_in_line(writer))
        return;
    writer_settle(writer);
    writer->pen->credit = true;
}

void html_leave_caption(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_break_text(writer);
    writer->pen->credit = false;
}

/* ---- notes ------------------------------------------------------------------------------------------------ */

void html_enter_note(struct html_writer *writer, struct html_node *node)
{
    writer_break_text(writer);
    if (writer_is_in_line(writer))
        return;
    writer_settle(writer);
    writer_set_anchors(writer, node);
    node->level = pen_level(writer->pen);
    pen_open(writer->pen, BLOCK_NOTE, 0);
    if (node->element != ELEMENT_LI || node->parent->element != ELEMENT_OL)
        return;
    struct buffer number = {0};
    buffer_format(&number, "[%u] ", (unsigned)html_item_number(node) & 0x7FFFFFFFU);
    writer_add_text(writer, buffer_slice(&number));
    buffer_free(&number);
}
