#include "unicode_data.h"

#include <time.h>
#include <wchar.h>

#include <unigbrk.h>

/* The columns of each cluster as digits: "a\u4f60" gives "12". */
static void assert_columns_of(struct slice slice, enum text_ambiguous ambiguous, const char *wanted)
{
    unsigned char columns[256];
    char got[256] = "";
    assert_true(slice.length < sizeof columns);
    text_columns(slice, ambiguous, columns);
    size_t count = 0;
    for (size_t i = 0; i < slice.length; i++)
        if (columns[i] != TEXT_CONTINUES)
            got[count++] = (char)('0' + columns[i]);
    assert_string_equal(got, wanted);
}

static void assert_columns(const char *string, const char *wanted)
{
    assert_columns_of(slice_of(string), TEXT_NARROW, wanted);
}

static void letters_take_one_column_ideographs_two(void **state)
{
    (void)state;
    assert_columns("", "");
    assert_columns("plain ASCII, long enough for words", "1111111111111111111111111111111111");
    assert_columns("Größe Ελλάδα Привет", "1111111111111111111");
    assert_columns("a你好b。", "12212");
    assert_columns("ｱｲ ＡＢ", "11122");
    assert_columns("\u3000|", "21");
}

static void marks_join_their_letter(void **state)
{
    (void)state;
    assert_columns("e\u0301a", "11");
    assert_columns("o\u0302\u0323\u0301x", "11");
    assert_columns("か\u3099き", "22");
    assert_columns("שׁ\u05B0ל", "11");
}

static void controls_count_as_their_pictures(void **state)
{
    (void)state;
    assert_columns("\x1b[1m\x7f", "11111");
    assert_columns("a\tb\nc", "11111");
    assert_columns("\xC2\x9B", "1");
    assert_columns("\u202Eab\u202C", "1111");
    assert_columns("\u2028", "1");
}

static void a_line_end_of_two_bytes_is_one_cluster(void **state)
{
    (void)state;
    assert_columns("a\r\nb", "111");
    assert_columns("a\rb", "111");
}

static void what_is_invisible_takes_no_column(void **state)
{
    (void)state;
    assert_columns("co\u00ADop", "11011");
    assert_columns("\uFEFFa\u200Bb\u2060c", "010101");
    assert_columns("\u200D", "0");
}

static void a_mark_without_a_base_gets_one(void **state)
{
    (void)state;
    assert_columns("\u0301", "1");
    assert_columns("\n\u0301a", "111");
}

static void emoji_sequences_take_the_columns_of_their_parts(void **state)
{
    (void)state;
    assert_columns("👨\u200D👩\u200D👧", "6");
    assert_columns("🇫🇷🇩🇪", "22");
    assert_columns("❤\uFE0F", "1");
    assert_columns("👍🏽", "2");
    assert_columns("🏽", "2");
    assert_columns("1\uFE0F\u20E3", "1");
}

static void hangul_takes_two_however_it_is_spelt(void **state)
{
    (void)state;
    assert_columns("한글", "22");
    assert_columns("\u1112\u1161\u11AB\u1100\u1173\u11AF", "22");
}

static void ill_formed_bytes_count_one_each_subpart(void **state)
{
    (void)state;
    assert_columns("a\xFFz\xE4\xB8", "1111");
    assert_columns_of((struct slice){"a\0b", 3}, TEXT_NARROW, "111");
}

static void ambiguous_characters_are_as_wide_as_asked(void **state)
{
    (void)state;
    assert_columns_of(slice_of("“é”—ÿ…α"), TEXT_NARROW, "1111111");
    assert_columns_of(slice_of("“é”—ÿ…α"), TEXT_WIDE, "2222122");
    assert_columns_of(slice_of("\u00ADb\u0301\xFF"), TEXT_WIDE, "012");
    assert_columns_of(slice_of("a\u0301"), TEXT_WIDE, "2"); /* drawn as U+00E1, which is ambiguous */
}

static void mark_ambiguous(bool *ambiguous, const char *line)
{
    char *end;
    unsigned long first = strtoul(line, &end, 16), last = first;
    if (end == line)
        return;
    if (strncmp(end, "..", 2) == 0)
        last = strtoul(end + 2, &end, 16);
    if (strncmp(end, ";A ", 3) == 0)
        for (unsigned long i = first; i <= last && i <= 0x10FFFF; i++)
            ambiguous[i] = true;
}

static unsigned columns_of_character(uint32_t character, enum text_ambiguous ambiguous)
{
    char bytes[4];
    unsigned length = text_encode(character, bytes);
    return text_width((struct slice){bytes, length}, ambiguous);
}

/* EastAsianWidth.txt, the property A. What folds to U+FFFD is ambiguous with it. */
static void ambiguous_width_is_that_of_unicode(void **state)
{
    (void)state;
    bool *ambiguous = memory_new(0x110000);
    char line[512];
    FILE *file = fopen(TEST_DATA "/EastAsianWidth.txt", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        mark_ambiguous(ambiguous, line);
    fclose(file);
    for (uint32_t i = 0xA0; i <= 0x10FFFF; i++) {
        if (wcwidth((wchar_t)i) != 1 || columns_of_character(i, TEXT_NARROW) != 1)
            continue;
        assert_int_equal(columns_of_character(i, TEXT_WIDE), ambiguous[i] ? 2 : 1);
    }
    free(ambiguous);
}

/* What ncurses will count. */
static void every_character_is_as_wide_as_the_c_library_says(void **state)
{
    (void)state;
    size_t compared = 0;
    for (uint32_t i = 0xA0; i <= 0x10FFFF; i++) {
        int width = wcwidth((wchar_t)i);
        if (width <= 0 || i == 0xAD || (i >= 0xD800 && i < 0xE000))
            continue;
        assert_int_equal(columns_of_character(i, TEXT_NARROW), width);
        compared++;
    }
    assert_true(compared > 140000);
}

static void compare_boundaries(const struct sample *sample, void *context)
{
    (void)context;
    unsigned char columns[4 * SAMPLE_CHARACTERS];
    text_columns(buffer_slice(&sample->text), TEXT_NARROW, columns);
    for (size_t i = 0; i < sample->count; i++)
        assert_int_equal(columns[sample->at[i]] != TEXT_CONTINUES, sample->boundary[i]);
}

static void clusters_pass_the_test_of_unicode(void **state)
{
    (void)state;
    assert_int_equal(read_samples(TEST_DATA "/GraphemeBreakTest.txt", compare_boundaries, NULL), 602);
}

static void compare_with_library(const uint32_t *codes, size_t count)
{
    struct buffer text = {0};
    char boundary[SAMPLE_CHARACTERS];
    unsigned char columns[4 * SAMPLE_CHARACTERS];
    for (size_t i = 0; i < count; i++)
        append_character(&text, codes[i]);
    text_columns(buffer_slice(&text), TEXT_NARROW, columns);
    u32_grapheme_breaks(codes, count, boundary);
    for (size_t i = 0, at = 0; i < count; i++) {
        char bytes[4];
        assert_int_equal(columns[at] != TEXT_CONTINUES, boundary[i] != 0);
        at += text_encode(codes[i], bytes);
    }
    buffer_free(&text);
}

/* The characters whose clusters our own table decides are among them. */
static void every_character_has_the_boundaries_of_the_library(void **state)
{
    (void)state;
    for (uint32_t i = 0; i <= 0x10FFFF; i += i == 0xD7FF ? 0x801 : i > 0xFFFF ? 0x35 : 1) {
        const uint32_t codes[] = {'a', i, 'b', i, 0x301, i, i, 0x4E00, i, 0x200D, i, 0x1F1EB, i, 0x600, i};
        compare_with_library(codes, COUNT_OF(codes));
    }
}

/* Of each property of UAX #29 and of what is treated apart. */
static const uint32_t kinds[] = {
    'a',     ' ',     '\t',    '\n',   '\r',    0,      0xE9,   0xAD,     0x301,  0x600,
    0x903,   0x915,   0x94D,   0x93F,  0x1100,  0x1161, 0x11A8, 0xAC00,   0xAC01, 0x200B,
    0x200C,  0x200D,  0x200E,  0x3000, 0x3042,  0x3099, 0x4E00, 0xFE0F,   0xFFFD, 0x1F1EB,
    0x1F1F7, 0x1F3FD, 0x1F468, 0x2764, 0xE0067, 0xE01,  0xE33,  0x10FFFF, 0x378,
};

static void random_sequences_have_the_boundaries_of_the_library(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 30000; round++) {
        uint32_t codes[12];
        size_t count = next_random(&seed) % COUNT_OF(codes);
        for (size_t i = 0; i < count; i++)
            codes[i] = kinds[next_random(&seed) % COUNT_OF(kinds)];
        compare_with_library(codes, count);
    }
}

static void walk_clusters(struct slice slice)
{
    unsigned char columns[64];
    size_t at = 0;
    text_columns(slice, TEXT_NARROW, columns);
    while (at < slice.length) {
        size_t next = text_cluster_after(slice, at);
        assert_true(next > at && next <= slice.length);
        assert_int_not_equal(columns[at], TEXT_CONTINUES);
        for (size_t i = at + 1; i < next; i++)
            assert_int_equal(columns[i], TEXT_CONTINUES);
        assert_int_equal(text_cluster_before(slice, next), at);
        at = next;
    }
}

static struct slice draw_text(char *bytes, size_t size, uint64_t *seed)
{
    size_t length = 0, limit = next_random(seed) % size;
    while (length + 4 <= limit) {
        if (next_random(seed) % 8 == 0)
            bytes[length++] = (char)next_random(seed);
        else
            length += text_encode(kinds[next_random(seed) % COUNT_OF(kinds)], bytes + length);
    }
    return (struct slice){bytes, length};
}

static void walking_by_cluster_agrees_with_the_columns(void **state)
{
    (void)state;
    uint64_t seed = 4;
    for (int round = 0; round < 20000; round++) {
        char bytes[60];
        walk_clusters(draw_text(bytes, sizeof bytes, &seed));
    }
    assert_int_equal(text_cluster_after(slice_of("ab"), 7), 2);
    assert_int_equal(text_cluster_before(slice_of("ab"), 7), 1);
    assert_int_equal(text_cluster_before(slice_of("ab"), 0), 0);
}

static void long_clusters_are_walked_whole(void **state)
{
    (void)state;
    struct buffer text = {0};
    buffer_append_string(&text, "ae");
    for (int i = 0; i < 1000; i++)
        buffer_append_string(&text, "\u0301");
    buffer_append_string(&text, "bc");
    assert_int_equal(text_cluster_after(buffer_slice(&text), 1), 2002);
    assert_int_equal(text_cluster_before(buffer_slice(&text), 2002), 1);
    buffer_free(&text);
}

static void shown_and_counted_columns_agree(void **state)
{
    (void)state;
    uint64_t seed = 5;
    for (int round = 0; round < 20000; round++) {
        char bytes[60], shown[TEXT_SHOWN_BYTES];
        unsigned char columns[60];
        enum text_ambiguous ambiguous = round % 2 ? TEXT_WIDE : TEXT_NARROW;
        struct slice slice = draw_text(bytes, sizeof bytes, &seed);
        text_columns(slice, ambiguous, columns);
        for (size_t at = 0, next; at < slice.length; at = next) {
            next = text_cluster_after(slice, at);
            assert_int_equal(text_show(slice_cut(slice, at, next), ambiguous, shown), columns[at]);
        }
    }
}

static void nothing_takes_nothing(void **state)
{
    (void)state;
    struct buffer empty = {0};
    struct slice nothing = buffer_slice(&empty);
    text_columns(nothing, TEXT_NARROW, (unsigned char *)empty.bytes);
    text_breaks(nothing, empty.bytes);
    text_breaks_reference(nothing, empty.bytes);
    assert_int_equal(text_width(nothing, TEXT_NARROW), 0);
    assert_int_equal(text_fit(nothing, 5, TEXT_NARROW), 0);
    assert_int_equal(text_cluster_after(nothing, 0), 0);
    assert_int_equal(text_cluster_before(nothing, 0), 0);
    assert_int_equal(text_word_after(nothing, 0), 0);
    assert_int_equal(text_word_before(nothing, 0), 0);
    assert_int_equal(text_words(nothing), 0);
    assert_false(text_has_capital(nothing));
}

static void a_beginning_is_cut_that_fits(void **state)
{
    (void)state;
    struct slice text = slice_of("a你e\u0301👨\u200D👩");
    assert_int_equal(text_width(text, TEXT_NARROW), 8);
    assert_int_equal(text_fit(text, 0, TEXT_NARROW), 0);
    assert_int_equal(text_fit(text, 2, TEXT_NARROW), 1);
    assert_int_equal(text_fit(text, 3, TEXT_NARROW), 4);
    assert_int_equal(text_fit(text, 4, TEXT_NARROW), 7);
    assert_int_equal(text_fit(text, 7, TEXT_NARROW), 7);
    assert_int_equal(text_fit(text, 99, TEXT_NARROW), text.length);
    assert_int_equal(text_fit(slice_of("ab\u00AD"), 2, TEXT_NARROW), 4);
}

static void a_long_text_is_measured_too(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 1000; i++)
        buffer_append_string(&text, "你a");
    assert_int_equal(text_width(buffer_slice(&text), TEXT_NARROW), 3000);
    assert_int_equal(text_fit(buffer_slice(&text), 1500, TEXT_NARROW), 2000);
    buffer_free(&text);
}

/* Seconds of processor time for 800 KB of one character; a quadratic way would take minutes. */
static double seconds_for(uint32_t character)
{
    struct buffer text = {0};
    while (text.length < LONG)
        append_character(&text, character);
    unsigned char *columns = memory_new(text.length);
    clock_t start = clock();
    text_columns(buffer_slice(&text), TEXT_NARROW, columns);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    assert_int_not_equal(columns[0], TEXT_CONTINUES);
    free(columns);
    buffer_free(&text);
    return seconds;
}

static void time_is_linear_whatever_the_text(void **state)
{
    (void)state;
    static const uint32_t hostile[] = {0x301,  0x1F1EB, 0x200D,  0x600, 0x1160,
                                       0x1100, 0x93F,   0x1F468, ' ',   0xFE0F};
    for (size_t i = 0; i < COUNT_OF(hostile); i++)
        assert_true(seconds_for(hostile[i]) < 2.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_take_one_column_ideographs_two),
        cmocka_unit_test(marks_join_their_letter),
        cmocka_unit_test(controls_count_as_their_pictures),
        cmocka_unit_test(a_line_end_of_two_bytes_is_one_cluster),
        cmocka_unit_test(what_is_invisible_takes_no_column),
        cmocka_unit_test(a_mark_without_a_base_gets_one),
        cmocka_unit_test(emoji_sequences_take_the_columns_of_their_parts),
        cmocka_unit_test(hangul_takes_two_however_it_is_spelt),
        cmocka_unit_test(ill_formed_bytes_count_one_each_subpart),
        cmocka_unit_test(ambiguous_characters_are_as_wide_as_asked),
        cmocka_unit_test(ambiguous_width_is_that_of_unicode),
        cmocka_unit_test(every_character_is_as_wide_as_the_c_library_says),
        cmocka_unit_test(clusters_pass_the_test_of_unicode),
        cmocka_unit_test(every_character_has_the_boundaries_of_the_library),
        cmocka_unit_test(random_sequences_have_the_boundaries_of_the_library),
        cmocka_unit_test(walking_by_cluster_agrees_with_the_columns),
        cmocka_unit_test(long_clusters_are_walked_whole),
        cmocka_unit_test(shown_and_counted_columns_agree),
        cmocka_unit_test(nothing_takes_nothing),
        cmocka_unit_test(a_beginning_is_cut_that_fits),
        cmocka_unit_test(a_long_text_is_measured_too),
        cmocka_unit_test(time_is_linear_whatever_the_text),
    };
    return cmocka_run_group_tests(tests, set_utf8_locale, NULL);
}
