/* prose.h: the text of one leaf in the making: white space folded, and no byte in it that a terminal could
 * obey. */
#ifndef STELE_PARSERS_PROSE_H
#define STELE_PARSERS_PROSE_H

#include "stele/base.h"

/* What stands between two runs of words; the greatest that was asked for wins. */
enum gap {
    GAP_NONE,
    GAP_SOFT, /* a line end of the source: a space, or nothing between two wide characters */
    GAP_SPACE,
    GAP_LINE /* a forced line end */
};

struct prose {
    struct buffer text; /* not handed on yet */
    enum gap gap;       /* after the last run */
    uint32_t last;      /* the last character that was handed on; 0: there is none */
    bool one_line;      /* a forced line end is a space: labels, headings, cells */
};

/* Forgets everything but the memory, for the next leaf. */
void prose_start(struct prose *prose, bool one_line);
void prose_free(struct prose *prose);

/* The next run of REST: words with one space between them. The white space before it becomes a gap. Empty at
 * the end of REST. */
struct slice prose_next_run(struct prose *prose, struct slice *rest);
void prose_add_gap(struct prose *prose, enum gap gap);
/* Writes what stands between the last run and RUN. */
void prose_settle_gap(struct prose *prose, struct slice run);
/* Appends RUN with C0 and DEL as the control pictures U+2400 to U+2421, C1 as U+FFFD. */
void prose_add_run(struct prose *prose, struct slice run);
/* The same with every space kept; tabs and line ends too with LINES, else as spaces. CR LF and CR are line
 * feeds. */
void prose_add_kept(struct prose *prose, struct slice text, bool lines);

/* All the words of TEXT at once. */
void prose_add(struct prose *prose, struct slice text);
/* The text so far goes to somebody else, who needs it no more. */
void prose_clear(struct prose *prose);

#endif
