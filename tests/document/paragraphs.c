#include "fresh.h"

#include <stdio.h>

/* The number of the last block. */
static size_t last_number(void)
{
    struct block block;
    assert_true(document_block_at(document, NOWHERE, &block));
    return document_paragraph_number(document, &block);
}

static void paragraphs_and_stanzas_count(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    assert_int_equal(last_number(), 1);
    say(&sink, BLOCK_VERSE, 0, "two\nlines\n");
    assert_int_equal(last_number(), 2);
    assert_int_equal(document_paragraphs(document), 2);
}

static void paragraphs_in_lists_and_quotations_count(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_QUOTATION, 0);
    say_paragraph(&sink, "quoted");
    assert_int_equal(last_number(), 1);
    say_open(&sink, BLOCK_LIST, 0);
    say_item(&sink, 0, "item");
    assert_int_equal(last_number(), 2);
    say_close(&sink);
    say_close(&sink);
}

static void what_is_no_prose_does_not_count(void **state)
{
    (void)state;
    static const enum block_kind kinds[] = {BLOCK_TITLE, BLOCK_CREDIT, BLOCK_CODE, BLOCK_RULE};
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        say(&sink, kinds[i], 0, kinds[i] == BLOCK_RULE ? "" : "text");
        assert_int_equal(last_number(), 0);
    }
    say(&sink, BLOCK_HEADING, 1, "heading");
    assert_int_equal(last_number(), 0);
    assert_int_equal(document_paragraphs(document), 0);
}

static void cells_do_not_count(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_TABLE, 0);
    say_row(&sink, ROW_HEAD, "a|b");
    say_row(&sink, 0, "c|d");
    say_close(&sink);
    assert_int_equal(last_number(), 0);
    say_paragraph(&sink, "one");
    assert_int_equal(last_number(), 1);
}

static void notes_do_not_count_whatever_they_hold(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say_open(&sink, BLOCK_NOTE, 0);
    say_paragraph(&sink, "a note");
    say_open(&sink, BLOCK_LIST, 0);
    say_item(&sink, 0, "in a list of it");
    say_close(&sink);
    say_close(&sink);
    assert_int_equal(last_number(), 0);
    say_paragraph(&sink, "two");
    assert_int_equal(last_number(), 2);
}

static void the_paragraph_of_a_number_is_found(void **state)
{
    (void)state;
    for (int i = 1; i <= 300; i++) {
        char text[32];
        snprintf(text, sizeof text, "%d", i);
        say(&sink, BLOCK_HEADING, 1, "heading");
        say_paragraph(&sink, text);
        say(&sink, BLOCK_CODE, 0, "code");
    }
    for (size_t i = 1; i <= 300; i++) {
        struct block block;
        char text[32];
        snprintf(text, sizeof text, "%zu", i);
        assert_true(document_paragraph(document, i, &block));
        assert_slice(slice_range(document_text(document), block.range), text);
        assert_int_equal(document_paragraph_number(document, &block), i);
    }
}

static void there_is_no_paragraph_beyond_the_last(void **state)
{
    (void)state;
    struct block block;
    assert_false(document_paragraph(document, 1, &block));
    say_paragraph(&sink, "one");
    assert_true(document_paragraph(document, 1, &block));
    assert_false(document_paragraph(document, 0, &block));
    assert_false(document_paragraph(document, 2, &block));
    assert_false(document_paragraph(document, NOWHERE, &block));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(paragraphs_and_stanzas_count),          TEST(paragraphs_in_lists_and_quotations_count),
        TEST(what_is_no_prose_does_not_count),       TEST(cells_do_not_count),
        TEST(notes_do_not_count_whatever_they_hold), TEST(the_paragraph_of_a_number_is_found),
        TEST(there_is_no_paragraph_beyond_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
