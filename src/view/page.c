/* The page: lines of the text in their styles, hits, and the margin with ¶ numbers and marks. */

#include "view.h"

#include <stdio.h>
#include <stdlib.h>

enum { SEGMENTS = 64 };

/* The spans that hold a place, while places of one leaf are asked for in order. */
struct open_spans {
    size_t leaf, place; /* the start of the leaf; the place asked for last */
    size_t next;        /* the first that begins behind it */
    size_t *items;      /* outermost first */
    size_t count, capacity;
};

/* What is needed again for every line. */
struct painting {
    struct reader *reader;
    struct frame *frame;
    const struct document *document;
    const struct geometry *geometry;
    struct block current;
    bool has_current;
    size_t cursor; /* place */
    struct range selection;
    const struct shown_mark *marks; /* those with an end */
    size_t mark_count;
    struct open_spans spans;
    struct buffer run;
};

/* ---- styles ---- */

/* The deeper, the less a heading stands out; layout indents it, too. A text without marks of its own has the
 * level in its outline. */
static enum frame_style heading_style(const struct document *document, const struct block *block)
{
    static const enum frame_style styles[] = {FRAME_HEADING, FRAME_HEADING_2, FRAME_HEADING_3,
                                              FRAME_HEADING_4};
    size_t level = block->value, at = document_section_at(document, block->range.start);
    if (at != NOWHERE && document_section(document, at)->range.start == block->range.start)
        level = document_section(document, at)->level;
    level = level > 0 ? level - 1 : 0;
    return styles[level < COUNT_OF(styles) ? level : COUNT_OF(styles) - 1];
}

static bool is_bold(enum frame_style style)
{
    return style == FRAME_STRONG || style == FRAME_TITLE ||
           (style >= FRAME_HEADING && style <= FRAME_HEADING_4);
}

static enum frame_style block_style(const struct document *document, const struct block *block)
{
    static const enum frame_style styles[] = {
        [BLOCK_PARAGRAPH] = FRAME_TEXT, [BLOCK_TITLE] = FRAME_TITLE, [BLOCK_CREDIT] = FRAME_CREDIT,
        [BLOCK_VERSE] = FRAME_TEXT,     [BLOCK_CODE] = FRAME_CODE,   [BLOCK_RULE] = FRAME_RULE,
        [BLOCK_CELL] = FRAME_TEXT,
    };
    if (block->kind == BLOCK_CELL && document_container(document, block->container)->value & ROW_HEAD)
        return FRAME_STRONG;
    if (block->kind == BLOCK_HEADING)
        return heading_style(document, block);
    return styles[block->kind];
}

/* A colour of the text's own stays below bold and underlined. */
static enum frame_style span_style(enum frame_style style, enum style span)
{
    if (span >= STYLE_RED && span <= STYLE_CYAN)
        return FRAME_RED + (span - STYLE_RED);
    if (style >= FRAME_RED && style <= FRAME_CYAN)
        return style;
    switch (span) {
    case STYLE_EMPHASIS:
        return is_bold(style) ? FRAME_STRONG_EMPHASIS : FRAME_EMPHASIS;
    case STYLE_STRONG:
        return style == FRAME_EMPHASIS ? FRAME_STRONG_EMPHASIS : FRAME_STRONG;
    case STYLE_CODE:
        return FRAME_CODE;
    case STYLE_STRIKE:
        return FRAME_STRIKE;
    case STYLE_LINK:
        return FRAME_LINK;
    case STYLE_NOTE_REF:
        return FRAME_NOTE_REF;
    default:
        return style;
    }
}

static void close_spans(struct open_spans *spans, const struct document *document, size_t place)
{
    size_t kept = 0;
    for (size_t i = 0; i < spans->count; i++)
        if (document_span(document, spans->items[i])->range.end > place)
            spans->items[kept++] = spans->items[i];
    spans->count = kept;
}

static void open_spans(struct open_spans *spans, const struct document *document, size_t place)
{
    for (; spans->next < document_spans(document); spans->next++) {
        const struct span *span = document_span(document, spans->next);
        if (span->range.start > place)
            return;
        if (!range_holds(span->range, place))
            continue;
        array_reserve(spans->items, spans->capacity, spans->count + 1);
        spans->items[spans->count++] = spans->next;
    }
}

/* The style at PLACE, from its block and the spans around it. */
static enum frame_style style_at(struct painting *painting, const struct block *block, enum frame_style style,
                                 size_t place)
{
    struct open_spans *spans = &painting->spans;
    if (spans->leaf != block->range.start || place < spans->place) {
        spans->leaf = block->range.start;
        spans->next = document_span_index(painting->document, block->range.start);
        spans->count = 0;
    }
    spans->place = place;
    close_spans(spans, painting->document, place);
    open_spans(spans, painting->document, place);
    for (size_t i = 0; i < spans->count; i++)
        style = span_style(style, document_span(painting->document, spans->items[i])->style);
    return style;
}

/* A hit that holds PLACE changes STYLE. */
static enum frame_style hit_style(const struct painting *painting, enum frame_style style, size_t place)
{
    const struct search *search = reader_search(painting->reader);
    if (!search || search_count(search) == 0)
        return style;
    size_t index = search_index(search, place + 1);
    if (index == 0 || !range_holds(search_hit(search, index - 1), place))
        return style;
    bool current = search_hit(search, index - 1).start == reader_hit(painting->reader);
    return current ? FRAME_HIT_CURRENT : FRAME_HIT;
}

/* Of several highlights the one that begins last is shown. */
static enum frame_style highlight_style(const struct painting *painting, enum frame_style style, size_t place)
{
    static const enum frame_style styles[] = {
        [HIGHLIGHT_UNDERLINE] = FRAME_UNDERLINED,
        [HIGHLIGHT_BOLD] = FRAME_BOLD,
        [HIGHLIGHT_REVERSE] = FRAME_REVERSED,
    };
    for (size_t i = 0; i < painting->mark_count; i++) {
        const struct shown_mark *mark = &painting->marks[i];
        if (mark->place <= place && place < mark->end)
            style = styles[mark->highlight];
    }
    return style;
}

/* What is selected shows nothing else. */
static enum frame_style shown_style(const struct painting *painting, enum frame_style style, size_t place)
{
    struct range selection = painting->selection;
    if (selection.start != NOWHERE && range_holds(selection, place))
        return FRAME_SELECTED;
    return hit_style(painting, highlight_style(painting, style, place), place);
}

/* ---- the text ---- */

static void flush(struct painting *painting, unsigned row, unsigned *column, enum frame_style style)
{
    const struct geometry *geometry = painting->geometry;
    unsigned end = geometry->text_column + geometry->text_columns;
    *column = frame_put(painting->frame, row, *column, end, style, buffer_slice(&painting->run));
    buffer_clear(&painting->run);
}

/* The block of the leaf that a segment shows: in a row each cell has its own. */
static struct block leaf_of(const struct painting *painting, const struct line *line,
                            const struct segment *segment)
{
    struct block block = line->block;
    if (line->kind == LINE_ROW)
        document_block_at(painting->document, segment->range.start, &block);
    return block;
}

static void draw_segment(struct painting *painting, const struct line *line, const struct segment *segment,
                         unsigned row)
{
    struct layout *layout = reader_layout(painting->reader);
    struct block block = leaf_of(painting, line, segment);
    enum frame_style base = block_style(painting->document, &block), style = base;
    unsigned column = painting->geometry->text_column + segment->column;
    struct glyph glyph;
    layout_glyphs_start(layout, line, segment);
    while (layout_glyph_next(layout, &glyph)) {
        enum frame_style next =
            shown_style(painting, style_at(painting, &block, base, glyph.range.start), glyph.range.start);
        if (next != style)
            flush(painting, row, &column, style);
        style = next;
        if (range_holds(glyph.range, painting->cursor))
            frame_cursor(painting->frame, row, painting->geometry->text_column + glyph.column);
        layout_glyph_append(&glyph, &painting->run);
    }
    if (segment->hyphen)
        buffer_append_byte(&painting->run, '-');
    flush(painting, row, &column, style);
}

static void draw_lead(struct painting *painting, const struct line *line, unsigned row)
{
    const struct geometry *geometry = painting->geometry;
    struct buffer lead = {0};
    layout_lead(reader_layout(painting->reader), line, &lead);
    frame_put(painting->frame, row, geometry->text_column, geometry->text_column + geometry->text_columns,
              FRAME_QUOTATION, buffer_slice(&lead));
    buffer_free(&lead);
}

/* The name of a cell, where the cells of a row stand below one another. */
static void draw_label(struct painting *painting, const struct line *line, unsigned row)
{
    const struct geometry *geometry = painting->geometry;
    struct buffer label = {0};
    unsigned column = layout_label(reader_layout(painting->reader), line, &label);
    frame_put(painting->frame, row, geometry->text_column + column,
              geometry->text_column + geometry->text_columns, FRAME_STRONG, buffer_slice(&label));
    buffer_free(&label);
}

static void draw_rule(struct painting *painting, const struct line *line, unsigned row)
{
    const struct geometry *geometry = painting->geometry;
    const char *dash = view_chrome(painting->reader, "─", "-");
    unsigned columns = layout_rule_columns(reader_layout(painting->reader), line);
    for (unsigned i = 0; i < columns; i++)
        frame_put(painting->frame, row, geometry->text_column + i, geometry->columns, FRAME_RULE,
                  slice_of(dash));
}

/* The bars between the cells of a row. */
static void draw_bars(struct painting *painting, const struct line *line, unsigned row)
{
    unsigned columns[SEGMENTS];
    size_t count = layout_cell_bars(reader_layout(painting->reader), line, columns, SEGMENTS);
    for (size_t i = 0; i < count; i++)
        frame_put(painting->frame, row, painting->geometry->text_column + columns[i],
                  painting->geometry->columns, FRAME_RULE, slice_of(view_chrome(painting->reader, "│", "|")));
}

/* ---- the margin ---- */

static bool is_current(const struct painting *painting, const struct block *block)
{
    return painting->has_current && painting->current.range.start == block->range.start;
}

static void draw_number(struct painting *painting, const struct line *line, unsigned row)
{
    const struct geometry *geometry = painting->geometry;
    if (line->index > 0 || geometry->margin_columns < 4)
        return;
    size_t number = document_paragraph_number(painting->document, &line->block);
    if (number == 0)
        return;
    bool current = is_current(painting, &line->block);
    char text[32];
    snprintf(text, sizeof text, "%*zu%c", (int)geometry->margin_columns - 2, number, current ? '>' : ' ');
    frame_print(painting->frame, row, geometry->margin_column, current ? FRAME_NUMBER_CURRENT : FRAME_NUMBER,
                text);
}

/* A letter; "+" tells that there is a note, "*" any other mark. */
static struct slice mark_sign(const struct shown_mark *mark)
{
    if (mark->name.length == 1)
        return mark->name;
    return slice_of(mark->note.length > 0 ? "+" : "*");
}

/* Beside the number; where ">" stands there, on the next line of the paragraph, or, if it has none, behind
 * it. */
static bool find_sign_column(const struct painting *painting, const struct line *line, struct range *range,
                             unsigned *column)
{
    const struct geometry *geometry = painting->geometry;
    bool pointed = reader_numbers(painting->reader) && geometry->margin_columns >= 4 &&
                   is_current(painting, &line->block) &&
                   document_paragraph_number(painting->document, &line->block) > 0;
    *range = line->range;
    *column = geometry->margin_column + geometry->margin_columns - (geometry->margin_columns > 1 ? 2 : 1);
    if (!pointed)
        return true;
    if (line->index == 1)
        range->start = line->unit.start;
    if (line->index == 0)
        ++*column;
    return line->index > 0 || line->count == 1;
}

/* Of several marks of a line the first with a letter, else with a note. */
static void draw_mark(struct painting *painting, const struct line *line, unsigned row)
{
    struct range range;
    unsigned column;
    struct slice sign = {0};
    if (line->kind == LINE_GAP || !find_sign_column(painting, line, &range, &column))
        return;
    for (size_t i = 0; i < reader_marks(painting->reader); i++) {
        struct shown_mark mark = reader_mark(painting->reader, i);
        bool here = mark.place != NOWHERE && (range_holds(range, mark.place) || line->place == mark.place);
        bool better = sign.length == 0 || (slice_is(sign, "*") && !slice_is(mark_sign(&mark), "*")) ||
                      (slice_is(sign, "+") && mark.name.length == 1);
        if (here && better)
            sign = mark_sign(&mark);
    }
    if (sign.length > 0)
        frame_put(painting->frame, row, column, column + 1, FRAME_MARK, sign);
}

/* The marks that are shown in the text of the page. */
static void gather_highlights(struct painting *painting, const struct line *lines, size_t count,
                              struct shown_mark *into)
{
    painting->marks = into;
    for (size_t i = 0; count > 0 && i < reader_marks(painting->reader); i++) {
        struct shown_mark mark = reader_mark(painting->reader, i);
        if (mark.place != NOWHERE && mark.end != NOWHERE && mark.highlight != HIGHLIGHT_NONE &&
            mark.end > lines[0].range.start && mark.place < lines[count - 1].unit.end)
            into[painting->mark_count++] = mark;
    }
}

/* ---- all of it ---- */

static void draw_line(struct painting *painting, const struct line *line, unsigned row)
{
    struct segment segments[SEGMENTS];
    draw_lead(painting, line, row);
    if (line->kind == LINE_RULE)
        draw_rule(painting, line, row);
    if (line->kind == LINE_RULE || line->kind == LINE_GAP)
        return;
    draw_label(painting, line, row);
    size_t count = layout_segments(reader_layout(painting->reader), line, segments, SEGMENTS);
    for (size_t i = 0; i < count; i++)
        draw_segment(painting, line, &segments[i], row);
    draw_bars(painting, line, row);
    if (reader_numbers(painting->reader))
        draw_number(painting, line, row);
    draw_mark(painting, line, row);
}

void view_page(struct reader *reader, struct frame *frame)
{
    struct painting painting = {.reader = reader,
                                .frame = frame,
                                .document = reader_document(reader),
                                .geometry = reader_geometry(reader),
                                .spans = {.leaf = NOWHERE}};
    const struct line *lines;
    size_t count = reader_page(reader, &lines); /* first: it settles where everything stands */
    painting.has_current = reader_current(reader, &painting.current);
    painting.cursor = reader_cursor_place(reader);
    painting.selection = reader_selection(reader);
    struct shown_mark *marks = memory_new((reader_marks(reader) + 1) * sizeof *marks);
    gather_highlights(&painting, lines, count, marks);
    for (size_t i = 0; i < count; i++)
        draw_line(&painting, &lines[i], painting.geometry->text_top + (unsigned)i);
    if (count == 0)
        frame_print(frame, painting.geometry->text_top, painting.geometry->text_column, FRAME_CREDIT,
                    document_final(painting.document) ? "(empty)" : "(reading)");
    free(marks);
    free(painting.spans.items);
    buffer_free(&painting.run);
}
