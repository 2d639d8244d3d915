#include "anchor.h"

#include "stele/search.h"

#include <stdlib.h>

struct store_anchor anchor_at(const struct document *document, size_t place)
{
    struct quote quote = search_quote_at(document, place);
    return (struct store_anchor){place, quote.before, quote.words, quote.after};
}

static struct slice owned(struct slice slice)
{
    return (struct slice){slice_string(slice), slice.length};
}

struct store_anchor anchor_copy(const struct store_anchor *anchor)
{
    return (struct store_anchor){anchor->place, owned(anchor->before), owned(anchor->words),
                                 owned(anchor->after)};
}

void anchor_free(struct store_anchor *anchor)
{
    free((char *)anchor->before.bytes);
    free((char *)anchor->words.bytes);
    free((char *)anchor->after.bytes);
    *anchor = (struct store_anchor){0};
}

static struct quote quote_of(const struct store_anchor *anchor)
{
    return (struct quote){anchor->before, anchor->words, anchor->after};
}

bool anchor_stands(const struct document *document, const struct store_anchor *anchor)
{
    const struct quote quote = quote_of(anchor);
    return search_quote_stands(document, &quote, anchor->place);
}

size_t anchor_find(const struct document *document, const struct store_anchor *anchor)
{
    const struct quote quote = quote_of(anchor);
    return search_quote_find(document, &quote, anchor->place);
}

/* ---- of a mark ---- */

void anchor_take(const struct document *document, struct range range, struct store_mark *mark)
{
    mark->anchor = anchor_at(document, range.start);
    mark->end = (struct store_anchor){0};
    mark->quote = (struct slice){0};
    if (range.end == NOWHERE)
        return;
    mark->end = anchor_at(document, range.end);
    mark->quote = slice_range(document_text(document), range);
}

static bool is_place(const struct store_mark *mark)
{
    return mark->quote.length == 0;
}

struct range anchor_range_standing(const struct document *document, const struct store_mark *mark)
{
    const struct range nowhere = {NOWHERE, NOWHERE};
    if (!anchor_stands(document, &mark->anchor))
        return nowhere;
    if (is_place(mark))
        return (struct range){mark->anchor.place, NOWHERE};
    struct range range = {mark->anchor.place, mark->end.place};
    bool same = range.end <= document_text(document).length &&
                slice_equal(slice_range(document_text(document), range), mark->quote);
    return same || anchor_stands(document, &mark->end) ? range : nowhere;
}

struct range anchor_range_find(const struct document *document, const struct store_mark *mark, bool *certain)
{
    const struct quote first = quote_of(&mark->anchor), last = quote_of(&mark->end);
    struct range found = {NOWHERE, NOWHERE};
    if (is_place(mark))
        found.start = search_quote_find(document, &first, mark->anchor.place);
    else
        found = search_quote_range(document, &first, &last, mark->quote,
                                   (struct range){mark->anchor.place, mark->end.place});
    *certain = found.start != NOWHERE && search_quote_stands(document, &first, found.start) &&
               (is_place(mark) || found.end != NOWHERE);
    return found;
}
