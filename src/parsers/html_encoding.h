/* html_encoding.h: the bytes of a page as UTF-8. */
#ifndef STELE_PARSERS_HTML_ENCODING_H
#define STELE_PARSERS_HTML_ENCODING_H

#include "pen.h"

/* What PAGE says its encoding is, in "<?xml encoding=" or "charset="; empty when it does not say. */
struct slice html_declared_encoding(struct slice page);

/* BYTES as UTF-8 without NUL, in ROOM or where they are: stage_decode() as a page. What cannot be read is
 * shown as U+FFFD, with a notice that names WHAT. */
struct slice html_decode_page(struct slice bytes, const char *what, struct pen *pen, struct buffer *room);

#endif
