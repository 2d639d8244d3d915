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

static void all_that_is_known_is_told(void **state)
{
    (void)state;
    assert_parsed(
        "---\n"
        "title: A  Title\n"
        "container-title: Journal\nissue: 3\npages: 20-24\n"
        "date: {delivered: 2015-02-06, issued: 2015-03, web: 2015-05-27}\n"
        "event: \"Munich: a conference\"\neditor: [First, Second]\nlang: en\nrights: ©\ndoi: 10.1/x\n"
        "unknown: value\nnothing: ~\n"
        "...\n"
        "# a TITLE\n",
        "meta title \"A Title\"\n"
        "meta container \"Journal\"\n"
        "meta issue \"3\"\n"
        "meta pages \"20-24\"\n"
        "meta delivered \"2015-02-06\"\n"
        "meta issued \"2015-03\"\n"
        "meta web \"2015-05-27\"\n"
        "meta event \"Munich: a conference\"\n"
        "meta editor \"First, Second\"\n"
        "meta language \"en\"\n"
        "meta copyright \"©\"\n"
        "meta identifier \"10.1/x\"\n"
        "anchor \"a-title\"\n"
        "section 1 \"\" \"a TITLE\" printed\n"
        "open heading 1\n"
        "  text \"a TITLE\"\n"
        "close\n");
}

static void authors_are_whole_names_or_parts(void **state)
{
    (void)state;
    assert_parsed("---\n"
                  "author:\n"
                  "  - {given: Zhenmin, family: Liu, role: Vice Foreign Minister}\n"
                  "  - {family: Kim}\n"
                  "  - {given: Plato}\n"
                  "  - Ludwig van Beethoven\n"
                  "  - {family: 刘, given: 振民}\n"
                  "---\n"
                  "text\n",
                  "meta family \"Liu\"\n"
                  "meta given \"Zhenmin\"\n"
                  "meta role \"Vice Foreign Minister\"\n"
                  "meta family \"Kim\"\n"
                  "meta name \"Plato\"\n"
                  "meta name \"Ludwig van Beethoven\"\n"
                  "meta family \"刘\"\n"
                  "meta given \"振民\"\n"
                  "open credit\n"
                  "  text \"Zhenmin Liu, Kim, Plato, Ludwig van Beethoven, 刘振民\"\n"
                  "close\n"
                  "open paragraph\n"
                  "  text \"text\"\n"
                  "close\n");
}

static void the_byline_follows_the_title_that_the_text_prints(void **state)
{
    (void)state;
    assert_parsed("---\ntitle: T\nauthor: A\n---\n<!-- c -->\n\n# T\n\n# U\n",
                  "meta title \"T\"\n"
                  "meta name \"A\"\n"
                  "anchor \"t\"\n"
                  "section 1 \"\" \"T\" printed\n"
                  "open heading 1\n"
                  "  text \"T\"\n"
                  "close\n"
                  "open credit\n"
                  "  text \"A\"\n"
                  "close\n"
                  "anchor \"u\"\n"
                  "section 1 \"\" \"U\" printed\n"
                  "open heading 1\n"
                  "  text \"U\"\n"
                  "close\n");
}

static void another_heading_stands_under_the_title(void **state)
{
    (void)state;
    assert_parsed("---\ntitle: T\nauthor: A\n---\n# Part\n", "meta title \"T\"\n"
                                                             "meta name \"A\"\n"
                                                             "open title\n"
                                                             "  text \"T\"\n"
                                                             "close\n"
                                                             "open credit\n"
                                                             "  text \"A\"\n"
                                                             "close\n"
                                                             "anchor \"part\"\n"
                                                             "section 1 \"\" \"Part\" printed\n"
                                                             "open heading 1\n"
                                                             "  text \"Part\"\n"
                                                             "close\n");
}

static void a_text_that_begins_with_a_credit_gets_no_byline(void **state)
{
    (void)state;
    assert_parsed("---\nauthor: A\n---\n\n<!-- stele:credit -->\n\nby A\n", "meta name \"A\"\n"
                                                                            "open credit\n"
                                                                            "  text \"by A\"\n"
                                                                            "close\n");
}

static void yaml_that_cannot_be_read_is_left_out_and_told(void **state)
{
    (void)state;
    assert_parsed(
        "---\nkind: x\ntitle: a: b\n---\ntext\n",
        "notice \"the front matter was left out: line 3: mapping values are not allowed in this context\"\n"
        "open paragraph\n"
        "  text \"text\"\n"
        "close\n");
    assert_parsed("---\ntitle: [a\n---\n",
                  "notice \"the front matter was left out: line 3: did not find expected ',' or ']'\"\n");
}

static void what_only_looks_like_front_matter_is_text(void **state)
{
    (void)state;
    static const char between_rules[] = "---\nonly words\n---\n", rule[] = "---\n\nx: y\n\n---\n";
    assert_parsed(between_rules, "open rule\nclose\n"
                                 "anchor \"only-words\"\n"
                                 "section 2 \"\" \"only words\" printed\n"
                                 "open heading 2\n  text \"only words\"\nclose\n");
    assert_parsed(rule, "open rule\nclose\nopen paragraph\n  text \"x: y\"\nclose\nopen rule\nclose\n");
    assert_parsed("---\ntitle: x\n", "open rule\nclose\nopen paragraph\n  text \"title: x\"\nclose\n");
    assert_parsed(" ---\ntitle: x\n---\n", "open rule\nclose\n"
                                           "anchor \"title-x\"\n"
                                           "section 2 \"\" \"title: x\" printed\n"
                                           "open heading 2\n  text \"title: x\"\nclose\n");
}

static void front_matter_without_values_is_no_text(void **state)
{
    (void)state;
    assert_parsed("---\n# a comment\n---\nx\n", "open paragraph\n  text \"x\"\nclose\n");
    assert_parsed("---\r\ntitle: T\r\n---\r\n", "meta title \"T\"\nopen title\n  text \"T\"\nclose\n");
}

static void aliases_are_not_expanded(void **state)
{
    (void)state;
    struct buffer source = {0};
    buffer_append_string(&source, "---\nx: &a {family: F, role: R}\nauthor: [*a");
    for (int i = 0; i < 5000; i++)
        buffer_append_string(&source, ", *a");
    buffer_append_string(&source, "]\n---\n");
    struct trace trace = {0};
    parse_markdown(buffer_slice(&source), trace_sink(&trace));
    assert_whole(&trace);
    assert_true(trace.lines.length < 10 * 1000);
    trace_free(&trace);
    buffer_free(&source);
}

static void brackets_are_not_followed_into_the_deep(void **state)
{
    (void)state;
    struct buffer source = {0};
    buffer_append_string(&source, "---\nx: ");
    for (int i = 0; i < 60000; i++)
        buffer_append_byte(&source, '[');
    buffer_append_string(&source, "\n---\ntext\n");
    assert_parsed(buffer_string(&source), "notice \"the front matter was left out: it is nested too deep\"\n"
                                          "open paragraph\n"
                                          "  text \"text\"\n"
                                          "close\n");
    buffer_free(&source);
}

static void toml_is_read_down_to_its_first_table(void **state)
{
    (void)state;
    assert_parsed("+++\ntitle = \"A Page\" # so called\nauthors = ['A. B.', \"C\"]\ndate = 2021-02-03\n"
                  "draft = true\n[params]\ntitle = \"no\"\n+++\n# A Page\n",
                  "meta title \"A Page\"\n"
                  "meta name \"A. B.\"\n"
                  "meta name \"C\"\n"
                  "meta issued \"2021-02-03\"\n"
                  "anchor \"a-page\"\n"
                  "section 1 \"\" \"A Page\" printed\n"
                  "open heading 1\n"
                  "  text \"A Page\"\n"
                  "close\n"
                  "open credit\n"
                  "  text \"A. B., C\"\n"
                  "close\n");
    assert_parsed("+++\n", "open paragraph\n  text \"+++\"\nclose\n");
}

static void a_title_block_gives_title_authors_and_date(void **state)
{
    (void)state;
    assert_parsed("% On It\n% A B; C D\n% 3 May\n\nWords.\n", "meta title \"On It\"\n"
                                                              "meta name \"A B\"\n"
                                                              "meta name \"C D\"\n"
                                                              "meta issued \"3 May\"\n"
                                                              "open title\n"
                                                              "  text \"On It\"\n"
                                                              "close\n"
                                                              "open credit\n"
                                                              "  text \"A B, C D\"\n"
                                                              "close\n"
                                                              "open paragraph\n"
                                                              "  text \"Words.\"\n"
                                                              "close\n");
    assert_parsed("%d of them\n", "open paragraph\n  text \"%d of them\"\nclose\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_is_known_is_told),
        cmocka_unit_test(authors_are_whole_names_or_parts),
        cmocka_unit_test(the_byline_follows_the_title_that_the_text_prints),
        cmocka_unit_test(another_heading_stands_under_the_title),
        cmocka_unit_test(a_text_that_begins_with_a_credit_gets_no_byline),
        cmocka_unit_test(yaml_that_cannot_be_read_is_left_out_and_told),
        cmocka_unit_test(what_only_looks_like_front_matter_is_text),
        cmocka_unit_test(front_matter_without_values_is_no_text),
        cmocka_unit_test(aliases_are_not_expanded),
        cmocka_unit_test(brackets_are_not_followed_into_the_deep),
        cmocka_unit_test(toml_is_read_down_to_its_first_table),
        cmocka_unit_test(a_title_block_gives_title_authors_and_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
