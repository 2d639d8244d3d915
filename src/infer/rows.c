#include "rows.h"

#include "stele/infer.h"
#include "stele/text.h"

#include <string.h>

static bool has_feed(struct slice text, size_t from, size_t to)
{
    return memchr(text.bytes + from, '\n', to - from) != NULL;
}

/* Where a character begins at or before BORDER, which is a multiple of INFER_BLOCK_BYTES. */
static size_t align(struct slice text, size_t border)
{
    size_t at = border;
    while (at > border - 3 && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
        at--;
    return ((unsigned char)text.bytes[at] & 0xC0) == 0x80 ? border : at;
}

/* A row is cut at a border when the bytes up to it, as many as a block may have, hold no line feed. */
static bool is_cut(struct slice text, size_t border)
{
    return border > 0 && border < text.length && !has_feed(text, border - INFER_BLOCK_BYTES, border);
}

static size_t row_start(struct slice text, size_t place)
{
    if (text.length == 0)
        return 0;
    size_t at = place, above = place - place % INFER_BLOCK_BYTES + INFER_BLOCK_BYTES;
    /* A character that a border would cut begins the row before it. */
    if (above - place < 4 && is_cut(text, above) && align(text, above) <= place)
        return align(text, above);
    for (;;) {
        if (at == 0)
            return 0;
        if (at % INFER_BLOCK_BYTES == 0 && is_cut(text, at) && align(text, at) <= place)
            return align(text, at);
        size_t border = (at - 1) - (at - 1) % INFER_BLOCK_BYTES;
        for (; at > border; at--)
            if (text.bytes[at - 1] == '\n')
                return at;
    }
}

static size_t row_end(struct slice text, size_t start)
{
    size_t at = start;
    while (at < text.length) {
        size_t border = at - at % INFER_BLOCK_BYTES + INFER_BLOCK_BYTES;
        size_t to = border < text.length ? border : text.length;
        const char *feed = memchr(text.bytes + at, '\n', to - at);
        if (feed)
            return (size_t)(feed - text.bytes);
        if (is_cut(text, to) && align(text, to) > start)
            return align(text, to);
        at = to;
    }
    return text.length;
}

struct line row_at(struct slice text, size_t place)
{
    size_t start = row_start(text, place), end = row_end(text, start);
    struct line row = line_at(slice_cut(text, 0, end), start);
    row.next = end < text.length && text.bytes[end] != '\n' ? end : end + 1;
    return row;
}

bool row_before(struct slice text, size_t start, struct line *row)
{
    if (start == 0)
        return false;
    *row = row_at(text, start - 1);
    return true;
}
