/* The form of a block: prose whose lines are joined, or lines that are kept; decided from its own rows and
 * those beside it. */
#ifndef STELE_INFER_FORM_H
#define STELE_INFER_FORM_H

#include "rows.h"

#include "stele/sink.h"

enum { FORM_HEADING_LEVEL = 2 };

struct form {
    enum block_kind kind;
    bool free;                                           /* it began after a blank line */
    unsigned rows, columns;                              /* the widest */
    unsigned least_indent, first_indent, hanging_indent; /* the least below the first row */
    unsigned raised, spaced,
        short_rows; /* rows that begin with a capital, that have gaps, that are not full */
    unsigned previous_columns;
    bool barred; /* fields with bars between them */
    struct slice first;
};

/* True where ROW begins a paragraph right below PREVIOUS: by its indentation, or because its first word would
 * have fitted above. */
bool form_parts(struct slice text, const struct line *previous, const struct line *row);
/* True where ROW begins with the sign of a list item or the name of a field, or a rule stands between the
 * two. */
bool form_lists(struct slice text, const struct line *previous, const struct line *row);

struct form form_begin(struct slice text, const struct line *row, bool free);
void form_add(struct form *form, struct slice text, const struct line *row);
/* LAST is its last row: sets the kind. */
void form_end(struct form *form, struct slice text, const struct line *last);

#endif
