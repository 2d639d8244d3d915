/* Blocks of plain text, found from the bytes near a place: the same whatever was asked before. */

#include "check.h"

#include "stele/infer.h"

#include "trace_sink.h"

static struct block ahead(struct slice text, size_t place)
{
    struct block block = {0};
    assert_true(infer_block(text, DOCUMENT_AHEAD, place, &block));
    return block;
}

static struct block back(struct slice text, size_t place)
{
    struct block block = {0};
    assert_true(infer_block(text, DOCUMENT_BACK, place, &block));
    return block;
}

static void assert_block(struct slice text, struct block block, enum block_kind kind, const char *wanted)
{
    assert_int_equal(block.kind, kind);
    assert_slice(slice_range(text, block.range), wanted);
}

static void blank_lines_part_paragraphs(void **state)
{
    (void)state;
    struct slice text = slice_of("\n\none line\nanother\n  \t\n\n   second  \n");
    assert_block(text, ahead(text, 0), BLOCK_PARAGRAPH, "one line\nanother");
    assert_true(ahead(text, 0).joins);
    assert_block(text, ahead(text, 3), BLOCK_PARAGRAPH, "second");
    assert_block(text, back(text, text.length), BLOCK_PARAGRAPH, "second");
    assert_block(text, back(text, 20), BLOCK_PARAGRAPH, "one line\nanother");
}

static void indented_matter_keeps_its_lines(void **state)
{
    (void)state;
    struct slice text = slice_of("before\n\n    a = 1\n\tb = 2\n\n    one\n  two\n");
    assert_block(text, ahead(text, 1), BLOCK_CODE, "    a = 1\n\tb = 2");
    assert_false(ahead(text, 1).joins);
    assert_block(text, back(text, text.length), BLOCK_PARAGRAPH, "one\n  two");
}

static void logs_and_patches_keep_their_lines(void **state)
{
    (void)state;
    struct slice patch =
        slice_of("diff --git a/one b/one\nindex 2c412f1..ca895ea 100644\n--- a/one\n+++ b/one\n"
                 "@@ -1,2 +1,2 @@\n-old\n+new\n\n same\n");
    struct block block;
    assert_true(infer_is_machine(patch));
    assert_true(infer_kept_block(patch, DOCUMENT_AHEAD, 0, &block));
    assert_int_equal(block.kind, BLOCK_VERSE);
    assert_false(block.joins);
    struct slice kept = slice_range(patch, block.range);
    assert_slice(slice_cut(kept, kept.length - 9, kept.length), "-old\n+new");
    assert_true(infer_kept_block(patch, DOCUMENT_BACK, patch.length, &block));
    assert_block(patch, block, BLOCK_VERSE, " same");
    assert_true(
        infer_is_machine(slice_of("name,age,town\nAnna,3,Rome\nBob,44,Paris\nCarl,5,London, Ontario\n")));
    assert_false(infer_is_machine(slice_of("It was late in the year.\nNobody had lit the lamps.\n")));
}

static void lists_of_files_keep_their_lines(void **state)
{
    (void)state;
    assert_true(infer_is_machine(slice_of("README.md\nassets\ninclude\nman\nsrc\n")));
    assert_true(
        infer_is_machine(slice_of("total 52\n-rw-r--r-- 1 root root 1394 Nov 24 21:23 CMakeLists.txt\n"
                                  "drwxr-xr-x 2 root root 4096 Nov 24 10:46 assets\n"
                                  "lrwxrwxrwx 1 root root    4 Nov 24 10:46 a -> b\n"
                                  "-rw-r--r--. 1 root root 1336 Nov 24 11:01 LICENSE\n")));
    assert_false(infer_is_machine(slice_of("---------- ----------\n---------- ----------\n"
                                           "---------- ----------\n---------- ----------\n")));
    assert_false(infer_is_machine(slice_of("(Applause.)\n(Applause.)\n(Applause.)\n(Applause.)\n")));
    assert_false(infer_is_machine(slice_of("I\n\nIt was late.\n\nII\n\nIt was later.\n\nIII\n\n"
                                           "It was early.\n\nIV\n\nIt was noon.\n")));
}

/* The blocks of TEXT, a bar between them. */
static void assert_blocks(const char *text, const char *wanted)
{
    struct buffer all = {0};
    struct block block = {.range = {SIZE_MAX, 0}};
    while (infer_block(slice_of(text), DOCUMENT_AHEAD, block.range.start + 1, &block)) {
        buffer_append_string(&all, all.length > 0 ? "|" : "");
        buffer_append(&all, slice_range(slice_of(text), block.range));
    }
    assert_string_equal(buffer_string(&all), wanted);
    buffer_free(&all);
}

static void fields_of_a_record_are_blocks(void **state)
{
    (void)state;
    assert_blocks("Files: *\nCopyright: 2015 One\n  2016 Two\nLicense: MIT\n",
                  "Files: *|Copyright: 2015 One\n  2016 Two|License: MIT");
    assert_blocks("It was said in the book that\nNote: nobody knows\n",
                  "It was said in the book that\nNote: nobody knows");
}

static void rules_part_what_stands_around_them(void **state)
{
    (void)state;
    assert_blocks("What is new\n-----------\nThe first\nthing.\n",
                  "What is new|-----------|The first\nthing.");
    assert_blocks("   name      size\n----------------\n   one       two\n",
                  "   name      size\n----------------\n   one       two");
}

static void what_hangs_below_an_item_belongs_to_it(void **state)
{
    (void)state;
    assert_blocks("a.  Here is the first item of the\n    list.\n\nb.  Another.\n",
                  "a.  Here is the first item of the\n    list.|b.  Another.");
}

static void the_titles_of_a_manual_stand_right_above_its_text(void **state)
{
    (void)state;
    struct slice text =
        slice_of("NAME\n       stele - reads\n\n   Long texts\n       All of\n       them.\n");
    assert_blocks(text.bytes, "NAME|       stele - reads|Long texts|       All of\n       them.");
    assert_int_equal(ahead(text, 0).kind, BLOCK_HEADING);
}

static void unjoined_blocks_are_the_same_in_their_own_lines(void **state)
{
    (void)state;
    struct slice text = slice_of("Title\n\n  The first line\nand the second.\n- one\n- two\n\n    code\n");
    struct block joined = {0}, unjoined = {0};
    for (size_t at = 0; infer_block(text, DOCUMENT_AHEAD, at, &joined); at = joined.range.start + 1) {
        size_t from = at > 0 ? unjoined.range.start + 1 : 0;
        assert_true(infer_unjoined_block(text, DOCUMENT_AHEAD, from, &unjoined));
        assert_true(unjoined.unjoined);
        assert_int_equal(unjoined.kind, joined.kind);
        assert_int_equal(unjoined.range.end, joined.range.end);
        assert_in_range(unjoined.range.start, 0, joined.range.start);
        assert_true(unjoined.range.start == 0 || text.bytes[unjoined.range.start - 1] == '\n');
    }
    assert_false(infer_unjoined_block(text, DOCUMENT_AHEAD, unjoined.range.start + 1, &unjoined));
    assert_true(infer_unjoined_block(text, DOCUMENT_BACK, 7, &unjoined));
    assert_slice(slice_range(text, unjoined.range), "  The first line\nand the second.");
}

static void nothing_is_found_in_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n", "  \n\t\n \r\n"};
    struct block block;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_false(infer_block(slice_of(texts[i]), DOCUMENT_AHEAD, 0, &block));
        assert_false(infer_block(slice_of(texts[i]), DOCUMENT_BACK, 100, &block));
    }
}

static void lines_may_end_with_carriage_returns(void **state)
{
    (void)state;
    struct slice text = slice_of("one\r\ntwo\r\n\r\nthree\r\n");
    assert_block(text, ahead(text, 0), BLOCK_PARAGRAPH, "one\r\ntwo");
    assert_block(text, ahead(text, 1), BLOCK_PARAGRAPH, "three");
}

/* A run of lines that is longer than a block may be, and the same blocks from wherever one asks. */
static void long_runs_are_cut_at_the_same_places(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    for (int i = 0; buffer.length < 5 * INFER_BLOCK_BYTES; i++)
        buffer_format(&buffer, "line %d of a log without any blank line\n", i);
    struct slice text = buffer_slice(&buffer);
    struct block block = ahead(text, 0);
    size_t blocks = 1, end = block.range.end;
    assert_false(block.continues);
    while (infer_block(text, DOCUMENT_AHEAD, block.range.start + 1, &block)) {
        assert_true(block.continues);
        assert_int_equal(block.range.start, end + 1);
        assert_int_equal(back(text, block.range.start).range.end, block.range.end);
        assert_int_equal(back(text, block.range.start - 1).range.end, end);
        assert_int_equal(back(text, (block.range.start + block.range.end) / 2).range.start,
                         block.range.start);
        end = block.range.end;
        blocks++;
    }
    assert_true(blocks >= 5);
    assert_int_equal(end, text.length - 1);
    buffer_free(&buffer);
}

/* Every place belongs to the last block that starts at or before it. */
static void asking_by_place_agrees_with_walking(void **state)
{
    (void)state;
    struct slice text = slice_of("a\n\n b\nc\n\n\n    d\n\n\te\n   f\n\ng");
    struct block walked = ahead(text, 0), next, found;
    for (size_t place = walked.range.start; place <= text.length; place++) {
        if (infer_block(text, DOCUMENT_AHEAD, walked.range.start + 1, &next) && next.range.start <= place)
            walked = next;
        found = back(text, place);
        assert_int_equal(found.range.start, walked.range.start);
        assert_int_equal(found.range.end, walked.range.end);
    }
}

static void a_sink_hears_the_same_blocks_with_joined_lines(void **state)
{
    (void)state;
    struct trace trace = {0};
    infer_blocks(slice_of("one\n two\n\n    code\n      more\n"), trace_sink(&trace));
    assert_string_equal(buffer_string(&trace.lines), "open paragraph\n"
                                                     "  text \"one two\"\n"
                                                     "close\n"
                                                     "open code\n"
                                                     "  text \"    code\\n      more\"\n"
                                                     "close\n");
    trace_free(&trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blank_lines_part_paragraphs),
        cmocka_unit_test(indented_matter_keeps_its_lines),
        cmocka_unit_test(logs_and_patches_keep_their_lines),
        cmocka_unit_test(lists_of_files_keep_their_lines),
        cmocka_unit_test(fields_of_a_record_are_blocks),
        cmocka_unit_test(rules_part_what_stands_around_them),
        cmocka_unit_test(what_hangs_below_an_item_belongs_to_it),
        cmocka_unit_test(the_titles_of_a_manual_stand_right_above_its_text),
        cmocka_unit_test(unjoined_blocks_are_the_same_in_their_own_lines),
        cmocka_unit_test(nothing_is_found_in_nothing),
        cmocka_unit_test(lines_may_end_with_carriage_returns),
        cmocka_unit_test(long_runs_are_cut_at_the_same_places),
        cmocka_unit_test(asking_by_place_agrees_with_walking),
        cmocka_unit_test(a_sink_hears_the_same_blocks_with_joined_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
