#include "html_writer.h"

#include <string.h>

enum { LONGEST_NAME = 4 * 1024 }; /* bytes of an anchor or a target; a longer one is none */

/* ---- in the text ------------------------------------------------------------------------------------------ */

void html_enter_break(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    if (writer->kept)
        pen_keep(writer->pen, slice_of("\n"));
    else if (writer->pen->in_leaf && writer->pen->prose.gap == GAP_LINE && !writer->one_line)
        writer_end_leaf(writer); /* two of them: a paragraph, as pages had it before there was <p> */
    else if (writer->pen->in_leaf)
        pen_gap(writer->pen, GAP_LINE);
}

void html_enter_rule(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    if (writer_is_in_line(writer))
        return;
    writer_settle(writer);
    pen_begin(writer->pen, BLOCK_RULE, 0);
    pen_end(writer->pen);
}

void html_enter_image(struct html_writer *writer, struct html_node *node)
{
    writer_add_text(writer, html_value(node, "alt"));
}

void html_enter_quoted(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_add_text(writer, slice_of("\u201C"));
}

void html_leave_quoted(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_add_text(writer, slice_of("\u201D"));
}

void html_enter_reading(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_add_text(writer, slice_of("("));
}

void html_leave_reading(struct html_writer *writer, struct html_node *node)
{
    (void)node;
    writer_add_text(writer, slice_of(")"));
}

void html_enter_emphasis(struct html_writer *writer, struct html_node *node)
{
    writer_style_on(writer, node, (struct pen_style){.style = STYLE_EMPHASIS});
}

void html_enter_strong(struct html_writer *writer, struct html_node *node)
{
    writer_style_on(writer, node, (struct pen_style){.style = STYLE_STRONG});
}

void html_enter_code(struct html_writer *writer, struct html_node *node)
{
    if (!writer->kept)
        writer_style_on(writer, node, (struct pen_style){.style = STYLE_CODE});
}

void html_enter_struck(struct html_writer *writer, struct html_node *node)
{
    writer_style_on(writer, node, (struct pen_style){.style = STYLE_STRIKE});
}

/* ---- links and anchors ------------------------------------------------------------------------------------ */

static bool is_clean(struct slice name)
{
    for (size_t i = 0; i < name.length; i++)
        if ((unsigned char)name.bytes[i] < ' ' || name.bytes[i] == 0x7F)
            return false;
    return name.length > 0 && name.length <= LONGEST_NAME;
}

static struct slice resolve(struct html_writer *writer, struct slice target)
{
    struct buffer resolved = {0};
    if (!writer->book)
        return target;
    writer->book->resolve(writer->book->context, target, &resolved);
    target = arena_copy(writer->arena, buffer_slice(&resolved));
    buffer_free(&resolved);
    return target;
}

void html_enter_link(struct html_writer *writer, struct html_node *node)
{
    struct slice target = slice_trim(html_value(node, "href"));
    target = is_clean(target) ? resolve(writer, target) : (struct slice){0};
    if (!is_clean(target))
        return;
    if (node->is_reference && slice_starts(target, slice_of("#")))
        writer_style_on(
            writer, node,
            (struct pen_style){.style = STYLE_NOTE_REF, .target = slice_cut(target, 1, target.length)});
    else
        writer_style_on(writer, node, (struct pen_style){.style = STYLE_LINK, .target = target});
}

static void set_anchor(struct html_writer *writer, struct slice id)
{
    struct buffer name = {0};
    if (!is_clean(id))
        return;
    if (writer->book) {
        writer->book->reach(writer->book->context, id);
        writer->book->name(writer->book->context, id, &name);
    } else {
        buffer_append(&name, id);
    }
    pen_anchor(writer->pen, buffer_slice(&name));
    buffer_free(&name);
}

void writer_set_anchors(struct html_writer *writer, const struct html_node *node)
{
    set_anchor(writer, html_value(node, "id"));
    if (node->element == ELEMENT_A && !slice_equal(html_value(node, "id"), html_value(node, "name")))
        set_anchor(writer, html_value(node, "name"));
}
