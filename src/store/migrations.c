#include "statement.h"

#include <stdio.h>

/*
 * The schema, a step a version: a file of version N (user_version) has seen the first N of them. A step that
 * was released is never changed; a new one is added below it.
 *
 * 1: document   what was read, and the last place in it
 *    alias      what a document is known by: kind and value, see document.c; one document an alias
 *    mark       uid: the same in every copy of the file, for merging; place_end, style: for highlights
 *    history    the newest line has the highest id
 *    upkeep     one row: the day (since 1970) of the last look for damage
 * 2: document   chosen: the place that was chosen on the page; -1 and NULL: none
 * 3: mark       quote, end_...: a selection; removed, replaced: what a merge must know. A removed mark has
 * left its letter jump       the places from which the reader jumped; document.jump is where he stands among
 * them
 */
static const char *const steps[] = {
    "CREATE TABLE document ("
    "  id INTEGER PRIMARY KEY, title TEXT NOT NULL,"
    "  place INTEGER, words_before TEXT, words TEXT, words_after TEXT, updated INTEGER"
    ") STRICT;"
    "CREATE TABLE alias ("
    "  kind INTEGER NOT NULL, value BLOB NOT NULL,"
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
    "  PRIMARY KEY (kind, value)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE mark ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),"
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
    "  name TEXT NOT NULL, note TEXT NOT NULL,"
    "  place INTEGER NOT NULL, words_before TEXT NOT NULL, words TEXT NOT NULL, words_after TEXT NOT NULL,"
    "  place_end INTEGER, style TEXT,"
    "  created INTEGER NOT NULL, updated INTEGER NOT NULL"
    ") STRICT;"
    "CREATE UNIQUE INDEX mark_letter ON mark (document, name) WHERE name GLOB '[A-Za-z]';"
    "CREATE INDEX mark_place ON mark (document, place);"
    "CREATE TABLE history ("
    "  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, line TEXT NOT NULL, UNIQUE (kind, line)"
    ") STRICT;"
    "CREATE TABLE upkeep (checked INTEGER NOT NULL) STRICT;"
    "INSERT INTO upkeep VALUES (0);",
    "ALTER TABLE document ADD COLUMN chosen INTEGER;",

    "ALTER TABLE mark ADD COLUMN quote TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE mark ADD COLUMN end_before TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE mark ADD COLUMN end_words TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE mark ADD COLUMN end_after TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE mark ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE mark ADD COLUMN replaced TEXT NOT NULL DEFAULT '';"
    "DROP INDEX mark_letter;"
    "CREATE UNIQUE INDEX mark_letter ON mark (document, name) WHERE name GLOB '[A-Za-z]' AND removed = 0;"
    "CREATE UNIQUE INDEX mark_uid ON mark (uid);"
    "ALTER TABLE document ADD COLUMN jump INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE jump ("
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, number INTEGER NOT NULL,"
    "  place INTEGER NOT NULL, words_before TEXT NOT NULL, words TEXT NOT NULL, words_after TEXT NOT NULL,"
    "  PRIMARY KEY (document, number)"
    ") STRICT, WITHOUT ROWID;",
};

int store_newest_schema(void)
{
    return (int)COUNT_OF(steps);
}

bool store_read_schema(struct store *store, int *version)
{
    struct statement statement = store_prepare(store, "PRAGMA user_version");
    if (store_step(&statement))
        *version = (int)store_number(&statement, 0);
    return store_finish(&statement);
}

static bool take_step(struct store *store, int version)
{
    char number[64];
    snprintf(number, sizeof number, "PRAGMA user_version = %d", version + 1);
    return store_execute(store, steps[version]) && store_execute(store, number);
}

/* Where folders cannot be locked, another process may have taken the step while this one waited for its turn.
 */
static bool migrate_once(struct store *store, int *version)
{
    if (!store_execute(store, "BEGIN IMMEDIATE"))
        return false;
    bool done = store_read_schema(store, version);
    if (done && *version < store_newest_schema())
        done = take_step(store, (*version)++);
    return store_commit(store, done);
}

static bool migrate_from(struct store *store, int version)
{
    bool done = true;
    while (done && version < store_newest_schema())
        done = migrate_once(store, &version);
    return done;
}

/* A new file holds nothing that could be lost. It reaches the disk before the first bookmark is reported as
 * kept: see settle in transaction.c. The write-ahead log comes last, so that the schema is in the main file.
 */
static bool fill_new(struct store *store)
{
    return store_wait_for_disk(store, SYNC_OFF) && migrate_from(store, 0) &&
           store_execute(store, "PRAGMA journal_mode = WAL") && store_wait_for_disk(store, SYNC_NORMAL);
}

bool store_migrate(struct store *store)
{
    int version = 0;
    if (!store_read_schema(store, &version))
        return false;
    if (version == 0)
        return fill_new(store);
    return store_wait_for_disk(store, SYNC_FULL) && migrate_from(store, version);
}
