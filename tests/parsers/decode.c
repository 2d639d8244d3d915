/* Texts in other encodings than UTF-8: marked, named, declared, guessed. */
#include "check.h"

#include "squeezer.h"

#include "stele/format.h"
#include "stele/parsers.h"

#include <stdio.h>

/* What stage_decode() makes of bytes; free it. */
struct reading {
    struct buffer room;
    struct decoded decoded;
};

static struct reading *read_as(struct slice bytes, const char *wanted, bool page)
{
    struct reading *reading = memory_new(sizeof *reading);
    stage_decode(bytes, wanted, page, &reading->room, &reading->decoded);
    return reading;
}

static void forget(struct reading *reading)
{
    buffer_free(&reading->room);
    free(reading);
}

static void assert_read(struct slice bytes, const char *wanted, bool page, const char *encoding,
                        const char *text)
{
    struct reading *reading = read_as(bytes, wanted, page);
    assert_string_equal(reading->decoded.encoding, encoding);
    assert_slice(reading->decoded.text, text);
    forget(reading);
}

/* ---- guesses ---- */

static const char *converter_of(struct slice name)
{
    char room[ENCODING_NAME_BYTES];
    return format_encoding(name, room).converter; /* one of the table, which lasts */
}

static void assert_guessed(struct slice name, struct slice text)
{
    struct buffer bytes = {0};
    assert_true(encode(converter_of(name), text, &bytes));
    struct reading *reading = read_as(buffer_slice(&bytes), NULL, false);
    if (!slice_equal(reading->decoded.text, text))
        fail_msg("%.*s taken for %s: %.*s", (int)name.length, name.bytes, reading->decoded.encoding,
                 (int)text.length, text.bytes);
    assert_true(reading->decoded.guessed);
    forget(reading);
    buffer_free(&bytes);
}

/* Lines: names of encodings, a tab, a text that each of them can say. */
static void assert_line(struct slice line)
{
    const char *tab = memchr(line.bytes, '\t', line.length);
    if (!tab)
        return;
    struct slice names = slice_cut(line, 0, (size_t)(tab - line.bytes)), name;
    struct slice text = slice_cut(line, names.length + 1, line.length);
    while ((name = slice_word(&names)).length > 0)
        assert_guessed(name, text);
}

static void each_language_is_guessed_in_its_encodings(void **state)
{
    (void)state;
    FILE *file = fopen(TEST_DATA "/encodings.txt", "r");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    assert_non_null(file);
    while ((length = getline(&line, &capacity, file)) > 0)
        assert_line((struct slice){line, (size_t)length});
    free(line);
    fclose(file);
}

static void utf16_needs_no_mark(void **state)
{
    (void)state;
    static const char *const converters[] = {"UTF-16LE", "UTF-16BE"};
    static const char text[] = "Señor, ¿dónde está?\n人人生而自由，在尊严和权利上一律平等。\n";
    for (size_t i = 0; i < COUNT_OF(converters); i++) {
        struct buffer bytes = {0};
        assert_true(encode(converters[i], slice_of(text), &bytes));
        assert_read(buffer_slice(&bytes), NULL, false, converters[i], text);
        buffer_free(&bytes);
    }
}

static void utf8_with_a_few_bad_bytes_stays_utf8(void **state)
{
    (void)state;
    static const char text[] = "“One” – “two”, caf\xE9 and na\u00EFve, “three”.\n";
    struct reading *reading = read_as(slice_of(text), NULL, false);
    assert_string_equal(reading->decoded.encoding, "UTF-8");
    assert_false(reading->decoded.guessed);
    assert_int_equal(reading->decoded.lost, 1);
    assert_slice(reading->decoded.text, "“One” – “two”, caf\uFFFD and na\u00EFve, “three”.\n");
    forget(reading);
}

static void what_no_language_would_write_is_not_guessed(void **state)
{
    (void)state;
    assert_read(slice_of("a\xFF"
                         "b \xC0\x80 \xF5\x80"),
                NULL, false, "UTF-8", "a\uFFFDb \uFFFD\uFFFD \uFFFD\uFFFD");
}

/* ---- what is told ---- */

static void a_mark_decides_over_all_else(void **state)
{
    (void)state;
    assert_read(slice_of("\xEF\xBB\xBF\xC3\xA9"), "GB18030", false, "UTF-8", "é");
    assert_read((struct slice){"\xFF\xFE\xE9\0", 4}, "GB18030", true, "UTF-16LE", "é");
    assert_read((struct slice){"\xFE\xFF\0\xE9", 4}, NULL, false, "UTF-16BE", "é");
    assert_read((struct slice){"\xFF\xFE\0\0\xE9\0\0\0", 8}, NULL, false, "UTF-32LE", "é");
    assert_read((struct slice){"\0\0\xFE\xFF\0\0\0\xE9", 8}, NULL, false, "UTF-32BE", "é");
}

static void an_encoding_is_wanted_where_the_bytes_show_none(void **state)
{
    (void)state;
    assert_read(slice_of("\xE9"), "iso-8859-1", false, "Windows-1252", "é");
    assert_read(slice_of("\xC3\xA9"), "iso-8859-1", false, "UTF-8", "é");
    assert_read(slice_of("\033$B9q2H\033(B"), "ISO-2022-JP", false, "ISO-2022-JP", "国家");
    assert_read(slice_of("plain"), NULL, false, "UTF-8", "plain");
}

static void a_page_declares_its_encoding(void **state)
{
    (void)state;
    static const char declared[] = "<meta charset=shift_jis>\x93\xFA\x96\x7B";
    assert_read(slice_of(declared), NULL, true, "Shift_JIS", "<meta charset=shift_jis>日本");
    assert_read(slice_of("<?xml version='1.0' encoding='KOI8-R'?>\xCD\xC9\xD2"), NULL, true, "KOI8-R",
                "<?xml version='1.0' encoding='KOI8-R'?>мир");
    assert_read(slice_of(declared), "windows-1251", true, "Windows-1251", "<meta charset=shift_jis>“ъ–{");
    assert_read(slice_of("<meta charset=utf-16>caf\xE9 noir"), NULL, true, "Windows-1252",
                "<meta charset=utf-16>café noir");
}

static void ill_formed_sequences_are_counted(void **state)
{
    (void)state;
    struct reading *reading = read_as((struct slice){"\xFF\xFE"
                                                     "A\0\0\xD8"
                                                     "B\0C",
                                                     9},
                                      NULL, false);
    assert_slice(reading->decoded.text, "A\uFFFDB\uFFFD");
    assert_int_equal(reading->decoded.lost, 2);
    forget(reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_is_guessed_in_its_encodings),
        cmocka_unit_test(utf16_needs_no_mark),
        cmocka_unit_test(utf8_with_a_few_bad_bytes_stays_utf8),
        cmocka_unit_test(what_no_language_would_write_is_not_guessed),
        cmocka_unit_test(a_mark_decides_over_all_else),
        cmocka_unit_test(an_encoding_is_wanted_where_the_bytes_show_none),
        cmocka_unit_test(a_page_declares_its_encoding),
        cmocka_unit_test(ill_formed_sequences_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
