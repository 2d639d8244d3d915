/* The program as a reader meets it: in a terminal, with a home, with signals, with documents that fight back.
 */

#include "home.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pty.h"

enum { ROWS = 24, COLUMNS = 80 };

/* ---- starting ---- */

/* Starts stele with one more variable and up to two arguments; NULL: none. */
static struct pty *start(void *const *state, const char *variable, const char *one, const char *two,
                         unsigned rows, unsigned columns)
{
    struct buffer home = {0};
    buffer_format(&home, "HOME=%s", (char *)*state);
    bool has_term = variable && strncmp(variable, "TERM=", 5) == 0;
    bool has_locale = variable && strncmp(variable, "LC_ALL=", 7) == 0;
    const char *environment[8];
    size_t count = 0;
    environment[count++] = home.bytes;
    environment[count++] = has_term ? variable : "TERM=xterm-256color";
    environment[count++] = has_locale ? variable : "LC_ALL=C.UTF-8";
    if (variable && !has_term && !has_locale)
        environment[count++] = variable;
    environment[count] = NULL;
    struct pty *pty =
        pty_start((const char *const[]){STELE, one, one ? two : NULL, NULL}, environment, rows, columns);
    buffer_free(&home);
    return pty;
}

static struct pty *start_speech(void *const *state)
{
    struct pty *pty = start(state, NULL, NULL, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "China International Studies");
    return pty;
}

static void assert_gone(struct pty *pty, int wanted)
{
    int status = pty_wait_end(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), wanted);
    assert_false(emulator_is_alternate(pty_screen(pty)));
    assert_true(pty_modes_are_restored(pty));
    pty_stop(pty);
}

static void quit(struct pty *pty)
{
    pty_type(pty, "Q");
    assert_gone(pty, 0);
}

static bool was_sent(const struct pty *pty, const char *bytes)
{
    struct slice sent = pty_output(pty), wanted = slice_of(bytes);
    for (size_t i = 0; i + wanted.length <= sent.length; i++)
        if (memcmp(sent.bytes + i, wanted.bytes, wanted.length) == 0)
            return true;
    return false;
}

/* ---- the speech ---- */

static void the_speech_opens_with_its_pillars(void **state)
{
    struct pty *pty = start_speech(state);
    pty_wait_text(pty, "I   Political equality");
    pty_wait_text(pty, "II  Economic integration");
    pty_wait_text(pty, "III Common security");
    pty_type(pty, "'2");
    pty_wait_text(pty, "12> Second, economic integration");
    pty_wait_text(pty, ">II  Economic integration");
    assert_int_equal(emulator_cursor_row(pty_screen(pty)), 0);
    quit(pty);
}

static void nothing_is_left_behind_by_a_look(void **state)
{
    quit(start_speech(state));
    DIR *home = opendir(*state);
    int entries = 0;
    while (readdir(home))
        entries++;
    closedir(home);
    assert_int_equal(entries, 2);
}

static void a_resize_keeps_the_first_word(void **state)
{
    static const unsigned widths[] = {60, 100, 40, 80};
    struct pty *pty = start_speech(state);
    pty_type(pty, "'2");
    pty_wait_text(pty, "12> Second, economic");
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        pty_resize(pty, ROWS, widths[i]);
        pty_wait_text(pty, "12> Second,");
        pty_wait_quiet(pty, 30);
    }
    pty_wait_text(pty, "12> Second, economic integration is the foundation");
    quit(pty);
}

static void it_suspends_and_resumes_where_it_was(void **state)
{
    struct pty *pty = start_speech(state);
    pty_type(pty, "'3");
    pty_wait_text(pty, "15> Third, common security");
    pty_type(pty, "\032");
    pty_wait_text(pty, "[stopped 1]");
    assert_false(emulator_is_alternate(pty_screen(pty)));
    pty_type(pty, "\n");
    pty_wait_text(pty, "15> Third, common security");
    quit(pty);
}

static void a_wide_character_file_is_drawn_in_columns(void **state)
{
    char *path = write_file(state, "wide.md", "# 标题\n\n第一，政治平等是合作共赢的前提。Second.\n");
    struct pty *pty = start(state, NULL, path, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "第一，政治平等是合作共赢的前提。Second.");
    quit(pty);
    free(path);
}

/* ---- what is remembered ---- */

static void a_bookmark_survives_kill_9(void **state)
{
    struct pty *pty = start_speech(state);
    pty_type(pty, "'2Mrailway\r");
    pty_wait_text(pty, "bookmark railway");
    pty_signal(pty, SIGKILL);
    pty_wait_end(pty);
    pty_stop(pty);
    pty = start(state, NULL, NULL, NULL, ROWS, COLUMNS);
    pty_type(pty, "B");
    pty_wait_text(pty, "railway");
    pty_wait_text(pty, "Second, economic integration");
    quit(pty);
}

static void a_hangup_keeps_the_place(void **state)
{
    struct pty *pty = start_speech(state);
    pty_type(pty, "'3");
    pty_wait_text(pty, "15> Third, common security");
    pty_signal(pty, SIGHUP);
    pty_wait_end(pty);
    pty_stop(pty);
    pty = start(state, NULL, NULL, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "where you left off; g: top");
    pty_wait_text(pty, "Third, common security");
    quit(pty);
}

static void a_terminal_that_vanishes_ends_the_program(void **state)
{
    struct pty *pty = start_speech(state);
    pty_type(pty, "'3");
    pty_wait_text(pty, "15> Third, common security");
    pty_hang_up(pty);
    pty_wait_end(pty);
    pty_stop(pty);
    pty = start(state, NULL, NULL, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "where you left off");
    quit(pty);
}

static void a_damaged_database_is_kept_aside(void **state)
{
    struct buffer folder = {0};
    buffer_format(&folder, "mkdir -p '%s/.local/state/stele'", (char *)*state);
    assert_int_equal(system(folder.bytes), 0);
    buffer_free(&folder);
    free(write_file(state, ".local/state/stele/stele.db",
                    "this is no database, however long one looks at it ......."));
    struct pty *pty = start(state, NULL, NULL, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "damaged");
    pty_type(pty, "Mkept\r");
    pty_wait_text(pty, "bookmark kept");
    quit(pty);
}

static void without_a_home_reading_goes_on(void **state)
{
    struct pty *pty = start(state, "XDG_STATE_HOME=/proc/no/such/folder", NULL, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "China International Studies");
    pty_type(pty, "Mnowhere\r");
    pty_wait_text(pty, "kept for this reading only");
    pty_type(pty, "B");
    pty_wait_text(pty, "nowhere");
    quit(pty);
}

static void a_second_reader_sees_what_the_first_marked(void **state)
{
    struct pty *first = start_speech(state), *second = start_speech(state);
    pty_type(first, "'1ma");
    pty_wait_text(first, "mark a");
    pty_type(second, "'2mb");
    pty_wait_text(second, "mark b");
    quit(first);
    quit(second);
    struct pty *third = start(state, NULL, NULL, NULL, ROWS, COLUMNS);
    pty_type(third, "B");
    pty_wait_text(third, "First, political equality");
    pty_wait_text(third, "Second, economic integration");
    quit(third);
}

/* ---- terminals ---- */

static void no_colour_where_none_is_wanted(void **state)
{
    struct pty *pty = start(state, "NO_COLOR=1", NULL, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "III Common security");
    pty_type(pty, "/cooperation\r");
    pty_wait_text(pty, "hit 1 of");
    for (unsigned row = 0; row < ROWS; row++)
        for (unsigned column = 0; column < COLUMNS; column++) {
            struct emulator_cell cell = emulator_cell(pty_screen(pty), row, column);
            assert_int_equal(cell.foreground, EMULATOR_DEFAULT);
            assert_int_equal(cell.background, EMULATOR_DEFAULT);
        }
    quit(pty);
}

static void a_vt100_is_enough(void **state)
{
    struct pty *pty = start(state, "TERM=vt100", NULL, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "III Common security");
    pty_type(pty, "'3");
    pty_wait_text(pty, "15> Third, common security");
    quit(pty);
}

static void a_locale_without_utf8_gets_stand_ins(void **state)
{
    struct pty *pty = start(state, "LC_ALL=C", NULL, NULL, ROWS, COLUMNS);
    pty_type(pty, "/color\r");
    pty_wait_text(pty, "\"Color");
    pty_wait_text(pty, "stand-ins");
    pty_type(pty, "k");
    pty_wait_text(pty, "par. 15");
    struct slice output = pty_output(pty);
    for (size_t i = 0; i < output.length; i++)
        assert_true((unsigned char)output.bytes[i] < 0x80);
    quit(pty);
}

static void an_unknown_terminal_gets_a_sentence(void **state)
{
    struct pty *pty = start(state, "TERM=no-such-terminal", NULL, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "no-such-terminal");
    assert_gone(pty, 2);
}

static void twenty_by_five_is_enough_and_less_is_said(void **state)
{
    struct pty *pty = start(state, NULL, NULL, NULL, 5, 20);
    pty_wait_text(pty, "Building an East");
    pty_resize(pty, 4, 20);
    pty_wait_text(pty, "window too small");
    pty_resize(pty, 5, 20);
    pty_wait_text(pty, "Building an East");
    quit(pty);
}

/* ---- documents ---- */

static void control_bytes_of_a_document_do_not_reach_the_terminal(void **state)
{
    char *path =
        write_file(state, "evil.md",
                   "# Evil \033]0;owned\007\n\nred \033[31m text \302\233 and \342\200\256 reversed\n");
    struct pty *pty = start(state, NULL, path, NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "reversed");
    assert_true(was_sent(pty, "reversed"));
    assert_false(was_sent(pty, "\033]0;owned"));
    assert_false(was_sent(pty, "\033[31m text"));
    assert_false(was_sent(pty, "\302\233"));
    assert_false(was_sent(pty, "\342\200\256"));
    quit(pty);
    free(path);
}

/* The document comes from another process, place by place. */
static void a_place_of_the_command_line_is_waited_for(void **state)
{
    struct buffer text = {0};
    buffer_append_string(&text, "# First\n\n");
    for (int i = 1; i < 3000; i++)
        buffer_format(&text, "%sParagraph %d of a long document.\n\n", i == 2000 ? "# Second part\n\n" : "",
                      i);
    char *path = write_file(state, "long.md", buffer_string(&text));
    static const struct {
        const char *place, *shown;
    } cases[] = {{"--at=second part", "Paragraph 2000 of"},
                 {"--at=¶1500", "1500> Paragraph 1500 of"},
                 {"--at=/2345 of", "Paragraph 2345 of"},
                 {"--at=100%", "Paragraph 2999 of"},
                 {"+G", "Paragraph 2999 of"},
                 {"+2", " 2/"},
                 {"--at=nowhere", "there is no section nowhere"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct pty *pty = start(state, NULL, path, cases[i].place, ROWS, COLUMNS);
        pty_wait_text(pty, cases[i].shown);
        quit(pty);
    }
    buffer_clear(&text);
    buffer_format(&text, "%s#second-part", path);
    struct pty *pty = start(state, NULL, buffer_string(&text), NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "Paragraph 2000 of");
    quit(pty);
    free(path);
    buffer_free(&text);
}

static void a_missing_file_is_a_sentence(void **state)
{
    struct pty *pty = start(state, NULL, "/no/such/file.md", NULL, ROWS, COLUMNS);
    pty_wait_text(pty, "/no/such/file.md: No such file or directory");
    assert_gone(pty, 2);
}

static void a_file_is_read_again_at_the_same_words(void **state)
{
    char *path = write_file(state, "grows.md", "# One\n\nalpha\n\n# Two\n\nbravo charlie\n");
    struct pty *pty = start(state, NULL, path, NULL, 6, COLUMNS);
    pty_type(pty, "]]");
    pty_wait_text(pty, "bravo charlie");
    free(path);
    path = write_file(state, "grows.md",
                      "# Zero\n\nnew words\n\n# One\n\nalpha\n\n# Two\n\nbravo charlie delta\n");
    pty_type(pty, "R");
    pty_wait_text(pty, "read again");
    pty_wait_text(pty, "bravo charlie delta");
    quit(pty);
    free(path);
}

static void the_first_interrupt_cancels_the_second_quits(void **state)
{
    struct pty *pty = start_speech(state);
    pty_type(pty, "/secur");
    pty_wait_text(pty, "hit 1 of");
    pty_type(pty, "\003");
    pty_wait_no_text(pty, "/secur");
    pty_type(pty, "j\003");
    pty_wait_text(pty, "^C again quits");
    pty_type(pty, "\003");
    assert_gone(pty, 0);
}

static void a_pasted_text_goes_into_the_prompt_only(void **state)
{
    struct pty *pty = start_speech(state);
    pty_type(pty, "\033[200~qqq\033[201~");
    pty_wait_text(pty, "ignored");
    pty_type(pty, "/\033[200~zero-sum\033[201~");
    pty_wait_text(pty, "hit 1 of 1");
    pty_type(pty, "\r");
    pty_wait_text(pty, "zero-sum game");
    quit(pty);
}

static void a_copy_goes_to_the_terminal_with_its_source(void **state)
{
    struct pty *pty = start_speech(state);
    pty_type(pty, "'2Y");
    pty_wait_text(pty, "sent to the terminal (OSC 52)");
    pty_wait_text(pty, "para. 12 (numbered by stele)");
    assert_true(was_sent(pty, "\033]52;c;"));
    quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        home_test(the_speech_opens_with_its_pillars),
        home_test(nothing_is_left_behind_by_a_look),
        home_test(a_resize_keeps_the_first_word),
        home_test(it_suspends_and_resumes_where_it_was),
        home_test(a_wide_character_file_is_drawn_in_columns),
        home_test(a_bookmark_survives_kill_9),
        home_test(a_hangup_keeps_the_place),
        home_test(a_terminal_that_vanishes_ends_the_program),
        home_test(a_damaged_database_is_kept_aside),
        home_test(without_a_home_reading_goes_on),
        home_test(a_second_reader_sees_what_the_first_marked),
        home_test(no_colour_where_none_is_wanted),
        home_test(a_vt100_is_enough),
        home_test(a_locale_without_utf8_gets_stand_ins),
        home_test(an_unknown_terminal_gets_a_sentence),
        home_test(twenty_by_five_is_enough_and_less_is_said),
        home_test(control_bytes_of_a_document_do_not_reach_the_terminal),
        home_test(a_place_of_the_command_line_is_waited_for),
        home_test(a_missing_file_is_a_sentence),
        home_test(a_file_is_read_again_at_the_same_words),
        home_test(the_first_interrupt_cancels_the_second_quits),
        home_test(a_pasted_text_goes_into_the_prompt_only),
        home_test(a_copy_goes_to_the_terminal_with_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
