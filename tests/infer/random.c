/* Any bytes: no crash, places in order and in the text, blocks the same both ways. */

#include "check.h"

#include "stele/infer.h"

static uint64_t next_number(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

/* Pieces of which structure is made, and of which it is unmade. */
static const char *const pieces[] = {
    "CHAPTER ",
    "I",
    "II",
    "IV",
    ". ",
    "1",
    "2",
    "1.1",
    "\n",
    "\n\n",
    "\n\n\n\n",
    " ",
    "    ",
    "\t",
    "First, ",
    "Second, ",
    "Finally, ",
    "the second step ",
    "Contents\n",
    "....... 12\n",
    "The harbour was quiet that morning, and nobody came.",
    "(1) ",
    "(2) ",
    "第一章",
    "第二，",
    "제1장 ",
    "\f",
    "\r\n",
    "\xFF",
    "\xE3\x80",
    "\b",
    "\033[1m",
    "\033[0m",
    "*** START OF THE",
    "*** END OF THE",
    "[1] ",
    "LS(1)",
    " - ",
    "=====",
    "Introduction",
    "a long line without an end ",
    "12\n",
    "[Page 3]\n",
    "\xE3\x80\x80",
};

static void make_text(uint64_t *seed, size_t length, struct buffer *text)
{
    buffer_clear(text);
    while (text->length < length)
        buffer_append_string(text, pieces[next_number(seed) % COUNT_OF(pieces)]);
}

static void check_sections(struct slice text)
{
    size_t count, last = 0;
    struct infer *infer = infer_new(text);
    while (!infer_step(infer, 100))
        continue;
    const struct section *sections = infer_sections(infer, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(sections[i].level > 0);
        assert_true(sections[i].range.start >= last && sections[i].range.start <= text.length);
        last = sections[i].range.start;
    }
    infer_free(infer);
}

static void check_blocks(struct slice text)
{
    struct block block, back;
    size_t end = 0, at = 0;
    while (infer_block(text, DOCUMENT_AHEAD, at, &block)) {
        assert_true(block.range.start >= at && block.range.start >= end && block.range.end <= text.length);
        assert_true(block.range.end > block.range.start);
        assert_true(infer_block(text, DOCUMENT_BACK, block.range.end - 1, &back));
        assert_int_equal(back.range.start, block.range.start);
        assert_int_equal(back.range.end, block.range.end);
        assert_int_equal(back.kind, block.kind);
        end = block.range.end;
        at = block.range.start + 1;
    }
}

static void any_text_has_sound_blocks_and_sections(void **state)
{
    (void)state;
    uint64_t seed = 7;
    struct buffer text = {0};
    for (int i = 0; i < 300; i++) {
        make_text(&seed, next_number(&seed) % 3000, &text);
        struct infer_clean clean;
        infer_clean(buffer_slice(&text), &clean);
        check_sections(buffer_slice(&clean.text));
        check_blocks(buffer_slice(&clean.text));
        check_sections(buffer_slice(&text));
        check_blocks(buffer_slice(&text));
        infer_clean_free(&clean);
    }
    buffer_free(&text);
}

static void a_line_without_an_end_is_cut(void **state)
{
    (void)state;
    struct buffer text = {0};
    while (text.length < 5 * INFER_BLOCK_BYTES)
        buffer_append_string(&text, "河边的村子里");
    check_blocks(buffer_slice(&text));
    struct block block;
    assert_true(infer_block(buffer_slice(&text), DOCUMENT_BACK, text.length / 2, &block));
    assert_true(block.range.end - block.range.start <= INFER_BLOCK_BYTES + 3);
    check_sections(buffer_slice(&text));
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_text_has_sound_blocks_and_sections),
        cmocka_unit_test(a_line_without_an_end_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
