/* How wide the columns of a table are: as its cells want, else as its words need, else the cells go below one
 * another. */

#include "layout.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROWS_MEASURED = 1000,
    CELLS_SIDE_BY_SIDE = 32,
    NARROWEST = 2,     /* a wide character fits */
    WORD_COLUMNS = 14, /* a longer word may be cut before a table is taken apart */
};

struct want {
    unsigned natural, word; /* columns of the longest cell and of the longest word */
};

static struct want measure(const struct layout *layout, struct slice cell)
{
    struct want want = {.natural = text_width(cell, layout->ambiguous), .word = NARROWEST};
    for (size_t at = 0, end; at < cell.length; at = end + 1) {
        const char *space = memchr(cell.bytes + at, ' ', cell.length - at);
        end = space ? (size_t)(space - cell.bytes) : cell.length;
        unsigned columns = text_width(slice_cut(cell, at, end), layout->ambiguous);
        if (columns > want.word)
            want.word = columns;
    }
    if (want.word > WORD_COLUMNS)
        want.word = WORD_COLUMNS;
    if (want.natural < want.word)
        want.natural = want.word;
    return want;
}

struct wants {
    struct want *items;
    size_t count, capacity;
};

static void want_more(struct wants *wants, size_t column, struct want want)
{
    array_reserve(wants->items, wants->capacity, column + 1);
    for (; wants->count <= column; wants->count++)
        wants->items[wants->count] = (struct want){NARROWEST, NARROWEST};
    if (wants->items[column].natural < want.natural)
        wants->items[column].natural = want.natural;
    if (wants->items[column].word < want.word)
        wants->items[column].word = want.word;
}

static void add_head(struct table_shape *shape, struct range cell)
{
    array_reserve(shape->heads, shape->head_capacity, shape->head_count + 1);
    shape->heads[shape->head_count++] = cell;
}

/* Returns true if no more of the table would have been measured, however it grows. */
static bool measure_table(const struct layout *layout, const struct container *table,
                          struct table_shape *shape, struct wants *wants)
{
    struct slice text = document_text(layout->document);
    struct block cell;
    uint32_t row = 0;
    size_t column = 0, rows = 0;
    bool more = document_block_at(layout->document, table->range.start, &cell);
    for (; more && cell.range.start <= table->range.end && rows < ROWS_MEASURED;
         more = document_block_after(layout->document, &cell, &cell)) {
        if (cell.container != row)
            rows++, column = 0, row = cell.container;
        if (rows == 1 && document_container(layout->document, row)->value & ROW_HEAD)
            add_head(shape, cell.range);
        want_more(wants, column++, measure(layout, slice_range(text, cell.range)));
    }
    return more && rows == ROWS_MEASURED;
}

/* What each column gets at most beyond its words, so that all fit in SPARE: one that wants less leaves the
 * rest to the others. */
static unsigned fair_more(const struct wants *wants, unsigned spare)
{
    unsigned fair = 0;
    for (bool raised = true; raised;) {
        unsigned taken = 0, open = 0;
        for (size_t i = 0; i < wants->count; i++) {
            unsigned more = wants->items[i].natural - wants->items[i].word;
            taken += more < fair ? more : fair;
            open += more > fair;
        }
        unsigned step = open && spare > taken ? (spare - taken) / open : 0;
        fair += step;
        raised = step > 0;
    }
    return fair;
}

/* Shares AVAILABLE columns: every column gets what its words need, then as much of what is left as it wants.
 */
static void share(struct table_shape *shape, const struct wants *wants, unsigned available)
{
    unsigned words = 0;
    for (size_t i = 0; i < wants->count; i++)
        words += wants->items[i].word;
    array_reserve(shape->columns, shape->capacity, wants->count);
    shape->count = wants->count;
    shape->side_by_side = words <= available && wants->count <= CELLS_SIDE_BY_SIDE;
    unsigned fair = fair_more(wants, available > words ? available - words : 0);
    for (size_t i = 0; i < wants->count; i++) {
        unsigned more = wants->items[i].natural - wants->items[i].word;
        shape->columns[i] = wants->items[i].word + (more < fair ? more : fair);
    }
}

const struct table_shape *layout_table(struct layout *layout, const struct block *cell)
{
    struct table_shape *shape = &layout->table;
    uint32_t id = document_container(layout->document, cell->container)->container;
    if (shape->table == id)
        return shape;
    struct wants wants = {0};
    shape->head_count = 0;
    shape->settled = measure_table(layout, document_container(layout->document, id), shape, &wants);
    unsigned taken =
        layout_indent(layout, cell, false) + TABLE_BETWEEN * (unsigned)(wants.count ? wants.count - 1 : 0);
    share(shape, &wants, layout->columns > taken ? layout->columns - taken : 0);
    shape->table = id;
    free(wants.items);
    return shape;
}

void table_append_label(const struct layout *layout, struct range head, unsigned columns, struct buffer *into)
{
    static const struct slice colon = {": ", 2};
    size_t from = into->length;
    document_fold_line(layout->document, head, false, into);
    struct slice name = slice_cut(buffer_slice(into), from, into->length);
    if (name.length == 0)
        return;
    size_t fits =
        text_fit(name, columns > colon.length ? columns - (unsigned)colon.length : 0, layout->ambiguous);
    bool ends = fits == name.length && name.bytes[name.length - 1] == ':';
    buffer_remove(into, from + fits, name.length - fits);
    buffer_append(into, slice_cut(colon, ends, colon.length));
}
