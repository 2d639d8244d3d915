#include "statement.h"

#include <time.h>

enum {
    SECONDS_A_DAY = 24 * 60 * 60,
    LOG_BYTES = 32 * 1024, /* of write-ahead log may stay: to read 4 KB of it costs an opening about 15 us */
};

static int64_t today(void)
{
    return (int64_t)time(NULL) / SECONDS_A_DAY;
}

static bool was_checked_today(struct store *store)
{
    struct statement statement = store_prepare(store, "SELECT 1 FROM upkeep WHERE checked = ?");
    store_bind_number(&statement, today());
    bool found = store_step(&statement);
    return store_finish(&statement) && found;
}

static bool write_day(struct store *store)
{
    struct statement statement = store_prepare(store, "UPDATE upkeep SET checked = ?");
    store_bind_number(&statement, today());
    return store_finish(&statement);
}

/* Damage is noted in the store. The time that this takes grows with the file, so it is done once a day. A
 * process that was killed while it made the file may have left it without a write-ahead log. */
static void check(struct store *store)
{
    store->checked = true;
    if (was_checked_today(store))
        return;
    struct statement statement = store_prepare(store, "PRAGMA quick_check(1)");
    if (store_step(&statement) && !slice_is(store_text(&statement, 0), "ok"))
        store_note_failure(store, SQLITE_CORRUPT);
    if (store_finish(&statement) && !store->damaged && store_execute(store, "PRAGMA journal_mode = WAL"))
        store_commit(store, store_begin(store, SYNC_NORMAL) && write_day(store));
}

static int64_t log_size(struct store *store)
{
    sqlite3_file *log = NULL;
    sqlite3_int64 size = 0;
    sqlite3_file_control(store->database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log && log->pMethods && log->pMethods->xFileSize(log, &size) != SQLITE_OK)
        return 0;
    return size;
}

/* Waits for nobody, and may fail: rows are as safe in the log. */
static void checkpoint(struct store *store)
{
    sqlite3_busy_timeout(store->database, 0);
    sqlite3_wal_checkpoint_v2(store->database, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(store->database, BUSY_MILLISECONDS);
}

static bool repair(struct store *store, struct error *notice)
{
    struct error error;
    if (store_repair(store, notice, &error))
        return true;
    store->writable = false;
    return error_set(notice, "%s", error.text);
}

bool store_idle(struct store *store, struct error *notice)
{
    error_set(notice, "%s", "");
    if (!store->writable)
        return true;
    if (!store->checked)
        check(store);
    if (store->damaged) {
        repair(store, notice);
        return false;
    }
    if (log_size(store) >= LOG_BYTES)
        checkpoint(store);
    return true;
}
