#include "statement.h"

static bool clear(struct store *store, int64_t document)
{
    struct statement statement = store_prepare(store, "DELETE FROM jump WHERE document = ?");
    store_bind_number(&statement, document);
    return store_finish(&statement);
}

static bool write_jump(struct store *store, int64_t document, size_t number, const struct store_anchor *jump)
{
    struct statement statement =
        store_prepare(store, "INSERT INTO jump (document, number, place, words_before, words, words_after) "
                             "VALUES (?, ?, ?, ?, ?, ?)");
    store_bind_number(&statement, document);
    store_bind_number(&statement, (int64_t)number);
    store_bind_anchor(&statement, jump);
    return store_finish(&statement);
}

static bool write_index(struct store *store, int64_t document, size_t index)
{
    struct statement statement = store_prepare(store, "UPDATE document SET jump = ? WHERE id = ?");
    store_bind_number(&statement, (int64_t)index);
    store_bind_number(&statement, document);
    return store_finish_change(&statement);
}

static bool write_jumps(struct store *store, int64_t document, const struct store_anchor *jumps, size_t count)
{
    bool written = clear(store, document);
    for (size_t i = 0; written && i < count; i++)
        written = write_jump(store, document, i, &jumps[i]);
    return written;
}

bool store_keep_jumps(struct store *store, int64_t document, const struct store_anchor *jumps, size_t count,
                      size_t index, struct error *error)
{
    bool written = store_begin(store, SYNC_NORMAL) && write_index(store, document, index) &&
                   write_jumps(store, document, jumps, count);
    return store_commit(store, written) || store_fail(store, "save the jumps", error);
}

static bool read_index(struct store *store, int64_t document, size_t *index)
{
    struct statement statement = store_prepare(store, "SELECT jump FROM document WHERE id = ?");
    store_bind_number(&statement, document);
    if (store_step(&statement))
        *index = (size_t)store_number(&statement, 0);
    return store_finish(&statement);
}

bool store_jumps(struct store *store, int64_t document,
                 void (*visit)(void *context, const struct store_anchor *jump), void *context, size_t *index,
                 struct error *error)
{
    size_t at = 0, count = 0;
    struct statement statement = store_prepare(
        store, "SELECT place, words_before, words, words_after FROM jump WHERE document = ? ORDER BY number");
    store_bind_number(&statement, document);
    for (; store_step(&statement); count++) {
        struct store_anchor jump = store_anchor_at(&statement, 0);
        visit(context, &jump);
    }
    bool read = store_finish(&statement) && read_index(store, document, &at);
    *index = at < count ? at : count;
    return read || store_fail(store, "read the jumps", error);
}
