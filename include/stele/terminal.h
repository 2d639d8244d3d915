/* terminal: paints frames, names keys, and gives the terminal back whatever happens. terminfo only here. */
#ifndef STELE_TERMINAL_H
#define STELE_TERMINAL_H

#include "stele/base.h"
#include "stele/frame.h"

struct terminal;

enum { TERMINAL_KEY_BYTES = 32 }; /* of a key's name, with the terminator */

/* Takes the terminal: INPUT gives the keys, OUTPUT gets the screen; raw mode, handlers for signals. Nothing
 * is sent yet: the alternate screen and bracketed paste are switched on with the first picture. Colours,
 * unless NO_COLOR is set. NULL: ERROR says in a sentence why it cannot (no terminal, TERM unset, unknown or
 * without cursor movement). One at a time. */
struct terminal *terminal_open(int input, int output, struct error *error);
/* Gives the terminal back. NULL is allowed. */
void terminal_close(struct terminal *terminal);

/* False where only ASCII can be shown (the locale is not UTF-8): stand-ins are drawn. To be asked before
 * anything is measured: call it once at the start of main, it sets the locale's character type. */
bool terminal_set_locale(void);

void terminal_size(const struct terminal *terminal, unsigned *rows, unsigned *columns);
/* The window may have changed: asks the system and adopts the size. */
void terminal_resize(struct terminal *terminal);
/* Draws what differs from the last frame, in one write; FULL repaints all. In the background it draws
 * nothing. Returns how many cells of the frame are shown by stand-ins. */
unsigned terminal_paint(struct terminal *terminal, const struct frame *frame, bool full);
/* Prints ROWS rows of FRAME from TOP on, each from COLUMN on, as lines where the cursor is, without taking
 * the screen: for what stays when the program has ended. */
void terminal_print(struct terminal *terminal, const struct frame *frame, unsigned top, unsigned rows,
                    unsigned column);
/* How many rows the terminal OUTPUT has; 0: it is none, or does not know. */
unsigned terminal_rows(int output);
void terminal_bell(struct terminal *terminal);
bool terminal_set_theme(struct terminal *terminal, struct slice name); /* "colour", "mono"; false: unknown */

/* ---- keys ---- */

/*
 * A key has a name. A character is its own, but for "<lt>" and "<Space>". The others:
 *
 * - <Enter> <Tab> <Backspace> <Esc> <Insert> <Delete>, CR being <Enter>, LF <C-j>, BS and DEL <Backspace>
 * - <Up> <Down> <Left> <Right> <Home> <End> <PageUp> <PageDown>
 * - <F1> to <F12>
 * - <Paste>: a text was pasted and stands in terminal_pasted
 * - <Ignore>: it came whole and is no key: an unknown sequence, a report, a mouse, bytes that are no UTF-8
 *
 * What was pressed beside it stands before it, in this order: C- for control, M- for alt or an Esc before it,
 * S- for shift where the terminal tells: <C-d>, <C-Space>, <M-x>, <M-X>, <M-lt>, <M-gt>, <C-M-a>, <S-Tab>,
 * <C-S-Right>. Letters behind C- are small.
 */

/* Reads what has come, without waiting. False: the terminal is gone. */
bool terminal_read(struct terminal *terminal);
/* The next key. False: none yet. */
bool terminal_key(struct terminal *terminal, char key[TERMINAL_KEY_BYTES]);
/* The pasted text, line ends as line feeds, at most 1,000,000 bytes; else as it came. Lent until the next
 * key. */
struct slice terminal_pasted(const struct terminal *terminal);
/* Milliseconds until bytes that wait (a lone Esc, a cut sequence) count as they are; -1 when none wait. */
int terminal_pending(const struct terminal *terminal);

/* ---- what goes out beside the screen ---- */

/* To the terminal's clipboard by OSC 52 (base64; inside tmux and screen passed through). False: TEXT is
 * longer than terminals take (74,994 bytes, xterm's limit). */
bool terminal_copy(struct terminal *terminal, struct slice text);
/* Gives the terminal back, stops the process group as ^Z does, and takes it again when it is continued. The
 * next paint is a full one. */
void terminal_suspend(struct terminal *terminal);
/* Gives the terminal to another program of the same process group, that the caller starts and waits for: the
 * modes are those from before, its ^C does not end us. */
void terminal_lend(struct terminal *terminal);
/* Takes it again: keys arrive, the screen is taken with the next paint, which is a full one. */
void terminal_take_back(struct terminal *terminal);

/* ---- signals ---- */

/* A signal that ends the program unasked (SEGV, ABRT, QUIT, ...) restores the terminal and ends it. */
enum terminal_signal {
    TERMINAL_NOTHING = 0,
    TERMINAL_RESIZED = 1,
    TERMINAL_HANGUP = 2,    /* HUP, TERM or INT: to save and end */
    TERMINAL_CONTINUED = 4, /* with RESIZED: the window may have changed meanwhile */
    TERMINAL_CHILD = 8,
};

/* Readable when a signal came; -1 where no terminal is open. */
int terminal_wake_descriptor(void);
/* Which came since the last call, as bits. */
unsigned terminal_signals(void);

/* Restores the terminal from inside a signal handler that is about to end the program: for that of SIGBUS,
 * which stays with whoever set one before terminal_open. */
void terminal_give_back(void);

#endif
