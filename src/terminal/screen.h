/* screen: what the terminal shows, and the bytes that make it show another frame. */
#ifndef TERMINAL_SCREEN_H
#define TERMINAL_SCREEN_H

#include "pen.h"

struct screen {
    struct pen pen; /* its bytes are what screen_paint wants sent */
    struct styles styles;
    struct frame *shown; /* what stands on the screen, where that is known */
    bool known;
    struct sight *wanted, *was; /* the row that is painted, and what stands there */
    size_t capacity;            /* of each */
};

void screen_open(struct screen *screen, const struct capabilities *capabilities, bool unicode, bool colour);
void screen_close(struct screen *screen);
void screen_set_colour(struct screen *screen, bool colour);

/* Appends to the bytes what makes the screen show FRAME; FULL, or a screen of another size, paints all of it.
 * Returns how many of its cells are shown by stand-ins. */
unsigned screen_paint(struct screen *screen, const struct frame *frame, bool full);

/* Appends one row of FRAME from COLUMN on as a line, wherever the cursor is. The screen is not known after
 * it. */
void screen_print(struct screen *screen, const struct frame *frame, unsigned row, unsigned column);

#endif
