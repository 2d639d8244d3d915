/*
 * Plays a session and compares what is printed. A session file has lines that begin with
 *
 *     #   a comment
 *     $   the options and the file of one run of stele; runs of one session share a home
 *     >   keys, typed without a terminal (--keys)
 *     ?   the exit status, when it is not 0
 *     |   a line of what is printed
 *
 * With UPDATE_SESSIONS set, the lines of what is printed are written anew: read the change before you keep
 * it.
 */

#include "stele/base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FILE_LIMIT = 4 << 20, ARGUMENTS = 32 };

struct run {
    char *arguments[ARGUMENTS];
    int count;
    bool has_keys;
    int status;
    struct buffer line, keys, wanted;
};

struct session {
    char home[64];
    struct buffer rewritten;
    int failures;
};

static void give_up(const char *what)
{
    fprintf(stderr, "session: %s: %s\n", what, strerror(errno));
    exit(2);
}

/* ---- running ---- */

static void become_stele(struct session *session, struct run *run, int output)
{
    setenv("HOME", session->home, 1);
    unsetenv("XDG_STATE_HOME");
    unsetenv("XDG_CONFIG_HOME");
    setenv("LC_ALL", "C.UTF-8", 1);
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execv(run->arguments[0], run->arguments);
    _exit(127);
}

static int run_stele(struct session *session, struct run *run, struct buffer *printed)
{
    int ends[2], status = 0;
    if (pipe(ends) != 0)
        give_up("pipe");
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    pid_t child = fork();
    if (child == 0)
        become_stele(session, run, ends[1]);
    close(ends[1]);
    if (child < 0 || !file_read(ends[0], printed, FILE_LIMIT) || waitpid(child, &status, 0) != child)
        give_up("stele");
    close(ends[0]);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}

static char *keys_file(const struct session *session, const struct buffer *keys)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/keys", session->home);
    int file = open(path.bytes, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || !file_write(file, buffer_slice(keys)))
        give_up(path.bytes);
    close(file);
    return path.bytes;
}

/* ---- comparing ---- */

static void append_marked(struct buffer *into, struct slice text)
{
    for (size_t at = 0, end; at < text.length; at = end + 1) {
        for (end = at; end < text.length && text.bytes[end] != '\n';)
            end++;
        buffer_append_string(into, end > at ? "| " : "|");
        buffer_append(into, slice_cut(text, at, end));
        buffer_append_byte(into, '\n');
    }
}

static void finish_run(struct session *session, struct run *run)
{
    struct buffer printed = {0}, marked = {0};
    if (run->count == 0)
        return;
    if (run->has_keys) {
        run->arguments[run->count++] = slice_string(slice_of("--keys"));
        run->arguments[run->count++] = keys_file(session, &run->keys);
    }
    int status = run_stele(session, run, &printed);
    append_marked(&marked, buffer_slice(&printed));
    if (!slice_equal(buffer_slice(&marked), buffer_slice(&run->wanted)) || status != run->status) {
        session->failures++;
        printf("$ %s: status %d, wanted %d; wanted\n%sgot\n%s", buffer_string(&run->line), status,
               run->status, buffer_string(&run->wanted), buffer_string(&marked));
    }
    buffer_append(&session->rewritten, buffer_slice(&marked));
    for (int i = 0; i < run->count; i++)
        free(run->arguments[i]);
    buffer_free(&run->line);
    buffer_free(&run->keys);
    buffer_free(&run->wanted);
    buffer_free(&printed);
    buffer_free(&marked);
    *run = (struct run){0};
}

/* ---- reading ---- */

static void start_run(struct run *run, const char *stele, struct slice line)
{
    run->arguments[run->count++] = slice_string(slice_of(stele));
    buffer_append(&run->line, line);
    for (size_t at = 0, end; at < line.length; at = end + 1) {
        char quote = line.bytes[at] == '"' ? '"' : ' ';
        at += quote == '"';
        for (end = at; end < line.length && line.bytes[end] != quote;)
            end++;
        if (end > at && run->count < ARGUMENTS - 3)
            run->arguments[run->count++] = slice_string(slice_cut(line, at, end));
        end += quote == '"';
    }
}

static void take_line(struct session *session, struct run *run, const char *stele, struct slice line)
{
    struct slice rest = slice_cut(line, 2, line.length);
    char kind = line.length > 0 ? line.bytes[0] : '#';
    if (kind == '|') {
        buffer_append(&run->wanted, line);
        buffer_append_byte(&run->wanted, '\n');
        return;
    }
    if (kind == '$') {
        finish_run(session, run);
        start_run(run, stele, rest);
    } else if (kind == '>') {
        run->has_keys = true;
        buffer_append(&run->keys, rest);
    } else if (kind == '?') {
        run->status = atoi(rest.bytes);
    }
    buffer_append(&session->rewritten, line);
    buffer_append_byte(&session->rewritten, '\n');
}

static void play(struct session *session, const char *stele, struct slice text)
{
    struct run run = {0};
    for (size_t at = 0, end; at < text.length; at = end + 1) {
        for (end = at; end < text.length && text.bytes[end] != '\n';)
            end++;
        take_line(session, &run, stele, slice_cut(text, at, end));
    }
    finish_run(session, &run);
}

static void rewrite(const char *path, const struct buffer *text)
{
    int file = open(path, O_WRONLY | O_TRUNC);
    if (file < 0 || !file_write(file, buffer_slice(text)))
        give_up(path);
    close(file);
}

static void remove_home(const char *home)
{
    struct buffer command = {0};
    buffer_format(&command, "rm -rf '%s'", home);
    if (system(command.bytes) != 0)
        give_up(home);
    buffer_free(&command);
}

int main(int count, char *arguments[])
{
    struct session session = {.home = "/tmp/stele-session-XXXXXX"};
    struct buffer text = {0};
    if (count != 3) {
        fprintf(stderr, "usage: session STELE FILE\n");
        return 2;
    }
    int file = open(arguments[2], O_RDONLY | O_CLOEXEC);
    if (file < 0 || !file_read(file, &text, FILE_LIMIT) || !mkdtemp(session.home))
        give_up(arguments[2]);
    close(file);
    /* Files are named from the folder of the session. */
    char *folder = slice_string(slice_of(arguments[2])), *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
    char *path = realpath(arguments[2], NULL);
    if (!path || (slash && chdir(folder) != 0))
        give_up(folder);
    play(&session, arguments[1], buffer_slice(&text));
    if (getenv("UPDATE_SESSIONS"))
        rewrite(path, &session.rewritten);
    remove_home(session.home);
    buffer_free(&text);
    buffer_free(&session.rewritten);
    free(folder);
    free(path);
    return session.failures > 0;
}
