/* The marks of a document: by place, each with the words it hangs at. */
#ifndef STELE_READER_MARKS_H
#define STELE_READER_MARKS_H

#include "stele/reader.h"
#include "stele/store.h"

struct mark {
    struct store_mark stored; /* its slices belong to the mark */
    size_t serial;            /* names it as long as the reading; from 1 */
    struct range range;       /* now; a start of NOWHERE: lost, or still looked for; an end of NOWHERE: it is
                                 only a place */
    bool moved;               /* found again by its words */
    bool wanted;              /* still looked for */
};

struct marks {
    struct mark *items; /* by place */
    size_t count, capacity, serials;
    struct mark *removed; /* those that can be brought back, the last one last */
    size_t removed_count, removed_capacity;
    bool by_date; /* the list is sorted so */
    struct {
        size_t serial; /* of the mark whose note is written; 0: a new one at RANGE */
        struct range range;
    } noted;
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
struct mark *mark_over(struct marks *marks, struct range range); /* exactly */
/* Of those that begin in RANGE the first with a note, else the first. */
struct mark *mark_within(struct marks *marks, struct range range);

/* Sets a mark at RANGE with the name, the style and the note of WHAT; a letter leaves the place that it had.
 * False: it is not in the store, it was said why. */
bool marks_set(struct reader *reader, struct range range, const struct store_mark *what);
/* Gives it the name, the style and the note of WHAT. False: it was said why not. */
bool marks_change(struct reader *reader, size_t serial, const struct store_mark *what);
bool marks_remove(struct reader *reader, size_t serial);
/* Brings back the one that was removed last in this reading. NULL: there is none, or it was said why not. */
const struct mark *marks_restore(struct reader *reader);

/* bookmarks.c: what their commands share */
bool marks_allowed(struct reader *reader); /* false: it was said that this page has none */
/* Sets one, says so, and ends the selection. False: it was said why not. */
bool marks_keep(struct reader *reader, struct range range, const struct store_mark *what, const char *said);
void marks_go(struct reader *reader, const struct mark *mark);
bool marks_delete(struct reader *reader, size_t serial); /* and says how it comes back */
/* The one that a command means: in the list, over the selection, in the current paragraph. NULL. */
struct mark *mark_chosen(struct reader *reader);
/* mark_list.c */
void bookmarks_choose(struct reader *reader);
void bookmarks_rename(struct reader *reader, struct slice name);
void bookmarks_changed(struct reader *reader); /* its rows are made anew, if it is open */
/* notes.c */
void notes_entered(struct reader *reader, struct slice note);
/* Shows the notes of the marks that begin in RANGE in a panel. */
void notes_show(struct reader *reader, struct range range);

#endif
