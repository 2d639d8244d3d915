/* front_lines.h: what other tools than YAML's write at the head of a Markdown source, line by line. */
#ifndef STELE_PARSERS_FRONT_LINES_H
#define STELE_PARSERS_FRONT_LINES_H

#include "front_matter.h"

/* TOML between two lines "+++": names with strings, dates or lists of strings, above its first table. Returns
 * the bytes up to the text; 0: there is none. */
size_t front_read_toml(struct front_matter *front, struct slice source);
/* Pandoc's title block: lines that begin with "%": title, authors with ";" between them, date. Likewise. */
size_t front_read_title_block(struct front_matter *front, struct slice source);

#endif
