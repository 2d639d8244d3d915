/* marks: rows of the table of marks, for the files that read and write them. */
#ifndef STELE_STORE_MARKS_H
#define STELE_STORE_MARKS_H

#include "statement.h"

/* A row with strings of its own. */
struct row {
    int64_t document;
    struct store_mark mark; /* id 0: there is no such row */
};

void row_free(struct row *row);
/* Each fills ROW, to be freed also where there is none. False: a failure was noted. */
bool row_with_id(struct store *store, int64_t id, struct row *row);
bool row_with_uid(struct store *store, struct slice uid, struct row *row);
/* Another row than that of ID which has the letter NAME. */
bool row_with_letter(struct store *store, int64_t document, struct slice name, int64_t id, struct row *row);
/* Writes MARK as it is, into the row of its id or a new one; it gets its id. Without a uid it is given one.
 */
bool row_write(struct store *store, int64_t document, struct store_mark *mark);

/* The time of a change after another: clocks may go wrong, but a later state has a later time. */
int64_t mark_later(int64_t modified);
/* Appends NOTE to the list of those that were replaced, unless it is empty or stands there. */
void mark_append_replaced(struct buffer *replaced, struct slice note);
/* NOTE is in the list REPLACED. */
bool mark_has_replaced(struct slice replaced, struct slice note);

#endif
