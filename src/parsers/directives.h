/* directives.h: comments of Markdown that carry what its reader must not see. */
#ifndef STELE_PARSERS_DIRECTIVES_H
#define STELE_PARSERS_DIRECTIVES_H

#include "pen.h"

/* What a comment holds, without its marks. One that is no directive does nothing; a wrong one gives a notice.
 */
void directive_obey(struct slice comment, struct pen *pen);
/* COMMENT is the directive NAME. */
bool directive_is(struct slice comment, const char *name);

#endif
