#include "check.h"
#include "paper.h"

/* One paragraph of WORDS in COLUMNS. */
static void assert_wrapped(void **state, const char *words, unsigned columns, const char *lines)
{
    struct paper *paper = *state;
    say_paragraph(&paper->sink, words);
    assert_lines(paper, columns, lines);
}

static void words_fill_a_line(void **state)
{
    assert_wrapped(state, "to be or not to be", 8, "to be or\nnot to\nbe\n");
}

static void a_line_may_be_exactly_full(void **state)
{
    assert_wrapped(state, "12345 12345", 5, "12345\n12345\n");
}

static void an_empty_paragraph_is_one_line(void **state)
{
    assert_wrapped(state, "", 10, "\n");
}

static void white_space_at_a_line_end_is_not_shown(void **state)
{
    assert_wrapped(state, "one      two   ", 4, "one\ntwo\n");
}

static void spaces_between_words_are_kept(void **state)
{
    assert_wrapped(state, "one  two", 10, "one  two\n");
}

static void a_long_word_is_cut(void **state)
{
    assert_wrapped(state, "a Donaudampfschiff b", 6, "a\nDonaud\nampfsc\nhiff b\n");
}

static void a_long_word_is_cut_between_clusters(void **state)
{
    assert_wrapped(state, "e\u0301e\u0301e\u0301e\u0301e\u0301", 4, "éééé\né\n");
}

static void flags_and_families_are_not_cut(void **state)
{
    assert_wrapped(state, "🇫🇷🇩🇪🇮🇹", 5, "🇫🇷🇩🇪\n🇮🇹\n");
}

static void line_feeds_break(void **state)
{
    assert_wrapped(state, "one\ntwo\n\nthree", 10, "one\ntwo\n\nthree\n");
}

static void a_line_feed_at_the_end_makes_no_line(void **state)
{
    assert_wrapped(state, "one\n", 10, "one\n");
}

static void a_carriage_return_before_a_line_feed_is_not_shown(void **state)
{
    struct paper *paper = *state;
    say(&paper->sink, BLOCK_CODE, 0, "one\r\n\r\ntwo\r\n");
    say(&paper->sink, BLOCK_VERSE, 0, "one\r\n\r\ntwo\r\n");
    assert_lines(paper, 10, "  one\n\n  two\n\none\n\ntwo\n");
}

static void dashes_do_not_begin_a_line(void **state)
{
    assert_wrapped(state, "well-known — and so on", 11, "well-\nknown — and\nso on\n");
}

static void hyphens_break_after_them(void **state)
{
    assert_wrapped(state, "win-win-win", 8, "win-win-\nwin\n");
}

/* ---- what means something ---- */

static void soft_hyphens_are_drawn_at_a_break_only(void **state)
{
    assert_wrapped(state, "co\u00ADoper\u00ADation", 20, "cooperation\n");
}

static void a_soft_hyphen_that_breaks_shows(void **state)
{
    assert_wrapped(state, "co\u00ADoper\u00ADation", 8, "cooper-\nation\n");
}

static void a_soft_hyphen_without_room_for_its_hyphen_does_not_break(void **state)
{
    assert_wrapped(state, "co\u00ADoper\u00ADation", 6, "co-\noper-\nation\n");
}

static void a_soft_hyphen_at_the_end_of_a_word_does_not_show(void **state)
{
    assert_wrapped(state, "over\u00AD there over\u00AD", 6, "over\nthere\nover\n");
}

static void no_break_spaces_do_not_break(void **state)
{
    assert_wrapped(state, "about 10\u00A0km", 9, "about\n10 km\n");
}

static void marks_stay_with_the_space_they_stand_on(void **state)
{
    assert_wrapped(state, "abcd \u0301 e", 4, "abcd\n ́ e\n");
}

/* ---- wide characters ---- */

static void ideographs_break_anywhere(void **state)
{
    assert_wrapped(state, "经济融合是合作", 6, "经济融\n合是合\n作\n");
}

static void a_wide_character_does_not_fit_half(void **state)
{
    assert_wrapped(state, "经济融合", 5, "经济\n融合\n");
}

static void full_stops_do_not_begin_a_line(void **state)
{
    assert_wrapped(state, "经济融合。是", 8, "经济融\n合。是\n");
}

static void brackets_stay_with_what_they_hold(void **state)
{
    assert_wrapped(state, "经济「融合」", 6, "经济\n「融\n合」\n");
}

static void small_kana_do_not_begin_a_line(void **state)
{
    assert_wrapped(state, "そうだった", 6, "そう\nだった\n");
}

static void hangul_breaks_at_spaces_and_between_syllables(void **state)
{
    assert_wrapped(state, "경제 통합", 7, "경제 통\n합\n");
}

/* ---- hard-wrapped paragraphs, whose line feeds are spaces ---- */

static bool derive_joined(struct slice text, enum document_way way, size_t place, struct block *block)
{
    *block = (struct block){.kind = BLOCK_PARAGRAPH, .range = {0, text.length}, .joins = true};
    return way == DOCUMENT_BACK || place == 0;
}

static void assert_joined(const char *words, unsigned columns, const char *lines)
{
    struct paper paper = {.document = document_derived(slice_of(words), derive_joined)};
    paper.layout = layout_new(paper.document);
    assert_lines(&paper, columns, lines);
    layout_free(paper.layout);
    document_free(paper.document);
}

static void joined_lines_are_wrapped_anew(void **state)
{
    (void)state;
    assert_joined("to be\nor not\nto be", 12, "to be or not\nto be\n");
}

static void white_space_around_a_joined_line_end_is_one_space(void **state)
{
    (void)state;
    assert_joined("to be  \r\n\t or  not", 40, "to be or not\n");
}

static void a_word_goes_on_behind_a_soft_hyphen_and_a_line_end(void **state)
{
    (void)state;
    assert_joined("co\u00AD\n operation ends", 40, "cooperation ends\n");
    assert_joined("co\u00AD\n operation ends", 10, "co-\noperation\nends\n");
    assert_joined("case-\u00AD\nless", 40, "case-less\n");
    assert_joined("case-\u00AD\nless", 6, "case-\nless\n");
    assert_joined("co\u00AD operation", 40, "co operation\n");
}

static void joined_ideographs_need_no_space(void **state)
{
    (void)state;
    assert_joined("经济\n融合\r\n是 基础", 40, "经济融合是 基础\n");
    assert_joined("경제\n통합", 40, "경제 통합\n");
}

static void a_line_begins_with_a_word_whatever_white_space_precedes_it(void **state)
{
    (void)state;
    assert_joined("one \ttwo\n \t three", 5, "one\ntwo\nthree\n");
    assert_joined("经济 \t 融合\n\t是", 4, "经济\n融合\n是\n");
    assert_joined("one\f two", 5, "one\ntwo\n");
    assert_joined("👍🏽\f 👍🏽👍🏽", 6, "👍 👍\n👍\n");
}

static void indentation_before_a_long_word_makes_no_empty_line(void **state)
{
    (void)state;
    assert_joined("  incomprehensible", 6, " incom\nprehen\nsible\n");
    assert_joined("\t👍🏽👍🏽👍🏽", 4, " 👍\n👍👍\n");
    assert_joined("\f incomprehensible", 6, " incom\nprehen\nsible\n");
}

/* ---- any text ---- */

struct cut {
    struct slice text;
    struct buffer lines;
};

static void visit(void *context, struct range line)
{
    struct cut *cut = context;
    buffer_append(&cut->lines, slice_range(cut->text, line));
    buffer_append_byte(&cut->lines, '/');
}

static void assert_cut(const char *text, unsigned first, unsigned rest, const char *lines)
{
    struct cut cut = {.text = slice_of(text)};
    layout_wrap(cut.text, first, rest, TEXT_NARROW, visit, &cut);
    assert_string_equal(buffer_string(&cut.lines), lines);
    buffer_free(&cut.lines);
}

static void any_text_is_cut_into_lines(void **state)
{
    (void)state;
    assert_cut("to be or not to be", 8, 8, "to be or/not to/be/");
    assert_cut("one\n\ntwo", 8, 8, "one//two/");
    assert_cut("", 8, 8, "/");
    assert_cut("wide 经济融合", 7, 7, "wide 经/济融合/");
}

static void the_first_line_may_be_longer_or_shorter(void **state)
{
    (void)state;
    assert_cut("to be or not to be", 8, 5, "to be or/not/to be/");
    assert_cut("to be or not to be", 2, 9, "to/be or not/to be/");
}

static void ambiguous_characters_take_the_columns_that_are_said(void **state)
{
    (void)state;
    struct cut narrow = {.text = slice_of("ΩΩΩΩ")}, wide = narrow;
    layout_wrap(narrow.text, 4, 4, TEXT_NARROW, visit, &narrow);
    layout_wrap(wide.text, 4, 4, TEXT_WIDE, visit, &wide);
    assert_string_equal(buffer_string(&narrow.lines), "ΩΩΩΩ/");
    assert_string_equal(buffer_string(&wide.lines), "ΩΩ/ΩΩ/");
    buffer_free(&narrow.lines);
    buffer_free(&wide.lines);
}

static void a_megabyte_without_a_break_is_cut(void **state)
{
    struct paper *paper = *state;
    enum { MEGABYTE = 1 << 20 };
    char *word = memory_new(MEGABYTE + 1);
    memset(word, 'x', MEGABYTE);
    say_paragraph(&paper->sink, word);
    free(word);
    struct line line;
    layout_set(paper->layout, 64, TEXT_NARROW, true);
    assert_true(layout_line_at(paper->layout, MEGABYTE - 1, &line));
    assert_int_equal(line.count, MEGABYTE / 64);
    assert_int_equal(line.index, MEGABYTE / 64 - 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, paper_begin, paper_finish)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_fill_a_line),
        TEST(a_line_may_be_exactly_full),
        TEST(an_empty_paragraph_is_one_line),
        TEST(white_space_at_a_line_end_is_not_shown),
        TEST(spaces_between_words_are_kept),
        TEST(a_long_word_is_cut),
        TEST(a_long_word_is_cut_between_clusters),
        TEST(flags_and_families_are_not_cut),
        TEST(line_feeds_break),
        TEST(a_line_feed_at_the_end_makes_no_line),
        TEST(a_carriage_return_before_a_line_feed_is_not_shown),
        TEST(dashes_do_not_begin_a_line),
        TEST(hyphens_break_after_them),
        TEST(soft_hyphens_are_drawn_at_a_break_only),
        TEST(a_soft_hyphen_that_breaks_shows),
        TEST(a_soft_hyphen_without_room_for_its_hyphen_does_not_break),
        TEST(a_soft_hyphen_at_the_end_of_a_word_does_not_show),
        TEST(no_break_spaces_do_not_break),
        TEST(marks_stay_with_the_space_they_stand_on),
        TEST(ideographs_break_anywhere),
        TEST(a_wide_character_does_not_fit_half),
        TEST(full_stops_do_not_begin_a_line),
        TEST(brackets_stay_with_what_they_hold),
        TEST(small_kana_do_not_begin_a_line),
        TEST(hangul_breaks_at_spaces_and_between_syllables),
        TEST(joined_lines_are_wrapped_anew),
        TEST(white_space_around_a_joined_line_end_is_one_space),
        TEST(a_word_goes_on_behind_a_soft_hyphen_and_a_line_end),
        TEST(joined_ideographs_need_no_space),
        TEST(a_line_begins_with_a_word_whatever_white_space_precedes_it),
        TEST(indentation_before_a_long_word_makes_no_empty_line),
        TEST(any_text_is_cut_into_lines),
        TEST(the_first_line_may_be_longer_or_shorter),
        TEST(ambiguous_characters_take_the_columns_that_are_said),
        TEST(a_megabyte_without_a_break_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
