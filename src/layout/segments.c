#include "layout.h"

static unsigned aligned_column(const struct cell_shape *cell, unsigned columns)
{
    unsigned spare = cell->columns > columns ? cell->columns - columns : 0;
    if (cell->align == CELL_RIGHT)
        return cell->column + spare;
    return cell->align == CELL_CENTRE ? cell->column + spare / 2 : cell->column;
}

static struct segment segment_of(const struct layout *layout, const struct shape *shape,
                                 const struct cell_shape *cell, size_t strip_index)
{
    const struct strip *strip = &shape->strips.items[strip_index];
    struct segment segment = {.range = {strip->start, strip->end},
                              .columns = strip->columns + strip->hyphen,
                              .hyphen = strip->hyphen};
    segment.column = aligned_column(cell, segment.columns);
    if (cell->label_columns > 0)
        segment.column += strip_index == cell->first ? cell->label_columns : LAYOUT_HANGING;
    if (layout_is_folded(layout, &shape->block, strip->start) && shape->block.kind != BLOCK_CELL)
        segment.column = layout_indent(layout, &shape->block, true);
    return segment;
}

static size_t row_segments(const struct layout *layout, const struct shape *shape, unsigned index,
                           struct segment *segments, size_t capacity)
{
    size_t count = 0;
    for (size_t i = 0; i < shape->cell_count && count < capacity; i++) {
        const struct cell_shape *cell = &shape->cells[i];
        if (index < cell->count)
            segments[count++] = segment_of(layout, shape, cell, cell->first + index);
    }
    return count;
}

/* The cell that LINE of a row shows whose cells stand below one another. */
static const struct cell_shape *stacked_cell(const struct shape *shape, const struct line *line)
{
    const struct cell_shape *cell = shape->cells;
    while (line->index >= cell->first + cell->count)
        cell++;
    return cell;
}

size_t layout_segments(struct layout *layout, const struct line *line, struct segment *segments,
                       size_t capacity)
{
    if (capacity == 0 || (line->kind != LINE_TEXT && line->kind != LINE_ROW))
        return 0;
    const struct shape *shape = layout_shape(layout, &line->block);
    if (shape->side_by_side)
        return row_segments(layout, shape, line->index, segments, capacity);
    if (line->index >= shape->lines)
        return 0; /* a line of another time */
    segments[0] = segment_of(layout, shape, stacked_cell(shape, line), line->index);
    return 1;
}

unsigned layout_label(struct layout *layout, const struct line *line, struct buffer *into)
{
    const struct shape *shape = layout_shape(layout, &line->block);
    if (line->kind != LINE_ROW || shape->side_by_side || line->index >= shape->lines)
        return 0;
    const struct cell_shape *cell = stacked_cell(shape, line);
    if (cell->label_columns > 0 && cell->first == line->index)
        table_append_label(layout, cell->head, cell->columns / 2, into);
    return cell->column;
}

size_t layout_cell_bars(struct layout *layout, const struct line *line, unsigned *columns, size_t capacity)
{
    const struct shape *shape = layout_shape(layout, &line->block);
    size_t count = 0;
    if (line->kind != LINE_ROW || !shape->side_by_side)
        return 0;
    for (size_t i = 1; i < shape->cell_count && count < capacity; i++)
        columns[count++] = shape->cells[i].column - TABLE_BETWEEN + 1;
    return count;
}

unsigned layout_rule_columns(struct layout *layout, const struct line *line)
{
    if (line->block.kind != BLOCK_CELL)
        return layout->columns;
    const struct shape *shape = layout_shape(layout, &line->block);
    const struct cell_shape *last = &shape->cells[shape->cell_count - 1];
    return shape->side_by_side ? last->column + last->columns : layout->columns;
}

/* ---- glyphs ---- */

void layout_glyphs_start(struct layout *layout, const struct line *line, const struct segment *segment)
{
    layout->walk.text = slice_range(document_text(layout->document), segment->range);
    layout->walk.place = segment->range.start;
    layout->walk.at = 0;
    layout->walk.column = segment->column;
    layout->walk.style = layout_wrap_style(layout, &line->block, layout->columns);
    layout->walk.start = segment->column;
    wrap_measure(layout->walk.text, &layout->walk.style, &layout->walk.scratch);
}

/* White space of any kind is one space, or nothing. */
static void show_folded(struct glyph *glyph)
{
    glyph->shown[0] = glyph->columns > 0 ? ' ' : '\0';
    glyph->shown[1] = '\0';
}

bool layout_glyph_next(struct layout *layout, struct glyph *glyph)
{
    struct slice text = layout->walk.text;
    const unsigned char *columns = layout->walk.scratch.columns;
    size_t at = layout->walk.at, end = at + 1;
    if (at >= text.length)
        return false;
    while (end < text.length && columns[end] == TEXT_CONTINUES)
        end++;
    text_show(slice_cut(text, at, end), layout->walk.style.ambiguous, glyph->shown);
    glyph->range = (struct range){layout->walk.place + at, layout->walk.place + end};
    glyph->column = layout->walk.column;
    glyph->columns = wrap_cluster_columns(text, at, columns[at], layout->walk.column - layout->walk.start,
                                          &layout->walk.style);
    if (layout->walk.style.joins && wrap_is_blank(text, columns, at))
        show_folded(glyph);
    layout->walk.column += glyph->columns;
    layout->walk.at = end;
    return true;
}

void layout_glyph_append(const struct glyph *glyph, struct buffer *into)
{
    bool blank = glyph->shown[0] == ' ' && glyph->shown[1] == '\0';
    if (!blank && glyph->columns > 0)
        buffer_append_string(into, glyph->shown);
    for (unsigned i = 0; blank && i < glyph->columns; i++)
        buffer_append_byte(into, ' ');
}
