#include "html_writer.h"

#include "stele/text.h"

#include <string.h>

/* ---- leaves, styles, containers --------------------------------------------------------------------------- */

void writer_end_leaf(struct html_writer *writer)
{
    if (!writer->pen->in_leaf)
        return;
    for (unsigned i = writer->style_count; i > 0; i--)
        pen_style_off(writer->pen, writer->styles[i - 1].style);
    pen_end(writer->pen);
    writer->one_line = writer->kept = false;
}

/* Makes room for a leaf or a container: neither stands in a list, a table or a row itself. */
void writer_settle(struct html_writer *writer)
{
    enum block_kind kind;
    writer_end_leaf(writer);
    while ((kind = pen_innermost(writer->pen)) == BLOCK_TABLE || kind == BLOCK_ROW)
        pen_close(writer->pen);
    if (kind == BLOCK_LIST)
        pen_open(writer->pen, BLOCK_ITEM, 0);
}

void writer_start_leaf(struct html_writer *writer, enum block_kind kind, uint32_t value)
{
    pen_begin(writer->pen, kind, value);
    for (unsigned i = 0; i < writer->style_count; i++)
        pen_style_on(writer->pen, writer->styles[i]);
}

void writer_begin_leaf(struct html_writer *writer, struct html_node *node, enum block_kind kind,
                       uint32_t value)
{
    writer_settle(writer);
    writer_start_leaf(writer, kind, value);
    node->has_leaf = true;
}

static void need_leaf(struct html_writer *writer)
{
    if (writer->pen->in_leaf)
        return;
    writer_settle(writer);
    writer_start_leaf(writer, BLOCK_PARAGRAPH, 0);
}

/* Where a block begins or ends. */
void writer_break_text(struct html_writer *writer)
{
    if (writer->one_line)
        pen_gap(writer->pen, GAP_SPACE);
    else if (!writer->kept)
        writer_end_leaf(writer);
}

bool writer_is_in_line(const struct html_writer *writer)
{
    return writer->one_line || writer->kept;
}

void writer_style_on(struct html_writer *writer, struct html_node *node, struct pen_style style)
{
    node->has_style = true;
    node->style = style.style;
    if (writer->nested[style.style]++ > 0)
        return;
    writer->styles[writer->style_count++] = style;
    if (writer->pen->in_leaf)
        pen_style_on(writer->pen, style);
}

void writer_style_off(struct html_writer *writer, enum style style)
{
    if (--writer->nested[style] > 0)
        return;
    writer->style_count--;
    if (writer->pen->in_leaf)
        pen_style_off(writer->pen, style);
}

void writer_close_to(struct html_writer *writer, unsigned level)
{
    if (pen_level(writer->pen) <= level)
        return;
    writer_end_leaf(writer);
    while (pen_level(writer->pen) > level)
        pen_close(writer->pen);
}

/* ---- text ------------------------------------------------------------------------------------------------- */

static struct slice without_end_space(struct slice line)
{
    while (line.length > 0 && strchr(" \t\r", line.bytes[line.length - 1]))
        line.length--;
    return line;
}

/* Also a no-break space alone, with which pages make room. */
static bool is_blank(struct slice text)
{
    uint32_t character = ' ';
    for (size_t at = 0; at < text.length && text_is_space(character);)
        at += text_decode(slice_cut(text, at, text.length), &character);
    return text_is_space(character);
}

/* A line end between two ideographs is no space (CSS Text 3, 4.1.3). */
static void write_words(struct html_writer *writer, struct slice text)
{
    if (!is_blank(text))
        need_leaf(writer);
    else if (!writer->pen->in_leaf)
        return;
    for (;;) {
        const char *end = text.length > 0 ? memchr(text.bytes, '\n', text.length) : NULL;
        size_t length = end ? (size_t)(end - text.bytes) : text.length;
        struct slice line = slice_cut(text, 0, length);
        pen_words(writer->pen, end ? without_end_space(line) : line);
        if (!end)
            return;
        pen_gap(writer->pen, GAP_SOFT);
        text = slice_cut(text, length + 1, text.length);
        while (text.length > 0 && strchr(" \t\r", text.bytes[0]))
            text = slice_cut(text, 1, text.length);
    }
}

void writer_add_text(struct html_writer *writer, struct slice text)
{
    if (writer->kept)
        pen_keep(writer->pen, text);
    else
        write_words(writer, text);
}
