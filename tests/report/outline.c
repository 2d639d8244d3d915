#include "printed.h"

#include <jansson.h>

static json_t *parsed;

static json_t *parse(void)
{
    json_error_t error;
    fflush(report.out);
    parsed = json_loads(printed, 0, &error);
    assert_non_null(parsed);
    return parsed;
}

static json_t *outline(void)
{
    say_end(&sink);
    report.json = true;
    report_outline(&report);
    return parse();
}

static int finish_parsed(void **state)
{
    json_decref(parsed);
    parsed = NULL;
    return finish(state);
}

#define PARSED(name) cmocka_unit_test_setup_teardown(name, begin, finish_parsed)

static const json_t *member(const json_t *array, size_t index, const char *name)
{
    return json_object_get(json_array_get(array, index), name);
}

static const char *opening(const json_t *array, size_t index)
{
    return json_string_value(member(array, index, "opening"));
}

static void an_entry_has_all_its_members(void **state)
{
    (void)state;
    say_section(&sink, 1, "II", "Second", SECTION_FRAME);
    say_paragraph(&sink, "one two three four five six seven eight nine ten eleven twelve thirteen");
    json_t *array = outline();
    assert_int_equal(json_array_size(array), 1);
    assert_int_equal(json_object_size(json_array_get(array, 0)), 9);
    assert_int_equal(json_integer_value(member(array, 0, "level")), 1);
    assert_string_equal(json_string_value(member(array, 0, "ordinal")), "II");
    assert_string_equal(json_string_value(member(array, 0, "label")), "Second");
    assert_true(json_is_false(member(array, 0, "printed")));
    assert_true(json_is_true(member(array, 0, "frame")));
    assert_string_equal(opening(array, 0), "one two three four five six seven eight nine ten eleven twelve");
    assert_int_equal(json_integer_value(member(array, 0, "place")), 0);
    assert_int_equal(json_integer_value(member(array, 0, "end")), 71);
    assert_int_equal(json_integer_value(member(array, 0, "paragraph")), 1);
}

static void an_outline_without_entries_is_an_empty_array(void **state)
{
    (void)state;
    say_paragraph(&sink, "text");
    assert_int_equal(json_array_size(outline()), 0);
}

static void a_section_without_a_paragraph_has_no_number(void **state)
{
    (void)state;
    say_paragraph(&sink, "before");
    say_section(&sink, 1, "", "Empty", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "Empty");
    say_section(&sink, 1, "", "Full", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "Full");
    say_paragraph(&sink, "after");
    json_t *array = outline();
    assert_true(json_is_null(member(array, 0, "paragraph")));
    assert_int_equal(json_integer_value(member(array, 1, "paragraph")), 2);
}

static void a_plain_line_has_the_number_only_of_its_own(void **state)
{
    (void)state;
    say_section(&sink, 1, "", "Empty", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "Empty");
    say_section(&sink, 1, "I", "Full", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "Full");
    say_section(&sink, 2, "", "finer", 0);
    say_paragraph(&sink, "after");
    say_end(&sink);
    report_outline(&report);
    assert_printed("Empty\nI Full  ¶ 1\n    [finer]  ¶ 1\n");
}

static void an_opening_goes_on_in_the_next_block(void **state)
{
    (void)state;
    say_section(&sink, 1, "", "Short", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "Short");
    say_paragraph(&sink, "it goes on");
    assert_string_equal(opening(outline(), 0), "Short it goes on");
}

static void repeat(struct buffer *text, const char *what, size_t times)
{
    while (times-- > 0)
        buffer_append_string(text, what);
}

/* A paragraph of HEAD and many times BODY, in a section. */
static const char *opening_of(const char *head, const char *body)
{
    struct buffer text = {0};
    buffer_append_string(&text, head);
    repeat(&text, body, 1000);
    say_section(&sink, 1, "", "Section", SECTION_PRINTED);
    say_paragraph(&sink, buffer_string(&text));
    buffer_free(&text);
    return opening(outline(), 0);
}

static void an_opening_counts_ideographs_as_words(void **state)
{
    (void)state;
    assert_string_equal(opening_of("", "经济融合"), "经济融合经济融合经济融合");
}

static void an_opening_is_not_cut_back_to_a_space_far_away(void **state)
{
    (void)state;
    const char *got = opening_of("word ", "ก");
    assert_in_range(strlen(got), 380, 400);
    assert_int_equal((strlen(got) - 5) % 3, 0);
}

static void an_opening_ends_between_clusters(void **state)
{
    (void)state;
    const char *got = opening_of("", "e\u0301\u0323");
    assert_in_range(strlen(got), 380, 400);
    assert_int_equal(strlen(got) % 5, 0);
}

static void a_cluster_longer_than_an_opening_does_not_empty_it(void **state)
{
    (void)state;
    assert_in_range(strlen(opening_of("e", "\u0301")), 390, 400);
}

static void lines_are_counted_for_plain_text(void **state)
{
    (void)state;
    say_section(&sink, 1, "", "One", 0);
    say_paragraph(&sink, "a\nb");
    say_section(&sink, 1, "", "Two", 0);
    say_paragraph(&sink, "c");
    report.plain = true;
    json_t *array = outline();
    assert_int_equal(json_integer_value(member(array, 0, "line")), 1);
    assert_int_equal(json_integer_value(member(array, 1, "line")), 4);
}

#define EVIL "a\x1B\x7F\xC2\x85\xC2\x9B\xE2\x80\xAE"

static void controls_are_escaped_in_json_and_come_back(void **state)
{
    (void)state;
    say_section(&sink, 1, "", EVIL, SECTION_PRINTED);
    say_paragraph(&sink, EVIL);
    json_t *array = outline();
    assert_string_equal(json_string_value(member(array, 0, "label")), EVIL);
    for (size_t i = 0; i < printed_length; i++)
        assert_true(printed[i] == '\n' || ((unsigned char)printed[i] >= ' ' && printed[i] != 0x7F));
    assert_null(strstr(printed, "\xC2\x85"));
    assert_null(strstr(printed, "\xC2\x9B"));
    assert_null(strstr(printed, "\xE2\x80\xAE"));
}

static void controls_are_pictures_in_a_plain_outline(void **state)
{
    (void)state;
    say_section(&sink, 1, "\x1B", "a\nb\x1B]0;owned\x07", SECTION_PRINTED);
    say_paragraph(&sink, "text");
    say_end(&sink);
    report_outline(&report);
    assert_printed("␛ a␊b␛]0;owned␇  ¶ 1\n");
}

static void metadata_say_what_is_known(void **state)
{
    (void)state;
    sink.meta(sink.context, META_TITLE, slice_of("T\n\x1B"));
    say_paragraph(&sink, "two words");
    say_paragraph(&sink, "经济");
    say_end(&sink);
    report_metadata(&report);
    assert_printed("title: T␊␛\nformat: markdown\nencoding: UTF-8\nparagraphs: 2\nwords: 4\n");
}

static void metadata_in_json_leave_out_what_is_missing(void **state)
{
    (void)state;
    sink.meta(sink.context, META_DELIVERED, slice_of("2015-02-06"));
    say_end(&sink);
    report.json = true;
    report_metadata(&report);
    const json_t *object = parse();
    assert_null(json_object_get(object, "title"));
    assert_int_equal(json_array_size(json_object_get(object, "authors")), 0);
    assert_string_equal(json_string_value(json_object_get(json_object_get(object, "dates"), "delivered")),
                        "2015-02-06");
    assert_int_equal(json_integer_value(json_object_get(object, "words")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PARSED(an_entry_has_all_its_members),
        PARSED(an_outline_without_entries_is_an_empty_array),
        PARSED(a_section_without_a_paragraph_has_no_number),
        TEST(a_plain_line_has_the_number_only_of_its_own),
        PARSED(an_opening_goes_on_in_the_next_block),
        PARSED(an_opening_counts_ideographs_as_words),
        PARSED(an_opening_is_not_cut_back_to_a_space_far_away),
        PARSED(an_opening_ends_between_clusters),
        PARSED(a_cluster_longer_than_an_opening_does_not_empty_it),
        PARSED(lines_are_counted_for_plain_text),
        PARSED(controls_are_escaped_in_json_and_come_back),
        TEST(controls_are_pictures_in_a_plain_outline),
        TEST(metadata_say_what_is_known),
        PARSED(metadata_in_json_leave_out_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
