#include "fresh.h"

static struct block block_at(size_t place)
{
    struct block block;
    assert_true(document_block_at(document, place, &block));
    return block;
}

/* The block whose text begins with WORDS, which stand once in the document. */
static struct block block_of(const char *words)
{
    char *text = slice_string(document_text(document));
    const char *found = strstr(text, words);
    assert_non_null(found);
    struct block block = block_at((size_t)(found - text));
    free(text);
    return block;
}

static struct slice text_of(struct range range)
{
    return slice_range(document_text(document), range);
}

/* ---- the text ---- */

static void blocks_stand_two_line_feeds_apart(void **state)
{
    (void)state;
    say(&sink, BLOCK_TITLE, 0, "Title");
    say_open(&sink, BLOCK_LIST, 0);
    say_item(&sink, 1, "one");
    say_item(&sink, 2, "two");
    say_close(&sink);
    say_paragraph(&sink, "last");
    assert_slice(document_text(document), "Title\n\none\n\ntwo\n\nlast");
}

static void cells_of_a_row_stand_a_tab_apart(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_TABLE, 0);
    say_row(&sink, ROW_HEAD, "a|b|c");
    say_row(&sink, 0, "|d|");
    say_close(&sink);
    assert_slice(document_text(document), "a\tb\tc\n\n\td\t");
}

static void empty_cells_are_blocks(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_TABLE, 0);
    say_row(&sink, 0, "|d|");
    say_close(&sink);
    struct block cell = block_at(0);
    for (size_t wanted = 0; wanted < 3; wanted++) {
        assert_int_equal(cell.kind, BLOCK_CELL);
        assert_slice(text_of(cell.range), wanted == 1 ? "d" : "");
        assert_int_equal(document_block_after(document, &cell, &cell), wanted < 2);
    }
}

static void rows_of_two_tables_are_not_one_row(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        say_open(&sink, BLOCK_TABLE, 0);
        say_row(&sink, 0, "x");
        say_close(&sink);
    }
    assert_slice(document_text(document), "x\n\nx");
}

static void text_that_comes_in_pieces_is_one(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "win");
    say_text(&sink, "-");
    say_text(&sink, "win");
    say_close(&sink);
    assert_slice(text_of(block_at(0).range), "win-win");
}

static void the_text_does_not_move(void **state)
{
    (void)state;
    say_paragraph(&sink, "first");
    const char *start = document_text(document).bytes;
    for (int i = 0; i < 20000; i++)
        say_paragraph(&sink, "a paragraph of some length, so that more memory is needed");
    assert_ptr_equal(document_text(document).bytes, start);
    assert_slice(slice_cut(document_text(document), 0, 5), "first");
}

static void raw_text_is_kept_as_verse_by_default(void **state)
{
    (void)state;
    say_paragraph(&sink, "before");
    sink.raw(sink.context, slice_of("one\ntw"));
    sink.raw(sink.context, slice_of("o\n"));
    say_paragraph(&sink, "after");
    assert_slice(document_text(document), "before\n\none\ntwo\n\n\nafter");
    assert_int_equal(block_of("one").kind, BLOCK_VERSE);
}

static void infer_words(void *context, struct slice text, struct sink to)
{
    (void)context;
    for (size_t at = 0; at < text.length; at++)
        if (text.bytes[at] != ' ') {
            to.open(to.context, BLOCK_PARAGRAPH, 0);
            to.text(to.context, slice_cut(text, at, at + 1));
            to.close(to.context);
        }
}

static void raw_text_is_inferred_when_all_of_it_is_there(void **state)
{
    (void)state;
    document_infer_raw(document, infer_words, NULL);
    sink.raw(sink.context, slice_of("a b"));
    sink.raw(sink.context, slice_of(" c"));
    assert_slice(document_text(document), "");
    say_end(&sink);
    assert_slice(document_text(document), "a\n\nb\n\nc");
}

static void raw_text_keeps_its_place_before_what_is_named_after_it(void **state)
{
    (void)state;
    sink.raw(sink.context, slice_of("raw"));
    say_section(&sink, 1, "", "After", 0);
    say_anchor(&sink, "here");
    say_paragraph(&sink, "after");
    size_t after = block_of("after").range.start;
    assert_int_equal(document_section(document, 0)->range.start, after);
    assert_int_equal(document_anchor(document, slice_of("here")), after);
}

/* ---- blocks by place ---- */

static void a_document_without_blocks_has_none_anywhere(void **state)
{
    (void)state;
    struct block block;
    assert_false(document_block_at(document, 0, &block));
    assert_false(document_block_at(document, NOWHERE, &block));
    say_end(&sink);
    assert_true(document_final(document));
    assert_false(document_block_at(document, 0, &block));
}

static void what_stands_between_blocks_belongs_to_the_first(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say_paragraph(&sink, "two");
    for (size_t place = 0; place < 5; place++)
        assert_slice(text_of(block_at(place).range), "one");
    assert_slice(text_of(block_at(5).range), "two");
    assert_slice(text_of(block_at(NOWHERE).range), "two");
}

static void after_and_before_end_at_the_ends(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say_paragraph(&sink, "two");
    struct block first = block_at(0), last = block_at(5), other = first;
    assert_false(document_block_before(document, &first, &other));
    assert_int_equal(other.range.start, 0);
    assert_false(document_block_after(document, &last, &other));
    assert_true(document_block_after(document, &first, &other));
    assert_int_equal(other.range.start, last.range.start);
    assert_true(document_block_before(document, &other, &other));
    assert_int_equal(other.range.start, 0);
}

static void a_rule_is_an_empty_block(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say(&sink, BLOCK_RULE, 0, "");
    say_paragraph(&sink, "two");
    struct block rule = block_at(5);
    assert_int_equal(rule.kind, BLOCK_RULE);
    assert_int_equal(rule.range.end, rule.range.start);
    assert_slice(text_of(block_at(7).range), "two");
}

static void values_of_blocks_are_kept(void **state)
{
    (void)state;
    say(&sink, BLOCK_HEADING, 3, "heading");
    assert_int_equal(block_at(0).value, 3);
    assert_int_equal(block_at(0).container, 0);
    assert_false(block_at(0).joins);
    assert_false(block_at(0).continues);
    assert_int_equal(block_at(0).indent, 0);
}

/* ---- containers ---- */

static void nested_list(void)
{
    say_open(&sink, BLOCK_LIST, 0);
    say_open(&sink, BLOCK_ITEM, 1);
    say_paragraph(&sink, "outer");
    say_open(&sink, BLOCK_LIST, LIST_TIGHT);
    say_item(&sink, ITEM_DONE, "inner");
    say_item(&sink, ITEM_TO_DO, "other");
    say_close(&sink);
    say_close(&sink);
    say_close(&sink);
}

static void containers_know_what_is_around_them(void **state)
{
    (void)state;
    nested_list();
    struct block inner = block_of("inner");
    static const enum block_kind kinds[] = {BLOCK_ITEM, BLOCK_LIST, BLOCK_ITEM, BLOCK_LIST};
    uint32_t id = inner.container;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        assert_int_not_equal(id, 0);
        const struct container *container = document_container(document, id);
        assert_int_equal(container->kind, kinds[i]);
        assert_int_equal(container->depth, COUNT_OF(kinds) - 1 - i);
        id = container->container;
    }
    assert_int_equal(id, 0);
}

static void the_innermost_container_of_a_kind_is_found(void **state)
{
    (void)state;
    nested_list();
    struct block inner = block_of("inner"), outer = block_of("outer");
    assert_int_equal(document_within(document, &inner, BLOCK_LIST)->value, LIST_TIGHT);
    assert_int_equal(document_within(document, &inner, BLOCK_ITEM)->value, ITEM_DONE);
    assert_int_equal(document_within(document, &outer, BLOCK_LIST)->value, 0);
    assert_null(document_within(document, &inner, BLOCK_QUOTATION));
}

static void containers_reach_from_their_first_leaf_to_their_last(void **state)
{
    (void)state;
    say_paragraph(&sink, "before");
    nested_list();
    say_paragraph(&sink, "after");
    struct block inner = block_of("inner"), outer = block_of("outer");
    const struct container *list = document_within(document, &outer, BLOCK_LIST);
    assert_slice(text_of(list->range), "outer\n\ninner\n\nother");
    assert_slice(text_of(document_within(document, &inner, BLOCK_LIST)->range), "inner\n\nother");
    assert_slice(text_of(document_within(document, &inner, BLOCK_ITEM)->range), "inner");
}

static void containers_that_are_still_open_reach_to_what_is_there(void **state)
{
    (void)state;
    say_paragraph(&sink, "before");
    say_open(&sink, BLOCK_QUOTATION, 0);
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    struct block open = block_at(NOWHERE);
    struct range range = document_container(document, open.container)->range;
    assert_int_equal(range.start, open.range.start);
    assert_int_equal(range.end, open.range.end);
}

static void sixty_containers_deep(void **state)
{
    (void)state;
    for (int i = 0; i < 60; i++)
        say_open(&sink, BLOCK_QUOTATION, 0);
    say_paragraph(&sink, "deep");
    for (int i = 0; i < 60; i++)
        say_close(&sink);
    say_end(&sink);
    struct block deep = block_at(0);
    assert_int_equal(document_container(document, deep.container)->depth, 59);
}

/* ---- notices, revisions, the end ---- */

static void notices_are_kept_in_order(void **state)
{
    (void)state;
    sink.notice(sink.context, slice_of("one picture was left out"));
    sink.notice(sink.context, slice_of("a table was too wide"));
    assert_int_equal(document_notices(document), 2);
    assert_slice(document_notice(document, 1), "a table was too wide");
}

static void blocks_that_open_or_close_raise_the_revision(void **state)
{
    (void)state;
    unsigned before = document_revision(document);
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    unsigned open = document_revision(document);
    assert_int_not_equal(before, open);
    say_close(&sink);
    unsigned after = document_revision(document);
    assert_int_not_equal(open, after);
    say_end(&sink);
    assert_int_not_equal(after, document_revision(document));
    assert_true(document_final(document));
}

static void a_document_that_is_cut_off_is_whole(void **state)
{
    (void)state;
    say_section(&sink, 1, "", "Opening", 0);
    say_open(&sink, BLOCK_LIST, 0);
    say_open(&sink, BLOCK_ITEM, 0);
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "in the mid");
    sink.style_on(sink.context, STYLE_STRONG);
    say_text(&sink, "dle");
    assert_false(document_final(document));
    document_cut_off(document);
    assert_true(document_final(document));
    assert_slice(text_of(block_at(0).range), "in the middle");
    assert_slice(text_of(document_span(document, 0)->range), "dle");
    assert_int_equal(document_section(document, 0)->range.end, 13);
    assert_int_equal(
        document_within(document, &(struct block){.container = block_at(0).container}, BLOCK_LIST)->range.end,
        13);
}

static void cutting_off_twice_or_after_the_end_changes_nothing(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say_end(&sink);
    unsigned revision = document_revision(document);
    document_cut_off(document);
    document_cut_off(document);
    assert_int_equal(document_revision(document), revision);
}

static void what_was_raw_when_it_was_cut_off_is_shown(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_QUOTATION, 0);
    sink.raw(sink.context, slice_of("rest"));
    document_cut_off(document);
    assert_slice(text_of(block_at(0).range), "rest");
    assert_int_equal(document_container(document, block_at(0).container)->kind, BLOCK_QUOTATION);
}

static void steps_have_nothing_to_do_in_a_stored_document(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    assert_true(document_step(document, 0));
    assert_false(document_final(document));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(blocks_stand_two_line_feeds_apart),
        TEST(cells_of_a_row_stand_a_tab_apart),
        TEST(empty_cells_are_blocks),
        TEST(rows_of_two_tables_are_not_one_row),
        TEST(text_that_comes_in_pieces_is_one),
        TEST(the_text_does_not_move),
        TEST(raw_text_is_kept_as_verse_by_default),
        TEST(raw_text_is_inferred_when_all_of_it_is_there),
        TEST(raw_text_keeps_its_place_before_what_is_named_after_it),
        TEST(a_document_without_blocks_has_none_anywhere),
        TEST(what_stands_between_blocks_belongs_to_the_first),
        TEST(after_and_before_end_at_the_ends),
        TEST(a_rule_is_an_empty_block),
        TEST(values_of_blocks_are_kept),
        TEST(containers_know_what_is_around_them),
        TEST(the_innermost_container_of_a_kind_is_found),
        TEST(containers_reach_from_their_first_leaf_to_their_last),
        TEST(containers_that_are_still_open_reach_to_what_is_there),
        TEST(sixty_containers_deep),
        TEST(notices_are_kept_in_order),
        TEST(blocks_that_open_or_close_raise_the_revision),
        TEST(a_document_that_is_cut_off_is_whole),
        TEST(cutting_off_twice_or_after_the_end_changes_nothing),
        TEST(what_was_raw_when_it_was_cut_off_is_shown),
        TEST(steps_have_nothing_to_do_in_a_stored_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
