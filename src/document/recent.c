/* The blocks that were derived last: what draws a page asks for the same ones many times. */

#include "document.h"

#include <stdlib.h>

enum {
    ENTRIES = 256,
    LONG_BLOCKS = 8,      /* that are also found by every place in them */
    LONG_BYTES = 2 * 1024 /* of such a block: a page of a smaller one asks for few places */
};

struct entry {
    bool filled, found;
    enum document_way way;
    size_t place;
    struct block block;
};

struct recent {
    size_t length; /* of the text that they were derived from */
    struct entry entries[ENTRIES];
    struct block long_blocks[LONG_BLOCKS];
    size_t long_count; /* that were ever kept: they take turns */
};

struct recent *recent_new(void)
{
    return memory_new(sizeof(struct recent));
}

void recent_free(struct recent *recent)
{
    free(recent);
}

static void forget(struct recent *recent, size_t length)
{
    for (size_t i = 0; i < ENTRIES; i++)
        recent->entries[i].filled = false;
    recent->long_count = 0;
    recent->length = length;
}

static struct entry *entry_for(struct recent *recent, enum document_way way, size_t place)
{
    uint64_t key = (uint64_t)place * 2 + (way == DOCUMENT_AHEAD);
    return &recent->entries[(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) % ENTRIES];
}

bool document_derive_block(const struct document *document, enum document_way way, size_t place,
                           struct block *block)
{
    struct block found;
    if (!document->derive(document->text, way, place, &found))
        return false;
    found.container = 0;
    *block = found;
    return true;
}

/* ---- long blocks: each page of one asks for another place in it ---- */

/* Where a long line is cut the next block begins right at the end of one. */
static const struct block *long_block_at(const struct recent *recent, size_t place)
{
    for (size_t i = 0; i < LONG_BLOCKS && i < recent->long_count; i++) {
        const struct block *block = &recent->long_blocks[i];
        if (place >= block->range.start && place < block->range.end)
            return block;
    }
    return NULL;
}

static void keep_long_block(struct recent *recent, const struct block *block)
{
    if (block->range.end - block->range.start < LONG_BYTES || long_block_at(recent, block->range.start))
        return;
    recent->long_blocks[recent->long_count++ % LONG_BLOCKS] = *block;
}

/* False: it must be derived. */
static bool find_long_block(struct recent *recent, struct entry *entry)
{
    const struct block *block = entry->way == DOCUMENT_BACK ? long_block_at(recent, entry->place) : NULL;
    entry->found = block != NULL;
    if (block)
        entry->block = *block;
    return entry->found;
}

/* ---- asking ---- */

size_t document_behind(const struct block *block)
{
    return block->range.end > block->range.start ? block->range.end : block->range.start + 1;
}

bool document_find_block(const struct document *document, enum document_way way, size_t place,
                         struct block *block)
{
    struct recent *recent = document->recent;
    struct entry *entry = entry_for(recent, way, place);
    if (recent->length != document->text.length)
        forget(recent, document->text.length);
    if (!entry->filled || entry->place != place || entry->way != way) {
        *entry = (struct entry){.filled = true, .way = way, .place = place};
        entry->found =
            find_long_block(recent, entry) || document_derive_block(document, way, place, &entry->block);
        if (entry->found)
            keep_long_block(recent, &entry->block);
    }
    if (entry->found)
        *block = entry->block;
    return entry->found;
}
