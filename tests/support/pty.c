#include "pty.h"
#include "check.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { PATIENCE = 20 * 1000 }; /* milliseconds */

struct pty {
    int terminal; /* -1 after a hang-up */
    int reports;  /* from the shell: first the program's id, at last its status */
    pid_t shell, program;
    bool ended;
    int status;
    struct termios before;
    struct emulator *screen;
    struct buffer output;
};

/* ---- the smallest of shells ------------------------------------------------------------------ */

static void report(int to, int number)
{
    if (write(to, &number, sizeof number) != sizeof number)
        _exit(127);
}

static void run(const char *const arguments[], const char *const environment[])
{
    setpgid(0, 0);
    tcsetpgrp(STDIN_FILENO, getpid());
    signal(SIGTTOU, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    execve(arguments[0], (char *const *)arguments, (char *const *)environment);
    _exit(126);
}

static void take_terminal_from(pid_t job, int times)
{
    char line[40];
    int length = snprintf(line, sizeof line, "[stopped %d]\r\n", times);
    tcsetpgrp(STDIN_FILENO, getpid());
    if (write(STDOUT_FILENO, line, (size_t)length) != length)
        kill(job, SIGKILL);
}

/* Gives the terminal to the job when a line was typed, for which it waits a moment. */
static void continue_on_line(pid_t job, bool *stopped)
{
    char byte;
    struct pollfd typed = {STDIN_FILENO, POLLIN, 0};
    if (poll(&typed, 1, 10) <= 0 || read(STDIN_FILENO, &byte, 1) != 1 || byte != '\n')
        return;
    *stopped = false;
    tcsetpgrp(STDIN_FILENO, job);
    kill(-job, SIGCONT);
}

static int wait_for_job(pid_t job)
{
    int status = 0, times = 0;
    for (bool stopped = false;;) {
        pid_t changed = waitpid(job, &status, WUNTRACED | (stopped ? WNOHANG : 0));
        if (changed < 0 || (changed == job && !WIFSTOPPED(status)))
            return status;
        if (changed == job && !stopped) {
            stopped = true;
            take_terminal_from(job, ++times);
        }
        if (stopped)
            continue_on_line(job, &stopped);
    }
}

static void be_shell(const char *const arguments[], const char *const environment[], int reports)
{
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    fcntl(reports, F_SETFD, FD_CLOEXEC);
    pid_t job = fork();
    if (job == 0)
        run(arguments, environment);
    setpgid(job, job);
    tcsetpgrp(STDIN_FILENO, job);
    report(reports, job);
    report(reports, wait_for_job(job));
    _exit(0);
}

/* In a session of its own, whose terminal the first that it opens is. */
static void take_terminal(const char *name)
{
    setsid();
    int terminal = open(name, O_RDWR);
    for (int descriptor = 0; descriptor < 3; descriptor++)
        dup2(terminal, descriptor);
    if (terminal > 2)
        close(terminal);
}

/* ---- starting and stopping ------------------------------------------------------------------- */

static int open_terminal(unsigned rows, unsigned columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(terminal >= 0);
    assert_int_equal(grantpt(terminal) | unlockpt(terminal), 0);
    assert_int_equal(ioctl(terminal, TIOCSWINSZ, &size), 0);
    assert_int_equal(fcntl(terminal, F_SETFD, FD_CLOEXEC), 0);
    return terminal;
}

struct pty *pty_start(const char *const arguments[], const char *const environment[], unsigned rows,
                      unsigned columns)
{
    struct pty *pty = memory_new(sizeof *pty);
    int ends[2], program;
    pty->terminal = open_terminal(rows, columns);
    pty->screen = emulator_new(rows ? rows : 24, columns ? columns : 80);
    assert_int_equal(tcgetattr(pty->terminal, &pty->before), 0);
    assert_int_equal(pipe(ends), 0);
    pty->reports = ends[0];
    pty->shell = fork();
    assert_true(pty->shell >= 0);
    if (pty->shell == 0) {
        close(ends[0]);
        take_terminal(ptsname(pty->terminal));
        close(pty->terminal);
        be_shell(arguments, environment, ends[1]);
    }
    close(ends[1]);
    assert_int_equal(read(pty->reports, &program, sizeof program), sizeof program);
    pty->program = program;
    return pty;
}

void pty_stop(struct pty *pty)
{
    if (!pty)
        return;
    if (!pty->ended)
        kill(pty->program, SIGKILL);
    kill(pty->shell, SIGKILL);
    waitpid(pty->shell, NULL, 0);
    if (pty->terminal >= 0)
        close(pty->terminal);
    close(pty->reports);
    emulator_free(pty->screen);
    buffer_free(&pty->output);
    free(pty);
}

void pty_hang_up(struct pty *pty)
{
    close(pty->terminal);
    pty->terminal = -1;
}

/* ---- doing ----------------------------------------------------------------------------------- */

void pty_write(struct pty *pty, struct slice bytes)
{
    assert_true(file_write(pty->terminal, bytes));
}

void pty_type(struct pty *pty, const char *keys)
{
    pty_write(pty, slice_of(keys));
}

void pty_resize(struct pty *pty, unsigned rows, unsigned columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    emulator_resize(pty->screen, rows, columns);
    assert_int_equal(ioctl(pty->terminal, TIOCSWINSZ, &size), 0);
}

void pty_signal(struct pty *pty, int number)
{
    assert_int_equal(kill(pty->program, number), 0);
}

/* ---- waiting --------------------------------------------------------------------------------- */

static void give_up(const struct pty *pty, const char *wanted)
{
    struct buffer dump = {0};
    emulator_dump(pty->screen, &dump);
    print_error("The screen%s:\n%s", pty->ended ? " (the program has ended)" : "", buffer_string(&dump));
    buffer_free(&dump);
    fail_msg("waited too long for %s", wanted);
}

/* Takes what the program wrote and answers for the terminal. False: there is no more. */
static bool take_output(struct pty *pty)
{
    char bytes[64 * 1024];
    ssize_t got = read(pty->terminal, bytes, sizeof bytes);
    if (got <= 0)
        return false;
    struct slice slice = {bytes, (size_t)got};
    struct buffer answer = {0};
    buffer_append(&pty->output, slice);
    emulator_feed(pty->screen, slice);
    emulator_answer(pty->screen, &answer);
    if (answer.length > 0)
        pty_write(pty, buffer_slice(&answer));
    buffer_free(&answer);
    return true;
}

static void take_report(struct pty *pty)
{
    pty->ended = true;
    if (read(pty->reports, &pty->status, sizeof pty->status) != sizeof pty->status)
        fail_msg("the program ended without a status");
}

/* Waits for anything, MILLISECONDS at most; output before the end. False: nothing came. */
static bool wait_once(struct pty *pty, int milliseconds)
{
    struct pollfd ready[] = {{pty->terminal, POLLIN, 0}, {pty->ended ? -1 : pty->reports, POLLIN, 0}};
    if (poll(ready, 2, milliseconds) <= 0)
        return false;
    if (ready[0].revents && take_output(pty))
        return true;
    if (ready[1].revents)
        take_report(pty);
    return ready[1].revents != 0;
}

static int left_until(uint64_t deadline)
{
    uint64_t now = clock_microseconds();
    return now < deadline ? (int)((deadline - now) / 1000) + 1 : 0;
}

static void wait_until(struct pty *pty, bool (*holds)(const struct pty *, void *), void *context,
                       const char *wanted)
{
    uint64_t deadline = clock_microseconds() + (uint64_t)PATIENCE * 1000;
    while (!holds(pty, context))
        if (!wait_once(pty, left_until(deadline)) || left_until(deadline) == 0)
            give_up(pty, wanted);
}

static bool text_shows(const struct pty *pty, void *text)
{
    return pty_shows(pty, text);
}

static bool text_is_gone(const struct pty *pty, void *text)
{
    return !pty_shows(pty, text);
}

void pty_wait_text(struct pty *pty, const char *text)
{
    wait_until(pty, text_shows, (void *)text, text);
}

void pty_wait_no_text(struct pty *pty, const char *text)
{
    wait_until(pty, text_is_gone, (void *)text, text);
}

void pty_wait_for(struct pty *pty, bool (*holds)(const struct pty *pty, void *context), void *context)
{
    wait_until(pty, holds, context, "a condition");
}

void pty_wait_quiet(struct pty *pty, int milliseconds)
{
    while (wait_once(pty, milliseconds)) {
    }
}

static bool has_ended(const struct pty *pty, void *context)
{
    (void)context;
    return pty->ended;
}

int pty_wait_end(struct pty *pty)
{
    wait_until(pty, has_ended, NULL, "the end of the program");
    while (pty->terminal >= 0 && wait_once(pty, 0)) {
    }
    return pty->status;
}

/* ---- looking --------------------------------------------------------------------------------- */

const struct emulator *pty_screen(const struct pty *pty)
{
    return pty->screen;
}

bool pty_shows(const struct pty *pty, const char *text)
{
    struct buffer dump = {0};
    emulator_dump(pty->screen, &dump);
    bool shows = strstr(buffer_string(&dump), text) != NULL;
    buffer_free(&dump);
    return shows;
}

struct slice pty_output(const struct pty *pty)
{
    return buffer_slice(&pty->output);
}

void pty_forget_output(struct pty *pty)
{
    buffer_clear(&pty->output);
}

bool pty_modes_are_restored(const struct pty *pty)
{
    struct termios now;
    assert_int_equal(tcgetattr(pty->terminal, &now), 0);
    return now.c_iflag == pty->before.c_iflag && now.c_oflag == pty->before.c_oflag &&
           now.c_cflag == pty->before.c_cflag && now.c_lflag == pty->before.c_lflag &&
           memcmp(now.c_cc, pty->before.c_cc, sizeof now.c_cc) == 0;
}
