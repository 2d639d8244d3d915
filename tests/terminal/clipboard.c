#include "check.h"

#include "terminal/clipboard.h"

static void assert_command(struct slice text, enum clipboard_between between, const char *wanted)
{
    struct buffer bytes = {0};
    assert_true(clipboard_put(&bytes, text, between));
    assert_string_equal(buffer_string(&bytes), wanted);
    buffer_free(&bytes);
}

/* The examples of RFC 4648, 10. */
static void text_goes_as_base64(void **state)
{
    (void)state;
    static const char *const texts[][2] = {{"", ""},
                                           {"f", "Zg=="},
                                           {"fo", "Zm8="},
                                           {"foo", "Zm9v"},
                                           {"foob", "Zm9vYg=="},
                                           {"fooba", "Zm9vYmE="},
                                           {"foobar", "Zm9vYmFy"}};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct buffer wanted = {0};
        buffer_format(&wanted, "\033]52;c;%s\a", texts[i][1]);
        assert_command(slice_of(texts[i][0]), CLIPBOARD_DIRECT, buffer_string(&wanted));
        buffer_free(&wanted);
    }
    assert_command((struct slice){"\377\0\376", 3}, CLIPBOARD_DIRECT, "\033]52;c;/wD+\a");
}

static void tmux_gets_it_for_itself_and_to_pass_on(void **state)
{
    (void)state;
    assert_command(slice_of("foo"), CLIPBOARD_TMUX,
                   "\033]52;c;Zm9v\a"
                   "\033Ptmux;\033\033]52;c;Zm9v\a\033\\");
}

static void screen_gets_it_in_pieces_that_it_can_take(void **state)
{
    (void)state;
    assert_command(slice_of("foo"), CLIPBOARD_SCREEN, "\033P\033]52;c;Zm9v\a\033\\");
    struct buffer bytes = {0};
    char text[1000];
    memset(text, 'x', sizeof text);
    assert_true(clipboard_put(&bytes, (struct slice){text, sizeof text}, CLIPBOARD_SCREEN));
    size_t pieces = 0;
    for (char *at = bytes.bytes, *end; *at; at = end + 2, pieces++) {
        end = strstr(at, "\033\\");
        assert_non_null(end);
        assert_memory_equal(at, "\033P", 2);
        assert_true(end - at <= 256);
    }
    assert_int_equal(pieces, 6);
    buffer_free(&bytes);
}

static void more_than_terminals_take_is_refused(void **state)
{
    (void)state;
    struct buffer bytes = {0};
    char *text = memory_new(CLIPBOARD_BYTES + 1);
    assert_false(clipboard_put(&bytes, (struct slice){text, CLIPBOARD_BYTES + 1}, CLIPBOARD_DIRECT));
    assert_int_equal(bytes.length, 0);
    assert_true(clipboard_put(&bytes, (struct slice){text, CLIPBOARD_BYTES}, CLIPBOARD_DIRECT));
    assert_int_equal(bytes.length, 99992 + 8);
    buffer_free(&bytes);
    free(text);
}

static void the_environment_says_what_stands_between(void **state)
{
    (void)state;
    unsetenv("TMUX");
    unsetenv("STY");
    assert_int_equal(clipboard_between(), CLIPBOARD_DIRECT);
    setenv("STY", "1.pts-0.host", 1);
    assert_int_equal(clipboard_between(), CLIPBOARD_SCREEN);
    setenv("TMUX", "socket,1,0", 1);
    assert_int_equal(clipboard_between(), CLIPBOARD_TMUX);
    setenv("TMUX", "", 1);
    assert_int_equal(clipboard_between(), CLIPBOARD_SCREEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_goes_as_base64),
        cmocka_unit_test(tmux_gets_it_for_itself_and_to_pass_on),
        cmocka_unit_test(screen_gets_it_in_pieces_that_it_can_take),
        cmocka_unit_test(more_than_terminals_take_is_refused),
        cmocka_unit_test(the_environment_says_what_stands_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
