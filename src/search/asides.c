#include "asides.h"

#include <stdlib.h>

static void add(struct asides *asides, const struct span *span)
{
    size_t end = asides->count == 0 ? 0 : asides->items[asides->count - 1].range.end;
    if (span->range.start >= span->range.end || span->range.start < end)
        return;
    array_reserve(asides->items, asides->capacity, asides->count + 1);
    asides->items[asides->count++] = (struct aside){span->range, span->style == STYLE_HIDDEN};
}

void asides_collect(struct asides *asides, const struct document *document, size_t limit)
{
    for (; asides->spans < document_spans(document); asides->spans++) {
        const struct span *span = document_span(document, asides->spans);
        if (span->range.start >= limit)
            break;
        if (span->style == STYLE_NOTE_REF || span->style == STYLE_HIDDEN)
            add(asides, span);
    }
}

void asides_free(struct asides *asides)
{
    free(asides->items);
    *asides = (struct asides){0};
}

size_t asides_index(const struct asides *asides, size_t place)
{
    size_t low = 0, high = asides->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (asides->items[middle].range.end <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t asides_pass(const struct asides *asides, size_t at, enum reading_way way)
{
    if (asides->count == 0)
        return at;
    for (size_t i = asides_index(asides, at); i < asides->count; i++) {
        const struct aside *aside = &asides->items[i];
        if (aside->range.start > at)
            break;
        if (aside->hidden || way == READ_OVER_NOTES)
            at = aside->range.end;
    }
    return at;
}

size_t asides_pass_back(const struct asides *asides, size_t at)
{
    while (at > 0 && asides->count > 0) {
        size_t index = asides_index(asides, at - 1);
        if (index == asides->count || asides->items[index].range.start >= at)
            break;
        at = asides->items[index].range.start;
    }
    return at;
}
