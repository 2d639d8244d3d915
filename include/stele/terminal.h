/* terminal: paints frames, reads bytes and names keys, and gives the terminal back whatever happens. ncurses only here. */
#ifndef STELE_TERMINAL_H
#define STELE_TERMINAL_H

#include "stele/base.h"
#include "stele/frame.h"

struct terminal;

enum { TERMINAL_KEY_BYTES = 32 }; /* of a key's name, with the terminator */

/* Takes the terminal: INPUT gives the keys, OUTPUT gets the screen; raw mode, alternate screen, bracketed paste,
 * handlers for signals. NULL: ERROR says in a sentence why it cannot (no terminal, TERM unset, unknown or without
 * cursor movement). One at a time. */
struct terminal *terminal_open(int input, int output, struct error *error);
/* Gives the terminal back. NULL is allowed. */
void terminal_close(struct terminal *terminal);

/* False where only ASCII can be shown (the locale is not UTF-8): stand-ins are drawn. To be asked before anything is
 * measured: call it once at the start of main, it sets the locale's character type. */
bool terminal_set_locale(void);

void terminal_size(const struct terminal *terminal, unsigned *rows, unsigned *columns);
/* The window may have changed: asks the system and adopts the size. */
void terminal_resize(struct terminal *terminal);
/* Draws what differs from the last frame; FULL repaints all. Returns how many cells were shown by stand-ins. */
unsigned terminal_paint(struct terminal *terminal, const struct frame *frame, bool full);
void terminal_bell(struct terminal *terminal);
bool terminal_set_theme(struct terminal *terminal, struct slice name); /* "colour", "mono"; false: unknown */

/* ---- keys -------------------------------------------------------------------------------------------------------------- */

/* Reads what has come, without waiting. False: the terminal is gone. */
bool terminal_read(struct terminal *terminal);
/* The next key: "a", "é", "<Space>", "<Enter>", "<C-d>", "<M-1>", "<PageDown>", "<F1>", "<Esc>", "<lt>" for "<". Pasted
 * text comes as "<Paste>" and stands in terminal_pasted. "<Ignore>" is a sequence that is no key. False: none yet. */
bool terminal_key(struct terminal *terminal, char key[TERMINAL_KEY_BYTES]);
struct slice terminal_pasted(const struct terminal *terminal); /* lent until the next key */
/* Milliseconds until bytes that wait (a lone Esc, a cut sequence) count as they are; -1 when none wait. */
int terminal_pending(const struct terminal *terminal);

/* ---- what goes out beside the screen -------------------------------------------------------------------------------------- */

/* To the terminal's clipboard by OSC 52 (base64; inside tmux and screen passed through). False: TEXT is longer than
 * terminals take (74,994 bytes, xterm's limit). */
bool terminal_copy(struct terminal *terminal, struct slice text);
/* Gives the terminal back, stops the process group as ^Z does, and takes it again when it is continued. */
void terminal_suspend(struct terminal *terminal);

/* ---- signals ---------------------------------------------------------------------------------------------------------------- */

enum terminal_signal { TERMINAL_NOTHING = 0, TERMINAL_RESIZED = 1, TERMINAL_HANGUP = 2, TERMINAL_CONTINUED = 4, TERMINAL_CHILD = 8 };

/* Readable when a signal came. */
int terminal_wake_descriptor(void);
/* Which came since the last call, as bits. HANGUP stands for HUP and TERM. */
unsigned terminal_signals(void);

#endif
