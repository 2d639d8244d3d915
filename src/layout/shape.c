#include "layout.h"

#include <stdlib.h>

enum { STACKED_INDENT = 2, NO_FOLD_COLUMNS = 1 << 20 };

static bool joins(const struct block *block)
{
    return block->joins && !block->unjoined;
}

bool layout_is_folded(const struct layout *layout, const struct block *block, size_t start)
{
    struct slice text = document_text(layout->document);
    return !joins(block) && start > block->range.start && text.bytes[start - 1] != '\n';
}

struct wrap_style layout_wrap_style(const struct layout *layout, const struct block *block, unsigned columns)
{
    bool keeps = block->kind == BLOCK_CODE;
    struct wrap_style style = {.fresh = columns,
                               .folded = columns,
                               .joins = joins(block),
                               .keeps = keeps,
                               .ambiguous = layout->ambiguous};
    if (!layout->wrap && (keeps || block->unjoined || block->kind == BLOCK_VERSE))
        style.fresh = style.folded = NO_FOLD_COLUMNS;
    return style;
}

static void shape_cell(struct layout *layout, struct shape *shape, struct cell_shape cell,
                       struct wrap_style style)
{
    struct strips *strips = &shape->strips;
    cell.first = strips->count;
    wrap_text(slice_range(document_text(layout->document), cell.range), &style, &layout->scratch, strips);
    cell.count = strips->count - cell.first;
    for (size_t i = cell.first; i < strips->count; i++) {
        strips->items[i].start += cell.range.start;
        strips->items[i].end += cell.range.start;
    }
    array_reserve(shape->cells, shape->cell_capacity, shape->cell_count + 1);
    shape->cells[shape->cell_count++] = cell;
}

static unsigned left_of(unsigned columns, unsigned taken)
{
    return columns > taken + 1 ? columns - taken : 1;
}

static void shape_leaf(struct layout *layout, struct shape *shape, const struct block *block)
{
    unsigned indent = layout_indent(layout, block, false), folded = layout_indent(layout, block, true);
    struct wrap_style style = layout_wrap_style(layout, block, left_of(layout->columns, indent));
    if (style.folded != NO_FOLD_COLUMNS)
        style.folded = left_of(layout->columns, folded);
    shape_cell(layout, shape,
               (struct cell_shape){.range = block->range, .column = indent, .columns = style.fresh}, style);
    shape->lines = (unsigned)shape->strips.count;
}

/* ---- rows of tables ---- */

static struct cell_shape place_cell(const struct layout *layout, const struct shape *shape, unsigned indent,
                                    const struct table_shape *table)
{
    size_t index = shape->cell_count;
    if (!shape->side_by_side) {
        unsigned column = indent + (index > 0 ? STACKED_INDENT : 0), half = layout->columns / 2;
        column = column < half ? column : half;
        return (struct cell_shape){.column = column, .columns = left_of(layout->columns, column)};
    }
    unsigned column = indent;
    for (size_t i = 0; i < index && i < table->count; i++)
        column += table->columns[i] + TABLE_BETWEEN;
    return (struct cell_shape){.column = column, .columns = index < table->count ? table->columns[index] : 1};
}

static void count_row_lines(struct shape *shape)
{
    shape->lines = (unsigned)shape->strips.count;
    if (!shape->side_by_side)
        return;
    shape->lines = 0;
    for (size_t i = 0; i < shape->cell_count; i++)
        if (shape->cells[i].count > shape->lines) {
            shape->lines = (unsigned)shape->cells[i].count;
            shape->leader = i;
        }
}

/* Names CELL by the head of its column; what does not fit beside the name hangs. */
static void name_cell(const struct layout *layout, struct cell_shape *cell, struct range head,
                      struct wrap_style *style)
{
    struct buffer label = {0};
    table_append_label(layout, head, cell->columns / 2, &label);
    cell->head = head;
    cell->label_columns = text_width(buffer_slice(&label), layout->ambiguous);
    if (cell->label_columns > 0) {
        style->fresh = left_of(cell->columns, cell->label_columns);
        style->folded = left_of(cell->columns, LAYOUT_HANGING);
    }
    buffer_free(&label);
}

/* False for a row that has more cells than those that were measured. */
static bool fits_table(const struct layout *layout, const struct block *first, const struct container *row,
                       const struct table_shape *table)
{
    struct block cell = *first;
    size_t cells = 1;
    while (cells <= table->count && document_block_after(layout->document, &cell, &cell) &&
           cell.range.start <= row->range.end)
        cells++;
    return cells <= table->count;
}

static void shape_row(struct layout *layout, struct shape *shape, const struct container *row)
{
    const struct table_shape *table = layout_table(layout, &shape->block);
    unsigned indent = layout_indent(layout, &shape->block, false);
    struct block cell = shape->block;
    bool more = true;
    shape->side_by_side = table->side_by_side && fits_table(layout, &cell, row, table);
    for (; more && cell.range.start <= row->range.end;
         more = document_block_after(layout->document, &cell, &cell)) {
        struct cell_shape placed = place_cell(layout, shape, indent, table);
        placed.range = cell.range;
        struct wrap_style style = layout_wrap_style(layout, &cell, placed.columns);
        if (shape->side_by_side)
            placed.align = (enum cell_align)cell.value;
        else if (shape->cell_count < table->head_count && !(row->value & ROW_HEAD))
            name_cell(layout, &placed, table->heads[shape->cell_count], &style);
        shape_cell(layout, shape, placed, style);
    }
    count_row_lines(shape);
}

/* ---- the cache ---- */

static struct range unit_of(const struct layout *layout, const struct block *block)
{
    return block->kind == BLOCK_CELL ? document_container(layout->document, block->container)->range
                                     : block->range;
}

/* Multiplicative hashing: units of one length, such as the rows of a table, spread as well. */
static size_t slot_of(size_t place)
{
    return (size_t)((place * UINT64_C(0x9E3779B97F4A7C15)) >> 32) % LAYOUT_SHAPES;
}

const struct shape *layout_shape(struct layout *layout, const struct block *block)
{
    struct range unit = unit_of(layout, block);
    struct shape *shape = &layout->shapes[slot_of(unit.start)];
    if (shape->filled && shape->unit.start == unit.start)
        return shape;
    shape->filled = true;
    shape->unit = unit;
    shape->block = *block;
    shape->side_by_side = false;
    shape->leader = shape->cell_count = shape->strips.count = 0;
    if (block->kind != BLOCK_CELL) {
        shape_leaf(layout, shape, block);
    } else {
        document_block_at(layout->document, unit.start, &shape->block);
        shape_row(layout, shape, document_container(layout->document, block->container));
    }
    return shape;
}

static const struct cell_shape *cell_at(const struct shape *shape, size_t place)
{
    size_t index = 0;
    while (index + 1 < shape->cell_count && shape->cells[index + 1].range.start <= place)
        index++;
    return &shape->cells[index];
}

unsigned layout_shape_line(const struct shape *shape, size_t place)
{
    const struct cell_shape *cell = cell_at(shape, place);
    size_t low = cell->first, high = cell->first + cell->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (shape->strips.items[middle].start <= place)
            low = middle;
        else
            high = middle;
    }
    return (unsigned)(shape->side_by_side ? low - cell->first : low);
}

size_t layout_shape_place(const struct shape *shape, unsigned index)
{
    if (index == 0)
        return shape->unit.start;
    size_t first = shape->side_by_side ? shape->cells[shape->leader].first : 0;
    return shape->strips.items[first + index].start;
}
