/* The tables of words. */

#include "check.h"

#include "words.h"

#include "stele/text.h"

static void words_are_written_folded(void **state)
{
    (void)state;
    struct buffer folded = {0};
    for (enum word_kind kind = WORD_NONE + 1; kind < WORD_KINDS; kind++) {
        size_t count;
        const struct word *words = words_of(kind, &count);
        assert_true(count > 0);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(words[i].kind, kind);
            buffer_clear(&folded);
            text_fold(slice_of(words[i].phrase), &folded);
            assert_string_equal(buffer_string(&folded), words[i].phrase);
        }
    }
    buffer_free(&folded);
}

static void the_longest_phrase_is_found_up_to_the_end_of_a_word(void **state)
{
    (void)state;
    assert_string_equal(word_find(WORD_ADVERB, slice_of("first of all, we"))->phrase, "first of all");
    assert_null(word_find(WORD_ORDINAL, slice_of("firsts")));
    assert_string_equal(word_find(WORD_ADVERB, slice_of("首先我们"))->phrase, "首先");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_written_folded),
        cmocka_unit_test(the_longest_phrase_is_found_up_to_the_end_of_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
