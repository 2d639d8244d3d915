/* Pages that would take a careless parser the stack, quadratic time or all the memory. */
#include "check.h"

#include "trace_sink.h"

#include "stele/parsers.h"

#include <stdio.h>

static void repeat(struct buffer *source, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buffer_append_string(source, piece);
}

static void assert_says(const struct trace *trace, const char *words)
{
    if (!strstr(buffer_string(&trace->lines), words))
        fail_msg("\"%s\" is not among the calls", words);
}

/* PIECE so many times, then a word that must be shown, then a word that must be among the calls. */
static void assert_survives(const char *piece, size_t times, const char *words)
{
    struct trace trace = {0};
    struct buffer source = {0};
    repeat(&source, piece, times);
    buffer_append_string(&source, "deep");
    parse_html(buffer_slice(&source), trace_sink(&trace));
    assert_whole(&trace);
    assert_non_null(strstr(buffer_string(&trace.text), "deep"));
    assert_says(&trace, words);
    buffer_free(&source);
    trace_free(&trace);
}

static void whatever_nests_too_deep_stands_side_by_side(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<div>",  "<ul><li>", "<blockquote>", "<table><tr><td>",
                                         "<b><i>", "<dl><dd>", "<foo>"};
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        assert_survives(pieces[i], 20 * 1000, "notice \"elements nested deeper than 200");
}

static void styles_rebuilt_for_each_paragraph_are_few(void **state)
{
    (void)state;
    assert_survives("<p><b><i><u><font><a href=x>", 2000, "style strong");
}

static void a_row_of_too_many_cells_is_paragraphs(void **state)
{
    (void)state;
    struct trace trace = {0};
    struct buffer source = {0};
    buffer_append_string(&source, "<table><tr>");
    repeat(&source, "<td>x", 20 * 1000);
    parse_html(buffer_slice(&source), trace_sink(&trace));
    assert_whole(&trace);
    assert_null(strstr(buffer_string(&trace.lines), "open table"));
    assert_says(&trace, "open paragraph");
    buffer_free(&source);
    trace_free(&trace);
}

/* What the sink hears of BYTES. */
static void assert_parsed(struct slice bytes, const char *calls)
{
    struct trace trace = {0};
    parse_html(bytes, trace_sink(&trace));
    assert_trace(&trace, calls);
    trace_free(&trace);
}

static void one_word(const char *text, char calls[200])
{
    snprintf(calls, 200, "open paragraph\n  text \"%s\"\nclose\n", text);
}

static void encodings_are_declared_marked_or_seen(void **state)
{
    (void)state;
    static const struct {
        struct slice bytes;
        const char *text;
    } pages[] = {
        {{"<meta charset=iso-8859-1>\xE9\x93", 27}, "é“"},
        {{"<meta charset=iso-8859-1>\xC3\xA9", 27}, "é"},
        {{"\xEF\xBB\xBF<p>\xC3\xA9", 8}, "é"},
        {{"\xFF\xFE<\0p\0>\0\xE9\0", 10}, "é"},
        {{"\0<\0p\0>\x4E\x2D", 8}, "中"},
        {{"\xFE\xFF\0x\xD8\x3D\xDE\x00", 8}, "x😀"},
        {{"<p>a\0b", 6}, "a\uFFFDb"},
    };
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        char calls[200];
        one_word(pages[i].text, calls);
        assert_parsed(pages[i].bytes, calls);
    }
}

static void what_cannot_be_decoded_is_counted(void **state)
{
    (void)state;
    assert_parsed(slice_of("a\xFF"), "notice \"the page: 1 byte is not valid and shown as \uFFFD\"\n"
                                     "open paragraph\n"
                                     "  text \"a\uFFFD\"\n"
                                     "close\n");
}

static void nothing_is_nothing(void **state)
{
    (void)state;
    assert_parsed((struct slice){0}, "");
    assert_parsed(slice_of("<html><body></body></html>"), "");
}

/* Past a hundred they are dropped: libxml2 compares each with all others. */
static void of_too_many_attributes_the_first_are_read(void **state)
{
    (void)state;
    static const char *const begins[] = {"<html>", "<?xml version=\"1.0\"?><html>"};
    for (size_t i = 0; i < COUNT_OF(begins); i++) {
        struct buffer page = {0};
        buffer_format(&page, "%s<p id=\"first\"", begins[i]);
        for (unsigned count = 0; count < 60 * 1000; count++)
            buffer_format(&page, " a%u=\"1 > 2\"", count);
        buffer_append_string(&page, " style=\"display:none\">shown<br/></p></html>");
        assert_parsed(buffer_slice(&page), "anchor \"first\"\n"
                                           "open paragraph\n"
                                           "  text \"shown\"\n"
                                           "close\n");
        buffer_free(&page);
    }
}

static void entities_are_not_expanded(void **state)
{
    (void)state;
    struct trace trace = {0};
    parse_html(slice_of("<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY a \"boom\"><!ENTITY f SYSTEM "
                        "\"file:///etc/passwd\">]><html><body><p>x&a;&f;y</p></body></html>"),
               trace_sink(&trace));
    assert_whole(&trace);
    assert_null(strstr(buffer_string(&trace.text), "root:"));
    assert_non_null(strstr(buffer_string(&trace.text), "y"));
    trace_free(&trace);
}

static void names_that_hold_controls_or_are_huge_are_none(void **state)
{
    (void)state;
    struct trace trace = {0};
    struct buffer source = {0};
    buffer_append_string(&source, "<p id=\"a&#10;b\"><a href=\"c&#10;d\">e</a><p id=");
    repeat(&source, "n", 50 * 1000);
    buffer_append_string(&source, ">f");
    parse_html(buffer_slice(&source), trace_sink(&trace));
    assert_trace(&trace, "open paragraph\n"
                         "  text \"e\"\n"
                         "close\n"
                         "open paragraph\n"
                         "  text \"f\"\n"
                         "close\n");
    buffer_free(&source);
    trace_free(&trace);
}

static void what_never_ends_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *page, *says;
    } pages[] = {
        {"a<!-- b", "notice \"a comment never ends"},
        {"a<script>b", "notice \"a script never ends"},
        {"<title>b", "notice \"a title never ends"},
        {"a<p title=\"b", "notice \"a tag never ends"},
    };
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        struct trace trace = {0};
        parse_html(slice_of(pages[i].page), trace_sink(&trace));
        assert_whole(&trace);
        assert_says(&trace, pages[i].says);
        trace_free(&trace);
    }
    assert_parsed(slice_of("a<script>b</script>"), "open paragraph\n  text \"a\"\nclose\n");
}

static void what_a_style_hides_is_not_shown_in_any_case(void **state)
{
    (void)state;
    static const char *const styles[] = {"display:none", "color: red; display : none", "DISPLAY:None"};
    for (size_t i = 0; i < COUNT_OF(styles); i++) {
        struct buffer page = {0};
        buffer_format(&page, "<p style=\"%s\">hidden<p>shown", styles[i]);
        assert_parsed(buffer_slice(&page), "open paragraph\n  text \"shown\"\nclose\n");
        buffer_free(&page);
    }
    assert_parsed(slice_of("<p style=\"Display:inline\">shown"), "open paragraph\n  text \"shown\"\nclose\n");
}

static void numbers_that_overflow_are_none(void **state)
{
    (void)state;
    struct trace trace = {0};
    parse_html(slice_of("<ol start=99999999999><li>a<li value=-5>b<li value=0>c</ol>"), trace_sink(&trace));
    assert_whole(&trace);
    assert_says(&trace, "  open item 1\n");
    assert_says(&trace, "  open item 2\n");
    trace_free(&trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_nests_too_deep_stands_side_by_side),
        cmocka_unit_test(styles_rebuilt_for_each_paragraph_are_few),
        cmocka_unit_test(a_row_of_too_many_cells_is_paragraphs),
        cmocka_unit_test(encodings_are_declared_marked_or_seen),
        cmocka_unit_test(what_cannot_be_decoded_is_counted),
        cmocka_unit_test(nothing_is_nothing),
        cmocka_unit_test(of_too_many_attributes_the_first_are_read),
        cmocka_unit_test(entities_are_not_expanded),
        cmocka_unit_test(names_that_hold_controls_or_are_huge_are_none),
        cmocka_unit_test(what_never_ends_is_said),
        cmocka_unit_test(what_a_style_hides_is_not_shown_in_any_case),
        cmocka_unit_test(numbers_that_overflow_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
