/* The marks of a document: by place, each with the words it hangs at. */
#ifndef STELE_READER_MARKS_H
#define STELE_READER_MARKS_H

#include "stele/reader.h"
#include "stele/store.h"

struct mark {
    struct store_mark stored; /* its slices belong to the mark */
    size_t serial;            /* names it as long as the reading */
    size_t place;             /* now; NOWHERE: lost, or still looked for */
    bool moved;               /* found again by its words */
    bool wanted;              /* still looked for */
};

struct marks {
    struct mark *items; /* by place */
    size_t count, capacity, serials;
};

void marks_free(struct marks *marks);
/* Adds what the store has. */
void marks_load(struct reader *reader);
/* Looks for one that is wanted. True when none is. */
bool marks_step(struct reader *reader);
/* Another version of the document: those of the store are forgotten, to be loaded again, the others looked
 * for. */
void marks_reload(struct reader *reader);

/* NULL when there is none. Lent until the next change. */
struct mark *mark_named(struct marks *marks, struct slice name);
struct mark *mark_with(struct marks *marks, size_t serial);
/* Sets a mark at PLACE; a letter leaves the place that it had. False: it is not in the store, it was said
 * why. */
bool marks_set(struct reader *reader, size_t place, struct slice name);
/* False: it was said why not. */
bool marks_rename(struct reader *reader, size_t serial, struct slice name);
bool marks_remove(struct reader *reader, size_t serial);

/* bookmarks.c: their list */
void bookmarks_choose(struct reader *reader);
void bookmarks_rename(struct reader *reader, struct slice name);

#endif
