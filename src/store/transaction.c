#include "statement.h"

static const char *const pragmas[] = {
    [SYNC_OFF] = "PRAGMA synchronous = OFF",
    [SYNC_NORMAL] = "PRAGMA synchronous = NORMAL",
    [SYNC_FULL] = "PRAGMA synchronous = FULL",
};

bool store_wait_for_disk(struct store *store, enum store_sync sync)
{
    if (store->sync == sync)
        return true;
    store->sync = sync;
    return store_execute(store, pragmas[sync]);
}

/*
 * The schema was written without waiting for the disk, by this process or another one. A full sync of the log
 * does not help where the file that it belongs to is not there: the first one of a connection is preceded by
 * one of the file.
 */
static bool settle(struct store *store)
{
    if (store->settled)
        return true;
    sqlite3_file *file = NULL;
    sqlite3_file_control(store->database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    int code = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
    store->settled = code == SQLITE_OK;
    if (!store->settled)
        store_note_failure(store, code);
    return store->settled;
}

/* Its sentence is dropped: the failure is noted. */
static bool reconnect(struct store *store)
{
    bool connected = store_connect(store, STORE_CREATE, NULL);
    store->writable = store->writable && connected;
    return store->writable;
}

static bool begin(struct store *store, enum store_sync sync)
{
    return store_wait_for_disk(store, sync) && (sync != SYNC_FULL || settle(store)) &&
           store_execute(store, "BEGIN IMMEDIATE");
}

/* A process that repairs holds the lock which BEGIN IMMEDIATE waits for, so whether the file has been
 * replaced is known only after it. */
bool store_begin(struct store *store, enum store_sync sync)
{
    if (!store->writable) {
        store_note_failure(store, SQLITE_READONLY);
        return false;
    }
    if (!begin(store, sync))
        return false;
    if (!store_has_moved(store))
        return true;
    store_commit(store, false);
    return reconnect(store) && begin(store, sync);
}

bool store_commit(struct store *store, bool done)
{
    done = done && store_execute(store, "COMMIT");
    if (!done && !sqlite3_get_autocommit(store->database))
        sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
    return done;
}
