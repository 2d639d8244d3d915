/* Any words in any text: hits in order, each within a block, the same in any case of slices; quotations that
 * stand are found. */
#include "fuzz.h"
#include "script.h"

#include "stele/search.h"

static void check_hits(const struct document *document, const struct search *search)
{
    size_t last = 0;
    for (size_t i = 0; i < search_count(search); i++) {
        struct block block;
        struct range hit = search_hit(search, i);
        demand(hit.start >= last && hit.end > hit.start && hit.end <= document_text(document).length);
        demand(document_block_at(document, hit.start, &block));
        demand(hit.start >= block.range.start && hit.end <= block.range.end);
        demand(search_index(search, hit.start) == i);
        last = hit.end;
    }
    demand(search_count_in(search, (struct range){0, NOWHERE}) == search_count(search));
}

/* Hits of a whole search from ORIGIN; they do not hang on it unless they could overlap. */
static void check_search(const struct document *document, struct slice query, size_t origin)
{
    struct error error;
    struct search *search = search_new(document, query, SEARCH_SMART, origin, &error);
    if (!search)
        return;
    while (!search_step(search, 1000))
        check_hits(document, search);
    check_hits(document, search);
    demand(search_done(search));
    search_free(search);
}

/* The words from PLACE on, as a mark keeps them; they may be ill-formed. */
static void check_quote(const struct document *document, size_t place)
{
    if (place > document_text(document).length)
        return;
    struct quote quote = search_quote_at(document, place);
    if (quote.words.length == 0)
        return;
    demand(search_quote_stands(document, &quote, place));
    size_t found = search_quote_find(document, &quote, place);
    demand(found == NOWHERE || found <= document_text(document).length);
}

void fuzz_input(struct slice bytes)
{
    struct error error;
    size_t length = fuzz_byte(&bytes), origin = fuzz_byte(&bytes);
    struct slice query = slice_cut(bytes, 0, length);
    struct document *document = document_new(&error);
    demand(document);
    struct sink sink = document_sink(document);
    script_calls(slice_cut(bytes, length, bytes.length), &sink);
    check_search(document, query, origin);
    check_quote(document, origin);
    document_free(document);
}
