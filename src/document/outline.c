/* What comes to a derived document later: more text, its sections, its metadata, the lines of its source. */

#include "document.h"

#include <assert.h>

void document_expect_outline(struct document *document)
{
    document->expects_outline = true;
}

/* The section around what follows at LEVEL; those that end there end at PLACE. */
static size_t parent_for(struct document *document, size_t parent, unsigned level, size_t place)
{
    while (parent != NOWHERE && document->sections[parent].level >= level) {
        document->sections[parent].range.end = place;
        parent = document->sections[parent].parent;
    }
    return parent;
}

static void end_sections(struct document *document, size_t place)
{
    if (document->section_count > 0)
        parent_for(document, document->section_count - 1, 0, place);
}

void document_set_outline(struct document *document, const struct section *sections, size_t count)
{
    assert(document->derive || document->final);
    array_reserve(document->sections, document->section_capacity, count);
    document->section_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct section section = sections[i];
        section.ordinal = arena_copy(document->arena, section.ordinal);
        section.label = arena_copy(document->arena, section.label);
        section.range.end = NOWHERE;
        section.parent = parent_for(document, i > 0 ? i - 1 : NOWHERE, section.level, section.range.start);
        document->sections[document->section_count++] = section;
    }
    document->builder.named_sections = document->section_count;
    end_sections(document, document_text(document).length);
    document->expects_outline = false;
    document->revision++;
}

void document_set_meta(struct document *document, enum meta_key key, struct slice value)
{
    document_add_meta(document, key, value);
}

void document_set_spans(struct document *document, const struct span *spans, size_t count)
{
    assert(document->derive);
    array_reserve(document->spans, document->span_capacity, count);
    for (size_t i = 0; i < count; i++)
        document->spans[i] = spans[i];
    document->span_count = count;
}

/* ---- a text that grows ---- */

void document_grow(struct document *document, struct slice text, const struct span *spans, size_t count,
                   bool more)
{
    assert(document->derive && !document->final && text.length >= document->text.length);
    document->text = text;
    document->grows = more;
    array_reserve(document->spans, document->span_capacity, document->span_count + count);
    for (size_t i = 0; i < count; i++)
        document->spans[document->span_count++] = spans[i];
    document->revision++;
}

/* ---- lines of the source ---- */

void document_set_lines(struct document *document, const struct line_mark *marks, size_t count)
{
    document->line_marks = marks;
    document->line_mark_count = count;
}

size_t document_line(const struct document *document, size_t place)
{
    struct line_mark mark = {0, 1};
    struct slice text = document_text(document);
    size_t low = 0, high = document->line_mark_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->line_marks[middle].place <= place)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0)
        mark = document->line_marks[low - 1];
    for (size_t i = mark.place; i < place && i < text.length; i++)
        mark.line += text.bytes[i] == '\n';
    return mark.line;
}
