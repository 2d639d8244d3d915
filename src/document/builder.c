/* The only writer of a stored document: takes the calls of a sink and appends. */

#include "document.h"

#include <assert.h>

static void add_text(struct document *document, struct slice text)
{
    struct builder *builder = &document->builder;
    if (builder->full || region_append(&document->region, text) == text.length)
        return;
    builder->full = true;
    document_sink(document).notice(
        document, slice_of("the text is longer than this system can hold; its end is missing"));
}

static void take_meta(void *context, enum meta_key key, struct slice value)
{
    document_add_meta(context, key, value);
}

static uint32_t innermost(const struct document *document)
{
    const struct builder *builder = &document->builder;
    return builder->depth == 0 ? 0 : builder->open[builder->depth - 1];
}

static bool in_same_row(const struct document *document, uint32_t container)
{
    const struct leaf *last = &document->leaves[document->leaf_count - 1];
    return last->block.container == container && document->containers[container].kind == BLOCK_ROW;
}

static void place_anchors(struct document *document, size_t place)
{
    struct builder *builder = &document->builder;
    for (; builder->named_anchors < document->anchor_count; builder->named_anchors++)
        document->anchors[builder->named_anchors].place = place;
}

static void place_sections(struct document *document, size_t place)
{
    struct builder *builder = &document->builder;
    for (; builder->named_sections < document->section_count; builder->named_sections++) {
        struct section *section = &document->sections[builder->named_sections];
        section->range.start = place;
        section->parent = builder->named_sections == 0 ? NOWHERE : builder->named_sections - 1;
        while (section->parent != NOWHERE && document->sections[section->parent].level >= section->level) {
            struct section *ended = &document->sections[section->parent];
            ended->range.end = place;
            section->parent = ended->parent;
        }
    }
}

/* What waited for the next byte of text gets its place. */
static void name_place(struct document *document, size_t place)
{
    place_anchors(document, place);
    place_sections(document, place);
}

static void open_leaf(struct document *document, enum block_kind kind, uint32_t value)
{
    uint32_t container = innermost(document);
    size_t paragraphs = document_paragraphs(document);
    document->builder.in_leaf = true;
    if (document->leaf_count > 0)
        add_text(document, slice_of(in_same_row(document, container) ? "\t" : "\n\n"));
    if (document->builder.full)
        return; /* two leaves never start at one place */
    size_t place = document->region.length;
    array_reserve(document->leaves, document->leaf_capacity, document->leaf_count + 1);
    struct leaf *leaf = &document->leaves[document->leaf_count++];
    leaf->block =
        (struct block){.kind = kind, .range = {place, place}, .value = value, .container = container};
    leaf->paragraphs = paragraphs + document_is_numbered(document, &leaf->block);
    for (uint32_t id = container; id; id = document->containers[id].container) {
        struct range *range = &document->containers[id].range;
        if (range->start == NOWHERE)
            range->start = place;
        range->end = place;
    }
    name_place(document, place);
    document->revision++;
}

static void open_container(struct document *document, enum block_kind kind, uint32_t value)
{
    struct builder *builder = &document->builder;
    assert(builder->depth < BLOCK_DEPTH);
    array_reserve(document->containers, document->container_capacity, document->container_count + 1);
    document->containers[document->container_count] = (struct container){.kind = kind,
                                                                         .value = value,
                                                                         .container = innermost(document),
                                                                         .range = {NOWHERE, NOWHERE},
                                                                         .depth = builder->depth};
    builder->open[builder->depth++] = (uint32_t)document->container_count++;
}

static void take_raw(void *context, struct slice bytes)
{
    struct document *document = context;
    assert(!document->builder.in_leaf);
    buffer_append(&document->builder.raw, bytes);
}

/* Raw text comes in pieces: it is complete when something else follows. */
static void place_raw(struct document *document)
{
    struct buffer raw = document->builder.raw;
    if (raw.length == 0)
        return;
    document->builder.raw = (struct buffer){0};
    document->infer(document->infer_context, buffer_slice(&raw), document_sink(document));
    buffer_free(&raw);
}

static void take_open(void *context, enum block_kind kind, uint32_t value)
{
    struct document *document = context;
    assert(!document->builder.in_leaf);
    place_raw(document);
    if (block_is_leaf(kind))
        open_leaf(document, kind, value);
    else
        open_container(document, kind, value);
}

static void take_close(void *context)
{
    struct document *document = context;
    struct builder *builder = &document->builder;
    if (!builder->in_leaf) {
        place_raw(document);
        assert(builder->depth > 0);
        builder->depth--;
        return;
    }
    assert(builder->styles == 0);
    size_t end = document->region.length;
    document->leaves[document->leaf_count - 1].block.range.end = end;
    for (uint32_t id = innermost(document); id; id = document->containers[id].container)
        document->containers[id].range.end = end;
    builder->in_leaf = false;
    document->revision++;
}

static void take_text(void *context, struct slice text)
{
    struct document *document = context;
    assert(document->builder.in_leaf);
    if (text.length == 0 || document->builder.full)
        return;
    name_place(document, document->region.length);
    add_text(document, text);
}

static void open_span(struct document *document, struct span span)
{
    struct builder *builder = &document->builder;
    assert(builder->in_leaf && builder->styles < BLOCK_DEPTH);
    size_t place = document->region.length;
    span.range = (struct range){place, place};
    array_reserve(document->spans, document->span_capacity, document->span_count + 1);
    document->spans[document->span_count] = span;
    builder->open_styles[builder->styles++] = document->span_count++;
}

static void take_style_on(void *context, enum style style)
{
    open_span(context, (struct span){.style = style});
}

static void take_style_off(void *context)
{
    struct document *document = context;
    struct builder *builder = &document->builder;
    assert(builder->styles > 0);
    document->spans[builder->open_styles[--builder->styles]].range.end = document->region.length;
}

static void take_link(void *context, struct slice target)
{
    struct document *document = context;
    open_span(document, (struct span){.style = STYLE_LINK, .target = arena_copy(document->arena, target)});
}

static void take_note_ref(void *context, struct slice note, uint32_t flags)
{
    struct document *document = context;
    open_span(
        document,
        (struct span){.style = STYLE_NOTE_REF, .target = arena_copy(document->arena, note), .flags = flags});
}

static void take_anchor(void *context, struct slice name)
{
    struct document *document = context;
    place_raw(document);
    array_reserve(document->anchors, document->anchor_capacity, document->anchor_count + 1);
    document->anchors[document->anchor_count++] = (struct anchor){arena_copy(document->arena, name), NOWHERE};
}

static void take_section(void *context, unsigned level, struct slice ordinal, struct slice label,
                         uint32_t flags)
{
    struct document *document = context;
    place_raw(document);
    array_reserve(document->sections, document->section_capacity, document->section_count + 1);
    document->sections[document->section_count++] = (struct section){
        .level = level,
        .ordinal = arena_copy(document->arena, ordinal),
        .label = arena_copy(document->arena, label),
        .range = {NOWHERE, NOWHERE},
        .parent = NOWHERE,
        .printed = flags & SECTION_PRINTED,
        .frame = flags & SECTION_FRAME,
    };
}

static void take_notice(void *context, struct slice sentence)
{
    struct document *document = context;
    array_reserve(document->notices, document->notice_capacity, document->notice_count + 1);
    document->notices[document->notice_count++] = arena_copy(document->arena, sentence);
}

static void take_end(void *context)
{
    struct document *document = context;
    assert(!document->builder.in_leaf && document->builder.depth == 0);
    place_raw(document);
    place_anchors(document, document->region.length);
    document->final = true;
    document->revision++;
    for (size_t i = 0; i < document->builder.named_sections; i++) {
        struct range *range = &document->sections[i].range;
        if (range->end == NOWHERE)
            range->end = document->region.length;
    }
}

void document_cut_off(struct document *document)
{
    if (document->final || document->derive)
        return;
    while (document->builder.styles > 0)
        take_style_off(document);
    while (document->builder.in_leaf || document->builder.depth > 0)
        take_close(document);
    take_end(document);
}

struct sink document_sink(struct document *document)
{
    assert(!document->derive);
    return (struct sink){
        .context = document,
        .meta = take_meta,
        .open = take_open,
        .close = take_close,
        .text = take_text,
        .style_on = take_style_on,
        .style_off = take_style_off,
        .link = take_link,
        .note_ref = take_note_ref,
        .anchor = take_anchor,
        .section = take_section,
        .notice = take_notice,
        .raw = take_raw,
        .end = take_end,
    };
}
