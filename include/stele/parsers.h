/* parsers: foreign documents as calls of a sink, each library in a file of its own. For stele-parse only. */
#ifndef STELE_PARSERS_H
#define STELE_PARSERS_H

#include "stele/base.h"
#include "stele/sink.h"

/* ---- stages before a parser ---- */

/*
 * The bytes that BYTES, compressed by what format_compression() knows, expand to; at most MOST of them.
 * DAMAGE gets why they are not all; empty when they are.
 */
void stage_inflate(struct slice bytes, size_t most, struct buffer *into, struct error *damage);

/* A document as UTF-8. */
struct decoded {
    struct slice text; /* without a byte order mark; lent by the bytes or by the room */
    char encoding[40]; /* what it was */
    bool guessed;      /* from evidence; else it was told, marked, or it is UTF-8 */
    size_t lost;       /* ill-formed sequences, each shown as U+FFFD */
};

/*
 * A byte order mark decides, else that the bytes are UTF-8, else WANTED (NULL: nothing), else what a PAGE
 * declares, else a guess. What is all ASCII is UTF-8 unless another encoding is named.
 */
void stage_decode(struct slice bytes, const char *wanted, bool page, struct buffer *room,
                  struct decoded *decoded);

/* Lets iconv open what stage_decode() will need, before the process locks itself up: for these bytes; for
 * any; for the pages of a book. */
void stage_prepare(struct slice bytes, const char *wanted, bool page);
void stage_prepare_any(const char *wanted);
void stage_prepare_book(void);

/* ---- parsers ---- */

/*
 * Every parser takes any bytes, ends with one end(), and never fails: what it cannot read it shows as text,
 * with a notice() that says what was lost.
 */
typedef void parser(struct slice bytes, struct sink sink);

/* Lets libraries open what they will need for EPUB, before the process locks itself up. */
void prepare_epub(void);

/*
 * CommonMark with GitHub's tables, footnotes, strikethrough and task lists, by cmark-gfm. Every heading is a
 * section that it prints, but for those inside a quotation. Attributes, divisions and definitions of pandoc
 * and kramdown are read. YAML, TOML or a title block at the head become meta(), a title block and a byline,
 * unless the text begins with them. The reference to a note and its body, which comes at the end, both show
 * its number in brackets. Of HTML the text is shown, without tags. Comments of these forms carry what a
 * reader of the plain Markdown must not see:
 *
 *     <!-- stele:section level=2 ordinal="II" label="Economic integration" frame -->
 *     <!-- stele:credit -->
 *     <!-- stele:editorial -->
 *
 * stele:section begins a section of the outline at the next block. The label is needed; level is 1 to 6, else
 * 1; frame marks opening, closing, notes and legal matter. stele:credit makes the next paragraph a byline or
 * source line. stele:editorial says that the reference to a note that follows it is the editor's.
 */
parser parse_markdown;

/*
 * HTML and XHTML, by libxml2, decoded as a page. Headings are
 * sections; where there is <main> or one <article>, what leads around the site is left out; a link to a note
 * refers to it, however the page marks it.
 */
parser parse_html;

/*
 * EPUB 2 and 3, by libarchive and libxml2: the first package that the container names, its pages in the order
 * of reading, those that are not linear at the end, each once. Sections are the entries of the navigation
 * document, else of the NCX, where what they lead to is; of a book without either, its headings. Anchors are
 * named by the path of the page, or the path, "#" and the name in it; so are the links between pages.
 */
parser parse_epub;

#endif
