/* html_names.h: the names that HTML gives to characters (HTML, 13.5, "Named character references"). */
#ifndef STELE_PARSERS_HTML_NAMES_H
#define STELE_PARSERS_HTML_NAMES_H

#include "stele/base.h"

enum { HTML_LONGEST_NAME = 31, HTML_LONGEST_BARE_NAME = 6, HTML_SHORTEST_NAME = 2 }; /* bytes */

/* NAME stands between "&" and ";". False: it names no character, or two. */
bool html_name(struct slice name, uint32_t *character);
/* The same of the old names that need no ";" behind them. */
bool html_bare_name(struct slice name, uint32_t *character);

#endif
