/* clipboard: a text as the command that puts it into the terminal's clipboard (OSC 52 of xterm's ctlseqs). */
#ifndef TERMINAL_CLIPBOARD_H
#define TERMINAL_CLIPBOARD_H

#include "stele/base.h"

enum { CLIPBOARD_BYTES = 74994 }; /* what xterm takes, before base64 */

/* Which program stands between us and the terminal and must be told to pass the command on. */
enum clipboard_between { CLIPBOARD_DIRECT, CLIPBOARD_TMUX, CLIPBOARD_SCREEN };

enum clipboard_between clipboard_between(void); /* by the environment */

/* Appends the command. False: TEXT is longer than CLIPBOARD_BYTES. */
bool clipboard_put(struct buffer *into, struct slice text, enum clipboard_between between);

#endif
