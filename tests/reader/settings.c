/* Settings: by ":set", by keys, by the configuration file; and bindings. */

#include "desk.h"

static const char *notice(struct desk *desk)
{
    return arena_copy(desk->arena, reader_notice(desk->reader)).bytes;
}

static void run(struct desk *desk, const char *line)
{
    desk_press(desk, "<Esc>"); /* a notice goes */
    reader_command(desk->reader, slice_of(line));
}

static void set(struct desk *desk, const char *name, const char *value)
{
    struct buffer line = {0};
    buffer_format(&line, "set %s %s", name, value);
    run(desk, line.bytes);
    buffer_free(&line);
}

static unsigned width(struct desk *desk)
{
    desk_status(desk); /* a picture */
    return reader_geometry(desk->reader)->text_columns;
}

/* ---- values ---- */

static void every_value_of_the_table_is_taken(void **state)
{
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < reader_settings(); i++) {
        struct setting_description setting = reader_setting_at(i);
        struct slice rest = slice_of(setting.values), word;
        set(desk, setting.name, setting.initial);
        assert_notice(desk, "");
        while ((word = slice_word(&rest)).length > 0) {
            set(desk, setting.name, arena_copy(desk->arena, word).bytes);
            assert_notice(desk, "");
        }
    }
}

static void every_other_value_is_refused(void **state)
{
    static const char *const values[] = {"", "nonsense", "ON", "on off", "-1", "99999999999999999999999"};
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < reader_settings(); i++)
        for (size_t j = 0; j < COUNT_OF(values); j++) {
            struct setting_description setting = reader_setting_at(i);
            struct buffer wanted = {0};
            set(desk, setting.name, values[j]);
            buffer_format(&wanted, "%s wants", setting.name);
            assert_starts(reader_notice(desk->reader), wanted.bytes);
            buffer_free(&wanted);
        }
}

static void what_is_no_setting_is_said(void **state)
{
    struct desk *desk = desk_speech(state);
    run(desk, "set colour on");
    assert_notice(desk, "no setting colour");
    run(desk, "set");
    assert_notice(desk, "set wants NAME VALUE");
}

static void the_width_has_limits(void **state)
{
    static const char *const bad[] = {"19", "401", "0", "72x", "7 2"};
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 24, 500);
    assert_int_equal(width(desk), 72);
    set(desk, "width", "20");
    assert_int_equal(width(desk), 20);
    set(desk, "width", "400");
    assert_int_equal(width(desk), 400);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        set(desk, "width", bad[i]);
        assert_notice(desk, "width wants a number of columns from 20 to 400");
        assert_int_equal(width(desk), 400);
    }
}

static void each_setting_changes_what_it_names(void **state)
{
    struct desk *desk = desk_speech(state);
    struct request request;
    set(desk, "numbers", "off");
    assert_false(reader_numbers(desk->reader));
    assert_int_equal(reader_geometry(desk->reader)->margin_columns, 1);
    set(desk, "outline", "off");
    assert_int_equal(reader_geometry(desk->reader)->outline_columns, 0);
    set(desk, "outline", "on");
    assert_true(reader_geometry(desk->reader)->outline_columns > 0);
    set(desk, "ambiguous", "wide");
    assert_int_equal(reader_ambiguous(desk->reader), TEXT_WIDE);
    assert_true(reader_ascii(desk->reader));
    assert_false(reader_request(desk->reader, &request));
    set(desk, "theme", "mono");
    assert_string_equal(reader_theme(desk->reader), "mono");
    assert_true(reader_request(desk->reader, &request));
    assert_int_equal(request.kind, REQUEST_THEME);
}

static void a_line_of_code_is_folded_or_not(void **state)
{
    struct desk *desk = *state;
    const struct line *lines;
    desk_open_markdown(desk, "```\nint number = one_name + another_name + the_third_name + the_last;\n```\n");
    reader_resize(desk->reader, 10, 40);
    size_t folded = reader_page(desk->reader, &lines);
    set(desk, "wrap", "off");
    assert_true(reader_page(desk->reader, &lines) < folded);
    set(desk, "wrap", "on");
    assert_int_equal(reader_page(desk->reader, &lines), folded);
}

static void nothing_is_asked_of_main_at_the_start(void **state)
{
    struct desk *desk = desk_speech(state);
    struct request request;
    assert_false(reader_request(desk->reader, &request));
}

static void c_changes_the_theme_and_back(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "c");
    assert_string_equal(reader_theme(desk->reader), "mono");
    assert_notice(desk, "theme mono");
    desk_press(desk, "c");
    assert_string_equal(reader_theme(desk->reader), "colour");
}

/* ---- wider and narrower ---- */

static void plus_and_minus_step_the_width(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 24, 200);
    desk_press(desk, "+");
    assert_int_equal(width(desk), 76);
    assert_notice(desk, "width 76");
    desk_press(desk, "3+");
    assert_int_equal(width(desk), 88);
    desk_press(desk, "5-");
    assert_int_equal(width(desk), 68);
}

static void the_width_stops_at_its_least(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "99999999-");
    assert_int_equal(width(desk), 20);
    desk_press(desk, "-");
    assert_int_equal(width(desk), 20);
    assert_notice(desk, "width 20");
}

static void the_width_does_not_grow_beyond_the_window(void **state)
{
    struct desk *desk = desk_speech(state);
    for (int i = 0; i < 40; i++)
        desk_press(desk, "+");
    unsigned widest = width(desk);
    assert_true(widest <= reader_geometry(desk->reader)->text_room);
    desk_press(desk, "-");
    assert_int_equal(width(desk), widest - 4); /* at once: nothing was added that could not be seen */
}

static void the_width_is_at_most_400(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 24, 900);
    desk_press(desk, "99999999+");
    assert_int_equal(width(desk), 400);
}

/* ---- bindings ---- */

static void a_key_is_given_another_meaning(void **state)
{
    struct desk *desk = desk_speech(state);
    struct request request;
    run(desk, "bind j quit");
    desk_press(desk, "j");
    assert_true(reader_request(desk->reader, &request));
    assert_int_equal(request.kind, REQUEST_QUIT);
}

static void a_key_is_given_a_command_with_its_argument(void **state)
{
    struct desk *desk = desk_speech(state);
    run(desk, "bind <F5> set width 30");
    run(desk, "bind zz goto Common security");
    run(desk, "bind x line-down 3");
    desk_press(desk, "<F5>");
    assert_int_equal(width(desk), 30);
    desk_press(desk, "zz");
    assert_top(desk, "Third, common security");
    desk_press(desk, "g3j");
    size_t place = desk_place(desk);
    desk_press(desk, "gx");
    assert_int_equal(desk_place(desk), place);
}

static void a_binding_may_bind_its_own_key(void **state)
{
    struct desk *desk = desk_speech(state);
    run(desk, "bind x bind x set width 30");
    desk_press(desk, "xx");
    assert_int_equal(width(desk), 30);
}

static void a_key_of_several_shows_how_it_goes_on(void **state)
{
    struct desk *desk = desk_speech(state);
    run(desk, "bind xy where");
    run(desk, "bind xz top");
    desk_press(desk, "x");
    assert_slice(desk_status(desk).pending, "x: y where  z top");
    desk_press(desk, "<Esc>");
    assert_slice(desk_status(desk).pending, "");
}

static void a_binding_to_nothing_is_refused(void **state)
{
    static const char *const lines[] = {"bind x", "bind x no-such-thing", "bind x goto",
                                        "bind x line-down fast", "bind x set"};
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        run(desk, lines[i]);
        if (reader_notice(desk->reader).length == 0)
            fail_msg("%s was taken", lines[i]);
        desk_press(desk, "x");
        assert_notice(desk, "x does nothing here; h: help");
    }
}

/* ---- the configuration file ---- */

static void configure(struct desk *desk, const char *text)
{
    desk->how.config_path = desk_write(desk, "config", slice_of(text));
    desk_open(desk, NULL);
}

static void the_file_sets_and_binds(void **state)
{
    struct desk *desk = *state;
    configure(desk, "# mine\n\n  set   width  40\r\nset numbers off\nbind x set outline off");
    assert_notice(desk, "");
    assert_int_equal(width(desk), 40);
    assert_false(reader_numbers(desk->reader));
    desk_press(desk, "x");
    assert_int_equal(reader_geometry(desk->reader)->outline_columns, 0);
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    static const char *const rows[][2] = {
        {"set width 40\n\nset width 9\n", ":3: width wants a number of columns from 20 to 400"},
        {"set numbers maybe\n", ":1: numbers wants one of: on off"},
        {"set speed 9\n", ":1: no setting speed"},
        {"#\n#\nmap x top\n", ":3: only set and bind can stand here"},
        {"bind x fly\n", ":1: bind wants a key and a command; no command \"fly\""},
        {"bind\n", ":1: bind wants a key and a command; no command \"\""},
        {"set\n", ":1: set wants NAME VALUE"},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        configure(desk, rows[i][0]);
        const char *said = strstr(notice(desk), "config:");
        assert_non_null(said);
        assert_string_equal(said + strlen("config"), rows[i][1]);
    }
}

static void the_lines_after_a_wrong_one_count(void **state)
{
    struct desk *desk = *state;
    configure(desk, "set width 9\nset numbers off\nset width x\nset width 40\n");
    assert_int_equal(width(desk), 40);
    assert_false(reader_numbers(desk->reader));
    assert_says(reader_notice(desk->reader), "config:3:");
    desk_press(desk, ":messages<Enter>");
    assert_says(document_text(reader_document(desk->reader)), "config:1:");
    assert_says(document_text(reader_document(desk->reader)), "config:3:");
}

static void a_file_that_is_not_there_is_none(void **state)
{
    struct desk *desk = *state;
    desk->how.config_path = desk_path(desk, "nowhere");
    desk_open(desk, NULL);
    assert_notice(desk, "");
    assert_int_equal(width(desk), 47);
}

static void a_width_beyond_the_window_is_that_of_the_window(void **state)
{
    struct desk *desk = desk_speech(state);
    reader_resize(desk->reader, 24, 60);
    desk_press(desk, "99-");
    assert_notice(desk, "width 20");
    desk_press(desk, "99+");
    assert_int_equal(reader_geometry(desk->reader)->text_columns, reader_geometry(desk->reader)->text_room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(every_value_of_the_table_is_taken),
        desk_test(every_other_value_is_refused),
        desk_test(what_is_no_setting_is_said),
        desk_test(the_width_has_limits),
        desk_test(each_setting_changes_what_it_names),
        desk_test(a_line_of_code_is_folded_or_not),
        desk_test(nothing_is_asked_of_main_at_the_start),
        desk_test(c_changes_the_theme_and_back),
        desk_test(plus_and_minus_step_the_width),
        desk_test(the_width_stops_at_its_least),
        desk_test(the_width_does_not_grow_beyond_the_window),
        desk_test(the_width_is_at_most_400),
        desk_test(a_key_is_given_another_meaning),
        desk_test(a_key_is_given_a_command_with_its_argument),
        desk_test(a_binding_may_bind_its_own_key),
        desk_test(a_key_of_several_shows_how_it_goes_on),
        desk_test(a_binding_to_nothing_is_refused),
        desk_test(the_file_sets_and_binds),
        desk_test(what_is_wrong_is_said_with_its_line),
        desk_test(the_lines_after_a_wrong_one_count),
        desk_test(a_file_that_is_not_there_is_none),
        desk_test(a_width_beyond_the_window_is_that_of_the_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
