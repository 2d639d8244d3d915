/* Headings that the markup of a text shows without saying so: how they nest. */
#ifndef STELE_INFER_MARKED_H
#define STELE_INFER_MARKED_H

#include "decide.h"

#include "stele/infer.h"

/* Chooses the candidates at the places of HEADINGS, which are sorted, and no others, and gives them levels; a
 * number that does not begin a series or go on with one makes none. */
void marked_choose(struct scan *scan, const struct infer_heading *headings, size_t count);

#endif
