#include "check.h"

#include "trace_sink.h"

#include "stele/parsers.h"

/* What the sink hears of SOURCE. */
static void assert_parsed(const char *source, const char *calls)
{
    struct trace trace = {0};
    parse_markdown(slice_of(source), trace_sink(&trace));
    assert_trace(&trace, calls);
    trace_free(&trace);
}

static void paragraphs_join_their_lines(void **state)
{
    (void)state;
    assert_parsed("two  lines\nof one\n\nanother\n", "open paragraph\n"
                                                     "  text \"two lines of one\"\n"
                                                     "close\n"
                                                     "open paragraph\n"
                                                     "  text \"another\"\n"
                                                     "close\n");
}

static void wide_characters_join_without_a_space(void **state)
{
    (void)state;
    assert_parsed("政治\n平等 *和\n合作*\n한국\n어\n", "open paragraph\n"
                                                       "  text \"政治平等 \"\n"
                                                       "  style emphasis\n"
                                                       "  text \"和合作\"\n"
                                                       "  style off\n"
                                                       "  text \" 한국 어\"\n"
                                                       "close\n");
}

static void forced_line_ends_are_line_feeds_in_paragraphs_only(void **state)
{
    (void)state;
    assert_parsed("one  \ntwo\\\nthree<br>four\n\nhead  \ning\n===\n", "open paragraph\n"
                                                                       "  text \"one\\ntwo\\nthree\\nfour\"\n"
                                                                       "close\n"
                                                                       "anchor \"head-ing\"\n"
                                                                       "section 1 \"\" \"head ing\" printed\n"
                                                                       "open heading 1\n"
                                                                       "  text \"head ing\"\n"
                                                                       "close\n");
}

static void styles_nest_and_none_is_inside_itself(void **state)
{
    (void)state;
    assert_parsed("**a *b* __c__** ~~d~~ `e  f`", "open paragraph\n"
                                                  "  style strong\n"
                                                  "  text \"a \"\n"
                                                  "  style emphasis\n"
                                                  "  text \"b\"\n"
                                                  "  style off\n"
                                                  "  text \" c\"\n"
                                                  "  style off\n"
                                                  "  text \" \"\n"
                                                  "  style strike\n"
                                                  "  text \"d\"\n"
                                                  "  style off\n"
                                                  "  text \" \"\n"
                                                  "  style code\n"
                                                  "  text \"e  f\"\n"
                                                  "  style off\n"
                                                  "close\n");
}

static void links_carry_their_target_and_images_their_words(void **state)
{
    (void)state;
    assert_parsed("[a *b*](/u \"t\") <http://x.y> [c]() ![d *e* [f](/g)](/i.png)\n\n![](/i.png)\n",
                  "open paragraph\n"
                  "  link \"/u\"\n"
                  "  text \"a \"\n"
                  "  style emphasis\n"
                  "  text \"b\"\n"
                  "  style off\n"
                  "  style off\n"
                  "  text \" \"\n"
                  "  link \"http://x.y\"\n"
                  "  text \"http://x.y\"\n"
                  "  style off\n"
                  "  text \" c d e f\"\n"
                  "close\n");
}

static void a_target_with_controls_is_no_link(void **state)
{
    (void)state;
    assert_parsed("[a](/b&#27;c)", "open paragraph\n"
                                   "  text \"a\"\n"
                                   "close\n");
}

static void headings_are_sections_without_their_notes(void **state)
{
    (void)state;
    assert_parsed("## The *Whole* `x`[^1]\n\n#\n\n[^1]: n\n", "anchor \"the-whole-x\"\n"
                                                              "section 2 \"\" \"The Whole x\" printed\n"
                                                              "open heading 2\n"
                                                              "  text \"The \"\n"
                                                              "  style emphasis\n"
                                                              "  text \"Whole\"\n"
                                                              "  style off\n"
                                                              "  text \" \"\n"
                                                              "  style code\n"
                                                              "  text \"x\"\n"
                                                              "  style off\n"
                                                              "  note \"note:1\"\n"
                                                              "  text \"[1]\"\n"
                                                              "  style off\n"
                                                              "close\n"
                                                              "anchor \"note:1\"\n"
                                                              "open note\n"
                                                              "  open paragraph\n"
                                                              "    text \"[1] n\"\n"
                                                              "  close\n"
                                                              "close\n");
}

static void lists_say_their_numbers_and_tasks(void **state)
{
    (void)state;
    assert_parsed("3. a\n4.\n5. b\n\n- [ ] c\n- [x] d\n\n* e\n\n* f\n", "open list 1\n"
                                                                        "  open item 3\n"
                                                                        "    open paragraph\n"
                                                                        "      text \"a\"\n"
                                                                        "    close\n"
                                                                        "  close\n"
                                                                        "  open item 4\n"
                                                                        "    open paragraph\n"
                                                                        "    close\n"
                                                                        "  close\n"
                                                                        "  open item 5\n"
                                                                        "    open paragraph\n"
                                                                        "      text \"b\"\n"
                                                                        "    close\n"
                                                                        "  close\n"
                                                                        "close\n"
                                                                        "open list 1\n"
                                                                        "  open item to do\n"
                                                                        "    open paragraph\n"
                                                                        "      text \"c\"\n"
                                                                        "    close\n"
                                                                        "  close\n"
                                                                        "  open item done\n"
                                                                        "    open paragraph\n"
                                                                        "      text \"d\"\n"
                                                                        "    close\n"
                                                                        "  close\n"
                                                                        "close\n"
                                                                        "open list\n"
                                                                        "  open item\n"
                                                                        "    open paragraph\n"
                                                                        "      text \"e\"\n"
                                                                        "    close\n"
                                                                        "  close\n"
                                                                        "  open item\n"
                                                                        "    open paragraph\n"
                                                                        "      text \"f\"\n"
                                                                        "    close\n"
                                                                        "  close\n"
                                                                        "close\n");
}

static void tables_have_rows_of_aligned_cells(void **state)
{
    (void)state;
    assert_parsed("|a|b|c|\n|:-|:-:|-:|\n|1<br>2||\n", "open table\n"
                                                       "  open row 1\n"
                                                       "    open cell 1\n"
                                                       "      text \"a\"\n"
                                                       "    close\n"
                                                       "    open cell 2\n"
                                                       "      text \"b\"\n"
                                                       "    close\n"
                                                       "    open cell 3\n"
                                                       "      text \"c\"\n"
                                                       "    close\n"
                                                       "  close\n"
                                                       "  open row\n"
                                                       "    open cell 1\n"
                                                       "      text \"1 2\"\n"
                                                       "    close\n"
                                                       "    open cell 2\n"
                                                       "    close\n"
                                                       "    open cell 3\n"
                                                       "    close\n"
                                                       "  close\n"
                                                       "close\n");
}

static void quotations_code_and_rules(void **state)
{
    (void)state;
    assert_parsed("> a\n\n>\n\n```c\nint\tx;\r\n\n```\n\n    kept  spaces\n\n* * *\n",
                  "open quotation\n"
                  "  open paragraph\n"
                  "    text \"a\"\n"
                  "  close\n"
                  "close\n"
                  "open code\n"
                  "  text \"int\\tx;\\n\"\n"
                  "close\n"
                  "open code\n"
                  "  text \"kept  spaces\"\n"
                  "close\n"
                  "open rule\n"
                  "close\n");
}

static void notes_come_at_the_end_in_the_order_of_their_first_use(void **state)
{
    (void)state;
    assert_parsed(
        "a[^z] b[^y] c[^z] d[^none]\n\n[^y]:\n    ```\n    code\n    ```\n[^unused]: u\n[^z]: first\n\n"
        "    second\n",
        "open paragraph\n"
        "  text \"a\"\n"
        "  note \"note:1\"\n"
        "  text \"[1]\"\n"
        "  style off\n"
        "  text \" b\"\n"
        "  note \"note:2\"\n"
        "  text \"[2]\"\n"
        "  style off\n"
        "  text \" c\"\n"
        "  note \"note:1\"\n"
        "  text \"[1]\"\n"
        "  style off\n"
        "  text \" d[^none]\"\n"
        "close\n"
        "anchor \"note:1\"\n"
        "open note\n"
        "  open paragraph\n"
        "    text \"[1] first\"\n"
        "  close\n"
        "  open paragraph\n"
        "    text \"second\"\n"
        "  close\n"
        "close\n"
        "anchor \"note:2\"\n"
        "open note\n"
        "  open paragraph\n"
        "    text \"[2]\"\n"
        "  close\n"
        "  open code\n"
        "    text \"code\"\n"
        "  close\n"
        "close\n");
}

static void control_characters_become_visible(void **state)
{
    (void)state;
    assert_parsed("a\x1b[31m b\x7f&#x9b; c&#13;d&#9;e\n\n```\n\x07\ty\n```\n",
                  "open paragraph\n"
                  "  text \"a␛[31m b␡\uFFFD c d e\"\n"
                  "close\n"
                  "open code\n"
                  "  text \"␇\\ty\"\n"
                  "close\n");
}

static void html_is_shown_without_its_tags(void **state)
{
    (void)state;
    assert_parsed("a <b>b</b> <img alt='c &amp; d'><!-- gone -->e <span id=\"here\">f</span>\n\n"
                  "<h2>Head &mdash; &#x41;&bogus;</h2>\n<p>One<p>Two\n\n"
                  "<script>\n\nnever();\n\n</script>\n\n"
                  "<pre>\nkept  <b>so</b>\n\tyes</pre>\n\n<hr>\n",
                  "open paragraph\n"
                  "  text \"a b c & de\"\n"
                  "  anchor \"here\"\n"
                  "  text \" f\"\n"
                  "close\n"
                  "open paragraph\n"
                  "  text \"Head — A&bogus;\"\n"
                  "close\n"
                  "open paragraph\n"
                  "  text \"One\"\n"
                  "close\n"
                  "open paragraph\n"
                  "  text \"Two\"\n"
                  "close\n"
                  "open code\n"
                  "  text \"kept  \"\n"
                  "  style strong\n"
                  "  text \"so\"\n"
                  "  style off\n"
                  "  text \"\\n\\tyes\"\n"
                  "close\n"
                  "open rule\n"
                  "close\n");
}

static void html_that_never_ends_loses_nothing(void **state)
{
    (void)state;
    assert_parsed("<!-- open\n\nfirst\n\n<script>\nsecond <b\n", "open paragraph\n"
                                                                 "  text \"<!-- open\"\n"
                                                                 "close\n"
                                                                 "open paragraph\n"
                                                                 "  text \"first\"\n"
                                                                 "close\n"
                                                                 "open paragraph\n"
                                                                 "  text \"second <b\"\n"
                                                                 "close\n");
}

static void directives_make_sections_credits_and_editorial_notes(void **state)
{
    (void)state;
    assert_parsed("<!-- stele:section level=2 ordinal=\"I\" label=\"Big &amp;\n small\" frame -->\n"
                  "<!--stele:credit-->\n\nLiu<!-- stele:editorial -->[^1] x[^1]\n\n# Printed\n\n[^1]: n\n",
                  "section 2 \"I\" \"Big & small\" frame\n"
                  "open credit\n"
                  "  text \"Liu\"\n"
                  "  editorial note \"note:1\"\n"
                  "  text \"[1]\"\n"
                  "  style off\n"
                  "  text \" x\"\n"
                  "  note \"note:1\"\n"
                  "  text \"[1]\"\n"
                  "  style off\n"
                  "close\n"
                  "anchor \"printed\"\n"
                  "section 1 \"\" \"Printed\" printed\n"
                  "open heading 1\n"
                  "  text \"Printed\"\n"
                  "close\n"
                  "anchor \"note:1\"\n"
                  "open note\n"
                  "  open paragraph\n"
                  "    text \"[1] n\"\n"
                  "  close\n"
                  "close\n");
}

static void wrong_directives_are_told(void **state)
{
    (void)state;
    assert_parsed("<!-- stele:section level=9 label=x -->\n<!-- stele:section -->\n<!-- stele:chapter -->\n"
                  "<!-- stele -->\n",
                  "section 1 \"\" \"x\"\n"
                  "notice \"a stele:section without a label was left out\"\n"
                  "notice \"a stele: comment was left out: it is no section, credit or editorial\"\n");
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    assert_parsed("", "");
    assert_parsed("\n \n<!-- c -->\n> \n[r]: /u\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_join_their_lines),
        cmocka_unit_test(wide_characters_join_without_a_space),
        cmocka_unit_test(forced_line_ends_are_line_feeds_in_paragraphs_only),
        cmocka_unit_test(styles_nest_and_none_is_inside_itself),
        cmocka_unit_test(links_carry_their_target_and_images_their_words),
        cmocka_unit_test(a_target_with_controls_is_no_link),
        cmocka_unit_test(headings_are_sections_without_their_notes),
        cmocka_unit_test(lists_say_their_numbers_and_tasks),
        cmocka_unit_test(tables_have_rows_of_aligned_cells),
        cmocka_unit_test(quotations_code_and_rules),
        cmocka_unit_test(notes_come_at_the_end_in_the_order_of_their_first_use),
        cmocka_unit_test(control_characters_become_visible),
        cmocka_unit_test(html_is_shown_without_its_tags),
        cmocka_unit_test(html_that_never_ends_loses_nothing),
        cmocka_unit_test(directives_make_sections_credits_and_editorial_notes),
        cmocka_unit_test(wrong_directives_are_told),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
