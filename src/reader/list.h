/* A list over the page. */
#ifndef STELE_READER_LIST_H
#define STELE_READER_LIST_H

#include "stele/reader.h"

/* What the rows of a list stand for. */
enum list_kind { LIST_BOOKMARKS, LIST_HITS, LIST_LINKS };

struct list_state {
    bool open;
    enum list_kind kind;
    struct list list; /* as it is shown: the rows that the filter leaves */
    struct arena *arena;
    struct list_row *rows, *shown;
    size_t *indices; /* what each row stands for */
    size_t *places;  /* of each shown row among all */
    size_t count, row_capacity, index_capacity, shown_capacity, place_capacity;
};

void list_open(struct reader *reader, enum list_kind kind, struct slice title, const char *hint);
/* ROW and what it stands for; the strings are copied. */
void list_add(struct reader *reader, struct list_row row, size_t index);
void list_close(struct reader *reader);
void list_move(struct reader *reader, long rows);
bool list_is_open(const struct reader *reader, enum list_kind kind);
/* The index given to list_add; NOWHERE when the list is empty, or none of that kind. */
size_t list_chosen(const struct reader *reader, enum list_kind kind);
/* Goes to what the chosen row stands for. */
void list_choose(struct reader *reader);

/* Only rows that hold WORDS are shown; all when there are none. */
void list_filter(struct reader *reader, struct slice words);
void list_unfilter(struct reader *reader);

#endif
