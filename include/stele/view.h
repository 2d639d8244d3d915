/* view: a reading as a frame: the page, the outline at its side, the status line, and what lies over them. */
#ifndef STELE_VIEW_H
#define STELE_VIEW_H

#include "stele/frame.h"
#include "stele/reader.h"

/* Draws the screen of READER into FRAME, which is reset to the reader's size. */
void view_draw(struct reader *reader, struct frame *frame);

#endif
