#include "check.h"

#include "stele/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 20 * 1000 }; /* milliseconds */

static void start_helper(struct process *process, char *thing, int input)
{
    struct buffer path = {0};
    struct error error = {{0}};
    assert_true(process_sibling("process_helper", &path));
    char name[] = "helper";
    char *arguments[] = {name, thing, NULL};
    if (!process_start(process, path.bytes, arguments, input, &error))
        fail_msg("%s", error.text);
    buffer_free(&path);
}

/* Reads what it says until it ends or, with ENOUGH, until that has come. */
static void listen_to(const struct process *process, struct buffer *said, const char *enough)
{
    struct pollfd poller = {.fd = process->output, .events = POLLIN};
    char bytes[100];
    for (;;) {
        assert_int_equal(poll(&poller, 1, PATIENCE), 1);
        ssize_t length = read(process->output, bytes, sizeof bytes);
        if (length <= 0)
            break;
        buffer_append(said, (struct slice){bytes, (size_t)length});
        if (enough && strcmp(buffer_string(said), enough) == 0)
            break;
    }
}

/* What the helper says of THING. */
static void assert_told(char *thing, const char *wanted)
{
    struct process process;
    struct buffer said = {0};
    start_helper(&process, thing, STDIN_FILENO);
    listen_to(&process, &said, NULL);
    assert_string_equal(buffer_string(&said), wanted);
    buffer_free(&said);
    process_stop(&process);
}

static void only_the_three_standard_descriptors_are_open(void **state)
{
    (void)state;
    int leaked = fcntl(STDERR_FILENO, F_DUPFD, 10); /* not close-on-exec */
    assert_true(leaked >= 10);
    char thing[] = "descriptors";
    assert_told(thing, "0 1 2 ");
    close(leaked);
}

static void the_session_is_its_own_and_has_no_terminal(void **state)
{
    (void)state;
    char thing[] = "session";
    assert_told(thing, "leader, no terminal");
}

static void standard_error_goes_nowhere(void **state)
{
    (void)state;
    char thing[] = "error";
    assert_told(thing, "/dev/null");
}

static void the_environment_is_empty(void **state)
{
    (void)state;
    assert_int_equal(setenv("STELE_TEST", "inherited", 1), 0);
    char thing[] = "environment";
    assert_told(thing, "empty");
}

static void signals_are_as_at_the_beginning(void **state)
{
    (void)state;
    sigset_t set, before;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, &before);
    void (*handler)(int) = signal(SIGPIPE, SIG_IGN);
    char thing[] = "signals";
    assert_told(thing, "open, default");
    signal(SIGPIPE, handler);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

static void the_given_input_is_read_even_where_the_standard_three_are_closed(void **state)
{
    (void)state;
    int ends[2], kept = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 10);
    assert_int_equal(close(STDIN_FILENO), 0);
    assert_int_equal(pipe(ends), 0); /* its reading end is 0 now, and the process's pipe comes after it */
    assert_true(file_write(ends[1], slice_of("the document")));
    struct process process;
    struct buffer said = {0};
    char thing[] = "input";
    start_helper(&process, thing, ends[0]);
    listen_to(&process, &said, NULL);
    process_stop(&process);
    close(ends[0]);
    close(ends[1]);
    dup2(kept, STDIN_FILENO);
    close(kept);
    assert_string_equal(buffer_string(&said), "the document");
    buffer_free(&said);
}

/* Waits until the process has ended, without reaping it. */
static enum process_end end_of(const struct process *process, int *detail)
{
    siginfo_t info;
    assert_int_equal(waitid(P_PID, (id_t)process->id, &info, WEXITED | WNOWAIT), 0);
    return process_poll(process, detail);
}

static void how_it_ended_is_known_and_does_not_change(void **state)
{
    (void)state;
    struct process process;
    int detail;
    char failure[] = "failure", environment[] = "environment";
    start_helper(&process, failure, STDIN_FILENO);
    assert_int_equal(end_of(&process, &detail), PROCESS_FAILED);
    assert_int_equal(detail, 7);
    assert_int_equal(process_poll(&process, &detail), PROCESS_FAILED);
    assert_int_equal(detail, 7);
    process_stop(&process);
    start_helper(&process, environment, STDIN_FILENO);
    assert_int_equal(end_of(&process, &detail), PROCESS_FINISHED);
    process_stop(&process);
}

static void a_killed_process_says_by_which_signal(void **state)
{
    (void)state;
    struct process process;
    int detail;
    char thing[] = "patience";
    start_helper(&process, thing, STDIN_FILENO);
    assert_int_equal(process_poll(&process, &detail), PROCESS_RUNNING);
    kill(process.id, SIGTERM);
    assert_int_equal(end_of(&process, &detail), PROCESS_KILLED);
    assert_int_equal(detail, SIGTERM);
    process_stop(&process);
}

static void stopping_kills_and_leaves_no_zombie(void **state)
{
    (void)state;
    struct process process;
    struct buffer said = {0};
    char thing[] = "patience";
    start_helper(&process, thing, STDIN_FILENO);
    listen_to(&process, &said, "waiting");
    buffer_free(&said);
    pid_t id = process.id;
    int output = process.output;
    process_stop(&process);
    assert_int_equal(process.id, 0);
    assert_int_equal(process.output, -1);
    assert_int_equal(fcntl(output, F_GETFD), -1);
    assert_int_equal(waitpid(id, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    process_stop(&process); /* an empty one */
}

static void reading_its_output_does_not_block(void **state)
{
    (void)state;
    struct process process;
    struct buffer said = {0};
    char thing[] = "patience", byte;
    start_helper(&process, thing, STDIN_FILENO);
    listen_to(&process, &said, "waiting");
    buffer_free(&said);
    assert_int_equal(read(process.output, &byte, 1), -1);
    assert_int_equal(errno, EAGAIN);
    assert_true(fcntl(process.output, F_GETFD) & FD_CLOEXEC);
    process_stop(&process);
}

static int open_descriptors(void)
{
    int count = 0;
    for (int i = 0; i < 256; i++)
        count += fcntl(i, F_GETFD) >= 0;
    return count;
}

static void a_program_that_cannot_start_is_named(void **state)
{
    (void)state;
    struct process process;
    struct error error = {{0}};
    char name[] = "nothing";
    char *arguments[] = {name, NULL};
    int before = open_descriptors();
    assert_false(process_start(&process, "no-such-folder/nothing", arguments, STDIN_FILENO, &error));
    assert_string_equal(error.text, "cannot start no-such-folder/nothing: No such file or directory");
    assert_int_equal(process.id, 0);
    assert_int_equal(process.output, -1);
    assert_int_equal(open_descriptors(), before);
    assert_false(process_start(&process, "no-such-folder/nothing", arguments, -1, &error));
    assert_int_equal(open_descriptors(), before);
}

static void a_sibling_that_is_not_there_leaves_the_path_alone(void **state)
{
    (void)state;
    struct buffer path = {0};
    buffer_append_string(&path, "kept:");
    assert_false(process_sibling("no-such-program", &path));
    assert_string_equal(buffer_string(&path), "kept:");
    assert_true(process_sibling("process_helper", &path));
    assert_int_equal(strncmp(path.bytes, "kept:/", 6), 0);
    buffer_free(&path);
}

/* ---- for the reader ---- */

/* What COMMAND of the shell says when it is started for the reader. */
static void assert_shell_says(const char *command, bool apart, const char *wanted)
{
    struct process process;
    struct error error = {{0}};
    struct buffer said = {0};
    char shell[] = "sh", option[] = "-c", *words = slice_string(slice_of(command));
    char *arguments[] = {shell, option, words, NULL};
    FILE *output = tmpfile();
    assert_non_null(output);
    int detail;
    assert_true(process_start_found(&process, arguments, (const int[]){-1, fileno(output), STDERR_FILENO},
                                    apart, &error));
    assert_int_equal(process_wait(&process, &detail), PROCESS_FINISHED);
    assert_int_equal(process_poll(&process, &detail), PROCESS_FINISHED);
    process_stop(&process);
    assert_int_equal(lseek(fileno(output), 0, SEEK_SET), 0);
    assert_true(file_read(fileno(output), &said, 1000));
    assert_string_equal(buffer_string(&said), wanted);
    fclose(output);
    free(words);
    buffer_free(&said);
}

static void the_readers_program_has_the_environment_and_is_found_in_path(void **state)
{
    (void)state;
    assert_int_equal(setenv("STELE_TEST", "inherited", 1), 0);
    assert_shell_says("echo $STELE_TEST; cat; ls /proc/self/fd | head -n 3 | tr '\\n' ' '", false,
                      "inherited\n0 1 2 ");
}

static void it_is_in_our_process_group_or_apart(void **state)
{
    (void)state;
    struct buffer wanted = {0};
    buffer_format(&wanted, "%ld\n", (long)getpgrp());
    assert_shell_says("cut -d ' ' -f 5 /proc/$$/stat", false, wanted.bytes);
    assert_shell_says("test $(cut -d ' ' -f 6 /proc/$$/stat) = $$ && echo leader", true, "leader\n");
    buffer_free(&wanted);
}

static void a_program_that_is_not_found_is_named(void **state)
{
    (void)state;
    struct process process;
    struct error error = {{0}};
    char name[] = "no-such-program-of-stele";
    char *arguments[] = {name, NULL};
    assert_false(process_start_found(&process, arguments, (const int[]){-1, -1, -1}, false, &error));
    assert_string_equal(error.text, "cannot start no-such-program-of-stele: No such file or directory");
    int detail;
    assert_int_equal(process_wait(&process, &detail), PROCESS_FAILED);
    process_stop(&process);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_three_standard_descriptors_are_open),
        cmocka_unit_test(the_session_is_its_own_and_has_no_terminal),
        cmocka_unit_test(standard_error_goes_nowhere),
        cmocka_unit_test(the_environment_is_empty),
        cmocka_unit_test(signals_are_as_at_the_beginning),
        cmocka_unit_test(the_given_input_is_read_even_where_the_standard_three_are_closed),
        cmocka_unit_test(how_it_ended_is_known_and_does_not_change),
        cmocka_unit_test(a_killed_process_says_by_which_signal),
        cmocka_unit_test(stopping_kills_and_leaves_no_zombie),
        cmocka_unit_test(reading_its_output_does_not_block),
        cmocka_unit_test(a_program_that_cannot_start_is_named),
        cmocka_unit_test(a_sibling_that_is_not_there_leaves_the_path_alone),
        cmocka_unit_test(the_readers_program_has_the_environment_and_is_found_in_path),
        cmocka_unit_test(it_is_in_our_process_group_or_apart),
        cmocka_unit_test(a_program_that_is_not_found_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
