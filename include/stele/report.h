/* report: a document for programs and people: JSON, text, citations, dumps. The JSON library only here. */
#ifndef STELE_REPORT_H
#define STELE_REPORT_H

#include "stele/base.h"
#include "stele/document.h"
#include "stele/layout.h"
#include "stele/search.h"

#include <stdio.h>

/* What is printed about, beside the document itself. */
struct report {
    const struct document *document; /* final */
    const char *name;                /* the file as it was given; "" for the speech */
    const char *format;
    bool plain; /* has lines of its own */
    bool json;
    FILE *out;
    size_t hits_printed; /* by report_hits, of all documents */
};

/* The outline: JSON as design §9 says, else a line an entry, indented, with its ordinal and ¶. */
void report_outline(const struct report *report);
/* What is known of the document. */
void report_metadata(const struct report *report);
/* The hits of SEARCH, which is done: JSON, else "file:section:¶N: text" lines. Several documents share one
 * JSON array: call report_hits_start() before the first and report_hits_end() after the last. */
void report_hits_start(struct report *report);
void report_hits(struct report *report, const struct search *search);
void report_hits_end(struct report *report);

/* The text in RANGE laid out at COLUMNS; 0: one line a paragraph, without markers. */
void report_text(const struct report *report, struct range range, unsigned columns);

/* Appends RANGE as it is copied: the words of each block on one line, a blank line between two; note
 * references and editorial labels left out. With CITED the citation follows on a line of its own. */
void report_quotation(const struct document *document, struct range range, bool cited, struct buffer *into);

/* --dump=tree and --dump=layout: every block, span, section and note; every line at COLUMNS. */
void report_tree(const struct report *report);
void report_layout(const struct report *report, unsigned columns);

#endif
