#include "finding.h"

#include <stdio.h>

enum { PARAGRAPHS = 2000, LINE_BYTES = 1000 * 1000 };

/* Each with its number and one word that is found. */
static struct document *build_numbered(void)
{
    struct buffer text = {0};
    for (int i = 0; i < PARAGRAPHS; i++)
        buffer_format(&text, "%sParagraph %d holds a needle in a stack of hay.", i ? "\n\n" : "", i);
    struct document *document = build_paragraphs(buffer_slice(&text));
    buffer_free(&text);
    return document;
}

static void assert_in_order(const struct search *search)
{
    for (size_t i = 1; i < search_count(search); i++)
        assert_true(search_hit(search, i - 1).end <= search_hit(search, i).start);
}

static void hits_are_in_order_wherever_it_begins(void **state)
{
    (void)state;
    struct document *document = build_numbered();
    size_t length = document_text(document).length;
    for (size_t origin = 0; origin <= length; origin += length / 7) {
        struct search *search = find_in(document, "needle", SEARCH_SMART, origin);
        assert_int_equal(search_count(search), PARAGRAPHS);
        assert_in_order(search);
        search_free(search);
    }
    document_free(document);
}

static void the_first_hits_are_those_at_the_origin(void **state)
{
    (void)state;
    struct error error;
    struct document *document = build_numbered();
    size_t origin = document_text(document).length / 2;
    struct search *search = search_new(document, slice_of("needle"), SEARCH_SMART, origin, &error);
    assert_int_equal(search_count(search), 0);
    assert_false(search_done(search));
    search_step(search, 0);
    assert_true(search_count(search) > 0);
    assert_in_range(search_hit(search, 0).start, origin - 100, origin + 100);
    assert_in_order(search);
    search_free(search);
    document_free(document);
}

static void steps_of_no_time_come_to_the_end(void **state)
{
    (void)state;
    struct error error;
    struct document *document = build_numbered();
    struct search *search = search_new(document, slice_of("a"), SEARCH_SMART, 5000, &error);
    unsigned steps = 0, percent = 0;
    while (!search_step(search, 0)) {
        assert_false(search_done(search));
        assert_true(search_percent(search) >= percent);
        percent = search_percent(search);
        steps++;
    }
    assert_true(steps > 5);
    assert_true(search_done(search));
    assert_int_equal(search_percent(search), 100);
    assert_int_equal(search_count(search), 7 * PARAGRAPHS);
    assert_in_order(search);
    search_free(search);
    document_free(document);
}

static void hits_are_counted_by_place(void **state)
{
    (void)state;
    struct document *document = build_paragraphs(slice_of("one two one\n\none\n\ntwo one"));
    for (size_t origin = 0; origin < 22; origin += 7) {
        struct search *search = find_in(document, "one", SEARCH_SMART, origin);
        assert_int_equal(search_index(search, 0), 0);
        assert_int_equal(search_index(search, 1), 1);
        assert_int_equal(search_index(search, 8), 1);
        assert_int_equal(search_index(search, 9), 2);
        assert_int_equal(search_index(search, 100), 4);
        assert_int_equal(search_count_in(search, (struct range){0, 11}), 2);
        assert_int_equal(search_count_in(search, (struct range){9, 13}), 0);
        assert_int_equal(search_count_in(search, (struct range){8, 14}), 2);
        search_free(search);
    }
    document_free(document);
}

/* No blank line to cut it at. */
static void one_line_of_a_whole_text_is_searched(void **state)
{
    (void)state;
    struct buffer text = {0};
    size_t wanted = 0;
    while (text.length < LINE_BYTES) {
        buffer_append_string(&text, wanted % 40 ? "needle in hay, " : "le café où l’on cherche l’aiguille, ");
        wanted++;
    }
    struct document *document = build_paragraphs(buffer_slice(&text));
    struct search *needles = find_in(document, "needle in", SEARCH_SMART, LINE_BYTES / 2);
    struct search *cafes = find_in(document, "cafe ou l'on", SEARCH_SMART, LINE_BYTES / 2);
    assert_int_equal(search_count(needles) + search_count(cafes), wanted);
    assert_true(search_count(needles) > 0 && search_count(cafes) > 0);
    assert_in_order(needles);
    assert_in_order(cafes);
    search_free(needles);
    search_free(cafes);
    document_free(document);
    buffer_free(&text);
}

static void a_text_that_grows_is_searched_on(void **state)
{
    (void)state;
    struct sink sink;
    struct error error;
    struct document *document = build_new(&sink);
    struct search *search = search_new(document, slice_of("word"), SEARCH_SMART, 0, &error);
    assert_true(search_step(search, 1000));
    say_paragraph(&sink, "the first word");
    assert_true(search_step(search, 1000));
    assert_int_equal(search_count(search), 0);
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "a second wo");
    assert_false(search_done(search));
    assert_true(search_step(search, 1000));
    assert_int_equal(search_count(search), 1);
    say_text(&sink, "rd");
    say_close(&sink);
    say_end(&sink);
    assert_false(search_done(search));
    assert_true(search_step(search, 1000));
    assert_int_equal(search_count(search), 2);
    assert_true(search_done(search));
    search_free(search);
    document_free(document);
}

static void a_search_begun_behind_the_text_finds_what_comes(void **state)
{
    (void)state;
    struct sink sink;
    struct error error;
    struct document *document = build_new(&sink);
    say_paragraph(&sink, "the first word");
    struct search *search = search_new(document, slice_of("word"), SEARCH_SMART, 5000, &error);
    say_paragraph(&sink, "a second word");
    say_end(&sink);
    while (!search_step(search, 1000))
        ;
    assert_int_equal(search_count(search), 2);
    assert_in_order(search);
    search_free(search);
    document_free(document);
}

static void an_empty_document_has_no_hits(void **state)
{
    (void)state;
    struct document *document = build_paragraphs(slice_of(""));
    struct search *search = find_in(document, "word", SEARCH_SMART, 0);
    assert_int_equal(search_count(search), 0);
    assert_int_equal(search_index(search, 0), 0);
    assert_int_equal(search_percent(search), 100);
    search_free(search);
    search_free(NULL);
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hits_are_in_order_wherever_it_begins),
        cmocka_unit_test(the_first_hits_are_those_at_the_origin),
        cmocka_unit_test(steps_of_no_time_come_to_the_end),
        cmocka_unit_test(hits_are_counted_by_place),
        cmocka_unit_test(one_line_of_a_whole_text_is_searched),
        cmocka_unit_test(a_text_that_grows_is_searched_on),
        cmocka_unit_test(a_search_begun_behind_the_text_finds_what_comes),
        cmocka_unit_test(an_empty_document_has_no_hits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
