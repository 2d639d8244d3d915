/* markdown_head.h: what a Markdown document shows of its front matter before its own text. */
#ifndef STELE_PARSERS_MARKDOWN_HEAD_H
#define STELE_PARSERS_MARKDOWN_HEAD_H

#include "front_matter.h"
#include "pen.h"

#include <cmark-gfm.h>

/* Writes what is known of the document, its title unless the text begins with it, and the byline unless the
 * text begins with a credit. True: the text begins with a heading, after which the byline is to be written.
 */
bool markdown_write_head(const struct front_matter *front, cmark_node *root, struct pen *pen);
void markdown_write_byline(const struct front_matter *front, struct pen *pen);

#endif
