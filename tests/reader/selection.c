/* Selecting with v and V: what is selected after which keys, and what is done with it. */

#include "desk.h"

static const char *const words = "# Top\n\nOne two, three. Four five!\nSix *seven* eight.\n\n"
                                 "Nine ten.\n\n# Last\n\nThe end is here.\n";

static struct desk *with_words(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, words);
    reader_resize(desk->reader, 20, 40);
    desk_idle(desk);
    return desk;
}

static struct slice selected(struct desk *desk)
{
    struct range range = reader_selection(desk->reader);
    return slice_range(document_text(reader_document(desk->reader)), range);
}

/* Selects anew by KEYS. */
static void check(struct desk *desk, const char *keys, const char *wanted, const char *file, int line)
{
    desk_press(desk, "<Esc><Esc>gg");
    desk_press(desk, keys);
    if (!slice_is(selected(desk), wanted))
        print_error("%s:%d: %s selects \"%.*s\"\n", file, line, keys, (int)selected(desk).length,
                    selected(desk).bytes);
    assert_slice(selected(desk), wanted);
}

#define assert_selects(desk, keys, wanted) check((desk), (keys), (wanted), __FILE__, __LINE__)

static void it_begins_at_the_current_paragraph(void **state)
{
    struct desk *desk = with_words(state);
    assert_selects(desk, "v", "O");
    assert_selects(desk, "}v", "N");
    desk_press(desk, "<Esc>");
    assert_int_equal(reader_selection(desk->reader).start, NOWHERE);
}

static void it_begins_at_a_hit_and_goes_to_one(void **state)
{
    struct desk *desk = with_words(state);
    assert_selects(desk, "/five<Enter>v", "f");
    assert_selects(desk, "v/five<Enter>", "One two, three. Four f");
    assert_selects(desk, "v/e<Enter>n", "One two, thre");
}

static void it_grows_by_characters_and_words(void **state)
{
    struct desk *desk = with_words(state);
    assert_selects(desk, "vll", "One");
    assert_selects(desk, "vllh", "On");
    assert_selects(desk, "ve", "One");
    assert_selects(desk, "v3e", "One two, three");
    assert_selects(desk, "vw", "One t");
    assert_selects(desk, "v2w", "One two, t");
    assert_selects(desk, "v2wb", "One t");
    assert_selects(desk, "v20e",
                   "One two, three. Four five! Six seven eight.\n\nNine ten.\n\nLast\n\nThe end is here.");
}

static void it_grows_by_sentences_and_paragraphs(void **state)
{
    struct desk *desk = with_words(state);
    assert_selects(desk, "v)", "One two, three. F");
    assert_selects(desk, "v2)(", "One two, three. F");
    assert_selects(desk, "v}", "One two, three. Four five! Six seven eight.\n\nN");
    assert_selects(desk, "v}{", "O");
    assert_selects(desk, "vG",
                   "One two, three. Four five! Six seven eight.\n\nNine ten.\n\nLast\n\nThe end is here.");
    assert_selects(desk, "vGo",
                   "One two, three. Four five! Six seven eight.\n\nNine ten.\n\nLast\n\nThe end is here.");
    assert_selects(desk, "}vg", "Top\n\nOne two, three. Four five! Six seven eight.\n\nN");
}

static void whole_units_are_selected_and_one_more(void **state)
{
    struct desk *desk = with_words(state);
    assert_selects(desk, "vlaw", "One");
    assert_selects(desk, "vis", "One two, three.");
    assert_selects(desk, "v2is", "One two, three. Four five!");
    assert_selects(desk, "visis", "One two, three. Four five!");
    assert_selects(desk, "vap", "One two, three. Four five! Six seven eight.");
    assert_selects(desk, "vaS", "Top\n\nOne two, three. Four five! Six seven eight.\n\nNine ten.");
}

static void lines_are_those_of_the_page(void **state)
{
    struct desk *desk = with_words(state);
    assert_selects(desk, "V", "One two, three. Four five! Six seven");
    assert_selects(desk, "Vj", "One two, three. Four five! Six seven eight.");
    assert_selects(desk, "v$", "One two, three. Four five! Six seven");
    assert_selects(desk, "v$0", "O");
    assert_selects(desk, "v4lj", "One two, three. Four five! Six seven eight");
    assert_selects(desk, "v4ljk", "One t");
}

static void the_other_end_moves_after_o(void **state)
{
    struct desk *desk = with_words(state);
    assert_selects(desk, "v2wob", "Top\n\nOne two, t");
    assert_selects(desk, "v2wow", "two, t");
}

static void the_cursor_stays_on_the_page(void **state)
{
    struct desk *desk = with_words(state);
    reader_resize(desk->reader, 5, 40);
    desk_press(desk, "vG");
    assert_slice(desk_last_line(desk), "The end is here.");
    desk_press(desk, "g");
    assert_top(desk, "Top");
}

static void y_copies_it_and_ends_it(void **state)
{
    static const char *const keys[] = {"visy", "visY"};
    struct desk *desk = with_words(state);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct request request;
        desk_press(desk, "<Esc>gg");
        desk_press(desk, keys[i]);
        assert_true(reader_request(desk->reader, &request));
        assert_int_equal(request.kind, REQUEST_COPY);
        assert_slice(slice_range(document_text(reader_document(desk->reader)), request.range),
                     "One two, three.");
        assert_int_equal(request.citation.length > 0, i == 1);
        assert_int_equal(reader_selection(desk->reader).start, NOWHERE);
    }
}

static void without_a_selection_its_motions_say_so(void **state)
{
    struct desk *desk = with_words(state);
    desk_press(desk, ":word-next<Enter>");
    assert_notice(desk, "nothing is selected; v selects");
}

static void an_empty_text_has_nothing_to_select(void **state)
{
    struct desk *desk = *state;
    desk_open_plain(desk, "");
    desk_press(desk, "vwy");
    assert_int_equal(reader_selection(desk->reader).start, NOWHERE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(it_begins_at_the_current_paragraph),
        desk_test(it_begins_at_a_hit_and_goes_to_one),
        desk_test(it_grows_by_characters_and_words),
        desk_test(it_grows_by_sentences_and_paragraphs),
        desk_test(whole_units_are_selected_and_one_more),
        desk_test(lines_are_those_of_the_page),
        desk_test(the_other_end_moves_after_o),
        desk_test(the_cursor_stays_on_the_page),
        desk_test(y_copies_it_and_ends_it),
        desk_test(without_a_selection_its_motions_say_so),
        desk_test(an_empty_text_has_nothing_to_select),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
