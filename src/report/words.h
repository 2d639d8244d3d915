/* words: a range of a document as plain words, a block at a time. */
#ifndef STELE_REPORT_WORDS_H
#define STELE_REPORT_WORDS_H

#include "stele/document.h"

/*
 *   struct words words = {.document = document, .range = range, .between = "\n"};
 *   while (words_next(&words, &piece))
 *       ...
 */
struct words {
    const struct document *document;
    struct range range;
    const char *between; /* what parts two blocks that nothing else parts */
    bool copy;           /* without note references */
    bool started;
    struct block block; /* the last one, once it is STARTED */
};

/* PIECE becomes the words of the next block, behind what parts them from those before: a tab between the
 * cells of a row, a line feed between rows and between the items of a tight list. A block is one line, but
 * code and verse keep theirs. False: there is none left. */
bool words_next(struct words *words, struct buffer *piece);

#endif
