/* Taking in the marks of another store. */

#include "marks.h"

#include <string.h>

struct merge {
    struct store *store;
    struct store_merged *merged;
};

/* ---- which of two states stays ---- */

static int compare_numbers(int64_t one, int64_t other)
{
    return (one > other) - (one < other);
}

static int compare_places(size_t one, size_t other)
{
    return (one > other) - (one < other);
}

static int compare_slices(struct slice one, struct slice other)
{
    size_t common = one.length < other.length ? one.length : other.length;
    int order = common > 0 ? memcmp(one.bytes, other.bytes, common) : 0;
    return order ? order : compare_places(one.length, other.length);
}

/* Greater than 0: ONE stays. States of one time are told apart by what they hold,
 * the same in every store; of two that were removed nothing else is left. */
static int compare_states(const struct store_mark *one, const struct store_mark *other)
{
    bool traces = one->removed && other->removed;
    const int orders[] = {
        compare_numbers(one->modified, other->modified),
        compare_numbers(other->removed, one->removed),
        compare_slices(one->replaced, other->replaced),
        traces ? 0 : compare_slices(one->note, other->note),
        traces ? 0 : compare_slices(one->name, other->name),
        traces ? 0 : compare_numbers(one->style, other->style),
        traces ? 0 : compare_slices(one->quote, other->quote),
        traces ? 0 : compare_places(one->anchor.place, other->anchor.place),
        traces ? 0 : compare_places(one->end.place, other->end.place),
    };
    size_t i = 0;
    while (i + 1 < COUNT_OF(orders) && orders[i] == 0)
        i++;
    return orders[i];
}

/* WORDS are whole lines of NOTE. */
static bool stands_in(struct slice note, struct slice words)
{
    for (size_t at = 0; at + words.length <= note.length; at++) {
        size_t end = at + words.length;
        bool starts = at == 0 || note.bytes[at - 1] == '\n';
        bool ends = end == note.length || note.bytes[end] == '\n';
        if (starts && ends && slice_equal(slice_cut(note, at, end), words))
            return true;
    }
    return false;
}

/* The note of LOSER would be gone, though who wrote WINNER never saw it. */
static bool would_be_lost(const struct store_mark *winner, const struct store_mark *loser)
{
    return !loser->removed && loser->note.length > 0 && !mark_has_replaced(winner->replaced, loser->note) &&
           (winner->removed || !stands_in(winner->note, loser->note));
}

/* ---- writing ---- */

/* Without its letter: a change of its own, the same in every store where the two meet. */
static void drop_letter(struct store_mark *mark)
{
    mark->name = (struct slice){0};
    mark->modified++;
}

static bool is_before(const struct store_mark *one, const struct store_mark *other)
{
    int order = compare_numbers(one->modified, other->modified);
    return (order ? order : compare_slices(one->uid, other->uid)) < 0;
}

static bool settle_letter(struct store *store, int64_t document, struct store_mark *mark)
{
    struct row holder = {0};
    if (mark->removed || !store_is_letter(mark->name))
        return true;
    bool done = row_with_letter(store, document, mark->name, mark->id, &holder);
    if (done && holder.mark.id != 0) {
        struct store_mark other = holder.mark;
        bool takes = is_before(&other, mark);
        drop_letter(takes ? &other : mark);
        done = !takes || row_write(store, document, &other);
    }
    row_free(&holder);
    return done;
}

static bool put(struct store *store, int64_t document, int64_t id, const struct store_mark *mark)
{
    struct store_mark written = *mark;
    written.id = id;
    return settle_letter(store, document, &written) && row_write(store, document, &written);
}

/* ---- merging ---- */

/* 32 hexadecimal digits that follow from the mark and the note. */
static void append_uid_of_copy(struct buffer *into, const struct store_mark *mark)
{
    for (uint64_t seed = 1; seed <= 2; seed++)
        buffer_format(into, "%016llx",
                      (unsigned long long)slice_hash(mark->note, slice_hash(mark->uid, seed)));
}

static bool merge_mark(const struct merge *merge, int64_t document, const struct store_mark *theirs);

/* The copy is a mark like others, and merged like them; only the first time it counts. */
static bool keep_copy(const struct merge *merge, int64_t document, const struct store_mark *loser)
{
    struct store_merged copied = {0};
    const struct merge inner = {merge->store, &copied};
    struct buffer uid = {0};
    struct store_mark copy = *loser;
    append_uid_of_copy(&uid, loser);
    copy.uid = buffer_slice(&uid);
    if (store_is_letter(copy.name))
        copy.name = (struct slice){0};
    bool kept = merge_mark(&inner, document, &copy);
    merge->merged->added += copied.added;
    buffer_free(&uid);
    return kept;
}

static bool add(const struct merge *merge, int64_t document, const struct store_mark *theirs)
{
    merge->merged->added += !theirs->removed;
    return put(merge->store, document, 0, theirs);
}

static bool meet(const struct merge *merge, const struct row *row, const struct store_mark *theirs)
{
    const struct store_mark *mine = &row->mark;
    int order = compare_states(theirs, mine);
    const struct store_mark *winner = order > 0 ? theirs : mine, *loser = order > 0 ? mine : theirs;
    bool done = true;
    if (order > 0)
        done = put(merge->store, row->document, mine->id, theirs);
    if (order > 0 && !(theirs->removed && mine->removed))
        merge->merged->changed++;
    else
        merge->merged->unchanged += !mine->removed;
    return done && (!would_be_lost(winner, loser) || keep_copy(merge, row->document, loser));
}

/* A mark stays with the document that it has here. */
static bool merge_mark(const struct merge *merge, int64_t document, const struct store_mark *theirs)
{
    struct row row;
    bool done = row_with_uid(merge->store, theirs->uid, &row);
    if (done)
        done = row.mark.id == 0 ? add(merge, document, theirs) : meet(merge, &row, theirs);
    row_free(&row);
    return done;
}

static bool merge_records(const struct merge *merge, const struct store_record *records, size_t count)
{
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        int64_t document;
        done = store_adopt(merge->store, &records[i].document, &document) &&
               merge_mark(merge, document, &records[i].mark);
    }
    return done;
}

bool store_merge(struct store *store, const struct store_record *records, size_t count,
                 struct store_merged *merged, struct error *error)
{
    struct store_merged counted = {0};
    const struct merge merge = {store, &counted};
    bool done = store_begin(store, SYNC_FULL) && merge_records(&merge, records, count);
    if (!store_commit(store, done))
        return store_fail(store, "take in the bookmarks", error);
    *merged = counted;
    return true;
}
