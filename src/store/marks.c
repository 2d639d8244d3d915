/* Keeping, removing and restoring marks. */

#include "marks.h"

/* ---- removing ---- */

/* The note was known to who removes it: a merge does not bring it back. */
static bool write_removed(struct store *store, const struct row *row)
{
    struct store_mark removed = row->mark;
    struct buffer replaced = {0};
    buffer_append(&replaced, row->mark.replaced);
    mark_append_replaced(&replaced, row->mark.note);
    removed.removed = true;
    removed.modified = mark_later(row->mark.modified);
    removed.replaced = buffer_slice(&replaced);
    bool written = row_write(store, row->document, &removed);
    buffer_free(&replaced);
    return written;
}

static bool remove_mark(struct store *store, int64_t id)
{
    struct row row;
    bool removed = row_with_id(store, id, &row);
    if (removed && row.mark.id != 0 && !row.mark.removed)
        removed = write_removed(store, &row);
    row_free(&row);
    return removed;
}

bool store_remove_mark(struct store *store, int64_t id, struct error *error)
{
    bool removed = store_begin(store, SYNC_FULL) && remove_mark(store, id);
    return store_commit(store, removed) || store_fail(store, "remove the bookmark", error);
}

/* ---- keeping ---- */

/* What a letter can be moved away from without losing more than the place. */
static bool is_bare(const struct store_mark *mark)
{
    return mark->note.length == 0 && mark->quote.length == 0;
}

/* A letter leaves the place that it had. */
static bool take_letter(struct store *store, int64_t document, struct store_mark *mark)
{
    struct row row = {0};
    if (!store_is_letter(mark->name))
        return true;
    bool done = row_with_letter(store, document, mark->name, mark->id, &row);
    if (done && row.mark.id != 0 && mark->id == 0 && is_bare(mark) && is_bare(&row.mark)) {
        mark->id = row.mark.id;
        mark->created = mark->created ? mark->created : mark_later(0);
    } else if (done && row.mark.id != 0) {
        done = write_removed(store, &row);
    }
    row_free(&row);
    return done;
}

/* What the row had and MARK keeps of it. MOVED: it is a letter that is set anew. */
static void inherit(struct store_mark *mark, const struct store_mark *former, bool moved,
                    struct buffer *replaced)
{
    buffer_append(replaced, former->replaced);
    if (!slice_equal(former->note, mark->note))
        mark_append_replaced(replaced, former->note);
    if (former->id != 0 && !moved)
        mark->created = former->created;
    mark->created = mark->created ? mark->created : mark_later(0);
    mark->modified = mark_later(former->modified);
    mark->uid = former->uid;
    mark->removed = false;
    mark->replaced = buffer_slice(replaced);
}

static bool keep_mark(struct store *store, int64_t document, struct store_mark *mark)
{
    struct row former = {0};
    struct buffer replaced = {0};
    bool new = mark->id == 0;
    bool kept = take_letter(store, document, mark) && row_with_id(store, mark->id, &former);
    if (kept) {
        inherit(mark, &former.mark, new, &replaced);
        kept = row_write(store, document, mark);
    }
    row_free(&former);
    buffer_free(&replaced);
    return kept;
}

bool store_keep_mark(struct store *store, int64_t document, struct store_mark *mark, struct error *error)
{
    struct store_mark kept = *mark;
    bool written = store_begin(store, SYNC_FULL) && keep_mark(store, document, &kept);
    if (!store_commit(store, written))
        return store_fail(store, "save the bookmark", error);
    mark->id = kept.id;
    mark->created = kept.created;
    mark->modified = kept.modified;
    return true;
}

/* ---- renewing ---- */

static bool renew_mark(struct store *store, int64_t id, const struct store_anchor *anchor,
                       const struct store_anchor *end)
{
    struct row row;
    bool done = row_with_id(store, id, &row);
    if (done && row.mark.id != 0 && !row.mark.removed) {
        struct store_mark renewed = row.mark;
        renewed.anchor = *anchor;
        renewed.end = *end;
        done = row_write(store, row.document, &renewed);
    }
    row_free(&row);
    return done;
}

bool store_renew_mark(struct store *store, int64_t id, const struct store_anchor *anchor,
                      const struct store_anchor *end, struct error *error)
{
    bool renewed = store_begin(store, SYNC_FULL) && renew_mark(store, id, anchor, end);
    return store_commit(store, renewed) || store_fail(store, "save the bookmark", error);
}

/* ---- restoring ---- */

static bool write_restored(struct store *store, const struct row *row)
{
    struct store_mark restored = row->mark;
    struct row holder = {0};
    bool letter = store_is_letter(restored.name);
    bool done = !letter || row_with_letter(store, row->document, restored.name, restored.id, &holder);
    if (holder.mark.id != 0)
        restored.name = (struct slice){0};
    restored.removed = false;
    restored.modified = mark_later(restored.modified);
    done = done && row_write(store, row->document, &restored);
    row_free(&holder);
    return done;
}

static bool restore_mark(struct store *store, int64_t id)
{
    struct row row;
    bool restored = row_with_id(store, id, &row);
    if (restored && row.mark.id == 0) {
        store_note_failure(store, SQLITE_CONSTRAINT_FOREIGNKEY);
        restored = false;
    } else if (restored && row.mark.removed) {
        restored = write_restored(store, &row);
    }
    row_free(&row);
    return restored;
}

bool store_restore_mark(struct store *store, int64_t id, struct error *error)
{
    bool restored = store_begin(store, SYNC_FULL) && restore_mark(store, id);
    return store_commit(store, restored) || store_fail(store, "restore the bookmark", error);
}
