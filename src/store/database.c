#include "statement.h"

#include <ctype.h>

static bool open_file(struct store *store, const char *name, int flags)
{
    store_disconnect(store);
    flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(name, &store->database, flags, NULL);
    if (code != SQLITE_OK) {
        store_note_failure(store, code);
        return false;
    }
    sqlite3_busy_timeout(store->database, BUSY_MILLISECONDS);
    sqlite3_db_config(store->database, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return true;
}

/* https://www.sqlite.org/uri.html, 3.1 and 3.3 */
static void append_immutable_uri(struct buffer *uri, const char *path)
{
    buffer_append_string(uri, "file://");
    for (; *path; path++) {
        unsigned char byte = (unsigned char)*path;
        if (byte == '/' || (byte < 0x80 && isalnum(byte)))
            buffer_append_byte(uri, *path);
        else
            buffer_format(uri, "%%%02X", (unsigned)byte);
    }
    buffer_append_string(uri, "?immutable=1");
}

static bool open_immutable(struct store *store)
{
    struct buffer uri = {0};
    append_immutable_uri(&uri, store->path);
    bool opened = open_file(store, buffer_string(&uri), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    buffer_free(&uri);
    return opened;
}

/* To read a write-ahead log takes a file of shared memory beside it; this says that there could be none. */
static bool needs_more_than_reading(const struct store *store)
{
    int code = store->failure;
    return store_failed_with(store, SQLITE_READONLY) || store_failed_with(store, SQLITE_CANTOPEN) ||
           code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_SHMMAP;
}

/* Where the folder cannot be written, the main file is read as one that nobody changes. The version is the
 * first thing that is really read. */
static bool open_readable(struct store *store, int *version)
{
    if (open_file(store, store->path, SQLITE_OPEN_READWRITE) && store_read_schema(store, version)) {
        store->writable = sqlite3_db_readonly(store->database, "main") == 0;
        return true;
    }
    return needs_more_than_reading(store) && open_immutable(store) && store_read_schema(store, version);
}

/* Every statement needs the schema, so to read it costs nothing now, when damage can still be repaired. */
static bool load_schema(struct store *store)
{
    int code =
        sqlite3_table_column_metadata(store->database, "main", "upkeep", NULL, NULL, NULL, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        store_note_failure(store, code);
    return code == SQLITE_OK;
}

bool store_attach(struct store *store, struct error *error)
{
    int version = 0, newest = store_newest_schema();
    if (!open_readable(store, &version))
        return store_fail(store, "open the database", error);
    store->failure = SQLITE_SCHEMA;
    if (version > newest)
        return error_set(error,
                         "%s was written by a newer stele (its schema is %d, the newest known here %d)",
                         store->path, version, newest);
    if (version == newest)
        return load_schema(store) || store_fail(store, "open the database", error);
    if (!store->writable)
        return error_set(
            error, "%s was written by an older stele and cannot be brought up to date: it cannot be written",
            store->path);
    store_lock_alone(store);
    return store_migrate(store) || store_fail(store, "prepare the database", error);
}

static bool make_and_attach(struct store *store, enum store_open_mode mode, struct error *error)
{
    if (mode == STORE_IF_EXISTS || store_make_file(store->path))
        return store_attach(store, error);
    store_note_system_failure(store);
    return store_fail(store, "create the database", error);
}

bool store_connect(struct store *store, enum store_open_mode mode, struct error *error)
{
    if (mode == STORE_CREATE && !store_make_folders(store->path)) {
        store_note_system_failure(store);
        return store_fail(store, "create the database's folder", error);
    }
    store_lock_folder(store);
    bool connected = make_and_attach(store, mode, error);
    store_unlock_folder(store);
    return connected;
}

void store_disconnect(struct store *store)
{
    sqlite3_close(store->database);
    store->database = NULL;
    store->writable = store->settled = store->damaged = false;
    store->sync = SYNC_UNSET;
}

bool store_has_moved(struct store *store)
{
    int moved = 0;
    sqlite3_file_control(store->database, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}
