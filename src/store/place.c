#include "statement.h"

/* Copies what ANCHOR points at to where it lives until the next call. */
static void lend(struct store *store, struct store_anchor *anchor)
{
    struct buffer *lent = &store->lent;
    struct slice *parts[] = {&anchor->before, &anchor->words, &anchor->after};
    buffer_clear(lent);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        buffer_append(lent, *parts[i]);
    size_t start = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        *parts[i] = slice_cut(buffer_slice(lent), start, start + parts[i]->length);
        start += parts[i]->length;
    }
}

bool store_last_place(struct store *store, int64_t document, struct store_place *place, struct error *error)
{
    error_set(error, "%s", "");
    struct statement statement = store_prepare(
        store, "SELECT place, words_before, words, words_after, ifnull(chosen, -1) FROM document "
               "WHERE id = ? AND place IS NOT NULL");
    store_bind_number(&statement, document);
    bool found = store_step(&statement);
    if (found) {
        *place = (struct store_place){store_anchor_at(&statement, 0), (size_t)store_number(&statement, 4)};
        lend(store, &place->top);
    }
    if (!store_finish(&statement))
        return store_fail(store, "read the last place", error);
    return found;
}

static bool write_place(struct store *store, int64_t document, const struct store_place *place)
{
    struct statement statement = store_prepare(
        store, "UPDATE document SET place = ?, words_before = ?, words = ?, words_after = ?, chosen = ?, "
               "updated = unixepoch() WHERE id = ?");
    store_bind_anchor(&statement, &place->top);
    store_bind_number(&statement, (int64_t)place->chosen);
    store_bind_number(&statement, document);
    return store_finish_change(&statement);
}

bool store_keep_last_place(struct store *store, int64_t document, const struct store_place *place,
                           struct error *error)
{
    bool written = store_begin(store, SYNC_NORMAL) && write_place(store, document, place);
    return store_commit(store, written) || store_fail(store, "save the last place", error);
}
