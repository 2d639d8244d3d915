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
