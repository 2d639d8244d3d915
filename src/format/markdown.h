/* What tells Markdown from other texts where a name does not: certain signs only, since a text that is taken
 * for Markdown loses its lines. */
#ifndef STELE_FORMAT_MARKDOWN_H
#define STELE_FORMAT_MARKDOWN_H

#include "stele/base.h"

/* BEGINNING opens with YAML between "---" and "---" or "...", after which no more YAML comes. */
bool markdown_has_front_matter(struct slice beginning);
/* Headings set off by blank lines, at two levels or beside fences, links or strong words; and no comments. */
bool markdown_has_signs(struct slice beginning);

#endif
