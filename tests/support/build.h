/* build.h: small documents for tests. */
#ifndef STELE_BUILD_H
#define STELE_BUILD_H

#include "check.h"
#include "say.h"

#include "stele/document.h"

/* A document that is still empty, with its sink. */
static inline struct document *build_new(struct sink *sink)
{
    struct error error;
    struct document *document = document_new(&error);
    assert_non_null(document);
    *sink = document_sink(document);
    return document;
}

/* Paragraphs, which are separated by "\n\n" in TEXT. */
static inline struct document *build_paragraphs(struct slice text)
{
    struct sink sink;
    struct document *document = build_new(&sink);
    for (size_t at = 0, end; at < text.length; at = end + 2) {
        for (end = at; end < text.length; end++)
            if (text.bytes[end] == '\n' && end + 1 < text.length && text.bytes[end + 1] == '\n')
                break;
        sink.open(sink.context, BLOCK_PARAGRAPH, 0);
        sink.text(sink.context, slice_cut(text, at, end));
        sink.close(sink.context);
    }
    sink.end(sink.context);
    return document;
}

/* For build_lines(): a run of lines between blank ones. */
static inline bool build_derive(struct slice text, enum document_way way, size_t place, struct block *block)
{
    struct range found = {0, 0};
    bool any = false;
    for (size_t at = 0; at < text.length; at = found.end) {
        while (at < text.length && text.bytes[at] == '\n')
            at++;
        found = (struct range){at, at};
        while (found.end < text.length &&
               !(text.bytes[found.end] == '\n' &&
                 (found.end + 1 == text.length || text.bytes[found.end + 1] == '\n')))
            found.end++;
        if (found.start == found.end || (way == DOCUMENT_BACK && found.start > place))
            break;
        if (way == DOCUMENT_AHEAD && found.start < place)
            continue;
        *block = (struct block){.kind = BLOCK_PARAGRAPH, .range = found, .joins = true};
        any = true;
        if (way == DOCUMENT_AHEAD)
            break;
    }
    return any;
}

/* Hard-wrapped paragraphs, which are separated by blank lines in TEXT; their line feeds are spaces. */
static inline struct document *build_lines(struct slice text)
{
    struct document *document = document_derived(text, build_derive);
    while (!document_step(document, 1000000))
        ;
    return document;
}

#endif
