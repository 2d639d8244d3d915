/* What a process can still do after it has locked itself up; each attempt is made in a child. */
#include "check.h"

#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DOCUMENT_BYTES = 1000 * 1000 };

/* What the attempts need and cannot ask for any more. */
static pid_t parent;
static void *page;

/* ---- what must fail ----------------------------------------------------------------------------------- */

static long open_for_reading(void)
{
    return open(TEST_DATA "/speech.txt", O_RDONLY | O_CLOEXEC);
}

static long open_for_writing(void)
{
    return open("written-in-the-sandbox", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}

static long look_at_a_file(void)
{
    struct stat status;
    return stat(TEST_DATA "/speech.txt", &status);
}

static long remove_a_file(void)
{
    return unlink("no-such-file");
}

static long change_folder(void)
{
    return chdir(".");
}

static long open_local_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static long open_internet_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0);
}

static long connect_a_descriptor(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    return connect(STDIN_FILENO, (const struct sockaddr *)&address, sizeof address);
}

static long execute_a_program(void)
{
    char name[] = "x";
    char *const arguments[] = {name, NULL}, *const environment[] = {NULL};
    return execve("/proc/self/exe", arguments, environment);
}

static long make_a_child(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child;
}

static long make_a_child_like_a_thread(void)
{
    return syscall(SYS_clone3, NULL, 0);
}

static long signal_the_parent(void)
{
    return kill(parent, 0);
}

static long signal_a_thread_of_the_parent(void)
{
    return syscall(SYS_tgkill, parent, parent, 0);
}

static long map_executable_memory(void)
{
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? -1 : 0;
}

static long make_memory_executable(void)
{
    return mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static long trace_the_parent(void)
{
    return ptrace(PTRACE_ATTACH, parent, NULL, NULL);
}

static long be_traced(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static long read_memory_of_the_parent(void)
{
    return syscall(SYS_process_vm_readv, parent, NULL, 0, NULL, 0, 0);
}

static long set_a_limit(void)
{
    struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    return setrlimit(RLIMIT_CPU, &limit);
}

static long become_visible(void)
{
    return prctl(PR_SET_DUMPABLE, 1);
}

static long copy_a_descriptor(void)
{
    return dup(STDIN_FILENO);
}

static long control_the_terminal(void)
{
    char byte = 'x';
    return syscall(SYS_ioctl, STDIN_FILENO, 0x5412 /* TIOCSTI: types a byte for the reader */, &byte);
}

static const struct attempt {
    const char *name;
    long (*make)(void);
} attempts[] = {
    {"open for reading", open_for_reading},
    {"open for writing", open_for_writing},
    {"stat", look_at_a_file},
    {"unlink", remove_a_file},
    {"chdir", change_folder},
    {"local socket", open_local_socket},
    {"internet socket", open_internet_socket},
    {"connect", connect_a_descriptor},
    {"execve", execute_a_program},
    {"fork", make_a_child},
    {"clone3", make_a_child_like_a_thread},
    {"kill", signal_the_parent},
    {"tgkill", signal_a_thread_of_the_parent},
    {"executable mmap", map_executable_memory},
    {"executable mprotect", make_memory_executable},
    {"ptrace attach", trace_the_parent},
    {"ptrace traceme", be_traced},
    {"process_vm_readv", read_memory_of_the_parent},
    {"setrlimit", set_a_limit},
    {"prctl", become_visible},
    {"dup", copy_a_descriptor},
    {"ioctl", control_the_terminal},
};

/* ---- children ----------------------------------------------------------------------------------------- */

/* Runs ACT in a child that is locked up. Returns its status; OUTPUT is the end of a pipe from it. */
static int run_locked_up(void (*act)(int output), int *output)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    parent = getpid();
    page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(page, MAP_FAILED);
    pid_t child = fork();
    if (child == 0) {
        if (!sandbox_enter(DOCUMENT_BYTES, NULL))
            _exit(99);
        act(ends[1]);
        _exit(0);
    }
    close(ends[1]);
    munmap(page, 4096);
    assert_int_equal(waitpid(child, &status, 0), child);
    *output = ends[0];
    return status;
}

/* ---- tests -------------------------------------------------------------------------------------------- */

static void make_attempts(int output)
{
    for (size_t i = 0; i < COUNT_OF(attempts); i++) {
        errno = 0;
        int reason = attempts[i].make() < 0 ? errno : 0;
        if (!file_write(output, (struct slice){(const char *)&reason, sizeof reason}))
            _exit(98);
    }
}

static void what_a_parser_does_not_need_is_refused(void **state)
{
    (void)state;
    int output, status = run_locked_up(make_attempts, &output);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    for (size_t i = 0; i < COUNT_OF(attempts); i++) {
        int reason;
        assert_int_equal(read(output, &reason, sizeof reason), sizeof reason);
        if (reason != EPERM)
            fail_msg("%s: %s", attempts[i].name, reason ? strerror(reason) : "succeeded");
    }
    close(output);
}

static int by_value(const void *one, const void *other)
{
    return *(const int *)one - *(const int *)other;
}

/* Memory in all sizes, growing, and a sort for which the C library asks how much memory there is. */
static void work_as_a_parser(int output)
{
    struct buffer buffer = {0};
    for (int i = 0; i < 1000 * 1000; i++)
        buffer_append_string(&buffer, "words ");
    int *numbers = memory_new(10000 * sizeof *numbers);
    for (int i = 0; i < 10000; i++)
        numbers[i] = 10000 - i;
    qsort(numbers, 10000, sizeof *numbers, by_value);
    struct timespec now;
    bool fine =
        buffer.length == 6 * 1000 * 1000 && numbers[0] == 1 && clock_gettime(CLOCK_MONOTONIC, &now) == 0;
    buffer_free(&buffer);
    free(numbers);
    file_write(output, slice_of(fine ? "fine" : "lost"));
}

static void what_a_parser_needs_is_allowed(void **state)
{
    (void)state;
    int output, status = run_locked_up(work_as_a_parser, &output);
    struct buffer said = {0};
    assert_true(WIFEXITED(status));
    assert_true(file_read(output, &said, 100));
    assert_string_equal(buffer_string(&said), "fine");
    buffer_free(&said);
    close(output);
}

static void abort_at_once(int output)
{
    (void)output;
    abort();
}

static void aborting_still_ends_it(void **state)
{
    (void)state;
    int output, status = run_locked_up(abort_at_once, &output);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    close(output);
}

#ifndef STELE_SANITIZE
static void take_too_much(int output)
{
    size_t fits = DOCUMENT_BYTES * 30,
           beyond = SANDBOX_MEMORY + (size_t)DOCUMENT_BYTES * SANDBOX_MEMORY_FACTOR;
    void *first = mmap(NULL, fits, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    void *second = mmap(NULL, beyond, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    file_write(output, slice_of(first == MAP_FAILED    ? "too little"
                                : second == MAP_FAILED ? "bounded"
                                                       : "unbounded"));
}

static void memory_is_bounded_by_the_size_of_the_document(void **state)
{
    (void)state;
    int output, status = run_locked_up(take_too_much, &output);
    struct buffer said = {0};
    assert_true(WIFEXITED(status));
    assert_true(file_read(output, &said, 100));
    assert_string_equal(buffer_string(&said), "bounded");
    buffer_free(&said);
    close(output);
}
#endif

static void preparing_ties_it_to_its_parent(void **state)
{
    (void)state;
    int status;
    pid_t child = fork();
    if (child == 0) {
        int deadly = 0;
        bool prepared = sandbox_prepare(NULL) && prctl(PR_GET_PDEATHSIG, &deadly) == 0 && deadly == SIGKILL &&
                        prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 && prctl(PR_GET_DUMPABLE) == 0;
        _exit(prepared ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_parser_does_not_need_is_refused),
        cmocka_unit_test(what_a_parser_needs_is_allowed),
        cmocka_unit_test(aborting_still_ends_it),
#ifndef STELE_SANITIZE
        cmocka_unit_test(memory_is_bounded_by_the_size_of_the_document),
#endif
        cmocka_unit_test(preparing_ties_it_to_its_parent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
