/* first_schema.h: a database as the first stele wrote it: document 5, known by its content, with two marks.
 */
#ifndef STELE_FIRST_SCHEMA_H
#define STELE_FIRST_SCHEMA_H

#include "scratch.h"

static const char first_schema[] =
    "CREATE TABLE document (id INTEGER PRIMARY KEY, title TEXT NOT NULL, place INTEGER, words_before TEXT,"
    "  words TEXT, words_after TEXT, updated INTEGER) STRICT;"
    "CREATE TABLE alias (kind INTEGER NOT NULL, value BLOB NOT NULL,"
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
    "  PRIMARY KEY (kind, value)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE mark (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),"
    "  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
    "  name TEXT NOT NULL, note TEXT NOT NULL, place INTEGER NOT NULL, words_before TEXT NOT NULL,"
    "  words TEXT NOT NULL, words_after TEXT NOT NULL, place_end INTEGER, style TEXT,"
    "  created INTEGER NOT NULL, updated INTEGER NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX mark_letter ON mark (document, name) WHERE name GLOB '[A-Za-z]';"
    "CREATE INDEX mark_place ON mark (document, place);"
    "CREATE TABLE history (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, line TEXT NOT NULL,"
    "  UNIQUE (kind, line)) STRICT;"
    "CREATE TABLE upkeep (checked INTEGER NOT NULL) STRICT;"
    "INSERT INTO upkeep VALUES (0);"
    "INSERT INTO document VALUES (5, 'Old', 70, 'be', 'wo', 'af', 900);"
    "INSERT INTO alias VALUES (2, CAST('10-aa' AS BLOB), 5);"
    "INSERT INTO mark (id, document, name, note, place, words_before, words, words_after, created, updated)"
    "  VALUES (3, 5, 'a', '', 10, 'x ', 'y', ' z', 1000, 1001),"
    "         (8, 5, 'thesis', 'a note', 20, 'b ', 'w', ' a', 2000, 2001);"
    "INSERT INTO history (kind, line) VALUES (47, 'pillar');"
    "PRAGMA journal_mode = WAL; PRAGMA user_version = 1;";

static inline void first_schema_make(const struct scratch *scratch)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(scratch->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, first_schema, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

#endif
