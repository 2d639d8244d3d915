/* What is selected on a page: from a place where it stays to the cursor, both with their characters. */
#ifndef STELE_READER_SELECTION_H
#define STELE_READER_SELECTION_H

#include "stele/reader.h"

struct selection {
    bool active, by_line;
    size_t stays, cursor;
    bool aimed; /* the last motions went up or down: they keep to a column */
    unsigned column;
};

/* The words of it, without white space at the ends. False: nothing is selected. */
bool selection_range(struct reader *reader, struct range *range);
/* That, else the current paragraph; of a cell, its row. False: there is none. */
bool selection_or_paragraph(struct reader *reader, struct range *range);
void selection_end(struct reader *reader);
/* Moves the cursor to PLACE; nothing if nothing is being selected. */
void selection_follow(struct reader *reader, size_t place);

/* For commands that move the page: the same motion of the cursor. */
void selection_move_lines(struct reader *reader, long lines);
void selection_move_paragraphs(struct reader *reader, long paragraphs);

#endif
