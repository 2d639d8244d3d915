#include "database.h"

#include <errno.h>
#include <string.h>

/* Why something failed, by SQLite's primary code; others are told by the system's reason or SQLite's own. */
static const struct {
    int code;
    const char *reason;
} reasons[] = {
    {SQLITE_FULL, "the disk is full"},
    {SQLITE_BUSY, "another program keeps the database locked"},
    {SQLITE_READONLY, "the database cannot be written"},
    {SQLITE_CORRUPT, "the database is damaged"},
    {SQLITE_NOTADB, "the file is no database"},
    {SQLITE_CONSTRAINT, "the document is no longer in the database"},
};

bool store_failed_with(const struct store *store, int code)
{
    return (store->failure & 0xff) == code;
}

bool store_failed_by_damage(const struct store *store)
{
    return store_failed_with(store, SQLITE_CORRUPT) || store_failed_with(store, SQLITE_NOTADB);
}

void store_note_failure(struct store *store, int code)
{
    store->failure = code;
    store->system_error = 0;
    if (store_failed_with(store, SQLITE_IOERR) || store_failed_with(store, SQLITE_CANTOPEN))
        store->system_error = sqlite3_system_errno(store->database);
    if (store_failed_with(store, SQLITE_READONLY))
        store->writable = false;
    if (store_failed_by_damage(store))
        store->damaged = true;
}

void store_note_system_failure(struct store *store)
{
    store->failure = SQLITE_CANTOPEN;
    store->system_error = errno;
}

static const char *reason(const struct store *store)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++)
        if (store_failed_with(store, reasons[i].code))
            return reasons[i].reason;
    return store->system_error ? strerror(store->system_error) : sqlite3_errstr(store->failure);
}

bool store_fail(const struct store *store, const char *action, struct error *error)
{
    return error_set(error, "cannot %s: %s (%s)", action, reason(store), store->path);
}
