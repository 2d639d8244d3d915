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

static enum format_kind piped(const char *text)
{
    return format_guess(NULL, slice_of(text));
}

static void front_matter_makes_a_text_markdown(void **state)
{
    (void)state;
    static const char spec[] = "---\ntitle: A Spec\nauthors:\n  - A. B.\n- C\n# note\n...\n\nWords.\n";
    assert_int_equal(format_guess("spec.txt", slice_of(spec)), FORMAT_MARKDOWN);
    assert_int_equal(format_guess("spec", slice_of(spec)), FORMAT_MARKDOWN);
    assert_int_equal(format_guess("spec.yaml", slice_of(spec)), FORMAT_TEXT);
    assert_int_equal(piped("---\r\ntitle: x\r\n---\r\nWords.\r\n"), FORMAT_MARKDOWN);
}

static void what_only_looks_like_front_matter_is_none(void **state)
{
    (void)state;
    assert_int_equal(piped("---\nTwo men: one story\n---\nWords.\n"), FORMAT_TEXT);
    assert_int_equal(piped("---\ntitle: x\nNo entry here.\n---\n"), FORMAT_TEXT);
    assert_int_equal(piped("---\ntitle: x\n"), FORMAT_TEXT);
    assert_int_equal(piped("---\n---\nWords.\n"), FORMAT_TEXT);
    assert_int_equal(piped("---\nname: one\n---\nname: two\n"), FORMAT_TEXT);
    assert_int_equal(piped("--- a/file\n+++ b/file\n@@ -1 +1 @@\n-x: 1\n+x: 2\n"), FORMAT_TEXT);
}

static void markdown_without_a_name_is_told_by_its_headings(void **state)
{
    (void)state;
    static const char page[] =
        "# Stele\n\nA [reader](https://x.y) of texts.\n\n## Use\n\n```sh\n# a comment\n"
        "stele\n```\n\nWords.\n";
    assert_int_equal(piped(page), FORMAT_MARKDOWN);
    assert_int_equal(format_guess("README", slice_of(page)), FORMAT_MARKDOWN);
    assert_int_equal(format_guess("README.txt", slice_of(page)), FORMAT_TEXT);
    assert_int_equal(piped("# One\n\nIt is **strong**.\n\n## Two\n\nWords.\n"), FORMAT_MARKDOWN);
}

static void other_texts_with_such_marks_stay_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "#!/bin/sh\n\n# Usage\n\n## See [it](http://x.y)\n\necho **x**\n",
        "# robots\n\nUser-agent: *\nDisallow: /a\n\n# others\n\nUser-agent: b\n",
        "import os\n\n# First part\n\nx = a[1](2)\n\n# Second part\n\ny = 2\n",
        "# The resolver.\n# Do not edit.\n\nnameserver 1.1.1.1\n\n# Options\n\n## more\n\noptions **x**\n",
        "Friends,\n\nI am number # 1.\n\n# 1\n\nThank you [very](much).\n",
        "2026-01-01 12:00 [main](x) start\n2026-01-01 12:01 **** stop\n",
        "--- a/x.md\n+++ b/x.md\n@@ -1,3 +1,3 @@\n # Title\n \n-## Old [a](b)\n+## New\n",
        "# One\n\nWords.\n\n## Two\n\nWords.\n",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(piped(texts[i]), FORMAT_TEXT);
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
        cmocka_unit_test(front_matter_makes_a_text_markdown),
        cmocka_unit_test(what_only_looks_like_front_matter_is_none),
        cmocka_unit_test(markdown_without_a_name_is_told_by_its_headings),
        cmocka_unit_test(other_texts_with_such_marks_stay_text),
        cmocka_unit_test(a_book_is_told_by_the_first_file_in_it),
        cmocka_unit_test(what_the_reader_parses_itself_is_not_foreign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
