/* Cleaning: what is no text goes, and it is kept which line of the file is where. */
#ifndef STELE_INFER_CLEAN_H
#define STELE_INFER_CLEAN_H

#include "stele/infer.h"

/* LINE without the bytes that are in CONTROLS, a space where they part words; INTO is room for it. */
struct slice clean_without(struct slice line, const char *controls, struct buffer *into);

/* ---- strike.c: bold and underline as terminals and printers are told ---- */

struct strike {
    struct infer_clean *clean;
    size_t base;              /* of the whole text, where that of CLEAN begins */
    bool on[STYLE_KINDS];     /* by an escape sequence, also over the end of a line */
    size_t open[STYLE_KINDS]; /* the span that is open; NOWHERE */
};

void strike_begin(struct strike *strike, struct infer_clean *clean);
/* Appends LINE without its overstrikes and escape sequences; their meaning becomes spans. */
void strike_append(struct strike *strike, struct slice line);

/* ---- pages.c: heads and feet of pages ---- */

/* Lines that are furniture, sorted; what stands around them is joined or parted by what it says. */
struct pages {
    size_t *lines; /* where each line of the bytes starts */
    size_t count, capacity;
    unsigned char *drop; /* for each line */
    size_t dropped;
};

enum { LINE_KEPT, LINE_DROPPED, LINE_BLANK /* is shown as a blank line */ };

void pages_find(struct pages *pages, struct slice bytes);
void pages_free(struct pages *pages);
struct slice pages_line(const struct pages *pages, struct slice bytes, size_t index);

/* ---- hyphens.c: words that the end of a line parted ---- */

/* Makes the hyphens of CLEAN soft that only the end of a line asked for. */
void hyphens_soften(struct infer_clean *clean);

#endif
