#include "layout.h"

#include <limits.h>
#include <stdlib.h>

enum {
    FIRST_COLUMNS = 72,
    FORM_BYTES = 32 * 1024 /* of the start of a text, that its widest form is judged by */
};

struct layout *layout_new(const struct document *document)
{
    struct layout *layout = memory_new(sizeof *layout);
    layout->document = document;
    layout->columns = FIRST_COLUMNS;
    layout->wrap = true;
    layout->shapes = memory_new(LAYOUT_SHAPES * sizeof *layout->shapes);
    layout->revision = document_revision(document);
    layout->length = document_text(document).length;
    return layout;
}

void layout_free(struct layout *layout)
{
    if (!layout)
        return;
    for (size_t i = 0; i < LAYOUT_SHAPES; i++) {
        free(layout->shapes[i].cells);
        free(layout->shapes[i].strips.items);
    }
    free(layout->shapes);
    free(layout->table.columns);
    free(layout->table.heads);
    free(layout->pages.tops);
    scratch_free(&layout->scratch);
    scratch_free(&layout->walk.scratch);
    free(layout);
}

static void forget_shapes(struct layout *layout)
{
    for (size_t i = 0; i < LAYOUT_SHAPES; i++)
        layout->shapes[i].filled = false;
}

void layout_set(struct layout *layout, unsigned columns, enum text_ambiguous ambiguous, bool wrap)
{
    if (columns < LAYOUT_COLUMNS)
        columns = LAYOUT_COLUMNS;
    if (columns == layout->columns && ambiguous == layout->ambiguous && wrap == layout->wrap)
        return;
    layout->columns = columns;
    layout->ambiguous = ambiguous;
    layout->wrap = wrap;
    forget_shapes(layout);
    layout->table.table = 0;
    pages_forget(&layout->pages);
}

void layout_draw_ascii(struct layout *layout, bool ascii)
{
    layout->ascii = ascii;
}

unsigned layout_columns(const struct layout *layout)
{
    return layout->columns;
}

/* Where the lines may be others than they were: in what were the last blocks, whose form the rows behind them
 * decide, in the last row, and in all of a table whose columns the rows that came since may have changed. */
static size_t first_unsettled(const struct layout *layout)
{
    const struct document *document = layout->document;
    struct block block;
    if (!document_block_at(document, layout->length, &block))
        return 0;
    if (block.kind != BLOCK_CELL) {
        document_block_before(document, &block, &block);
        return block.range.start;
    }
    const struct container *row = document_container(document, block.container);
    bool settled = layout->table.table == row->container && layout->table.settled;
    return settled ? row->range.start : document_container(document, row->container)->range.start;
}

void layout_refresh(struct layout *layout)
{
    if (layout->revision == document_revision(layout->document))
        return;
    if (layout->remakes == document_remakes(layout->document))
        pages_reopen(&layout->pages, first_unsettled(layout));
    else
        pages_forget(&layout->pages);
    forget_shapes(layout);
    if (!layout->table.settled)
        layout->table.table = 0;
    layout->revision = document_revision(layout->document);
    layout->remakes = document_remakes(layout->document);
    layout->length = document_text(layout->document).length;
}

/* ---- widest form ---- */

/* Columns that the unit of BLOCK fills. */
static unsigned unit_columns(struct layout *layout, const struct block *block)
{
    unsigned widest = 0;
    const struct shape *shape = layout_shape(layout, block);
    for (size_t i = 0; i < shape->cell_count; i++) {
        const struct cell_shape *cell = &shape->cells[i];
        for (size_t strip = cell->first; strip < cell->first + cell->count; strip++) {
            unsigned columns = cell->column + shape->strips.items[strip].columns;
            widest = columns > widest ? columns : widest;
        }
    }
    return widest;
}

static bool keeps_form(struct layout *layout, const struct block *block)
{
    if (block->kind == BLOCK_CELL)
        return layout_shape(layout, block)->side_by_side;
    return block->unjoined || block->kind == BLOCK_CODE || block->kind == BLOCK_VERSE;
}

bool layout_widest_form(const struct document *document, unsigned limit, unsigned *widest)
{
    struct block block;
    struct layout *layout = layout_new(document);
    layout_set(layout, 2 * limit, TEXT_NARROW, false); /* what stands before a block takes half at most */
    bool more = document_block_at(document, 0, &block);
    for (*widest = 0; more && block.range.start < FORM_BYTES && *widest < limit;) {
        if (keeps_form(layout, &block)) {
            unsigned columns = unit_columns(layout, &block);
            *widest = columns > *widest ? columns : *widest;
        }
        more = document_block_after(document, &block, &block);
    }
    layout_free(layout);
    *widest = *widest < limit ? *widest : limit;
    return more || *widest == limit || document_complete(document);
}

/* ---- lines ---- */

static enum line_kind kind_of(const struct block *block)
{
    if (block->kind == BLOCK_RULE)
        return LINE_RULE;
    return block->kind == BLOCK_CELL ? LINE_ROW : LINE_TEXT;
}

static void line_of(struct layout *layout, const struct block *block, unsigned index, struct line *line)
{
    const struct shape *shape = layout_shape(layout, block);
    if (index >= shape->lines)
        index = shape->lines - 1;
    size_t place = layout_shape_place(shape, index);
    size_t end = index + 1 < shape->lines ? layout_shape_place(shape, index + 1) : shape->unit.end;
    *line = (struct line){
        .kind = kind_of(block),
        .block = shape->block,
        .unit = shape->unit,
        .place = place,
        .range = {place, end},
        .index = index,
        .count = shape->lines,
    };
}

/* The innermost container around both, 0 when there is none. Ids grow inwards. */
static uint32_t common_container(const struct document *document, uint32_t one, uint32_t other)
{
    while (one != other) {
        uint32_t *inner = one > other ? &one : &other;
        *inner = document_container(document, *inner)->container;
    }
    return one;
}

static bool is_tight(const struct document *document, uint32_t id)
{
    for (; id; id = document_container(document, id)->container) {
        const struct container *container = document_container(document, id);
        if (container->kind == BLOCK_LIST)
            return container->value & LIST_TIGHT;
        if (container->kind != BLOCK_ITEM)
            return false;
    }
    return false;
}

static bool is_masthead(enum block_kind kind)
{
    return kind == BLOCK_TITLE || kind == BLOCK_CREDIT;
}

/* Two rows of one table: a rule under the head, a blank line where the cells stand below one another. */
static bool between_rows(struct layout *layout, const struct block *above, enum line_kind *kind)
{
    const struct container *row = document_container(layout->document, above->container);
    *kind = row->value & ROW_HEAD ? LINE_RULE : LINE_GAP;
    return *kind == LINE_RULE || !layout_shape(layout, above)->side_by_side;
}

/* Whether a line of its own stands between two blocks, and which. */
static bool between(struct layout *layout, const struct block *above, const struct block *below,
                    enum line_kind *kind)
{
    const struct document *document = layout->document;
    if (below->continues || below->range.start - above->range.end < 2)
        return false;
    uint32_t common = common_container(document, above->container, below->container);
    if (common && document_container(document, common)->kind == BLOCK_TABLE)
        return between_rows(layout, above, kind);
    *kind = LINE_GAP;
    if (is_masthead(above->kind) && below->kind == BLOCK_CREDIT)
        return false;
    return !is_tight(document, common);
}

/* The line between the unit that ends with ABOVE and the one that begins with BELOW. */
static bool line_between(struct layout *layout, const struct block *above, const struct block *below,
                         struct line *line)
{
    enum line_kind kind;
    if (!between(layout, above, below, &kind))
        return false;
    size_t place = above->range.end + 1;
    *line = (struct line){.kind = kind,
                          .block = *above,
                          .unit = {place, place},
                          .place = place,
                          .range = {place, place},
                          .count = 1};
    return true;
}

/* The leaf that the unit of LINE ends with: of a row, its last cell. */
static struct block last_leaf(const struct layout *layout, const struct line *line)
{
    struct block last = line->block;
    if (last.kind == BLOCK_CELL)
        document_block_at(layout->document, line->unit.end, &last);
    return last;
}

bool layout_line_at(struct layout *layout, size_t place, struct line *line)
{
    struct block block, below;
    layout_refresh(layout);
    if (!document_block_at(layout->document, place, &block))
        return false;
    if (place > block.range.end && document_block_after(layout->document, &block, &below) &&
        line_between(layout, &block, &below, line))
        return true;
    line_of(layout, &block, layout_shape_line(layout_shape(layout, &block), place), line);
    return true;
}

bool layout_line_after(struct layout *layout, const struct line *line, struct line *other)
{
    struct block below;
    layout_refresh(layout);
    bool between_units = line->unit.start == line->unit.end && line->place != line->block.range.start;
    if (between_units) {
        if (!document_block_after(layout->document, &line->block, &below))
            return false;
        line_of(layout, &below, 0, other);
        return true;
    }
    if (line->index + 1 < line->count) {
        line_of(layout, &line->block, line->index + 1, other);
        return true;
    }
    struct block last = last_leaf(layout, line);
    if (!document_block_after(layout->document, &last, &below))
        return false;
    if (!line_between(layout, &last, &below, other))
        line_of(layout, &below, 0, other);
    return true;
}

bool layout_line_before(struct layout *layout, const struct line *line, struct line *other)
{
    struct block above, first = line->block;
    layout_refresh(layout);
    bool between_units = line->unit.start == line->unit.end && line->place != line->block.range.start;
    if (between_units) {
        line_of(layout, &first, UINT_MAX, other);
        return true;
    }
    if (line->index > 0) {
        line_of(layout, &first, line->index - 1, other);
        return true;
    }
    if (!document_block_before(layout->document, &first, &above))
        return false;
    if (!line_between(layout, &above, &first, other))
        line_of(layout, &above, UINT_MAX, other);
    return true;
}

size_t layout_move(struct layout *layout, size_t place, long lines)
{
    struct line line;
    if (!layout_line_at(layout, place, &line))
        return place;
    for (; lines > 0 && layout_line_after(layout, &line, &line); lines--)
        continue;
    for (; lines < 0 && layout_line_before(layout, &line, &line); lines++)
        continue;
    return line.place;
}
