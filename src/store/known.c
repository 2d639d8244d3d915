/* All that is known: the documents, and forgetting one. */

#include "statement.h"

#include <stdlib.h>

/* What a row of the table of documents and its aliases say, with strings of its own. */
struct gathered {
    struct store_known known;
    struct slice *contents;
    size_t capacity;
};

static struct slice owned(struct slice slice)
{
    return (struct slice){slice_string(slice), slice.length};
}

static void gather(struct gathered *gathered, int kind, struct slice value)
{
    struct store_known *known = &gathered->known;
    if (kind == BY_IDENTIFIER) {
        known->identifier = owned(value);
    } else if (kind == BY_PATH) {
        known->path = owned(value);
    } else {
        array_reserve(gathered->contents, gathered->capacity, known->content_count + 1);
        gathered->contents[known->content_count++] = owned(value);
        known->contents = gathered->contents;
    }
}

static void release(struct gathered *gathered)
{
    const struct store_known *known = &gathered->known;
    for (size_t i = 0; i < known->content_count; i++)
        free((char *)gathered->contents[i].bytes);
    free(gathered->contents);
    free((char *)known->identifier.bytes);
    free((char *)known->path.bytes);
    free((char *)known->title.bytes);
}

/* ROW: id, title. */
static bool gather_aliases(struct store *store, const struct statement *row, struct gathered *gathered)
{
    *gathered = (struct gathered){
        .known = {.document = store_number(row, 0), .title = owned(store_text(row, 1))},
    };
    struct statement statement =
        store_prepare(store, "SELECT kind, value FROM alias WHERE document = ? ORDER BY kind, value");
    store_bind_number(&statement, gathered->known.document);
    while (store_step(&statement))
        gather(gathered, (int)store_number(&statement, 0), store_text(&statement, 1));
    return store_finish(&statement);
}

bool store_documents(struct store *store, int64_t document,
                     void (*visit)(void *context, const struct store_known *known), void *context,
                     struct error *error)
{
    struct statement statement =
        store_prepare(store, "SELECT id, title FROM document WHERE ?1 = 0 OR id = ?1 ORDER BY id");
    store_bind_number(&statement, document);
    bool read = true;
    while (read && store_step(&statement)) {
        struct gathered gathered;
        read = gather_aliases(store, &statement, &gathered);
        if (read)
            visit(context, &gathered.known);
        release(&gathered);
    }
    read = store_finish(&statement) && read;
    return read || store_fail(store, "list the documents", error);
}

/* What hangs at it goes with it. */
static bool delete_document(struct store *store, int64_t document)
{
    struct statement statement = store_prepare(store, "DELETE FROM document WHERE id = ?");
    store_bind_number(&statement, document);
    return store_finish(&statement);
}

/* What was deleted is overwritten in the file, and the log holds none of it any more, unless another process
 * is reading: then the next checkpoint sees to it. */
bool store_forget(struct store *store, int64_t document, struct error *error)
{
    bool forgotten = store_begin(store, SYNC_FULL) && store_execute(store, "PRAGMA secure_delete = ON") &&
                     delete_document(store, document);
    if (!store_commit(store, forgotten))
        return store_fail(store, "forget the document", error);
    sqlite3_wal_checkpoint_v2(store->database, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return true;
}
