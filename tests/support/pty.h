/* pty: runs a program in a terminal of its own and plays the person before it. What waits fails the test,
 * with the screen, when it has waited too long. */
#ifndef STELE_PTY_H
#define STELE_PTY_H

#include "emulator.h"

struct pty;

/*
 * Starts the program at the path ARGUMENTS[0] with just this environment ("NAME=value"), both terminated by
 * NULL, on a terminal of this size. Between the test and the program stands the smallest of shells: the
 * program is a job of its own in the foreground; when it stops, "[stopped 1]" is printed ("[stopped 2]" the
 * next time), and a line typed then continues it. A terminal of 0 x 0 does not know its size.
 */
struct pty *pty_start(const char *const arguments[], const char *const environment[], unsigned rows,
                      unsigned columns);
/* Kills what still runs. NULL is allowed. */
void pty_stop(struct pty *pty);

/* ---- doing ----------------------------------------------------------------------------------- */

void pty_type(struct pty *pty, const char *keys);
void pty_write(struct pty *pty, struct slice bytes);
void pty_resize(struct pty *pty, unsigned rows, unsigned columns);
void pty_signal(struct pty *pty, int number); /* to the program */
void pty_hang_up(struct pty *pty);            /* the terminal goes away; nothing can be typed after it */

/* ---- waiting --------------------------------------------------------------------------------- */

void pty_wait_text(struct pty *pty, const char *text);    /* until a row holds it */
void pty_wait_no_text(struct pty *pty, const char *text); /* until none does */
void pty_wait_for(struct pty *pty, bool (*holds)(const struct pty *pty, void *context), void *context);
void pty_wait_quiet(struct pty *pty, int milliseconds); /* until nothing has come for so long */
/* Until the program has ended. Returns its status as waitpid tells it. */
int pty_wait_end(struct pty *pty);

/* ---- looking --------------------------------------------------------------------------------- */

const struct emulator *pty_screen(const struct pty *pty);
bool pty_shows(const struct pty *pty, const char *text);
/* All bytes that came since the start or since they were last forgotten; lent until the next wait. */
struct slice pty_output(const struct pty *pty);
void pty_forget_output(struct pty *pty);
/* The modes of the terminal are those from before the program. */
bool pty_modes_are_restored(const struct pty *pty);

#endif
