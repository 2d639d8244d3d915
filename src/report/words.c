#include "words.h"

/* ---- what parts two blocks ---- */

/* The container of KIND around the row or item that holds BLOCK; NULL. */
static const struct container *around(const struct words *words, const struct block *block,
                                      enum block_kind kind)
{
    return document_within(words->document, block, kind);
}

static const char *between_cells(const struct words *words, const struct block *block)
{
    if (block->container == words->block.container)
        return "\t";
    bool same_table = around(words, block, BLOCK_TABLE) == around(words, &words->block, BLOCK_TABLE);
    return same_table ? "\n" : words->between;
}

static bool is_next_item(const struct words *words, const struct block *block)
{
    const struct container *list = around(words, block, BLOCK_LIST);
    return list && list->value == LIST_TIGHT && around(words, &words->block, BLOCK_LIST);
}

/* A paragraph that was too long for one block goes on as it stands in the text. */
static const char *between_pieces(const struct words *words, const struct block *block)
{
    if (block->range.start == words->block.range.end)
        return "";
    return block->joins ? " " : "\n";
}

static const char *between(const struct words *words, const struct block *block)
{
    if (!words->started)
        return "";
    if (block->continues)
        return between_pieces(words, block);
    if (block->kind == BLOCK_CELL && words->block.kind == BLOCK_CELL)
        return between_cells(words, block);
    return is_next_item(words, block) ? "\n" : words->between;
}

/* ---- the words of one block ---- */

static bool keeps_lines(const struct block *block)
{
    return block->kind == BLOCK_CODE || block->kind == BLOCK_VERSE;
}

static bool is_left_out(const struct words *words, const struct span *span)
{
    return span->style == STYLE_HIDDEN || (words->copy && span->style == STYLE_NOTE_REF);
}

static bool ends_line(const struct buffer *piece)
{
    char last = piece->bytes[piece->length - 1];
    return last == '\n' || last == '\r';
}

/* As it stands in the text, without the line ends behind it. */
static void append_lines(const struct words *words, const struct block *block, struct range range,
                         struct buffer *piece)
{
    struct slice text = document_text(words->document);
    size_t at = range.start, start = piece->length;
    size_t index = document_span_index(words->document, block->range.start);
    for (; index < document_spans(words->document); index++) {
        const struct span *span = document_span(words->document, index);
        if (span->range.start >= range.end)
            break;
        if (!is_left_out(words, span) || span->range.end <= at)
            continue;
        if (span->range.start > at)
            buffer_append(piece, slice_cut(text, at, span->range.start));
        at = span->range.end;
    }
    if (at < range.end)
        buffer_append(piece, slice_cut(text, at, range.end));
    while (piece->length > start && ends_line(piece))
        buffer_remove(piece, piece->length - 1, 1);
}

/* What of BLOCK lies in the range. */
static struct range clip(const struct words *words, const struct block *block)
{
    struct range range = block->range;
    if (range.start < words->range.start)
        range.start = words->range.start;
    if (range.end > words->range.end)
        range.end = words->range.end;
    return range;
}

/* An empty cell keeps its column; other empty blocks have nothing to say. */
static bool has_words(const struct words *words, const struct block *block)
{
    struct range range = clip(words, block);
    return range.start < range.end || (block->kind == BLOCK_CELL && block->range.start >= words->range.start);
}

static void append_block(const struct words *words, const struct block *block, struct buffer *piece)
{
    if (keeps_lines(block))
        append_lines(words, block, clip(words, block), piece);
    else
        document_fold_line(words->document, clip(words, block), words->copy, piece);
}

/* ---- the walk ---- */

static bool next_block(const struct words *words, const struct block *last, struct block *block)
{
    bool more = last ? document_block_after(words->document, last, block)
                     : document_block_at(words->document, words->range.start, block);
    while (more && block->range.start < words->range.end && !has_words(words, block))
        more = document_block_after(words->document, block, block);
    return more && block->range.start < words->range.end;
}

bool words_next(struct words *words, struct buffer *piece)
{
    struct block block;
    if (!next_block(words, words->started ? &words->block : NULL, &block))
        return false;
    buffer_clear(piece);
    buffer_append_string(piece, between(words, &block));
    append_block(words, &block, piece);
    words->started = true;
    words->block = block;
    return true;
}
