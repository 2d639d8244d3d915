#include "statement.h"

/* A damaged page ends a scan: what lies behind it is read from the other end. */
static const struct {
    const char *name;
    const char *scans[2];
} tables[] = {
    {"document", {"SELECT * FROM document ORDER BY id", "SELECT * FROM document ORDER BY id DESC"}},
    {"alias",
     {"SELECT * FROM alias ORDER BY kind, value", "SELECT * FROM alias ORDER BY kind DESC, value DESC"}},
    {"mark", {"SELECT * FROM mark ORDER BY id", "SELECT * FROM mark ORDER BY id DESC"}},
    {"jump",
     {"SELECT * FROM jump ORDER BY document, number",
      "SELECT * FROM jump ORDER BY document DESC, number DESC"}},
    {"history", {"SELECT * FROM history ORDER BY id", "SELECT * FROM history ORDER BY id DESC"}},
};

static void append_insert(struct buffer *sql, const char *table, sqlite3_stmt *scan)
{
    int columns = sqlite3_column_count(scan);
    buffer_format(sql, "INSERT OR IGNORE INTO %s (", table);
    for (int i = 0; i < columns; i++)
        buffer_format(sql, "%s%s", i ? ", " : "", sqlite3_column_name(scan, i));
    buffer_append_string(sql, ") VALUES (");
    for (int i = 0; i < columns; i++)
        buffer_append_string(sql, i ? ", ?" : "?");
    buffer_append_string(sql, ")");
}

/* A row that the schema does not take was damaged itself, or belongs to one that was. */
static bool copy_row(struct store *fresh, const char *insert, sqlite3_stmt *row)
{
    struct statement statement = store_prepare(fresh, insert);
    for (int i = 0; i < sqlite3_column_count(row); i++)
        sqlite3_bind_value(statement.handle, i + 1, sqlite3_column_value(row, i));
    return store_finish(&statement) || store_failed_with(fresh, SQLITE_CONSTRAINT);
}

/* COMPLETE: the scan came to its end. False: FRESH could not be written, or OLD not be read for another
 * reason than its damage. */
static bool copy_scan(struct store *fresh, struct store *old, size_t table, size_t direction, bool *complete)
{
    struct statement scan = store_prepare(old, tables[table].scans[direction]);
    struct buffer insert = {0};
    append_insert(&insert, tables[table].name, scan.handle);
    bool copied = true;
    while (copied && store_step(&scan))
        copied = copy_row(fresh, buffer_string(&insert), scan.handle);
    buffer_free(&insert);
    *complete = store_finish(&scan);
    if (*complete || !copied || !store_failed_with(old, SQLITE_IOERR))
        return copied;
    store_note_failure(fresh, old->failure);
    fresh->system_error = old->system_error;
    return false;
}

bool store_salvage(struct store *fresh, struct store *old)
{
    bool copied = true;
    for (size_t table = 0; table < COUNT_OF(tables); table++) {
        bool complete = false;
        for (size_t direction = 0; copied && !complete && direction < 2; direction++)
            copied = copy_scan(fresh, old, table, direction, &complete);
    }
    return copied;
}

int store_count_marks(struct store *store)
{
    struct statement statement = store_prepare(store, "SELECT count(*) FROM mark WHERE removed = 0");
    int marks = store_step(&statement) ? (int)store_number(&statement, 0) : 0;
    store_finish(&statement);
    return marks;
}
