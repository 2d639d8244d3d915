/* styles: the bytes that switch a named style on, for one terminal and one theme. */
#ifndef TERMINAL_STYLES_H
#define TERMINAL_STYLES_H

#include "capabilities.h"
#include "stele/frame.h"

enum { STYLE_BYTES = 64 };

struct styles {
    char on[FRAME_STYLE_COUNT][STYLE_BYTES]; /* after sgr0; "" for a style that looks like text */
    /* The first style that looks the same, of a character and of a blank. */
    unsigned char look[FRAME_STYLE_COUNT], blank_look[FRAME_STYLE_COUNT];
};

/* Without COLOUR, or where the terminal has none, a style is its attributes alone. */
void styles_make(struct styles *styles, const struct capabilities *capabilities, bool colour);

#endif
