#include "document.h"

#include <stdlib.h>

static void keep_lines(void *context, struct slice text, struct sink sink)
{
    (void)context;
    sink.open(sink.context, BLOCK_VERSE, 0);
    sink.text(sink.context, text);
    sink.close(sink.context);
}

void document_infer_raw(struct document *document, document_infer *infer, void *context)
{
    document->infer = infer;
    document->infer_context = context;
}

struct document *document_allocate(void)
{
    struct document *document = memory_new(sizeof *document);
    document->arena = arena_new();
    array_reserve(document->containers, document->container_capacity, 1);
    document->containers[0] = (struct container){0};
    document->container_count = 1;
    document->infer = keep_lines;
    return document;
}

struct document *document_new(struct error *error)
{
    struct document *document = document_allocate();
    if (region_open_large(&document->region, error))
        return document;
    document_free(document);
    return NULL;
}

void document_free(struct document *document)
{
    if (!document)
        return;
    region_close(&document->region);
    arena_free(document->arena);
    free(document->leaves);
    free(document->containers);
    free(document->spans);
    free(document->sections);
    free(document->anchors);
    free(document->authors);
    free(document->notices);
    free(document->checkpoints);
    recent_free(document->recent);
    buffer_free(&document->builder.raw);
    free(document);
}

struct slice document_text(const struct document *document)
{
    return document->derive ? document->text
                            : (struct slice){document->region.bytes, document->region.length};
}

bool document_is_derived(const struct document *document)
{
    return document->derive != NULL;
}

/* What is derived is there at once; its numbers and its outline come later. */
bool document_complete(const struct document *document)
{
    return document->derive ? !document->grows : document->final;
}

bool document_final(const struct document *document)
{
    return document->final && !document->expects_outline;
}

unsigned document_revision(const struct document *document)
{
    return document->revision;
}

unsigned document_remakes(const struct document *document)
{
    return document->remakes;
}

size_t document_leaf_index(const struct document *document, size_t place)
{
    size_t low = 0, high = document->leaf_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->leaves[middle].block.range.start <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NOWHERE : low - 1;
}

static bool leaf_at(const struct document *document, size_t index, struct block *block)
{
    if (index >= document->leaf_count)
        return false;
    *block = document->leaves[index].block;
    return true;
}

bool document_block_at(const struct document *document, size_t place, struct block *block)
{
    if (document->derive)
        return document_find_block(document, DOCUMENT_BACK, place, block) ||
               document_find_block(document, DOCUMENT_AHEAD, place, block);
    size_t index = document_leaf_index(document, place);
    return leaf_at(document, index == NOWHERE ? 0 : index, block);
}

bool document_block_after(const struct document *document, const struct block *block, struct block *other)
{
    if (document->derive)
        return document_find_block(document, DOCUMENT_AHEAD, document_behind(block), other);
    size_t index = document_leaf_index(document, block->range.start);
    return index != NOWHERE && leaf_at(document, index + 1, other);
}

bool document_block_before(const struct document *document, const struct block *block, struct block *other)
{
    if (document->derive)
        return block->range.start > 0 &&
               document_find_block(document, DOCUMENT_BACK, block->range.start - 1, other);
    size_t index = document_leaf_index(document, block->range.start);
    return index != NOWHERE && index > 0 && leaf_at(document, index - 1, other);
}

const struct container *document_container(const struct document *document, uint32_t id)
{
    return &document->containers[id];
}

const struct container *document_within(const struct document *document, const struct block *block,
                                        enum block_kind kind)
{
    for (uint32_t id = block->container; id; id = document->containers[id].container)
        if (document->containers[id].kind == kind)
            return &document->containers[id];
    return NULL;
}

/* ---- spans and anchors ---- */

size_t document_span_index(const struct document *document, size_t place)
{
    size_t low = 0, high = document->span_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->spans[middle].range.start < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t document_spans(const struct document *document)
{
    return document->span_count;
}

const struct span *document_span(const struct document *document, size_t index)
{
    return &document->spans[index];
}

size_t document_anchor(const struct document *document, struct slice name)
{
    for (size_t i = 0; i < document->builder.named_anchors; i++)
        if (slice_equal(document->anchors[i].name, name))
            return document->anchors[i].place;
    return NOWHERE;
}

/* ---- sections ---- */

size_t document_sections(const struct document *document)
{
    return document->derive ? document->section_count : document->builder.named_sections;
}

const struct section *document_section(const struct document *document, size_t index)
{
    return &document->sections[index];
}

size_t document_section_at(const struct document *document, size_t place)
{
    size_t low = 0, high = document_sections(document);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->sections[middle].range.start <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NOWHERE : low - 1;
}

size_t document_section_named(const struct document *document, size_t place)
{
    size_t index = document_section_at(document, place);
    while (index != NOWHERE) {
        const struct section *section = document_section(document, index);
        if (section->printed || section->frame || section->ordinal.length > 0 || section->parent == NOWHERE)
            break;
        index = section->parent;
    }
    return index;
}

struct range document_section_range(const struct document *document, size_t index)
{
    struct range range = document_section(document, index)->range;
    size_t length = document_text(document).length;
    return (struct range){range.start, range.end < length ? range.end : length};
}
