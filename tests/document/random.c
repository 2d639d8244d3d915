/* What must hold of every document, whatever was said of it. */
#include "check.h"
#include "random_calls.h"

#include "stele/document.h"

enum { SEEDS = 150, BLOCKS = 25 };

static struct document *document;

/* ---- a second opinion: the text and its leaves, in the plainest way ---- */

struct model {
    struct buffer text;
    struct range leaves[4000];
    enum block_kind kinds[4000], open[BLOCK_DEPTH];
    size_t count;
    unsigned depth;
    bool in_leaf, in_row, raw;
};

static void model_separate(struct model *model)
{
    if (model->count > 0)
        buffer_append_string(&model->text, model->in_row ? "\t" : "\n\n");
}

static void model_open(void *context, enum block_kind kind, uint32_t value)
{
    struct model *model = context;
    (void)value;
    model->raw = false;
    model->in_leaf = block_is_leaf(kind);
    if (!model->in_leaf) {
        model->open[model->depth++] = kind;
        model->in_row = false;
        return;
    }
    assert_true(model->count < COUNT_OF(model->leaves));
    model_separate(model);
    model->kinds[model->count] = kind;
    model->leaves[model->count++] = (struct range){model->text.length, model->text.length};
    model->in_row = kind == BLOCK_CELL;
}

static void model_close(void *context)
{
    struct model *model = context;
    model->raw = false;
    if (model->in_leaf)
        model->leaves[model->count - 1].end = model->text.length;
    else
        model->depth--, model->in_row = false;
    model->in_leaf = false;
}

static void model_text(void *context, struct slice text)
{
    struct model *model = context;
    buffer_append(&model->text, text);
}

static void model_raw(void *context, struct slice bytes)
{
    struct model *model = context;
    if (!model->raw)
        model_open(model, BLOCK_VERSE, 0);
    else
        model->in_leaf = true;
    model_text(model, bytes);
    model_close(model);
    model->raw = true;
}

static void ignore(void *context)
{
    (void)context;
}

static void ignore_meta(void *context, enum meta_key key, struct slice value)
{
    (void)context, (void)key, (void)value;
}

static void ignore_style(void *context, enum style style)
{
    (void)context, (void)style;
}

static void ignore_slice(void *context, struct slice slice)
{
    (void)context, (void)slice;
}

static void ignore_note(void *context, struct slice note, uint32_t flags)
{
    (void)context, (void)note, (void)flags;
}

static void model_anchor(void *context, struct slice name)
{
    struct model *model = context;
    (void)name;
    model->raw = false;
}

static void model_section(void *context, unsigned level, struct slice ordinal, struct slice label,
                          uint32_t flags)
{
    struct model *model = context;
    (void)level, (void)ordinal, (void)label, (void)flags;
    model->raw = false;
}

static struct sink model_sink(struct model *model)
{
    return (struct sink){
        .context = model,
        .meta = ignore_meta,
        .open = model_open,
        .close = model_close,
        .text = model_text,
        .style_on = ignore_style,
        .style_off = ignore,
        .link = ignore_slice,
        .note_ref = ignore_note,
        .anchor = model_anchor,
        .section = model_section,
        .notice = ignore_slice,
        .raw = model_raw,
        .end = ignore,
    };
}

/* ---- each seed ---- */

static void tell(uint64_t seed, const struct sink *sink)
{
    struct random random = {seed};
    random_calls(&random, sink, BLOCKS, seed % 2 == 0);
}

static void for_each_seed(void (*check)(uint64_t seed))
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        document = document_new(NULL);
        assert_non_null(document);
        struct sink sink = document_sink(document);
        tell(seed, &sink);
        check(seed);
        document_free(document);
    }
}

static void check_model(uint64_t seed)
{
    struct model *model = memory_new(sizeof *model);
    struct sink sink = model_sink(model);
    struct block block;
    tell(seed, &sink);
    assert_true(slice_equal(document_text(document), buffer_slice(&model->text)));
    bool more = document_block_at(document, 0, &block);
    for (size_t i = 0; i < model->count; i++) {
        assert_true(more);
        assert_int_equal(block.kind, model->kinds[i]);
        assert_int_equal(block.range.start, model->leaves[i].start);
        assert_int_equal(block.range.end, model->leaves[i].end);
        more = document_block_after(document, &block, &block);
    }
    assert_false(more);
    buffer_free(&model->text);
    free(model);
}

static void the_text_and_its_blocks_are_those_of_the_calls(void **state)
{
    (void)state;
    for_each_seed(check_model);
}

static void check_places(uint64_t seed)
{
    (void)seed;
    struct block before, block, after;
    size_t length = document_text(document).length;
    if (!document_block_at(document, 0, &before))
        return;
    for (size_t place = 0; place <= length; place++, before = block) {
        assert_true(document_block_at(document, place, &block));
        assert_true(block.range.start <= place);
        assert_true(block.range.start >= before.range.start);
        if (document_block_after(document, &block, &after))
            assert_true(after.range.start > place);
    }
    assert_true(block.range.end == length);
}

static void every_place_belongs_to_the_last_block_before_it(void **state)
{
    (void)state;
    for_each_seed(check_places);
}

static void check_neighbours(uint64_t seed)
{
    (void)seed;
    struct block block, after, back;
    if (!document_block_at(document, 0, &block))
        return;
    assert_false(document_block_before(document, &block, &back));
    for (; document_block_after(document, &block, &after); block = after) {
        assert_true(after.range.start > block.range.end);
        assert_true(document_block_before(document, &after, &back));
        assert_int_equal(back.range.start, block.range.start);
    }
}

static void after_and_before_are_each_others_inverse(void **state)
{
    (void)state;
    for_each_seed(check_neighbours);
}

static void check_containers(uint64_t seed)
{
    (void)seed;
    struct block block;
    bool more = document_block_at(document, 0, &block);
    for (; more; more = document_block_after(document, &block, &block)) {
        struct range inner = block.range;
        for (uint32_t id = block.container; id;) {
            const struct container *container = document_container(document, id);
            assert_true(container->range.start <= inner.start && inner.end <= container->range.end);
            assert_true(container->container < id);
            assert_int_equal(container->depth == 0, container->container == 0);
            inner = container->range;
            id = container->container;
        }
    }
}

static void containers_hold_what_is_in_them(void **state)
{
    (void)state;
    for_each_seed(check_containers);
}

static void check_numbers(uint64_t seed)
{
    (void)seed;
    struct block block, found;
    size_t number = 0;
    bool more = document_block_at(document, 0, &block);
    for (; more; more = document_block_after(document, &block, &block)) {
        if (!document_is_numbered(document, &block)) {
            assert_int_equal(document_paragraph_number(document, &block), 0);
            continue;
        }
        assert_int_equal(document_paragraph_number(document, &block), ++number);
        assert_true(document_paragraph(document, number, &found));
        assert_int_equal(found.range.start, block.range.start);
    }
    assert_int_equal(document_paragraphs(document), number);
}

static void numbers_count_without_a_gap(void **state)
{
    (void)state;
    for_each_seed(check_numbers);
}

static void check_spans(uint64_t seed)
{
    (void)seed;
    size_t last = 0;
    for (size_t i = 0; i < document_spans(document); i++) {
        struct block block;
        struct range range = document_span(document, i)->range;
        assert_true(last <= range.start && range.start <= range.end);
        assert_true(document_block_at(document, range.start, &block));
        assert_true(block.range.start <= range.start && range.end <= block.range.end);
        assert_true(document_span_index(document, range.start) <= i);
        assert_true(document_span_index(document, range.start + 1) > i);
        last = range.start;
    }
}

static void spans_are_sorted_and_stay_in_one_leaf(void **state)
{
    (void)state;
    for_each_seed(check_spans);
}

static void check_sections(uint64_t seed)
{
    (void)seed;
    size_t count = document_sections(document);
    for (size_t i = 0; i < count; i++) {
        const struct section *section = document_section(document, i);
        size_t next = i + 1;
        while (next < count && document_section(document, next)->level > section->level)
            next++;
        size_t end =
            next < count ? document_section(document, next)->range.start : document_text(document).length;
        assert_int_equal(section->range.end, end);
        if (section->parent != NOWHERE) {
            const struct section *parent = document_section(document, section->parent);
            assert_true(parent->level < section->level && section->parent < i);
            assert_true(parent->range.start <= section->range.start && parent->range.end >= end);
        }
    }
}

static void sections_end_where_the_next_of_their_level_begins(void **state)
{
    (void)state;
    for_each_seed(check_sections);
}

static void check_section_at(uint64_t seed)
{
    (void)seed;
    for (size_t place = 0; place < document_text(document).length; place++) {
        size_t innermost = NOWHERE;
        for (size_t i = 0; i < document_sections(document); i++)
            if (range_holds(document_section(document, i)->range, place))
                innermost = i;
        assert_int_equal(document_section_at(document, place), innermost);
    }
}

static void the_section_at_a_place_is_the_last_that_holds_it(void **state)
{
    (void)state;
    for_each_seed(check_section_at);
}

static void check_folding(uint64_t seed)
{
    struct random random = {seed};
    uint32_t length = (uint32_t)document_text(document).length;
    struct buffer line = {0};
    for (int i = 0; i < 50; i++) {
        size_t start = random_below(&random, length + 1), end = start + random_below(&random, 200);
        buffer_clear(&line);
        document_fold_line(document, (struct range){start, end}, i % 2 == 0, &line);
        assert_null(strpbrk(buffer_string(&line), "\n\t\r\f"));
        assert_null(strstr(buffer_string(&line), "  "));
        assert_null(strstr(buffer_string(&line), "\xC2\xAD"));
        assert_true(line.length <= end - start);
    }
    buffer_free(&line);
}

static void folded_lines_hold_no_line_end(void **state)
{
    (void)state;
    for_each_seed(check_folding);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_and_its_blocks_are_those_of_the_calls),
        cmocka_unit_test(every_place_belongs_to_the_last_block_before_it),
        cmocka_unit_test(after_and_before_are_each_others_inverse),
        cmocka_unit_test(containers_hold_what_is_in_them),
        cmocka_unit_test(numbers_count_without_a_gap),
        cmocka_unit_test(spans_are_sorted_and_stay_in_one_leaf),
        cmocka_unit_test(sections_end_where_the_next_of_their_level_begins),
        cmocka_unit_test(the_section_at_a_place_is_the_last_that_holds_it),
        cmocka_unit_test(folded_lines_hold_no_line_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
