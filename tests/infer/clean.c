/* Cleaning a text: what goes, what stays, and which line of the file it came from. */

#include "check.h"

#include "stele/infer.h"

static struct infer_clean cleaned(const char *bytes)
{
    struct infer_clean clean;
    infer_clean(slice_of(bytes), &clean);
    return clean;
}

static void assert_clean(const char *bytes, const char *wanted)
{
    struct infer_clean clean = cleaned(bytes);
    assert_string_equal(buffer_string(&clean.text), wanted);
    infer_clean_free(&clean);
}

static void carriage_returns_and_byte_order_marks_go(void **state)
{
    (void)state;
    assert_clean("\xEF\xBB\xBFone\r\ntwo\r\n", "one\ntwo\n");
    assert_clean("one\rtwo\r", "one\ntwo\n");
    assert_clean("\rone\rtwo \r three\r\r\nfour\n", "one two  three\nfour\n");
    assert_clean("no line end", "no line end");
    assert_clean("", "");
}

static void ill_formed_bytes_are_counted(void **state)
{
    (void)state;
    struct infer_clean clean = cleaned("a\xFF"
                                       "b\n\xC3\n");
    assert_string_equal(buffer_string(&clean.text), "a\xEF\xBF\xBD"
                                                    "b\n\xEF\xBF\xBD\n");
    assert_int_equal(clean.repaired, 2);
    infer_clean_free(&clean);
}

static void assert_span(const struct infer_clean *clean, size_t index, enum style style, const char *words)
{
    assert_true(index < clean->span_count);
    assert_int_equal(clean->spans[index].style, style);
    assert_slice(slice_range(buffer_slice(&clean->text), clean->spans[index].range), words);
}

static void overstrikes_become_spans(void **state)
{
    (void)state;
    struct infer_clean clean = cleaned("N\bNA\bA x _\bi_\bn +\bo\n");
    assert_string_equal(buffer_string(&clean.text), "NA x in o\n");
    assert_int_equal(clean.span_count, 2);
    assert_span(&clean, 0, STYLE_STRONG, "NA");
    assert_span(&clean, 1, STYLE_EMPHASIS, "in");
    infer_clean_free(&clean);
}

static void renditions_become_spans(void **state)
{
    (void)state;
    struct infer_clean clean =
        cleaned("\033[1mNAME\033[0m and \033[4;1mboth\033[24m\033[22m \033[38;5;1mred\033[m\n");
    assert_string_equal(buffer_string(&clean.text), "NAME and both red\n");
    assert_span(&clean, 0, STYLE_STRONG, "NAME");
    assert_int_equal(clean.span_count, 3);
    infer_clean_free(&clean);
}

static void colours_become_spans(void **state)
{
    (void)state;
    struct infer_clean clean = cleaned("\033[32m+\033[m\033[1;31mold\033[39mer\033[0m \033[96mx\033[37my\n");
    assert_string_equal(buffer_string(&clean.text), "+older xy\n");
    assert_int_equal(clean.span_count, 4);
    assert_span(&clean, 0, STYLE_GREEN, "+");
    assert_span(&clean, 1, STYLE_STRONG, "older");
    assert_span(&clean, 2, STYLE_RED, "old");
    assert_span(&clean, 3, STYLE_CYAN, "x");
    infer_clean_free(&clean);
}

static void other_sequences_go(void **state)
{
    (void)state;
    assert_clean("a\033[2Kb\033]8;;http://example.org\033\\c\033]8;;\033\\d\033", "abcd");
}

#define PAGE(number, text)                                                                                   \
    text "\n\nNobody                  [Page " number "]\n\f\nRFC 1        A Title        May 2019\n\n"

static void heads_and_feet_of_pages_go(void **state)
{
    (void)state;
    assert_clean(PAGE("1", "One ends.") PAGE("2", "Two goes") PAGE("3", "on here.") "Four.\n",
                 "One ends.\n\nTwo goes\non here.\n\nFour.\n");
}

#define LINES                                                                                                \
    "a line of the text\nand one more\nand another\nand a fourth\nand a fifth\nand a sixth\nand one\n"

static void page_numbers_inside_a_sentence_go(void **state)
{
    (void)state;
    assert_clean(LINES "it was\n\n2\nnot over\n" LINES LINES "It ended.\n3\nThen more.\n" LINES,
                 LINES "it was\nnot over\n" LINES LINES "It ended.\n\nThen more.\n" LINES);
}

static void one_number_alone_is_no_page(void **state)
{
    (void)state;
    assert_clean(LINES "365\n" LINES, LINES "365\n" LINES);
}

static void lines_of_the_file_are_known(void **state)
{
    (void)state;
    struct infer_clean clean = cleaned(PAGE("1", "One.") PAGE("2", "Two.") "Three.\n");
    struct document *document = document_derived(buffer_slice(&clean.text), infer_block);
    document_set_lines(document, clean.marks, clean.mark_count);
    const char *text = clean.text.bytes;
    assert_int_equal(document_line(document, 0), 1);
    assert_int_equal(document_line(document, (size_t)(strstr(text, "Two") - text)), 7);
    assert_int_equal(document_line(document, (size_t)(strstr(text, "Three") - text)), 13);
    document_free(document);
    infer_clean_free(&clean);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(carriage_returns_and_byte_order_marks_go),
        cmocka_unit_test(ill_formed_bytes_are_counted),
        cmocka_unit_test(overstrikes_become_spans),
        cmocka_unit_test(renditions_become_spans),
        cmocka_unit_test(colours_become_spans),
        cmocka_unit_test(other_sequences_go),
        cmocka_unit_test(heads_and_feet_of_pages_go),
        cmocka_unit_test(page_numbers_inside_a_sentence_go),
        cmocka_unit_test(one_number_alone_is_no_page),
        cmocka_unit_test(lines_of_the_file_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
