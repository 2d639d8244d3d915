#include "check.h"

#include "trace_sink.h"

#include "stele/parsers.h"

/* What the sink hears of SOURCE. */
static void assert_parsed(const char *source, const char *calls)
{
    struct trace trace = {0};
    parse_html(slice_of(source), trace_sink(&trace));
    assert_trace(&trace, calls);
    trace_free(&trace);
}

static void assert_text(const char *source, const char *text)
{
    struct trace trace = {0};
    parse_html(slice_of(source), trace_sink(&trace));
    assert_whole(&trace);
    assert_string_equal(buffer_string(&trace.text), text);
    trace_free(&trace);
}

static void headings_are_sections_with_their_words(void **state)
{
    (void)state;
    assert_parsed("<h1>A <em>b</em></h1><h3 id=\"x\">C<a href=\"#x\">¶</a></h3><h2> </h2>",
                  "section 1 \"\" \"A b\" printed\n"
                  "open heading 1\n"
                  "  text \"A \"\n"
                  "  style emphasis\n"
                  "  text \"b\"\n"
                  "  style off\n"
                  "close\n"
                  "anchor \"x\"\n"
                  "section 3 \"\" \"C\" printed\n"
                  "open heading 3\n"
                  "  text \"C\"\n"
                  "close\n");
}

static void text_without_a_paragraph_is_one(void **state)
{
    (void)state;
    assert_parsed("one<div>two<div>three</div></div>four", "open paragraph\n"
                                                           "  text \"one\"\n"
                                                           "close\n"
                                                           "open paragraph\n"
                                                           "  text \"two\"\n"
                                                           "close\n"
                                                           "open paragraph\n"
                                                           "  text \"three\"\n"
                                                           "close\n"
                                                           "open paragraph\n"
                                                           "  text \"four\"\n"
                                                           "close\n");
}

static void two_breaks_part_paragraphs(void **state)
{
    (void)state;
    assert_parsed("<p>a<br>b<br><br>c", "open paragraph\n"
                                        "  text \"a\\nb\"\n"
                                        "close\n"
                                        "open paragraph\n"
                                        "  text \"c\"\n"
                                        "close\n");
}

static void line_ends_are_spaces_but_not_between_ideographs(void **state)
{
    (void)state;
    assert_parsed("<p>a\n"
                  "  b\n"
                  "<i> c</i> 漢\n"
                  "字",
                  "open paragraph\n"
                  "  text \"a b \"\n"
                  "  style emphasis\n"
                  "  text \"c\"\n"
                  "  style off\n"
                  "  text \" 漢字\"\n"
                  "close\n");
}

static void styles_go_on_behind_a_block(void **state)
{
    (void)state;
    assert_parsed("<b>a<p>b <strong>c</strong></p></b>d", "open paragraph\n"
                                                          "  style strong\n"
                                                          "  text \"a\"\n"
                                                          "  style off\n"
                                                          "close\n"
                                                          "open paragraph\n"
                                                          "  text \"b \"\n"
                                                          "  style strong\n"
                                                          "  text \"c\"\n"
                                                          "  style off\n"
                                                          "close\n"
                                                          "open paragraph\n"
                                                          "  text \"d\"\n"
                                                          "close\n");
}

static void lists_nest_and_count(void **state)
{
    (void)state;
    assert_parsed("<ol start=3><li>a<ul><li>b</ul><li value=9>c<li><p>d</ol>", "open list\n"
                                                                               "  open item 3\n"
                                                                               "    open paragraph\n"
                                                                               "      text \"a\"\n"
                                                                               "    close\n"
                                                                               "    open list 1\n"
                                                                               "      open item\n"
                                                                               "        open paragraph\n"
                                                                               "          text \"b\"\n"
                                                                               "        close\n"
                                                                               "      close\n"
                                                                               "    close\n"
                                                                               "  close\n"
                                                                               "  open item 9\n"
                                                                               "    open paragraph\n"
                                                                               "      text \"c\"\n"
                                                                               "    close\n"
                                                                               "  close\n"
                                                                               "  open item 10\n"
                                                                               "    open paragraph\n"
                                                                               "      text \"d\"\n"
                                                                               "    close\n"
                                                                               "  close\n"
                                                                               "close\n");
}

static void what_stands_beside_the_items_is_an_item(void **state)
{
    (void)state;
    assert_parsed("<ul>a<ul><li>b</ul></ul>", "open list 1\n"
                                              "  open item\n"
                                              "    open paragraph\n"
                                              "      text \"a\"\n"
                                              "    close\n"
                                              "    open list 1\n"
                                              "      open item\n"
                                              "        open paragraph\n"
                                              "          text \"b\"\n"
                                              "        close\n"
                                              "      close\n"
                                              "    close\n"
                                              "  close\n"
                                              "close\n");
}

static void terms_and_their_meanings_are_items(void **state)
{
    (void)state;
    assert_parsed("<dl><dt>a<dd>b<dd><p>c</dd><div><dt>d<dd>e</div></dl>", "open list\n"
                                                                           "  open item\n"
                                                                           "    open paragraph\n"
                                                                           "      style strong\n"
                                                                           "      text \"a\"\n"
                                                                           "      style off\n"
                                                                           "    close\n"
                                                                           "    open paragraph\n"
                                                                           "      text \"b\"\n"
                                                                           "    close\n"
                                                                           "    open paragraph\n"
                                                                           "      text \"c\"\n"
                                                                           "    close\n"
                                                                           "    open paragraph\n"
                                                                           "      text \"d\"\n"
                                                                           "    close\n"
                                                                           "    open paragraph\n"
                                                                           "      text \"e\"\n"
                                                                           "    close\n"
                                                                           "  close\n"
                                                                           "close\n");
}

static void tables_have_head_rows_and_captions(void **state)
{
    (void)state;
    assert_parsed(
        "<table><caption>c</caption><thead><tr><td>a<td align=right>b<tbody><tr><td colspan=2>d<br>e</table>",
        "open credit\n"
        "  text \"c\"\n"
        "close\n"
        "open table\n"
        "  open row 1\n"
        "    open cell\n"
        "      text \"a\"\n"
        "    close\n"
        "    open cell 3\n"
        "      text \"b\"\n"
        "    close\n"
        "  close\n"
        "  open row\n"
        "    open cell\n"
        "      text \"d e\"\n"
        "    close\n"
        "    open cell\n"
        "    close\n"
        "  close\n"
        "close\n");
}

static void a_table_that_only_places_blocks_is_none(void **state)
{
    (void)state;
    assert_parsed("<table><tr><td><h2>a</h2><td><p>b</table>", "section 2 \"\" \"a\" printed\n"
                                                               "open heading 2\n"
                                                               "  text \"a\"\n"
                                                               "close\n"
                                                               "open paragraph\n"
                                                               "  text \"b\"\n"
                                                               "close\n");
}

static void preformatted_text_keeps_its_lines(void **state)
{
    (void)state;
    assert_parsed("<pre>\n"
                  " a\n"
                  "\n"
                  "  <b>b</b>\n"
                  "</pre>",
                  "open code\n"
                  "  text \" a\\n\\n  \"\n"
                  "  style strong\n"
                  "  text \"b\"\n"
                  "  style off\n"
                  "close\n");
}

static void quotations_rules_images_and_captions(void **state)
{
    (void)state;
    assert_parsed("<blockquote>a<p>b</blockquote><hr><figure><img alt=\"c\" "
                  "src=x><figcaption>d</figcaption></figure><q>e</q>",
                  "open quotation\n"
                  "  open paragraph\n"
                  "    text \"a\"\n"
                  "  close\n"
                  "  open paragraph\n"
                  "    text \"b\"\n"
                  "  close\n"
                  "close\n"
                  "open rule\n"
                  "close\n"
                  "open paragraph\n"
                  "  text \"c\"\n"
                  "close\n"
                  "open credit\n"
                  "  text \"d\"\n"
                  "close\n"
                  "open paragraph\n"
                  "  text \"“e”\"\n"
                  "close\n");
}

static void ruby_is_read_in_parentheses(void **state)
{
    (void)state;
    assert_parsed("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</ruby>", "open paragraph\n"
                                                                             "  text \"漢(kan)字(ji)\"\n"
                                                                             "close\n");
}

static void scripts_styles_and_what_is_hidden_are_not_text(void **state)
{
    (void)state;
    assert_parsed("<style>a{}</style><script>b<p></script><template>c</template><p hidden>d</p><p "
                  "style=\"x:y; display : none\">e</p>f",
                  "open paragraph\n"
                  "  text \"f\"\n"
                  "close\n");
}

static void links_and_anchors(void **state)
{
    (void)state;
    assert_parsed("<p id=a><a name=b href=\"c.html#d\">e</a><a href=\"\">f</a>", "anchor \"a\"\n"
                                                                                 "anchor \"b\"\n"
                                                                                 "open paragraph\n"
                                                                                 "  link \"c.html#d\"\n"
                                                                                 "  text \"e\"\n"
                                                                                 "  style off\n"
                                                                                 "  text \"f\"\n"
                                                                                 "close\n");
}

static void a_link_there_and_back_is_a_note(void **state)
{
    (void)state;
    assert_parsed(
        "<p>a<sup><a href=\"#n\" id=r>1</a></sup><p id=n><a href=\"#r\">1</a> b <a href=\"#r\">^</a>",
        "open paragraph\n"
        "  text \"a\"\n"
        "  anchor \"r\"\n"
        "  note \"n\"\n"
        "  text \"1\"\n"
        "  style off\n"
        "close\n"
        "anchor \"n\"\n"
        "open note\n"
        "  open paragraph\n"
        "    link \"#r\"\n"
        "    text \"1\"\n"
        "    style off\n"
        "    text \" b\"\n"
        "  close\n"
        "close\n");
}

static void a_link_that_only_leads_on_is_none(void **state)
{
    (void)state;
    assert_parsed("<p>a <a href=\"#n\">1</a><p id=n>b", "open paragraph\n"
                                                        "  text \"a \"\n"
                                                        "  link \"#n\"\n"
                                                        "  text \"1\"\n"
                                                        "  style off\n"
                                                        "close\n"
                                                        "anchor \"n\"\n"
                                                        "open paragraph\n"
                                                        "  text \"b\"\n"
                                                        "close\n");
}

static void what_is_marked_as_a_note_is_one(void **state)
{
    (void)state;
    assert_parsed("<p>a<a class=footnote-ref href=\"#f\">1</a><section class=footnotes><ol><li id=f>b <a "
                  "href=\"#x\" role=doc-backlink>c</a></ol></section>",
                  "open paragraph\n"
                  "  text \"a\"\n"
                  "  note \"f\"\n"
                  "  text \"1\"\n"
                  "  style off\n"
                  "close\n"
                  "anchor \"f\"\n"
                  "open note\n"
                  "  open paragraph\n"
                  "    text \"[1] b \"\n"
                  "    link \"#x\"\n"
                  "    text \"c\"\n"
                  "    style off\n"
                  "  close\n"
                  "close\n");
}

static void what_leads_around_the_site_is_left_out(void **state)
{
    (void)state;
    assert_parsed("<header><p>a</header><nav>b</nav><main><header>c</header><p>d</main><footer>e</footer>",
                  "open paragraph\n"
                  "  text \"c\"\n"
                  "close\n"
                  "open paragraph\n"
                  "  text \"d\"\n"
                  "close\n");
}

static void parts_of_a_page_are_known_by_their_roles(void **state)
{
    (void)state;
    assert_text(
        "<a href='#m'>skip</a><div role=dialog>a</div><div role=banner>b</div><div role=navigation>c</div>"
        "<div role=main id=m><h1>d</h1><p>e</div><div role=complementary>f</div><div role=contentinfo>g",
        "d\n\ne");
}

static void what_leads_around_in_the_main_part_is_the_outlines(void **state)
{
    (void)state;
    assert_text("<main><h1>a</h1><nav><h2>Contents</h2><ul><li>b</ul></nav><p>c</main>", "a\n\nc");
    assert_text("<main><nav><h2>Contents</h2><ul><li>b</ul></nav></main>", "Contents\n\nb");
}

static void a_page_without_a_head_loses_nothing(void **state)
{
    (void)state;
    assert_text("<!doctype html><title>t</title><header><h1>a</h1></header><main><p>b</main>", "a\n\nb");
}

static void what_works_only_in_a_browser_is_left_out(void **state)
{
    (void)state;
    assert_text("<p>a<button>b</button><select><option>c</select><video>d</video><dialog>e</dialog>"
                "<span aria-hidden=true>f</span><span class='x noprint'>g</span>",
                "a");
    assert_text("<h2><button>a</button></h2><dialog open>b</dialog><div aria-hidden=true><h2>c</h2></div>",
                "a\n\nb\n\nc");
}

static void signs_that_are_links_to_their_place_are_left_out(void **state)
{
    (void)state;
    assert_text("<h2>a <a href='#a'>#</a></h2><p>b <a href='#b'>¶</a><p>c <a href='#c'>#</a> <a href=d>¶</a>",
                "a\n\nb\n\nc # ¶");
}

static void no_break_spaces_alone_are_no_paragraph(void **state)
{
    (void)state;
    assert_text("<p>a<p>&nbsp;<div>&nbsp; &nbsp;</div><p>&nbsp;b", "a\n\n\u00A0b");
}

static void without_a_main_part_everything_is_text(void **state)
{
    (void)state;
    assert_parsed("<header>a</header><nav>b</nav><p>c<footer>d</footer>", "open paragraph\n"
                                                                          "  text \"a\"\n"
                                                                          "close\n"
                                                                          "open paragraph\n"
                                                                          "  text \"b\"\n"
                                                                          "close\n"
                                                                          "open paragraph\n"
                                                                          "  text \"c\"\n"
                                                                          "close\n"
                                                                          "open paragraph\n"
                                                                          "  text \"d\"\n"
                                                                          "close\n");
}

static void the_head_says_title_authors_and_date(void **state)
{
    (void)state;
    assert_parsed("<html lang=de><head><title>a\n"
                  " b</title><meta name=author content=\"Liu, Zhenmin\"><meta name=author content=\"A "
                  "B\"><meta property=\"article:published_time\" content=\"2015-02-06T09:00Z\"></head><p>c",
                  "meta title \"a b\"\n"
                  "meta family \"Liu\"\n"
                  "meta given \"Zhenmin\"\n"
                  "meta name \"A B\"\n"
                  "meta issued \"2015-02-06\"\n"
                  "meta language \"de\"\n"
                  "open paragraph\n"
                  "  text \"c\"\n"
                  "close\n");
}

static void xhtml_is_xml_with_the_names_of_html(void **state)
{
    (void)state;
    assert_parsed("<?xml version=\"1.0\"?><!DOCTYPE html><html><head><title/></head><body><p "
                  "id=\"a\"/>b&nbsp;&mdash;<![CDATA[<c>]]></body></html>",
                  "anchor \"a\"\n"
                  "open paragraph\n"
                  "  text \"b —<c>\"\n"
                  "close\n");
}

static void page_breaks_of_the_printed_edition_are_anchors_only(void **state)
{
    (void)state;
    assert_parsed("<p>a<span epub:type=pagebreak id=p9>9</span> b", "open paragraph\n"
                                                                    "  text \"a\"\n"
                                                                    "  anchor \"p9\"\n"
                                                                    "  text \" b\"\n"
                                                                    "close\n");
}

static void a_table_of_contents_with_ways_back_refers_to_no_notes(void **state)
{
    (void)state;
    struct trace trace = {0};
    parse_html(slice_of("<div id=top><a href='#c'>1</a></div><div id=c>a <a href='#top'>up</a></div>"
                        "<p><a id=t href='#d'>2</a></p><div id=d><h2>b</h2><a href='#t'>up</a></div>"
                        "<p><a id=u href='#e'>Part 3</a></p><p id=e>c <a href='#u'>up</a></p>"),
               trace_sink(&trace));
    assert_whole(&trace);
    assert_null(strstr(buffer_string(&trace.lines), "note"));
    trace_free(&trace);
}

static void references_are_characters(void **state)
{
    (void)state;
    assert_text("a&NewLine;b&Tab;c &lbrace;&check;&hellip;&CounterClockwiseContourIntegral;&lt;b&gt;&amp;lt;",
                "a b c {✓…∳<b>&lt;");
    assert_text("&#8212;&#x2014;&#8212 &#150;&#x93;", "——— –“");
    assert_text("<?xml version=\"1.0\"?><html><p>&check;&nbsp;<![CDATA[&check;]]></p></html>",
                "✓\u00A0&check;");
}

static void what_a_document_type_declares_is_no_text(void **state)
{
    (void)state;
    assert_text("<!DOCTYPE html [<!ENTITY a \"x\"> <!ENTITY b \"y\">]>\n<p>a &a;", "a &a;");
    assert_text("<!doctype html><p>a[<b>b]></b>", "a[b]>");
}

static void old_names_need_no_semicolon(void **state)
{
    (void)state;
    assert_text("&copy 2019 &eacutet&eacute; &notit; a&b AT&T & &bogus; &",
                "© 2019 été ¬it; a&b AT&T & &bogus; &");
    assert_parsed("<a href=\"x?a=1&copy=2&amp;reg&sect=3\">y</a>", "open paragraph\n"
                                                                   "  link \"x?a=1&copy=2&reg&sect=3\"\n"
                                                                   "  text \"y\"\n"
                                                                   "  style off\n"
                                                                   "close\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_are_sections_with_their_words),
        cmocka_unit_test(text_without_a_paragraph_is_one),
        cmocka_unit_test(two_breaks_part_paragraphs),
        cmocka_unit_test(line_ends_are_spaces_but_not_between_ideographs),
        cmocka_unit_test(styles_go_on_behind_a_block),
        cmocka_unit_test(lists_nest_and_count),
        cmocka_unit_test(what_stands_beside_the_items_is_an_item),
        cmocka_unit_test(terms_and_their_meanings_are_items),
        cmocka_unit_test(tables_have_head_rows_and_captions),
        cmocka_unit_test(a_table_that_only_places_blocks_is_none),
        cmocka_unit_test(preformatted_text_keeps_its_lines),
        cmocka_unit_test(quotations_rules_images_and_captions),
        cmocka_unit_test(ruby_is_read_in_parentheses),
        cmocka_unit_test(scripts_styles_and_what_is_hidden_are_not_text),
        cmocka_unit_test(links_and_anchors),
        cmocka_unit_test(a_link_there_and_back_is_a_note),
        cmocka_unit_test(a_link_that_only_leads_on_is_none),
        cmocka_unit_test(what_is_marked_as_a_note_is_one),
        cmocka_unit_test(what_leads_around_the_site_is_left_out),
        cmocka_unit_test(parts_of_a_page_are_known_by_their_roles),
        cmocka_unit_test(what_leads_around_in_the_main_part_is_the_outlines),
        cmocka_unit_test(a_page_without_a_head_loses_nothing),
        cmocka_unit_test(what_works_only_in_a_browser_is_left_out),
        cmocka_unit_test(signs_that_are_links_to_their_place_are_left_out),
        cmocka_unit_test(no_break_spaces_alone_are_no_paragraph),
        cmocka_unit_test(without_a_main_part_everything_is_text),
        cmocka_unit_test(the_head_says_title_authors_and_date),
        cmocka_unit_test(xhtml_is_xml_with_the_names_of_html),
        cmocka_unit_test(page_breaks_of_the_printed_edition_are_anchors_only),
        cmocka_unit_test(a_table_of_contents_with_ways_back_refers_to_no_notes),
        cmocka_unit_test(references_are_characters),
        cmocka_unit_test(what_a_document_type_declares_is_no_text),
        cmocka_unit_test(old_names_need_no_semicolon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
