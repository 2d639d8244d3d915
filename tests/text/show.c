#include "unicode_data.h"

#include <wchar.h>

static void assert_shown(const char *cluster, const char *wanted, unsigned columns)
{
    char shown[TEXT_SHOWN_BYTES];
    assert_int_equal(text_show(slice_of(cluster), TEXT_NARROW, shown), columns);
    assert_string_equal(shown, wanted);
}

static void text_is_shown_as_it_is(void **state)
{
    (void)state;
    assert_shown("a", "a", 1);
    assert_shown("你", "你", 2);
    assert_shown("क्", "क्", 1);
    assert_shown("", "", 0);
}

static void clusters_are_composed(void **state)
{
    (void)state;
    assert_shown("e\u0301", "é", 1);
    assert_shown("\u1112\u1161\u11AB", "한", 2);
    assert_shown("か\u3099", "が", 2);
}

static void controls_are_shown_as_pictures(void **state)
{
    (void)state;
    assert_shown("\x1b", "␛", 1);
    assert_shown("\x7f", "␡", 1);
    assert_shown("\r", "␍", 1);
    assert_shown("\xC2\x9B", "\uFFFD", 1);
}

static void marks_of_direction_turn_nothing_and_are_not_seen(void **state)
{
    (void)state;
    assert_shown("\u200E", "", 0);
    assert_shown("\u200F", "", 0);
    assert_shown("\u061C", "", 0);
}

static void what_turns_the_direction_is_shown_as_replacement(void **state)
{
    (void)state;
    assert_shown("\u202E", "\uFFFD", 1);
    assert_shown("\u2066", "\uFFFD", 1);
    assert_shown("\uFFFE", "\uFFFD", 1);
    assert_shown("\u0378", "\uFFFD", 1);
}

static void spaces_are_shown_as_spaces(void **state)
{
    (void)state;
    assert_shown("\t", " ", 1);
    assert_shown("\n", " ", 1);
    assert_shown("\r\n", " ", 1);
    assert_shown("\u00A0", " ", 1);
    assert_shown("\u3000", "  ", 2);
    assert_shown("\u2028", " ", 1);
}

static void what_is_invisible_is_left_out(void **state)
{
    (void)state;
    assert_shown("\u00AD", "", 0);
    assert_shown("\u200B", "", 0);
    assert_shown("❤\uFE0F", "❤", 1);
    assert_shown("👨\u200D👩\u200D👧", "👨👩👧", 6);
    assert_shown("🏴\U000E0067\U000E0062\U000E007F", "🏴", 2);
    assert_shown("👍🏽", "👍", 2);
    assert_shown("🇫🇷", "🇫🇷", 2);
}

static void a_non_joiner_stays_after_a_letter(void **state)
{
    (void)state;
    assert_shown("ی\u200C", "ی\u200C", 1);
    assert_shown("👨\u200C", "👨", 2);
    assert_shown("\u200C", "", 0);
}

static void marks_are_clipped(void **state)
{
    (void)state;
    assert_shown("x\u0316\u0317\u0318\u0319\u031C\u031D", "x\u0316\u0317\u0318\u0319", 1);
    assert_shown("\u0301", "◌\u0301", 1);
}

/* Devanagari vowel signs are marks, and have a column of their own. */
static void a_spacing_mark_is_a_cell_of_its_own(void **state)
{
    (void)state;
    assert_shown("षि", "षि", 2);
}

static void a_cluster_that_is_too_long_is_cut_between_cells(void **state)
{
    (void)state;
    struct buffer text = {0};
    char shown[TEXT_SHOWN_BYTES];
    for (int i = 0; i < 30; i++)
        buffer_append_string(&text, "👨\u200D");
    assert_int_equal(text_show(buffer_slice(&text), TEXT_NARROW, shown), 30);
    assert_int_equal(strlen(shown), 60);
    buffer_free(&text);
}

/* The C library, and ncurses by it, measures what is shown; nothing in it can be a command. */
static void assert_harmless(const char *shown, unsigned columns)
{
    int width = 0;
    for (struct slice rest = slice_of(shown); rest.length > 0;) {
        uint32_t character;
        unsigned length = text_decode(rest, &character);
        assert_true(character >= ' ' && character != 0x7F && !(character > 0x7F && character < 0xA0));
        assert_false((character >= 0x202A && character <= 0x202E) ||
                     (character >= 0x2066 && character <= 0x2069));
        assert_true(wcwidth((wchar_t)character) >= 0);
        width += wcwidth((wchar_t)character);
        rest = slice_cut(rest, length, rest.length);
    }
    assert_int_equal(width, columns);
}

static void every_character_is_shown_harmless(void **state)
{
    (void)state;
    for (uint32_t i = 0; i <= 0x10FFFF; i++) {
        char bytes[4], shown[TEXT_SHOWN_BYTES];
        struct slice slice = {bytes, text_encode(i, bytes)};
        assert_harmless(shown, text_show(slice, TEXT_NARROW, shown));
    }
}

static void random_bytes_are_shown_harmless(void **state)
{
    (void)state;
    uint64_t seed = 6;
    for (int round = 0; round < 50000; round++) {
        char bytes[80], shown[TEXT_SHOWN_BYTES];
        size_t length = next_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)next_random(&seed);
        assert_harmless(shown, text_show((struct slice){bytes, length}, TEXT_NARROW, shown));
    }
}

static void stand_ins_look_alike(void **state)
{
    (void)state;
    assert_string_equal(text_stand_in('a'), "a");
    assert_string_equal(text_stand_in(0xE9), "e");
    assert_string_equal(text_stand_in(0x201C), "\"");
    assert_string_equal(text_stand_in(0x2019), "'");
    assert_string_equal(text_stand_in(0x2014), "-");
    assert_string_equal(text_stand_in(0x2026), ".");
    assert_string_equal(text_stand_in(0xA0), " ");
    assert_string_equal(text_stand_in(0x1FE), "O");
    assert_string_equal(text_stand_in(0x2502), "|");
    assert_string_equal(text_stand_in(0x0416), "?");
    assert_string_equal(text_stand_in(0x4E00), "??");
    assert_string_equal(text_stand_in(0xFF21), "A ");
    assert_string_equal(text_stand_in(0x3002), ". ");
    assert_string_equal(text_stand_in(0x301), "");
    assert_string_equal(text_stand_in(0xD800), "?");
    assert_string_equal(text_stand_in(0x1B), "?");
}

static void every_stand_in_has_the_columns_of_its_character(void **state)
{
    (void)state;
    for (uint32_t i = 0xA0; i <= 0x10FFFF; i++) {
        const char *stand_in = text_stand_in(i);
        int width = i == 0xAD ? 0 : wcwidth((wchar_t)i);
        assert_int_equal(strlen(stand_in), width < 0 ? 1 : width);
        for (; *stand_in; stand_in++)
            assert_in_range(*stand_in, ' ', '~');
    }
}

static void check_visible(const char *text, const char *kept, const char *wanted)
{
    struct buffer visible = {0};
    text_visible(slice_of(text), kept, &visible);
    assert_string_equal(buffer_string(&visible), wanted);
    buffer_free(&visible);
}

static void what_is_printed_has_pictures_for_controls(void **state)
{
    (void)state;
    check_visible("", "", "");
    check_visible("a\x1B[m\x7F b", "", "a␛[m␡ b");
    check_visible("\xC2\x80\xC2\x9F\u202E\u2066", "", "\uFFFD\uFFFD\uFFFD\uFFFD");
    check_visible("\u061C\u200E\u200F", "", "\u061C\u200E\u200F");
    check_visible("a\x9B\xE4\xB8", "", "a\uFFFD\uFFFD");
}

static void what_is_kept_is_printed_as_it_is(void **state)
{
    (void)state;
    check_visible("a\tb\nc\r\nd\re", "\n\t", "a\tb\nc\nd␍e");
    check_visible("a\tb\nc\r\n", "", "a␉b␊c␍␊");
    check_visible("e\u0301 \uFB01 \u200D \u00A0 经济", "", "e\u0301 \uFB01 \u200D \u00A0 经济");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_shown_as_it_is),
        cmocka_unit_test(what_is_printed_has_pictures_for_controls),
        cmocka_unit_test(what_is_kept_is_printed_as_it_is),
        cmocka_unit_test(clusters_are_composed),
        cmocka_unit_test(controls_are_shown_as_pictures),
        cmocka_unit_test(marks_of_direction_turn_nothing_and_are_not_seen),
        cmocka_unit_test(what_turns_the_direction_is_shown_as_replacement),
        cmocka_unit_test(spaces_are_shown_as_spaces),
        cmocka_unit_test(what_is_invisible_is_left_out),
        cmocka_unit_test(a_non_joiner_stays_after_a_letter),
        cmocka_unit_test(marks_are_clipped),
        cmocka_unit_test(a_spacing_mark_is_a_cell_of_its_own),
        cmocka_unit_test(a_cluster_that_is_too_long_is_cut_between_cells),
        cmocka_unit_test(every_character_is_shown_harmless),
        cmocka_unit_test(random_bytes_are_shown_harmless),
        cmocka_unit_test(stand_ins_look_alike),
        cmocka_unit_test(every_stand_in_has_the_columns_of_its_character),
    };
    return cmocka_run_group_tests(tests, set_utf8_locale, NULL);
}
