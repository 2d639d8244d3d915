/* What pandoc, kramdown and HTML add to Markdown. */

#include "check.h"

#include "trace_sink.h"

#include "stele/parsers.h"

static void assert_parsed(const char *source, const char *calls)
{
    struct trace trace = {0};
    parse_markdown(slice_of(source), trace_sink(&trace));
    assert_trace(&trace, calls);
    trace_free(&trace);
}

/* One paragraph that shows TEXT. */
static void assert_shown(const char *source, const char *text)
{
    struct buffer calls = {0};
    buffer_format(&calls, "open paragraph\n  text \"%s\"\nclose\n", text);
    assert_parsed(source, buffer_string(&calls));
    buffer_free(&calls);
}

static void attributes_of_headings_name_them(void **state)
{
    (void)state;
    assert_parsed("## [1.](#s){.no} A *b* {#s-1 .x key=\"a b\"}\n", "anchor \"1-a-b\"\n"
                                                                    "section 2 \"\" \"1. A b\" printed\n"
                                                                    "open heading 2\n"
                                                                    "  link \"#s\"\n"
                                                                    "  text \"1.\"\n"
                                                                    "  style off\n"
                                                                    "  text \" A \"\n"
                                                                    "  style emphasis\n"
                                                                    "  text \"b\"\n"
                                                                    "  style off\n"
                                                                    "  anchor \"s-1\"\n"
                                                                    "close\n");
}

static void spans_lose_their_brackets(void **state)
{
    (void)state;
    assert_shown("A [MUST NOT]{.bcp14} and [a [b]{.x} c]{.y\n.z}.\n", "A MUST NOT and a b c.");
    assert_shown("An []{.x} empty one\n", "An empty one");
}

static void braces_that_are_no_attributes_stay(void **state)
{
    (void)state;
    assert_shown("{a} ${b} [c]{d} [e] {.f} \\[g\\]{.h} {{i}} {%j%} [k]{.l",
                 "{a} ${b} [c]{d} [e] {.f} [g]{.h} {{i}} "
                 "{%j%} [k]{.l");
    assert_parsed("`[a]{.b}`\n", "open paragraph\n  style code\n  text \"[a]{.b}\"\n  style off\nclose\n");
}

static void lines_of_attributes_and_divisions_are_not_shown(void **state)
{
    (void)state;
    assert_shown("::: {.note}\nwords\n:::\n", "words");
    assert_shown("words\n{: .lead}\n", "words");
    assert_shown("{:toc}\nwords\n::: note :::\n", "words");
    assert_shown("::: no end of words\n", "::: no end of words");
    assert_parsed("```\n:::\n{:toc}\n```\n", "open code\n  text \":::\\n{:toc}\"\nclose\n");
}

static void a_division_names_its_place(void **state)
{
    (void)state;
    assert_parsed("::: {.a #here}\nwords\n:::\n",
                  "anchor \"here\"\nopen paragraph\n  text \"words\"\nclose\n");
}

static void definitions_share_an_item_with_their_term(void **state)
{
    (void)state;
    assert_parsed("Term\n:   one\n\n    two\n\nOther\n\n:   three\n", "open list\n"
                                                                      "  open item\n"
                                                                      "    open paragraph\n"
                                                                      "      style strong\n"
                                                                      "      text \"Term\"\n"
                                                                      "      style off\n"
                                                                      "    close\n"
                                                                      "    open paragraph\n"
                                                                      "      text \"one\"\n"
                                                                      "    close\n"
                                                                      "    open paragraph\n"
                                                                      "      text \"two\"\n"
                                                                      "    close\n"
                                                                      "  close\n"
                                                                      "  open item\n"
                                                                      "    open paragraph\n"
                                                                      "      style strong\n"
                                                                      "      text \"Other\"\n"
                                                                      "      style off\n"
                                                                      "    close\n"
                                                                      "    open paragraph\n"
                                                                      "      text \"three\"\n"
                                                                      "    close\n"
                                                                      "  close\n"
                                                                      "close\n");
    assert_shown("two\nlines\n: no definition\n", "two lines : no definition");
}

static void headings_in_quotations_are_no_sections(void **state)
{
    (void)state;
    assert_parsed("> ## Quoted\n", "anchor \"quoted\"\n"
                                   "open quotation\n"
                                   "  open heading 2\n"
                                   "    text \"Quoted\"\n"
                                   "  close\n"
                                   "close\n");
}

static void lists_of_html_have_the_numbers_they_ask_for(void **state)
{
    (void)state;
    assert_parsed("<ol style=\"list-style-type: upper-roman\" start=\"2\">\n<li><u>Two</u></li>\n<li>Three\n"
                  "<ul><li>inner</ul></ol>\n",
                  "open list 1\n"
                  "  open item II\n"
                  "    open paragraph\n"
                  "      style emphasis\n"
                  "      text \"Two\"\n"
                  "      style off\n"
                  "    close\n"
                  "  close\n"
                  "  open item III\n"
                  "    open paragraph\n"
                  "      text \"Three\"\n"
                  "    close\n"
                  "    open list 1\n"
                  "      open item\n"
                  "        open paragraph\n"
                  "          text \"inner\"\n"
                  "        close\n"
                  "      close\n"
                  "    close\n"
                  "  close\n"
                  "close\n");
}

static void a_paragraph_in_strong_tags_is_strong(void **state)
{
    (void)state;
    assert_parsed("<b>All</b>\n\n<b>a</b> part\n", "open paragraph\n"
                                                   "  style strong\n"
                                                   "  text \"All\"\n"
                                                   "  style off\n"
                                                   "close\n"
                                                   "open paragraph\n"
                                                   "  text \"a part\"\n"
                                                   "close\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributes_of_headings_name_them),
        cmocka_unit_test(spans_lose_their_brackets),
        cmocka_unit_test(braces_that_are_no_attributes_stay),
        cmocka_unit_test(lines_of_attributes_and_divisions_are_not_shown),
        cmocka_unit_test(a_division_names_its_place),
        cmocka_unit_test(definitions_share_an_item_with_their_term),
        cmocka_unit_test(headings_in_quotations_are_no_sections),
        cmocka_unit_test(lists_of_html_have_the_numbers_they_ask_for),
        cmocka_unit_test(a_paragraph_in_strong_tags_is_strong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
