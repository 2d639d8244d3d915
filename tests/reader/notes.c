/* Notes and highlights: written, shown, listed, kept. */

#include "desk.h"

static const char *const words =
    "# Top\n\nOne two, three. Four five!\n\nNine ten.\n\n# Last\n\nThe end is here.\n";

static struct desk *with_words(void **state)
{
    struct desk *desk = *state;
    desk->how.store_path = desk_path(desk, "state/stele.db");
    desk_open_markdown(desk, words);
    return desk;
}

static void open_again(struct desk *desk)
{
    desk_open(desk, desk_path(desk, "marked.md"));
    desk_press(desk, "g");
}

static struct shown_mark mark(struct desk *desk, size_t index)
{
    assert_true(index < reader_marks(desk->reader));
    return reader_mark(desk->reader, index);
}

static struct slice marked(struct desk *desk, size_t index)
{
    struct shown_mark it = mark(desk, index);
    return slice_range(document_text(reader_document(desk->reader)), (struct range){it.place, it.end});
}

static struct slice row(struct desk *desk, size_t index)
{
    const struct list *list = reader_list(desk->reader);
    assert_non_null(list);
    assert_true(index < list->count);
    return list->rows[index].detail;
}

static struct slice panel(struct desk *desk)
{
    struct panel_picture picture;
    return reader_panel(desk->reader, &picture) ? picture.text : (struct slice){0};
}

/* ---- selections ---- */

static void a_selection_is_marked_with_its_end(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "visma");
    desk_press(desk, "}vewM");
    desk_press(desk, "end<Enter>");
    assert_int_equal(reader_selection(desk->reader).start, NOWHERE);
    open_again(desk);
    assert_int_equal(reader_marks(desk->reader), 2);
    assert_slice(marked(desk, 0), "One two, three.");
    assert_slice(marked(desk, 1), "Nine t");
    assert_slice(mark(desk, 0).name, "a");
    assert_int_equal(mark(desk, 0).highlight, HIGHLIGHT_UNDERLINE);
}

static void a_selection_moves_with_its_words(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "}}vis#");
    desk_write(desk, "marked.md",
               slice_of("# Top\n\nSomething new.\n\nOne two, three. Four five!\n\nNine ten.\n\n"
                        "# Last\n\nThe end  is here. And more.\n"));
    open_again(desk);
    assert_slice(marked(desk, 0), "The end is here.");
    assert_int_equal(mark(desk, 0).highlight, HIGHLIGHT_REVERSE);
    assert_true(mark(desk, 0).moved);
    open_again(desk);
    assert_false(mark(desk, 0).moved);
}

/* ---- highlights ---- */

static void the_same_key_takes_a_highlight_away_and_another_changes_it(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "_");
    assert_slice(marked(desk, 0), "One two, three. Four five!");
    assert_notice(desk, "underline: ¶ 1");
    desk_press(desk, "*");
    assert_int_equal(reader_marks(desk->reader), 1);
    assert_int_equal(mark(desk, 0).highlight, HIGHLIGHT_BOLD);
    desk_press(desk, "*");
    assert_int_equal(reader_marks(desk->reader), 0);
    assert_notice(desk, "deleted: bold; :restore brings it back");
}

/* ---- notes ---- */

static void a_note_is_written_at_the_prompt_and_kept(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "}awhy nine?<Enter>");
    assert_slice(mark(desk, 0).note, "why nine?");
    open_again(desk);
    assert_slice(mark(desk, 0).note, "why nine?");
    desk_press(desk, "}a");
    assert_string_equal(desk_prompt(desk), "why nine?|");
    desk_press(desk, " Because.<Enter>");
    open_again(desk);
    assert_int_equal(reader_marks(desk->reader), 1);
    assert_slice(mark(desk, 0).note, "why nine? Because.");
}

static void a_note_belongs_to_the_mark_that_is_there(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "ma:note about one<Enter>vis:note on words<Enter>");
    assert_int_equal(reader_marks(desk->reader), 2);
    assert_slice(mark(desk, 0).name, "a");
    assert_slice(mark(desk, 0).note, "about one");
    assert_slice(mark(desk, 1).note, "on words");
    assert_slice(marked(desk, 1), "One two, three.");
}

static void a_note_without_words_is_none(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "a<Enter>a  <Enter>aabout<Esc>");
    assert_int_equal(reader_marks(desk->reader), 0);
    desk_press(desk, "ax<Enter>a<C-u><Enter>");
    assert_int_equal(reader_marks(desk->reader), 0);
    desk_press(desk, "maax<Enter>a<C-u><Enter>");
    assert_slice(mark(desk, 0).note, "");
}

static void a_note_is_shown_where_the_reader_is(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "}maawhy?<Enter>g=");
    assert_slice(panel(desk), "");
    desk_press(desk, "'a");
    assert_slice(panel(desk), "why?");
    desk_press(desk, "<Esc>=");
    assert_slice(panel(desk), "why?");
}

static void a_note_can_be_asked_for_from_an_editor(void **state)
{
    struct desk *desk = with_words(state);
    struct request request;
    desk_press(desk, "ax<Enter>E");
    assert_true(reader_request(desk->reader, &request));
    assert_int_equal(request.kind, REQUEST_NOTE);
    assert_slice(reader_note(desk->reader), "x");
    reader_noted(desk->reader, slice_of("x\n\ny\n"));
    assert_slice(mark(desk, 0).note, "x\n\ny");
}

/* ---- the list ---- */

static void the_list_shows_words_section_and_note(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "}maawhy?<Enter>}mbg");
    desk_press(desk, "B");
    assert_slice(row(desk, 0), "¶ 2  Nine ten. + why?");
    assert_slice(row(desk, 1), "¶ 3  The end is here. (Last)");
    desk_press(desk, "e<C-u>so<Enter>");
    assert_slice(row(desk, 0), "¶ 2  Nine ten. + so");
    assert_slice(mark(desk, 0).note, "so");
}

static void the_list_is_sorted_by_date_too(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "}mag");
    desk_press(desk, "mbB");
    assert_slice(reader_list(desk->reader)->rows[0].label, "b");
    desk_press(desk, "s");
    assert_slice(reader_list(desk->reader)->rows[0].label, "b");
    assert_starts(reader_list(desk->reader)->title, "Newest first");
    desk_press(desk, "s");
    assert_slice(reader_list(desk->reader)->title, "Bookmarks");
}

static void a_lost_note_keeps_its_words(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, "}awhy?<Enter>");
    desk_write(desk, "marked.md", slice_of("Nothing is as it was before.\n"));
    open_again(desk);
    desk_press(desk, "B");
    assert_starts(row(desk, 0), "lost  Nine ten.");
    assert_says(row(desk, 0), " + why?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(a_selection_is_marked_with_its_end),
        desk_test(a_selection_moves_with_its_words),
        desk_test(the_same_key_takes_a_highlight_away_and_another_changes_it),
        desk_test(a_note_is_written_at_the_prompt_and_kept),
        desk_test(a_note_belongs_to_the_mark_that_is_there),
        desk_test(a_note_without_words_is_none),
        desk_test(a_note_is_shown_where_the_reader_is),
        desk_test(a_note_can_be_asked_for_from_an_editor),
        desk_test(the_list_shows_words_section_and_note),
        desk_test(the_list_is_sorted_by_date_too),
        desk_test(a_lost_note_keeps_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
