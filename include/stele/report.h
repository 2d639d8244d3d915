/* report: a document for programs and people: JSON, text, citations, dumps. The JSON library only here. */
#ifndef STELE_REPORT_H
#define STELE_REPORT_H

#include "stele/base.h"
#include "stele/document.h"
#include "stele/layout.h"
#include "stele/search.h"
#include "stele/store.h"

#include <stdio.h>

/* What is printed about, beside the document itself. */
struct report {
    const struct document *document; /* final; NULL: the bookmarks of all documents */
    const char *name;                /* the file as it was given; "" for the speech */
    const char *format;
    bool plain; /* has lines of its own */
    bool json;
    bool markdown; /* of bookmarks */
    FILE *out;
};

/* Whatever the document, its metadata or its name hold, no control character but the line feed and the tab is
 * printed or appended: text is printed as text_visible() makes it, JSON has escapes. A write that failed is
 * found in ferror(OUT). */

/* The outline: JSON as design §9 says, else a line an entry, indented, with its ordinal and ¶. */
void report_outline(const struct report *report);
/* What is known of the document. */
void report_metadata(const struct report *report);
/* The hits of SEARCH, which is done: entries of a JSON array that BEFORE of them are in already, perhaps of
 * other documents; else a line "file:section:¶N: text" for each block that has some. Of a block of more than
 * 4 KB JSON has what stands around the hit. */
void report_hits(const struct report *report, const struct search *search, size_t before);
/* Ends the array, which has COUNT entries. */
void report_hits_end(FILE *out, size_t count);

/* The bookmarks that STORE has of DOCUMENT, which is that of REPORT: JSON as design §9 says and with what
 * report_import() wants, a reading note in Markdown, else a list. With DOCUMENT 0 and without one in REPORT,
 * of all documents, which are not opened, so that no mark has a state; JSON then has those that were removed
 * too. STORE may be NULL: nothing is known. COUNT: the bookmarks. False: ERROR says what could not be read.
 */
bool report_bookmarks(const struct report *report, struct store *store, int64_t document, size_t *count,
                      struct error *error);
/* Merges what report_bookmarks() wrote as JSON, from the file NAME, into STORE. False: ERROR says where it is
 * malformed or why it cannot be kept, and nothing was changed. */
bool report_import(struct slice json, const char *name, struct store *store, struct store_merged *merged,
                   struct error *error);

/* The text in RANGE laid out at COLUMNS; 0: one line a paragraph, without markers; cells are parted by a tab,
 * rows, code and verse keep their lines. */
void report_text(const struct report *report, struct range range, unsigned columns);

/* Appends RANGE as it is copied: the words of each block on one line, a blank line between two; rows on lines
 * and cells parted by a tab; code and verse with their lines; items of a tight list without blank lines
 * between them; note references left out. The citation in that style follows, unless CITATION is empty. */
void report_quotation(const struct document *document, struct range range, struct slice citation,
                      struct buffer *into);

/* Appends where the paragraph at PLACE comes from, parted from what INTO holds: authors, title, source, date,
 * section (if its label stands in the text) and ¶, as STYLE writes them; what is not known is left out.
 * NOWHERE: the document as a whole. */
void report_citation(const struct document *document, size_t place, struct slice style, struct buffer *into);
/* The INDEXth name of a style, NULL past the last. The first is the one for an unknown name. */
const char *report_citation_style(size_t index);

/* --dump=tree and --dump=layout: every block, span, section and note; every line at COLUMNS. */
void report_tree(const struct report *report);
void report_layout(const struct report *report, unsigned columns);

#endif
