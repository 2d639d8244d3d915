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
    BEGINNING_BYTES = 16 * 1024,
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

/* A file on standard input is read as one, unless somebody has read of it. */
static bool open_input(struct intake *intake, struct error *error)
{
    struct stat status;
    int input = fstat(STDIN_FILENO, &status) == 0 ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : -1;
    if (input < 0)
        return error_set(error, "standard input: %s", strerror(errno));
    if (S_ISDIR(status.st_mode)) {
        close(input);
        return error_set(error, "standard input: is a directory");
    }
    intake->is_pipe = true;
    if (!S_ISREG(status.st_mode) || lseek(input, 0, SEEK_CUR) != 0)
        return pipe_open(intake, input, error);
    intake->file = input;
    return true;
}

static bool open_source(struct intake *intake, const char *path, struct error *error)
{
    if (!path)
        return open_input(intake, error);
    if (!open_file(intake, path, error))
        return false;
    if (!intake->is_pipe)
        return true;
    int pipe = intake->file;
    intake->file = -1;
    return pipe_open(intake, pipe, error);
}

/* Finds a compression, and the format, unless it was told. False: it is a binary file that only its name, if
 * anything, calls a text. */
static bool examine(struct intake *intake, struct slice beginning, struct error *error)
{
    const char *path = intake->path[0] ? intake->path : NULL;
    intake->compression = format_compression(beginning);
    if (intake->compression || intake->format != FORMAT_COUNT)
        return true;
    intake->format = format_guess(path, beginning);
    if (format_at(intake->format)->readable && format_is_binary(beginning))
        return error_set(error, "%s: is not a text", path ? path : "standard input");
    return true;
}

/* A text that is neither compressed nor to be decoded. */
static bool may_grow(const struct intake *intake, struct slice beginning)
{
    size_t mark;
    const char *marked = format_marked(beginning, &mark);
    bool utf8 = marked ? strcmp(marked, "UTF-8") == 0 : !intake->wanted && format_is_utf8(beginning);
    return utf8 && !intake->whole && !intake->compression && !format_at(intake->format)->foreign;
}

bool source_beginning(struct intake *intake, struct slice beginning, bool *grows, struct error *error)
{
    enum format_kind given = intake->format;
    beginning = slice_cut(beginning, 0, BEGINNING_BYTES);
    if (!examine(intake, beginning, error))
        return false;
    *grows = may_grow(intake, beginning);
    intake->format = given; /* all that comes before its end may tell more */
    return true;
}

bool source_open(struct intake *intake, const char *path, struct error *error)
{
    char bytes[BEGINNING_BYTES];
    const char *name = strcmp(path, "-") == 0 ? NULL : path;
    if (!open_source(intake, name, error))
        return false;
    if (intake->growing.pipe >= 0)
        return true;
    watch_begin(intake);
    ssize_t length = pread(intake->file, bytes, sizeof bytes, 0);
    return examine(intake, (struct slice){bytes, length > 0 ? (size_t)length : 0}, error);
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

static uint64_t length_of(const struct intake *intake)
{
    struct stat status;
    if (intake->growing.text.bytes)
        return intake->growing.text.length;
    return fstat(intake->file, &status) == 0 ? (uint64_t)status.st_size : 0;
}

/* Of what grew only its text is kept. */
static struct slice read_slice(const struct intake *intake, uint64_t start, char bytes[KEY_SLICE_BYTES])
{
    const struct region *text = &intake->growing.text;
    if (text->bytes)
        return slice_cut((struct slice){text->bytes, text->length}, start, start + KEY_SLICE_BYTES);
    ssize_t got = pread(intake->file, bytes, KEY_SLICE_BYTES, (off_t)start);
    return (struct slice){bytes, got > 0 ? (size_t)got : 0};
}

static void make_content_key(struct intake *intake)
{
    char bytes[KEY_SLICE_BYTES];
    uint64_t hash = 0, start, length = length_of(intake);
    if (intake->growing.pipe >= 0)
        return; /* it is not known before its end */
    for (unsigned i = 0; i < KEY_SLICES && (start = slice_start(length, i)) != UINT64_MAX; i++)
        hash = slice_hash(read_slice(intake, start, bytes), hash);
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
