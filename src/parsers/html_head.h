/* html_head.h: what a page says of itself. */
#ifndef STELE_PARSERS_HTML_HEAD_H
#define STELE_PARSERS_HTML_HEAD_H

#include "html_tree.h"
#include "pen.h"

/* Title, authors, dates, language and the like from <title>, <meta> and the attributes of <html>. */
void html_write_head(const struct html_tree *tree, struct pen *pen);

/* A name of a person, as given and family name where a comma tells them apart: "Liu, Zhenmin". */
void html_write_author(struct slice name, struct pen *pen);
/* A value of the document, white space folded; an empty one is none. */
void html_write_meta(enum meta_key key, struct slice value, struct pen *pen);
/* A date without its time of day. */
struct slice html_date(struct slice date);

#endif
