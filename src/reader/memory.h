/* What outlives a reading: the last place, marks, histories. */
#ifndef STELE_READER_MEMORY_H
#define STELE_READER_MEMORY_H

#include "stele/reader.h"
#include "stele/store.h"

struct history {
    char **lines; /* newest first */
    size_t count, capacity;
    bool loaded;
};

struct mark {
    struct store_mark stored; /* its slices belong to the mark */
    size_t place;             /* now; NOWHERE: lost */
    bool moved;
};

struct memory {
    const char *path;
    struct store *store;
    bool noticed;     /* what was to be said of it has been said */
    bool failed;      /* it cannot be used; that was said */
    int64_t document; /* row; 0: not known yet */
    struct mark *marks;
    size_t mark_count, mark_capacity;
    struct history histories[2];
    uint64_t rest_at; /* microseconds of the clock; 0: nothing to save */
    size_t saved_top;
    bool moved;    /* the reader has moved since the start */
    bool anchored; /* marks have their places */
    bool restored;
};

void memory_start(struct reader *reader);
void memory_touch(struct reader *reader); /* the page has moved */
bool memory_step(struct reader *reader);  /* true when there is nothing to do now */
void memory_end(struct reader *reader);
/* Restores the last place and finds the marks again, once the document is there. */
void memory_anchor(struct reader *reader);
void memory_forget_document(struct reader *reader);
/* Stores a mark at PLACE; replaces the one of the same letter. False: it was said why. */
bool memory_keep_mark(struct reader *reader, size_t place, struct slice name);
bool memory_rename_mark(struct reader *reader, size_t index, struct slice name);
bool memory_remove_mark(struct reader *reader, size_t index);
const struct history *memory_history(struct reader *reader, char kind);
void memory_add_history(struct reader *reader, char kind, struct slice line);

void marks_choose(struct reader *reader);
void marks_rename(struct reader *reader, struct slice name);

#endif
