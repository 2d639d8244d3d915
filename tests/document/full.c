/* A text that outgrows the address space; in a program of its own, because the limit stays. */
#include "check.h"
#include "say.h"

#include "stele/document.h"

#include <sys/resource.h>

enum { LIMIT = 1 << 30, MEGABYTE = 1 << 20 };

static void fill(const struct sink *sink)
{
    char *words = memory_new(MEGABYTE + 1);
    memset(words, 'x', MEGABYTE);
    for (int i = 0; i < 270; i++)
        say_paragraph(sink, words);
    free(words);
}

static void what_does_not_fit_is_left_out_with_one_notice(void **state)
{
    (void)state;
    struct document *document = document_new(NULL);
    assert_non_null(document);
    struct sink sink = document_sink(document);
    fill(&sink);
    say_section(&sink, 1, "", "missing", 0);
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_styled(&sink, STYLE_STRONG, "missing");
    say_close(&sink);
    say_end(&sink);
    assert_int_equal(document_notices(document), 1);
    assert_int_equal(document_sections(document), 0);
    struct block block;
    size_t count = 1;
    assert_true(document_block_at(document, NOWHERE, &block));
    for (; document_block_before(document, &block, &block); count++)
        assert_true(count < 270);
    assert_int_equal(block.range.start, 0);
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_does_not_fit_is_left_out_with_one_notice)};
    struct rlimit limit = {LIMIT, LIMIT};
    if (setrlimit(RLIMIT_AS, &limit) != 0)
        return 77;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
