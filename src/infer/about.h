/* What the head of a text says of it: title, author, date, source; only what is certain. */
#ifndef STELE_INFER_ABOUT_H
#define STELE_INFER_ABOUT_H

#include "scan.h"

#include "stele/sink.h"

struct about {
    struct buffer values[META_KEY_COUNT]; /* empty when missing */
};

void about_find(const struct scan *scan, struct about *about);
void about_free(struct about *about);

#endif
