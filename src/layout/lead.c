/* What stands before the text of a line: bars of quotations, markers of lists, indents. */

#include "layout.h"

#include <stdio.h>

enum {
    QUOTATION_COLUMNS = 2,
    BULLET_COLUMNS = 2,
    CODE_COLUMNS = 2,
    VERSE_FOLD_COLUMNS = 4, /* a line of verse that does not fit hangs */
    CODE_FOLD_COLUMNS = 2,
    MARKER_BYTES = 16,
};

/* The characters of the chrome, as many columns either way. */
static const char *chrome(const struct layout *layout, const char *drawn, const char *ascii)
{
    return layout->ascii || layout->ambiguous == TEXT_WIDE ? ascii : drawn;
}

static void write_number(uint32_t value, char marker[MARKER_BYTES])
{
    struct buffer number = {0};
    item_append_number(value, &number);
    snprintf(marker, MARKER_BYTES, "%.12s. ", buffer_string(&number));
    buffer_free(&number);
}

static void write_marker(const struct layout *layout, uint32_t value, char marker[MARKER_BYTES])
{
    if (value == 0)
        snprintf(marker, MARKER_BYTES, "%s ", chrome(layout, "•", "*"));
    else if (value == ITEM_TO_DO || value == ITEM_DONE)
        snprintf(marker, MARKER_BYTES, "[%c] ", value == ITEM_DONE ? 'x' : ' ');
    else
        write_number(value, marker);
}

/* The containers around ID, outermost first. Returns how many. */
static size_t chain(const struct layout *layout, uint32_t id, const struct container *around[BLOCK_DEPTH])
{
    const struct container *inner[BLOCK_DEPTH];
    size_t count = 0;
    for (; id && count < BLOCK_DEPTH; id = inner[count++]->container)
        inner[count] = document_container(layout->document, id);
    for (size_t i = 0; i < count; i++)
        around[i] = inner[count - 1 - i];
    return count;
}

static void pad(struct buffer *into, unsigned columns)
{
    while (columns-- > 0)
        buffer_append_byte(into, ' ');
}

static void lead_of_container(const struct layout *layout, const struct container *container, bool marked,
                              struct buffer *into)
{
    char marker[MARKER_BYTES];
    if (container->kind == BLOCK_QUOTATION) {
        buffer_append_string(into, chrome(layout, "│ ", "| "));
    } else if (container->kind == BLOCK_ITEM) {
        write_marker(layout, container->value, marker);
        if (marked)
            buffer_append_string(into, marker);
        else
            pad(into, text_width(slice_of(marker), layout->ambiguous));
    }
}

/* Headings of the first two levels begin where the text does, deeper ones further in. */
static unsigned heading_columns(const struct block *block)
{
    enum { FLUSH_LEVELS = 2, DEEPEST = 4, LEVEL_COLUMNS = 2 };
    unsigned level = block->value < DEEPEST ? (unsigned)block->value : DEEPEST;
    return level > FLUSH_LEVELS ? (level - FLUSH_LEVELS) * LEVEL_COLUMNS : 0;
}

static void lead_of_block(const struct layout *layout, const struct block *block, bool folded,
                          struct buffer *into)
{
    pad(into, block->indent < layout->columns ? block->indent : layout->columns);
    if (block->kind == BLOCK_CODE)
        pad(into, CODE_COLUMNS);
    if (block->kind == BLOCK_HEADING)
        pad(into, heading_columns(block));
    if (folded && block->kind == BLOCK_VERSE)
        pad(into, VERSE_FOLD_COLUMNS);
    if (folded && block->kind == BLOCK_CODE)
        buffer_append_string(into, chrome(layout, "↳ ", "\\ "));
}

/* At most half of the columns go to what stands before the text. */
static void clip(const struct layout *layout, struct buffer *into, size_t from)
{
    struct slice lead = slice_cut(buffer_slice(into), from, into->length);
    size_t fits = text_fit(lead, layout->columns / 2, layout->ambiguous);
    buffer_remove(into, from + fits, lead.length - fits);
}

static void append_lead(const struct layout *layout, const struct block *block, size_t start, bool folded,
                        struct buffer *into)
{
    const struct container *around[BLOCK_DEPTH];
    size_t from = into->length, count = chain(layout, block->container, around);
    for (size_t i = 0; i < count; i++)
        lead_of_container(layout, around[i], around[i]->range.start == start, into);
    lead_of_block(layout, block, folded, into);
    clip(layout, into, from);
}

unsigned layout_indent(const struct layout *layout, const struct block *block, bool folded)
{
    struct buffer lead = {0};
    bool plain = block->kind != BLOCK_CODE && block->kind != BLOCK_VERSE && block->kind != BLOCK_HEADING;
    if (!block->container && !block->indent && plain)
        return 0;
    append_lead(layout, block, NOWHERE, folded, &lead);
    unsigned columns = text_width(buffer_slice(&lead), layout->ambiguous);
    buffer_free(&lead);
    return columns;
}

/* Between two blocks only the bars of the quotations around both go on. */
static void lead_of_gap(const struct layout *layout, const struct block *above, struct buffer *into)
{
    struct block below;
    if (!above->container || !document_block_after(layout->document, above, &below))
        return;
    const struct container *around[BLOCK_DEPTH], *next[BLOCK_DEPTH];
    size_t from = into->length;
    size_t count = chain(layout, above->container, around), other = chain(layout, below.container, next);
    for (size_t i = 0; i < count && i < other && around[i] == next[i]; i++)
        lead_of_container(layout, around[i], false, into);
    clip(layout, into, from);
    while (into->length > from && into->bytes[into->length - 1] == ' ')
        buffer_remove(into, into->length - 1, 1);
}

void layout_lead(struct layout *layout, const struct line *line, struct buffer *into)
{
    if (line->kind == LINE_GAP) {
        lead_of_gap(layout, &line->block, into);
        return;
    }
    bool folded = layout_is_folded(layout, &line->block, line->place);
    append_lead(layout, &line->block, line->index == 0 ? line->unit.start : NOWHERE, folded, into);
}
