/* store: what is remembered between readings: places, bookmarks, histories. SQLite only here. */
#ifndef STELE_STORE_H
#define STELE_STORE_H

#include "stele/base.h"

struct store;

/* How a document is known; any may be empty. Strongest first. */
struct store_identity {
    struct slice identifier; /* its publisher's */
    struct slice content;    /* a key made of its length and bytes */
    struct slice path;       /* absolute */
    struct slice title;      /* for lists; not used to know it */
};

/* A place with the words at and around it. All text is UTF-8, except for paths. */
struct store_anchor {
    size_t place;
    struct slice before, words, after;
};

struct store_mark {
    int64_t id;        /* 0: not yet stored */
    struct slice name; /* one character: a mark; longer: a bookmark's name; may be empty */
    struct slice note;
    struct store_anchor anchor;
    int64_t created; /* seconds since 1970, UTC; 0 in a new one: now */
};

/* True for the name of a mark that is a letter from a to z or A to Z: there is one of each in a document. */
bool store_is_letter(struct slice name);

enum store_open_mode { STORE_IF_EXISTS, STORE_CREATE };

/*
 * Opens the database at PATH, which is absolute. STORE_IF_EXISTS: NULL with an empty ERROR when there is
 * none. STORE_CREATE makes it and its folders (0700; the file 0600). NULL with a sentence in ERROR: cannot be
 * used. A file that is no database or is damaged is kept aside as PATH.damaged-DATE and a new one made of
 * what can be read: NOTICE, then not empty, says so. A database that cannot be written (read-only folder or
 * disk) is opened for reading: NOTICE says so. A newer schema than ours is refused.
 */
struct store *store_open(const char *path, enum store_open_mode mode, struct error *notice,
                         struct error *error);
void store_close(struct store *store); /* NULL is allowed; makes no checkpoint */
bool store_writable(const struct store *store);
/* Housekeeping for an idle moment: integrity check now and then, checkpoint. False: NOTICE says what was
 * found. A damaged database has then been replaced: documents and marks that could be read keep their ids. */
bool store_idle(struct store *store, struct error *notice);

/* The row of the document: known by identifier, else content, else path; what changed of the identity is
 * written when STORE is writable and CREATE. 0: not known (or not writable). A sentence in ERROR with another
 * number than 0: known, but the change could not be written. */
int64_t store_document(struct store *store, const struct store_identity *identity, bool create,
                       struct error *error);

/* The top of the page, and the place that was chosen on it; NOWHERE: none. */
struct store_place {
    struct store_anchor top;
    size_t chosen;
};

/* The last place that was read. False without a sentence: none. Slices live until the next call with this
 * store. */
bool store_last_place(struct store *store, int64_t document, struct store_place *place, struct error *error);
bool store_keep_last_place(struct store *store, int64_t document, const struct store_place *place,
                           struct error *error);

/* Marks by place. VISIT is called for each; its slices are valid during the call, in which the store must be
 * left alone. */
bool store_marks(struct store *store, int64_t document,
                 void (*visit)(void *context, const struct store_mark *mark), void *context,
                 struct error *error);
/* Stores MARK durably before it returns: inserts it (id 0; MARK gets its id and time) or replaces the row. A
 * mark with a name of one character replaces the former one of that name. */
bool store_keep_mark(struct store *store, int64_t document, struct store_mark *mark, struct error *error);
bool store_remove_mark(struct store *store, int64_t id, struct error *error);

/* Lines typed at a prompt, newest first; KIND is '/' or ':'. At most 200 of each are kept; a line that comes
 * again moves to the front. */
bool store_history(struct store *store, char kind, void (*visit)(void *context, struct slice line),
                   void *context, struct error *error);
bool store_add_history(struct store *store, char kind, struct slice line, struct error *error);

/* $XDG_STATE_HOME/stele/stele.db, else $HOME/.local/state/stele/stele.db (XDG Base Directory 0.8), appended
 * to PATH. False: neither variable names an absolute path. */
bool store_default_path(struct buffer *path);

#endif
