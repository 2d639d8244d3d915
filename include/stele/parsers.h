/* parsers: foreign documents, as functions of bytes to calls of a sink; each library in its own file. stele-parse only. */
#ifndef STELE_PARSERS_H
#define STELE_PARSERS_H

#include "stele/base.h"
#include "stele/sink.h"

/*
 * Every parser takes any bytes, ends with one end(), and never fails: what it cannot read it shows as text, with a
 * notice() that says what was lost.
 */
typedef void parser(struct slice bytes, struct sink sink);

/*
 * CommonMark with GitHub's tables, footnotes, strikethrough and task lists, by cmark-gfm; YAML front matter becomes
 * meta(), a title block and a byline. Comments of the form
 *
 *     <!-- stele:section level=2 ordinal="I" label="Political equality" frame -->
 *     <!-- stele:credit -->          the next paragraph is a source line or byline
 *     <!-- stele:editorial -->       the note reference that follows is the editor's
 *
 * carry what a reader of the plain Markdown must not see; a document with one stele:section gets no entries from its
 * headings' levels other than those it prints.
 */
parser parse_markdown;

#endif
