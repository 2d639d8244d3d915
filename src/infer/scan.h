/* The paragraphs of a text that may be headings or open a point, with what can be seen of each. */
#ifndef STELE_INFER_SCAN_H
#define STELE_INFER_SCAN_H

#include "cue.h"
#include "line.h"

struct candidate {
    struct cue cue;
    size_t place, end; /* of the paragraph's words; END is that of the last line when LONE */
    size_t body;       /* where the line begins that follows it */
    unsigned indent, columns, lines;
    unsigned air, air_below; /* blank lines above and below */
    unsigned prose;          /* paragraphs of prose before it */
    bool lone;               /* a short paragraph */
    bool capitals;           /* all of its letters that have a case */
    bool rises;              /* begins with a capital, a digit, or what has no case */
    bool titled;             /* so do all its longer words */
    bool ended;              /* as a sentence or part of one */
    bool after_end;          /* what stands before it ends as a sentence or is an address, or nothing does */
    bool goes_on;            /* what follows begins with a small letter */
    bool quoted;             /* begins with a quotation mark */
    bool underlined;
    bool address;   /* "Mr. President" */
    uint64_t words; /* a hash of it, folded */

    unsigned prose_below; /* paragraphs of prose before the next that is chosen */
    unsigned chosen_before;
    bool repeated;  /* others say the same words */
    bool outside;   /* of the work itself: in its table of contents, in legal matter */
    bool confirmed; /* by the table of contents */
    bool chosen;
    unsigned level;
    struct slice ordinal; /* of a heading in a list, which its text does not print */
};

struct scan {
    struct slice text;
    struct setting setting;
    size_t at;
    struct line previous; /* the last line that is not blank */
    unsigned blanks;      /* lines since */
    bool addressed;       /* what stood there was an address */
    bool begun;
    struct candidate *candidates;
    size_t count, capacity;
    size_t full;                    /* place of the first paragraph that found no room among them; NOWHERE */
    unsigned prose, set_in;         /* paragraphs; those that are indented as a whole */
    size_t lines, machine_lines;    /* of the text; of those such as a machine writes */
    size_t name_lines;              /* of those that are one name, as of a file */
    size_t first_prose, last_prose; /* places of such paragraphs; NOWHERE */
    size_t note;                    /* of the notes and sources that end the text; NOWHERE */
    size_t contents_end;            /* of the table of contents; 0 */
    struct range work;              /* of the text, without the legal matter around it */
};

void scan_begin(struct scan *scan, struct slice text);
/* Reads on for about that long. True at the end of the text. */
bool scan_step(struct scan *scan, uint64_t until);
void scan_free(struct scan *scan);

/* A log, a patch, a table of data, a program: lines that no author numbered for readers. */
bool scan_is_machine(const struct scan *scan);

#endif
