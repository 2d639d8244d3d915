#include "fresh.h"

static void check_folded(struct range range, bool copy, const char *wanted)
{
    struct buffer line = {0};
    document_fold_line(document, range, copy, &line);
    assert_string_equal(buffer_string(&line), wanted);
    buffer_free(&line);
}

static void check_all(bool copy, const char *wanted)
{
    check_folded((struct range){0, NOWHERE}, copy, wanted);
}

static void white_space_is_one_space(void **state)
{
    (void)state;
    say_paragraph(&sink, "  win \t win\n  co\r\noperation  ");
    check_all(false, "win win co operation");
}

static void block_ends_are_one_space(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say_open(&sink, BLOCK_TABLE, 0);
    say_row(&sink, 0, "two|three");
    say_close(&sink);
    check_all(false, "one two three");
}

static void soft_hyphens_are_dropped(void **state)
{
    (void)state;
    say_paragraph(&sink, "co\xC2\xAD"
                         "oper\xC2\xAD"
                         "ation");
    check_all(false, "cooperation");
}

static void a_word_goes_on_behind_a_soft_hyphen_and_a_line_end(void **state)
{
    (void)state;
    say_paragraph(&sink, "co\u00AD\n  operation co\u00AD operation");
    check_all(false, "cooperation co operation");
}

static void spaces_that_mean_something_stay(void **state)
{
    (void)state;
    say_paragraph(&sink, "10\u00A0km, 10\u202Fkm,\u3000end");
    check_all(false, "10\u00A0km, 10\u202Fkm,\u3000end");
}

static void ideographs_join_over_a_line_end(void **state)
{
    (void)state;
    say_paragraph(&sink, "经济\n融合\r\n是 基础");
    check_all(false, "经济融合是 基础");
}

static void ideographs_do_not_join_over_a_block_end(void **state)
{
    (void)state;
    say(&sink, BLOCK_HEADING, 1, "经济");
    say_paragraph(&sink, "融合");
    check_all(false, "经济 融合");
}

static void hangul_keeps_its_spaces(void **state)
{
    (void)state;
    say_paragraph(&sink, "경제\n통합");
    check_all(false, "경제 통합");
}

static void note_references_are_shown_but_not_copied(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "the RCEP");
    say_note_ref(&sink, "n", "[1]", 0);
    say_text(&sink, " negotiations");
    say_close(&sink);
    check_all(false, "the RCEP[1] negotiations");
    check_all(true, "the RCEP negotiations");
}

static void hidden_text_is_left_out(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "a");
    say_styled(&sink, STYLE_HIDDEN, "b");
    sink.style_on(sink.context, STYLE_EMPHASIS);
    say_text(&sink, "c");
    say_styled(&sink, STYLE_HIDDEN, "d");
    sink.style_off(sink.context);
    say_close(&sink);
    check_all(false, "ac");
}

static void a_range_is_cut_out_exactly(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "one ");
    say_note_ref(&sink, "n", "[12]", 0);
    say_text(&sink, " two");
    say_close(&sink);
    check_folded((struct range){2, 9}, false, "e [12]");
    check_folded((struct range){6, 10}, true, "t");
    check_folded((struct range){5, 7}, true, "");
    check_folded((struct range){9, 9}, true, "");
}

static void a_line_is_appended(void **state)
{
    (void)state;
    say_paragraph(&sink, " one");
    struct buffer line = {0};
    buffer_append_string(&line, "see:");
    document_fold_line(document, (struct range){0, NOWHERE}, false, &line);
    assert_string_equal(buffer_string(&line), "see:one");
    buffer_free(&line);
}

static void an_empty_document_folds_to_nothing(void **state)
{
    (void)state;
    check_all(true, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(white_space_is_one_space),
        TEST(block_ends_are_one_space),
        TEST(soft_hyphens_are_dropped),
        TEST(a_word_goes_on_behind_a_soft_hyphen_and_a_line_end),
        TEST(spaces_that_mean_something_stay),
        TEST(ideographs_join_over_a_line_end),
        TEST(ideographs_do_not_join_over_a_block_end),
        TEST(hangul_keeps_its_spaces),
        TEST(note_references_are_shown_but_not_copied),
        TEST(hidden_text_is_left_out),
        TEST(a_range_is_cut_out_exactly),
        TEST(a_line_is_appended),
        TEST(an_empty_document_folds_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
