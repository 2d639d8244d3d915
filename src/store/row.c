/* Rows of the table of marks. */

#include "marks.h"

#define COLUMNS                                                                                              \
    "document, id, uid, style, name, note, quote, created, updated, removed, replaced, "                     \
    "place, words_before, words, words_after, place_end, end_before, end_words, end_after"

static struct store_mark mark_at(const struct statement *statement)
{
    enum store_style style = store_style_named(store_text(statement, 3));
    return (struct store_mark){
        .id = store_number(statement, 1),
        .uid = store_text(statement, 2),
        .style = style < STORE_STYLES ? style : STORE_BOOKMARK,
        .name = store_text(statement, 4),
        .note = store_text(statement, 5),
        .quote = store_text(statement, 6),
        .created = store_number(statement, 7),
        .modified = store_number(statement, 8),
        .removed = store_number(statement, 9) != 0,
        .replaced = store_text(statement, 10),
        .anchor = store_anchor_at(statement, 11),
        .end = store_anchor_at(statement, 15),
    };
}

void row_free(struct row *row)
{
    store_mark_free(&row->mark);
}

static bool take(struct statement *statement, struct row *row)
{
    *row = (struct row){0};
    if (store_step(statement)) {
        struct store_mark mark = mark_at(statement);
        *row = (struct row){store_number(statement, 0), store_mark_copy(&mark)};
    }
    return store_finish(statement);
}

bool row_with_id(struct store *store, int64_t id, struct row *row)
{
    struct statement statement = store_prepare(store, "SELECT " COLUMNS " FROM mark WHERE id = ?");
    store_bind_number(&statement, id);
    return take(&statement, row);
}

bool row_with_uid(struct store *store, struct slice uid, struct row *row)
{
    struct statement statement = store_prepare(store, "SELECT " COLUMNS " FROM mark WHERE uid = ?");
    store_bind_text(&statement, uid);
    return take(&statement, row);
}

bool row_with_letter(struct store *store, int64_t document, struct slice name, int64_t id, struct row *row)
{
    struct statement statement =
        store_prepare(store, "SELECT " COLUMNS " FROM mark "
                             "WHERE document = ? AND name = ? AND id <> ? AND removed = 0");
    store_bind_number(&statement, document);
    store_bind_text(&statement, name);
    store_bind_number(&statement, id);
    return take(&statement, row);
}

/* An id is never given twice, so a row that another process removed meanwhile can come back under its own. */
bool row_write(struct store *store, int64_t document, struct store_mark *mark)
{
    const struct store_anchor none = {0};
    struct statement statement = store_prepare(
        store, "INSERT INTO mark (" COLUMNS ") "
               "VALUES (?, nullif(?, 0), coalesce(nullif(?, ''), lower(hex(randomblob(16)))), "
               "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
               "ON CONFLICT (id) DO UPDATE SET document = excluded.document, style = excluded.style, "
               "name = excluded.name, note = excluded.note, quote = excluded.quote, "
               "created = excluded.created, updated = excluded.updated, removed = excluded.removed, "
               "replaced = excluded.replaced, place = excluded.place, words_before = excluded.words_before, "
               "words = excluded.words, words_after = excluded.words_after, place_end = excluded.place_end, "
               "end_before = excluded.end_before, end_words = excluded.end_words, "
               "end_after = excluded.end_after RETURNING id");
    store_bind_number(&statement, document);
    store_bind_number(&statement, mark->id);
    store_bind_text(&statement, mark->uid);
    store_bind_text(&statement, slice_of(store_style_name(mark->style)));
    store_bind_text(&statement, mark->name);
    store_bind_text(&statement, mark->note);
    store_bind_text(&statement, mark->quote);
    store_bind_number(&statement, mark->created);
    store_bind_number(&statement, mark->modified);
    store_bind_number(&statement, mark->removed);
    store_bind_text(&statement, mark->replaced);
    store_bind_anchor(&statement, &mark->anchor);
    store_bind_anchor(&statement, mark->quote.length > 0 ? &mark->end : &none);
    if (store_step(&statement))
        mark->id = store_number(&statement, 0);
    return store_finish(&statement);
}

/* ---- all of a document ---- */

static bool visit_rows(struct store *store, int64_t document, bool removed, store_visit_mark *visit,
                       void *context, struct error *error)
{
    struct statement statement =
        store_prepare(store, "SELECT " COLUMNS " FROM mark WHERE document = ? AND removed = ? "
                             "ORDER BY place, id");
    store_bind_number(&statement, document);
    store_bind_number(&statement, removed);
    while (store_step(&statement)) {
        struct store_mark mark = mark_at(&statement);
        visit(context, &mark);
    }
    return store_finish(&statement) || store_fail(store, "read the bookmarks", error);
}

bool store_marks(struct store *store, int64_t document, store_visit_mark *visit, void *context,
                 struct error *error)
{
    return visit_rows(store, document, false, visit, context, error);
}

bool store_removed_marks(struct store *store, int64_t document, store_visit_mark *visit, void *context,
                         struct error *error)
{
    return visit_rows(store, document, true, visit, context, error);
}
