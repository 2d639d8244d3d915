/* What comes through a pipe: all of it when it ends soon or a parser wants a file, else as much as came so
 * far. */

#include "intake.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    PIECE_BYTES = 64 * 1024,     /* as much as a pipe of Linux holds */
    GATHERED_BYTES = 16 << 20,   /* of a text that is still read as a file would be */
    FEW_BYTES = 64 * 1024,       /* that may be few lines */
    GATHERED_MILLISECONDS = 100, /* to wait for its end, since its first bytes came */
};

/* ---- a file for a parser ---- */

/* A file without a name, so that a parser can be given it. */
static int spool_file(struct error *error)
{
    const char *folder = getenv("TMPDIR");
    struct buffer path = {0};
    buffer_format(&path, "%s/stele.XXXXXX", folder && *folder ? folder : "/tmp");
    int file = mkstemp(path.bytes);
    if (file < 0) {
        error_set(error, "%s: %s", path.bytes, strerror(errno));
    } else {
        fcntl(file, F_SETFD, FD_CLOEXEC);
        unlink(path.bytes);
    }
    buffer_free(&path);
    return file;
}

static bool spool(struct intake *intake, struct error *error)
{
    intake->file = spool_file(error);
    if (intake->file < 0)
        return false;
    return file_write(intake->file, buffer_slice(&intake->growing.pending)) ||
           error_set(error, "cannot keep what was piped in: %s", strerror(errno));
}

/* ---- reading ---- */

bool pipe_is_ready(int pipe, int milliseconds)
{
    struct pollfd more = {.fd = pipe, .events = POLLIN};
    return poll(&more, 1, milliseconds) > 0;
}

ssize_t pipe_read(int pipe, struct buffer *into)
{
    char piece[PIECE_BYTES];
    ssize_t got;
    do
        got = read(pipe, piece, sizeof piece);
    while (got < 0 && errno == EINTR);
    if (got > 0)
        buffer_append(into, (struct slice){piece, (size_t)got});
    return got;
}

static size_t count_lines(struct slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] == '\n';
    return count;
}

/* How long the end of the pipe may be waited for, in milliseconds; -1: as long as it takes. */
static int patience(const struct intake *intake, uint64_t end)
{
    uint64_t now = clock_microseconds();
    struct slice pending = buffer_slice(&intake->growing.pending);
    if (now < end)
        return (int)((end - now) / 1000) + 1;
    bool few = pending.length < FEW_BYTES && count_lines(pending) < intake->lines;
    return few ? -1 : 0;
}

/* Reads on while more is there soon. Returns what the last read did: 0 at the end, negative on an error. */
static ssize_t gather(struct intake *intake)
{
    struct growing *growing = &intake->growing;
    uint64_t end = clock_microseconds() + GATHERED_MILLISECONDS * 1000;
    ssize_t got = 1;
    int wait = -1;
    while (got > 0 && wait != 0 && growing->pending.length < GATHERED_BYTES) {
        wait = patience(intake, end);
        if (pipe_is_ready(growing->pipe, wait)) {
            got = pipe_read(growing->pipe, &growing->pending);
            wait = -1;
        }
    }
    return got;
}

/* The first bytes are waited for, and decide what the document is. */
static ssize_t take_beginning(struct intake *intake, bool *grows, struct error *error)
{
    struct growing *growing = &intake->growing;
    ssize_t got = pipe_read(growing->pipe, &growing->pending);
    if (got > 0 && !source_beginning(intake, buffer_slice(&growing->pending), grows, error))
        return -1;
    if (got > 0 && *grows)
        got = gather(intake);
    while (got > 0 && !*grows)
        got = pipe_read(growing->pipe, &growing->pending);
    if (got < 0)
        error_set(error, "%s: %s", intake->path[0] ? intake->path : "standard input", strerror(errno));
    return got;
}

bool pipe_open(struct intake *intake, int pipe, struct error *error)
{
    struct growing *growing = &intake->growing;
    bool grows = false;
    intake->is_pipe = true;
    growing->pipe = pipe;
    ssize_t got = take_beginning(intake, &grows, error);
    if (got > 0)
        return true;
    bool done = got == 0 && spool(intake, error);
    growing_close(growing);
    return done;
}
