#include "check.h"

#include "stele/format.h"

static void every_format_is_found_by_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        assert_int_equal(format_named(slice_of(format_at((enum format_kind)i)->name)), i);
    assert_int_equal(format_named(slice_of("Markdown")), FORMAT_COUNT);
    assert_int_equal(format_named(slice_of("")), FORMAT_COUNT);
}

static void extensions_count_in_any_case(void **state)
{
    (void)state;
    struct slice nothing = {0};
    assert_int_equal(format_guess("a/speech.md", nothing), FORMAT_MARKDOWN);
    assert_int_equal(format_guess("README.MD", nothing), FORMAT_MARKDOWN);
    assert_int_equal(format_guess("x.Markdown", nothing), FORMAT_MARKDOWN);
    assert_int_equal(format_guess("notes.txt", nothing), FORMAT_TEXT);
}

static void what_only_looks_like_an_extension_is_none(void **state)
{
    (void)state;
    struct slice nothing = {0};
    assert_int_equal(format_guess(".md", nothing), FORMAT_TEXT);
    assert_int_equal(format_guess("folder.md/file", nothing), FORMAT_TEXT);
    assert_int_equal(format_guess("md", nothing), FORMAT_TEXT);
    assert_int_equal(format_guess("x.m", nothing), FORMAT_TEXT);
    assert_int_equal(format_guess("x.", nothing), FORMAT_TEXT);
    assert_int_equal(format_guess("x.md markdown", nothing), FORMAT_TEXT);
    assert_int_equal(format_guess(NULL, slice_of("# Heading\n")), FORMAT_TEXT);
}

static void a_page_is_told_by_its_first_words(void **state)
{
    (void)state;
    assert_int_equal(format_guess(NULL, slice_of("\n<!DOCTYPE html>\n<p>")), FORMAT_HTML);
    assert_int_equal(format_guess("saved", slice_of("<HTML lang=en>")), FORMAT_HTML);
    assert_int_equal(format_guess("page.xhtml", slice_of("<?xml version='1.0'?>")), FORMAT_HTML);
    assert_int_equal(format_guess(NULL, slice_of("<htmlish>")), FORMAT_TEXT);
    assert_int_equal(format_guess(NULL, slice_of("<html")), FORMAT_TEXT);
    assert_int_equal(format_guess(NULL, slice_of("a <html> tag")), FORMAT_TEXT);
}

static void a_book_is_told_by_the_first_file_in_it(void **state)
{
    (void)state;
    static const char book[] = "PK\3\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                               "mimetypeapplication/epub+zipPK";
    assert_int_equal(format_guess("book.zip", (struct slice){book, sizeof book - 1}), FORMAT_EPUB);
    assert_int_equal(format_guess("book.zip", (struct slice){book, 40}), FORMAT_TEXT);
    assert_int_equal(format_guess("book.EPUB", (struct slice){book, 4}), FORMAT_EPUB);
    assert_false(format_at(FORMAT_EPUB)->readable);
}

static void what_the_reader_parses_itself_is_not_foreign(void **state)
{
    (void)state;
    assert_false(format_at(FORMAT_TEXT)->foreign);
    assert_true(format_at(FORMAT_MARKDOWN)->foreign);
    assert_true(format_at(FORMAT_MARKDOWN)->readable);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_found_by_its_name),
        cmocka_unit_test(extensions_count_in_any_case),
        cmocka_unit_test(what_only_looks_like_an_extension_is_none),
        cmocka_unit_test(a_page_is_told_by_its_first_words),
        cmocka_unit_test(a_book_is_told_by_the_first_file_in_it),
        cmocka_unit_test(what_the_reader_parses_itself_is_not_foreign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
