/* Stores that take in each other's marks: nothing is lost, and in the end all hold the same. */

#include "random_calls.h"
#include "scratch.h"

enum { MOST_STORES = 3, MOST_NOTES = 500 };

static const struct slice content = {"10-aa", 5};

/* ---- several stores in one folder ---- */

static struct store *open_nth(const struct scratch *scratch, int number)
{
    char path[320];
    struct error notice, error;
    snprintf(path, sizeof path, "%s.%d", scratch->path, number);
    struct store *store = store_open(path, STORE_CREATE, &notice, &error);
    assert_non_null(store);
    assert_int_not_equal(scratch_document(store, "10-aa"), 0);
    return store;
}

static int64_t document_of(struct store *store)
{
    return scratch_document(store, "10-aa");
}

/* ---- what a store hands out ---- */

struct records {
    struct store_record *items;
    size_t count, capacity;
};

static void take_record(void *context, const struct store_mark *mark)
{
    struct records *records = context;
    array_reserve(records->items, records->capacity, records->count + 1);
    records->items[records->count++] = (struct store_record){
        .document = {.contents = &content, .content_count = 1}, .mark = store_mark_copy(mark)};
}

static struct records records_of(struct store *store, bool removed)
{
    struct records records = {0};
    assert_true(store_marks(store, document_of(store), take_record, &records, NULL));
    if (removed)
        assert_true(store_removed_marks(store, document_of(store), take_record, &records, NULL));
    return records;
}

static void records_free(struct records *records)
{
    for (size_t i = 0; i < records->count; i++)
        store_mark_free(&records->items[i].mark);
    free(records->items);
}

static void shuffle(struct random *random, struct records *records)
{
    for (size_t i = records->count; i > 1; i--) {
        size_t other = random_below(random, (uint32_t)i);
        struct store_record record = records->items[i - 1];
        records->items[i - 1] = records->items[other];
        records->items[other] = record;
    }
}

static struct store_merged merge(struct store *into, const struct records *records)
{
    struct store_merged merged;
    struct error error;
    if (!store_merge(into, records->items, records->count, &merged, &error))
        fail_msg("%s", error.text);
    return merged;
}

static struct store_merged give(struct store *from, struct store *to)
{
    struct records records = records_of(from, true);
    struct store_merged merged = merge(to, &records);
    records_free(&records);
    return merged;
}

/* ---- all that a store holds, as a string ---- */

static int compare_uids(const void *one, const void *other)
{
    const struct store_record *first = one, *second = other;
    return memcmp(first->mark.uid.bytes, second->mark.uid.bytes, 32);
}

/* Of what was removed there is nothing to see. */
static void append_mark(struct buffer *into, const struct store_mark *mark)
{
    buffer_format(into, "%s %lld {%s}", mark->uid.bytes, (long long)mark->modified, mark->replaced.bytes);
    if (!mark->removed)
        buffer_format(into, " %s [%s] [%s] %zu", store_style_name(mark->style), mark->name.bytes,
                      mark->note.bytes, mark->anchor.place);
    buffer_append_string(into, mark->removed ? " removed\n" : "\n");
}

static char *dump(struct store *store)
{
    struct buffer text = {0};
    struct records records = records_of(store, true);
    buffer_append_string(&text, "");
    if (records.count > 0)
        qsort(records.items, records.count, sizeof *records.items, compare_uids);
    for (size_t i = 0; i < records.count; i++)
        append_mark(&text, &records.items[i].mark);
    records_free(&records);
    return text.bytes;
}

static void assert_same(struct store *one, struct store *other)
{
    char *first = dump(one), *second = dump(other);
    assert_string_equal(first, second);
    free(first);
    free(second);
}

static bool has_note(struct store *store, const char *note)
{
    struct records records = records_of(store, false);
    bool found = false;
    for (size_t i = 0; i < records.count; i++)
        found = found || slice_is(records.items[i].mark.note, note);
    records_free(&records);
    return found;
}

/* ---- by hand ---- */

struct pair {
    struct store *one, *two;
    struct store_mark mark; /* the same in both */
};

/* Two stores with one mark that has the note "x". */
static struct pair make_pair(const struct scratch *scratch)
{
    struct pair pair = {open_nth(scratch, 1), open_nth(scratch, 2), {0}};
    pair.mark = (struct store_mark){.name = slice_of("thesis"), .note = slice_of("x"), .anchor.place = 4};
    assert_true(store_keep_mark(pair.one, document_of(pair.one), &pair.mark, NULL));
    assert_int_equal(give(pair.one, pair.two).added, 1);
    return pair;
}

static void close_pair(struct pair *pair)
{
    store_close(pair->one);
    store_close(pair->two);
}

/* Gives the mark named "thesis" of STORE another note. */
static void annotate(struct store *store, const char *note)
{
    struct records records = records_of(store, false);
    for (size_t i = 0; i < records.count; i++) {
        struct store_mark mark = records.items[i].mark;
        if (!slice_is(mark.name, "thesis"))
            continue;
        mark.note = slice_of(note);
        assert_true(store_keep_mark(store, document_of(store), &mark, NULL));
        break;
    }
    records_free(&records);
}

static int64_t only_id(struct store *store)
{
    struct records records = records_of(store, false);
    assert_int_equal(records.count, 1);
    int64_t id = records.items[0].mark.id;
    records_free(&records);
    return id;
}

static void assert_merged(struct store_merged merged, size_t added, size_t changed, size_t unchanged)
{
    assert_int_equal(merged.added, added);
    assert_int_equal(merged.changed, changed);
    assert_int_equal(merged.unchanged, unchanged);
}

static void merging_twice_changes_nothing(void **state)
{
    struct pair pair = make_pair(*state);
    assert_merged(give(pair.one, pair.two), 0, 0, 1);
    assert_merged(give(pair.two, pair.one), 0, 0, 1);
    assert_same(pair.one, pair.two);
    close_pair(&pair);
}

static void a_later_edit_replaces_what_it_was_made_of(void **state)
{
    struct pair pair = make_pair(*state);
    annotate(pair.one, "better");
    annotate(pair.one, "best");
    assert_merged(give(pair.one, pair.two), 0, 1, 0);
    assert_merged(give(pair.two, pair.one), 0, 0, 1);
    assert_same(pair.one, pair.two);
    assert_true(has_note(pair.two, "best"));
    assert_false(has_note(pair.two, "x"));
    close_pair(&pair);
}

static void of_two_edits_both_notes_are_kept(void **state)
{
    struct pair pair = make_pair(*state);
    annotate(pair.one, "mine");
    annotate(pair.two, "draft");
    annotate(pair.two, "yours");
    give(pair.one, pair.two);
    give(pair.two, pair.one);
    assert_same(pair.one, pair.two);
    assert_true(has_note(pair.one, "mine"));
    assert_true(has_note(pair.one, "yours"));
    assert_false(has_note(pair.one, "draft"));
    assert_false(has_note(pair.one, "x"));
    assert_merged(give(pair.one, pair.two), 0, 0, 2);
    close_pair(&pair);
}

static void a_note_that_has_both_needs_no_copy(void **state)
{
    struct pair pair = make_pair(*state);
    annotate(pair.one, "mine");
    annotate(pair.two, "draft");
    annotate(pair.two, "yours\nmine");
    assert_merged(give(pair.one, pair.two), 0, 0, 1);
    assert_merged(give(pair.two, pair.one), 0, 1, 0);
    assert_same(pair.one, pair.two);
    close_pair(&pair);
}

static void a_removed_mark_is_not_brought_back(void **state)
{
    struct pair pair = make_pair(*state);
    assert_true(store_remove_mark(pair.one, only_id(pair.one), NULL));
    give(pair.two, pair.one);
    assert_int_equal(scratch_count(pair.one, document_of(pair.one)), 0);
    assert_merged(give(pair.one, pair.two), 0, 1, 0);
    assert_int_equal(scratch_count(pair.two, document_of(pair.two)), 0);
    assert_same(pair.one, pair.two);
    close_pair(&pair);
}

static void a_note_survives_a_removal_that_did_not_know_it(void **state)
{
    struct pair pair = make_pair(*state);
    annotate(pair.two, "found something");
    assert_true(store_keep_mark(pair.one, document_of(pair.one), &pair.mark, NULL));
    assert_true(store_remove_mark(pair.one, only_id(pair.one), NULL));
    give(pair.one, pair.two);
    give(pair.two, pair.one);
    assert_same(pair.one, pair.two);
    assert_true(has_note(pair.one, "found something"));
    close_pair(&pair);
}

static void a_copy_that_was_removed_stays_removed(void **state)
{
    struct pair pair = make_pair(*state);
    annotate(pair.one, "mine");
    annotate(pair.two, "draft");
    annotate(pair.two, "yours");
    give(pair.one, pair.two);
    struct records records = records_of(pair.two, false);
    assert_int_equal(records.count, 2);
    for (size_t i = 0; i < records.count; i++)
        if (slice_is(records.items[i].mark.note, "mine"))
            assert_true(store_remove_mark(pair.two, records.items[i].mark.id, NULL));
    records_free(&records);
    give(pair.one, pair.two);
    assert_false(has_note(pair.two, "mine"));
    give(pair.two, pair.one);
    assert_same(pair.one, pair.two);
    close_pair(&pair);
}

static void the_later_of_two_keeps_the_letter(void **state)
{
    struct store *one = open_nth(*state, 1), *two = open_nth(*state, 2);
    struct store_mark first = {.name = slice_of("a"), .note = slice_of("first"), .anchor.place = 1};
    struct store_mark second = {.name = slice_of("a"), .note = slice_of("second"), .anchor.place = 2};
    assert_true(store_keep_mark(one, document_of(one), &first, NULL));
    assert_true(store_keep_mark(two, document_of(two), &second, NULL));
    second.note = slice_of("later");
    assert_true(store_keep_mark(two, document_of(two), &second, NULL));
    give(one, two);
    give(two, one);
    assert_same(one, two);
    scratch_check_marks(one, document_of(one), "@1 a@2 ");
    store_close(one);
    store_close(two);
}

static void a_mark_comes_to_the_document_that_has_one_of_its_contents(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "11-ab");
    const struct slice contents[] = {slice_of("10-aa"), slice_of("11-ab")};
    struct store_record record = {
        .document = {.path = slice_of("/elsewhere"), .contents = contents, .content_count = 2},
        .mark = {.uid = slice_of("00112233445566778899aabbccddeeff"),
                 .name = slice_of("new"),
                 .created = 10,
                 .modified = 20,
                 .anchor.place = 3},
    };
    struct store_merged merged;
    assert_true(store_merge(store, &record, 1, &merged, NULL));
    scratch_check_marks(store, document, "new@3 ");
    assert_int_equal(scratch_document(store, "10-aa"), document);
    record.document = (struct store_known){.identifier = slice_of("isbn:7"), .path = slice_of("/x")};
    record.mark.uid = slice_of("ff112233445566778899aabbccddeeff");
    assert_true(store_merge(store, &record, 1, &merged, NULL));
    scratch_check_marks(store, document, "new@3 ");
    const struct store_identity there = {.path = slice_of("/x")};
    assert_int_equal(store_document(store, &there, false, NULL), 0); /* a path of another machine */
    const struct store_identity known = {.identifier = slice_of("isbn:7")};
    scratch_check_marks(store, store_document(store, &known, false, NULL), "new@3 ");
    store_close(store);
}

/* ---- at random ---- */

struct world {
    struct random random;
    struct store *stores[MOST_STORES];
    int count;
    unsigned notes;           /* written so far */
    bool dropped[MOST_NOTES]; /* somebody who saw the note replaced it, or removed its mark */
};

static void name_note(unsigned number, char note[16])
{
    snprintf(note, 16, "note-%04u", number);
}

static void drop_note(struct world *world, struct slice note)
{
    if (note.length > 0)
        world->dropped[strtoul(note.bytes + 5, NULL, 10)] = true;
}

/* The letter leaves its mark. */
static void drop_letter(struct world *world, struct store *store, struct slice name, int64_t id)
{
    struct records records = records_of(store, false);
    for (size_t i = 0; i < records.count && store_is_letter(name); i++)
        if (slice_equal(records.items[i].mark.name, name) && records.items[i].mark.id != id)
            drop_note(world, records.items[i].mark.note);
    records_free(&records);
}

static void write_mark(struct world *world, struct store *store, struct store_mark *mark)
{
    static const char *const names[] = {"", "a", "b", "thesis", "weak"};
    char note[16] = "";
    struct random *random = &world->random;
    if (random_below(random, 4) > 0 && world->notes < MOST_NOTES) {
        drop_note(world, mark->note);
        name_note(world->notes++, note);
        mark->note = slice_of(note);
    }
    if (random_below(random, 3) == 0)
        mark->name = slice_of(names[random_below(random, COUNT_OF(names))]);
    mark->style = random_below(random, STORE_STYLES);
    mark->anchor.place = random_below(random, 1000);
    drop_letter(world, store, mark->name, mark->id);
    assert_true(store_keep_mark(store, document_of(store), mark, NULL));
}

static void change(struct world *world, struct store *store)
{
    struct records records = records_of(store, true);
    struct store_mark new = {0}, *mark = &new;
    if (records.count > 0)
        mark = &records.items[random_below(&world->random, (uint32_t)records.count)].mark;
    unsigned what = random_below(&world->random, 6);
    struct store_mark edited = *mark;
    if (what < 2 || mark->id == 0) {
        edited = (struct store_mark){0};
        write_mark(world, store, &edited);
    } else if (mark->removed) {
        assert_true(store_restore_mark(store, mark->id, NULL));
    } else if (what < 5) {
        write_mark(world, store, &edited);
    } else {
        drop_note(world, mark->note);
        assert_true(store_remove_mark(store, mark->id, NULL));
    }
    records_free(&records);
}

static void exchange(struct world *world, int from, int to)
{
    struct records records = records_of(world->stores[from], true);
    shuffle(&world->random, &records);
    merge(world->stores[to], &records);
    shuffle(&world->random, &records);
    struct store_merged again = merge(world->stores[to], &records);
    assert_int_equal(again.added + again.changed, 0);
    records_free(&records);
}

static void settle(struct world *world)
{
    for (int round = 0; round < 2; round++)
        for (int from = 0; from < world->count; from++)
            for (int to = 0; to < world->count; to++)
                if (from != to)
                    exchange(world, from, to);
    for (int i = 1; i < world->count; i++)
        assert_same(world->stores[0], world->stores[i]);
}

static void check_notes(const struct world *world)
{
    char note[16];
    for (unsigned number = 0; number < world->notes; number++) {
        name_note(number, note);
        if (!world->dropped[number] && !has_note(world->stores[0], note))
            fail_msg("%s is lost", note);
    }
}

static void live(const struct scratch *scratch, uint64_t seed, int count, int steps)
{
    struct world world = {.random = {seed}, .count = count};
    scratch_empty(scratch);
    for (int i = 0; i < count; i++)
        world.stores[i] = open_nth(scratch, i);
    for (int step = 0; step < steps; step++) {
        int at = (int)random_below(&world.random, (uint32_t)count);
        int other = (at + 1 + (int)random_below(&world.random, (uint32_t)count - 1)) % count;
        if (random_below(&world.random, 6) == 0)
            exchange(&world, at, other);
        else
            change(&world, world.stores[at]);
    }
    settle(&world);
    check_notes(&world);
    for (int i = 0; i < count; i++)
        store_close(world.stores[i]);
}

static void two_stores_come_to_hold_the_same(void **state)
{
    for (uint64_t seed = 1; seed <= 8; seed++)
        live(*state, seed, 2, 40);
}

static void three_stores_come_to_hold_the_same(void **state)
{
    for (uint64_t seed = 101; seed <= 108; seed++)
        live(*state, seed, 3, 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(merging_twice_changes_nothing),
        scratch_test(a_later_edit_replaces_what_it_was_made_of),
        scratch_test(of_two_edits_both_notes_are_kept),
        scratch_test(a_note_that_has_both_needs_no_copy),
        scratch_test(a_removed_mark_is_not_brought_back),
        scratch_test(a_note_survives_a_removal_that_did_not_know_it),
        scratch_test(a_copy_that_was_removed_stays_removed),
        scratch_test(the_later_of_two_keeps_the_letter),
        scratch_test(a_mark_comes_to_the_document_that_has_one_of_its_contents),
        scratch_test(two_stores_come_to_hold_the_same),
        scratch_test(three_stores_come_to_hold_the_same),
    };
    return cmocka_run_group_tests_name("store.merge", tests, NULL, NULL);
}
