/*
 * database: what the files of this room share. SQLite's codes stay here: a function that fails returns false
 * and has noted why in the store; the door's function then makes the sentence with store_fail.
 */
#ifndef STELE_STORE_DATABASE_H
#define STELE_STORE_DATABASE_H

#include "stele/store.h"

#include <sqlite3.h>

/* How long one stele waits for another. */
enum { BUSY_MILLISECONDS = 2000 };

/* What a commit waits for: nothing, the next checkpoint, the disk. */
enum store_sync { SYNC_UNSET, SYNC_OFF, SYNC_NORMAL, SYNC_FULL };

struct store {
    sqlite3 *database; /* NULL until the first connection */
    char *path;
    int folder; /* a descriptor while it is locked */
    bool writable;
    bool damaged;         /* a statement met pages that make no sense; store_idle repairs */
    bool checked;         /* store_idle need not look for damage again */
    bool settled;         /* the main file is known to have reached the disk */
    enum store_sync sync; /* of this connection */
    int failure;          /* SQLite's extended code of the last failure */
    int system_error;     /* errno of it, or 0 */
    struct buffer lent;   /* what slices given to the caller point into */
};

/* ---- database.c ---- */

/* Locks the folder, makes it and the file if MODE says so, connects and brings the schema up to date. False:
 * ERROR has a sentence, and a damaged database can still be asked for rows. */
bool store_connect(struct store *store, enum store_open_mode mode, struct error *error);
/* The same where the folder is locked and the file made. */
bool store_attach(struct store *store, struct error *error);
void store_disconnect(struct store *store);
bool store_has_moved(struct store *store); /* another file has the store's path now, or none */

/* ---- failure.c ---- */

void store_note_failure(struct store *store, int code);
void store_note_system_failure(struct store *store);         /* errno says why there is no file */
bool store_failed_with(const struct store *store, int code); /* a primary one */
bool store_failed_by_damage(const struct store *store);
/* "cannot ACTION: REASON (PATH)". Returns false. */
bool store_fail(const struct store *store, const char *action, struct error *error);

/* ---- transaction.c ---- */

/* Begins to write in the file that has the store's path now, waiting for other writers. */
bool store_begin(struct store *store, enum store_sync sync);
/* Commits if DONE, else undoes. Returns whether it is committed. */
bool store_commit(struct store *store, bool done);
bool store_wait_for_disk(struct store *store, enum store_sync sync); /* from the next transaction on */

/* ---- migrations.c ---- */

int store_newest_schema(void);
bool store_read_schema(struct store *store, int *version);
bool store_migrate(
    struct store *store); /* to the newest, if another process has not done it; the folder is locked */

/* ---- document.c ---- */

/* What an alias leads by. */
enum { BY_IDENTIFIER = 1, BY_CONTENT, BY_PATH };

/* The row of a document as another store knows it, made if there is none. False: a failure was noted. */
bool store_adopt(struct store *store, const struct store_known *known, int64_t *document);

/* ---- damage.c ---- */

/* Keeps the damaged file aside, makes a new one at its path with what could still be read, and connects to
 * it. True: NOTICE says so. */
bool store_repair(struct store *store, struct error *notice, struct error *error);

/* ---- salvage.c ---- */

/* Copies what can still be read of OLD. False: FRESH has noted what went wrong. */
bool store_salvage(struct store *fresh, struct store *old);
int store_count_marks(struct store *store);

/* ---- path.c ---- */

bool store_make_folders(const char *path); /* all above PATH; false: errno says why */
bool store_make_file(const char *path);    /* empty, if there is none; likewise */

/*
 * A database is made, opened and read first under a shared lock of its folder. Its schema is changed and its
 * file replaced under the sole one: nobody opens a database between two renames, and SQLite does not wait for
 * others where it changes the kind of a journal. A file system without such locks goes without.
 */
void store_lock_folder(struct store *store);
void store_lock_alone(struct store *store);
void store_unlock_folder(struct store *store);

#endif
