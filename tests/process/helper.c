/* What tests/process/process.c starts: says on standard output what a program finds when process_start()
 * started it. The first argument names what to tell. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static int tell_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    if (!folder)
        return 1;
    int own = dirfd(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && atoi(entry->d_name) != own)
            printf("%s ", entry->d_name);
    return closedir(folder);
}

static int tell_session(void)
{
    printf("%s, %s", getsid(0) == getpid() ? "leader" : "member",
           open("/dev/tty", O_RDWR) < 0 ? "no terminal" : "terminal");
    return 0;
}

static int tell_error(void)
{
    char path[100] = {0};
    if (readlink("/proc/self/fd/2", path, sizeof path - 1) < 0)
        return 1;
    printf("%s", path);
    return 0;
}

static int tell_environment(void)
{
    printf("%s", environ && environ[0] ? environ[0] : "empty");
    return 0;
}

static int tell_signals(void)
{
    sigset_t blocked;
    sigprocmask(SIG_SETMASK, NULL, &blocked);
    struct sigaction action;
    sigaction(SIGPIPE, NULL, &action);
    printf("%s, %s", sigismember(&blocked, SIGTERM) ? "blocked" : "open",
           action.sa_handler == SIG_DFL ? "default" : "ignored");
    return 0;
}

static int tell_input(void)
{
    char bytes[100];
    ssize_t length = read(STDIN_FILENO, bytes, sizeof bytes);
    return length < 0 || fwrite(bytes, 1, (size_t)length, stdout) != (size_t)length;
}

static int fail(void)
{
    return 7;
}

static int wait_for_ever(void)
{
    printf("waiting");
    fflush(stdout);
    pause();
    return 0;
}

int main(int count, char **arguments)
{
    static const struct {
        const char *name;
        int (*tell)(void);
    } things[] = {
        {"descriptors", tell_descriptors},
        {"session", tell_session},
        {"error", tell_error},
        {"environment", tell_environment},
        {"signals", tell_signals},
        {"input", tell_input},
        {"failure", fail},
        {"patience", wait_for_ever},
    };
    for (size_t i = 0; count > 1 && i < sizeof things / sizeof things[0]; i++)
        if (strcmp(arguments[1], things[i].name) == 0)
            return things[i].tell();
    return 1;
}
