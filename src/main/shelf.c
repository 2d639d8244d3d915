/* The files of the command line, and the one that is read. */

#include "main.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct volume {
    const char *argument; /* NULL: the speech */
    struct intake *kept;  /* what came through a pipe, when another file is read: it cannot be read again */
};

/* ---- one file ---- */

/* True if a document comes through standard input without being named: "... | stele". What prints and exits
 * wants "-", so that a script's own standard input is left alone. */
static bool is_piped_in(void)
{
    struct stat status;
    return fstat(STDIN_FILENO, &status) == 0 &&
           (S_ISFIFO(status.st_mode) || S_ISREG(status.st_mode) || S_ISSOCK(status.st_mode));
}

/* "FILE#PLACE" names a place in FILE, unless there is a file of that whole name. Its hyphens are spaces, but
 * in a regular expression. */
static char *split_place(const char *argument, struct buffer *place)
{
    char *path = slice_string(slice_of(argument));
    char *sign = strrchr(path, '#');
    buffer_clear(place);
    if (!sign || sign == path || access(path, F_OK) == 0)
        return path;
    *sign = '\0';
    buffer_append_string(place, sign + 1);
    for (size_t i = 0; i < place->length && !slice_starts(buffer_slice(place), slice_of("/\\v")); i++)
        if (place->bytes[i] == '-')
            place->bytes[i] = ' ';
    return path;
}

static struct intake *open_path(const struct shelf *shelf, const char *path, struct error *error)
{
    const struct options *options = shelf->options;
    return intake_open(path,
                       &(struct intake_options){
                           .format = options->format,
                           .encoding = shelf->encoding,
                           .unsafe = options->unsafe,
                           .whole = options->mode != MODE_READ,
                           .lines = options->one_screen ? terminal_rows(STDOUT_FILENO) : 0,
                       },
                       error);
}

static struct intake *open_volume(struct shelf *shelf, size_t index, struct error *error)
{
    struct volume *volume = &shelf->volumes[index];
    struct intake *intake = volume->kept;
    volume->kept = NULL;
    buffer_clear(&shelf->place);
    if (intake)
        return intake;
    char *path = volume->argument ? split_place(volume->argument, &shelf->place) : NULL;
    intake = open_path(shelf, path, error);
    free(path);
    return intake;
}

/* What came through a pipe is kept; it is all there is of it. */
static void put_back(struct shelf *shelf)
{
    if (intake_is_piped(shelf->intake))
        shelf->volumes[shelf->at].kept = shelf->intake;
    else
        intake_close(shelf->intake);
    shelf->intake = NULL;
}

/* ---- all of them ---- */

void shelf_fill(struct shelf *shelf, const struct options *options, bool reads)
{
    *shelf = (struct shelf){.options = options, .encoding = options->encoding, .count = options->file_count};
    shelf->volumes = memory_new((options->file_count + 1) * sizeof *shelf->volumes);
    for (size_t i = 0; i < options->file_count; i++)
        shelf->volumes[i].argument = options->files[i];
    if (shelf->count == 0)
        shelf->volumes[shelf->count++].argument = reads && is_piped_in() ? "-" : NULL;
}

void shelf_free(struct shelf *shelf)
{
    intake_close(shelf->intake);
    for (size_t i = 0; i < shelf->count; i++)
        intake_close(shelf->volumes[i].kept);
    free(shelf->volumes);
    buffer_free(&shelf->place);
    buffer_free(&shelf->notice);
}

static void note_failure(struct shelf *shelf, const struct error *error)
{
    shelf->failed = true;
    buffer_format(&shelf->notice, "%s%s", shelf->notice.length > 0 ? "; " : "", error->text);
}

bool shelf_open_next(struct shelf *shelf, struct error *error)
{
    if (shelf->opened)
        put_back(shelf);
    for (size_t i = shelf->opened ? shelf->at + 1 : 0; i < shelf->count && !shelf->intake; i++) {
        shelf->at = i;
        shelf->intake = open_volume(shelf, i, error);
        if (!shelf->intake) {
            complain(error);
            note_failure(shelf, error);
        }
    }
    shelf->opened = true;
    return shelf->intake != NULL;
}

/* ---- from file to file ---- */

/* Says what could not be opened, and which file of how many is read. */
static void tell(struct shelf *shelf, struct reader *reader)
{
    const char *path = intake_path(shelf->intake), *sign = strrchr(path, '/');
    const char *name = !path[0] ? "standard input" : sign ? sign + 1 : path;
    if (shelf->count > 1)
        buffer_format(&shelf->notice, "%s%s (%zu of %zu)", shelf->notice.length > 0 ? "; " : "", name,
                      shelf->at + 1, shelf->count);
    if (shelf->notice.length > 0)
        reader_notify(reader, buffer_slice(&shelf->notice));
    buffer_clear(&shelf->notice);
}

static void go_to_place(const struct shelf *shelf, struct reader *reader)
{
    struct error error;
    if (shelf->place.length > 0 && !reader_go(reader, buffer_slice(&shelf->place), &error))
        reader_notify(reader, slice_of(error.text));
}

/* The file at INDEX, else the next one that way that can be opened. */
static struct intake *find_volume(struct shelf *shelf, size_t *index, long way)
{
    struct error error;
    for (; *index < shelf->count; *index += (size_t)way) {
        struct intake *intake = open_volume(shelf, *index, &error);
        if (intake)
            return intake;
        note_failure(shelf, &error);
    }
    return NULL;
}

/* What was set in the reader is stronger than the command line. */
static void take_encoding(struct shelf *shelf, const struct reader *reader)
{
    const char *set = reader_encoding(reader);
    shelf->encoding = set ? set : shelf->options->encoding;
}

void shelf_turn(struct shelf *shelf, struct reader *reader, long by)
{
    take_encoding(shelf, reader);
    long wanted = (long)shelf->at + by, last = (long)shelf->count - 1;
    size_t index = (size_t)(wanted < 0 ? 0 : wanted > last ? last : wanted);
    if (index == shelf->at) {
        reader_notify(reader,
                      slice_of(by > 0 ? "there is no next file" : "there is no file before this one"));
        return;
    }
    struct intake *intake = find_volume(shelf, &index, by > 0 ? 1 : -1);
    if (!intake) {
        tell(shelf, reader);
        return;
    }
    reader_turn_to(reader, intake);
    put_back(shelf);
    shelf->intake = intake;
    shelf->at = index;
    tell(shelf, reader);
    go_to_place(shelf, reader);
}

void shelf_reload(struct shelf *shelf, struct reader *reader)
{
    struct error error;
    take_encoding(shelf, reader);
    struct intake *again = open_path(shelf, intake_path(shelf->intake), &error);
    if (!again) {
        reader_notify(reader, slice_of(error.text));
        return;
    }
    reader_notify(reader, slice_of("read again"));
    reader_adopt(reader, again);
    intake_close(shelf->intake);
    shelf->intake = again;
}

void shelf_start(struct shelf *shelf, struct reader *reader)
{
    struct error error;
    const struct options *options = shelf->options;
    if (options->linear) {
        reader_command(reader, slice_of("set outline off"));
        reader_command(reader, slice_of("set numbers off"));
    }
    tell(shelf, reader);
    if (shelf->place.length > 0)
        go_to_place(shelf, reader);
    else if (options->at && !reader_go(reader, slice_of(options->at), &error))
        reader_notify(reader, slice_of(error.text));
}
