/* scroll: whether rows of one frame stand in another, moved up or down. */
#ifndef TERMINAL_SCROLL_H
#define TERMINAL_SCROLL_H

#include "stele/frame.h"

/* Rows [top, bottom) move up by BY, down where it is negative. */
struct scroll {
    unsigned top, bottom;
    int by;
};

/* The move of SHOWN that spares most rows of WANTED, which is of the same size. False: none is worth its
 * bytes. */
bool scroll_find(const struct frame *shown, const struct frame *wanted, struct scroll *scroll);

#endif
