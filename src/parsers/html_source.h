/* html_source.h: the source of a page as libxml2 can read it quickly and rightly. */
#ifndef STELE_PARSERS_HTML_SOURCE_H
#define STELE_PARSERS_HTML_SOURCE_H

#include "stele/base.h"

/* Appends PAGE with at most so many attributes in a tag, for which libxml2 takes the square of their number.
 * Of HTML also without what a document type declares, and with all references as characters: it does not know
 * the names that came after HTML 4, old names without ";", and what numbers from 128 to 159 mean; and it is
 * slow with a "&" that is none. */
void html_source_append(struct slice page, bool is_xml, struct buffer *into);

#endif
