#include "paper.h"

#include <locale.h>
#include <stdlib.h>

enum { SEGMENTS = 64 };

int paper_begin(void **state)
{
    struct paper *paper = memory_new(sizeof *paper);
    *state = paper;
    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth() */
    paper->document = document_new(NULL);
    if (!paper->document)
        return -1;
    paper->sink = document_sink(paper->document);
    paper->layout = layout_new(paper->document);
    return 0;
}

int paper_finish(void **state)
{
    struct paper *paper = *state;
    layout_free(paper->layout);
    document_free(paper->document);
    free(paper);
    return 0;
}

static void pad(struct buffer *into, unsigned from, unsigned to)
{
    for (; from < to; from++)
        buffer_append_byte(into, ' ');
}

static void show_segment(struct paper *paper, const struct line *line, const struct segment *segment,
                         struct buffer *into)
{
    struct glyph glyph;
    layout_glyphs_start(paper->layout, line, segment);
    while (layout_glyph_next(paper->layout, &glyph))
        layout_glyph_append(&glyph, into);
    if (segment->hyphen)
        buffer_append_byte(into, '-');
}

static void show_label(struct paper *paper, const struct line *line, size_t start, struct buffer *into)
{
    struct buffer label = {0};
    unsigned column = layout_label(paper->layout, line, &label);
    if (label.length > 0)
        pad(into, text_width(slice_cut(buffer_slice(into), start, into->length), TEXT_NARROW), column);
    buffer_append(into, buffer_slice(&label));
    buffer_free(&label);
}

void paper_show(struct paper *paper, const struct line *line, struct buffer *into)
{
    struct segment segments[SEGMENTS];
    size_t count = layout_segments(paper->layout, line, segments, SEGMENTS), start = into->length;
    layout_lead(paper->layout, line, into);
    show_label(paper, line, start, into);
    unsigned column = text_width(slice_cut(buffer_slice(into), start, into->length), TEXT_NARROW);
    if (line->kind == LINE_RULE)
        buffer_append_string(into, "---");
    for (size_t i = 0; i < count; i++) {
        pad(into, column, segments[i].column);
        show_segment(paper, line, &segments[i], into);
        column = segments[i].column + segments[i].columns;
    }
    while (into->length > start && into->bytes[into->length - 1] == ' ')
        buffer_remove(into, into->length - 1, 1);
}

char *paper_lines(struct paper *paper, unsigned columns)
{
    struct buffer shown = {0};
    struct line line;
    layout_set(paper->layout, columns, TEXT_NARROW, true);
    bool more = layout_line_at(paper->layout, 0, &line);
    for (; more; more = layout_line_after(paper->layout, &line, &line)) {
        paper_show(paper, &line, &shown);
        buffer_append_byte(&shown, '\n');
    }
    buffer_append_string(&shown, "");
    return shown.bytes;
}
