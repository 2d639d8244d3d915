#include "signals.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "hold.h"
#include "stele/terminal.h"

static void note(int signal);
static void stop(int signal);
static void go_on(int signal);
static void end(int signal, siginfo_t *information, void *context);

enum { NOTED, STOPS, CONTINUES, ENDS };

/* What ends the process unasked restores the terminal first; the rest is for the main loop. SIGPIPE is noted
 * for nobody: were it ignored, it would be in the programs that are started too. */
static const struct {
    int number, kind;
    unsigned bits; /* enum terminal_signal */
} rows[] = {
    {SIGWINCH, NOTED, TERMINAL_RESIZED},
    {SIGHUP, NOTED, TERMINAL_HANGUP},
    {SIGTERM, NOTED, TERMINAL_HANGUP},
    {SIGINT, NOTED, TERMINAL_HANGUP},
    {SIGCHLD, NOTED, TERMINAL_CHILD},
    {SIGCONT, CONTINUES, TERMINAL_CONTINUED | TERMINAL_RESIZED},
    {SIGTSTP, STOPS, TERMINAL_CONTINUED | TERMINAL_RESIZED},
    {SIGPIPE, NOTED, 0},
    {SIGSEGV, ENDS, 0},
    {SIGBUS, ENDS, 0},
    {SIGABRT, ENDS, 0},
    {SIGFPE, ENDS, 0},
    {SIGILL, ENDS, 0},
    {SIGQUIT, ENDS, 0},
    {SIGALRM, ENDS, 0},
    {SIGUSR1, ENDS, 0},
    {SIGUSR2, ENDS, 0},
};

enum { ROWS = COUNT_OF(rows), STACK_BYTES = 64 * 1024 };

/* Global because signal handlers need it. */
static atomic_uint arrived;
static int wake = -1;
static struct sigaction before[ROWS];
static char stack[STACK_BYTES]; /* a crash may be a stack that overflowed */

static size_t row_of(int signal)
{
    size_t row = 0;
    while (rows[row].number != signal)
        row++;
    return row;
}

static struct sigaction action_of(int kind)
{
    struct sigaction action = {.sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (kind == ENDS) {
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        action.sa_sigaction = end;
    } else {
        action.sa_handler = kind == STOPS ? stop : kind == CONTINUES ? go_on : note;
    }
    return action;
}

/* What was ignored when the program started stays ignored: nohup means it. SIGBUS may have a handler for
 * files that shrink while they are mapped, and keeps it. */
static bool is_spoken_for(size_t row)
{
    return before[row].sa_handler == SIG_IGN ||
           (rows[row].number == SIGBUS && before[row].sa_handler != SIG_DFL);
}

/* Left from the last time. */
static bool is_ours(struct sigaction action)
{
    if (action.sa_flags & SA_SIGINFO)
        return action.sa_sigaction == end;
    return action.sa_handler == note || action.sa_handler == stop || action.sa_handler == go_on;
}

bool signals_open(struct error *error)
{
    atomic_store(&arrived, 0);
    wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake < 0)
        return error_set(error, "signals cannot be waited for: %s", strerror(errno));
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    for (size_t i = 0; i < ROWS; i++) {
        struct sigaction action = action_of(rows[i].kind), found;
        sigaction(rows[i].number, &action, &found);
        if (!is_ours(found))
            before[i] = found;
        if (is_spoken_for(i))
            sigaction(rows[i].number, &before[i], NULL);
    }
    return true;
}

/* The handlers stay, and pass on what comes: putting back each would make the end of the program wait. */
void signals_close(void)
{
    close(wake);
    wake = -1;
}

void signals_suspend(void)
{
    kill(0, SIGTSTP);
}

void signals_ignore_keys(bool ignored)
{
    static const int numbers[] = {SIGINT, SIGQUIT};
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        size_t row = row_of(numbers[i]);
        struct sigaction action = action_of(rows[row].kind);
        if (ignored)
            action = (struct sigaction){.sa_handler = SIG_IGN};
        if (!is_spoken_for(row))
            sigaction(numbers[i], &action, NULL);
    }
}

int terminal_wake_descriptor(void)
{
    return wake;
}

unsigned terminal_signals(void)
{
    uint64_t count;
    if (wake >= 0 && read(wake, &count, sizeof count) < 0)
        return 0;
    return atomic_exchange(&arrived, 0);
}

/* ---- handlers ---- */

/* Lets the signal do what it did before, when the handler has returned. */
static void pass_on(int signal)
{
    sigaction(signal, &before[row_of(signal)], NULL);
    kill(getpid(), signal);
}

static void note(int signal)
{
    int error = errno;
    const uint64_t one = 1;
    atomic_fetch_or(&arrived, rows[row_of(signal)].bits);
    if (wake < 0 || write(wake, &one, sizeof one) < 0)
        pass_on(signal);
    errno = error;
}

static void go_on(int signal)
{
    int error = errno;
    hold_lose();
    hold_take_again();
    note(signal);
    errno = error;
}

/* Stops for real with the default action, which must be unblocked to come; what follows is after the stop, or
 * at once where nobody could continue the process. */
static void stop(int signal)
{
    int error = errno;
    hold_give_back();
    struct sigaction action = {.sa_handler = SIG_DFL}, own;
    sigset_t only, mask;
    sigemptyset(&action.sa_mask);
    sigemptyset(&only);
    sigaddset(&only, signal);
    sigaction(signal, &action, &own);
    kill(getpid(), signal);
    sigprocmask(SIG_UNBLOCK, &only, &mask);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(signal, &own, NULL);
    go_on(signal);
    errno = error;
}

/* A fault comes again by itself when the handler returns. */
static void end(int signal, siginfo_t *information, void *context)
{
    (void)context;
    hold_give_back();
    if (information->si_code > 0)
        sigaction(signal, &before[row_of(signal)], NULL);
    else
        pass_on(signal);
}
