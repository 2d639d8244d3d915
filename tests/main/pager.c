/* The program as a pager: documents that come through a pipe, several files, files that change. */

#include "home.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pty.h"

enum { ROWS = 24, COLUMNS = 80 };

/* Paragraphs "NAME 1." and so on. */
static char *write_paragraphs(void *const *state, const char *name, unsigned count)
{
    struct buffer text = {0};
    for (unsigned i = 1; i <= count; i++)
        buffer_format(&text, "%s %u.\n\n", name, i);
    char *path = write_file(state, name, text.bytes);
    buffer_free(&text);
    return path;
}

/* Runs a line of the shell in the home, where $stele is the program. */
static struct pty *run(void *const *state, const char *line)
{
    struct buffer home = {0}, script = {0};
    buffer_format(&home, "HOME=%s", (char *)*state);
    buffer_format(&script, "cd \"$HOME\" && stele=%s && %s", STELE, line);
    const char *const environment[] = {home.bytes, "TERM=xterm-256color", "LC_ALL=C.UTF-8",
                                       "PATH=/usr/bin:/bin", NULL};
    struct pty *pty =
        pty_start((const char *const[]){"/bin/sh", "-c", script.bytes, NULL}, environment, ROWS, COLUMNS);
    buffer_free(&home);
    buffer_free(&script);
    return pty;
}

static void assert_ends(struct pty *pty, int wanted)
{
    int status = pty_wait_end(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), wanted);
    assert_true(pty_modes_are_restored(pty));
    pty_stop(pty);
}

static void quit(struct pty *pty)
{
    pty_type(pty, "Q");
    assert_ends(pty, 0);
}

static bool took_the_screen(const struct pty *pty)
{
    struct slice sent = pty_output(pty);
    const char *bytes = "\033[?1049h";
    for (size_t i = 0; i + strlen(bytes) <= sent.length; i++)
        if (memcmp(sent.bytes + i, bytes, strlen(bytes)) == 0)
            return true;
    return false;
}

/* ---- a writer that has not finished: it copies what the test writes to a named pipe ---- */

static struct pty *start_writer(void *const *state, int *writer)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/fifo", (char *)*state);
    assert_int_equal(mkfifo(path.bytes, 0600), 0);
    struct pty *pty =
        run(state, "{ i=0; while [ $i -lt 40 ]; do i=$((i+1)); printf 'Line %d.\\n\\n' $i; done; "
                   "cat fifo; } | $stele");
    *writer = open(path.bytes, O_WRONLY | O_CLOEXEC);
    assert_true(*writer >= 0);
    buffer_free(&path);
    return pty;
}

static void the_first_page_is_there_before_the_writer_has_finished(void **state)
{
    int writer;
    struct pty *pty = start_writer(state, &writer);
    pty_wait_text(pty, "1> Line 1.");
    pty_wait_text(pty, "…/…");
    pty_type(pty, "G");
    pty_wait_text(pty, "Line 40.");
    assert_true(file_write(writer, slice_of("What came later.\n")));
    pty_wait_text(pty, "What came later.");
    close(writer);
    pty_wait_no_text(pty, "…/…");
    pty_wait_text(pty, "41  What came later.");
    pty_type(pty, "g");
    pty_wait_text(pty, "1> Line 1.");
    quit(pty);
}

static void an_interrupt_does_not_end_the_writer(void **state)
{
    int writer;
    struct pty *pty = start_writer(state, &writer);
    pty_wait_text(pty, "Line 1.");
    pty_type(pty, "\003");
    pty_wait_text(pty, "^C again quits");
    pty_type(pty, "G");
    assert_true(file_write(writer, slice_of("The writer lives.\n")));
    pty_wait_text(pty, "The writer lives.");
    close(writer);
    quit(pty);
}

static void a_search_waits_for_the_rest(void **state)
{
    int writer;
    struct pty *pty = start_writer(state, &writer);
    pty_wait_text(pty, "Line 1.");
    pty_type(pty, "/needle\r");
    assert_true(file_write(writer, slice_of("A needle at last.\n")));
    close(writer);
    pty_wait_text(pty, "A needle at last.");
    quit(pty);
}

static void a_short_command_is_read_whole(void **state)
{
    struct pty *pty = run(state, "printf 'ON READING\\n\\nFriends.\\n' | $stele");
    pty_wait_text(pty, "Friends.");
    pty_wait_text(pty, "1/1");
    quit(pty);
}

static void styles_of_a_terminal_are_shown(void **state)
{
    struct pty *pty = run(state, "printf 'plain \\033[1mstrong\\033[m and N\\bNA\\bA\\n' | $stele");
    pty_wait_text(pty, "plain strong and NA");
    const struct emulator *screen = pty_screen(pty);
    unsigned column = 0;
    while (emulator_cell(screen, 0, column).text[0] != 'p')
        column++;
    assert_false(emulator_cell(screen, 0, column).bold);
    assert_true(emulator_cell(screen, 0, column + 6).bold);
    assert_false(emulator_cell(screen, 0, column + 13).bold);
    assert_true(emulator_cell(screen, 0, column + 17).bold);
    quit(pty);
}

/* ---- as less ---- */

static void what_one_screen_holds_is_printed(void **state)
{
    struct pty *pty = run(state, "printf 'A short text,\\non two lines.\\n' | $stele -F");
    pty_wait_text(pty, "A short text, on two lines.");
    assert_false(took_the_screen(pty));
    assert_ends(pty, 0);
}

static void a_slow_writer_of_a_short_text_is_waited_for(void **state)
{
    struct pty *pty = run(state, "{ echo 'The first.'; sleep 0.3; echo 'The last.'; } | LESS=FRX $stele");
    pty_wait_text(pty, "The first. The last.");
    assert_false(took_the_screen(pty));
    assert_ends(pty, 0);
}

static void what_is_longer_than_a_screen_is_read(void **state)
{
    free(write_paragraphs(state, "long", 40));
    struct pty *pty = run(state, "$stele -F long");
    pty_wait_text(pty, "long 1.");
    assert_true(took_the_screen(pty));
    quit(pty);
}

static void options_of_less_are_accepted(void **state)
{
    free(write_file(state, "short", "A short text.\n"));
    struct pty *pty = run(state, "$stele -RXS -iNMr -x4 -j.5 -P'a prompt' --RAW-CONTROL-CHARS --no-init "
                                 "--tabs=4 -~ -# 8 --quit-if-one-screen short");
    pty_wait_text(pty, "A short text.");
    assert_ends(pty, 0);
}

static void an_option_that_nobody_knows_is_an_error(void **state)
{
    struct pty *pty = run(state, "$stele -Z");
    pty_wait_text(pty, "unknown option -Z");
    assert_ends(pty, 2);
}

/* As man sets it. */
static void letters_of_a_prompt_are_no_options(void **state)
{
    free(write_file(state, "short", "A short text.\n"));
    struct pty *pty = run(state, "LESS='-ix8RmPm Manual F(1) ?e (END):.$PM F $' $stele short");
    pty_wait_text(pty, "A short text.");
    pty_wait_text(pty, "1/1");
    quit(pty);
}

static void an_option_of_less_can_be_taken_back(void **state)
{
    free(write_file(state, "short", "A short text.\n"));
    struct pty *pty = run(state, "LESS='FRX-+F' $stele short");
    pty_wait_text(pty, "1/1");
    quit(pty);
}

/* ---- several files ---- */

static void files_are_read_one_after_another(void **state)
{
    free(write_paragraphs(state, "a.txt", 40));
    free(write_paragraphs(state, "b.txt", 40));
    struct pty *pty = run(state, "$stele a.txt missing b.txt");
    pty_wait_text(pty, "a.txt (1 of 3)");
    pty_type(pty, " ");
    pty_wait_text(pty, "a.txt 13.");
    pty_type(pty, ":next\r");
    pty_wait_text(pty, "missing: No such file or directory; b.txt (3 of 3)");
    pty_wait_text(pty, "b.txt 1.");
    pty_type(pty, ":n\r");
    pty_wait_text(pty, "there is no next file");
    pty_type(pty, ":p\r");
    pty_wait_text(pty, "a.txt 13.");
    quit(pty);
}

static void what_was_piped_in_can_be_come_back_to(void **state)
{
    free(write_file(state, "b.txt", "The other.\n"));
    struct pty *pty = run(state, "echo 'From the pipe.' | $stele - b.txt");
    pty_wait_text(pty, "standard input (1 of 2)");
    pty_type(pty, ":n\r");
    pty_wait_text(pty, "The other.");
    pty_type(pty, ":p\r");
    pty_wait_text(pty, "From the pipe.");
    quit(pty);
}

/* Also where the same text was read from a file. */
static void what_is_piped_in_starts_at_its_top(void **state)
{
    free(write_paragraphs(state, "text", 40));
    struct pty *pty = run(state, "$stele text");
    pty_wait_text(pty, "text 1.");
    pty_type(pty, " ");
    pty_wait_text(pty, "text 13.");
    quit(pty);
    pty = run(state, "cat text | $stele");
    pty_wait_text(pty, "1> text 1.");
    quit(pty);
}

static void without_a_file_that_opens_there_is_nothing_to_read(void **state)
{
    struct pty *pty = run(state, "$stele missing . /dev/null");
    pty_wait_text(pty, "missing: No such file or directory");
    pty_wait_text(pty, ".: is a directory");
    pty_wait_text(pty, "/dev/null: is a device");
    assert_ends(pty, 2);
}

/* ---- a file that changes ---- */

static void a_change_of_the_file_is_told(void **state)
{
    free(write_paragraphs(state, "text", 40));
    struct pty *pty = run(state, "$stele text");
    pty_wait_text(pty, "text 1.");
    pty_type(pty, " ");
    pty_wait_text(pty, "text 13.");
    free(write_paragraphs(state, "text", 50));
    pty_wait_text(pty, "text has changed; R reads it again");
    pty_type(pty, "R");
    pty_wait_text(pty, "read again");
    pty_wait_text(pty, "text 13.");
    pty_type(pty, "G");
    pty_wait_text(pty, "text 50.");
    free(write_file(state, "text", ""));
    pty_wait_text(pty, "text has changed; R reads it again");
    pty_type(pty, "R");
    pty_wait_text(pty, "(empty)");
    quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        home_test(the_first_page_is_there_before_the_writer_has_finished),
        home_test(an_interrupt_does_not_end_the_writer),
        home_test(a_search_waits_for_the_rest),
        home_test(a_short_command_is_read_whole),
        home_test(styles_of_a_terminal_are_shown),
        home_test(what_one_screen_holds_is_printed),
        home_test(a_slow_writer_of_a_short_text_is_waited_for),
        home_test(what_is_longer_than_a_screen_is_read),
        home_test(options_of_less_are_accepted),
        home_test(an_option_that_nobody_knows_is_an_error),
        home_test(letters_of_a_prompt_are_no_options),
        home_test(an_option_of_less_can_be_taken_back),
        home_test(files_are_read_one_after_another),
        home_test(what_was_piped_in_can_be_come_back_to),
        home_test(what_is_piped_in_starts_at_its_top),
        home_test(without_a_file_that_opens_there_is_nothing_to_read),
        home_test(a_change_of_the_file_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
