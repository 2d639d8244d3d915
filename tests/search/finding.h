/* finding.h: what a search finds, for the tests of search. */
#ifndef STELE_FINDING_H
#define STELE_FINDING_H

#include "build.h"

#include "stele/search.h"

static inline struct search *find_in(const struct document *document, const char *query,
                                     unsigned ways, size_t origin)
{
    struct error error = {{0}};
    struct search *search = search_new(document, slice_of(query), ways, origin, &error);
    if (!search)
        fail_msg("%s: %s", query, error.text);
    while (!search_step(search, 1000))
        ;
    return search;
}

/* The hits, each in brackets, in the order of the text. */
static inline void write_hits(const struct document *document, const struct search *search,
                              struct buffer *into)
{
    for (size_t i = 0; i < search_count(search); i++) {
        buffer_append_byte(into, '[');
        buffer_append(into, slice_range(document_text(document), search_hit(search, i)));
        buffer_append_byte(into, ']');
    }
}

static inline void check_hits(const struct document *document, const char *query,
                              unsigned ways, const char *wanted, const char *file, int line)
{
    struct search *search = find_in(document, query, ways, 0);
    struct buffer found = {0};
    write_hits(document, search, &found);
    if (strcmp(buffer_string(&found), wanted) != 0)
        print_error("query: %s\n", query);
    _assert_string_equal(buffer_string(&found), wanted, file, line);
    buffer_free(&found);
    search_free(search);
}

static inline void check_found(const char *text, const char *query, const char *wanted, const char *file,
                               int line)
{
    struct document *document = build_paragraphs(slice_of(text));
    check_hits(document, query, SEARCH_SMART, wanted, file, line);
    document_free(document);
}

/* In DOCUMENT, or in the paragraphs of TEXT, QUERY finds WANTED: "[hit][hit]", or "". */
#define assert_hits(document, query, wanted)                                                                 \
    check_hits((document), (query), SEARCH_SMART, (wanted), __FILE__, __LINE__)
#define assert_found(text, query, wanted) check_found((text), (query), (wanted), __FILE__, __LINE__)

#endif
