#include "check.h"

#include "trace_sink.h"
#include "zip_maker.h"

#include "stele/parsers.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define CONTAINER                                                                                            \
    "META-INF/container.xml",                                                                                \
        "<container><rootfiles><rootfile full-path='OPS/p.opf'/></rootfiles></container>"
#define ITEM(id, href, more) "<item id='" id "' href='" href "' media-type='application/xhtml+xml' " more "/>"
#define PACKAGE(metadata, items, spine)                                                                      \
    "OPS/p.opf", "<package unique-identifier='u'><metadata>" metadata "</metadata><manifest>" items          \
                 "</manifest><spine toc='n'>" spine "</spine></package>"
#define NAV(entries)                                                                                         \
    "OPS/nav.xhtml", "<html><body><nav epub:type='toc'><ol>" entries "</ol></nav></body></html>"
#define PAGE(name, body) "OPS/" name, "<html><head><title>t</title></head><body>" body "</body></html>"

static void parse(struct slice bytes, struct trace *trace)
{
    *trace = (struct trace){0};
    parse_epub(bytes, trace_sink(trace));
    assert_whole(trace);
}

/* What the sink hears of an archive of FILES. */
static void assert_parsed(const char *const *files, const char *calls)
{
    struct buffer bytes = {0};
    struct trace trace;
    make_zip(&bytes, files);
    parse(buffer_slice(&bytes), &trace);
    assert_trace(&trace, calls);
    trace_free(&trace);
    buffer_free(&bytes);
}

/* What a conformance test of the W3C says, and does not say. */
static void assert_conforms(const char *name, const char *says, const char *never)
{
    struct buffer bytes = {0}, path = {0};
    struct trace trace;
    buffer_format(&path, TEST_DATA "/epub/w3c-%s.epub", name);
    int file = open(buffer_string(&path), O_RDONLY);
    assert_true(file >= 0 && file_read(file, &bytes, (size_t)1 << 20));
    close(file);
    parse(buffer_slice(&bytes), &trace);
    if (!strstr(buffer_string(&trace.lines), says))
        fail_msg("%s: \"%s\" is not among\n%s", name, says, buffer_string(&trace.lines));
    if (never)
        assert_null(strstr(buffer_string(&trace.lines), never));
    trace_free(&trace);
    buffer_free(&bytes);
    buffer_free(&path);
}

static void the_tests_of_the_w3c_pass(void **state)
{
    (void)state;
    assert_conforms("nav-access", "section 1 \"\" \"Test passes if you can see this link\"\nanchor", NULL);
    assert_conforms("nav-activation", "link \"#EPUB/content_002.xhtml\"", NULL);
    assert_conforms("nav-activation",
                    "anchor \"EPUB/content_002.xhtml\"\nopen paragraph\n"
                    "  text \"Test passes if the navigation link leads here.\"",
                    NULL);
    assert_conforms("nav-spine_in-spine", "link \"#EPUB/content_001.xhtml\"", "notice");
    assert_conforms("nav-spine_not-in-spine", "section 1 \"\" \"Test passes if you can see two links (second",
                    "notice");
    assert_conforms("ocf-package_multiple", "Test passes if you see this.", "Test fails");
    assert_conforms("pkg-title-order", "meta title \"pkg-title-order\"", "must not display first");
    assert_conforms("pkg-spine-order", "must appear first", NULL);
    assert_conforms("pkg-spine-nonlinear-activation", "link \"#EPUB/content_002.xhtml\"", NULL);
    assert_conforms("pkg-spine-nonlinear-activation", "anchor \"EPUB/content_002.xhtml\"", NULL);
    assert_conforms("pkg-dir_creator-rtl", "meta name \"Dave Cramer\"", NULL);
    assert_conforms("pub-xml-names", "notice \"EPUB/content_001.xhtml is not well-formed", NULL);
    assert_conforms("ocf-url_parse-path-absolute", "This reading system does not support scripting",
                    "Container Root URL");
}

static void entries_of_the_contents_are_sections_where_they_lead(void **state)
{
    (void)state;
    const char *const files[] = {
        CONTAINER,
        PACKAGE("",
                ITEM("n", "nav.xhtml", "properties='nav'") ITEM("a", "a.xhtml", "")
                    ITEM("b", "sub/b.xhtml", ""),
                "<itemref idref='a'/><itemref idref='b'/>"),
        NAV("<li><a href='a.xhtml'>Whole</a><ol><li><a href='a.xhtml#x'>Part X</a></li></ol></li>"
            "<li><span>Group</span><ol><li><a href='/OPS/sub/b%2Exhtml'>Absolute</a></li></ol></li>"
            "<li><a href='a.xhtml#gone'>No such place</a></li>"),
        PAGE("a.xhtml", "<h1>Whole</h1><p>see <a href='sub/b.xhtml#y'>b</a></p><h2 id='x'>Part X</h2>"),
        PAGE("sub/b.xhtml", "<p id='y'>text <a href='../a.xhtml'>a</a> <a href='http://e.x/'>c</a></p>"),
        NULL,
    };
    assert_parsed(files, "section 1 \"\" \"Whole\" printed\n"
                         "section 1 \"\" \"No such place\"\n"
                         "anchor \"OPS/a.xhtml\"\n"
                         "open heading 1\n"
                         "  text \"Whole\"\n"
                         "close\n"
                         "open paragraph\n"
                         "  text \"see \"\n"
                         "  link \"#OPS/sub/b.xhtml#y\"\n"
                         "  text \"b\"\n"
                         "  style off\n"
                         "close\n"
                         "section 2 \"\" \"Part X\" printed\n"
                         "anchor \"OPS/a.xhtml#x\"\n"
                         "open heading 2\n"
                         "  text \"Part X\"\n"
                         "close\n"
                         "section 1 \"\" \"Group\"\n"
                         "section 2 \"\" \"Absolute\"\n"
                         "anchor \"OPS/sub/b.xhtml\"\n"
                         "anchor \"OPS/sub/b.xhtml#y\"\n"
                         "open paragraph\n"
                         "  text \"text \"\n"
                         "  link \"#OPS/a.xhtml\"\n"
                         "  text \"a\"\n"
                         "  style off\n"
                         "  text \" \"\n"
                         "  link \"http://e.x/\"\n"
                         "  text \"c\"\n"
                         "  style off\n"
                         "close\n");
}

static void an_ncx_is_read_where_there_is_no_navigation_document(void **state)
{
    (void)state;
    const char *const files[] = {
        CONTAINER,
        PACKAGE("",
                ITEM("a", "a.html", "") "<item id='n' href='t.ncx' media-type='application/x-dtbncx+xml'/>",
                "<itemref idref='a'/>"),
        "OPS/t.ncx",
        "<ncx><navMap><navPoint><navLabel><text>One</text></navLabel><content src='a.html'/><navPoint>"
        "<navLabel><text>Two</text></navLabel><content src='a.html#t'/></navPoint></navPoint></navMap></ncx>",
        PAGE("a.html", "<p>x</p><p id='t'>y</p>"),
        NULL,
    };
    assert_parsed(files, "section 1 \"\" \"One\"\n"
                         "anchor \"OPS/a.html\"\n"
                         "open paragraph\n"
                         "  text \"x\"\n"
                         "close\n"
                         "section 2 \"\" \"Two\"\n"
                         "anchor \"OPS/a.html#t\"\n"
                         "open paragraph\n"
                         "  text \"y\"\n"
                         "close\n");
}

static void without_contents_headings_are_sections(void **state)
{
    (void)state;
    const char *const files[] = {CONTAINER, PACKAGE("", ITEM("a", "a.xhtml", ""), "<itemref idref='a'/>"),
                                 PAGE("a.xhtml", "<h1>One</h1>"), NULL};
    assert_parsed(files, "anchor \"OPS/a.xhtml\"\n"
                         "section 1 \"\" \"One\" printed\n"
                         "open heading 1\n"
                         "  text \"One\"\n"
                         "close\n");
}

static void what_is_not_linear_comes_last_and_each_page_once(void **state)
{
    (void)state;
    const char *const files[] = {
        CONTAINER,
        PACKAGE(
            "", ITEM("a", "a.xhtml", "") ITEM("b", "b.xhtml", "") ITEM("c", "c.xhtml", ""),
            "<itemref idref='a' linear='no'/><itemref idref='c'/><itemref idref='b'/><itemref idref='c'/>"),
        PAGE("a.xhtml", "<p>a</p>"),
        PAGE("b.xhtml", "<p>b</p>"),
        PAGE("c.xhtml", "<p>c</p>"),
        NULL,
    };
    struct buffer bytes = {0};
    struct trace trace;
    make_zip(&bytes, files);
    parse(buffer_slice(&bytes), &trace);
    assert_string_equal(buffer_string(&trace.text), "c\n\nb\n\na");
    trace_free(&trace);
    buffer_free(&bytes);
}

static void metadata_is_read_in_the_ways_of_both_versions(void **state)
{
    (void)state;
    const char *const files[] = {
        CONTAINER,
        PACKAGE(
            "<dc:title>First</dc:title><dc:title>Second</dc:title>"
            "<dc:creator opf:file-as='Austen, Jane'>Jane Austen</dc:creator>"
            "<dc:creator id='c'>Charles Curry</dc:creator><meta refines='#c' property='file-as'>Curry, "
            "Charles</meta><dc:creator opf:role='trl'>A Translator</dc:creator><dc:creator>Plato</dc:creator>"
            "<dc:date opf:event='creation'>1800</dc:date><dc:date>1813-01-28T00:00:00Z</dc:date>"
            "<dc:language>en</dc:language><dc:identifier>other</dc:identifier>"
            "<dc:identifier id='u'>urn:x</dc:identifier><dc:publisher>Egerton</dc:publisher>",
            "", ""),
        NULL,
    };
    struct buffer bytes = {0};
    struct trace trace;
    make_zip(&bytes, files);
    parse(buffer_slice(&bytes), &trace);
    assert_non_null(strstr(buffer_string(&trace.lines), "meta title \"First\"\n"
                                                        "meta family \"Austen\"\n"
                                                        "meta given \"Jane\"\n"
                                                        "meta family \"Curry\"\n"
                                                        "meta given \"Charles\"\n"
                                                        "meta name \"Plato\"\n"
                                                        "meta issued \"1813-01-28\"\n"
                                                        "meta language \"en\"\n"
                                                        "meta identifier \"urn:x\"\n"
                                                        "meta publisher \"Egerton\"\n"));
    trace_free(&trace);
    buffer_free(&bytes);
}

static void notes_in_another_page_are_notes(void **state)
{
    (void)state;
    const char *const files[] = {
        CONTAINER,
        PACKAGE("", ITEM("a", "a.xhtml", "") ITEM("b", "b.xhtml", ""),
                "<itemref idref='a'/><itemref idref='b'/>"),
        PAGE("a.xhtml", "<p>x<a epub:type='noteref' href='b.xhtml#n'>1</a></p>"),
        PAGE("b.xhtml", "<aside epub:type='footnote' id='n'><p>1 y</p></aside>"),
        NULL,
    };
    assert_parsed(files, "anchor \"OPS/a.xhtml\"\n"
                         "open paragraph\n"
                         "  text \"x\"\n"
                         "  note \"OPS/b.xhtml#n\"\n"
                         "  text \"1\"\n"
                         "  style off\n"
                         "close\n"
                         "anchor \"OPS/b.xhtml\"\n"
                         "anchor \"OPS/b.xhtml#n\"\n"
                         "open note\n"
                         "  open paragraph\n"
                         "    text \"1 y\"\n"
                         "  close\n"
                         "close\n");
}

static void names_are_found_in_any_case(void **state)
{
    (void)state;
    const char *const files[] = {
        "meta-inf/Container.XML", "<container><rootfile full-path='ops/P.opf'/></container>",
        PACKAGE("", ITEM("a", "A.xhtml", ""), "<itemref idref='a'/>"), PAGE("a.XHTML", "<p>x</p>"), NULL};
    assert_parsed(files, "anchor \"OPS/A.xhtml\"\n"
                         "open paragraph\n"
                         "  text \"x\"\n"
                         "close\n");
}

static void what_is_missing_locked_or_broken_is_said(void **state)
{
    (void)state;
    const char *const files[] = {
        "META-INF/encryption.xml",
        "<encryption><EncryptedData><CipherData><CipherReference URI='OPS/a.xhtml'/></CipherData>"
        "</EncryptedData></encryption>",
        PACKAGE("", ITEM("a", "a.xhtml", "") ITEM("b", "b.xhtml", "") ITEM("c", "../../c.xhtml", ""),
                "<itemref idref='a'/><itemref idref='b'/><itemref idref='c'/>"),
        PAGE("a.xhtml", "<p>x</p>"),
        PAGE("b.xhtml", "<p>y<p>z"),
        NULL,
    };
    assert_parsed(files, "notice \"the book does not say its package\"\n"
                         "notice \"OPS/a.xhtml is encrypted and left out\"\n"
                         "notice \"OPS/b.xhtml is not well-formed; it is shown as well as can be\"\n"
                         "anchor \"OPS/b.xhtml\"\n"
                         "open paragraph\n"
                         "  text \"y\"\n"
                         "close\n"
                         "open paragraph\n"
                         "  text \"z\"\n"
                         "close\n"
                         "notice \"c.xhtml is missing\"\n");
}

static void an_archive_that_is_cut_off_is_read_as_far_as_it_goes(void **state)
{
    (void)state;
    const char *const files[] = {CONTAINER,
                                 PACKAGE("", ITEM("a", "a.xhtml", ""), "<itemref idref='a'/>"),
                                 PAGE("a.xhtml", "<p>whole</p>"),
                                 "z",
                                 "rest",
                                 NULL};
    struct buffer bytes = {0};
    struct trace trace;
    make_zip(&bytes, files);
    parse(slice_cut(buffer_slice(&bytes), 0, bytes.length - 100), &trace);
    assert_string_equal(buffer_string(&trace.text), "whole");
    trace_free(&trace);
    buffer_free(&bytes);
}

/* At every length, so that every part of the archive is the last one that is there. */
static void no_cut_breaks_the_contract(void **state)
{
    (void)state;
    const char *const files[] = {CONTAINER, PACKAGE("", ITEM("a", "a.xhtml", ""), "<itemref idref='a'/>"),
                                 PAGE("a.xhtml", "<p>whole</p>"), NULL};
    struct buffer bytes = {0};
    make_zip(&bytes, files);
    for (size_t length = 0; length < bytes.length; length += 3) {
        struct trace trace;
        parse(slice_cut(buffer_slice(&bytes), 0, length), &trace);
        trace_free(&trace);
    }
    buffer_free(&bytes);
}

static void what_is_no_archive_is_said_to_be_none(void **state)
{
    (void)state;
    static const char *const files[] = {"", "plain text", "PK\x05\x06"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct trace trace;
        parse(slice_of(files[i]), &trace);
        assert_int_equal(strncmp(buffer_string(&trace.lines), "notice \"this is no EPUB: ", 25), 0);
        trace_free(&trace);
    }
}

int main(void)
{
    prepare_epub();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tests_of_the_w3c_pass),
        cmocka_unit_test(entries_of_the_contents_are_sections_where_they_lead),
        cmocka_unit_test(an_ncx_is_read_where_there_is_no_navigation_document),
        cmocka_unit_test(without_contents_headings_are_sections),
        cmocka_unit_test(what_is_not_linear_comes_last_and_each_page_once),
        cmocka_unit_test(metadata_is_read_in_the_ways_of_both_versions),
        cmocka_unit_test(notes_in_another_page_are_notes),
        cmocka_unit_test(names_are_found_in_any_case),
        cmocka_unit_test(what_is_missing_locked_or_broken_is_said),
        cmocka_unit_test(an_archive_that_is_cut_off_is_read_as_far_as_it_goes),
        cmocka_unit_test(no_cut_breaks_the_contract),
        cmocka_unit_test(what_is_no_archive_is_said_to_be_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
