#include "scan.h"

#include <stdlib.h>

struct search {
    const struct document *document;
    struct scan scan;
    size_t origin; /* where a block starts */
    size_t limit;  /* of the text that can be searched now */
    size_t ahead,
        behind; /* what was searched: from the origin up to the one, from the start up to the other */
    struct hits before, after; /* the origin */
};

/* Of a document that still grows the last block is left out. */
static size_t find_limit(const struct document *document)
{
    struct block last;
    size_t length = document_text(document).length;
    if (document_complete(document))
        return length;
    return document_block_at(document, length, &last) ? last.range.start : 0;
}

static void extend(struct search *search)
{
    search->limit = find_limit(search->document);
    scan_extend(&search->scan, search->limit);
}

struct search *search_new(const struct document *document, struct slice query, enum search_case search_case,
                          size_t origin, struct error *error)
{
    struct block block;
    struct search *search = memory_new(sizeof *search);
    search->document = document;
    if (!scan_open(&search->scan, document, query, search_case, error)) {
        search_free(search);
        return NULL;
    }
    extend(search);
    search->origin = document_block_at(document, origin, &block) ? block.range.start : 0;
    if (search->origin > search->limit)
        search->origin = search->limit;
    search->ahead = search->origin;
    return search;
}

void search_free(struct search *search)
{
    if (!search)
        return;
    scan_close(&search->scan);
    hits_free(&search->before);
    hits_free(&search->after);
    free(search);
}

bool search_step(struct search *search, unsigned microseconds)
{
    uint64_t deadline = clock_microseconds() + microseconds;
    extend(search);
    while (!search_done(search)) {
        if (search->ahead < search->limit)
            search->ahead = scan_run(&search->scan, (struct range){search->ahead, search->limit}, deadline,
                                     &search->after);
        else
            search->behind = scan_run(&search->scan, (struct range){search->behind, search->origin}, deadline,
                                      &search->before);
        if (clock_microseconds() >= deadline)
            break;
    }
    return search_done(search);
}

bool search_done(const struct search *search)
{
    return search->ahead >= find_limit(search->document) && search->behind >= search->origin;
}

unsigned search_percent(const struct search *search)
{
    size_t length = document_text(search->document).length;
    size_t searched = search->ahead - search->origin + search->behind;
    return length == 0 ? 100 : (unsigned)((double)searched * 100 / (double)length);
}

size_t search_count(const struct search *search)
{
    return search->before.count + search->after.count;
}

struct range search_hit(const struct search *search, size_t index)
{
    size_t before = search->before.count;
    return index < before ? hits_at(&search->before, index) : hits_at(&search->after, index - before);
}

size_t search_index(const struct search *search, size_t place)
{
    if (place < search->origin)
        return hits_index(&search->before, place);
    return search->before.count + hits_index(&search->after, place);
}

size_t search_count_in(const struct search *search, struct range range)
{
    return search_index(search, range.end) - search_index(search, range.start);
}
