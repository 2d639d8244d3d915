#include "form.h"

#include "stele/infer.h"

/* What becomes of the lines of a text. Unjoined they stand in the same blocks as joined; kept, only blank
 * ones part blocks. */
enum lines { LINES_JOINED, LINES_UNJOINED, LINES_KEPT };

/* ---- where blocks begin ---- */

/* A run of rows is cut where the first row of a further INFER_BLOCK_BYTES of the file begins. */
static bool is_cut(size_t previous, size_t start)
{
    return previous / INFER_BLOCK_BYTES != start / INFER_BLOCK_BYTES;
}

enum begins { BEGINS_NOT, BEGINS_BLOCK, BEGINS_REST /* carries on the block before it */ };

/* Below PREVIOUS, which is not blank. */
static enum begins begins_below(struct slice text, const struct line *previous, const struct line *row,
                                enum lines lines)
{
    if (is_cut(previous->start, row->start) || text.bytes[row->start - 1] != '\n')
        return BEGINS_REST;
    if (lines == LINES_KEPT)
        return BEGINS_NOT;
    if (form_parts(text, previous, row))
        return BEGINS_BLOCK;
    return form_lists(text, previous, row) ? BEGINS_REST : BEGINS_NOT;
}

static enum begins begins_at(struct slice text, const struct line *row, enum lines lines)
{
    struct line previous;
    if (!row_before(text, row->start, &previous) || line_is_blank(&previous))
        return BEGINS_BLOCK;
    return begins_below(text, &previous, row, lines);
}

/* ---- one block ---- */

static bool carries_on(struct slice text, const struct line *row, enum lines lines, struct line *next)
{
    if (row->next >= text.length)
        return false;
    *next = row_at(text, row->next);
    return !line_is_blank(next) && begins_below(text, row, next, lines) == BEGINS_NOT;
}

static bool is_below_words(struct slice text, size_t start)
{
    struct line previous;
    return row_before(text, start, &previous) && !line_is_blank(&previous);
}

/* The block that begins with ROW. */
static struct block block_from(struct slice text, struct line row, enum begins begins, enum lines lines)
{
    struct form form = form_begin(text, &row, begins == BEGINS_BLOCK);
    size_t start = row.start, first = row.first, end = row.end;
    struct line next;
    while (carries_on(text, &row, lines, &next)) {
        row = next;
        end = row.end;
        form_add(&form, text, &row);
    }
    form_end(&form, text, &row);
    if (lines == LINES_KEPT)
        form.kind = BLOCK_VERSE;
    struct block block = {.kind = form.kind, .range = {first, end}, .continues = begins == BEGINS_REST};
    block.joins = form.kind == BLOCK_PARAGRAPH || form.kind == BLOCK_HEADING;
    block.value = form.kind == BLOCK_HEADING ? FORM_HEADING_LEVEL : 0;
    if (lines == LINES_UNJOINED) {
        block.unjoined = true;
        block.continues = is_below_words(text, start);
    }
    if (block.unjoined || form.kind == BLOCK_CODE || form.kind == BLOCK_VERSE)
        block.range.start = start; /* what stands before its words belongs to it */
    return block;
}

static bool block_back(struct slice text, size_t place, enum lines lines, struct block *block)
{
    struct line row = row_at(text, place < text.length ? place : text.length);
    for (;;) {
        enum begins begins = line_is_blank(&row) ? BEGINS_NOT : begins_at(text, &row, lines);
        if (begins != BEGINS_NOT) {
            struct block found = block_from(text, row, begins, lines);
            if (found.range.start <= place) {
                *block = found;
                return true;
            }
        }
        if (!row_before(text, row.start, &row))
            return false;
    }
}

static bool block_ahead(struct slice text, size_t place, enum lines lines, struct block *block)
{
    size_t at = place < text.length ? row_at(text, place).start : text.length;
    while (at < text.length) {
        struct line row = row_at(text, at);
        enum begins begins = line_is_blank(&row) ? BEGINS_NOT : begins_at(text, &row, lines);
        at = row.next;
        if (begins == BEGINS_NOT || (row.first < place && row.start < place))
            continue;
        struct block found = block_from(text, row, begins, lines);
        if (found.range.start < place)
            continue;
        *block = found;
        return true;
    }
    return false;
}

static bool block_that_way(struct slice text, enum document_way way, size_t place, enum lines lines,
                           struct block *block)
{
    return way == DOCUMENT_BACK ? block_back(text, place, lines, block)
                                : block_ahead(text, place, lines, block);
}

bool infer_block(struct slice text, enum document_way way, size_t place, struct block *block)
{
    return block_that_way(text, way, place, LINES_JOINED, block);
}

bool infer_unjoined_block(struct slice text, enum document_way way, size_t place, struct block *block)
{
    return block_that_way(text, way, place, LINES_UNJOINED, block);
}

bool infer_kept_block(struct slice text, enum document_way way, size_t place, struct block *block)
{
    return block_that_way(text, way, place, LINES_KEPT, block);
}

/* ---- to a sink ---- */

static void send_joined(struct slice text, struct sink sink)
{
    struct buffer line = {0};
    for (size_t at = 0; at < text.length;) {
        struct line row = line_at(text, at);
        if (at > 0)
            buffer_append_byte(&line, ' ');
        buffer_append(&line, line_words(text, &row));
        at = row.next;
    }
    sink.text(sink.context, buffer_slice(&line));
    buffer_free(&line);
}

void infer_blocks(struct slice text, struct sink sink)
{
    struct block block;
    for (size_t at = 0; infer_block(text, DOCUMENT_AHEAD, at, &block); at = block.range.end) {
        struct slice words = slice_range(text, block.range);
        sink.open(sink.context, block.kind, block.value);
        if (block.joins)
            send_joined(words, sink);
        else
            sink.text(sink.context, words);
        sink.close(sink.context);
    }
}
