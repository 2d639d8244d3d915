#include "statement.h"

bool store_marks(struct store *store, int64_t document,
                 void (*visit)(void *context, const struct store_mark *mark), void *context,
                 struct error *error)
{
    struct statement statement = store_prepare(
        store, "SELECT id, created, name, note, place, words_before, words, words_after FROM mark "
               "WHERE document = ? ORDER BY place, id");
    store_bind_number(&statement, document);
    while (store_step(&statement)) {
        struct store_mark mark = {
            .id = store_number(&statement, 0),
            .created = store_number(&statement, 1),
            .name = store_text(&statement, 2),
            .note = store_text(&statement, 3),
            .anchor = store_anchor_at(&statement, 4),
        };
        visit(context, &mark);
    }
    return store_finish(&statement) || store_fail(store, "read the bookmarks", error);
}

bool store_is_letter(struct slice name)
{
    char letter = name.length == 1 ? name.bytes[0] : '\0';
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/* A letter leaves the place that it had. */
static bool free_letter(struct store *store, int64_t document, const struct store_mark *mark)
{
    if (!store_is_letter(mark->name))
        return true;
    struct statement statement =
        store_prepare(store, "DELETE FROM mark WHERE document = ? AND name = ? AND id <> ?");
    store_bind_number(&statement, document);
    store_bind_text(&statement, mark->name);
    store_bind_number(&statement, mark->id);
    return store_finish(&statement);
}

/* An id is never given twice, so a row that another process removed meanwhile can come back under its own. */
static bool write_mark(struct store *store, int64_t document, struct store_mark *mark)
{
    struct statement statement = store_prepare(
        store,
        "INSERT INTO mark "
        "(id, document, name, note, created, updated, place, words_before, words, words_after) "
        "VALUES (nullif(?, 0), ?, ?, ?, coalesce(nullif(?, 0), unixepoch()), unixepoch(), ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET document = excluded.document, name = excluded.name, "
        "note = excluded.note, updated = excluded.updated, place = excluded.place, "
        "words_before = excluded.words_before, words = excluded.words, words_after = excluded.words_after "
        "RETURNING id, created");
    store_bind_number(&statement, mark->id);
    store_bind_number(&statement, document);
    store_bind_text(&statement, mark->name);
    store_bind_text(&statement, mark->note);
    store_bind_number(&statement, mark->created);
    store_bind_anchor(&statement, &mark->anchor);
    if (store_step(&statement)) {
        mark->id = store_number(&statement, 0);
        mark->created = store_number(&statement, 1);
    }
    return store_finish(&statement);
}

bool store_keep_mark(struct store *store, int64_t document, struct store_mark *mark, struct error *error)
{
    struct store_mark kept = *mark;
    bool written = store_begin(store, SYNC_FULL) && free_letter(store, document, &kept) &&
                   write_mark(store, document, &kept);
    if (!store_commit(store, written))
        return store_fail(store, "save the bookmark", error);
    *mark = kept;
    return true;
}

static bool delete_mark(struct store *store, int64_t id)
{
    struct statement statement = store_prepare(store, "DELETE FROM mark WHERE id = ?");
    store_bind_number(&statement, id);
    return store_finish(&statement);
}

bool store_remove_mark(struct store *store, int64_t id, struct error *error)
{
    bool removed = store_begin(store, SYNC_FULL) && delete_mark(store, id);
    return store_commit(store, removed) || store_fail(store, "remove the bookmark", error);
}
