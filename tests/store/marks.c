/* Marks with ends, styles and a past; jumps; all documents, and forgetting one. */

#include "first_schema.h"

static const struct store_mark selection = {
    .style = STORE_REVERSE,
    .name = {"pillars", 7},
    .note = {"three of them", 13},
    .quote = {"three\n\npillars", 14},
    .anchor = {41, {"built on ", 9}, {"three pillars", 13}, {": political", 11}},
    .end = {55, {"three pillars", 13}, {": political", 11}, {" equality", 9}},
};

/* The only mark of DOCUMENT; free it. */
static void take_only(void *context, const struct store_mark *mark)
{
    struct store_mark *only = context;
    assert_int_equal(only->id, 0);
    *only = store_mark_copy(mark);
}

static struct store_mark only_mark(struct store *store, int64_t document)
{
    struct store_mark mark = {0};
    assert_true(store_marks(store, document, take_only, &mark, NULL));
    return mark;
}

static void assert_anchor(const struct store_anchor *anchor, const struct store_anchor *wanted)
{
    assert_int_equal(anchor->place, wanted->place);
    assert_true(slice_equal(anchor->before, wanted->before));
    assert_true(slice_equal(anchor->words, wanted->words));
    assert_true(slice_equal(anchor->after, wanted->after));
}

static void a_selection_comes_back_with_its_words_and_both_ends(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    struct store_mark kept = selection;
    assert_true(store_keep_mark(store, document, &kept, NULL));
    store_close(store);
    store = scratch_open(*state);
    struct store_mark mark = only_mark(store, document);
    assert_int_equal(mark.style, STORE_REVERSE);
    assert_int_equal(mark.uid.length, 32);
    assert_slice(mark.quote, "three\n\npillars");
    assert_slice(mark.note, "three of them");
    assert_anchor(&mark.anchor, &selection.anchor);
    assert_anchor(&mark.end, &selection.end);
    assert_int_equal(mark.modified, kept.modified);
    store_mark_free(&mark);
    store_close(store);
}

static void styles_have_names(void **state)
{
    (void)state;
    for (enum store_style style = 0; style < STORE_STYLES; style++)
        assert_int_equal(store_style_named(slice_of(store_style_name(style))), style);
    assert_int_equal(store_style_named(slice_of("loud")), STORE_STYLES);
    assert_int_equal(store_style_named(slice_of("")), STORE_STYLES);
}

static void an_edit_is_later_and_keeps_the_uid(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    struct store_mark kept = selection;
    assert_true(store_keep_mark(store, document, &kept, NULL));
    struct store_mark before = only_mark(store, document);
    kept.note = slice_of("four of them");
    int64_t modified = kept.modified;
    assert_true(store_keep_mark(store, document, &kept, NULL));
    assert_true(kept.modified > modified);
    struct store_mark after = only_mark(store, document);
    assert_true(slice_equal(after.uid, before.uid));
    assert_int_equal(after.created, before.created);
    assert_slice(after.note, "four of them");
    store_mark_free(&before);
    store_mark_free(&after);
    store_close(store);
}

static void removing_can_be_undone(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    struct store_mark kept = selection;
    assert_true(store_keep_mark(store, document, &kept, NULL));
    assert_true(store_remove_mark(store, kept.id, NULL));
    assert_int_equal(scratch_count(store, document), 0);
    int removed = 0;
    assert_true(store_removed_marks(store, document, scratch_count_one, &removed, NULL));
    assert_int_equal(removed, 1);
    assert_true(store_restore_mark(store, kept.id, NULL));
    struct store_mark mark = only_mark(store, document);
    assert_int_equal(mark.id, kept.id);
    assert_slice(mark.note, "three of them");
    assert_anchor(&mark.end, &selection.end);
    store_mark_free(&mark);
    store_close(store);
}

static void what_was_never_there_is_not_restored(void **state)
{
    struct store *store = scratch_open(*state);
    struct error error;
    scratch_document(store, "10-aa");
    assert_false(store_restore_mark(store, 77, &error));
    assert_non_null(strstr(error.text, "cannot restore the bookmark"));
    store_close(store);
}

static bool keep_bare(struct store *store, int64_t document, const char *name, size_t place)
{
    struct store_mark mark = {.name = slice_of(name), .anchor = {place, {0}, {0}, {0}}};
    return store_keep_mark(store, document, &mark, NULL);
}

static int count_removed(struct store *store, int64_t document)
{
    int count = 0;
    assert_true(store_removed_marks(store, document, scratch_count_one, &count, NULL));
    return count;
}

static void a_letter_that_is_set_anew_leaves_no_trace(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    for (size_t place = 1; place <= 5; place++)
        assert_true(keep_bare(store, document, "a", place));
    scratch_check_marks(store, document, "a@5 ");
    assert_int_equal(count_removed(store, document), 0);
    store_close(store);
}

static void a_letter_with_a_note_can_be_brought_back(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa");
    struct store_mark noted = {.name = slice_of("a"), .note = slice_of("mine"), .anchor.place = 1};
    assert_true(store_keep_mark(store, document, &noted, NULL));
    assert_true(keep_bare(store, document, "a", 2));
    scratch_check_marks(store, document, "a@2 ");
    assert_int_equal(count_removed(store, document), 1);
    assert_true(store_restore_mark(store, noted.id, NULL));
    scratch_check_marks(store, document, "@1 a@2 "); /* the letter has moved on */
    store_close(store);
}

/* ---- jumps ---- */

static void list_jump(void *context, const struct store_anchor *jump)
{
    buffer_format(context, "%zu:%.*s ", jump->place, (int)jump->words.length, jump->words.bytes);
}

static void check_jumps(struct store *store, int64_t document, const char *wanted, size_t wanted_index)
{
    struct buffer list = {0};
    size_t index;
    assert_true(store_jumps(store, document, list_jump, &list, &index, NULL));
    assert_string_equal(buffer_string(&list), wanted);
    assert_int_equal(index, wanted_index);
    buffer_free(&list);
}

static void jumps_survive_and_are_replaced(void **state)
{
    struct store *store = scratch_open(*state);
    int64_t document = scratch_document(store, "10-aa"), other = scratch_document(store, "20-bb");
    const struct store_anchor jumps[] = {
        {9, {0}, {"nine", 4}, {0}}, {3, {0}, {"three", 5}, {0}}, {9, {0}, {"nine", 4}, {0}}};
    check_jumps(store, document, "", 0);
    assert_true(store_keep_jumps(store, document, jumps, 3, 1, NULL));
    assert_true(store_keep_jumps(store, other, jumps, 1, 1, NULL));
    store_close(store);
    store = scratch_open(*state);
    check_jumps(store, document, "9:nine 3:three 9:nine ", 1);
    check_jumps(store, other, "9:nine ", 1);
    assert_true(store_keep_jumps(store, document, jumps + 1, 1, 7, NULL));
    check_jumps(store, document, "3:three ", 1);
    assert_true(store_keep_jumps(store, document, NULL, 0, 0, NULL));
    check_jumps(store, document, "", 0);
    assert_false(store_keep_jumps(store, 77, jumps, 1, 0, NULL));
    store_close(store);
}

/* ---- all documents ---- */

static void list_document(void *context, const struct store_known *known)
{
    buffer_format(context, "[%.*s|%.*s|%.*s", (int)known->title.length, known->title.bytes,
                  (int)known->identifier.length, known->identifier.bytes, (int)known->path.length,
                  known->path.bytes);
    for (size_t i = 0; i < known->content_count; i++)
        buffer_format(context, "|%.*s", (int)known->contents[i].length, known->contents[i].bytes);
    buffer_append_string(context, "]");
}

static void check_documents(struct store *store, int64_t document, const char *wanted)
{
    struct buffer list = {0};
    assert_true(store_documents(store, document, list_document, &list, NULL));
    assert_string_equal(buffer_string(&list), wanted);
    buffer_free(&list);
}

static int64_t make_known(struct store *store, const char *identifier, const char *content, const char *path,
                          const char *title)
{
    const struct store_identity identity = {slice_of(identifier), slice_of(content), slice_of(path),
                                            slice_of(title)};
    return store_document(store, &identity, true, NULL);
}

static void documents_are_listed_with_all_that_leads_to_them(void **state)
{
    struct store *store = scratch_open(*state);
    check_documents(store, 0, "");
    int64_t book = make_known(store, "isbn:1", "10-aa", "/a.epub", "A Book");
    make_known(store, NULL, "20-bb", NULL, NULL);
    make_known(store, "isbn:1", "11-ab", "/a.epub", "A Book");
    check_documents(store, 0, "[A Book|isbn:1|/a.epub|10-aa|11-ab][|||20-bb]");
    check_documents(store, book, "[A Book|isbn:1|/a.epub|10-aa|11-ab]");
    store_close(store);
}

static bool file_holds(const char *path, const char *words)
{
    struct buffer bytes = scratch_read(path);
    size_t length = strlen(words);
    bool found = false;
    for (size_t at = 0; !found && at + length <= bytes.length; at++)
        found = memcmp(bytes.bytes + at, words, length) == 0;
    buffer_free(&bytes);
    return found;
}

static void nothing_is_left_of_a_document_that_was_forgotten(void **state)
{
    const struct scratch *scratch = *state;
    struct store *store = scratch_open(scratch);
    int64_t document = make_known(store, NULL, "10-aa", "/secret/diary", "Diary");
    int64_t other = make_known(store, NULL, "20-bb", "/b", "Other");
    struct store_mark mark = {.name = slice_of("x"), .note = slice_of("confidential")};
    struct store_mark gone = {.name = slice_of("y"), .note = slice_of("confidential")};
    const struct store_anchor jump = {3, {0}, {"confidential", 12}, {0}};
    assert_true(store_keep_mark(store, document, &mark, NULL));
    assert_true(store_keep_mark(store, document, &gone, NULL));
    assert_true(store_remove_mark(store, gone.id, NULL));
    assert_true(store_keep_jumps(store, document, &jump, 1, 0, NULL));
    assert_true(scratch_keep(store, other, "stays", 1));
    assert_true(store_forget(store, document, NULL));
    check_documents(store, 0, "[Other||/b|20-bb]");
    scratch_check_marks(store, other, "stays@1 ");
    store_close(store);
    char log[320];
    snprintf(log, sizeof log, "%s-wal", scratch->path);
    assert_false(file_holds(scratch->path, "confidential"));
    assert_false(file_holds(scratch->path, "/secret/diary"));
    assert_false(file_holds(log, "confidential"));
    assert_true(file_holds(scratch->path, "stays"));
    check_sound(scratch);
}

/* ---- the former schema ---- */

static void list_whole(void *context, const struct store_mark *mark)
{
    assert_int_equal(mark->uid.length, 32);
    buffer_format(context, "%lld %s %.*s %.*s %zu %.*s%.*s%.*s %lld %lld; ", (long long)mark->id,
                  store_style_name(mark->style), (int)mark->name.length, mark->name.bytes,
                  (int)mark->note.length, mark->note.bytes, mark->anchor.place,
                  (int)mark->anchor.before.length, mark->anchor.before.bytes, (int)mark->anchor.words.length,
                  mark->anchor.words.bytes, (int)mark->anchor.after.length, mark->anchor.after.bytes,
                  (long long)mark->created, (long long)mark->modified);
}

static void list_line(void *context, struct slice line)
{
    buffer_append(context, line);
}

static void a_database_of_the_first_schema_keeps_everything(void **state)
{
    first_schema_make(*state);
    struct store *store = scratch_open(*state);
    struct buffer list = {0};
    struct store_place last;
    int64_t document = scratch_document(store, "10-aa");
    assert_int_equal(document, 5);
    assert_true(store_marks(store, document, list_whole, &list, NULL));
    assert_string_equal(buffer_string(&list),
                        "3 bookmark a  10 x y z 1000 1001; 8 bookmark thesis a note 20 b w a 2000 2001; ");
    assert_true(store_last_place(store, document, &last, NULL));
    assert_int_equal(last.top.place, 70);
    assert_true(last.chosen == NOWHERE);
    assert_slice(last.top.words, "wo");
    buffer_clear(&list);
    assert_true(store_history(store, '/', list_line, &list, NULL));
    assert_string_equal(buffer_string(&list), "pillar");
    check_documents(store, 0, "[Old|||10-aa]");
    assert_true(keep_bare(store, document, "a", 30));
    scratch_check_marks(store, document, "thesis@20 a@30 ");
    buffer_free(&list);
    store_close(store);
    check_sound(*state);
}

/* Of two that open it one takes the step, and neither loses anything. */
static void two_bring_the_first_schema_up_to_date(void **state)
{
    first_schema_make(*state);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct store *store = store_open(((struct scratch *)*state)->path, STORE_CREATE, NULL, NULL);
        _exit(store && scratch_keep(store, 5, "child", 40) ? 0 : 1);
    }
    struct store *store = scratch_open(*state);
    assert_true(scratch_keep(store, 5, "parent", 50));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    scratch_check_marks(store, 5, "a@10 thesis@20 child@40 parent@50 ");
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(a_selection_comes_back_with_its_words_and_both_ends),
        scratch_test(styles_have_names),
        scratch_test(an_edit_is_later_and_keeps_the_uid),
        scratch_test(removing_can_be_undone),
        scratch_test(what_was_never_there_is_not_restored),
        scratch_test(a_letter_that_is_set_anew_leaves_no_trace),
        scratch_test(a_letter_with_a_note_can_be_brought_back),
        scratch_test(jumps_survive_and_are_replaced),
        scratch_test(documents_are_listed_with_all_that_leads_to_them),
        scratch_test(nothing_is_left_of_a_document_that_was_forgotten),
        scratch_test(a_database_of_the_first_schema_keeps_everything),
        scratch_test(two_bring_the_first_schema_up_to_date),
    };
    return cmocka_run_group_tests_name("store.marks", tests, NULL, NULL);
}
