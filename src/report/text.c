#include "report.h"
#include "words.h"

#include "stele/text.h"

enum { SEGMENTS = 64 };

/* ---- one line a paragraph ---- */

static void print_unwrapped(const struct report *report, struct range range)
{
    struct words words = {.document = report->document, .range = range, .between = "\n"};
    struct buffer piece = {0};
    while (words_next(&words, &piece))
        print_visible(report->out, buffer_slice(&piece), "\n\t");
    if (words.started)
        fputc('\n', report->out);
    buffer_free(&piece);
}

/* ---- laid out ---- */

static void pad(struct buffer *line, unsigned from, unsigned to)
{
    for (; from < to; from++)
        buffer_append_byte(line, ' ');
}

static void append_segment(struct layout *layout, const struct line *line, const struct segment *segment,
                           struct buffer *into)
{
    struct glyph glyph;
    layout_glyphs_start(layout, line, segment);
    while (layout_glyph_next(layout, &glyph))
        layout_glyph_append(&glyph, into);
    if (segment->hyphen)
        buffer_append_byte(into, '-');
}

/* The name of a cell, where the cells of a row stand below one another. */
static void append_label(struct layout *layout, const struct line *line, struct buffer *into)
{
    struct buffer label = {0};
    unsigned column = layout_label(layout, line, &label);
    if (label.length > 0)
        pad(into, text_width(buffer_slice(into), TEXT_NARROW), column);
    buffer_append(into, buffer_slice(&label));
    buffer_free(&label);
}

static void append_rule(struct layout *layout, const struct line *line, struct buffer *into)
{
    for (unsigned i = 0; i < layout_rule_columns(layout, line); i++)
        buffer_append_string(into, "─");
}

/* Appends LINE as it is shown, without white space at its end. */
static void append_line(struct layout *layout, const struct line *line, struct buffer *into)
{
    struct segment segments[SEGMENTS];
    unsigned bars[SEGMENTS];
    size_t count = layout_segments(layout, line, segments, SEGMENTS);
    size_t bar_count = layout_cell_bars(layout, line, bars, SEGMENTS), bar = 0;
    layout_lead(layout, line, into);
    append_label(layout, line, into);
    unsigned column = text_width(buffer_slice(into), TEXT_NARROW);
    if (line->kind == LINE_RULE)
        append_rule(layout, line, into);
    for (size_t i = 0; i < count; i++) {
        for (; bar < bar_count && bars[bar] < segments[i].column; bar++) {
            pad(into, column, bars[bar]);
            buffer_append_string(into, "│");
            column = bars[bar] + 1;
        }
        pad(into, column, segments[i].column);
        append_segment(layout, line, &segments[i], into);
        column = segments[i].column + segments[i].columns;
    }
    while (into->length > 0 && into->bytes[into->length - 1] == ' ')
        buffer_remove(into, into->length - 1, 1);
}

void report_text(const struct report *report, struct range range, unsigned columns)
{
    if (columns == 0) {
        print_unwrapped(report, range);
        return;
    }
    struct layout *layout = layout_new(report->document);
    struct buffer text = {0};
    struct line line;
    layout_set(layout, columns, TEXT_NARROW, true);
    bool more = layout_line_at(layout, range.start, &line);
    for (; more && line.place < range.end; more = layout_line_after(layout, &line, &line)) {
        buffer_clear(&text);
        append_line(layout, &line, &text);
        print_visible(report->out, buffer_slice(&text), "");
        fputc('\n', report->out);
    }
    buffer_free(&text);
    layout_free(layout);
}

/* ---- dumps ---- */

void report_layout(const struct report *report, unsigned columns)
{
    static const char *const kinds[] = {
        [LINE_TEXT] = "text", [LINE_ROW] = "row", [LINE_GAP] = "gap", [LINE_RULE] = "rule"};
    struct layout *layout = layout_new(report->document);
    struct buffer text = {0};
    struct line line;
    layout_set(layout, columns, TEXT_NARROW, true);
    bool more = layout_line_at(layout, 0, &line);
    for (; more; more = layout_line_after(layout, &line, &line)) {
        buffer_clear(&text);
        append_line(layout, &line, &text);
        fprintf(report->out, "%6zu %-4s %u/%u |", line.place, kinds[line.kind], line.index + 1, line.count);
        print_visible(report->out, buffer_slice(&text), "");
        fputs("|\n", report->out);
    }
    buffer_free(&text);
    layout_free(layout);
}
