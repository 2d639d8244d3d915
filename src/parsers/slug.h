/* slug.h: the name under which a document links to one of its headings. */
#ifndef STELE_PARSERS_SLUG_H
#define STELE_PARSERS_SLUG_H

#include "stele/base.h"

/* Appends LABEL as GitHub names it: letters and digits, small where they are ASCII; "-" for a space. */
void slug_append(struct slice label, struct buffer *slug);

#endif
