/* Searching: while typing, from hit to hit, and what is counted. */

#include "desk.h"

/* Where WORD, of ASCII letters in lower case, stands at or after FROM, whatever its case; NOWHERE. */
static size_t word_after(struct desk *desk, const char *word, size_t from)
{
    struct slice text = document_text(reader_document(desk->reader));
    size_t length = strlen(word);
    for (size_t at = from; at + length <= text.length; at++) {
        size_t same = 0;
        while (same < length &&
               (text.bytes[at + same] == word[same] || text.bytes[at + same] == word[same] - ('a' - 'A')))
            same++;
        if (same == length)
            return at;
    }
    return NOWHERE;
}

static size_t count_words(struct desk *desk, const char *word)
{
    size_t count = 0;
    for (size_t at = 0; (at = word_after(desk, word, at)) != NOWHERE; at++)
        count++;
    return count;
}

static size_t hits(struct desk *desk)
{
    return desk_status(desk).hits;
}

static void check_hint(struct desk *desk, const char *format, size_t number)
{
    struct buffer wanted = {0};
    buffer_format(&wanted, format, number);
    assert_string_equal(desk_hint(desk), wanted.bytes);
    buffer_free(&wanted);
}

/* ---- while typing ---- */

static void the_first_hit_is_shown_while_typing(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/bandung");
    size_t place = word_after(desk, "bandung", 0);
    assert_int_equal(reader_hit(desk->reader), place);
    assert_int_equal(reader_cursor_place(desk->reader), place);
    assert_true(desk_place(desk) > 0 && desk_place(desk) <= place);
    check_hint(desk, "hit 1 of %zu", count_words(desk, "bandung"));
}

static void a_hit_on_the_page_does_not_scroll_it(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/pillar");
    assert_int_equal(reader_hit(desk->reader), word_after(desk, "pillar", 0));
    assert_int_equal(desk_place(desk), 0);
}

static void each_letter_narrows_and_each_erased_one_widens(void **state)
{
    struct desk *desk = desk_speech(state);
    static const char *const steps[] = {"co", "coo", "coope", "cooperation", "coop", "co"};
    desk_press(desk, "/");
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        desk_press(desk, "<C-u>");
        desk_press(desk, steps[i]);
        assert_int_equal(hits(desk), count_words(desk, steps[i]));
    }
    desk_press(desk, "<Backspace><Backspace>");
    assert_null(reader_search(desk->reader));
    assert_int_equal(desk_place(desk), 0);
}

static void escape_goes_back_to_the_origin(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "2<Space>}");
    size_t place = desk_place(desk), paragraph = desk_paragraph(desk);
    desk_press(desk, "/bandung<C-s>peace");
    desk_press(desk, "<Esc>");
    assert_string_equal(desk_prompt(desk), "(closed)");
    assert_int_equal(desk_place(desk), place);
    assert_int_equal(desk_paragraph(desk), paragraph);
    assert_null(reader_search(desk->reader));
}

static void escape_shows_the_former_hits_again(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/europe<Enter>n");
    size_t hit = reader_hit(desk->reader), count = hits(desk);
    desk_press(desk, "/asia");
    assert_int_not_equal(hits(desk), count);
    desk_press(desk, "<Esc>");
    assert_int_equal(reader_hit(desk->reader), hit);
    assert_int_equal(hits(desk), count);
}

static void control_s_and_r_step_through_the_hits(void **state)
{
    struct desk *desk = desk_speech(state);
    size_t first = word_after(desk, "europe", 0), second = word_after(desk, "europe", first + 1);
    desk_press(desk, "/europe<C-s>");
    assert_int_equal(reader_hit(desk->reader), second);
    desk_press(desk, "<C-r>");
    assert_int_equal(reader_hit(desk->reader), first);
    desk_press(desk, "<C-r>");
    assert_int_equal(desk_status(desk).hit, hits(desk)); /* the ends are joined */
    assert_int_equal(word_after(desk, "europe", reader_hit(desk->reader) + 1), NOWHERE);
}

static void nothing_that_matches_is_said_and_nothing_moves(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "2<Space>");
    size_t place = desk_place(desk);
    desk_press(desk, "/zebra");
    assert_string_equal(desk_hint(desk), "not found");
    desk_press(desk, "<Enter>");
    assert_notice(desk, "not found: zebra");
    assert_int_equal(desk_place(desk), place);
    desk_press(desk, "n");
    assert_notice(desk, "not found: zebra");
}

static void words_that_are_too_long_are_refused_in_the_prompt(void **state)
{
    struct desk *desk = desk_speech(state);
    char words[1100];
    memset(words, 'w', sizeof words);
    desk_press(desk, "/");
    reader_paste(desk->reader, (struct slice){words, sizeof words});
    desk_idle(desk);
    char *hint = slice_string(slice_of(desk_hint(desk)));
    assert_true(strlen(hint) > 0);
    desk_press(desk, "<Enter>");
    assert_notice(desk, hint);
    assert_null(reader_search(desk->reader));
    free(hint);
}

/* ---- entered ---- */

static void enter_keeps_the_hit_and_the_way_back(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "<Space>");
    size_t place = desk_place(desk);
    desk_press(desk, "/bandung");
    size_t hit = reader_hit(desk->reader), top = desk_place(desk);
    desk_press(desk, "<Enter>");
    assert_string_equal(desk_prompt(desk), "(closed)");
    assert_int_equal(reader_hit(desk->reader), hit);
    assert_int_equal(desk_place(desk), top);
    desk_press(desk, "<C-o>");
    assert_int_equal(desk_place(desk), place);
}

static void lines_that_were_searched_for_come_again(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/europe<Enter>/bandung<Enter>/as<Up>");
    assert_string_equal(desk_prompt(desk), "bandung|");
    desk_press(desk, "<Up>");
    assert_string_equal(desk_prompt(desk), "europe|");
    assert_int_equal(hits(desk), count_words(desk, "europe"));
    desk_press(desk, "<Up><Up><Down>");
    assert_string_equal(desk_prompt(desk), "bandung|");
    desk_press(desk, "<Down><Down>");
    assert_string_equal(desk_prompt(desk), "as|");
}

static void a_line_that_comes_again_is_listed_once(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/one<Enter>/two<Enter>/one<Enter>/<Up><Up>");
    assert_string_equal(desk_prompt(desk), "two|");
    desk_press(desk, "<Up>");
    assert_string_equal(desk_prompt(desk), "two|");
}

static void next_and_previous_go_hit_by_hit(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/cooperation<Enter>");
    size_t count = hits(desk);
    for (size_t i = 1; i < count; i++) {
        assert_int_equal(desk_status(desk).hit, i);
        size_t hit = reader_hit(desk->reader);
        desk_press(desk, "n");
        assert_int_equal(reader_hit(desk->reader), word_after(desk, "cooperation", hit + 1));
        assert_notice(desk, "");
    }
    for (size_t i = count; i > 1; i--) {
        assert_int_equal(desk_status(desk).hit, i);
        desk_press(desk, "N");
    }
}

static void the_ends_of_the_text_are_joined_and_that_is_said(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/cooperation<Enter>N");
    assert_int_equal(desk_status(desk).hit, hits(desk));
    assert_notice(desk, "search went on from the end");
    desk_press(desk, "n");
    assert_int_equal(desk_status(desk).hit, 1);
    assert_notice(desk, "search went on from the top");
}

static void a_count_goes_so_many_hits_further(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/cooperation<Enter>3n");
    assert_int_equal(desk_status(desk).hit, 4);
    desk_press(desk, "2N");
    assert_int_equal(desk_status(desk).hit, 2);
    struct buffer keys = {0};
    buffer_format(&keys, "%zun", hits(desk) + 1);
    desk_press(desk, keys.bytes);
    assert_int_equal(desk_status(desk).hit, 3);
    assert_notice(desk, "search went on from the top");
    buffer_free(&keys);
}

static void from_a_page_without_the_hit_next_starts_at_its_top(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/cooperation<Enter>g'3");
    size_t place = desk_place(desk);
    desk_press(desk, "n");
    assert_int_equal(reader_hit(desk->reader), word_after(desk, "cooperation", place));
    desk_press(desk, "g'3N");
    assert_true(reader_hit(desk->reader) < place);
}

static void capitals_that_find_nothing_are_offered_without(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/COOPERATION");
    check_hint(desk, "none with these capitals, %zu without (Enter)", count_words(desk, "cooperation"));
    desk_press(desk, "<Enter>");
    assert_int_equal(hits(desk), count_words(desk, "cooperation"));
    assert_int_equal(reader_hit(desk->reader), word_after(desk, "cooperation", 0));
}

static void a_capital_makes_case_exact(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, "One stone, two stones.\n\nStone upon stone.\n");
    desk_press(desk, "/Stone<Enter>");
    assert_int_equal(hits(desk), 1);
    desk_press(desk, "/stone<Enter>");
    assert_int_equal(hits(desk), 4);
}

static void what_is_typed_plainly_finds_what_is_printed_finely(void **state)
{
    static const struct {
        const char *text, *typed;
        size_t count;
    } rows[] = {
        {"A café, a CAFÉ, a cafe.\n", "cafe", 3},
        {"They don’t, they don't.\n", "don't", 2},
        {"He said “no” and \"no\".\n", "\"no\"", 2},
        {"A win-win, a win – win, a win win.\n", "win win", 3},
        {"All of\nthem, all   of them.\n", "of them", 2},
        {"A *slanted* word, a slanted word.\n", "slanted word", 2},
        {"合作\n共赢。\n", "合作共赢", 1},
        {"One paragraph ends\n\nhere.\n", "ends here", 0},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        desk_open_markdown(desk, rows[i].text);
        desk_press(desk, "/");
        desk_press(desk, rows[i].typed);
        if (hits(desk) != rows[i].count)
            fail_msg("%s: %zu hits", rows[i].typed, hits(desk));
    }
}

static void a_search_back_begins_with_the_hit_before(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'3");
    size_t place = desk_place(desk), hit;
    desk_press(desk, "?cooperation<Enter>");
    assert_true((hit = reader_hit(desk->reader)) < place);
    assert_true(word_after(desk, "cooperation", hit + 1) >= place);
    desk_press(desk, "n");
    assert_true(reader_hit(desk->reader) < hit);
    desk_press(desk, "N");
    assert_int_equal(reader_hit(desk->reader), hit);
}

static void an_empty_line_is_the_last_pattern_again(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/cooperation<Enter>/<Enter>");
    assert_int_equal(desk_status(desk).hit, 2);
    desk_press(desk, "?<Enter>");
    assert_int_equal(desk_status(desk).hit, 1);
    desk_press(desk, "<Esc>/<Enter>");
    assert_int_equal(hits(desk), count_words(desk, "cooperation"));
}

static void without_a_last_pattern_that_is_said(void **state)
{
    struct desk *desk = desk_speech(state);
    static const char *const keys[] = {"/<Enter>", "?  <Enter>", "n", "N"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, keys[i]);
        assert_notice(desk, "nothing was searched for yet; / starts a search");
    }
}

static void escape_on_the_page_forgets_the_hits_not_the_pattern(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/cooperation<Enter>");
    size_t place = desk_place(desk);
    desk_press(desk, "<Esc>");
    assert_null(reader_search(desk->reader));
    assert_int_equal(reader_hit(desk->reader), NOWHERE);
    assert_int_equal(desk_place(desk), place);
    desk_press(desk, "n");
    assert_int_equal(hits(desk), count_words(desk, "cooperation"));
}

static void a_command_searches_as_the_prompt_does(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_command(desk->reader, slice_of("search bandung"));
    desk_idle(desk);
    assert_int_equal(reader_hit(desk->reader), word_after(desk, "bandung", 0));
    reader_command(desk->reader, slice_of("search-backward zebra"));
    desk_idle(desk);
    assert_notice(desk, "not found: zebra");
}

static void a_page_of_steles_own_has_a_search_of_its_own(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/bandung<Enter>");
    size_t hit = reader_hit(desk->reader);
    desk_press(desk, "h/bookmark<Enter>");
    assert_true(hits(desk) > 1);
    desk_press(desk, "<Esc>q");
    assert_int_equal(reader_hit(desk->reader), hit);
}

/* ---- counted ---- */

static void the_hits_of_the_top_level_add_up(void **state)
{
    static const char *const folding[] = {"zM", "zR", "zMl", "gl"};
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/asia<Enter><Tab>");
    for (size_t i = 0; i < COUNT_OF(folding); i++) {
        const struct outline_entry *entries;
        size_t sum = 0;
        desk_press(desk, folding[i]);
        size_t count = reader_outline(desk->reader, &entries);
        for (size_t j = 0; j < count; j++)
            sum += entries[j].depth == 0 ? entries[j].hits : 0;
        assert_int_equal(sum, count_words(desk, "asia"));
    }
}

static void the_status_counts_the_hits_of_the_section(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/cooperation<Enter>g'2");
    struct status status = desk_status(desk);
    struct range range = document_section(reader_document(desk->reader), status.section)->range;
    size_t here = 0;
    for (size_t at = range.start; (at = word_after(desk, "cooperation", at)) < range.end; at++)
        here++;
    assert_true(here > 0);
    assert_int_equal(status.hits_here, here);
}

/* ---- regular expressions and whole words ---- */

static void a_key_makes_it_a_regular_expression(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/band[u]ng");
    assert_string_equal(desk_hint(desk), "not found");
    desk_press(desk, "<M-r>");
    assert_int_equal(reader_hit(desk->reader), word_after(desk, "bandung", 0));
    desk_press(desk, "<M-r>");
    assert_string_equal(desk_hint(desk), "not found");
}

static void a_prefix_makes_it_a_regular_expression(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/\\vband[u]ng<Enter>");
    assert_int_equal(reader_hit(desk->reader), word_after(desk, "bandung", 0));
}

static void the_prompt_tells_what_is_wrong_with_an_expression(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, ":set regex on<Enter>/ban(d");
    assert_string_equal(desk_hint(desk), "missing closing parenthesis at 5");
    desk_press(desk, ")");
    assert_int_equal(reader_hit(desk->reader), word_after(desk, "bandung", 0));
}

static void the_next_hit_is_one_of_the_same_expression(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/<M-r>s.curity<Enter>");
    size_t first = reader_hit(desk->reader);
    desk_press(desk, ":set regex off<Enter>n");
    assert_int_equal(reader_hit(desk->reader), word_after(desk, "security", first + 1));
    desk_press(desk, "<Esc>n");
    assert_true(hits(desk) > 1);
}

static void capitals_of_an_expression_are_told_apart(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/\\vBANDUNG\\b");
    check_hint(desk, "none with these capitals, %zu without (Enter)", count_words(desk, "bandung"));
    desk_press(desk, "<C-u>\\vBAND\\W");
    assert_string_equal(desk_hint(desk), "not found");
}

static void a_key_finds_whole_words_only(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/nation<Enter>");
    size_t all = hits(desk);
    desk_press(desk, "/<M-w>nation<Enter>");
    assert_true(hits(desk) < all);
}

/* ---- the list of hits ---- */

static const struct list *list_of(struct desk *desk)
{
    const struct list *list = reader_list(desk->reader);
    assert_non_null(list);
    return list;
}

static void hits_are_listed_with_their_section_and_words(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/security<Enter>&");
    const struct list *list = list_of(desk);
    assert_int_equal(list->count, count_words(desk, "security"));
    for (size_t i = 0; i < list->count; i++) {
        struct slice hit = slice_range(list->rows[i].detail, list->rows[i].hit);
        assert_true(slice_is(hit, "security") || slice_is(hit, "Security"));
    }
    assert_says(list->rows[0].label, "Common security");
    assert_starts(list->rows[0].detail, "¶ 15  Third, common security");
}

static void a_hit_of_the_list_is_gone_to(void **state)
{
    struct desk *desk = desk_speech(state);
    size_t top = desk_place(desk);
    desk_press(desk, "/bandung<Enter>&j<Enter>");
    assert_null(reader_list(desk->reader));
    size_t second = word_after(desk, "bandung", word_after(desk, "bandung", 0) + 1);
    assert_int_equal(reader_hit(desk->reader), second != NOWHERE ? second : word_after(desk, "bandung", 0));
    desk_press(desk, "<C-o>");
    assert_int_equal(desk_place(desk), top);
}

static void closing_the_list_leaves_the_page(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/security<Enter>");
    size_t place = desk_place(desk), hit = reader_hit(desk->reader);
    desk_press(desk, "&jjG<Esc>");
    assert_int_equal(desk_place(desk), place);
    assert_int_equal(reader_hit(desk->reader), hit);
}

static void the_jumps_keep_only_where_a_search_began(void **state)
{
    struct desk *desk = desk_speech(state);
    size_t top = desk_place(desk);
    desk_press(desk, "/security<Enter>nn&jj<Enter>n<C-o>");
    assert_int_equal(desk_place(desk), top);
    desk_press(desk, "<C-o>");
    assert_notice(desk, "no jump before this one");
}

static void the_list_is_filtered_by_typing(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/security<Enter>&");
    size_t all = list_of(desk)->count;
    desk_press(desk, "/ARCHITECTURE");
    assert_in_range(list_of(desk)->count, 1, all - 1);
    desk_press(desk, "<Esc>");
    assert_int_equal(list_of(desk)->count, all);
    desk_press(desk, "/architecture<Enter>");
    struct slice text = document_text(reader_document(desk->reader));
    assert_starts(slice_cut(text, reader_hit(desk->reader), text.length), "security architecture");
}

static void no_row_that_matches_leaves_them_all(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/security<Enter>&");
    size_t all = list_of(desk)->count;
    desk_press(desk, "/no such words<Enter>");
    assert_notice(desk, "no row matches");
    assert_int_equal(list_of(desk)->count, all);
}

static void keys_for_bookmarks_do_nothing_to_hits(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "ma/security<Enter>&ddr<Esc>");
    assert_int_equal(reader_marks(desk->reader), 1);
}

static void of_many_hits_the_first_are_listed(void **state)
{
    struct desk *desk = *state;
    struct buffer text = {0};
    for (int i = 0; i < 3000; i++)
        buffer_append_string(&text, "one word more\n\n");
    desk_open_plain(desk, buffer_string(&text));
    desk_press(desk, "/word<Enter>&");
    assert_int_equal(list_of(desk)->count, 1000);
    assert_slice(list_of(desk)->title, "The first 1000 of 3000 hits");
    buffer_free(&text);
}

static void without_a_search_there_is_no_list(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "&");
    assert_null(reader_list(desk->reader));
    assert_notice(desk, "nothing was searched for yet; / starts a search");
    desk_press(desk, "/bandung<Enter><Esc>&");
    assert_true(list_of(desk)->count > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(the_first_hit_is_shown_while_typing),
        desk_test(a_hit_on_the_page_does_not_scroll_it),
        desk_test(each_letter_narrows_and_each_erased_one_widens),
        desk_test(escape_goes_back_to_the_origin),
        desk_test(escape_shows_the_former_hits_again),
        desk_test(control_s_and_r_step_through_the_hits),
        desk_test(nothing_that_matches_is_said_and_nothing_moves),
        desk_test(words_that_are_too_long_are_refused_in_the_prompt),
        desk_test(enter_keeps_the_hit_and_the_way_back),
        desk_test(lines_that_were_searched_for_come_again),
        desk_test(a_line_that_comes_again_is_listed_once),
        desk_test(next_and_previous_go_hit_by_hit),
        desk_test(the_ends_of_the_text_are_joined_and_that_is_said),
        desk_test(a_count_goes_so_many_hits_further),
        desk_test(from_a_page_without_the_hit_next_starts_at_its_top),
        desk_test(capitals_that_find_nothing_are_offered_without),
        desk_test(a_capital_makes_case_exact),
        desk_test(what_is_typed_plainly_finds_what_is_printed_finely),
        desk_test(a_search_back_begins_with_the_hit_before),
        desk_test(an_empty_line_is_the_last_pattern_again),
        desk_test(without_a_last_pattern_that_is_said),
        desk_test(escape_on_the_page_forgets_the_hits_not_the_pattern),
        desk_test(a_command_searches_as_the_prompt_does),
        desk_test(a_page_of_steles_own_has_a_search_of_its_own),
        desk_test(the_hits_of_the_top_level_add_up),
        desk_test(the_status_counts_the_hits_of_the_section),
        desk_test(a_key_makes_it_a_regular_expression),
        desk_test(a_prefix_makes_it_a_regular_expression),
        desk_test(the_prompt_tells_what_is_wrong_with_an_expression),
        desk_test(the_next_hit_is_one_of_the_same_expression),
        desk_test(capitals_of_an_expression_are_told_apart),
        desk_test(a_key_finds_whole_words_only),
        desk_test(hits_are_listed_with_their_section_and_words),
        desk_test(a_hit_of_the_list_is_gone_to),
        desk_test(closing_the_list_leaves_the_page),
        desk_test(the_jumps_keep_only_where_a_search_began),
        desk_test(the_list_is_filtered_by_typing),
        desk_test(no_row_that_matches_leaves_them_all),
        desk_test(keys_for_bookmarks_do_nothing_to_hits),
        desk_test(of_many_hits_the_first_are_listed),
        desk_test(without_a_search_there_is_no_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
