/* Notes and links: what is shown of them, where they lead, and that nothing leaves unasked. */

#include "desk.h"
#include "zip_maker.h"

static const char *const essay =
    "# Essay\n\nA claim[^1] that needs its source, and [a place further on](#the-end).\n\n"
    "A second[^long] claim.\n\n"
    "## Middle\n\nOne\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n\nseven\n\neight\n\nnine\n\nten.\n\n"
    "## The end\n\nSee <https://example.org/a?b=c&d=e> alone.\n\n"
    "[^1]: The source, *page* 12.\n\n[^long]: First paragraph of the note.\n\n    Second paragraph of it.\n";

static struct desk *read_markdown(void **state, const char *text)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, text);
    reader_resize(desk->reader, 10, 60);
    desk_idle(desk);
    return desk;
}

static struct slice panel_text(struct desk *desk)
{
    struct panel_picture panel;
    assert_true(reader_panel(desk->reader, &panel));
    return panel.text;
}

static bool panel_is_open(struct desk *desk)
{
    struct panel_picture panel;
    return reader_panel(desk->reader, &panel);
}

static const struct list *list_of(struct desk *desk)
{
    assert_non_null(reader_list(desk->reader));
    return reader_list(desk->reader);
}

static struct request next_request(struct desk *desk)
{
    struct request request = {0};
    assert_true(reader_request(desk->reader, &request));
    return request;
}

static void assert_no_request(struct desk *desk)
{
    struct request request;
    assert_false(reader_request(desk->reader, &request));
}

/* ---- notes ---- */

static void the_only_note_is_shown_at_once(void **state)
{
    struct desk *desk = read_markdown(state, "A claim[^1].\n\nMore.\n\n[^1]: The source, *page* 12.\n");
    size_t place = desk_place(desk);
    desk_press(desk, "o");
    assert_says(panel_text(desk), "The source, page 12.");
    assert_int_equal(desk_place(desk), place); /* the text is not left */
    desk_press(desk, "<Esc>");
    assert_false(panel_is_open(desk));
}

static void of_several_notes_and_links_one_is_chosen(void **state)
{
    struct desk *desk = read_markdown(state, essay);
    desk_press(desk, "o");
    assert_int_equal(list_of(desk)->count, 3);
    assert_slice(list_of(desk)->rows[0].label, "[1]");
    assert_says(list_of(desk)->rows[0].detail, "The source, page 12.");
    assert_slice(list_of(desk)->rows[1].label, "a place further on");
    assert_slice(list_of(desk)->rows[1].detail, "The end");
    desk_press(desk, "jj<Enter>");
    assert_null(reader_list(desk->reader));
    assert_says(panel_text(desk), "First paragraph of the note.\n\nSecond paragraph of it.");
}

static void leaving_the_list_follows_nothing(void **state)
{
    struct desk *desk = read_markdown(state, essay);
    desk_press(desk, "oj<Esc>");
    assert_false(panel_is_open(desk));
    assert_int_equal(desk_place(desk), 0);
}

static void the_list_of_links_deletes_no_bookmark(void **state)
{
    struct desk *desk = read_markdown(state, essay);
    desk_press(desk, "maodd");
    assert_int_equal(reader_marks(desk->reader), 1);
    assert_notice(desk, "there is no mark here; B lists them");
    desk_press(desk, "r");
    assert_string_equal(desk_prompt(desk), "(closed)");
}

static void the_speech_has_its_note(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "o");
    assert_says(panel_text(desk), "Liu Zhenmin is Vice Foreign Minister of China.");
}

static void a_long_note_scrolls(void **state)
{
    struct buffer text = {0};
    buffer_append_string(&text, "A claim[^1].\n\n[^1]: Begin");
    for (int i = 0; i < 400; i++)
        buffer_append_string(&text, " and on");
    buffer_append_string(&text, " end.\n");
    struct desk *desk = read_markdown(state, buffer_string(&text));
    struct panel_picture panel;
    desk_press(desk, "oj");
    assert_true(reader_panel(desk->reader, &panel));
    assert_int_equal(panel.first, 1);
    assert_slice(panel.hint, "j k scroll");
    buffer_free(&text);
}

static void notes_of_a_page_are_shown_too(void **state)
{
    struct desk *desk = *state;
    desk_open(desk,
              desk_write(desk, "page.html",
                         slice_of("<h1>T</h1><p>Words<sup><a id=r1 href='#fn1'>1</a></sup> here.</p>"
                                  "<ol class=footnotes><li id=fn1>The <i>body</i>. <a href='#r1'>back</a>"
                                  "</li></ol>")));
    reader_resize(desk->reader, 8, 60);
    desk_press(desk, "o");
    if (reader_list(desk->reader))
        desk_press(desk, "<Enter>");
    assert_says(panel_text(desk), "The body.");
}

#define PAGE(body)                                                                                           \
    "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>t</"  \
    "title></head><body>" body "</body></html>"

/* A note at the end of the page, one in another file of the book, a link to a place in that. */
static const char *const book[] = {
    "mimetype",
    "application/epub+zip",
    "META-INF/container.xml",
    "<container version='1.0' xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
    "full-path='b/p.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
    "b/p.opf",
    "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='i'><metadata "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier "
    "id='i'>x</dc:identifier><dc:title>B</dc:title>"
    "<dc:language>en</dc:language></metadata><manifest><item id='a' href='a.xhtml' "
    "media-type='application/xhtml+xml'/><item id='n' href='n.xhtml' media-type='application/xhtml+xml'/>"
    "</manifest><spine><itemref idref='a'/><itemref idref='n'/></spine></package>",
    "b/a.xhtml",
    PAGE("<h1>One</h1><p>Far<a epub:type='noteref' href='n.xhtml#n1'>1</a>, near<a epub:type='noteref' "
         "href='#f2'>*</a>, <a href='n.xhtml#end'>away</a>.</p><aside epub:type='footnote' id='f2'><p>The "
         "near "
         "note.</p></aside>"),
    "b/n.xhtml",
    PAGE(
        "<h1>Notes</h1><section epub:type='endnotes'><ol><li id='n1' epub:type='endnote'><p>The far note.</p>"
        "</li></ol></section><h2 id='end'>The end</h2><p>Bye.</p>"),
    NULL,
};

static void notes_and_links_of_a_book_lead_from_file_to_file(void **state)
{
    struct desk *desk = *state;
    struct buffer bytes = {0};
    make_zip(&bytes, book);
    desk_open(desk, desk_write(desk, "book.epub", buffer_slice(&bytes)));
    reader_resize(desk->reader, 6, 60);
    buffer_free(&bytes);
    desk_press(desk, "o");
    assert_int_equal(list_of(desk)->count, 3);
    desk_press(desk, "<Enter>");
    assert_says(panel_text(desk), "The far note.");
    desk_press(desk, "<Esc>oj<Enter>");
    assert_says(panel_text(desk), "The near note.");
    desk_press(desk, "<Esc>ojj<Enter>");
    assert_top(desk, "The end");
    desk_press(desk, "<C-o>");
    assert_top(desk, "One");
}

/* ---- links in the document ---- */

static void a_link_inside_is_a_jump_with_a_way_back(void **state)
{
    struct desk *desk = read_markdown(state, essay);
    desk_press(desk, "oj<Enter>");
    assert_top(desk, "The end");
    assert_false(panel_is_open(desk));
    assert_no_request(desk);
    desk_press(desk, "<C-o>");
    assert_int_equal(desk_place(desk), 0);
}

static void an_escaped_name_is_found(void **state)
{
    struct desk *desk = read_markdown(state, "[go](#caf%C3%A9)\n\nword\n\n# Café\n\nHere.\n");
    desk_press(desk, "o");
    assert_top(desk, "Café");
}

static void a_name_that_is_nowhere_is_said(void **state)
{
    struct desk *desk = read_markdown(state, "[go](#nowhere)\n\n# Title\n\nHere.\n");
    desk_press(desk, "o");
    assert_notice(desk, "it leads to \"nowhere\", which is not in this document");
}

static void a_page_without_any_says_so(void **state)
{
    struct desk *desk = read_markdown(state, "# Title\n\nHere.\n");
    desk_press(desk, "o");
    assert_notice(desk, "no note and no link on this page");
    assert_null(reader_list(desk->reader));
}

static void only_what_is_on_the_page_counts(void **state)
{
    struct desk *desk = read_markdown(state, essay);
    desk_press(desk, ":goto The end<Enter>o");
    assert_slice(next_request(desk).text, "https://example.org/a?b=c&d=e");
}

/* ---- links out of it ---- */

static void a_link_outside_is_copied_and_not_opened(void **state)
{
    struct desk *desk = read_markdown(state, "See <https://example.org/a?b=c&d=e>.\n");
    desk_press(desk, "o");
    struct request request = next_request(desk);
    assert_int_equal(request.kind, REQUEST_COPY);
    assert_slice(request.text, "https://example.org/a?b=c&d=e");
    assert_no_request(desk);
}

static void open_asks_for_the_browser(void **state)
{
    struct desk *desk = read_markdown(state, "See <https://example.org/> and <mailto:a@example.org>.\n");
    desk_press(desk, ":open<Enter>");
    assert_starts(reader_notice(desk->reader), "no link on this page, or several");
    assert_no_request(desk);
    desk_press(desk, "oj<Enter>");
    assert_slice(next_request(desk).text, "mailto:a@example.org");
    desk_press(desk, ":open<Enter>");
    struct request request = next_request(desk);
    assert_int_equal(request.kind, REQUEST_OPEN);
    assert_slice(request.text, "mailto:a@example.org");
}

static void open_takes_no_file_and_no_program(void **state)
{
    static const char *const links[] = {
        "file:///etc/passwd", "javascript:alert(1)", "chapter2.md", "-new-window", "https:",
        "data:text/html,x"};
    for (size_t i = 0; i < COUNT_OF(links); i++) {
        struct buffer text = {0};
        buffer_format(&text, "See [this](<%s>).\n", links[i]);
        struct desk *desk = read_markdown(state, buffer_string(&text));
        desk_press(desk, ":open<Enter>");
        assert_says(reader_notice(desk->reader), "not opened: ");
        assert_no_request(desk);
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(the_only_note_is_shown_at_once),
        desk_test(of_several_notes_and_links_one_is_chosen),
        desk_test(leaving_the_list_follows_nothing),
        desk_test(the_list_of_links_deletes_no_bookmark),
        desk_test(the_speech_has_its_note),
        desk_test(a_long_note_scrolls),
        desk_test(notes_of_a_page_are_shown_too),
        desk_test(notes_and_links_of_a_book_lead_from_file_to_file),
        desk_test(a_link_inside_is_a_jump_with_a_way_back),
        desk_test(an_escaped_name_is_found),
        desk_test(a_name_that_is_nowhere_is_said),
        desk_test(a_page_without_any_says_so),
        desk_test(only_what_is_on_the_page_counts),
        desk_test(a_link_outside_is_copied_and_not_opened),
        desk_test(open_asks_for_the_browser),
        desk_test(open_takes_no_file_and_no_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
