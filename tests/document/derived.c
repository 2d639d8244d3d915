#include "check.h"
#include "say.h"

#include "stele/document.h"

/* Paragraphs between blank lines; one that begins with # is a heading. */

static size_t asked; /* how often */

static bool begins_block(struct slice text, size_t place)
{
    return text.bytes[place] != '\n' &&
           (place == 0 || (place >= 2 && text.bytes[place - 1] == '\n' && text.bytes[place - 2] == '\n'));
}

static bool derive(struct slice text, enum document_way way, size_t place, struct block *block)
{
    asked++;
    if (way == DOCUMENT_BACK && place >= text.length)
        place = text.length - 1;
    while (place < text.length && !begins_block(text, place))
        place += way == DOCUMENT_BACK ? SIZE_MAX : 1;
    memset(block, 0xEE, sizeof *block);
    if (place >= text.length)
        return false;
    size_t end = place;
    while (end < text.length && !slice_starts(slice_cut(text, end, text.length), slice_of("\n\n")))
        end++;
    block->kind = text.bytes[place] == '#' ? BLOCK_HEADING : BLOCK_PARAGRAPH;
    block->range = (struct range){place, end};
    block->value = 0;
    block->indent = 0;
    block->joins = block->unjoined = block->continues = false;
    return true;
}

/* The same text, derived and stored. */
struct pair {
    struct buffer text;
    struct document *derived, *stored;
};

static void add(struct pair *pair, const char *words)
{
    struct sink sink = document_sink(pair->stored);
    say(&sink, words[0] == '#' ? BLOCK_HEADING : BLOCK_PARAGRAPH, 0, words);
    buffer_append_string(&pair->text, pair->text.length ? "\n\n" : "");
    buffer_append_string(&pair->text, words);
}

static int begin(void **state)
{
    struct pair *pair = memory_new(sizeof *pair);
    pair->stored = document_new(NULL);
    *state = pair;
    return 0;
}

static int finish(void **state)
{
    struct pair *pair = *state;
    document_free(pair->derived);
    document_free(pair->stored);
    buffer_free(&pair->text);
    free(pair);
    return 0;
}

static void derive_pair(struct pair *pair)
{
    struct sink sink = document_sink(pair->stored);
    say_end(&sink);
    pair->derived = document_derived(buffer_slice(&pair->text), derive);
}

static void add_few(struct pair *pair)
{
    static const char *const words[] = {"# I", "a", "two\nlines", "# II", "# III", "the last one"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        add(pair, words[i]);
    derive_pair(pair);
}

static void add_many(struct pair *pair)
{
    for (size_t i = 0; pair->text.length < 400 * 1000; i++) {
        char words[600] = "# ";
        size_t length = 1 + i * 7919 % (sizeof words - 2);
        memset(words + (i % 5 == 0), 'x', length);
        add(pair, words);
    }
    derive_pair(pair);
}

static void finish_index(struct pair *pair)
{
    while (!document_step(pair->derived, 1000))
        continue;
}

static void assert_same_block(const struct block *one, const struct block *other)
{
    assert_int_equal(one->kind, other->kind);
    assert_int_equal(one->range.start, other->range.start);
    assert_int_equal(one->range.end, other->range.end);
    assert_int_equal(one->container, other->container);
}

/* ---- the same answers ---- */

static void every_place_has_the_block_of_a_stored_document(void **state)
{
    struct pair *pair = *state;
    add_few(pair);
    assert_true(slice_equal(document_text(pair->derived), document_text(pair->stored)));
    for (size_t place = 0; place <= pair->text.length + 2; place++) {
        struct block one, other;
        assert_true(document_block_at(pair->derived, place, &one));
        assert_true(document_block_at(pair->stored, place, &other));
        assert_same_block(&one, &other);
    }
}

static void neighbours_are_those_of_a_stored_document(void **state)
{
    struct pair *pair = *state;
    add_few(pair);
    struct block one, other;
    document_block_at(pair->derived, 0, &one);
    document_block_at(pair->stored, 0, &other);
    size_t count = 1;
    for (; document_block_after(pair->stored, &other, &other); count++) {
        assert_true(document_block_after(pair->derived, &one, &one));
        assert_same_block(&one, &other);
    }
    assert_int_equal(count, 6);
    assert_false(document_block_after(pair->derived, &one, &one));
    while (document_block_before(pair->stored, &other, &other)) {
        assert_true(document_block_before(pair->derived, &one, &one));
        assert_same_block(&one, &other);
    }
    assert_false(document_block_before(pair->derived, &one, &one));
}

static void what_is_not_found_leaves_the_block_unchanged(void **state)
{
    struct pair *pair = *state;
    add_few(pair);
    struct block last, other;
    document_block_at(pair->derived, NOWHERE, &last);
    document_block_at(pair->derived, 0, &other);
    struct block kept = other;
    assert_false(document_block_after(pair->derived, &last, &other));
    assert_same_block(&kept, &other);
}

static void numbers_are_those_of_a_stored_document(void **state)
{
    struct pair *pair = *state;
    add_many(pair);
    finish_index(pair);
    assert_int_equal(document_paragraphs(pair->derived), document_paragraphs(pair->stored));
    struct block block, other;
    bool more = document_block_at(pair->stored, 0, &block);
    for (; more; more = document_block_after(pair->stored, &block, &block)) {
        size_t number = document_paragraph_number(pair->stored, &block);
        assert_int_equal(document_paragraph_number(pair->derived, &block), number);
        if (number > 0) {
            assert_true(document_paragraph(pair->derived, number, &other));
            assert_same_block(&block, &other);
        }
    }
    assert_false(document_paragraph(pair->derived, 0, &other));
    assert_false(document_paragraph(pair->derived, document_paragraphs(pair->stored) + 1, &other));
}

static void a_range_folds_like_that_of_a_stored_document(void **state)
{
    struct pair *pair = *state;
    add_few(pair);
    struct buffer line = {0};
    document_fold_line(pair->derived, (struct range){4, NOWHERE}, true, &line);
    assert_string_equal(buffer_string(&line), "a two lines # II # III the last one");
    buffer_free(&line);
}

/* ---- the work ---- */

static void what_was_asked_is_not_derived_again(void **state)
{
    struct pair *pair = *state;
    struct block block;
    add_few(pair);
    document_block_at(pair->derived, 6, &block);
    document_block_after(pair->derived, &block, &block);
    size_t before = asked;
    document_block_at(pair->derived, 6, &block);
    document_block_after(pair->derived, &block, &block);
    assert_int_equal(asked, before);
}

static void a_long_block_is_derived_once_for_all_its_places(void **state)
{
    enum { LONG = 4000 };
    struct pair *pair = *state;
    struct block block;
    struct buffer words = {0};
    for (int i = 0; i < LONG; i++)
        buffer_append_string(&words, "word ");
    add(pair, "# I");
    add(pair, buffer_string(&words));
    add_few(pair);
    document_block_at(pair->derived, 5, &block);
    size_t before = asked, end = block.range.end;
    for (size_t place = block.range.start; place < end; place += 100) {
        assert_true(document_block_at(pair->derived, place, &block));
        assert_int_equal(block.range.end, end);
    }
    assert_int_equal(asked, before);
    buffer_free(&words);
}

static void a_number_takes_few_blocks_wherever_it_is(void **state)
{
    enum { MOST = 64 }; /* blocks that begin between two checkpoints */
    struct pair *pair = *state;
    struct block block;
    add_many(pair);
    while (!document_step(pair->derived, 1000))
        continue;
    for (size_t place = 0; place < pair->text.length; place += 10 * 1000) {
        document_block_at(pair->derived, place, &block);
        size_t before = asked;
        document_paragraph_number(pair->derived, &block);
        assert_true(asked - before <= MOST);
    }
}

/* ---- the index ---- */

static void numbers_are_not_known_before_the_index_arrives(void **state)
{
    struct pair *pair = *state;
    add_many(pair);
    struct block block;
    assert_int_equal(document_paragraphs(pair->derived), 0);
    assert_true(document_block_at(pair->derived, 300 * 1000, &block));
    if (block.kind == BLOCK_HEADING)
        document_block_after(pair->derived, &block, &block);
    assert_int_equal(document_paragraph_number(pair->derived, &block), 0);
    assert_false(document_paragraph(pair->derived, 1, &block));
    assert_false(document_final(pair->derived));
}

static void numbers_arrive_step_by_step(void **state)
{
    struct pair *pair = *state;
    add_many(pair);
    size_t steps = 0, known = 0;
    struct block block;
    for (; !document_step(pair->derived, 0); steps++) {
        assert_true(document_paragraphs(pair->derived) > known);
        known = document_paragraphs(pair->derived);
        assert_true(document_paragraph(pair->derived, known, &block));
        assert_int_equal(document_paragraph_number(pair->derived, &block), known);
        assert_int_equal(document_paragraph_number(pair->stored, &block), known);
    }
    assert_true(steps > 10);
}

static void the_end_of_the_index_is_a_revision(void **state)
{
    struct pair *pair = *state;
    add_few(pair);
    unsigned revision = document_revision(pair->derived);
    assert_true(document_step(pair->derived, 0));
    assert_true(document_final(pair->derived));
    assert_int_not_equal(document_revision(pair->derived), revision);
    revision = document_revision(pair->derived);
    assert_true(document_step(pair->derived, 0));
    assert_int_equal(document_revision(pair->derived), revision);
}

static void a_number_is_counted_from_a_checkpoint_nearby(void **state)
{
    struct pair *pair = *state;
    add_many(pair);
    asked = 0;
    finish_index(pair);
    size_t blocks = asked;
    struct block block;
    for (size_t place = 0; place < pair->text.length; place += 10 * 1000) {
        document_block_at(pair->derived, place, &block);
        asked = 0;
        document_paragraph_number(pair->derived, &block);
        assert_true(asked < blocks / 4);
    }
    for (size_t number = 1; number < document_paragraphs(pair->derived); number += 100) {
        asked = 0;
        document_paragraph(pair->derived, number, &block);
        assert_true(asked < blocks / 4);
    }
}

static void a_long_block_is_passed_over_at_once(void **state)
{
    struct pair *pair = *state;
    char *words = memory_new(300 * 1000 + 1);
    memset(words, 'x', 300 * 1000);
    add(pair, words);
    add(pair, "after it");
    add(pair, "last");
    free(words);
    derive_pair(pair);
    finish_index(pair);
    struct block block;
    assert_true(document_paragraph(pair->derived, 3, &block));
    assert_slice(slice_range(document_text(pair->derived), block.range), "last");
    assert_int_equal(document_paragraph_number(pair->derived, &block), 3);
}

/* ---- what is not there ---- */

static void a_text_without_blocks_is_final_at_once(void **state)
{
    static const char *const texts[] = {"", "\n", "\n\n\n\n"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct document *document = document_derived(slice_of(texts[i]), derive);
        struct block block;
        assert_false(document_block_at(document, 0, &block));
        assert_true(document_step(document, 0));
        assert_true(document_final(document));
        assert_int_equal(document_paragraphs(document), 0);
        document_free(document);
    }
}

static void the_first_block_is_that_of_what_precedes_it(void **state)
{
    (void)state;
    struct document *document = document_derived(slice_of("\n\n\none\n\ntwo"), derive);
    struct block block;
    assert_true(document_block_at(document, 0, &block));
    assert_int_equal(block.range.start, 3);
    assert_false(document_block_before(document, &block, &block));
    document_free(document);
}

static void there_are_no_spans_and_no_sections(void **state)
{
    struct pair *pair = *state;
    add_few(pair);
    assert_int_equal(document_spans(pair->derived), 0);
    assert_int_equal(document_span_index(pair->derived, NOWHERE), 0);
    assert_int_equal(document_sections(pair->derived), 0);
    assert_int_equal(document_section_at(pair->derived, 3), NOWHERE);
    assert_int_equal(document_anchor(pair->derived, slice_of("")), NOWHERE);
}

static void it_is_complete_before_it_is_final(void **state)
{
    struct pair *pair = *state;
    add_few(pair);
    document_expect_outline(pair->derived);
    assert_true(document_complete(pair->derived));
    assert_false(document_final(pair->derived));
}

/* Every line is a block. */
static bool derive_line(struct slice text, enum document_way way, size_t place, struct block *block)
{
    if (way == DOCUMENT_BACK && place >= text.length)
        place = text.length - 1;
    while (place > 0 && place < text.length && text.bytes[place - 1] != '\n')
        place += way == DOCUMENT_BACK ? SIZE_MAX : 1;
    size_t end = place;
    while (end < text.length && text.bytes[end] != '\n')
        end++;
    *block = (struct block){.kind = BLOCK_PARAGRAPH, .range = {place, end}};
    return place < text.length;
}

static void what_is_derived_otherwise_is_counted_anew(void **state)
{
    struct pair *pair = *state;
    struct block block;
    add_few(pair);
    while (!document_step(pair->derived, 1000))
        continue;
    size_t length = document_text(pair->derived).length;
    assert_int_equal(document_paragraphs(pair->derived), 3);
    assert_true(document_block_at(pair->derived, length, &block));
    unsigned revision = document_revision(pair->derived), remakes = document_remakes(pair->derived);
    document_set_derive(pair->derived, derive);
    assert_int_equal(document_remakes(pair->derived), remakes);
    document_set_derive(pair->derived, derive_line);
    assert_int_not_equal(document_revision(pair->derived), revision);
    assert_int_not_equal(document_remakes(pair->derived), remakes);
    while (!document_step(pair->derived, 1000))
        continue;
    assert_int_equal(document_paragraphs(pair->derived), 12);
    assert_true(document_block_at(pair->derived, length, &block));
    assert_int_equal(document_paragraph_number(pair->derived, &block), 12);
}

static void cutting_off_does_nothing(void **state)
{
    struct pair *pair = *state;
    add_few(pair);
    document_cut_off(pair->derived);
    assert_false(document_final(pair->derived));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_place_has_the_block_of_a_stored_document),
        TEST(neighbours_are_those_of_a_stored_document),
        TEST(what_is_not_found_leaves_the_block_unchanged),
        TEST(numbers_are_those_of_a_stored_document),
        TEST(a_range_folds_like_that_of_a_stored_document),
        TEST(what_was_asked_is_not_derived_again),
        TEST(a_long_block_is_derived_once_for_all_its_places),
        TEST(a_number_takes_few_blocks_wherever_it_is),
        TEST(numbers_are_not_known_before_the_index_arrives),
        TEST(numbers_arrive_step_by_step),
        TEST(the_end_of_the_index_is_a_revision),
        TEST(a_number_is_counted_from_a_checkpoint_nearby),
        TEST(a_long_block_is_passed_over_at_once),
        TEST(a_text_without_blocks_is_final_at_once),
        TEST(the_first_block_is_that_of_what_precedes_it),
        TEST(there_are_no_spans_and_no_sections),
        TEST(it_is_complete_before_it_is_final),
        TEST(what_is_derived_otherwise_is_counted_anew),
        TEST(cutting_off_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
