#include "database.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* A relative path in these variables is to be ignored (XDG Base Directory 0.8, "Basics"). */
static bool append_below(struct buffer *path, const char *folder, const char *rest)
{
    if (!folder || folder[0] != '/')
        return false;
    buffer_append_string(path, folder);
    buffer_append_string(path, rest);
    return true;
}

bool store_default_path(struct buffer *path)
{
    return append_below(path, getenv("XDG_STATE_HOME"), "/stele/stele.db") ||
           append_below(path, getenv("HOME"), "/.local/state/stele/stele.db");
}

/* The mode is set once more because the umask may have taken some of it. */
static bool make_folder(const char *folder)
{
    if (access(folder, F_OK) == 0)
        return true;
    return (mkdir(folder, 0700) == 0 && chmod(folder, 0700) == 0) || errno == EEXIST;
}

bool store_make_folders(const char *path)
{
    char *folder = slice_string(slice_of(path));
    bool made = true;
    for (char *slash = strchr(folder + 1, '/'); slash && made; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        made = make_folder(folder);
        *slash = '/';
    }
    free(folder);
    return made;
}

/* Closing any descriptor of a file drops the locks that SQLite holds on it in this process: only a file that
 * was not there before is opened here. */
bool store_make_file(const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == EEXIST;
    bool made = fchmod(file, 0600) == 0;
    close(file);
    return made;
}

static void lock(const struct store *store, int operation)
{
    while (flock(store->folder, operation) != 0 && errno == EINTR)
        ;
}

void store_lock_folder(struct store *store)
{
    const char *slash = strrchr(store->path, '/');
    char *folder = slice_string(slice_cut(slice_of(store->path), 0, (size_t)(slash - store->path) + 1));
    store->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    lock(store, LOCK_SH);
}

/* Others may come first: flock gives up the shared lock while it waits for the sole one. */
void store_lock_alone(struct store *store)
{
    lock(store, LOCK_EX);
}

void store_unlock_folder(struct store *store)
{
    if (store->folder >= 0)
        close(store->folder);
    store->folder = -1;
}
