#include "expression.h"
#include "regex.h"
#include "scan.h"

#include <stdlib.h>

struct search {
    const struct document *document;
    bool is_regex;
    union {
        struct scan scan;
        struct regex regex;
    } by;
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

/* ---- by words, or by a regular expression -------------------------------------------------------- */

static bool open(struct search *search, struct slice query, unsigned ways, struct error *error)
{
    search->is_regex = ways & SEARCH_REGEX || expression_body(query).length < query.length;
    return search->is_regex ? regex_open(&search->by.regex, search->document, query, ways, error)
                            : scan_open(&search->by.scan, search->document, query, ways, error);
}

static void extend(struct search *search)
{
    search->limit = find_limit(search->document);
    if (search->is_regex)
        regex_extend(&search->by.regex, search->limit);
    else
        scan_extend(&search->by.scan, search->limit);
}

static size_t run(struct search *search, struct range range, uint64_t deadline, struct hits *hits)
{
    return search->is_regex ? regex_run(&search->by.regex, range, deadline, hits)
                            : scan_run(&search->by.scan, range, deadline, hits);
}

static void close(struct search *search)
{
    if (search->is_regex)
        regex_close(&search->by.regex);
    else
        scan_close(&search->by.scan);
}

/* ---- a search ------------------------------------------------------------------------------------ */

struct search *search_new(const struct document *document, struct slice query, unsigned ways, size_t origin,
                          struct error *error)
{
    struct block block;
    struct search *search = memory_new(sizeof *search);
    search->document = document;
    if (!open(search, query, ways, error)) {
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
    close(search);
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
            search->ahead =
                run(search, (struct range){search->ahead, search->limit}, deadline, &search->after);
        else
            search->behind =
                run(search, (struct range){search->behind, search->origin}, deadline, &search->before);
        if (clock_microseconds() >= deadline)
            break;
    }
    return search_done(search);
}

bool search_done(const struct search *search)
{
    return search_stopped(search) ||
           (search->ahead >= find_limit(search->document) && search->behind >= search->origin);
}

const char *search_stopped(const struct search *search)
{
    return search->is_regex && search->by.regex.costly ? "too costly, stopped" : NULL;
}

bool search_is_exact(const struct search *search)
{
    return search->is_regex ? search->by.regex.exact : search->by.scan.query.exact;
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
