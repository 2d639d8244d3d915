/* hold: takes the terminal and gives it back, also from inside a signal handler. */
#ifndef TERMINAL_HOLD_H
#define TERMINAL_HOLD_H

#include "capabilities.h"

/* Keeps the modes of the terminal behind INPUT and sets raw ones. False: INPUT is no terminal, which ERROR
 * says. */
bool hold_open(int input, int output, struct error *error);
void hold_close(void);
void hold_open_again(void); /* as it was opened */

/* Makes the bytes that take and give back a screen of so many rows. */
void hold_prepare(const struct capabilities *capabilities, unsigned rows);

/* The modes are ours. */
bool hold_is_on(void);
/* Appends what takes the screen, unless that was done: it goes out with the first picture, in one write.
 * Returns whether it did; nothing of ours is on the screen then. */
bool hold_screen(struct buffer *bytes);
bool hold_has_screen(void);

/* Async-signal-safe; they do nothing when there is nothing to do. A process in the background takes nothing.
 */
void hold_give_back(void);
void hold_lose(void); /* somebody else had it meanwhile */
void hold_take_again(void);

#endif
