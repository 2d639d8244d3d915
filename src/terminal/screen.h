/* screen: what the terminal shows, and the bytes that make it show another frame. */
#ifndef TERMINAL_SCREEN_H
#define TERMINAL_SCREEN_H

#include "styles.h"

struct screen {
    const struct capabilities *can;
    struct styles styles;
    bool unicode;        /* else only ASCII is sent */
    struct frame *shown; /* what stands on the screen, where that is known */
    bool known;
    struct buffer bytes; /* what screen_paint wants sent */

    /* The terminal's cursor and attributes while bytes are made. */
    unsigned row, column;
    bool lost; /* the cursor is who knows where */
    unsigned look;
};

void screen_open(struct screen *screen, const struct capabilities *capabilities, bool unicode, bool colour);
void screen_close(struct screen *screen);
void screen_set_colour(struct screen *screen, bool colour);

/* Appends to the bytes what makes the screen show FRAME; FULL, or a screen of another size, paints all of it.
 * Returns how many of its cells are shown by stand-ins. */
unsigned screen_paint(struct screen *screen, const struct frame *frame, bool full);

#endif
