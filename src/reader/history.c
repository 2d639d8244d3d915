/* Lines typed at a prompt, in this reading and in earlier ones. */

#include "reader.h"

#include <stdlib.h>
#include <string.h>

enum { HISTORY_KEPT = 200 };

static void take_line(void *context, struct slice line)
{
    struct history *history = context;
    array_reserve(history->lines, history->capacity, history->count + 1);
    history->lines[history->count++] = slice_string(line);
}

static struct history *loaded(struct reader *reader, char kind)
{
    struct history *history = &reader->memory.histories[kind == ':'];
    if (!history->loaded && memory_open(reader, STORE_IF_EXISTS))
        store_history(reader->memory.store, kind, take_line, history, NULL);
    history->loaded = true;
    return history;
}

const struct history *history_of(struct reader *reader, char kind)
{
    return loaded(reader, kind);
}

static void remove_at(struct history *history, size_t at)
{
    free(history->lines[at]);
    history->count--;
    memmove(history->lines + at, history->lines + at + 1, (history->count - at) * sizeof *history->lines);
}

static void move_to_front(struct history *history, struct slice line)
{
    for (size_t i = history->count; i-- > 0;)
        if (slice_is(line, history->lines[i]))
            remove_at(history, i);
    array_reserve(history->lines, history->capacity, history->count + 1);
    memmove(history->lines + 1, history->lines, history->count * sizeof *history->lines);
    history->lines[0] = slice_string(line);
    if (++history->count > HISTORY_KEPT)
        remove_at(history, HISTORY_KEPT);
}

/* A history that cannot be saved is not worth a notice. */
void history_add(struct reader *reader, char kind, struct slice line)
{
    if (line.length == 0)
        return;
    move_to_front(loaded(reader, kind), line);
    if (memory_open(reader, STORE_IF_EXISTS) && store_writable(reader->memory.store))
        store_add_history(reader->memory.store, kind, line, NULL);
}

void history_free(struct history *history)
{
    while (history->count > 0)
        remove_at(history, history->count - 1);
    free(history->lines);
}
