/* Lines and paragraphs of a text that nobody marked up. */
#ifndef STELE_INFER_LINE_H
#define STELE_INFER_LINE_H

#include "stele/base.h"

struct line {
    size_t start;      /* of the line */
    size_t first, end; /* what stands on it, without white space around; equal when it is blank */
    size_t next;       /* where the next line starts; beyond the text after the last */
    unsigned indent;   /* columns before it; a tab goes to the next multiple of eight */
    unsigned columns;  /* characters from FIRST to END, ideographs and the like twice */
};

struct line line_at(struct slice text, size_t start);
bool line_is_blank(const struct line *line);
struct slice line_words(struct slice text, const struct line *line);

/* True where SLICE ends as a sentence does, closing quotation marks and brackets aside. */
bool line_ends_sentence(struct slice slice);

/* How a text sets its paragraphs, from a look at its beginning. */
struct setting {
    unsigned width; /* columns of a full line; 0 when each paragraph is one line */
    bool indented;  /* paragraphs begin with an indented line, not after a blank one */
};

struct setting setting_of(struct slice text);

/* True where LINE begins a paragraph though no blank line parts it from PREVIOUS: its first word would have
 * fitted on the line before. */
bool line_begins_paragraph(struct slice text, const struct setting *setting, const struct line *previous,
                           const struct line *line);

#endif
