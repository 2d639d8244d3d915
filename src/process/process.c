#include "stele/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FIRST_FREE = 3, PATH_BYTES = 4096 };

/* glibc has it since 2.34. Everything of ours is close-on-exec; this is for what a library left open. */
#if defined(__GLIBC__) && (__GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 34))
static int close_others(posix_spawn_file_actions_t *actions)
{
    return posix_spawn_file_actions_addclosefrom_np(actions, FIRST_FREE);
}
#else
static int close_others(posix_spawn_file_actions_t *actions)
{
    (void)actions;
    return 0;
}
#endif

/* Each step in turn; the first that fails says why. INPUT and OUTPUT are above the standard three. */
static int set_descriptors(posix_spawn_file_actions_t *actions, int input, int output)
{
    int failed = posix_spawn_file_actions_adddup2(actions, input, STDIN_FILENO);
    if (!failed)
        failed = posix_spawn_file_actions_adddup2(actions, output, STDOUT_FILENO);
    if (!failed)
        failed = posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (!failed)
        failed = close_others(actions);
    return failed;
}

/* A session of its own, no blocked signal, no ignored one. */
static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int failed = posix_spawnattr_setsigmask(attributes, &none);
    if (!failed)
        failed = posix_spawnattr_setsigdefault(attributes, &all);
    if (!failed)
        failed = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK |
                                                          POSIX_SPAWN_SETSIGDEF);
    return failed;
}

/* Returns 0 or an errno. */
static int spawn(pid_t *id, const char *program, char *const arguments[], int input, int output)
{
    static char *const no_environment[] = {NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed)
        return failed;
    failed = posix_spawnattr_init(&attributes);
    if (!failed) {
        failed = set_descriptors(&actions, input, output);
        if (!failed)
            failed = set_attributes(&attributes);
        if (!failed)
            failed = posix_spawn(id, program, &actions, &attributes, arguments, no_environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

/* A copy that the child's three standard descriptors cannot overwrite. Close it; -1: errno says why. */
static int copy_above_standard(int descriptor)
{
    return fcntl(descriptor, F_DUPFD_CLOEXEC, FIRST_FREE);
}

static int start(struct process *process, const char *program, char *const arguments[], int input)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return errno;
    int reading = copy_above_standard(input), writing = copy_above_standard(ends[1]);
    bool ready = reading >= 0 && writing >= 0 && fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
    int failed = ready ? 0 : errno;
    if (!failed)
        failed = spawn(&process->id, program, arguments, reading, writing);
    close_end(&reading);
    close_end(&writing);
    close_end(&ends[1]);
    if (failed)
        close_end(&ends[0]);
    process->output = ends[0];
    return failed;
}

bool process_start(struct process *process, const char *program, char *const arguments[], int input,
                   struct error *error)
{
    *process = (struct process){.output = -1};
    int failed = start(process, program, arguments, input);
    if (failed) {
        *process = (struct process){.output = -1};
        return error_set(error, "cannot start %s: %s", program, strerror(failed));
    }
    return true;
}

enum process_end process_poll(const struct process *process, int *detail)
{
    siginfo_t info = {0};
    *detail = 0;
    /* WNOWAIT leaves it to process_stop, so that its number stays ours until then. */
    if (process->id == 0 || waitid(P_PID, (id_t)process->id, &info, WEXITED | WNOHANG | WNOWAIT) != 0)
        return PROCESS_FAILED;
    if (info.si_pid == 0)
        return PROCESS_RUNNING;
    *detail = info.si_status;
    if (info.si_code != CLD_EXITED)
        return PROCESS_KILLED;
    return info.si_status == 0 ? PROCESS_FINISHED : PROCESS_FAILED;
}

void process_stop(struct process *process)
{
    if (process->id == 0)
        return;
    close_end(&process->output);
    kill(process->id, SIGKILL);
    while (waitpid(process->id, NULL, 0) < 0 && errno == EINTR)
        ;
    *process = (struct process){.output = -1};
}

bool process_sibling(const char *name, struct buffer *path)
{
    static const char *const folders[] = {"", "../libexec/stele/"};
    char self[PATH_BYTES];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self);
    if (length <= 0 || (size_t)length == sizeof self)
        return false;
    while (length > 0 && self[length - 1] != '/')
        length--;
    size_t before = path->length;
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        buffer_append(path, (struct slice){self, (size_t)length});
        buffer_append_string(path, folders[i]);
        buffer_append_string(path, name);
        if (access(path->bytes + before, X_OK) == 0)
            return true;
        buffer_remove(path, before, path->length - before);
    }
    return false;
}
