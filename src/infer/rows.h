/* Lines of a text of any size, found from the bytes near a place: a line that is longer than
 * INFER_BLOCK_BYTES is cut. */
#ifndef STELE_INFER_ROWS_H
#define STELE_INFER_ROWS_H

#include "line.h"

/* The row that PLACE stands on (PLACE at most the length); its NEXT is where the next row starts. */
struct line row_at(struct slice text, size_t place);
/* The row before the one that starts at START. False: there is none. */
bool row_before(struct slice text, size_t start, struct line *row);

#endif
