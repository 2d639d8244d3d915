/* pen: makes the bytes that move a terminal's cursor, set its attributes, write cells, erase and scroll. */
#ifndef TERMINAL_PEN_H
#define TERMINAL_PEN_H

#include "scroll.h"
#include "styles.h"

struct pen {
    const struct capabilities *can;
    const struct styles *styles;
    bool unicode;           /* else only ASCII is written */
    unsigned rows, columns; /* of the screen */
    struct buffer bytes;    /* what was made */

    /* Where the bytes leave the cursor, and with which attributes. */
    unsigned row, column;
    bool lost; /* the cursor is who knows where */
    unsigned look;
};

/* A cell as it looks on this terminal. */
struct sight {
    const char *shown;
    unsigned columns; /* 0 continues the cell to its left */
    unsigned look;    /* of struct styles */
};

/* Clears a screen of this size. */
void pen_clear(struct pen *pen, unsigned rows, unsigned columns);
void pen_move(struct pen *pen, unsigned row, unsigned column);
void pen_set_look(struct pen *pen, unsigned look);
/* Writes the cell at ROW and COLUMN. */
void pen_put(struct pen *pen, unsigned row, unsigned column, struct sight sight);
/* The same wherever the cursor is. */
void pen_write(struct pen *pen, struct sight sight);
/* Erases the row from COLUMN on; what was there ended at END. */
void pen_erase(struct pen *pen, unsigned row, unsigned column, unsigned end);
/* False: the terminal cannot move its rows so. */
bool pen_scroll(struct pen *pen, struct scroll scroll);

/* The start of ROW is a line end away. */
bool pen_is_above(const struct pen *pen, unsigned row);

bool sight_is_empty(struct sight sight);
bool sight_is_ascii(struct sight sight);
/* Terminals differ in the columns it takes: clusters of several characters, and what lies above the basic
 * plane, pictures most of all. */
bool sight_is_doubtful(struct sight sight);

#endif
