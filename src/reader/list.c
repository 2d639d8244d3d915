/* A list over the page: rows to choose from. */

#include "reader.h"

#include <stdlib.h>

void list_close(struct reader *reader)
{
    struct list_state *state = &reader->list;
    arena_free(state->arena);
    free(state->rows);
    free(state->indices);
    *state = (struct list_state){0};
}

void list_open(struct reader *reader, const char *title, const char *hint,
               void (*choose)(struct reader *reader))
{
    list_close(reader);
    reader->list.open = true;
    reader->list.choose = choose;
    reader->list.arena = arena_new();
    reader->list.list.title = slice_of(title);
    reader->list.list.hint = slice_of(hint);
}

void list_add(struct reader *reader, struct slice label, struct slice detail, size_t index)
{
    struct list_state *state = &reader->list;
    size_t count = state->list.count;
    array_reserve(state->rows, state->capacity, count + 1);
    array_reserve(state->indices, state->index_capacity, count + 1);
    state->rows[count] = (struct list_row){arena_copy(state->arena, label), arena_copy(state->arena, detail)};
    state->indices[count] = index;
    state->list.rows = state->rows;
    state->list.count++;
}

void list_move(struct reader *reader, long rows)
{
    struct list *list = &reader->list.list;
    if (list->count == 0)
        return;
    long chosen = (long)list->chosen + rows, last = (long)list->count - 1;
    list->chosen = chosen < 0 ? 0 : chosen > last ? (size_t)last : (size_t)chosen;
}

size_t list_chosen(const struct reader *reader)
{
    const struct list_state *state = &reader->list;
    return state->list.chosen < state->list.count ? state->indices[state->list.chosen] : NOWHERE;
}

const struct list *reader_list(const struct reader *reader)
{
    return reader->list.open ? &reader->list.list : NULL;
}
