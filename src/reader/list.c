/* A list over the page: rows to choose from, and to look through by typing. */

#include "reader.h"

#include "stele/text.h"

#include <stdlib.h>

void list_close(struct reader *reader)
{
    struct list_state *state = &reader->list;
    if (reader->prompt.kind == PROMPT_LIST_FILTER)
        reader->prompt.kind = PROMPT_CLOSED;
    arena_free(state->arena);
    free(state->rows);
    free(state->shown);
    free(state->indices);
    free(state->places);
    *state = (struct list_state){0};
}

void list_open(struct reader *reader, enum list_kind kind, struct slice title, const char *hint)
{
    struct list_state *state = &reader->list;
    list_close(reader);
    state->open = true;
    state->kind = kind;
    state->arena = arena_new();
    state->list.title = arena_copy(state->arena, title);
    state->list.hint = slice_of(hint);
}

static void show(struct list_state *state, size_t place)
{
    size_t count = state->list.count;
    array_reserve(state->shown, state->shown_capacity, count + 1);
    array_reserve(state->places, state->place_capacity, count + 1);
    state->shown[count] = state->rows[place];
    state->places[count] = place;
    state->list.rows = state->shown;
    state->list.count++;
}

void list_add(struct reader *reader, struct list_row row, size_t index)
{
    struct list_state *state = &reader->list;
    array_reserve(state->rows, state->row_capacity, state->count + 1);
    array_reserve(state->indices, state->index_capacity, state->count + 1);
    row.label = arena_copy(state->arena, row.label);
    row.detail = arena_copy(state->arena, row.detail);
    state->rows[state->count] = row;
    state->indices[state->count] = index;
    show(state, state->count++);
}

void list_move(struct reader *reader, long rows)
{
    struct list *list = &reader->list.list;
    if (list->count == 0)
        return;
    long chosen = (long)list->chosen + rows, last = (long)list->count - 1;
    list->chosen = chosen < 0 ? 0 : chosen > last ? (size_t)last : (size_t)chosen;
}

bool list_is_open(const struct reader *reader, enum list_kind kind)
{
    return reader->list.open && reader->list.kind == kind;
}

size_t list_chosen(const struct reader *reader, enum list_kind kind)
{
    const struct list_state *state = &reader->list;
    if (!list_is_open(reader, kind) || state->list.chosen >= state->list.count)
        return NOWHERE;
    return state->indices[state->places[state->list.chosen]];
}

void list_choose(struct reader *reader)
{
    static void (*const choosers[])(struct reader *) = {
        [LIST_BOOKMARKS] = bookmarks_choose,
        [LIST_HITS] = hits_choose,
        [LIST_LINKS] = follow_choose,
    };
    if (reader->list.list.count > 0) {
        choosers[reader->list.kind](reader);
        return;
    }
    reader_say(reader, "no row matches");
    list_unfilter(reader);
}

/* ---- the filter ---- */

static bool holds(struct slice text, struct slice folded)
{
    return filter_fit(text, folded) > FIT_SCATTERED;
}

/* The row that was chosen stays so, if it is still shown. */
void list_filter(struct reader *reader, struct slice words)
{
    struct list_state *state = &reader->list;
    struct buffer folded = {0};
    size_t chosen = state->list.count > 0 ? state->places[state->list.chosen] : 0;
    text_fold(words, &folded);
    state->list.count = state->list.chosen = 0;
    for (size_t i = 0; i < state->count; i++) {
        const struct list_row *row = &state->rows[i];
        if (folded.length > 0 && !holds(row->label, buffer_slice(&folded)) &&
            !holds(row->detail, buffer_slice(&folded)))
            continue;
        if (i <= chosen)
            state->list.chosen = state->list.count;
        show(state, i);
    }
    buffer_free(&folded);
}

void list_unfilter(struct reader *reader)
{
    list_filter(reader, (struct slice){0});
}

const struct list *reader_list(const struct reader *reader)
{
    return reader->list.open ? &reader->list.list : NULL;
}
