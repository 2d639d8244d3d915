/* Bookmarks as they are printed, and what was printed read back. */

#include "printed.h"

#include <jansson.h>
#include <unistd.h>

#define FIRST  "First, political equality is the basis for win-win cooperation in the whole region."
#define SECOND "Second, economic integration is the foundation for it, and it has come a long way."

/* ---- a document, and a store that knows it ---- */

struct desk {
    char folder[256];
    struct buffer path;
    struct store *store;
    int64_t row;
    size_t count; /* of the bookmarks that were printed */
};

static struct desk desk;

static struct store *open_store(const char *name)
{
    struct error notice, error;
    buffer_clear(&desk.path);
    buffer_format(&desk.path, "%s/%s", desk.folder, name);
    struct store *store = store_open(buffer_string(&desk.path), STORE_CREATE, &notice, &error);
    assert_non_null(store);
    return store;
}

static int sit_down(void **state)
{
    const char *parent = getenv("TMPDIR");
    desk = (struct desk){0};
    snprintf(desk.folder, sizeof desk.folder, "%s/stele-report-XXXXXX", parent ? parent : P_tmpdir);
    if (begin(state) != 0 || !mkdtemp(desk.folder))
        return -1;
    desk.store = open_store("one.db");
    const struct store_identity identity = {.content = slice_of("10-aa"), .title = slice_of("Three Pillars")};
    desk.row = store_document(desk.store, &identity, true, NULL);
    return desk.row > 0 ? 0 : -1;
}

static void remove_store(const char *name)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        buffer_clear(&desk.path);
        buffer_format(&desk.path, "%s/%s%s", desk.folder, name, suffixes[i]);
        unlink(buffer_string(&desk.path));
    }
}

static int get_up(void **state)
{
    store_close(desk.store);
    remove_store("one.db");
    remove_store("two.db");
    rmdir(desk.folder);
    buffer_free(&desk.path);
    return finish(state);
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, sit_down, get_up)

static void write_document(void)
{
    sink.meta(sink.context, META_TITLE, slice_of("Three *Pillars*"));
    say_section(&sink, 1, "I", "Equality", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "Equality");
    say_paragraph(&sink, FIRST);
    say_section(&sink, 1, "II", "Integration", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "Integration");
    say_paragraph(&sink, SECOND);
    say_end(&sink);
}

static size_t place_of(const char *words)
{
    struct slice text = document_text(report.document);
    for (size_t at = 0; at < text.length; at++)
        if (slice_starts(slice_cut(text, at, text.length), slice_of(words)))
            return at;
    fail_msg("there is no [%s]", words);
    return NOWHERE;
}

static struct store_anchor anchor_at(size_t place)
{
    struct quote quote = search_quote_at(report.document, place);
    return (struct store_anchor){place, quote.before, quote.words, quote.after};
}

static void keep(struct store_mark mark)
{
    struct error error;
    if (!store_keep_mark(desk.store, desk.row, &mark, &error))
        fail_msg("%s", error.text);
}

static void mark_place(const char *words, const char *name, const char *note)
{
    keep((struct store_mark){
        .name = slice_of(name), .note = slice_of(note), .anchor = anchor_at(place_of(words))});
}

static void mark_selection(const char *words, const char *note)
{
    size_t place = place_of(words);
    keep((struct store_mark){.style = STORE_UNDERLINE,
                             .note = slice_of(note),
                             .quote = slice_of(words),
                             .anchor = anchor_at(place),
                             .end = anchor_at(place + strlen(words))});
}

static void mark_lost(const char *words)
{
    keep((struct store_mark){
        .note = slice_of("what it said"),
        .anchor = {5, slice_of("long ago it was said "), slice_of(words), slice_of(" and forgotten since")}});
}

static void print_marks(struct store *store, int64_t row)
{
    struct error error;
    if (!report_bookmarks(&report, store, row, &desk.count, &error))
        fail_msg("%s", error.text);
    fflush(report.out);
}

/* ---- the list ---- */

static void the_list_has_section_paragraph_name_words_and_note(void **state)
{
    (void)state;
    write_document();
    mark_place("Second", "a", "ask about this\ntomorrow");
    mark_selection("political equality", "");
    mark_lost("words that nobody ever wrote");
    print_marks(desk.store, desk.row);
    assert_int_equal(desk.count, 3);
    assert_printed(
        "Equality:¶1: political equality\n"
        "Integration:¶2: [a] Second, economic integration is the foundation for it, and it has come a "
        "…\n    ask about this\n    tomorrow\n"
        "(lost) words that nobody ever wrote\n    what it said\n");
}

static void without_bookmarks_nothing_is_listed(void **state)
{
    (void)state;
    write_document();
    print_marks(desk.store, desk.row);
    print_marks(NULL, 0);
    assert_int_equal(desk.count, 0);
    report.markdown = true;
    print_marks(desk.store, desk.row);
    assert_printed("");
}

static void no_control_character_is_printed(void **state)
{
    (void)state;
    write_document();
    mark_place("Second", "\x1b[2J", "a\x1b]0;b\a\rc");
    print_marks(desk.store, desk.row);
    report.markdown = true;
    print_marks(desk.store, desk.row);
    report.markdown = false;
    report.json = true;
    print_marks(desk.store, desk.row);
    for (size_t i = 0; i < printed_length; i++)
        assert_true((unsigned char)printed[i] >= ' ' || printed[i] == '\n');
}

/* ---- a reading note ---- */

static void a_reading_note_has_title_quotations_by_section_and_notes(void **state)
{
    (void)state;
    write_document();
    mark_place("Second", "a", "ask about *this*");
    mark_selection("political equality", "the basis");
    mark_place("win-win", "", "");
    mark_lost("gone [1]");
    report.markdown = true;
    print_marks(desk.store, desk.row);
    const char *body = strstr(printed, "## I ");
    assert_true(slice_starts(slice_of(printed), slice_of("# Three \\*Pillars\\*\n")));
    assert_non_null(body);
    assert_string_equal(body, "## I Equality\n"
                              "\n> political equality\n>\n> — ¶ 1\n"
                              "\nthe basis\n"
                              "\n> win-win cooperation in the whole region.\n>\n> — ¶ 1\n"
                              "\n## II Integration\n"
                              "\n> " SECOND "\n>\n> — ¶ 2, a\n"
                              "\nask about *this*\n"
                              "\n## Lost\n"
                              "\n> gone \\[1\\]\n"
                              "\nwhat it said\n");
}

/* ---- JSON, there and back ---- */

static json_t *print_json(struct store *store, int64_t row)
{
    report.json = true;
    long before = ftell(report.out);
    print_marks(store, row);
    json_t *array = json_loads(printed + before, 0, NULL);
    assert_non_null(array);
    return array;
}

static const char *string_at(const json_t *array, size_t index, const char *name)
{
    return json_string_value(json_object_get(json_array_get(array, index), name));
}

static void json_says_where_a_mark_stands(void **state)
{
    (void)state;
    write_document();
    mark_selection("political equality", "the basis");
    mark_lost("words that nobody ever wrote");
    json_t *array = print_json(desk.store, desk.row);
    const json_t *first = json_array_get(array, 0), *lost = json_array_get(array, 1);
    size_t place = place_of("political equality");
    assert_int_equal(json_array_size(array), 2);
    assert_string_equal(string_at(array, 0, "section"), "Equality");
    assert_string_equal(string_at(array, 0, "quote"), "political equality");
    assert_string_equal(string_at(array, 0, "note"), "the basis");
    assert_string_equal(string_at(array, 0, "state"), "here");
    assert_string_equal(string_at(array, 0, "style"), "underline");
    assert_int_equal(json_integer_value(json_object_get(first, "place")), place);
    assert_int_equal(json_integer_value(json_object_get(first, "end")), place + strlen("political equality"));
    assert_int_equal(json_integer_value(json_object_get(first, "paragraph")), 1);
    assert_string_equal(string_at(array, 1, "state"), "lost");
    assert_string_equal(string_at(array, 1, "quote"), "words that nobody ever wrote");
    assert_true(json_is_null(json_object_get(lost, "place")));
    assert_true(json_is_null(json_object_get(lost, "section")));
    json_decref(array);
}

static void without_bookmarks_json_is_an_empty_array(void **state)
{
    (void)state;
    write_document();
    report.json = true;
    print_marks(NULL, 0);
    assert_printed("[]\n");
}

static struct store_merged import(struct store *store, const char *json)
{
    struct store_merged merged;
    struct error error;
    if (!report_import(slice_of(json), "marks.json", store, &merged, &error))
        fail_msg("%s", error.text);
    return merged;
}

/* All that two stores hold, removed marks too, is the same as JSON. */
static void assert_same(struct store *one, struct store *other)
{
    const struct document *document = report.document;
    report.document = NULL;
    json_t *first = print_json(one, 0), *second = print_json(other, 0);
    report.document = document;
    assert_true(json_equal(first, second));
    json_decref(first);
    json_decref(second);
}

static void what_was_printed_is_taken_in_once(void **state)
{
    (void)state;
    write_document();
    mark_selection("political equality", "the \"basis\"\n\twith a tab, é 三 \x01");
    mark_place("Second", "a", "");
    mark_place("win-win", "long name", "a note");
    mark_lost("words that nobody ever wrote");
    struct store_mark removed = {.name = slice_of("r"), .note = slice_of("secret")};
    assert_true(store_keep_mark(desk.store, desk.row, &removed, NULL));
    assert_true(store_remove_mark(desk.store, removed.id, NULL));
    const struct document *document = report.document;
    report.document = NULL;
    json_decref(print_json(desk.store, 0));
    report.document = document;
    assert_null(strstr(printed, "secret"));
    char *all = slice_string(slice_of(printed));
    struct store *other = open_store("two.db");
    assert_int_equal(import(other, all).added, 4);
    assert_same(desk.store, other);
    struct store_merged again = import(other, all);
    assert_int_equal(again.added + again.changed, 0);
    assert_int_equal(again.unchanged, 4);
    assert_same(desk.store, other);
    free(all);
    store_close(other);
}

static void a_list_of_all_documents_names_them(void **state)
{
    (void)state;
    write_document();
    mark_place("Second", "a", "");
    const struct document *document = report.document;
    report.document = NULL;
    print_marks(desk.store, 0);
    report.document = document;
    assert_printed("Three Pillars\n[a] Second, economic integration is the foundatio\n");
}

/* ---- what is malformed ---- */

#define ANCHOR "{\"place\": 1, \"before\": \"\", \"words\": \"w\", \"after\": \"\"}"
#define ENTRY(id, modified, more)                                                                            \
    "{\"id\": \"" id "\", \"name\": \"n\", \"note\": \"\", \"state\": \"here\", \"style\": \"bold\", "       \
    "\"created\": \"2026-01-31T12:00:00Z\", \"modified\": \"" modified "\", \"anchor\": " ANCHOR ", "        \
    "\"end_anchor\": null, \"replaced\": [], \"document\": {\"contents\": [\"10-aa\"]}" more "}"
#define GOOD ENTRY("00112233445566778899aabbccddeeff", "2026-01-31T12:00:00Z", "")

static void check_refused(const char *json, const char *wanted)
{
    struct store_merged merged;
    struct error error;
    assert_false(report_import(slice_of(json), "marks.json", desk.store, &merged, &error));
    if (!slice_starts(slice_of(error.text), slice_of(wanted)))
        fail_msg("[%s] is said of [%s], not [%s]", error.text, json, wanted);
}

static void what_is_malformed_is_refused_with_its_place(void **state)
{
    (void)state;
    write_document();
    check_refused("", "marks.json:1:0: ");
    check_refused("[\n {]", "marks.json:2:3: ");
    check_refused("{}", "marks.json: it is no array of bookmarks");
    check_refused("[" GOOD ", 3]", "marks.json: entry 2 is no object");
    check_refused("[" GOOD ", {}]", "marks.json: entry 2 has no \"id\"");
    check_refused("[" ENTRY("0011", "2026-01-31T12:00:00Z", "") "]",
                  "marks.json: entry 1: \"id\" is not 32 hexadecimal digits");
    check_refused("[" ENTRY("00112233445566778899aabbccddeeff", "2026-02-31T12:00:00Z", "") "]",
                  "marks.json: entry 1: \"modified\" is not a time like 2026-01-31T12:00:00Z");
    check_refused(
        "[" ENTRY("00112233445566778899aabbccddeeff", "2026-01-31T12:00:00Z", ", \"id\": \"x\"") "]",
        "marks.json:1:");
    check_refused("[" GOOD "] [", "marks.json:1:");
}

static void where_one_entry_is_malformed_none_is_taken(void **state)
{
    (void)state;
    write_document();
    check_refused("[" GOOD ", {}]", "marks.json: entry 2 has no");
    print_marks(desk.store, desk.row);
    assert_int_equal(desk.count, 0);
    assert_int_equal(import(desk.store, "[" GOOD "]").added, 1);
    print_marks(desk.store, desk.row);
    assert_int_equal(desk.count, 1);
}

/* Every beginning of it, and each of its bytes another one, is refused or taken: nothing else. */
static void no_damage_to_a_file_does_harm(void **state)
{
    (void)state;
    write_document();
    struct buffer json = {0};
    buffer_append_string(&json, "[" GOOD "]");
    struct store_merged merged;
    struct error error;
    for (size_t length = 0; length < json.length; length++)
        assert_false(
            report_import(slice_cut(buffer_slice(&json), 0, length), "m", desk.store, &merged, &error));
    for (size_t at = 0; at < json.length; at += 3) {
        char byte = json.bytes[at];
        json.bytes[at] = (char)(byte ^ 0x15);
        report_import(buffer_slice(&json), "m", desk.store, &merged, &error);
        json.bytes[at] = byte;
    }
    buffer_free(&json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(the_list_has_section_paragraph_name_words_and_note),
        DESK_TEST(without_bookmarks_nothing_is_listed),
        DESK_TEST(no_control_character_is_printed),
        DESK_TEST(a_reading_note_has_title_quotations_by_section_and_notes),
        DESK_TEST(json_says_where_a_mark_stands),
        DESK_TEST(without_bookmarks_json_is_an_empty_array),
        DESK_TEST(what_was_printed_is_taken_in_once),
        DESK_TEST(a_list_of_all_documents_names_them),
        DESK_TEST(what_is_malformed_is_refused_with_its_place),
        DESK_TEST(where_one_entry_is_malformed_none_is_taken),
        DESK_TEST(no_damage_to_a_file_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
