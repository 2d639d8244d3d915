#include "stele/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STANDARD = 3, FIRST_FREE = STANDARD, PATH_BYTES = 4096 };

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

/* What a program is started with. */
struct launch {
    char *const *arguments;
    char *const *environment;
    int standard[STANDARD]; /* become its standard ones, above which they are; -1: nothing */
    bool apart;             /* in a session of its own */
    bool found;             /* the first argument is no path: it is looked up in PATH */
};

/* Each step in turn; the first that fails says why. */
static int set_descriptors(posix_spawn_file_actions_t *actions, const int standard[STANDARD])
{
    int failed = 0;
    for (int i = 0; i < STANDARD && !failed; i++)
        failed = standard[i] >= 0 ? posix_spawn_file_actions_adddup2(actions, standard[i], i)
                                  : posix_spawn_file_actions_addopen(actions, i, "/dev/null", O_RDWR, 0);
    return failed ? failed : close_others(actions);
}

/* No blocked signal, no ignored one. */
static int set_attributes(posix_spawnattr_t *attributes, bool apart)
{
    sigset_t none, all;
    int flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (apart ? POSIX_SPAWN_SETSID : 0);
    sigemptyset(&none);
    sigfillset(&all);
    int failed = posix_spawnattr_setsigmask(attributes, &none);
    if (!failed)
        failed = posix_spawnattr_setsigdefault(attributes, &all);
    if (!failed)
        failed = posix_spawnattr_setflags(attributes, (short)flags);
    return failed;
}

/* Returns 0 or an errno. */
static int spawn(pid_t *id, const char *program, const struct launch *launch)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed)
        return failed;
    failed = posix_spawnattr_init(&attributes);
    if (!failed) {
        failed = set_descriptors(&actions, launch->standard);
        if (!failed)
            failed = set_attributes(&attributes, launch->apart);
        if (!failed)
            failed = (launch->found ? posix_spawnp : posix_spawn)(id, program, &actions, &attributes,
                                                                  launch->arguments, launch->environment);
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
    static char *const no_environment[] = {NULL};
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return errno;
    struct launch launch = {.arguments = arguments, .environment = no_environment, .apart = true};
    int *reading = &launch.standard[0], *writing = &launch.standard[1];
    *reading = copy_above_standard(input);
    *writing = copy_above_standard(ends[1]);
    launch.standard[2] = -1;
    bool ready = *reading >= 0 && *writing >= 0 && fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
    int failed = ready ? 0 : errno;
    if (!failed)
        failed = spawn(&process->id, program, &launch);
    close_end(reading);
    close_end(writing);
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

/* Returns 0 or an errno. */
static int start_for_reader(struct process *process, char *const arguments[], const int standard[STANDARD],
                            bool apart)
{
    struct launch launch = {.arguments = arguments, .environment = environ, .apart = apart, .found = true};
    int failed = 0;
    for (int i = 0; i < STANDARD; i++) {
        launch.standard[i] = standard[i] < 0 ? -1 : copy_above_standard(standard[i]);
        if (standard[i] >= 0 && launch.standard[i] < 0)
            failed = errno;
    }
    if (!failed)
        failed = spawn(&process->id, arguments[0], &launch);
    for (int i = 0; i < STANDARD; i++)
        close_end(&launch.standard[i]);
    return failed;
}

bool process_start_found(struct process *process, char *const arguments[], const int standard[STANDARD],
                         bool apart, struct error *error)
{
    *process = (struct process){.output = -1};
    int failed = start_for_reader(process, arguments, standard, apart);
    if (!failed)
        return true;
    *process = (struct process){.output = -1};
    return error_set(error, "cannot start %s: %s", arguments[0], strerror(failed));
}

/* WNOWAIT leaves it to process_stop, so that its number stays ours until then. */
static enum process_end look(const struct process *process, int options, int *detail)
{
    siginfo_t info = {0};
    int failed;
    *detail = 0;
    if (process->id == 0)
        return PROCESS_FAILED;
    while ((failed = waitid(P_PID, (id_t)process->id, &info, WEXITED | WNOWAIT | options)) != 0 &&
           errno == EINTR)
        ;
    if (failed != 0)
        return PROCESS_FAILED;
    if (info.si_pid == 0)
        return PROCESS_RUNNING;
    *detail = info.si_status;
    if (info.si_code != CLD_EXITED)
        return PROCESS_KILLED;
    return info.si_status == 0 ? PROCESS_FINISHED : PROCESS_FAILED;
}

enum process_end process_poll(const struct process *process, int *detail)
{
    return look(process, WNOHANG, detail);
}

enum process_end process_wait(const struct process *process, int *detail)
{
    return look(process, 0, detail);
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
