/* Which candidates are headings, weighed against each other over the whole text, and how deep. */
#ifndef STELE_INFER_DECIDE_H
#define STELE_INFER_DECIDE_H

#include "scan.h"

/* How far it has come; begins as zeroes. */
struct decision {
    bool begun;
    struct contents_table *table;
};

/* Chooses candidates and gives them levels, for about that long. True when it is done. */
bool decide_step(struct decision *decision, struct scan *scan, uint64_t until);
void decide_free(struct decision *decision); /* before the scan */
/* True where the text is none to find one's way in: too short, or written by a machine. */
bool decide_is_no_prose(const struct scan *scan);

/* ---- numbering.c: chapters and numbers that run on ---- */

void decide_divisions(struct scan *scan);
void decide_numbers(struct scan *scan);
bool candidate_is_open(const struct candidate *candidate); /* neither chosen nor outside */
/* Nothing says that it is part of a paragraph. */
bool candidate_stands_free(const struct scan *scan, const struct candidate *candidate);
/* Notes which candidates say the same words as another that is not outside. */
void scan_note_repeats(struct scan *scan);

/* ---- levels.c ---- */

void decide_levels(struct scan *scan);

/* ---- points.c: what opens a point of an argument ---- */

void points_choose(struct scan *scan);
/* A paragraph that says "the second step". */
struct mention {
    size_t place;  /* where the paragraph begins; NOWHERE */
    size_t behind; /* the ordinal */
};

/* The first in RANGE. */
struct mention points_mention(struct slice text, struct range range, unsigned value, uint64_t noun);

#endif
