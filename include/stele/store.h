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

/* How a mark looks: a bookmark, or a highlight in one of three styles that differ without colour. */
enum store_style { STORE_BOOKMARK, STORE_UNDERLINE, STORE_BOLD, STORE_REVERSE, STORE_STYLES };
const char *store_style_name(enum store_style style);  /* "bookmark", "underline", "bold", "reverse" */
enum store_style store_style_named(struct slice name); /* STORE_STYLES: there is none */

struct store_mark {
    int64_t id;       /* of the row; 0: not yet stored */
    struct slice uid; /* 32 hexadecimal digits, the same in every copy; given by the store */
    enum store_style style;
    struct slice name;               /* one character: a mark; longer: a bookmark's name; may be empty */
    struct slice note;               /* may be empty */
    struct slice quote;              /* the words that were selected; empty: it is a place and has no end */
    struct store_anchor anchor, end; /* where it stands or begins; where the selection ends */
    int64_t created, modified;       /* seconds since 1970, UTC; 0 in a new one: now */
    bool removed;                    /* of this one only its trace is left, for merging and undoing */
    struct slice replaced;           /* notes that this one replaced, as store_merge knows them */
};

/* A copy with strings of its own; free it. */
struct store_mark store_mark_copy(const struct store_mark *mark);
void store_mark_free(struct store_mark *mark);
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

/* Marks by place, without the removed ones. VISIT is called for each; its slices are valid during the call,
 * in which the store must be left alone. */
typedef void store_visit_mark(void *context, const struct store_mark *mark);
bool store_marks(struct store *store, int64_t document, store_visit_mark *visit, void *context,
                 struct error *error);
bool store_removed_marks(struct store *store, int64_t document, store_visit_mark *visit, void *context,
                         struct error *error);
/* Stores MARK durably before it returns: inserts it (id 0) or replaces what the row had but its uid and the
 * time when it was made; MARK gets id and times. Of a letter the former mark leaves its place: a new mark
 * without a selection takes over its row if that has no note and no selection, else it is removed. */
bool store_keep_mark(struct store *store, int64_t document, struct store_mark *mark, struct error *error);
/* The words of mark ID were found where ANCHOR says and END, for a selection: that is where it is looked for
 * first from now on. The mark counts as unmodified. */
bool store_renew_mark(struct store *store, int64_t id, const struct store_anchor *anchor,
                      const struct store_anchor *end, struct error *error);
/* Can be undone: a removed mark comes back with all it had, its letter if no other mark has that now. */
bool store_remove_mark(struct store *store, int64_t id, struct error *error);
bool store_restore_mark(struct store *store, int64_t id, struct error *error);

/* The places from which the reader jumped, oldest first, and INDEX, where the reader stands among them. */
bool store_keep_jumps(struct store *store, int64_t document, const struct store_anchor *jumps, size_t count,
                      size_t index, struct error *error);
/* VISIT is called for each, as for marks. INDEX is at most their number. */
bool store_jumps(struct store *store, int64_t document,
                 void (*visit)(void *context, const struct store_anchor *jump), void *context, size_t *index,
                 struct error *error);

/* Lines typed at a prompt, newest first; KIND is '/' or ':'. At most 200 of each are kept; a line that comes
 * again moves to the front. */
bool store_history(struct store *store, char kind, void (*visit)(void *context, struct slice line),
                   void *context, struct error *error);
bool store_add_history(struct store *store, char kind, struct slice line, struct error *error);

/* ---- all of it ---- */

/* A document with everything that leads to it. */
struct store_known {
    int64_t document;
    struct slice identifier, path, title; /* each may be empty */
    const struct slice *contents;         /* of every edition that was read */
    size_t content_count;
};

/* Visits DOCUMENT, or all documents when it is 0, those that were made first first. VISIT may read marks. */
bool store_documents(struct store *store, int64_t document,
                     void (*visit)(void *context, const struct store_known *known), void *context,
                     struct error *error);
/* Removes all that is known of DOCUMENT, also what marks were removed, and overwrites it in the file. */
bool store_forget(struct store *store, int64_t document, struct error *error);

/* A mark of another store, or of an older state of this one. Its id is not looked at. */
struct store_record {
    struct store_known
        document;           /* known here by the identifier, else a content, else, without both, the path */
    struct store_mark mark; /* with its uid */
};
struct store_merged {
    size_t added, changed, unchanged;
};
/*
 * Takes in RECORDS, all or, after an error, none. Of a mark that both have, the one that was modified later
 * stays. If the other has a note that was not replaced knowingly (not in REPLACED of the one that stays) and
 * is no line of its note, a copy of that mark keeps it: its uid follows from the two, so that all stores
 * make the same copy. Of two marks with one letter the later keeps it. Records may come in any order and
 * again: stores that have taken in each other's records, also those of removed marks, hold the same.
 */
bool store_merge(struct store *store, const struct store_record *records, size_t count,
                 struct store_merged *merged, struct error *error);

/* $XDG_STATE_HOME/stele/stele.db, else $HOME/.local/state/stele/stele.db (XDG Base Directory 0.8), appended
 * to PATH. False: neither variable names an absolute path. */
bool store_default_path(struct buffer *path);

#endif
