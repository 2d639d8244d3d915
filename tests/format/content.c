/* What bytes show before they have a format: compression, encoding, that they are no text. */
#include "check.h"

#include "stele/format.h"

static void a_compression_is_told_by_the_first_bytes(void **state)
{
    (void)state;
    assert_string_equal(format_compression(slice_of("\x1F\x8B\x08")), "gzip");
    assert_string_equal(format_compression((struct slice){"\xFD"
                                                          "7zXZ\0",
                                                          6}),
                        "xz");
    assert_string_equal(format_compression(slice_of("BZh91AY&SY")), "bzip2");
    assert_null(format_compression(slice_of("BZh is short for something")));
    assert_null(format_compression((struct slice){0}));
}

static void the_suffix_of_a_compression_hides_no_extension(void **state)
{
    (void)state;
    assert_int_equal(format_guess("book.md.gz", slice_of("words")), FORMAT_MARKDOWN);
    assert_int_equal(format_guess("a.b/page.HTML.XZ", slice_of("words")), FORMAT_HTML);
    assert_int_equal(format_guess("md.gz", slice_of("words")), FORMAT_TEXT);
    assert_int_equal(format_guess(".gz", slice_of("words")), FORMAT_TEXT);
}

static void an_encoding_has_many_names(void **state)
{
    (void)state;
    char room[ENCODING_NAME_BYTES];
    assert_string_equal(format_encoding(slice_of("Latin1"), room).name, "Windows-1252");
    assert_string_equal(format_encoding(slice_of("gb2312"), room).name, "GB18030");
    assert_string_equal(format_encoding(slice_of("KS_C_5601-1987"), room).converter, "UHC");
    assert_string_equal(format_encoding(slice_of("MACINTOSH"), room).name, "MACINTOSH");
}

static void what_iconv_does_not_know_is_no_encoding(void **state)
{
    (void)state;
    static const char *const none[] = {"", "klingon", "UTF-8//TRANSLIT", "../../x", "a b"};
    char room[ENCODING_NAME_BYTES];
    for (size_t i = 0; i < COUNT_OF(none); i++)
        assert_null(format_encoding(slice_of(none[i]), room).name);
}

static void ascii_with_some_zeros_is_no_utf16(void **state)
{
    (void)state;
    size_t length;
    static const char text[] = "First, a \0b and \0c. Second, nothing more than that.";
    assert_null(format_marked((struct slice){text, sizeof text - 1}, &length));
    assert_string_equal(format_marked((struct slice){"F\0i\0r\0s\0t\0", 10}, &length), "UTF-16LE");
    assert_int_equal(length, 0);
}

static void a_hole_in_a_text_makes_it_no_binary(void **state)
{
    (void)state;
    char text[3000] = "First, a sentence.";
    assert_false(format_is_binary((struct slice){text, sizeof text}));
    assert_true(format_is_binary((struct slice){text + 100, sizeof text - 100}));
}

static void a_piece_of_utf8_may_have_some_damage(void **state)
{
    (void)state;
    assert_true(format_is_utf8(slice_of("“One”, “two”\xFF")));
    assert_true(format_is_utf8(slice_of("cut of\xE2\x80")));
    assert_false(format_is_utf8(slice_of("caf\xE9 au lait")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_compression_is_told_by_the_first_bytes),
        cmocka_unit_test(the_suffix_of_a_compression_hides_no_extension),
        cmocka_unit_test(an_encoding_has_many_names),
        cmocka_unit_test(what_iconv_does_not_know_is_no_encoding),
        cmocka_unit_test(ascii_with_some_zeros_is_no_utf16),
        cmocka_unit_test(a_hole_in_a_text_makes_it_no_binary),
        cmocka_unit_test(a_piece_of_utf8_may_have_some_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
