#include "statement.h"

enum { LINES_KEPT = 200 }; /* of each kind */

bool store_history(struct store *store, char kind, void (*visit)(void *context, struct slice line),
                   void *context, struct error *error)
{
    struct statement statement =
        store_prepare(store, "SELECT line FROM history WHERE kind = ? ORDER BY id DESC LIMIT ?");
    store_bind_number(&statement, kind);
    store_bind_number(&statement, LINES_KEPT);
    while (store_step(&statement))
        visit(context, store_text(&statement, 0));
    return store_finish(&statement) || store_fail(store, "read the history", error);
}

/* A line that is there already is replaced by a row with a new id, so it moves to the front. */
static bool add_line(struct store *store, char kind, struct slice line)
{
    struct statement statement =
        store_prepare(store, "INSERT OR REPLACE INTO history (kind, line) VALUES (?, ?)");
    store_bind_number(&statement, kind);
    store_bind_text(&statement, line);
    return store_finish(&statement);
}

static bool drop_oldest(struct store *store, char kind)
{
    struct statement statement =
        store_prepare(store, "DELETE FROM history WHERE kind = ?1 AND id <= "
                             "(SELECT id FROM history WHERE kind = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)");
    store_bind_number(&statement, kind);
    store_bind_number(&statement, LINES_KEPT);
    return store_finish(&statement);
}

bool store_add_history(struct store *store, char kind, struct slice line, struct error *error)
{
    bool added = store_begin(store, SYNC_NORMAL) && add_line(store, kind, line) && drop_oldest(store, kind);
    return store_commit(store, added) || store_fail(store, "save the line", error);
}
