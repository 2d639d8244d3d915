#include "intake.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    KEY_SLICES = 16,
    KEY_SLICE_BYTES = 4096,
    BEGINNING_BYTES = 4096,
};

static const size_t READ_LIMIT = SIZE_MAX / 4;

static const char *kind_of_file(mode_t mode)
{
    if (S_ISDIR(mode))
        return "is a directory";
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return "is a device";
    return S_ISSOCK(mode) ? "is a socket" : NULL;
}

static bool open_file(struct intake *intake, const char *path, struct error *error)
{
    intake->file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (intake->file < 0)
        return error_set(error, "%s: %s", path, strerror(errno));
    struct stat status;
    if (fstat(intake->file, &status) != 0)
        return error_set(error, "%s: %s", path, strerror(errno));
    const char *kind = kind_of_file(status.st_mode);
    if (kind)
        return error_set(error, "%s: %s", path, kind);
    intake->is_pipe = !S_ISREG(status.st_mode);
    return true;
}

/* A file without a name that holds what comes through the pipe, so that a parser can be given it. */
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

static bool spool(struct intake *intake, int pipe, struct error *error)
{
    struct buffer bytes = {0};
    intake->file = spool_file(error);
    bool done = intake->file >= 0;
    if (done && !file_read(pipe, &bytes, READ_LIMIT))
        done = error_set(error, "standard input: %s", strerror(errno));
    if (done && !file_write(intake->file, buffer_slice(&bytes)))
        done = error_set(error, "cannot keep what was piped in: %s", strerror(errno));
    buffer_free(&bytes);
    return done;
}

static bool open_pipe(struct intake *intake, struct error *error)
{
    struct stat status;
    if (fstat(STDIN_FILENO, &status) != 0)
        return error_set(error, "standard input: %s", strerror(errno));
    if (S_ISDIR(status.st_mode))
        return error_set(error, "standard input: is a directory");
    intake->is_pipe = true;
    return spool(intake, STDIN_FILENO, error);
}

/* Reads a named pipe like standard input. */
static bool spool_named_pipe(struct intake *intake, struct error *error)
{
    int pipe = intake->file;
    bool done = spool(intake, pipe, error);
    close(pipe);
    return done;
}

/* Finds the format, unless it was told, and a compression. False: it is a binary file that only its name, if
 * anything, calls a text. */
static bool examine(struct intake *intake, const char *path, struct error *error)
{
    char bytes[BEGINNING_BYTES];
    ssize_t length = pread(intake->file, bytes, sizeof bytes, 0);
    struct slice beginning = {bytes, length > 0 ? (size_t)length : 0};
    intake->compression = format_compression(beginning);
    if (intake->compression || intake->format != FORMAT_COUNT)
        return true;
    intake->format = format_guess(path, beginning);
    if (format_at(intake->format)->readable && format_is_binary(beginning))
        return error_set(error, "%s: is not a text", path ? path : "standard input");
    return true;
}

bool source_open(struct intake *intake, const char *path, struct error *error)
{
    bool standard_input = strcmp(path, "-") == 0;
    if (!(standard_input ? open_pipe(intake, error) : open_file(intake, path, error)))
        return false;
    if (!standard_input && intake->is_pipe && !spool_named_pipe(intake, error))
        return false;
    return examine(intake, standard_input ? NULL : path, error);
}

bool source_read(struct intake *intake, struct buffer *into, struct error *error)
{
    const char *name = intake->path[0] ? intake->path : "standard input";
    if (lseek(intake->file, 0, SEEK_SET) < 0 || !file_read(intake->file, into, READ_LIMIT))
        return error_set(error, "%s: %s", name, strerror(errno));
    return true;
}

/* ---- identity ---- */

/* Where the INDEXth slice begins: the first at the start, the last up to the end; UINT64_MAX past the end. */
static uint64_t slice_start(uint64_t length, unsigned index)
{
    if (length > KEY_SLICES * KEY_SLICE_BYTES)
        return (length - KEY_SLICE_BYTES) * index / (KEY_SLICES - 1);
    uint64_t start = (uint64_t)index * KEY_SLICE_BYTES;
    return start < length ? start : UINT64_MAX;
}

static void make_content_key(struct intake *intake)
{
    struct stat status;
    char bytes[KEY_SLICE_BYTES];
    uint64_t hash = 0, start;
    if (fstat(intake->file, &status) != 0)
        return;
    uint64_t length = (uint64_t)status.st_size;
    for (unsigned i = 0; i < KEY_SLICES && (start = slice_start(length, i)) != UINT64_MAX; i++) {
        ssize_t got = pread(intake->file, bytes, sizeof bytes, (off_t)start);
        if (got > 0)
            hash = slice_hash((struct slice){bytes, (size_t)got}, hash);
    }
    buffer_format(&intake->content_key, "%llu-%016llx", (unsigned long long)length, (unsigned long long)hash);
}

struct intake_identity intake_identity(struct intake *intake)
{
    if (intake->is_speech)
        return (struct intake_identity){.identifier = slice_of("stele:speech")};
    if (intake->is_pipe && intake->content_key.length == 0)
        make_content_key(intake);
    if (!intake->is_pipe && intake->content_key.length == 0) {
        make_content_key(intake);
        char *path = realpath(intake->path, NULL);
        if (path)
            buffer_append_string(&intake->real_path, path);
        free(path);
    }
    return (struct intake_identity){
        .identifier = document_meta(intake->document, META_IDENTIFIER),
        .content = buffer_slice(&intake->content_key),
        .path = buffer_slice(&intake->real_path),
    };
}
