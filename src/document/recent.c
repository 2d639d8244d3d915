/* The blocks that were derived last: what draws a page asks for the same ones many times. */

#include "document.h"

#include <stdlib.h>

enum { ENTRIES = 256 };

struct entry {
    bool filled, found;
    enum document_way way;
    size_t place;
    struct block block;
};

struct recent {
    size_t length; /* of the text that they were derived from */
    struct entry entries[ENTRIES];
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

bool document_find_block(const struct document *document, enum document_way way, size_t place,
                         struct block *block)
{
    struct recent *recent = document->recent;
    struct entry *entry = entry_for(recent, way, place);
    if (recent->length != document->text.length)
        forget(recent, document->text.length);
    if (!entry->filled || entry->place != place || entry->way != way) {
        *entry = (struct entry){.filled = true, .way = way, .place = place};
        entry->found = document_derive_block(document, way, place, &entry->block);
    }
    if (entry->found)
        *block = entry->block;
    return entry->found;
}
