/* Inputs that would take a careless parser quadratic time, all the memory or the stack. */
#include "check.h"

#include "trace_sink.h"

#include "stele/parsers.h"

#include <stdio.h>

static void repeat(struct buffer *source, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buffer_append_string(source, piece);
}

/* Parses and frees SOURCE; TRACE is to be freed. */
static void parse(struct buffer *source, struct trace *trace)
{
    *trace = (struct trace){0};
    parse_markdown(buffer_slice(source), trace_sink(trace));
    buffer_free(source);
    assert_whole(trace);
}

static void assert_says(const struct trace *trace, const char *words)
{
    if (!strstr(buffer_string(&trace->lines), words))
        fail_msg("\"%s\" is not among the calls", words);
}

static void long_paragraphs_are_shown_with_their_marks(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    repeat(&source, "![[]()", 20 * 1000); /* cmark-gfm would need more than a second */
    buffer_append_string(&source, "\n\n**read**\n");
    parse(&source, &trace);
    assert_says(&trace, "  text \"![[]()![[]()");
    assert_says(&trace, "  style strong\n");
    assert_says(&trace, "notice \"paragraphs longer than 16 KB are shown with their marks: 1\"\n");
    trace_free(&trace);
}

static void the_last_paragraph_is_bounded_too(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    repeat(&source, "*a* ", 10 * 1000);
    parse(&source, &trace);
    assert_says(&trace, "text \"*a* *a* ");
    trace_free(&trace);
}

static void long_headings_are_paragraphs_and_no_sections(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    buffer_append_string(&source, "# ");
    repeat(&source, "word ", 10 * 1000);
    parse(&source, &trace);
    assert_int_equal(strncmp(trace.lines.bytes, "open paragraph\n", 15), 0);
    assert_null(strstr(trace.lines.bytes, "section"));
    trace_free(&trace);
}

static void long_cells_are_shown_with_their_marks(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    buffer_append_string(&source, "|a|b|\n|-|-|\n|");
    repeat(&source, "_c_ ", 10 * 1000);
    buffer_append_string(&source, "|*d*|\n");
    parse(&source, &trace);
    assert_says(&trace, "    open cell\n      text \"_c_ _c_ ");
    assert_says(&trace, "      style emphasis\n      text \"d\"\n");
    trace_free(&trace);
}

static void wide_tables_are_text(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    const char *const rows[] = {"a|", "-|", "b|"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        buffer_append_byte(&source, '|');
        repeat(&source, rows[i], 501);
        buffer_append_byte(&source, '\n');
    }
    parse(&source, &trace);
    assert_null(strstr(trace.lines.bytes, "open table"));
    assert_says(&trace, "notice \"a table has more than 500 columns: tables are shown as text\"\n");
    trace_free(&trace);
}

static void tables_at_the_bound_are_tables(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    repeat(&source, "a|", 499);
    buffer_append_string(&source, "a\n");
    repeat(&source, "-|", 499);
    buffer_append_string(&source, "-\n");
    parse(&source, &trace);
    assert_says(&trace, "open table\n  open row 1\n    open cell\n");
    trace_free(&trace);
}

/* PIECE often enough to nest far beyond the bound, then a word. */
static void assert_flattened(const char *piece)
{
    struct trace trace;
    struct buffer source = {0};
    repeat(&source, piece, 20 * 1000);
    buffer_append_string(&source, "deep\n");
    parse(&source, &trace);
    assert_string_equal(trace.text.bytes, "deep");
    assert_says(&trace, "notice \"blocks nested deeper than 60 are shown side by side\"\n");
    trace_free(&trace);
}

static void deep_nesting_is_flattened(void **state)
{
    (void)state;
    assert_flattened(">");
    assert_flattened("- ");
    assert_flattened("1. ");
    assert_flattened("> - ");
}

static void a_table_in_the_deep_loses_its_columns_only(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    const char *const rows[] = {"a|b\n", "-|-\n", "c|d\n"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        repeat(&source, ">", 100);
        buffer_append_string(&source, rows[i]);
    }
    parse(&source, &trace);
    assert_string_equal(trace.text.bytes, "a\n\nb\n\nc\n\nd");
    trace_free(&trace);
}

static void html_that_never_ends_takes_linear_time(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    buffer_append_string(&source, "<div>\n");
    repeat(&source, "<!-- <? <![CDATA[ <! <a ", 40 * 1000); /* 10^11 steps if each were looked for again */
    parse(&source, &trace);
    assert_says(&trace, "<!-- <? <![CDATA[ <! <a <!--");
    trace_free(&trace);
}

static void a_very_long_document_is_raw(void **state)
{
    (void)state;
    struct trace trace;
    struct buffer source = {0};
    repeat(&source, "*ten bytes", 2 * 1000 * 1000);
    buffer_append_string(&source, "\xFF");
    parse(&source, &trace);
    assert_int_equal(trace.text.length, 20 * 1000 * 1000 + 3);
    assert_int_equal(strncmp(trace.lines.bytes,
                             "notice \"Markdown of more than 20 MB is shown as plain text\"\nraw",
                             strlen("notice \"Markdown of more than 20 MB is shown as plain text\"\nraw")),
                     0);
    trace_free(&trace);
}

static void any_bytes_give_utf8(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 300; round++) {
        static const char often[] = "*_`[]()<>!#-|\n\n\n  \\&;\"'~^:1.";
        struct trace trace;
        struct buffer source = {0};
        for (int i = 0; i < 400; i++) {
            seed = seed * 1664525 + 1013904223;
            unsigned pick = seed >> 24;
            buffer_append_byte(&source, pick < 160 ? often[pick % (sizeof often - 1)] : (char)(seed >> 16));
        }
        parse(&source, &trace);
        trace_free(&trace);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_paragraphs_are_shown_with_their_marks),
        cmocka_unit_test(the_last_paragraph_is_bounded_too),
        cmocka_unit_test(long_headings_are_paragraphs_and_no_sections),
        cmocka_unit_test(long_cells_are_shown_with_their_marks),
        cmocka_unit_test(wide_tables_are_text),
        cmocka_unit_test(tables_at_the_bound_are_tables),
        cmocka_unit_test(deep_nesting_is_flattened),
        cmocka_unit_test(a_table_in_the_deep_loses_its_columns_only),
        cmocka_unit_test(html_that_never_ends_takes_linear_time),
        cmocka_unit_test(a_very_long_document_is_raw),
        cmocka_unit_test(any_bytes_give_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
