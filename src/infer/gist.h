/* What a section is called: a run of words of its own paragraph. */
#ifndef STELE_INFER_GIST_H
#define STELE_INFER_GIST_H

#include "stele/base.h"

/* Appends what SENTENCE is about: its subject ("Political equality" of "political equality is the basis …"),
 * else what is said of it ("give unfaltering support" of "we will give unfaltering support to …"); begins
 * with a capital. */
void gist_append(struct slice sentence, struct buffer *into);

/* The same of a point that has a noun: "moving on" of "step in our strategy: moving on", "trade needs trust"
 * of "point is that trade needs trust". */
void gist_append_behind_noun(struct slice sentence, struct buffer *into);

/* Appends WORDS on one line. */
void gist_append_line(struct slice words, struct buffer *into);

#endif
