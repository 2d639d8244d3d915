/* A note in the reader's editor: in a file of its own as long as it is written. */

#include "main.h"

#include "stele/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOTE_BYTES = 1 << 20 };

static bool write_all(int file, struct slice bytes)
{
    while (bytes.length > 0) {
        ssize_t written = write(file, bytes.bytes, bytes.length);
        if (written < 0 && errno != EINTR)
            return false;
        bytes = slice_cut(bytes, written > 0 ? (size_t)written : 0, bytes.length);
    }
    return true;
}

/* Makes the file, mode 0600, at PATH, which gets its name. False: ERROR says why not. */
static bool make_file(struct slice note, struct buffer *path, struct error *error)
{
    const char *folder = getenv("TMPDIR");
    buffer_format(path, "%s/stele-note-XXXXXX", folder && *folder ? folder : "/tmp");
    int file = mkstemp(path->bytes);
    bool made = file >= 0 && write_all(file, note) && (note.length == 0 || write_all(file, slice_of("\n")));
    if (!made)
        error_set(error, "%s: %s", buffer_string(path), strerror(errno));
    if (file >= 0) {
        close(file);
        if (!made)
            unlink(path->bytes);
    }
    return made;
}

/* By its name: an editor may have put another file in its place. */
static bool read_file(const char *path, struct buffer *note, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool read = file >= 0 && file_read(file, note, NOTE_BYTES);
    if (!read)
        error_set(error, "%s: %s", path, strerror(errno));
    if (file >= 0)
        close(file);
    return read;
}

/* What was written before an editor failed stays there, and it is said where. */
static void keep_or_remove(const char *path, const struct reader *reader, bool done, struct error *error)
{
    struct buffer note = {0};
    struct error unread;
    bool left = !done && (!read_file(path, &note, &unread) ||
                          !slice_equal(slice_trim(buffer_slice(&note)), reader_note(reader)));
    if (left && access(path, F_OK) == 0)
        error_set(error, "the editor failed; what it wrote is in %s", path);
    else
        unlink(path);
    buffer_free(&note);
}

bool note_edit(struct terminal *terminal, int input, struct reader *reader, struct error *error)
{
    struct buffer path = {0}, note = {0}, whole = {0};
    bool made = make_file(reader_note(reader), &path, error);
    bool edited = made && command_edit(terminal, input, buffer_slice(&path), 0, error);
    bool read = edited && read_file(buffer_string(&path), &note, error);
    if (read) {
        text_repair(buffer_slice(&note), &whole);
        reader_noted(reader, buffer_slice(&whole));
    }
    if (made)
        keep_or_remove(buffer_string(&path), reader, read, error);
    buffer_free(&path);
    buffer_free(&note);
    buffer_free(&whole);
    return edited && read;
}
