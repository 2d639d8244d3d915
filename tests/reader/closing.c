/* What closes what, what quits, and what is asked of main. */

#include "desk.h"

#include "stele/text.h"

static struct request request_of(struct desk *desk)
{
    struct request request = {0};
    if (!reader_request(desk->reader, &request))
        fail_msg("nothing was asked for");
    return request;
}

static bool asks(struct desk *desk)
{
    struct request request;
    return reader_request(desk->reader, &request);
}

/* Keys that open something, and whether it is open. */
static bool list_is_open(struct desk *desk)
{
    return reader_list(desk->reader) != NULL;
}

static bool outline_is_focused(struct desk *desk)
{
    return reader_outline_focused(desk->reader);
}

static bool help_is_open(struct desk *desk)
{
    return slice_is(reader_title(desk->reader), "Help");
}

static bool panel_is_open(struct desk *desk)
{
    struct panel_picture panel;
    return reader_panel(desk->reader, &panel);
}

static const struct {
    const char *keys;
    bool (*is_open)(struct desk *desk);
} layers[] = {{"maB", list_is_open}, {"<Tab>", outline_is_focused}, {"h", help_is_open}};

static void check_closes(struct desk *desk, const char *key)
{
    for (size_t i = 0; i < COUNT_OF(layers); i++) {
        desk_press(desk, "2<Space>");
        size_t place = desk_place(desk);
        desk_press(desk, layers[i].keys);
        assert_true(layers[i].is_open(desk));
        desk_press(desk, key);
        assert_false(layers[i].is_open(desk));
        assert_false(asks(desk));
        assert_int_equal(desk_place(desk), place);
    }
}

/* ---- closing ---- */

static void q_closes_what_is_open(void **state)
{
    check_closes(desk_speech(state), "q");
}

static void escape_closes_what_is_open(void **state)
{
    check_closes(desk_speech(state), "<Esc>");
}

static void the_innermost_closes_first(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "mah<Tab>B");
    assert_true(list_is_open(desk));
    desk_press(desk, "q");
    assert_true(!list_is_open(desk) && outline_is_focused(desk) && help_is_open(desk));
    desk_press(desk, "q");
    assert_true(!outline_is_focused(desk) && help_is_open(desk));
    desk_press(desk, "q");
    assert_false(help_is_open(desk));
    assert_false(asks(desk));
}

static void q_on_the_bare_page_asks_to_quit(void **state)
{
    struct desk *desk = desk_speech(state);
    assert_true(desk_status(desk).quit_unknown);
    desk_press(desk, "q");
    assert_int_equal(request_of(desk).kind, REQUEST_QUIT);
    assert_false(desk_status(desk).quit_unknown);
}

static void escape_never_quits(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/asia<Enter>h<Tab><Esc><Esc><Esc><Esc><Esc><Esc>");
    assert_false(asks(desk));
    assert_false(help_is_open(desk));
    assert_null(reader_search(desk->reader));
}

static void escape_forgets_a_search_before_it_closes_the_page_that_has_it(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "h/mark<Enter><Esc>");
    assert_true(help_is_open(desk));
    assert_null(reader_search(desk->reader));
    desk_press(desk, "<Esc>");
    assert_false(help_is_open(desk));
}

static void h_closes_the_help_that_it_opened(void **state)
{
    struct desk *desk = desk_speech(state);
    assert_true(desk_status(desk).help_unknown);
    desk_press(desk, "h");
    assert_true(help_is_open(desk));
    desk_press(desk, "h");
    assert_false(help_is_open(desk));
    assert_false(desk_status(desk).help_unknown);
}

/* ---- quitting ---- */

static void the_keys_that_quit_do_so_everywhere(void **state)
{
    static const char *const keys[] = {"Q", "ZZ", ":q<Enter>", ":quit<Enter>"};
    struct desk *desk = *state;
    for (size_t i = 0; i < COUNT_OF(layers); i++)
        for (size_t j = 0; j < COUNT_OF(keys); j++) {
            desk_open(desk, NULL);
            desk_press(desk, layers[i].keys);
            desk_press(desk, keys[j]);
            assert_int_equal(request_of(desk).kind, REQUEST_QUIT);
        }
}

static void the_second_interrupt_in_a_row_quits(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "<C-c>");
    assert_notice(desk, "^C again quits");
    assert_false(asks(desk));
    desk_press(desk, "j<C-c>");
    assert_false(asks(desk));
    desk_press(desk, "<C-c>");
    assert_int_equal(request_of(desk).kind, REQUEST_QUIT);
}

static void an_interrupt_leaves_a_prompt(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "/bandung<C-c>");
    assert_string_equal(desk_prompt(desk), "(closed)");
    assert_int_equal(desk_place(desk), 0);
    assert_false(asks(desk));
}

static void escape_and_interrupt_call_off_a_key_that_waits(void **state)
{
    static const char *const waiting[] = {"y", "m", "'", "Z", "12"};
    static const char *const ends[] = {"<Esc>", "<C-c>"};
    struct desk *desk = desk_speech(state);
    desk_press(desk, "h");
    for (size_t i = 0; i < COUNT_OF(waiting) * COUNT_OF(ends); i++) {
        desk_press(desk, waiting[i / 2]);
        assert_true(desk_status(desk).pending.length > 0);
        desk_press(desk, ends[i % 2]);
        assert_slice(desk_status(desk).pending, "");
        assert_notice(desk, "");
        assert_true(help_is_open(desk));
    }
}

/* ---- copying ---- */

static void check_copy(struct desk *desk, const char *keys, struct range range, bool cited)
{
    desk_press(desk, keys);
    struct request request = request_of(desk);
    assert_int_equal(request.kind, REQUEST_COPY);
    assert_int_equal(request.range.start, range.start);
    assert_int_equal(request.range.end, range.end);
    assert_int_equal(request.citation.length > 0, cited);
}

static void a_paragraph_is_copied_with_its_citation_and_without(void **state)
{
    struct desk *desk = desk_speech(state);
    struct block block;
    desk_press(desk, "'2}");
    assert_true(reader_current(desk->reader, &block));
    check_copy(desk, "Y", block.range, true);
    check_copy(desk, "yy", block.range, false);
}

static void a_row_is_copied_whole(void **state)
{
    struct desk *desk = *state;
    desk_open_markdown(desk, "above\n\n| a | b |\n|---|---|\n| one | two |\n| three | four |\n");
    desk_press(desk, "/four<Enter>yy");
    struct request request = request_of(desk);
    struct slice row = slice_range(document_text(reader_document(desk->reader)), request.range);
    assert_slice(row, "three\tfour");
}

static void the_section_that_the_status_names_is_copied(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'2}");
    size_t section = desk_status(desk).section;
    check_copy(desk, "ys", document_section_range(reader_document(desk->reader), section), false);
}

static void the_outline_copies_its_chosen_section(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'1<Tab>");
    size_t section = document_section_at(reader_document(desk->reader), desk_place(desk));
    struct range first = document_section_range(reader_document(desk->reader), section);
    check_copy(desk, "Y", first, true);
    check_copy(desk, "ys", first, false);
}

static void an_empty_text_has_nothing_to_copy(void **state)
{
    struct desk *desk = *state;
    desk_open_plain(desk, "");
    desk_press(desk, "Y");
    assert_notice(desk, "there is no paragraph here");
    desk_press(desk, "ys");
    assert_notice(desk, "no section here");
    assert_false(asks(desk));
}

static void a_copy_that_waits_shows_how_it_goes_on(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "y");
    assert_slice(desk_status(desk).pending, "y: y paragraph  s section");
}

static void what_was_copied_is_shown(void **state)
{
    struct desk *desk = desk_speech(state);
    struct panel_picture panel;
    reader_copied(desk->reader, slice_of("Some words."), false, "the clipboard");
    assert_true(reader_panel(desk->reader, &panel));
    assert_slice(panel.title, "sent to the clipboard");
    assert_slice(panel.text, "Some words.");
}

/* A section may be a book: the panel has its beginning and, with the citation, its end. */
static void a_copy_that_is_long_is_shown_at_both_ends(void **state)
{
    struct desk *desk = desk_speech(state);
    struct panel_picture panel;
    struct buffer text = {0};
    buffer_append_string(&text, "Begin");
    for (int i = 0; i < 100000; i++)
        buffer_append_string(&text, " é");
    buffer_append_string(&text, " end.");
    reader_copied(desk->reader, buffer_slice(&text), true, "the clipboard");
    assert_true(reader_panel(desk->reader, &panel));
    assert_starts(panel.text, "Begin é é");
    assert_says(panel.text, "[229 KB are not shown here]");
    assert_says(panel.text, "é é end.");
    assert_int_equal(text_check(panel.text), panel.text.length);
    assert_true(panel.first > 0);
    assert_slice(reader_register(desk->reader), buffer_string(&text)); /* all of it is there */
    buffer_free(&text);
}

static void some_keys_only_close_the_panel(void **state)
{
    static const char *const keys[] = {"q", "<Esc>", "<Enter>"};
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        reader_copied(desk->reader, slice_of("words"), false, "nowhere");
        desk_press(desk, keys[i]);
        assert_false(panel_is_open(desk));
        assert_false(asks(desk));
        assert_int_equal(desk_place(desk), 0);
    }
}

static void another_key_closes_the_panel_and_does_its_work(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_copied(desk->reader, slice_of("words"), false, "nowhere");
    desk_press(desk, "<Space>");
    assert_false(panel_is_open(desk));
    assert_true(desk_place(desk) > 0);
}

/* ---- other requests ---- */

static void keys_ask_main_for_the_rest(void **state)
{
    static const struct {
        const char *keys;
        enum request_kind kind;
    } rows[] = {{"<C-z>", REQUEST_SUSPEND},
                {"<C-l>", REQUEST_REPAINT},
                {"r", REQUEST_REPAINT},
                {"R", REQUEST_RELOAD}};
    struct desk *desk = *state;
    desk_open_plain(desk, "Some words.\n");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        desk_press(desk, rows[i].keys);
        assert_int_equal(request_of(desk).kind, rows[i].kind);
    }
}

static void the_speech_is_not_read_again(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "R");
    assert_notice(desk, "only a file can be read again");
    assert_false(asks(desk));
}

static void requests_come_in_their_order(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "yy<C-z>q");
    assert_int_equal(request_of(desk).kind, REQUEST_COPY);
    assert_int_equal(request_of(desk).kind, REQUEST_SUSPEND);
    assert_int_equal(request_of(desk).kind, REQUEST_QUIT);
    assert_false(asks(desk));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(q_closes_what_is_open),
        desk_test(escape_closes_what_is_open),
        desk_test(the_innermost_closes_first),
        desk_test(q_on_the_bare_page_asks_to_quit),
        desk_test(escape_never_quits),
        desk_test(escape_forgets_a_search_before_it_closes_the_page_that_has_it),
        desk_test(h_closes_the_help_that_it_opened),
        desk_test(the_keys_that_quit_do_so_everywhere),
        desk_test(the_second_interrupt_in_a_row_quits),
        desk_test(an_interrupt_leaves_a_prompt),
        desk_test(escape_and_interrupt_call_off_a_key_that_waits),
        desk_test(a_paragraph_is_copied_with_its_citation_and_without),
        desk_test(a_row_is_copied_whole),
        desk_test(the_section_that_the_status_names_is_copied),
        desk_test(the_outline_copies_its_chosen_section),
        desk_test(a_copy_that_is_long_is_shown_at_both_ends),
        desk_test(an_empty_text_has_nothing_to_copy),
        desk_test(a_copy_that_waits_shows_how_it_goes_on),
        desk_test(what_was_copied_is_shown),
        desk_test(some_keys_only_close_the_panel),
        desk_test(another_key_closes_the_panel_and_does_its_work),
        desk_test(keys_ask_main_for_the_rest),
        desk_test(the_speech_is_not_read_again),
        desk_test(requests_come_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
