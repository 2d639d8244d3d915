/* emulator: a terminal in memory (libvterm) that tests write bytes to and look at. */
#ifndef STELE_EMULATOR_H
#define STELE_EMULATOR_H

#include "stele/base.h"

struct emulator;

enum { EMULATOR_CELL_BYTES = 40, EMULATOR_DEFAULT = -1 };

struct emulator_cell {
    char text[EMULATOR_CELL_BYTES]; /* " " where nothing was drawn, "" in the second column of a wide one */
    unsigned columns;
    bool bold, italic, reverse, strike;
    unsigned underline;         /* 0 to 3 */
    int foreground, background; /* 0 to 255, or EMULATOR_DEFAULT */
};

struct emulator *emulator_new(unsigned rows, unsigned columns);
void emulator_free(struct emulator *emulator);
void emulator_feed(struct emulator *emulator, struct slice bytes);
void emulator_resize(struct emulator *emulator, unsigned rows, unsigned columns);
/* What the terminal answers to what it was asked; appends it and forgets it. */
void emulator_answer(struct emulator *emulator, struct buffer *into);

unsigned emulator_rows(const struct emulator *emulator);
unsigned emulator_columns(const struct emulator *emulator);
struct emulator_cell emulator_cell(const struct emulator *emulator, unsigned row, unsigned column);
/* Appends the text of a row, blanks at its end cut. */
void emulator_row(const struct emulator *emulator, unsigned row, struct buffer *into);
/* Appends all rows, each with a line feed. */
void emulator_dump(const struct emulator *emulator, struct buffer *into);

unsigned emulator_cursor_row(const struct emulator *emulator);
unsigned emulator_cursor_column(const struct emulator *emulator);
bool emulator_cursor_is_visible(const struct emulator *emulator);
bool emulator_is_alternate(const struct emulator *emulator); /* shows the alternate screen */
unsigned emulator_bells(const struct emulator *emulator);

#endif
