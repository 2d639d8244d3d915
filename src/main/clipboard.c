/* Where a copy goes: to the terminal, to a program that keeps a clipboard, to a file. */

#include "main.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARGUMENTS = 4 };

/* Programs that take a text on standard input. A row counts where its variable is set; the first that can be
 * started is enough. */
static const struct {
    const char *variable; /* NULL: always */
    const char *arguments[ARGUMENTS];
} programs[] = {
    {"WAYLAND_DISPLAY", {"wl-copy"}},
    {"DISPLAY", {"xclip", "-selection", "clipboard"}},
    {"DISPLAY", {"xsel", "--clipboard", "--input"}},
    {NULL, {"pbcopy"}},
};

FILE *text_as_file(struct slice text, struct error *error)
{
    FILE *file = tmpfile();
    bool written = file && file_write(fileno(file), text) && lseek(fileno(file), 0, SEEK_SET) == 0;
    if (written)
        return file;
    error_set(error, "no temporary file for the text: %s", strerror(errno));
    if (file)
        fclose(file);
    return NULL;
}

/* ---- programs ---- */

static bool is_set(const char *variable)
{
    const char *value = variable ? getenv(variable) : "always";
    return value && *value;
}

static void append_copier(struct clipboard *clipboard, struct copier copier)
{
    if (clipboard->count == CLIPBOARD_COPIERS) { /* the oldest has had its time */
        process_stop(&clipboard->copiers[0].process);
        memmove(clipboard->copiers, clipboard->copiers + 1, --clipboard->count * sizeof copier);
    }
    clipboard->copiers[clipboard->count++] = copier;
}

/* The name of the program that was given the text; NULL: there is none. */
static const char *start_program(struct clipboard *clipboard, int input)
{
    const int standard[] = {input, -1, -1};
    for (size_t i = 0; i < COUNT_OF(programs); i++) {
        char *arguments[ARGUMENTS + 1] = {0};
        struct copier copier = {.name = programs[i].arguments[0]};
        memcpy(arguments, programs[i].arguments, sizeof programs[i].arguments);
        if (is_set(programs[i].variable) &&
            process_start_found(&copier.process, arguments, standard, true, NULL)) {
            append_copier(clipboard, copier);
            return copier.name;
        }
    }
    return NULL;
}

static void append_place(struct buffer *where, const char *name)
{
    buffer_format(where, "%s%s", where->length > 0 ? " and " : "", name);
}

void clipboard_send(struct clipboard *clipboard, struct terminal *terminal, struct slice text,
                    struct buffer *where)
{
    struct error error = {{0}};
    bool fits = terminal_copy(terminal, text);
    if (fits)
        append_place(where, "the terminal (OSC 52)");
    FILE *file = text_as_file(text, &error);
    const char *name = file ? start_program(clipboard, fileno(file)) : NULL;
    if (name)
        append_place(where, name);
    if (file)
        fclose(file);
    if (where->length == 0)
        append_place(where, "no clipboard: too long for a terminal's; :write FILE saves it");
}

bool clipboard_step(struct clipboard *clipboard, struct error *error)
{
    bool well = true;
    size_t kept = 0;
    for (size_t i = 0; i < clipboard->count; i++) {
        struct copier *copier = &clipboard->copiers[i];
        int detail;
        enum process_end end = process_poll(&copier->process, &detail);
        if (end == PROCESS_RUNNING) {
            clipboard->copiers[kept++] = *copier;
            continue;
        }
        process_stop(&copier->process);
        if (end != PROCESS_FINISHED)
            well = error_set(error, "%s could not copy (%s %d)", copier->name,
                             end == PROCESS_KILLED ? "signal" : "exit status", detail);
    }
    clipboard->count = kept;
    return well;
}

/* ---- a file ---- */

/* "~/" is what a shell makes of it. */
static void append_path(struct slice name, struct buffer *path)
{
    const char *home = getenv("HOME");
    if (home && slice_starts(name, slice_of("~/"))) {
        buffer_append_string(path, home);
        name = slice_cut(name, 1, name.length);
    }
    buffer_append(path, name);
}

/* False: errno says why. */
static bool write_all(int file, struct slice text)
{
    bool written = file_write(file, text) && file_write(file, slice_of("\n"));
    int reason = errno;
    if (close(file) != 0 && written)
        return false;
    errno = reason;
    return written;
}

bool text_write(struct slice name, struct slice text, bool over, struct error *error)
{
    struct buffer path = {0};
    append_path(name, &path);
    int file = open(buffer_string(&path), O_WRONLY | O_CREAT | O_CLOEXEC | (over ? O_TRUNC : O_EXCL), 0666);
    bool written = file >= 0 && write_all(file, text);
    if (!written && file < 0 && errno == EEXIST)
        error_set(error, "%s exists; with ! after the command it is written over", buffer_string(&path));
    else if (!written)
        error_set(error, "%s: %s", buffer_string(&path), strerror(errno));
    buffer_free(&path);
    return written;
}
