/* What stands around the matter of a text: opening, closing, notes, legal matter. */
#ifndef STELE_INFER_FRAME_H
#define STELE_INFER_FRAME_H

#include "scan.h"

struct frames {
    size_t opening, closing, note, licence; /* places; NOWHERE */
};

/* TITLE of the text may be empty. Asked when the sections are chosen. */
struct frames frames_find(const struct scan *scan, struct slice title);

#endif
