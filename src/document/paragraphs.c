#include "document.h"

enum {
    CHECKPOINT_BYTES = 2 * 1024, /* of text between two places from which paragraphs are counted */
    BLOCKS_A_LOOK = 8,           /* blocks between two looks at the clock */
    BYTES_A_LOOK = 2 * 1024,     /* and bytes of them */
};

bool document_is_numbered(const struct document *document, const struct block *block)
{
    return (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_VERSE) &&
           !document_within(document, block, BLOCK_NOTE);
}

/* ---- a derived document is counted in steps ---- */

struct document *document_derived(struct slice text, document_derive *derive)
{
    struct document *document = document_allocate();
    document->text = text;
    document->derive = derive;
    document->recent = recent_new();
    return document;
}

void document_set_derive(struct document *document, document_derive *derive)
{
    if (document->derive == derive)
        return;
    document->derive = derive;
    recent_free(document->recent);
    document->recent = recent_new();
    document->counted = (struct checkpoint){0};
    document->checkpoint_count = document->next_checkpoint = 0;
    document->final = false;
    document->revision++;
    document->remakes++;
}

static void add_checkpoint(struct document *document, struct checkpoint checkpoint)
{
    array_reserve(document->checkpoints, document->checkpoint_capacity, document->checkpoint_count + 1);
    document->checkpoints[document->checkpoint_count++] = checkpoint;
}

/* The form of a block is judged by rows behind it: of a text that grows the last two may become others. */
static bool is_settled(const struct document *document, const struct block *block)
{
    struct block next, second;
    return !document->grows ||
           (document_block_after(document, block, &next) && document_block_after(document, &next, &second));
}

/* False: there is none to count now. */
static bool count_block(struct document *document)
{
    struct block block;
    struct checkpoint *counted = &document->counted;
    if (!document_derive_block(document, DOCUMENT_AHEAD, counted->place, &block) ||
        !is_settled(document, &block))
        return false;
    if (block.range.start >= document->next_checkpoint) {
        add_checkpoint(document, *counted);
        document->next_checkpoint = block.range.start + CHECKPOINT_BYTES;
    }
    counted->place = document_behind(&block);
    counted->paragraphs += document_is_numbered(document, &block);
    return true;
}

/* All blocks are counted: the document is final unless more text or its outline is still to come. */
static bool finish_index(struct document *document)
{
    if (document->grows)
        return true;
    document->counted.place = NOWHERE;
    document->final = !document->expects_outline;
    document->revision++;
    return true;
}

bool document_step(struct document *document, unsigned microseconds)
{
    if (!document->derive || document->final)
        return true;
    if (document->counted.place == NOWHERE)
        return finish_index(document);
    uint64_t end = clock_microseconds() + microseconds;
    do {
        size_t start = document->counted.place;
        for (int i = 0; i < BLOCKS_A_LOOK && document->counted.place - start < BYTES_A_LOOK; i++)
            if (!count_block(document))
                return finish_index(document);
    } while (clock_microseconds() < end);
    return false;
}

/* The last checkpoint for which BEFORE of it and KEY holds: by place or by number. */
static struct checkpoint checkpoint_for(const struct document *document, bool by_place, size_t key)
{
    size_t low = 0, high = document->checkpoint_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct checkpoint *checkpoint = &document->checkpoints[middle];
        if (by_place ? checkpoint->place <= key : checkpoint->paragraphs < key)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return (struct checkpoint){0};
    return document->checkpoints[low - 1];
}

static size_t derived_number(const struct document *document, const struct block *block)
{
    if (block->range.start >= document->counted.place)
        return 0;
    struct checkpoint at = checkpoint_for(document, true, block->range.start);
    struct block other;
    while (document_find_block(document, DOCUMENT_AHEAD, at.place, &other)) {
        at.paragraphs += document_is_numbered(document, &other);
        if (other.range.start >= block->range.start)
            break;
        at.place = document_behind(&other);
    }
    return at.paragraphs;
}

static bool derived_paragraph(const struct document *document, size_t number, struct block *block)
{
    struct checkpoint at = checkpoint_for(document, false, number);
    struct block other;
    while (document_find_block(document, DOCUMENT_AHEAD, at.place, &other)) {
        at.paragraphs += document_is_numbered(document, &other);
        if (at.paragraphs == number) {
            *block = other;
            return true;
        }
        at.place = document_behind(&other);
    }
    return false;
}

/* ---- both kinds ---- */

size_t document_paragraphs(const struct document *document)
{
    if (document->derive)
        return document->counted.paragraphs;
    return document->leaf_count == 0 ? 0 : document->leaves[document->leaf_count - 1].paragraphs;
}

size_t document_paragraph_number(const struct document *document, const struct block *block)
{
    if (!document_is_numbered(document, block))
        return 0;
    if (document->derive)
        return derived_number(document, block);
    size_t index = document_leaf_index(document, block->range.start);
    return index == NOWHERE ? 0 : document->leaves[index].paragraphs;
}

bool document_paragraph(const struct document *document, size_t number, struct block *block)
{
    if (number == 0 || number > document_paragraphs(document))
        return false;
    if (document->derive)
        return derived_paragraph(document, number, block);
    size_t low = 0, high = document->leaf_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->leaves[middle].paragraphs < number)
            low = middle + 1;
        else
            high = middle;
    }
    *block = document->leaves[low].block;
    return true;
}
