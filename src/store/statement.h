/* statement: one SQL statement from its text to its rows. Errors may be ignored until store_finish. */
#ifndef STELE_STORE_STATEMENT_H
#define STELE_STORE_STATEMENT_H

#include "database.h"

struct statement {
    struct store *store;
    sqlite3_stmt *handle; /* NULL: SQLite did not take the text */
    int bound;            /* parameters that have a value */
    int code;             /* of the last call */
};

struct statement store_prepare(struct store *store, const char *sql);
/* Each gives the next parameter a value; the bytes must live until store_finish. */
void store_bind_number(struct statement *statement, int64_t number);
void store_bind_text(struct statement *statement, struct slice text);
void store_bind_key(struct statement *statement, struct slice bytes);                   /* NULL where empty */
void store_bind_anchor(struct statement *statement, const struct store_anchor *anchor); /* four parameters */
bool store_step(struct statement *statement); /* true: there is a row */
int64_t store_number(const struct statement *statement, int column);
/* Lent until the next step. */
struct slice store_text(const struct statement *statement, int column);
struct store_anchor store_anchor_at(const struct statement *statement, int column); /* of four columns */
/* Runs what is left of it and frees it. False: something failed since store_prepare. */
bool store_finish(struct statement *statement);
/* The same, and demands that a row was changed: its document may have been forgotten meanwhile. */
bool store_finish_change(struct statement *statement);

/* Statements without parameters, separated by semicolons. */
bool store_execute(struct store *store, const char *sql);

#endif
