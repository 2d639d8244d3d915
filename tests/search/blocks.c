#include "finding.h"

static void a_hit_lies_in_one_block(void **state)
{
    (void)state;
    assert_found("the end\n\nend of the\n\nend", "the end", "[the end]");
    assert_found("win\n\nwin win", "win win", "[win win]");
    assert_found("cat \n\n dog", "cat dog", "");
}

static void cells_are_blocks(void **state)
{
    (void)state;
    struct sink sink;
    struct document *document = build_new(&sink);
    say_open(&sink, BLOCK_TABLE, 0);
    say_row(&sink, 0, "political equality|economic integration|political|equality");
    say_close(&sink);
    say_end(&sink);
    assert_hits(document, "political equality", "[political equality]");
    assert_hits(document, "equality economic", "");
    document_free(document);
}

static void hits_do_not_overlap(void **state)
{
    (void)state;
    assert_found("aaaaa", "aa", "[aa][aa]");
    assert_found("ana ananas banana", "ana", "[ana][ana][ana]");
}

static void styles_do_not_part_words(void **state)
{
    (void)state;
    struct sink sink;
    struct document *document = build_new(&sink);
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "economic in");
    say_styled(&sink, STYLE_EMPHASIS, "tegra");
    say_link(&sink, "https://example.org/", "tion is");
    say_text(&sink, " the foundation");
    say_close(&sink);
    say_end(&sink);
    assert_hits(document, "integration is the", "[integration is the]");
    document_free(document);
}

/* Appends a paragraph: what stands between braces is a note reference, between angles hidden. */
static void say_marked(const struct sink *sink, const char *text)
{
    say_open(sink, BLOCK_PARAGRAPH, 0);
    for (size_t length; *text; text += length) {
        length = strcspn(text, "{}<>");
        if (length > 0)
            sink->text(sink->context, (struct slice){text, length});
        text += length;
        length = *text != '\0';
        if (*text == '{')
            sink->note_ref(sink->context, slice_of("note"), 0);
        else if (*text == '<')
            sink->style_on(sink->context, STYLE_HIDDEN);
        else if (*text)
            sink->style_off(sink->context);
    }
    say_close(sink);
}

static void check_marked(const char *text, const char *query, const char *wanted, const char *file, int line)
{
    struct sink sink;
    struct document *document = build_new(&sink);
    say_marked(&sink, text);
    say_end(&sink);
    check_hits(document, query, SEARCH_SMART, wanted, file, line);
    document_free(document);
}

#define assert_marked(text, query, wanted) check_marked((text), (query), (wanted), __FILE__, __LINE__)

static void note_references_are_passed_over(void **state)
{
    (void)state;
    assert_marked("peace{[1]} and security", "peace and", "[peace[1] and]");
    assert_marked("co{[1]}operation", "cooperation", "[co[1]operation]");
    assert_marked("a{[1]}b{[2]}{[3]}c d", "abc d", "[a[1]b[2][3]c d]");
    assert_marked("a{[note one]}b{[note two]}c", "abc", "[a[note one]b[note two]c]");
    assert_marked("e\u0301\u0301\u0301\u0301\u0301x{[1]}y", "exy", "[e\u0301\u0301\u0301\u0301\u0301x[1]y]");
    assert_marked("peace {[1]} and", "peace and", "[peace [1] and]");
    assert_marked("é{[1]}té, ete", "ete", "[é[1]té][ete]");
    assert_marked("共{[1]}赢", "共赢", "[共[1]赢]");
}

static void note_references_are_found_when_they_are_typed(void **state)
{
    (void)state;
    assert_marked("peace{[1]} and security{[2]}", "peace[1] and", "[peace[1] and]");
    assert_marked("peace{[1]} and security{[2]}", "[2]", "[[2]]");
}

static void a_hit_that_ends_at_a_note_reference_leaves_it_out(void **state)
{
    (void)state;
    assert_marked("peace{[1]} and", "peace", "[peace]");
    assert_marked("peace{[1]} and", "and", "[and]");
}

static void a_long_way_before_a_note_reference_is_found(void **state)
{
    (void)state;
    assert_marked("on the long and winding road that leads to your door{[1]} will never",
                  "the long and winding road "
                  "that leads to your door will",
                  "[the long and winding road that leads to your door[1] will]");
}

static void hidden_text_is_never_found(void **state)
{
    (void)state;
    assert_marked("visible<hidden> words", "hidden", "");
    assert_marked("visible<hidden> words", "visible words", "[visiblehidden words]");
    assert_marked("in<hidden>visible", "invisible", "[inhiddenvisible]");
    assert_marked("in<hidden>", "inh", "");
}

static void check_lines(const char *text, const char *query, const char *wanted, const char *file, int line)
{
    struct document *document = build_lines(slice_of(text));
    check_hits(document, query, SEARCH_SMART, wanted, file, line);
    document_free(document);
}

#define assert_lines(text, query, wanted) check_lines((text), (query), (wanted), __FILE__, __LINE__)

static void a_line_end_is_a_space(void **state)
{
    (void)state;
    assert_lines("East\nAsia and East\n    Asia\n\nEast\n\nAsia", "east asia",
                 "[East\nAsia][East\n    Asia]");
    assert_lines("win-\nwin", "win-win", "[win-\nwin]");
    assert_lines("win-\nwin", "win win", "[win-\nwin]");
}

static void a_line_end_between_ideographs_is_nothing(void **state)
{
    (void)state;
    assert_lines("合作\n共赢，\n发展", "合作共赢", "[合作\n共赢]");
    assert_lines("合作\n共赢，\n发展", "共赢，发展", "[共赢，\n发展]");
    assert_lines("すべての\n  人", "すべての人", "[すべての\n  人]");
    assert_lines("ab\ncd", "abcd", "");
    assert_lines("경제\n통합", "경제통합", "");
    assert_lines("合作 共赢", "合作共赢", "");
}

static void a_line_that_stays_a_line_parts_ideographs(void **state)
{
    (void)state;
    assert_found("床前明月光\n疑是地上霜", "光疑", "");
    assert_found("床前明月光\n疑是地上霜", "光 疑", "[光\n疑]");
}

static void a_word_goes_on_behind_a_soft_hyphen_at_a_line_end(void **state)
{
    (void)state;
    assert_lines("coop\u00AD\neration", "cooperation", "[coop\u00AD\neration]");
}

static void white_space_without_end_parts_words(void **state)
{
    (void)state;
    struct buffer text = {0};
    buffer_append_string(&text, "far");
    for (int i = 0; i < 1000; i++)
        buffer_append_byte(&text, ' ');
    buffer_append_string(&text, "away");
    struct document *document = build_paragraphs(buffer_slice(&text));
    assert_hits(document, "far away", "");
    assert_hits(document, "away", "[away]");
    document_free(document);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hit_lies_in_one_block),
        cmocka_unit_test(cells_are_blocks),
        cmocka_unit_test(hits_do_not_overlap),
        cmocka_unit_test(styles_do_not_part_words),
        cmocka_unit_test(note_references_are_passed_over),
        cmocka_unit_test(note_references_are_found_when_they_are_typed),
        cmocka_unit_test(a_hit_that_ends_at_a_note_reference_leaves_it_out),
        cmocka_unit_test(a_long_way_before_a_note_reference_is_found),
        cmocka_unit_test(hidden_text_is_never_found),
        cmocka_unit_test(a_line_end_is_a_space),
        cmocka_unit_test(a_line_end_between_ideographs_is_nothing),
        cmocka_unit_test(a_line_that_stays_a_line_parts_ideographs),
        cmocka_unit_test(a_word_goes_on_behind_a_soft_hyphen_at_a_line_end),
        cmocka_unit_test(white_space_without_end_parts_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
