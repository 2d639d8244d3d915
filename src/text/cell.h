/* cell: how many columns of a terminal a single character takes. */
#ifndef STELE_TEXT_CELL_H
#define STELE_TEXT_CELL_H

#include "stele/text.h"

/* 0, 1 or 2; -1 where the C library knows no such character. ncurses asks the same wcwidth(), and any other
 * number would part its cursor from ours. The soft hyphen has 0. */
int cell_columns(uint32_t character, enum text_ambiguous ambiguous);
/* True for Han, kana and the punctuation that goes with them: wide, and neither Hangul nor emoji. */
bool cell_is_wide_han(uint32_t character);

#endif
