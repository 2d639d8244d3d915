#include "printed.h"

#include <jansson.h>

static void find(const char *query)
{
    say_end(&sink);
    struct search *search = search_new(report.document, slice_of(query), SEARCH_SMART, 0, NULL);
    assert_non_null(search);
    while (!search_step(search, 100000))
        continue;
    report_hits(&report, search, 0);
    if (report.json)
        report_hits_end(report.out, search_count(search));
    search_free(search);
    fflush(report.out);
}

static json_t *find_json(const char *query)
{
    report.json = true;
    find(query);
    json_t *array = json_loads(printed, 0, NULL);
    assert_non_null(array);
    return array;
}

static void a_block_with_several_hits_is_one_line(void **state)
{
    (void)state;
    say_section(&sink, 1, "I", "First", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "win");
    say_paragraph(&sink, "win\nwin win");
    say_paragraph(&sink, "lose");
    say_paragraph(&sink, "win");
    report.name = "f.md";
    find("win");
    assert_printed("f.md:First:: win\nf.md:First:¶1: win win win\nf.md:First:¶3: win\n");
}

static void json_has_an_entry_a_hit(void **state)
{
    (void)state;
    say_section(&sink, 1, "I", "First", SECTION_PRINTED);
    say(&sink, BLOCK_HEADING, 1, "win");
    say_paragraph(&sink, "win and win");
    json_t *array = find_json("win");
    assert_int_equal(json_array_size(array), 3);
    json_t *last = json_array_get(array, 2);
    assert_string_equal(json_string_value(json_object_get(last, "section")), "First");
    assert_int_equal(json_integer_value(json_object_get(last, "paragraph")), 1);
    assert_int_equal(json_integer_value(json_object_get(last, "place")), 13);
    assert_int_equal(json_integer_value(json_object_get(last, "end")), 16);
    assert_string_equal(json_string_value(json_object_get(last, "text")), "win and win");
    assert_true(json_is_null(json_object_get(json_array_get(array, 0), "paragraph")));
    json_decref(array);
}

static void no_hit_is_an_empty_array(void **state)
{
    (void)state;
    say_paragraph(&sink, "text");
    json_t *array = find_json("win");
    assert_int_equal(json_array_size(array), 0);
    json_decref(array);
}

static void of_a_huge_block_json_has_what_stands_around(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 1000; i++)
        buffer_append_string(&text, "经济融合");
    buffer_append_string(&text, "win");
    for (int i = 0; i < 1000; i++)
        buffer_append_string(&text, "共同安全");
    say_paragraph(&sink, text.bytes);
    buffer_free(&text);
    json_t *array = find_json("win");
    struct slice excerpt = slice_of(json_string_value(json_object_get(json_array_get(array, 0), "text")));
    assert_in_range(excerpt.length, 780, 820);
    const char *hit = strstr(excerpt.bytes, "win");
    assert_non_null(hit);
    assert_in_range(hit - excerpt.bytes, 390, 410);
    assert_null(strstr(excerpt.bytes, "\uFFFD"));
    json_decref(array);
}

static void controls_are_pictures_in_a_line(void **state)
{
    (void)state;
    say_section(&sink, 1, "", "\x1B[1m", SECTION_PRINTED);
    say_paragraph(&sink, "win \x1B\xC2\x9B");
    report.name = "\x1B]0;a\nb";
    find("win");
    assert_printed("␛]0;a␊b:␛[1m:¶1: win ␛\uFFFD\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_block_with_several_hits_is_one_line),
        TEST(json_has_an_entry_a_hit),
        TEST(no_hit_is_an_empty_array),
        TEST(of_a_huge_block_json_has_what_stands_around),
        TEST(controls_are_pictures_in_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
