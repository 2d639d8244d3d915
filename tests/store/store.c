#include "scratch.h"

#include <time.h>

/* ---- documents ---- */

static int64_t known(struct store *store, const char *identifier, const char *content, const char *path,
                     bool create)
{
    struct store_identity identity = {
        .identifier = slice_of(identifier), .content = slice_of(content), .path = slice_of(path)};
    struct error error;
    int64_t document = store_document(store, &identity, create, &error);
    assert_string_equal(error.text, "");
    return document;
}

static void a_document_is_known_by_each_of_its_aliases(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = known(store, "isbn:1", "10-aa", "/a.epub", true);
    assert_true(document > 0);
    assert_int_equal(known(store, "isbn:1", NULL, NULL, false), document);
    assert_int_equal(known(store, NULL, "10-aa", NULL, false), document);
    assert_int_equal(known(store, NULL, NULL, "/a.epub", false), document);
    assert_int_equal(known(store, "isbn:2", "10-bb", "/b.epub", false), 0);
    store_close(store);
}

static void a_document_is_not_created_unasked(void **state)
{
    struct store *store = scratch_open(*state);
    assert_int_equal(known(store, NULL, "10-aa", "/a", false), 0);
    assert_int_equal(known(store, NULL, NULL, NULL, true), 0);
    int64_t document = known(store, NULL, "10-aa", "/a", true);
    assert_int_equal(known(store, NULL, "10-aa", "/a", true), document);
    store_close(store);
    scratch_check_value(*state, "SELECT count(*) FROM document", "1");
}

static void the_strongest_alias_decides(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t one = known(store, "isbn:1", "10-aa", "/a", true);
    int64_t two = known(store, "isbn:2", "10-bb", "/b", true);
    int64_t three = known(store, NULL, "10-cc", "/c", true);
    assert_int_equal(known(store, "isbn:1", "10-bb", "/c", false), one);
    assert_int_equal(known(store, "isbn:3", "10-bb", "/c", false), two);
    assert_int_equal(known(store, NULL, "10-dd", "/c", false), three);
    store_close(store);
}

static void a_renamed_file_keeps_its_document(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = known(store, NULL, "10-aa", "/old", true);
    assert_int_equal(known(store, NULL, "10-aa", "/new", true), document);
    assert_int_equal(known(store, NULL, "11-ab", "/new", true), document);
    /* What comes to stand where it was is another document. */
    int64_t other = known(store, NULL, "12-xx", "/old", true);
    assert_int_not_equal(other, document);
    store_close(store);
}

static void an_edited_file_keeps_its_document(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = known(store, NULL, "10-aa", "/a", true);
    assert_int_equal(known(store, NULL, "11-ab", "/a", true), document);
    assert_int_equal(known(store, NULL, "11-ab", "/elsewhere", false), document);
    assert_int_equal(known(store, NULL, "10-aa", "/older-copy", false), document);
    store_close(store);
}

static void documents_that_share_a_path_in_turn_stay_apart(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t one = known(store, NULL, "10-aa", "/a", true);
    int64_t two = known(store, NULL, "20-bb", "/b", true);
    for (int turn = 0; turn < 3; turn++) {
        assert_int_equal(known(store, NULL, "20-bb", "/a", true), two);
        assert_int_equal(known(store, NULL, "10-aa", "/a", true), one);
    }
    store_close(store);
}

static void another_publication_at_the_path_is_another_document(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t one = known(store, "isbn:1", "10-aa", "/book.epub", true);
    int64_t two = known(store, "isbn:2", "20-bb", "/book.epub", true);
    assert_int_not_equal(one, two);
    assert_int_equal(known(store, "isbn:1", "10-aa", "/book.epub", true), one);
    /* One that has lost its identifier by editing is still taken for the same. */
    assert_int_equal(known(store, NULL, "11-ab", "/book.epub", true), one);
    store_close(store);
}

static void a_path_may_hold_any_bytes(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = known(store, NULL, NULL, "/\xff\xfe?#%41", true);
    assert_int_equal(known(store, NULL, NULL, "/\xff\xfe?#%41", false), document);
    assert_int_equal(known(store, NULL, NULL, "/\xff?#%41", false), 0);
    store_close(store);
}

/* ---- the last place ---- */

static void the_last_place_comes_back_with_its_words(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    struct store_place place;
    struct error error;
    assert_false(store_last_place(store, document, &place, &error));
    assert_string_equal(error.text, "");
    struct store_place first = {{7, slice_of("before "), slice_of("at"), slice_of(" after")}, 9};
    assert_true(store_keep_last_place(store, document, &first, &error));
    struct store_place second = {{3000000000, slice_of(""), slice_of("三、共同安全"), slice_of("")},
                                 3000000007};
    assert_true(store_keep_last_place(store, document, &second, &error));
    store_close(store);

    store = scratch_open(*state);
    assert_true(store_last_place(store, document, &place, &error));
    assert_int_equal(place.top.place, 3000000000);
    assert_slice(place.top.before, "");
    assert_slice(place.top.words, "三、共同安全");
    assert_slice(place.top.after, "");
    assert_int_equal(place.chosen, 3000000007);
    store_close(store);
}

static void a_place_may_be_nowhere_and_words_hold_zero_bytes(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    struct store_place place = {{NOWHERE, {"a\0b", 3}, {NULL, 0}, {"\0", 1}}, NOWHERE}, got;
    assert_true(store_keep_last_place(store, document, &place, NULL));
    assert_true(store_last_place(store, document, &got, NULL));
    assert_true(got.top.place == NOWHERE && got.chosen == NOWHERE);
    assert_true(slice_equal(got.top.before, place.top.before));
    assert_true(slice_equal(got.top.words, place.top.words));
    assert_true(slice_equal(got.top.after, place.top.after));
    store_close(store);
}

static void nothing_is_kept_of_a_document_that_is_not_there(void **state)
{
    const struct scratch *scratch = *state;
    struct store *store = scratch_open(scratch);
    struct store_place place = {0};
    struct error error;
    char wanted[600];
    snprintf(wanted, sizeof wanted,
             "cannot save the last place: the document is no longer in the database (%s)", scratch->path);
    assert_false(store_keep_last_place(store, 77, &place, &error));
    assert_string_equal(error.text, wanted);
    struct store_mark mark = {.name = slice_of("a")};
    snprintf(wanted, sizeof wanted,
             "cannot save the bookmark: the document is no longer in the database (%s)", scratch->path);
    assert_false(store_keep_mark(store, 77, &mark, &error));
    assert_string_equal(error.text, wanted);
    assert_int_equal(mark.id, 0);
    store_close(store);
}

/* ---- marks ---- */

static void marks_are_visited_by_place(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    scratch_keep(store, document, "late", 900);
    scratch_keep(store, document, "early", 5);
    scratch_keep(store, document, "", 5);
    scratch_keep(store, document, "b", 70);
    scratch_keep(store, scratch_document(store, "20-bb"), "elsewhere", 6);
    scratch_check_marks(store, document, "early@5 @5 b@70 late@900 ");
    store_close(store);
}

static void check_whole_mark(void *context, const struct store_mark *mark)
{
    const struct store_mark *wanted = context;
    assert_int_equal(mark->id, wanted->id);
    assert_int_equal(mark->created, wanted->created);
    assert_true(slice_equal(mark->name, wanted->name));
    assert_true(slice_equal(mark->note, wanted->note));
    assert_int_equal(mark->anchor.place, wanted->anchor.place);
    assert_true(slice_equal(mark->anchor.before, wanted->anchor.before));
    assert_true(slice_equal(mark->anchor.words, wanted->anchor.words));
    assert_true(slice_equal(mark->anchor.after, wanted->anchor.after));
}

static void a_mark_comes_back_as_it_was_kept(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    struct store_mark mark = {
        .name = slice_of("the three pillars"),
        .note = slice_of("quote this\nin the talk"),
        .anchor = {41, slice_of("built on "), slice_of("three pillars"), slice_of(": political")},
    };
    int64_t before = (int64_t)time(NULL);
    assert_true(store_keep_mark(store, document, &mark, NULL));
    assert_true(mark.id > 0);
    assert_in_range(mark.created, before, time(NULL));
    assert_true(store_marks(store, document, check_whole_mark, &mark, NULL));
    store_close(store);
    store = scratch_open(*state);
    assert_int_equal(scratch_count(store, document), 1);
    assert_true(store_marks(store, document, check_whole_mark, &mark, NULL));
    store_close(store);
}

static void a_letter_has_one_place_in_a_document(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa"), other = scratch_document(store, "20-bb");
    scratch_keep(store, document, "a", 10);
    scratch_keep(store, document, "é", 20);
    scratch_keep(store, other, "a", 30);
    scratch_keep(store, document, "a", 40);
    scratch_keep(store, document, "é", 50);
    scratch_check_marks(store, document, "é@20 a@40 é@50 "); /* letters are those that a key types anywhere */
    scratch_check_marks(store, other, "a@30 ");
    store_close(store);
}

static void longer_names_and_empty_ones_may_repeat(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    for (size_t place = 1; place <= 2; place++) {
        scratch_keep(store, document, "ab", place);
        scratch_keep(store, document, "", place);
    }
    scratch_check_marks(store, document, "ab@1 @1 ab@2 @2 ");
    store_close(store);
}

static void an_edited_mark_keeps_its_row(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    scratch_keep(store, document, "a", 10);
    struct store_mark mark = {.name = slice_of("draft"), .created = 1000, .anchor = {.place = 20}};
    assert_true(store_keep_mark(store, document, &mark, NULL));
    struct store_mark edited = mark;
    edited.created = 0;
    edited.name = slice_of("a");
    edited.anchor.place = 30;
    assert_true(store_keep_mark(store, document, &edited, NULL));
    assert_int_equal(edited.id, mark.id);
    assert_int_equal(edited.created, 1000);
    scratch_check_marks(store, document, "a@30 ");
    store_close(store);
}

static void a_removed_mark_is_gone_and_its_id_with_it(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    struct store_mark one = {.name = slice_of("one")}, two = {.name = slice_of("two")};
    struct error error;
    assert_true(store_keep_mark(store, document, &one, &error));
    assert_true(store_remove_mark(store, one.id, &error));
    assert_true(store_remove_mark(store, one.id, &error));
    assert_int_equal(scratch_count(store, document), 0);
    assert_true(store_keep_mark(store, document, &two, &error));
    assert_int_not_equal(two.id, one.id);
    /* Edited here while it was removed elsewhere: the edit wins. */
    assert_true(store_keep_mark(store, document, &one, &error));
    assert_int_equal(scratch_count(store, document), 2);
    store_close(store);
}

static void marks_have_an_identity_for_merging(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    for (size_t i = 0; i < 20; i++)
        scratch_keep(store, document, "name", i);
    store_close(store);
    scratch_check_value(*state, "SELECT count(DISTINCT uid) FROM mark WHERE length(uid) = 32", "20");
}

/* ---- history ---- */

static void list_line(void *context, struct slice line)
{
    buffer_append(context, line);
    buffer_append_byte(context, ' ');
}

static void check_history(struct store *store, char kind, const char *wanted)
{
    struct buffer list = {0};
    assert_true(store_history(store, kind, list_line, &list, NULL));
    assert_string_equal(buffer_string(&list), wanted);
    buffer_free(&list);
}

static void history_is_newest_first_and_a_repeated_line_moves_up(void **state)
{
    struct store *store = scratch_open(*state);
    check_history(store, '/', "");
    store_add_history(store, '/', slice_of("one"), NULL);
    store_add_history(store, '/', slice_of("two"), NULL);
    store_add_history(store, ':', slice_of("one"), NULL);
    store_add_history(store, '/', slice_of("three"), NULL);
    store_add_history(store, '/', slice_of("one"), NULL);
    check_history(store, '/', "one three two ");
    check_history(store, ':', "one ");
    store_close(store);
}

static void count_line(void *context, struct slice line)
{
    int *count = context;
    char wanted[16];
    snprintf(wanted, sizeof wanted, "%d", 249 - (*count)++);
    assert_slice(line, wanted);
}

static void history_keeps_the_newest_two_hundred(void **state)
{
    struct store *store = scratch_open(*state);
    store_add_history(store, ':', slice_of("other"), NULL);
    for (int i = 0; i < 250; i++) {
        char line[16];
        snprintf(line, sizeof line, "%d", i);
        assert_true(store_add_history(store, '/', slice_of(line), NULL));
    }
    int count = 0;
    assert_true(store_history(store, '/', count_line, &count, NULL));
    assert_int_equal(count, 200);
    check_history(store, ':', "other ");
    store_close(store);
    scratch_check_value(*state, "SELECT count(*) FROM history", "201");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(a_document_is_known_by_each_of_its_aliases),
        scratch_test(a_document_is_not_created_unasked),
        scratch_test(the_strongest_alias_decides),
        scratch_test(a_renamed_file_keeps_its_document),
        scratch_test(an_edited_file_keeps_its_document),
        scratch_test(documents_that_share_a_path_in_turn_stay_apart),
        scratch_test(another_publication_at_the_path_is_another_document),
        scratch_test(a_path_may_hold_any_bytes),
        scratch_test(the_last_place_comes_back_with_its_words),
        scratch_test(a_place_may_be_nowhere_and_words_hold_zero_bytes),
        scratch_test(nothing_is_kept_of_a_document_that_is_not_there),
        scratch_test(marks_are_visited_by_place),
        scratch_test(a_mark_comes_back_as_it_was_kept),
        scratch_test(a_letter_has_one_place_in_a_document),
        scratch_test(longer_names_and_empty_ones_may_repeat),
        scratch_test(an_edited_mark_keeps_its_row),
        scratch_test(a_removed_mark_is_gone_and_its_id_with_it),
        scratch_test(marks_have_an_identity_for_merging),
        scratch_test(history_is_newest_first_and_a_repeated_line_moves_up),
        scratch_test(history_keeps_the_newest_two_hundred),
    };
    return cmocka_run_group_tests_name("store.store", tests, NULL, NULL);
}
