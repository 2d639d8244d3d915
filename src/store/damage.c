#include "statement.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The files of a replacement. */
struct names {
    struct buffer real;  /* the database, behind symbolic links */
    struct buffer aside; /* where it goes */
    struct buffer fresh; /* where the new one is made */
};

static void append_free_name(struct buffer *name)
{
    time_t now = time(NULL);
    struct tm local;
    char date[32] = "";
    if (localtime_r(&now, &local))
        strftime(date, sizeof date, ".damaged-%Y-%m-%d", &local);
    buffer_append_string(name, date);
    size_t stem = name->length;
    for (int number = 2; access(buffer_string(name), F_OK) == 0; number++) {
        buffer_remove(name, stem, name->length);
        buffer_format(name, "-%d", number);
    }
}

static struct names name_files(struct store *store)
{
    struct names names = {0};
    const char *real = sqlite3_db_filename(store->database, "main");
    buffer_append_string(&names.real, real);
    buffer_append_string(&names.aside, real);
    append_free_name(&names.aside);
    buffer_append_string(&names.fresh, real);
    buffer_append_string(&names.fresh, ".new");
    return names;
}

static void free_names(struct names *names)
{
    buffer_free(&names->real);
    buffer_free(&names->aside);
    buffer_free(&names->fresh);
}

/* Moves all from the log into the file, so that the file can be renamed alone; the last connection removes
 * the log. */
static bool finish_file(struct store *fresh)
{
    int code = sqlite3_wal_checkpoint_v2(fresh->database, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    if (code != SQLITE_OK)
        store_note_failure(fresh, code);
    sqlite3_db_config(fresh->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    return code == SQLITE_OK;
}

static bool fill(struct store *fresh, struct store *old, int *marks, struct error *error)
{
    if (!store_make_file(fresh->path)) {
        store_note_system_failure(fresh);
        return store_fail(fresh, "replace the damaged database", error);
    }
    if (!store_attach(fresh, error))
        return false;
    bool filled = store_begin(fresh, SYNC_FULL) && store_salvage(fresh, old);
    if (!store_commit(fresh, filled) || !finish_file(fresh))
        return store_fail(fresh, "replace the damaged database", error);
    *marks = store_count_marks(fresh);
    return true;
}

/* ---- the files ---- */

/* What SQLite keeps beside a file. The first two hold what is not in it yet; shared memory is made anew. */
static const char *const companions[] = {"-wal", "-journal", "-shm"};
enum { COMPANIONS_KEPT = 2 };

static struct buffer name_companion(const struct buffer *file, size_t companion)
{
    struct buffer name = {0};
    buffer_append(&name, buffer_slice(file));
    buffer_append_string(&name, companions[companion]);
    return name;
}

static void remove_companion(const struct buffer *file, size_t companion)
{
    struct buffer name = name_companion(file, companion);
    unlink(buffer_string(&name));
    buffer_free(&name);
}

static void remove_files(const struct buffer *file)
{
    unlink(buffer_string(file));
    for (size_t i = 0; i < COUNT_OF(companions); i++)
        remove_companion(file, i);
}

static bool move_companion(const struct names *names, size_t companion)
{
    struct buffer from = name_companion(&names->real, companion);
    struct buffer to = name_companion(&names->aside, companion);
    bool moved = rename(buffer_string(&from), buffer_string(&to)) == 0 || errno == ENOENT;
    buffer_free(&from);
    buffer_free(&to);
    return moved;
}

/* False: errno says why. */
static bool exchange_files(const struct names *names)
{
    bool moved = rename(buffer_string(&names->real), buffer_string(&names->aside)) == 0;
    for (size_t i = 0; moved && i < COMPANIONS_KEPT; i++)
        moved = move_companion(names, i);
    remove_companion(&names->real, COMPANIONS_KEPT);
    return moved && rename(buffer_string(&names->fresh), buffer_string(&names->real)) == 0;
}

/* ---- repair ---- */

static bool replace(struct store *store, const struct names *names, int *marks, struct error *error)
{
    remove_files(&names->fresh);
    struct store fresh = {.path = names->fresh.bytes, .folder = store->folder};
    bool filled = fill(&fresh, store, marks, error);
    store_disconnect(&fresh);
    if (!filled)
        return false;
    if (exchange_files(names))
        return true;
    store_note_system_failure(store);
    return store_fail(store, "keep the damaged database aside", error);
}

static const char *last_part(const struct buffer *path)
{
    const char *slash = strrchr(buffer_string(path), '/');
    return slash ? slash + 1 : buffer_string(path);
}

static void tell(struct error *notice, const struct store *store, const struct names *names, int marks)
{
    error_set(notice, "%s was damaged: it is kept as %s; bookmarks that could still be read: %d", store->path,
              last_part(&names->aside), marks);
}

/* Other writers wait for the old file, if it still can be locked, until the new one has its place: see
 * store_begin. */
static bool repair(struct store *store, struct error *notice, struct error *error)
{
    struct names names = name_files(store);
    int marks = 0;
    sqlite3_exec(store->database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    bool replaced = replace(store, &names, &marks, error);
    store_commit(store, false);
    bool repaired = replaced && store_attach(store, error);
    if (repaired)
        tell(notice, store, &names, marks);
    free_names(&names);
    return repaired;
}

static bool follow(struct store *store, struct error *notice, struct error *error)
{
    error_set(notice, "%s was damaged, and another stele has replaced it", store->path);
    return store_attach(store, error);
}

bool store_repair(struct store *store, struct error *notice, struct error *error)
{
    store_lock_folder(store);
    store_lock_alone(store);
    bool repaired = store_has_moved(store) ? follow(store, notice, error) : repair(store, notice, error);
    store_unlock_folder(store);
    return repaired;
}
