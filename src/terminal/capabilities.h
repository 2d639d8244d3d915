/* capabilities: what the terminal can do and how it is told, from terminfo. Only here is its library known.
 */
#ifndef TERMINAL_CAPABILITIES_H
#define TERMINAL_CAPABILITIES_H

#include "stele/base.h"

/* The strings, by their names in terminfo(5); NULL where the terminal cannot. Delays are left out: nothing
 * that is slower than its line is read on. */
struct capabilities {
    const char *smcup, *rmcup;         /* alternate screen */
    const char *smkx, *rmkx;           /* keypad sends what the key strings say */
    const char *clear, *el;            /* erase: screen, to the end of the line */
    const char *cup, *cuf;             /* cursor: to (row, column), right by n */
    const char *csr;                   /* scrolling region (first, last) */
    const char *indn, *rin, *ind, *ri; /* scroll up by n, down by n, up, down */
    const char *bold, *smul, *rev, *sitm, *smxx;
    const char *sgr0; /* without the part that leaves the line-drawing set, which is never entered */
    const char *setaf, *setab;
    const char *bel;
    bool crlf;           /* CR LF goes to the start of the next line: cr, cud1 */
    int colours;         /* 0 where there are none */
    int not_with_colour; /* ncv: attributes that cannot be joined with colours */
    bool wraps;          /* am: the character in the last column moves the cursor to the next line, */
    bool wraps_late;     /* xenl: but only when the next one comes */
    int default_rows, default_columns; /* for terminals that do not tell their size */

    struct capability_key *keys;
    size_t key_count;
    struct arena *arena;
    void *terminfo;
};

/* What was pressed beside a key; xterm counts them so. */
enum { MODIFIER_SHIFT = 1, MODIFIER_META = 2, MODIFIER_CONTROL = 4 };

/* What the terminal sends for a key that has a name. */
struct capability_key {
    struct slice bytes;
    const char *name;
    unsigned modifiers;
};

/* Bits of ncv. */
enum { NOT_WITH_UNDERLINE = 2, NOT_WITH_REVERSE = 4, NOT_WITH_BOLD = 32, NOT_WITH_ITALIC = 1 << 15 };

/* Looks up TERM. False: ERROR says that it is unset, unknown, or that its cursor cannot be moved. */
bool capabilities_load(struct capabilities *capabilities, struct error *error);
void capabilities_free(struct capabilities *capabilities);

/* Appends CAPABILITY with its parameters filled in; nothing where it is NULL. */
void capability_put(struct buffer *into, const char *capability, int first, int second);

#endif
