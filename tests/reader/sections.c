/* From section to section: in order, by level, by number. */

#include "desk.h"

static const char *const marked = "# On Towers\n\nAn opening paragraph.\n\n"
                                  "## Ground\n\nFoundations carry.\n\n"
                                  "### Rock\n\nRock is best.\n\n"
                                  "### Sand\n\nSand moves.\n\n"
                                  "## Walls\n\nWalls divide.\n\n"
                                  "### Bricks\n\nBricks are small.\n\n"
                                  "## Roof\n\nRoofs keep rain out.\n";

static const struct document *document_of(const struct desk *desk)
{
    return reader_document(desk->reader);
}

/* ---- in order ---- */

/* The start of the next section that begins after PLACE; NOWHERE. */
static size_t start_after(const struct desk *desk, size_t place)
{
    for (size_t i = 0; i < document_sections(document_of(desk)); i++)
        if (document_section(document_of(desk), i)->range.start > place)
            return document_section(document_of(desk), i)->range.start;
    return NOWHERE;
}

static void walk_ahead(struct desk *desk)
{
    size_t place = 0, next;
    while ((next = start_after(desk, place)) != NOWHERE) {
        desk_press(desk, "]");
        assert_int_equal(desk_place(desk), next);
        place = next;
    }
    desk_press(desk, "]");
    assert_notice(desk, "the last section");
    assert_int_equal(desk_place(desk), place);
}

static void next_visits_every_section_in_order(void **state)
{
    struct desk *desk = desk_speech(state);
    walk_ahead(desk);
    desk_open_markdown(desk, marked);
    walk_ahead(desk);
}

static void previous_visits_every_section_in_reverse(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "99]");
    while (start_after(desk, desk_place(desk)) != NOWHERE)
        desk_press(desk, "]");
    size_t first = document_section(document_of(desk), 0)->range.start;
    for (size_t place; (place = desk_place(desk)) > first;) {
        desk_press(desk, "[");
        assert_int_equal(start_after(desk, desk_place(desk)), place);
    }
    desk_press(desk, "[");
    assert_notice(desk, "the first section");
    assert_int_equal(desk_place(desk), first);
}

static void previous_goes_first_to_the_start_of_this_one(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'2");
    size_t start = desk_place(desk);
    desk_press(desk, "5j[");
    assert_int_equal(desk_place(desk), start);
}

static void a_count_repeats_a_section(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "]]]]");
    size_t fourth = desk_place(desk);
    desk_press(desk, "[[[");
    size_t first = desk_place(desk);
    desk_press(desk, "g4]");
    assert_int_equal(desk_place(desk), fourth);
    desk_press(desk, "3[");
    assert_int_equal(desk_place(desk), first);
    desk_press(desk, "]99[");
    assert_int_equal(desk_place(desk), document_section(document_of(desk), 0)->range.start);
}

/* The section of a heading that was gone to is the one that is named and copied from, whatever it holds. */
static void a_section_without_numbers_is_the_current_one(void **state)
{
    struct desk *desk = *state;
    struct block block;
    desk_open_markdown(desk, "# One\n\nwords\n\n# Code\n\n    int x;\n\n# Two\n\nmore words\n");
    desk_press(desk, "]");
    assert_slice(desk_section(desk), "Code");
    assert_true(reader_current(desk->reader, &block));
    assert_int_equal(block.kind, BLOCK_CODE);
    desk_press(desk, "]");
    assert_slice(desk_section(desk), "Two");
    assert_int_equal(desk_paragraph(desk), 2);
}

/* ---- by level ---- */

static void siblings_are_of_one_level(void **state)
{
    struct desk *desk = desk_speech(state);
    static const char *const labels[] = {"Political equality", "Economic integration", "Common security",
                                         "Closing", "Note"};
    desk_press(desk, "]");
    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        desk_press(desk, "J");
        assert_top(desk, "");
        size_t section = document_section_at(document_of(desk), desk_place(desk));
        while (document_section(document_of(desk), section)->parent != NOWHERE)
            section = document_section(document_of(desk), section)->parent;
        assert_slice(document_section(document_of(desk), section)->label, labels[i]);
        assert_int_equal(document_section(document_of(desk), section)->range.start, desk_place(desk));
    }
    desk_press(desk, "J");
    assert_notice(desk, "the last section of this level");
    desk_press(desk, "5K");
    assert_int_equal(desk_place(desk), document_section(document_of(desk), 0)->range.start);
    desk_press(desk, "K");
    assert_notice(desk, "the first section of this level");
}

static void siblings_stay_below_their_parent(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, marked);
    reader_resize(desk->reader, 5, 40);
    assert_true(reader_go(desk->reader, slice_of("Rock"), NULL));
    desk_press(desk, "J");
    assert_top(desk, "Sand");
    desk_press(desk, "J");
    assert_notice(desk, "the last section of this level");
    assert_top(desk, "Sand");
    desk_press(desk, "K");
    assert_top(desk, "Rock");
    desk_press(desk, "K");
    assert_notice(desk, "the first section of this level");
    assert_top(desk, "Rock");
}

static void siblings_pass_over_what_is_below_them(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, marked);
    reader_resize(desk->reader, 5, 40);
    assert_true(reader_go(desk->reader, slice_of("Ground"), NULL));
    desk_press(desk, "J");
    assert_top(desk, "Walls");
    desk_press(desk, "J");
    assert_top(desk, "Roof");
    desk_press(desk, "2K");
    assert_top(desk, "Ground");
}

static void the_parent_is_the_section_around(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, marked);
    reader_resize(desk->reader, 5, 40);
    assert_true(reader_go(desk->reader, slice_of("Bricks"), NULL));
    desk_press(desk, "P");
    assert_top(desk, "Walls");
    desk_press(desk, "P");
    assert_top(desk, "On Towers");
    desk_press(desk, "P");
    assert_notice(desk, "no section around this one");
    assert_top(desk, "On Towers");
}

/* The first of the finer steps begins where its pillar does. */
static void at_the_start_of_a_top_section_there_is_none_around(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'2]P");
    size_t pillar = desk_place(desk);
    assert_slice(desk_section(desk), "Economic integration");
    desk_press(desk, "P");
    assert_int_equal(desk_place(desk), pillar);
    assert_notice(desk, "no section around this one");
}

/* ---- by number ---- */

static void a_digit_goes_to_its_pillar(void **state)
{
    struct desk *desk = desk_speech(state);
    static const char *const keys[] = {"'1", "'2", "'3", "<M-1>", "<M-2>", "<M-3>"};
    static const char *const words[] = {"First, political", "Second, economic", "Third, common"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, "g");
        desk_press(desk, keys[i]);
        assert_top(desk, words[i % 3]);
    }
}

static void a_pillar_that_is_not_there_is_said(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'4");
    assert_notice(desk, "there is no section 4");
    assert_int_equal(desk_place(desk), 0);
}

static void without_ordinals_the_sections_of_the_top_are_counted(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, "# One\n\nwords\n\n## Below\n\nwords\n\n# Two\n\nwords\n\n# Three\n\nwords\n");
    reader_resize(desk->reader, 5, 40);
    desk_press(desk, "'2");
    assert_top(desk, "Two");
    desk_press(desk, "'3");
    assert_top(desk, "Three");
    desk_press(desk, "'4");
    assert_notice(desk, "there is no section 4");
}

static void a_section_is_not_numbered_by_words(void **state)
{
    struct desk *desk = desk_speech(state);
    static const char *const lines[] = {"section x", "section -", "section 4x"};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct buffer wanted = {0};
        buffer_append_string(&wanted, lines[i] + strlen("section "));
        reader_command(desk->reader, slice_of(lines[i]));
        assert_says(reader_notice(desk->reader), wanted.bytes);
        assert_int_equal(desk_place(desk), 0);
        buffer_free(&wanted);
    }
}

/* ---- without any ---- */

static void a_text_without_sections_says_so(void **state)
{
    struct desk *desk = *state;
    desk_open_plain(desk, "A sentence that stands alone in its file.\n");
    static const char *const keys[] = {"]", "[", "J", "K", "P", "'1", "t", "<Tab>", "ys"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct request request;
        desk_press(desk, "<Esc>");
        assert_notice(desk, "");
        desk_press(desk, keys[i]);
        if (reader_notice(desk->reader).length == 0)
            fail_msg("%s says nothing", keys[i]);
        assert_false(reader_request(desk->reader, &request));
        assert_false(reader_outline_focused(desk->reader));
    }
}

static void above_the_first_section_there_is_none_before(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "[");
    assert_notice(desk, "the first section");
    assert_int_equal(desk_place(desk), 0);
}

static void a_place_has_many_names(void **state)
{
    static const char *const names[][2] = {
        {"economic integration", "Second, economic"},
        {"ECONOMIC-INTEGRATION", "Second, economic"},
        {"econ", "Second, economic"},
        {"II", "Second, economic"},
        {"ii", "Second, economic"},
        {"2", "Second, economic"},
        {"section 2", "Second, economic"},
        {"Section-II", "Second, economic"},
        {"¶12", "Second, economic"},
        {"¶ 12", "Second, economic"},
        {"Paragraph 12", "Second, economic"},
        {"para-12", "Second, economic"},
        {"page 1", "Building an East Asia"},
        {"PAGE-1", "Building an East Asia"},
        {"/integration is the", "Second, economic"},
        {"/\\vint\\w+ion is the", "Second, economic"},
    };
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct buffer line = {0};
        desk_press(desk, "G");
        buffer_format(&line, "goto %s", names[i][0]);
        reader_command(desk->reader, buffer_slice(&line));
        desk_idle(desk);
        assert_top(desk, names[i][1]);
        buffer_free(&line);
    }
}

static void a_label_may_begin_as_a_kind_of_place(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, "# Line of battle\n\nShips.\n\n# Page boys\n\nBoys.\n");
    reader_resize(desk->reader, 5, 40);
    assert_true(reader_go(desk->reader, slice_of("page boys"), NULL));
    assert_top(desk, "Page boys");
    assert_true(reader_go(desk->reader, slice_of("line-of-battle"), NULL));
    assert_top(desk, "Line of battle");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(next_visits_every_section_in_order),
        desk_test(previous_visits_every_section_in_reverse),
        desk_test(previous_goes_first_to_the_start_of_this_one),
        desk_test(a_count_repeats_a_section),
        desk_test(a_section_without_numbers_is_the_current_one),
        desk_test(siblings_are_of_one_level),
        desk_test(siblings_stay_below_their_parent),
        desk_test(siblings_pass_over_what_is_below_them),
        desk_test(the_parent_is_the_section_around),
        desk_test(at_the_start_of_a_top_section_there_is_none_around),
        desk_test(a_digit_goes_to_its_pillar),
        desk_test(a_pillar_that_is_not_there_is_said),
        desk_test(without_ordinals_the_sections_of_the_top_are_counted),
        desk_test(a_section_is_not_numbered_by_words),
        desk_test(a_text_without_sections_says_so),
        desk_test(above_the_first_section_there_is_none_before),
        desk_test(a_place_has_many_names),
        desk_test(a_label_may_begin_as_a_kind_of_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
