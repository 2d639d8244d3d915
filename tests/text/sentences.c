#include "check.h"

#include "stele/text.h"

/* WANTED is the text with | where a sentence begins behind the first. */
static void assert_sentences(const char *wanted)
{
    struct buffer text = {0}, ahead = {0};
    for (const char *at = wanted; *at; at++)
        if (*at != '|')
            buffer_append_byte(&text, *at);
    struct slice slice = buffer_slice(&text);
    for (size_t at = 0; at < slice.length;) {
        size_t next = text_sentence_after(slice, at);
        assert_true(next > at);
        assert_int_equal(text_sentence_before(slice, next), at);
        buffer_append(&ahead, slice_cut(slice, at, next));
        if (next < slice.length)
            buffer_append_byte(&ahead, '|');
        at = next;
    }
    assert_string_equal(buffer_string(&ahead), wanted);
    buffer_free(&text);
    buffer_free(&ahead);
}

static void a_sentence_ends_with_its_stop_and_what_closes_it(void **state)
{
    (void)state;
    assert_sentences("One is here. |Two?! |“Three.” |(Four.)\n|Five");
    assert_sentences("¿Qué? |¡Ya! |Él dijo. |«Sí.» |Fin.");
    assert_sentences("„Halt!“ |Er blieb.");
}

static void what_goes_on_in_lower_case_is_one_sentence(void **state)
{
    (void)state;
    assert_sentences("“Stop!” he said. |“Why?” — she asked … and left. |He stayed.");
}

static void abbreviations_and_numbers_end_nothing(void **state)
{
    (void)state;
    assert_sentences("Dr. Liu, J. R. Smith and Mrs. Wu met. |So did I. |It cost 3.14 pounds, e.g. Monday.");
}

static void ideographic_stops_need_no_space(void **state)
{
    (void)state;
    assert_sentences("第一，政治平等。|“国家不分大小！”|好吗？|是");
}

static void ill_formed_bytes_are_passed(void **state)
{
    (void)state;
    assert_sentences("\xff\xfe. |\xc3");
    struct slice empty = {0};
    assert_int_equal(text_sentence_after(empty, 0), 0);
    assert_int_equal(text_sentence_before(empty, 0), 0);
}

static void a_sentence_without_an_end_is_cut(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (size_t i = 0; i < 100 * 1000; i++)
        buffer_append_string(&text, "字");
    size_t cut = text_sentence_after(buffer_slice(&text), 0);
    assert_true(cut > 0 && cut <= 64 * 1024 && cut % 3 == 0);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_ends_with_its_stop_and_what_closes_it),
        cmocka_unit_test(what_goes_on_in_lower_case_is_one_sentence),
        cmocka_unit_test(abbreviations_and_numbers_end_nothing),
        cmocka_unit_test(ideographic_stops_need_no_space),
        cmocka_unit_test(ill_formed_bytes_are_passed),
        cmocka_unit_test(a_sentence_without_an_end_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
