#include "check.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "pty.h"

enum { ROWS = 24, COLUMNS = 80, ERROR_STATUS = 2, HANGUP_STATUS = 7 };

/* A test's own variables, then those of every test. */
static struct pty *probe_with(const char *const variables[], unsigned rows, unsigned columns)
{
    static const char *const common[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8",
                                         "ASAN_OPTIONS=detect_leaks=1"};
    const char *environment[16] = {NULL};
    size_t count = 0;
    while (variables && variables[count]) {
        environment[count] = variables[count];
        count++;
    }
    for (size_t i = 0; i < COUNT_OF(common); i++) {
        size_t name = (size_t)(strchr(common[i], '=') - common[i]) + 1;
        bool given = false;
        for (size_t j = 0; j < count; j++)
            given = given || strncmp(environment[j], common[i], name) == 0;
        if (!given)
            environment[count++] = common[i];
    }
    return pty_start((const char *const[]){TERMINAL_PROBE, NULL}, environment, rows, columns);
}

static struct pty *probe(void)
{
    struct pty *pty = probe_with(NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "probe 24x80 page 0");
    return pty;
}

static void assert_row(const struct pty *pty, unsigned row, const char *wanted)
{
    struct buffer text = {0};
    emulator_row(pty_screen(pty), row, &text);
    assert_string_equal(buffer_string(&text), wanted);
    buffer_free(&text);
}

/* Outside, and as it was. */
static void assert_restored(const struct pty *pty)
{
    assert_false(emulator_is_alternate(pty_screen(pty)));
    assert_true(emulator_cursor_is_visible(pty_screen(pty)));
    assert_true(pty_modes_are_restored(pty));
    assert_non_null(strstr(pty_output(pty).bytes, "\033[?2004l"));
}

static void assert_exit(struct pty *pty, int wanted)
{
    int status = pty_wait_end(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), wanted);
}

/* A sanitizer catches the signal after us and ends the program itself. */
static void assert_killed_by(struct pty *pty, int number)
{
    int status = pty_wait_end(pty);
#ifdef STELE_SANITIZE
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
    (void)number;
#else
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
#endif
}

/* ---- taking and giving back -------------------------------------------------------------------- */

static void it_starts_on_the_alternate_screen_and_leaves_it(void **state)
{
    (void)state;
    struct pty *pty = probe();
    assert_true(emulator_is_alternate(pty_screen(pty)));
    assert_true(emulator_cursor_is_visible(pty_screen(pty)));
    assert_int_equal(emulator_cursor_row(pty_screen(pty)), ROWS - 1);
    assert_true(emulator_cell(pty_screen(pty), 0, 0).bold);
    assert_false(pty_modes_are_restored(pty));
    pty_type(pty, "q");
    assert_exit(pty, 0);
    assert_restored(pty);
    pty_stop(pty);
}

/* The first picture comes with what takes the screen, and neither title nor cursor is touched on the way. */
static void it_says_no_more_than_it_must(void **state)
{
    (void)state;
    struct pty *pty = probe();
    const char *output = pty_output(pty).bytes;
    assert_ptr_equal(strstr(output, "\033[?1049h"), output);
    assert_non_null(strstr(output, "\033[?2004h"));
    pty_type(pty, "q");
    pty_wait_end(pty);
    output = pty_output(pty).bytes;
    assert_null(strstr(output, "\033]"));     /* title, colours */
    assert_null(strstr(output, "\033[?25"));  /* cursor shown or hidden */
    assert_null(strstr(output, "\033[?12l")); /* cursor blinks */
    assert_null(strstr(output, "\033[?100")); /* mouse */
    pty_stop(pty);
}

static void a_page_is_sent_in_little_more_than_its_characters(void **state)
{
    (void)state;
    struct pty *pty = probe();
    for (unsigned page = 1; page < 4; page++) {
        char title[40];
        pty_forget_output(pty);
        pty_type(pty, "n");
        snprintf(title, sizeof title, "page %u,", page);
        pty_wait_text(pty, title);
        pty_wait_quiet(pty, 50);
        assert_in_range(pty_output(pty).length, 22 * 50, 22 * (72 + 2) + 60);
    }
    pty_stop(pty);
}

static void wide_text_stands_in_its_columns(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "w");
    pty_wait_text(pty, "支柱|");
    assert_row(pty, 5, "东亚合作的三个支柱|");
    assert_string_equal(emulator_cell(pty_screen(pty), 5, 18).text, "|");
    assert_row(pty, 6, " “curly” — dash…|");
    assert_string_equal(emulator_cell(pty_screen(pty), 8, 18).text, "x");
    assert_row(pty, 9, "    ␛[31mred x␡|");
    pty_type(pty, "n");
    pty_wait_text(pty, "page 1,");
    assert_row(pty, 4, "东亚合作的三个支柱|");
    pty_type(pty, "l");
    pty_wait_no_text(pty, "支柱");
    pty_stop(pty);
}

/* ---- size ---------------------------------------------------------------------------------------- */

static void a_resize_is_followed(void **state)
{
    (void)state;
    static const unsigned sizes[][2] = {{10, 40}, {60, 200}, {5, 20}, {24, 80}};
    struct pty *pty = probe();
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        char title[40];
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        snprintf(title, sizeof title, "probe %ux%u", sizes[i][0], sizes[i][1]);
        pty_wait_text(pty, title);
        pty_wait_quiet(pty, 50);
        assert_int_equal(emulator_cursor_row(pty_screen(pty)), sizes[i][0] - 1);
    }
    pty_type(pty, "q");
    assert_exit(pty, 0);
    assert_restored(pty);
    pty_stop(pty);
}

static void a_terminal_without_a_size_has_that_of_its_type(void **state)
{
    (void)state;
    struct pty *pty = probe_with(NULL, 0, 0);
    pty_wait_text(pty, "probe 24x80");
    pty_stop(pty);
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static void keys_are_named(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "\033[A\033OB\033[6~\r\004\023\021é");
    pty_wait_text(pty, "<Up><Down><PageDown><Enter><C-d><C-s><C-q>é");
    pty_stop(pty);
}

static void a_lone_escape_comes_without_another_key(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "\033");
    pty_wait_text(pty, "<Esc>");
    pty_type(pty, "\033[1;5");
    pty_wait_quiet(pty, 100);
    pty_type(pty, "C");
    pty_wait_text(pty, "<Esc><C-Right>");
    pty_stop(pty);
}

static void a_paste_comes_as_text(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "\033[200~quit q\033[201~.");
    pty_wait_text(pty, "<Paste>quit q.");
    pty_stop(pty);
}

static void keys_of_the_terminals_own_kind_are_known(void **state)
{
    (void)state;
    struct pty *pty = probe_with((const char *const[]){"TERM=linux", NULL}, ROWS, COLUMNS);
    pty_wait_text(pty, "page 0");
    pty_type(pty, "\033[[A\033[1~");
    pty_wait_text(pty, "<F1><Home>");
    pty_stop(pty);
}

/* ---- signals --------------------------------------------------------------------------------------- */

static void assert_stops_and_continues(struct pty *pty, const char *notice)
{
    pty_wait_text(pty, notice);
    assert_restored(pty);
    pty_forget_output(pty);
    pty_type(pty, "\n");
    pty_wait_text(pty, "page 0");
    assert_true(emulator_is_alternate(pty_screen(pty)));
    assert_non_null(strstr(pty_output(pty).bytes, "\033[?2004h"));
    pty_type(pty, "\033[A");
    pty_wait_text(pty, "<Up>");
}

static void it_suspends_itself_and_comes_back(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "\032");
    assert_stops_and_continues(pty, "[stopped 1]");
    pty_type(pty, "\032");
    assert_stops_and_continues(pty, "[stopped 2]");
    pty_type(pty, "q");
    assert_exit(pty, 0);
    assert_restored(pty);
    pty_stop(pty);
}

static void it_is_suspended_from_outside_and_comes_back(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_signal(pty, SIGTSTP);
    assert_stops_and_continues(pty, "[stopped 1]");
    pty_stop(pty);
}

/* SIGSTOP leaves no time to give anything back; all the more is there to take. */
static void it_comes_back_from_a_stop_that_it_did_not_see(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_signal(pty, SIGSTOP);
    pty_wait_text(pty, "[stopped 1]");
    pty_forget_output(pty);
    pty_type(pty, "\n");
    pty_wait_no_text(pty, "[stopped 1]");
    assert_non_null(strstr(pty_output(pty).bytes, "\033[?2004h"));
    pty_type(pty, "\033[A\023");
    pty_wait_text(pty, "<Up><C-s>");
    pty_type(pty, "q");
    assert_exit(pty, 0);
    assert_restored(pty);
    pty_stop(pty);
}

static void a_window_that_changed_while_it_was_suspended_is_noticed(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "\032");
    pty_wait_text(pty, "[stopped 1]");
    pty_resize(pty, 12, 50);
    pty_type(pty, "\n");
    pty_wait_text(pty, "probe 12x50");
    pty_stop(pty);
}

/* As "kill %1" does with a stopped job. */
static void it_ends_in_the_background_without_the_terminal(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "\032");
    pty_wait_text(pty, "[stopped 1]");
    pty_forget_output(pty);
    pty_signal(pty, SIGTERM);
    pty_signal(pty, SIGCONT);
    assert_exit(pty, HANGUP_STATUS);
    assert_int_equal(pty_output(pty).length, 0);
    assert_true(pty_modes_are_restored(pty));
    pty_stop(pty);
}

static void signals_that_ask_it_to_end_are_told(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP, SIGINT};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct pty *pty = probe();
        pty_signal(pty, numbers[i]);
        assert_exit(pty, HANGUP_STATUS);
        assert_restored(pty);
        pty_stop(pty);
    }
}

static void a_terminal_that_goes_away_ends_it(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_hang_up(pty);
    assert_exit(pty, HANGUP_STATUS);
    pty_stop(pty);
}

static void a_crash_restores_the_terminal(void **state)
{
    (void)state;
    static const struct {
        const char *key;
        int number;
    } crashes[] = {{"x", SIGSEGV}, {"o", SIGSEGV}, {"X", SIGABRT}};
    for (size_t i = 0; i < COUNT_OF(crashes); i++) {
        struct pty *pty = probe();
        pty_type(pty, crashes[i].key);
        assert_killed_by(pty, crashes[i].number);
        assert_restored(pty);
        pty_stop(pty);
    }
}

static void deadly_signals_restore_the_terminal(void **state)
{
    (void)state;
    static const int numbers[] = {
        SIGSEGV, SIGFPE, SIGILL, SIGQUIT, SIGALRM, SIGUSR1,
#ifndef STELE_SANITIZE
        SIGBUS, /* has a handler of the sanitizer's, which was there first */
#endif
    };
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct pty *pty = probe();
        pty_signal(pty, numbers[i]);
        assert_killed_by(pty, numbers[i]);
        assert_restored(pty);
        pty_stop(pty);
    }
}

/* ---- what it refuses --------------------------------------------------------------------------------- */

static void assert_refuses(const char *variable, const char *sentence)
{
    struct pty *pty = probe_with((const char *const[]){variable, NULL}, ROWS, COLUMNS);
    assert_exit(pty, ERROR_STATUS);
    assert_non_null(strstr(pty_output(pty).bytes, sentence));
    assert_true(pty_modes_are_restored(pty));
    pty_stop(pty);
}

static void an_impossible_terminal_is_refused_in_a_sentence(void **state)
{
    (void)state;
    assert_refuses("TERM=wonder", "probe: the terminal type \"wonder\" is not known here (terminfo);"
                                  " try TERM=xterm-256color");
    assert_refuses("TERM=dumb",
                   "probe: the terminal type \"dumb\" cannot move the cursor; try TERM=xterm-256color");
    assert_refuses("TERM=", "probe: TERM is not set, so nobody knows what the terminal understands;"
                            " try TERM=xterm-256color");
}

static void an_output_that_is_no_terminal_is_refused(void **state)
{
    (void)state;
    const char *const arguments[] = {TERMINAL_PROBE, "/dev/null", NULL};
    const char *const environment[] = {"TERM=xterm-256color", NULL};
    struct pty *pty = pty_start(arguments, environment, ROWS, COLUMNS);
    assert_exit(pty, ERROR_STATUS);
    assert_row(pty, 0, "probe: the output is not a terminal");
    assert_true(pty_modes_are_restored(pty));
    pty_stop(pty);
}

static void modern_terminals_that_terminfo_lacks_are_known_by_their_kin(void **state)
{
    (void)state;
    static const char *const names[] = {"TERM=xterm-kitty",   "TERM=foot",    "TERM=alacritty",
                                        "TERM=xterm-ghostty", "TERM=wezterm", "TERM=tmux-unheard-of"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct pty *pty = probe_with((const char *const[]){names[i], NULL}, ROWS, COLUMNS);
        pty_wait_text(pty, "probe 24x80");
        assert_true(emulator_is_alternate(pty_screen(pty)));
        pty_stop(pty);
    }
}

/* ---- colour and locale --------------------------------------------------------------------------------- */

static bool any_colour(const struct pty *pty)
{
    for (unsigned row = 0; row < ROWS; row++)
        for (unsigned column = 0; column < COLUMNS; column++) {
            struct emulator_cell cell = emulator_cell(pty_screen(pty), row, column);
            if (cell.foreground != EMULATOR_DEFAULT || cell.background != EMULATOR_DEFAULT)
                return true;
        }
    return false;
}

static bool is_colourful(const char *variable)
{
    struct pty *pty = probe_with((const char *const[]){variable, NULL}, ROWS, COLUMNS);
    pty_wait_text(pty, "page 0");
    pty_type(pty, "s");
    pty_wait_text(pty, "hit-current");
    pty_wait_text(pty, "chosen");
    bool colourful = any_colour(pty);
    if (colourful) {
        pty_type(pty, "m");
        pty_wait_text(pty, "sm");
        pty_wait_quiet(pty, 50);
        assert_false(any_colour(pty));
    }
    pty_stop(pty);
    return colourful;
}

static void colours_are_used_where_they_are_wanted(void **state)
{
    (void)state;
    assert_true(is_colourful("TERM=xterm-256color"));
    assert_true(is_colourful("TERM=linux"));
    assert_true(is_colourful("NO_COLOR="));
    assert_false(is_colourful("NO_COLOR=1"));
    assert_false(is_colourful("TERM=vt100"));
}

static void other_locales_get_stand_ins(void **state)
{
    (void)state;
    static const char *const locales[] = {"LC_ALL=C", "LC_ALL=de_DE.ISO-8859-1"};
    for (size_t i = 0; i < COUNT_OF(locales); i++) {
        struct pty *pty = probe_with((const char *const[]){locales[i], NULL}, ROWS, COLUMNS);
        pty_wait_text(pty, "page 0");
        pty_type(pty, "wn");
        pty_wait_text(pty, "\"curly\" - dash");
        struct slice output = pty_output(pty);
        for (size_t at = 0; at < output.length; at++)
            assert_true((unsigned char)output.bytes[at] < 0x80);
        pty_stop(pty);
    }
}

/* Over ssh the name of a locale arrives that is not installed. */
static void a_locale_that_is_not_installed_counts_by_its_name(void **state)
{
    (void)state;
    struct pty *pty = probe_with((const char *const[]){"LC_ALL=xx_XX.UTF-8", NULL}, ROWS, COLUMNS);
    pty_wait_text(pty, "page 0");
    pty_type(pty, "w");
    pty_wait_text(pty, "东亚合作的三个支柱|");
    assert_string_equal(emulator_cell(pty_screen(pty), 5, 18).text, "|");
    pty_stop(pty);
}

/* ---- beside the screen ------------------------------------------------------------------------------------
 */

static void a_copy_goes_to_the_clipboard(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "yY");
    pty_wait_text(pty, "yY(too long)");
    assert_non_null(strstr(pty_output(pty).bytes, "\033]52;c;eHh4eA==\a"));
    pty_stop(pty);
}

static void the_bell_rings(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_type(pty, "g");
    pty_wait_text(pty, "g");
    pty_type(pty, ".");
    pty_wait_text(pty, "g.");
    assert_int_equal(emulator_bells(pty_screen(pty)), 1);
    pty_stop(pty);
}

static void a_child_that_ends_is_noticed(void **state)
{
    (void)state;
    struct pty *pty = probe();
    pty_signal(pty, SIGCHLD);
    pty_wait_text(pty, "(child)");
    pty_stop(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_starts_on_the_alternate_screen_and_leaves_it),
        cmocka_unit_test(it_says_no_more_than_it_must),
        cmocka_unit_test(a_page_is_sent_in_little_more_than_its_characters),
        cmocka_unit_test(wide_text_stands_in_its_columns),
        cmocka_unit_test(a_resize_is_followed),
        cmocka_unit_test(a_terminal_without_a_size_has_that_of_its_type),
        cmocka_unit_test(keys_are_named),
        cmocka_unit_test(a_lone_escape_comes_without_another_key),
        cmocka_unit_test(a_paste_comes_as_text),
        cmocka_unit_test(keys_of_the_terminals_own_kind_are_known),
        cmocka_unit_test(it_suspends_itself_and_comes_back),
        cmocka_unit_test(it_is_suspended_from_outside_and_comes_back),
        cmocka_unit_test(it_comes_back_from_a_stop_that_it_did_not_see),
        cmocka_unit_test(a_window_that_changed_while_it_was_suspended_is_noticed),
        cmocka_unit_test(it_ends_in_the_background_without_the_terminal),
        cmocka_unit_test(signals_that_ask_it_to_end_are_told),
        cmocka_unit_test(a_terminal_that_goes_away_ends_it),
        cmocka_unit_test(a_crash_restores_the_terminal),
        cmocka_unit_test(deadly_signals_restore_the_terminal),
        cmocka_unit_test(an_impossible_terminal_is_refused_in_a_sentence),
        cmocka_unit_test(an_output_that_is_no_terminal_is_refused),
        cmocka_unit_test(modern_terminals_that_terminfo_lacks_are_known_by_their_kin),
        cmocka_unit_test(colours_are_used_where_they_are_wanted),
        cmocka_unit_test(other_locales_get_stand_ins),
        cmocka_unit_test(a_locale_that_is_not_installed_counts_by_its_name),
        cmocka_unit_test(a_copy_goes_to_the_clipboard),
        cmocka_unit_test(the_bell_rings),
        cmocka_unit_test(a_child_that_ends_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
