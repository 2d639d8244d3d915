/* What several printing options need. */

#include "report.h"

#include "stele/text.h"

void print_visible(FILE *out, struct slice text, const char *kept)
{
    struct buffer visible = {0};
    text_visible(text, kept, &visible);
    if (visible.length > 0)
        fwrite(visible.bytes, 1, visible.length, out);
    buffer_free(&visible);
}

static bool begins_behind(const struct block *block, struct range range)
{
    return block->range.start >= range.end;
}

static bool ends_before(const struct block *block, struct range range)
{
    return block->range.start < range.start && block->range.end <= range.start;
}

size_t paragraph_in(const struct document *document, struct range range)
{
    struct block block;
    bool more = document_block_at(document, range.start, &block);
    for (; more && !begins_behind(&block, range); more = document_block_after(document, &block, &block))
        if (!ends_before(&block, range) && document_is_numbered(document, &block))
            return document_paragraph_number(document, &block);
    return 0;
}

size_t fit_characters(struct slice text, size_t limit)
{
    size_t end = 0;
    while (end < text.length) {
        uint32_t character;
        size_t next = end + text_decode(slice_cut(text, end, text.length), &character);
        if (next > limit)
            break;
        end = next;
    }
    return end;
}
