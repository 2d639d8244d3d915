#include "statement.h"

struct statement store_prepare(struct store *store, const char *sql)
{
    struct statement statement = {.store = store};
    statement.code = sqlite3_prepare_v2(store->database, sql, -1, &statement.handle, NULL);
    if (statement.code != SQLITE_OK)
        store_note_failure(store, statement.code);
    return statement;
}

/* The codes of binding are not looked at: what could not be bound is NULL, which no column takes. */
void store_bind_number(struct statement *statement, int64_t number)
{
    sqlite3_bind_int64(statement->handle, ++statement->bound, number);
}

void store_bind_text(struct statement *statement, struct slice text)
{
    const char *bytes = text.length ? text.bytes : "";
    sqlite3_bind_text64(statement->handle, ++statement->bound, bytes, text.length, SQLITE_STATIC,
                        SQLITE_UTF8);
}

void store_bind_key(struct statement *statement, struct slice bytes)
{
    const char *start = bytes.length ? bytes.bytes : NULL;
    sqlite3_bind_blob64(statement->handle, ++statement->bound, start, bytes.length, SQLITE_STATIC);
}

/* NOWHERE is -1 in the file. */
void store_bind_anchor(struct statement *statement, const struct store_anchor *anchor)
{
    store_bind_number(statement, (int64_t)anchor->place);
    store_bind_text(statement, anchor->before);
    store_bind_text(statement, anchor->words);
    store_bind_text(statement, anchor->after);
}

bool store_step(struct statement *statement)
{
    if (statement->code != SQLITE_OK && statement->code != SQLITE_ROW)
        return false;
    statement->code = sqlite3_step(statement->handle);
    if (statement->code != SQLITE_ROW && statement->code != SQLITE_DONE)
        store_note_failure(statement->store, statement->code);
    return statement->code == SQLITE_ROW;
}

int64_t store_number(const struct statement *statement, int column)
{
    return sqlite3_column_int64(statement->handle, column);
}

struct slice store_text(const struct statement *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement->handle, column);
    return (struct slice){(const char *)text, (size_t)sqlite3_column_bytes(statement->handle, column)};
}

struct store_anchor store_anchor_at(const struct statement *statement, int column)
{
    return (struct store_anchor){
        .place = (size_t)store_number(statement, column),
        .before = store_text(statement, column + 1),
        .words = store_text(statement, column + 2),
        .after = store_text(statement, column + 3),
    };
}

bool store_finish(struct statement *statement)
{
    while (store_step(statement))
        ;
    sqlite3_finalize(statement->handle);
    return statement->code == SQLITE_DONE;
}

bool store_finish_change(struct statement *statement)
{
    struct store *store = statement->store;
    if (!store_finish(statement))
        return false;
    if (sqlite3_changes(store->database) > 0)
        return true;
    store_note_failure(store, SQLITE_CONSTRAINT_FOREIGNKEY);
    return false;
}

bool store_execute(struct store *store, const char *sql)
{
    int code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        store_note_failure(store, code);
    return code == SQLITE_OK;
}
