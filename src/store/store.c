#include "database.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool is_missing(const char *path)
{
    struct stat status;
    return stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

/* What is read without the right to write may be changed by others meanwhile, and only look damaged. */
static bool is_to_be_repaired(const struct store *store)
{
    return store_failed_by_damage(store) && sqlite3_db_readonly(store->database, "main") == 0;
}

static bool connect(struct store *store, enum store_open_mode mode, struct error *notice, struct error *error)
{
    if (!store_connect(store, mode, error) &&
        !(is_to_be_repaired(store) && store_repair(store, notice, error)))
        return false;
    error_set(error, "%s", "");
    if (!store->writable)
        error_set(notice, "%s cannot be written: bookmarks and places of this reading will not be kept",
                  store->path);
    return true;
}

struct store *store_open(const char *path, enum store_open_mode mode, struct error *notice,
                         struct error *error)
{
    assert(path[0] == '/');
    error_set(notice, "%s", "");
    error_set(error, "%s", "");
    if (mode == STORE_IF_EXISTS && is_missing(path))
        return NULL;
    struct store *store = memory_new(sizeof *store);
    store->folder = -1;
    store->path = slice_string(slice_of(path));
    if (connect(store, mode, notice, error))
        return store;
    store_close(store);
    return NULL;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    store_disconnect(store);
    buffer_free(&store->lent);
    free(store->path);
    free(store);
}

bool store_writable(const struct store *store)
{
    return store->writable;
}
