/* sequence: the key that bytes from a terminal stand for. */
#ifndef TERMINAL_SEQUENCE_H
#define TERMINAL_SEQUENCE_H

#include "capabilities.h"
#include "stele/terminal.h"

enum sequence_kind {
    SEQUENCE_CUT, /* more must come */
    SEQUENCE_KEY,
    SEQUENCE_IGNORED, /* no key of ours, but whole */
    SEQUENCE_PASTE,   /* what follows is pasted, up to SEQUENCE_PASTE_END */
    SEQUENCE_STRING,  /* what follows is a string of the terminal's, up to BEL or ST */
};

#define SEQUENCE_PASTE_END "\033[201~"

struct sequence {
    enum sequence_kind kind;
    size_t length; /* bytes it takes */
    unsigned modifiers;
    char name[16]; /* a character, or "Up" */
};

/* What BYTES, which are not empty, begin with. NAMED: what terminfo says of this terminal. With FINAL no more
 * bytes come, and nothing is cut. */
struct sequence sequence_read(struct slice bytes, bool final, const struct capability_key *named,
                              size_t count);

/* The key's name as the door has it. */
void sequence_name(const struct sequence *sequence, char key[TERMINAL_KEY_BYTES]);

#endif
