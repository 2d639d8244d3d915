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

#define SOFT "\xC2\xAD"

static void a_hyphen_that_a_line_end_made_becomes_soft(void **state)
{
    (void)state;
    assert_clean("With the coop-\neration of all. Cooperation is rare.\n",
                 "With the coop" SOFT "\neration of all. Cooperation is rare.\n");
    assert_clean("the coop-\n  eration, cooperation\n", "the coop" SOFT "\n  eration, cooperation\n");
    assert_clean("his sta\xE2\x80\x90\ntus, our status\n", "his sta" SOFT "\ntus, our status\n");
    assert_clean("die Rück-\nkehr, eine Rückkehr\n", "die Rück" SOFT "\nkehr, eine Rückkehr\n");
}

static void a_word_that_is_hyphened_elsewhere_is_joined_with_its_hyphen(void **state)
{
    (void)state;
    assert_clean("a case-\ninsensitive name, Case-insensitive\n",
                 "a case-" SOFT "\ninsensitive name, Case-insensitive\n");
}

static void a_hyphen_that_may_be_of_the_word_stays(void **state)
{
    static const char *const texts[] = {
        "a coop-\neration that stands nowhere else\n",
        "the re-\nform, a re-form, reform\n",
        ("the re\xE2\x80\x90\nform, a re\xE2\x80\x90"
         "form, reform\n"),
        "the re-\nform, Re-form, reform\n",
        "the Anglo-\nSaxon, AngloSaxon\n",
        "well-thought-\nout, thoughtout\n",
        "1-\nabc, x-\n1, the end of it -\n- here, -\n",
        "coop-\n\neration, cooperation\n",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_clean(texts[i], texts[i]);
}

static void a_text_that_parts_many_words_is_told(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 30; i++)
        buffer_append_string(&text, "A line without one\n");
    assert_false(infer_parts_words(buffer_slice(&text)));
    buffer_append_string(&text, "and a line that parts a word bet-\nween itself and the next.\n");
    assert_true(infer_parts_words(buffer_slice(&text)));
    buffer_free(&text);
}

/* Also where the foot of a page stood between its parts; what stands behind moves along. */
static void marks_and_spans_move_with_the_text(void **state)
{
    (void)state;
    struct infer_clean clean = cleaned("cooperation, _\bcoop-\neration, N\bNA\bA\n\f\nlast\n");
    struct slice text = buffer_slice(&clean.text);
    assert_true(clean.span_count == 2 && clean.mark_count >= 1);
    assert_slice(slice_range(text, clean.spans[0].range), "c");
    assert_slice(slice_range(text, clean.spans[1].range), "NA");
    size_t place = clean.marks[clean.mark_count - 1].place;
    assert_slice(slice_cut(text, place, text.length), "last\n");
    infer_clean_free(&clean);
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
        cmocka_unit_test(a_hyphen_that_a_line_end_made_becomes_soft),
        cmocka_unit_test(a_word_that_is_hyphened_elsewhere_is_joined_with_its_hyphen),
        cmocka_unit_test(a_hyphen_that_may_be_of_the_word_stays),
        cmocka_unit_test(a_text_that_parts_many_words_is_told),
        cmocka_unit_test(marks_and_spans_move_with_the_text),
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
