#include "unicode_data.h"

/* WANTED is the text with | where the cursor rests on its way. */
static void assert_stops(const char *wanted, bool back)
{
    struct buffer text = {0}, got = {0};
    for (const char *at = wanted; *at; at++)
        if (*at != '|')
            buffer_append_byte(&text, *at);
    struct slice slice = buffer_slice(&text);
    bool *stops = memory_new(slice.length + 1);
    size_t at = back ? slice.length : 0;
    while (back ? at > 0 : at < slice.length) {
        at = back ? text_word_before(slice, at) : text_word_after(slice, at);
        stops[at] = true;
    }
    for (size_t i = 0; i <= slice.length; i++) {
        if (stops[i])
            buffer_append_byte(&got, '|');
        if (i < slice.length)
            buffer_append_byte(&got, slice.bytes[i]);
    }
    assert_string_equal(buffer_string(&got), wanted);
    free(stops);
    buffer_free(&text);
    buffer_free(&got);
}

static void words_end_where_they_are_cut(void **state)
{
    (void)state;
    assert_stops("one| two|  three|", false);
    assert_stops("don't| stop|,| 3.14| \u00A0é\u0301t\u00E9|", false);
    assert_stops("你|好| カタカナ| ひ|ら| 한국어|", false);
    assert_stops("one|  |", false);
}

static void words_begin_where_they_are_cut(void **state)
{
    (void)state;
    assert_stops("|one |two  |three", true);
    assert_stops("|don't |stop|, |3.14  ", true);
    assert_stops("|你|好 |カタカナ", true);
}

/* The word is found also from its middle. */
static void a_word_is_left_from_its_middle(void **state)
{
    (void)state;
    assert_int_equal(text_word_after(slice_of("can't do"), 3), 5);
    assert_int_equal(text_word_before(slice_of("do can't"), 6), 3);
    assert_int_equal(text_word_after(slice_of("end"), 9), 3);
    assert_int_equal(text_word_before(slice_of("end"), 9), 0);
    assert_int_equal(text_word_after(slice_of(""), 0), 0);
}

static void assert_words(const char *string, size_t wanted)
{
    assert_int_equal(text_words(slice_of(string)), wanted);
}

static void words_are_counted(void **state)
{
    (void)state;
    assert_words("", 0);
    assert_words(" — ... !", 0);
    assert_words("Don’t count “3.14” twice, win-win.", 6);
    assert_words("soft\u00ADhyphen \u0301 e\u0301te\u0301", 2);
    assert_words("a\n\nb\tc", 3);
}

static void scripts_without_spaces_are_counted_too(void **state)
{
    (void)state;
    assert_words("合作共赢。", 4);
    assert_words("カタカナの語", 3);
    assert_words("한국어 문장", 2);
    assert_words("ภาษาไทย ดี", 2);
}

/* Longer than one piece of the count. */
static void a_long_text_is_counted_whole(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 50000; i++)
        buffer_append_string(&text, "word, ");
    assert_int_equal(text_words(buffer_slice(&text)), 50000);
    buffer_free(&text);
}

static void stops_move_on_over_any_bytes(void **state)
{
    (void)state;
    uint64_t seed = 9;
    for (int round = 0; round < 5000; round++) {
        char bytes[24];
        size_t length = next_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)(next_random(&seed) % 2 ? ' ' + next_random(&seed) % 95 : next_random(&seed));
        struct slice slice = {bytes, length};
        assert_true(text_words(slice) <= length);
        for (size_t at = 0; at < length; at = text_word_after(slice, at))
            assert_true(text_word_after(slice, at) > at);
        for (size_t at = length; at > 0; at = text_word_before(slice, at))
            assert_true(text_word_before(slice, at) < at);
    }
}

static void properties_are_those_of_unicode(void **state)
{
    (void)state;
    assert_true(text_is_space(' ') && text_is_space('\n') && text_is_space(0xA0) && text_is_space(0x3000));
    assert_false(text_is_space('a') || text_is_space(0x200B) || text_is_space(0xFFFD));
    assert_true(text_is_letter('a') && text_is_letter(0x4E00) && text_is_letter(0x301));
    assert_false(text_is_letter('1') || text_is_letter('-'));
    assert_true(text_is_digit('7') && text_is_digit(0x665) && text_is_digit(0xFF17));
    assert_false(text_is_digit('a') || text_is_digit(0xBD));
    assert_true(text_is_ideograph(0x4E00) && text_is_ideograph(0x3042) && text_is_ideograph(0x30FC));
    assert_true(text_is_ideograph(0x20000) && text_is_ideograph(0x3005) && text_is_ideograph(0xFF71));
    assert_false(text_is_ideograph(0xAC00) || text_is_ideograph('a') || text_is_ideograph(0x3002));
}

static void capitals_are_seen(void **state)
{
    (void)state;
    assert_true(text_has_capital(slice_of("win Win")));
    assert_true(text_has_capital(slice_of("été É")));
    assert_true(text_has_capital(slice_of("\u01C5")));
    assert_false(text_has_capital(slice_of("été 3 你 \xFF")));
}

static void lines_join_without_space_between_wide_characters(void **state)
{
    (void)state;
    assert_true(text_joins_without_space(0x4E2D, 0x6587));
    assert_true(text_joins_without_space(0x3002, 0x300C));
    assert_true(text_joins_without_space(0x3042, 0x4E00));
    assert_true(text_joins_without_space(0xFF1A, 0x201C));
    assert_true(text_joins_without_space(0x201D, 0x4E00));
    assert_false(text_joins_without_space(0xD55C, 0xAE00));
    assert_false(text_joins_without_space(0x4E2D, 'a'));
    assert_false(text_joins_without_space('a', 0x4E2D));
    assert_false(text_joins_without_space(0x201D, 0x201C));
    assert_false(text_joins_without_space(0x1F600, 0x1F600));
}

static void a_run_without_spaces_has_words_too(void **state)
{
    (void)state;
    enum { COUNT = 100 * 1000 };
    struct buffer text = {0};
    for (size_t i = 0; i < COUNT; i++)
        buffer_append_string(&text, "字");
    assert_int_equal(text_word_after(buffer_slice(&text), 3 * COUNT / 2), 3 * COUNT / 2 + 3);
    assert_int_equal(text_word_before(buffer_slice(&text), 3 * COUNT / 2), 3 * COUNT / 2 - 3);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_without_spaces_has_words_too),
        cmocka_unit_test(words_end_where_they_are_cut),
        cmocka_unit_test(words_begin_where_they_are_cut),
        cmocka_unit_test(a_word_is_left_from_its_middle),
        cmocka_unit_test(words_are_counted),
        cmocka_unit_test(scripts_without_spaces_are_counted_too),
        cmocka_unit_test(a_long_text_is_counted_whole),
        cmocka_unit_test(stops_move_on_over_any_bytes),
        cmocka_unit_test(properties_are_those_of_unicode),
        cmocka_unit_test(capitals_are_seen),
        cmocka_unit_test(lines_join_without_space_between_wide_characters),
    };
    return cmocka_run_group_tests(tests, set_utf8_locale, NULL);
}
