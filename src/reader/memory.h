/* What outlives a reading: the store, the row of the document in it, the last place, histories. */
#ifndef STELE_READER_MEMORY_H
#define STELE_READER_MEMORY_H

#include "anchor.h"
#include "position.h"

#include "stele/reader.h"
#include "stele/store.h"

/* A place that is to be gone to when the document is there, by its words. */
struct restoring {
    bool active, announced;
    struct store_place place; /* its own */
    size_t length;            /* of the text that the place was in; 0: not known */
};

struct history {
    char **lines; /* newest first */
    size_t count, capacity;
    bool loaded;
};

struct memory {
    const char *path; /* of the database; NULL: nothing is remembered */
    struct store *store;
    bool noticed;     /* what was to be said of it has been said */
    bool failed;      /* it cannot be used; that was said */
    int64_t document; /* row; 0: not known */
    bool looked_up;   /* what was remembered of the document has been taken up */
    uint64_t make_at; /* microseconds of the clock: when the document gets its row; 0: it need not */
    uint64_t rest_at; /* the same, when the place is saved */
    struct position saved;
    bool moved; /* the reader has gone somewhere: the last place is not restored over it */
    struct restoring restoring;
    struct history histories[2];
};

void memory_touch(struct reader *reader); /* the page has moved */
/* Takes up what was remembered, once the document is there; saves the place at a rest. */
void memory_step(struct reader *reader);
void memory_end(struct reader *reader);
/* Another document is opened: the place in this one is saved, and it is forgotten. */
void memory_leave(struct reader *reader);
/* The document was opened again: the page returns to the words that it showed. */
void memory_reload(struct reader *reader, const struct document *old, struct position position);

bool memory_open(struct reader *reader, enum store_open_mode mode);
/* The row of the document in the store, which is opened. False: there is none, or it was said why not. */
bool memory_find_document(struct reader *reader, bool create);
/* The row may have changed: looks it up anew. True if it did. */
bool memory_find_again(struct reader *reader);

/* history.c */
const struct history *history_of(struct reader *reader, char kind);
void history_add(struct reader *reader, char kind, struct slice line);
void history_free(struct history *history);

#endif
