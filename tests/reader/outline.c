/* The outline: what is folded, its cursor, its filter, what it tells. */

#include "desk.h"

static const char *label_of(struct desk *desk, size_t section)
{
    struct slice label = document_section(reader_document(desk->reader), section)->label;
    return arena_copy(desk->arena, label).bytes;
}

/* The label of the chosen entry; "(none)". */
static const char *chosen(struct desk *desk)
{
    const struct outline_entry *entries;
    size_t count = reader_outline(desk->reader, &entries), found = NOWHERE;
    for (size_t i = 0; i < count; i++)
        if (entries[i].chosen) {
            assert_int_equal(found, NOWHERE); /* only one is */
            found = entries[i].section;
        }
    return found == NOWHERE ? "(none)" : label_of(desk, found);
}

static struct outline_entry entry_of(struct desk *desk, const char *label)
{
    const struct outline_entry *entries;
    size_t count = reader_outline(desk->reader, &entries);
    for (size_t i = 0; i < count; i++)
        if (strcmp(label_of(desk, entries[i].section), label) == 0)
            return entries[i];
    return (struct outline_entry){.section = NOWHERE};
}

static bool is_shown(struct desk *desk, const char *label)
{
    return entry_of(desk, label).section != NOWHERE;
}

static size_t count_entries(struct desk *desk)
{
    const struct outline_entry *entries;
    return reader_outline(desk->reader, &entries);
}

static size_t count_sections(struct desk *desk)
{
    return document_sections(reader_document(desk->reader));
}

/* Too few rows for all entries. */
static struct desk *small_speech(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 14, 80);
    return desk;
}

/* ---- folding ---- */

static void only_the_live_section_is_unfolded(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "'2");
    assert_true(is_shown(desk, "open regionalism"));
    assert_false(is_shown(desk, "zero-sum game"));
    assert_true(entry_of(desk, "Common security").folded);
    assert_false(entry_of(desk, "Economic integration").folded);
    desk_press(desk, "'3");
    assert_false(is_shown(desk, "open regionalism"));
    assert_true(is_shown(desk, "zero-sum game"));
}

static void where_all_fit_all_are_unfolded(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 60, 120);
    assert_int_equal(count_entries(desk), count_sections(desk));
}

static void l_unfolds_and_h_folds(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "'2<Tab>3");
    assert_string_equal(chosen(desk), "Common security");
    desk_press(desk, "h");
    assert_true(entry_of(desk, "Common security").folded);
    assert_false(is_shown(desk, "zero-sum game"));
    desk_press(desk, "l");
    assert_false(entry_of(desk, "Common security").folded);
    assert_true(is_shown(desk, "zero-sum game"));
    assert_string_equal(chosen(desk), "Common security");
}

static void h_goes_to_the_entry_around_when_nothing_folds(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "'2<Tab>");
    assert_string_equal(chosen(desk), "Economic Community");
    desk_press(desk, "h");
    assert_string_equal(chosen(desk), "Economic integration");
    desk_press(desk, "hh");
    assert_string_equal(chosen(desk), "Economic integration");
    assert_true(entry_of(desk, "Economic integration").folded);
}

static void l_goes_to_an_entry_that_does_not_unfold(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "'2<Tab>jl");
    assert_false(reader_outline_focused(desk->reader));
    assert_top(desk, "East Asia regional cooperation");
}

static void all_are_unfolded_and_folded_at_once(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "<Tab>zR");
    assert_int_equal(count_entries(desk), count_sections(desk));
    desk_press(desk, "zM");
    const struct outline_entry *entries;
    size_t count = reader_outline(desk->reader, &entries);
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(entries[i].depth, 0);
}

static void the_cursor_stays_in_sight_when_its_entry_is_folded_away(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "'2<Tab>");
    assert_string_equal(chosen(desk), "Economic Community");
    desk_press(desk, "zM");
    assert_string_equal(chosen(desk), "Economic integration");
    desk_press(desk, "l");
    assert_true(is_shown(desk, "open regionalism"));
}

/* ---- the cursor ---- */

static void the_cursor_begins_where_the_reader_is(void **state)
{
    struct desk *desk = small_speech(state);
    assert_string_equal(chosen(desk), "(none)");
    desk_press(desk, "'3<Tab>");
    assert_true(reader_outline_focused(desk->reader));
    assert_string_equal(chosen(desk), "zero-sum game");
}

static void the_cursor_moves_by_entries_and_stops_at_the_ends(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "<Tab>zMg");
    assert_string_equal(chosen(desk), "Opening");
    desk_press(desk, "k");
    assert_string_equal(chosen(desk), "Opening");
    desk_press(desk, "j");
    assert_string_equal(chosen(desk), "Political equality");
    desk_press(desk, "<Up><Down><Down>");
    assert_string_equal(chosen(desk), "Economic integration");
    desk_press(desk, "G");
    assert_string_equal(chosen(desk), "Note");
    desk_press(desk, "j<Space>");
    assert_string_equal(chosen(desk), "Note");
    desk_press(desk, "<PageUp>");
    assert_string_equal(chosen(desk), "Opening");
    assert_int_equal(desk_place(desk), 0); /* the page stood still */
}

static void enter_goes_to_the_entry_and_back_is_a_jump(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "<Space>");
    size_t place = desk_place(desk);
    desk_press(desk, "<Tab>zMGk<Enter>");
    assert_false(reader_outline_focused(desk->reader));
    assert_slice(desk_section(desk), "Closing");
    desk_press(desk, "<C-o>");
    assert_int_equal(desk_place(desk), place);
}

static void a_digit_goes_to_its_pillar_and_takes_the_cursor_along(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "<Tab>2");
    assert_top(desk, "Second, economic");
    assert_string_equal(chosen(desk), "Economic integration");
    assert_true(reader_outline_focused(desk->reader));
    desk_press(desk, "9");
    assert_notice(desk, "there is no section 9");
    assert_string_equal(chosen(desk), "Economic integration");
}

static void leaving_moves_nothing(void **state)
{
    static const char *const keys[] = {"q", "<Esc>", "<Tab>"};
    struct desk *desk = small_speech(state);
    desk_press(desk, "<Space>");
    size_t place = desk_place(desk);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, "<Tab>G");
        desk_press(desk, keys[i]);
        assert_false(reader_outline_focused(desk->reader));
        assert_int_equal(desk_place(desk), place);
        assert_string_equal(chosen(desk), "(none)");
    }
}

/* ---- the filter ---- */

static void the_filter_shows_what_matches(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "<Tab>fsecurity");
    assert_true(is_shown(desk, "Common security"));
    assert_true(is_shown(desk, "multilateral security frameworks"));
    assert_false(is_shown(desk, "Opening"));
    assert_string_equal(chosen(desk), "Common security");
    desk_press(desk, "<C-u>MLTLTRL"); /* letters in their order, whatever their case */
    assert_true(is_shown(desk, "multilateral frameworks"));
    assert_false(is_shown(desk, "Common security"));
}

static void escape_restores_what_the_filter_hid(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "'2<Tab>j");
    size_t count = count_entries(desk);
    desk_press(desk, "fclosing");
    assert_string_equal(chosen(desk), "Closing");
    desk_press(desk, "<Esc>");
    assert_int_equal(count_entries(desk), count);
    assert_string_equal(chosen(desk), "open regionalism");
    assert_true(reader_outline_focused(desk->reader));
}

static void enter_goes_to_what_matches(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "<Tab>fsilk<Enter>");
    assert_top(desk, "China proposed the Silk Road");
    assert_false(reader_outline_focused(desk->reader));
    assert_false(is_shown(desk, "zero-sum game")); /* the filter is gone, the folding as before */
    assert_true(is_shown(desk, "Closing"));
}

static void a_filter_that_nothing_matches_goes_nowhere(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "<Tab>fzebra");
    assert_int_equal(count_entries(desk), 0);
    desk_press(desk, "<Enter>");
    assert_notice(desk, "no entry matches");
    assert_int_equal(desk_place(desk), 0);
    assert_true(count_entries(desk) > 0);
}

/* ---- what it tells ---- */

static void the_live_entries_follow_the_page(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "'2");
    assert_true(entry_of(desk, "Economic integration").live);
    assert_true(entry_of(desk, "Economic Community").live);
    assert_false(entry_of(desk, "open regionalism").live);
    desk_press(desk, "]");
    assert_true(entry_of(desk, "open regionalism").live);
    assert_false(entry_of(desk, "Economic Community").live);
}

static void a_folded_entry_counts_what_is_below_it(void **state)
{
    struct desk *desk = small_speech(state);
    desk_press(desk, "'2]]ma[/silk<Enter>'1");
    struct outline_entry folded = entry_of(desk, "Economic integration");
    assert_true(folded.folded);
    assert_int_equal(folded.marks, 1);
    assert_true(folded.hits > 0);
    desk_press(desk, "'2");
    assert_int_equal(entry_of(desk, "Silk Road Economic Belt").marks, 1);
    assert_int_equal(entry_of(desk, "Silk Road Economic Belt").hits, folded.hits);
    assert_int_equal(entry_of(desk, "Economic Community").hits, 0);
}

static void a_section_is_seen_when_all_of_it_was(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 14, 80);
    desk_press(desk, "'2<Tab>zRq");
    assert_false(entry_of(desk, "Economic integration").seen);
    desk_press(desk, "<Space><Space>");
    assert_true(entry_of(desk, "Economic Community").seen);
    desk_press(desk, "<Space><Space>");
    assert_true(entry_of(desk, "Economic integration").seen);
    assert_false(entry_of(desk, "Political equality").seen);
}

static void who_turns_every_page_has_seen_every_section(void **state)
{
    struct desk *desk = *state;
    for (unsigned rows = 5; rows <= 40; rows += 5) {
        const struct outline_entry *entries;
        desk_open(desk, NULL);
        reader_resize(desk->reader, rows, 80);
        desk_press(desk, "<Tab>zRqg999<Space>"); /* a picture of the last page only */
        assert_false(entry_of(desk, "Opening").seen);
        desk_press(desk, "g");
        for (size_t i = 0; i < desk_status(desk).pages; i++)
            desk_press(desk, "<Space>");
        size_t count = reader_outline(desk->reader, &entries);
        for (size_t i = 0; i < count; i++)
            if (!entries[i].seen)
                fail_msg("%s was not seen in %u rows", label_of(desk, entries[i].section), rows);
    }
}

/* ---- shown and hidden ---- */

static void t_hides_it_and_shows_it(void **state)
{
    struct desk *desk = small_speech(state);
    assert_true(reader_geometry(desk->reader)->outline_columns > 0);
    desk_press(desk, "t");
    assert_int_equal(reader_geometry(desk->reader)->outline_columns, 0);
    desk_press(desk, "<Tab>");
    assert_true(reader_geometry(desk->reader)->outline_columns > 0);
    desk_press(desk, "q");
    assert_int_equal(reader_geometry(desk->reader)->outline_columns, 0);
    desk_press(desk, "t");
    assert_true(reader_geometry(desk->reader)->outline_columns > 0);
}

static void in_a_narrow_window_it_lies_over_the_page(void **state)
{
    static const char *const closing[] = {"q", "<Esc>", "t"};
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 14, 40);
    assert_int_equal(reader_geometry(desk->reader)->outline_columns, 0);
    for (size_t i = 0; i < COUNT_OF(closing); i++) {
        struct request request;
        desk_press(desk, "t");
        assert_true(reader_geometry(desk->reader)->outline_over);
        desk_press(desk, closing[i]);
        assert_int_equal(reader_geometry(desk->reader)->outline_columns, 0);
        assert_false(reader_request(desk->reader, &request));
    }
    desk_press(desk, "t2<Enter>");
    assert_false(reader_geometry(desk->reader)->outline_over);
    assert_top(desk, "Second, economic");
}

static void the_best_match_is_chosen_and_the_order_stays(void **state)
{
    static const struct {
        const char *filter, *chosen;
    } cases[] = {
        {"note", "Notes on method"},   /* the start of a word, before "Keynote" */
        {"not", "Notes on method"},    /* before the letters of "Nine old trees" */
        {"ynote", "Keynote"},          /* side by side, within a word */
        {"nidt", "Nine old trees"},    /* only in their order */
        {"method", "Notes on method"}, /* not only the first word */
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct outline_entry *entries;
        desk_open_markdown(desk,
                           "# Nine old trees\n\nOne.\n\n# Keynote\n\nTwo.\n\n# Notes on method\n\nThree.\n");
        desk_press(desk, "<Tab>f");
        desk_press(desk, cases[i].filter);
        assert_string_equal(chosen(desk), cases[i].chosen);
        size_t count = reader_outline(desk->reader, &entries);
        for (size_t j = 1; j < count; j++)
            assert_true(entries[j - 1].section < entries[j].section);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(only_the_live_section_is_unfolded),
        desk_test(where_all_fit_all_are_unfolded),
        desk_test(l_unfolds_and_h_folds),
        desk_test(h_goes_to_the_entry_around_when_nothing_folds),
        desk_test(l_goes_to_an_entry_that_does_not_unfold),
        desk_test(all_are_unfolded_and_folded_at_once),
        desk_test(the_cursor_stays_in_sight_when_its_entry_is_folded_away),
        desk_test(the_cursor_begins_where_the_reader_is),
        desk_test(the_cursor_moves_by_entries_and_stops_at_the_ends),
        desk_test(enter_goes_to_the_entry_and_back_is_a_jump),
        desk_test(a_digit_goes_to_its_pillar_and_takes_the_cursor_along),
        desk_test(leaving_moves_nothing),
        desk_test(the_filter_shows_what_matches),
        desk_test(escape_restores_what_the_filter_hid),
        desk_test(enter_goes_to_what_matches),
        desk_test(a_filter_that_nothing_matches_goes_nowhere),
        desk_test(the_live_entries_follow_the_page),
        desk_test(a_folded_entry_counts_what_is_below_it),
        desk_test(a_section_is_seen_when_all_of_it_was),
        desk_test(who_turns_every_page_has_seen_every_section),
        desk_test(t_hides_it_and_shows_it),
        desk_test(in_a_narrow_window_it_lies_over_the_page),
        desk_test(the_best_match_is_chosen_and_the_order_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
