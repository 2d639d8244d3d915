/* paper.h: a document that a test writes, and its lines as they are shown. */
#ifndef STELE_PAPER_H
#define STELE_PAPER_H

#include "say.h"

#include "stele/document.h"
#include "stele/layout.h"

struct paper {
    struct document *document;
    struct sink sink;
    struct layout *layout;
};

/* For cmocka: STATE becomes a struct paper with an empty document. */
int paper_begin(void **state);
int paper_finish(void **state);

/* Appends LINE as it is shown: what stands before the text, the text, a rule as "---"; no spaces at its end.
 */
void paper_show(struct paper *paper, const struct line *line, struct buffer *into);
/* All lines at that width, each ended by a line feed. Free it. */
char *paper_lines(struct paper *paper, unsigned columns);

#define assert_lines(paper, columns, wanted)                                                                 \
    do {                                                                                                     \
        char *shown_lines = paper_lines((paper), (columns));                                                 \
        assert_string_equal(shown_lines, (wanted));                                                          \
        free(shown_lines);                                                                                   \
    } while (0)

#endif
