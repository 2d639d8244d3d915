/* A list over the page. */
#ifndef STELE_READER_LIST_H
#define STELE_READER_LIST_H

#include "stele/reader.h"

struct list_state {
    bool open;
    void (*choose)(struct reader *reader); /* goes to the chosen row; tells lists apart */
    struct list list;
    struct arena *arena;
    struct list_row *rows;
    size_t capacity;
    size_t *indices; /* what each row stands for */
    size_t index_capacity;
};

void list_open(struct reader *reader, const char *title, const char *hint,
               void (*choose)(struct reader *reader));
void list_add(struct reader *reader, struct slice label, struct slice detail, size_t index);
void list_close(struct reader *reader);
void list_move(struct reader *reader, long rows);
size_t list_chosen(const struct reader *reader); /* the index given to list_add; NOWHERE when it is empty */

#endif
