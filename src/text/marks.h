/* marks: which marks folding drops, and after which letters. */
#ifndef STELE_TEXT_MARKS_H
#define STELE_TEXT_MARKS_H

#include "stele/text.h"

bool mark_is(uint32_t character); /* general category M */
/* True for a letter of a script in which marks are accents or points and not letters of their own. */
bool mark_is_dropped_after(uint32_t letter);

#endif
