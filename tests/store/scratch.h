/* scratch.h: a folder for one test of the store, and what all of these tests do. */
#ifndef STELE_SCRATCH_H
#define STELE_SCRATCH_H

#include "check.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "stele/store.h"

struct scratch {
    char folder[256];
    char path[300]; /* of a database in it, which does not exist yet */
};

static inline int scratch_new(void **state)
{
    struct scratch *scratch = memory_new(sizeof *scratch);
    const char *parent = getenv("TMPDIR");
    snprintf(scratch->folder, sizeof scratch->folder, "%s/stele-store-XXXXXX", parent ? parent : P_tmpdir);
    if (!mkdtemp(scratch->folder))
        return -1;
    snprintf(scratch->path, sizeof scratch->path, "%s/stele.db", scratch->folder);
    *state = scratch;
    return 0;
}

static inline int scratch_remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static inline void scratch_empty(const struct scratch *scratch)
{
    nftw(scratch->folder, scratch_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    mkdir(scratch->folder, 0700);
}

static inline int scratch_free(void **state)
{
    struct scratch *scratch = *state;
    scratch_empty(scratch);
    rmdir(scratch->folder);
    free(scratch);
    return 0;
}

#define scratch_test(test) cmocka_unit_test_setup_teardown(test, scratch_new, scratch_free)

/* Opens it and expects nothing to be said. */
static inline struct store *scratch_open(const struct scratch *scratch)
{
    struct error notice, error;
    struct store *store = store_open(scratch->path, STORE_CREATE, &notice, &error);
    if (!store)
        print_error("%s\n", error.text);
    assert_non_null(store);
    assert_string_equal(notice.text, "");
    return store;
}

static inline int64_t scratch_document(struct store *store, const char *content)
{
    struct store_identity identity = {.content = slice_of(content)};
    return store_document(store, &identity, true, NULL);
}

static inline bool scratch_keep(struct store *store, int64_t document, const char *name, size_t place)
{
    struct store_mark mark = {
        .name = slice_of(name),
        .note = slice_of("a note"),
        .anchor = {place, slice_of("before "), slice_of("words"), slice_of(" after")},
    };
    return store_keep_mark(store, document, &mark, NULL);
}

static inline void scratch_list_one(void *context, const struct store_mark *mark)
{
    buffer_format(context, "%.*s@%zu ", (int)mark->name.length, mark->name.bytes, mark->anchor.place);
}

/* "a@1 b@20 ": names and places as they are visited; free() it. */
static inline char *scratch_marks(struct store *store, int64_t document)
{
    struct buffer list = {0};
    buffer_append_string(&list, "");
    bool read = store_marks(store, document, scratch_list_one, &list, NULL);
    if (!read)
        buffer_append_string(&list, "(unreadable)");
    return list.bytes;
}

static inline void scratch_check_marks(struct store *store, int64_t document, const char *wanted)
{
    char *list = scratch_marks(store, document);
    assert_string_equal(list, wanted);
    free(list);
}

static inline void scratch_count_one(void *context, const struct store_mark *mark)
{
    (void)mark;
    ++*(int *)context;
}

/* -1: they cannot be read. */
static inline int scratch_count(struct store *store, int64_t document)
{
    int count = 0;
    return store_marks(store, document, scratch_count_one, &count, NULL) ? count : -1;
}

/* One value of the database, read past the store; free() it. */
static inline char *scratch_ask(const struct scratch *scratch, const char *sql)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(scratch->path, &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    char *answer = slice_string(slice_of((const char *)sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return answer;
}

static inline void scratch_check_value(const struct scratch *scratch, const char *sql, const char *wanted)
{
    char *answer = scratch_ask(scratch, sql);
    assert_string_equal(answer, wanted);
    free(answer);
}

/* Moves all that the log holds into the main file. */
static inline void scratch_checkpoint(const struct scratch *scratch)
{
    free(scratch_ask(scratch, "PRAGMA wal_checkpoint(TRUNCATE)"));
}

static inline struct buffer scratch_read(const char *path)
{
    struct buffer bytes = {0};
    int file = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(file >= 0);
    assert_true(file_read(file, &bytes, SIZE_MAX));
    close(file);
    return bytes;
}

static inline void scratch_write(const char *path, struct slice bytes)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    assert_true(file_write(file, bytes));
    close(file);
}

/* Ruins the page of the main file that holds TEXT. */
static inline void scratch_damage(const struct scratch *scratch, const char *text)
{
    enum { PAGE_BYTES = 4096 };
    struct buffer bytes = scratch_read(scratch->path);
    size_t length = strlen(text), at = 0;
    while (at + length < bytes.length && memcmp(bytes.bytes + at, text, length) != 0)
        at++;
    assert_true(at + length < bytes.length);
    memset(bytes.bytes + at / PAGE_BYTES * PAGE_BYTES, 0xff, 8);
    scratch_write(scratch->path, buffer_slice(&bytes));
    buffer_free(&bytes);
}

/* Damaged databases that were kept aside. FOUND, which may be NULL, gets the path of one. */
static inline int scratch_kept_aside(const struct scratch *scratch, char *found, size_t size)
{
    DIR *folder = opendir(scratch->folder);
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strstr(entry->d_name, ".damaged-") && !strstr(entry->d_name, "-wal") && ++count && found)
            snprintf(found, size, "%s/%s", scratch->folder, entry->d_name);
    closedir(folder);
    return count;
}

#define check_sound(scratch) scratch_check_value((scratch), "PRAGMA integrity_check", "ok")

#endif
