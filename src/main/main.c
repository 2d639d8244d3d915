#include "main.h"

#include "stele/report.h"
#include "stele/store.h"
#include "stele/terminal.h"
#include "stele/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void complain(const struct error *error)
{
    struct buffer sentence = {0};
    text_visible(slice_of(error->text), "", &sentence);
    fprintf(stderr, "stele: %s\n", buffer_string(&sentence));
    buffer_free(&sentence);
}

/* $XDG_CONFIG_HOME/stele/config, else $HOME/.config/stele/config (XDG Base Directory 0.8). */
static bool default_config_path(struct buffer *path)
{
    const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (folder && folder[0] == '/')
        buffer_format(path, "%s/stele/config", folder);
    else if (home && home[0] == '/')
        buffer_format(path, "%s/.config/stele/config", home);
    return path->length > 0;
}

struct reader_options reader_options(const struct options *options, bool ascii, struct found *found)
{
    struct reader_options how = {.ascii = ascii};
    if (!options->no_state && store_default_path(&found->store_path))
        how.store_path = buffer_string(&found->store_path);
    if (default_config_path(&found->config_path))
        how.config_path = buffer_string(&found->config_path);
    return how;
}

void found_free(struct found *found)
{
    buffer_free(&found->store_path);
    buffer_free(&found->config_path);
}

void start_reader(struct reader *reader, const struct options *options)
{
    struct error error;
    if (options->linear) {
        reader_command(reader, slice_of("set outline off"));
        reader_command(reader, slice_of("set numbers off"));
    }
    if (options->at && !reader_go(reader, slice_of(options->at), &error))
        reader_notify(reader, slice_of(error.text));
}

static struct intake_options intake_options(const struct options *options)
{
    return (struct intake_options){.format = options->format, .unsafe = options->unsafe};
}

void reload(struct reader *reader, const struct options *options, struct intake **intake)
{
    struct error error;
    const struct intake_options how = intake_options(options);
    struct intake *again = intake_open(intake_path(*intake), &how, &error);
    if (!again) {
        reader_notify(reader, slice_of(error.text));
        return;
    }
    reader_notify(reader, slice_of("read again"));
    reader_adopt(reader, again);
    intake_close(*intake);
    *intake = again;
}

void copy_text(const struct reader *reader, const struct request *request, struct buffer *text)
{
    report_quotation(reader_document(reader), request->range, request->cited, text);
}

/* "FILE#PLACE" names a place in FILE, unless there is a file of that whole name. */
static char *split_place(const char *argument, struct options *options)
{
    char *path = slice_string(slice_of(argument));
    char *sign = strrchr(path, '#');
    if (sign && access(path, F_OK) != 0 && sign != path) {
        *sign = '\0';
        buffer_clear(&options->place);
        buffer_append_string(&options->place, sign + 1);
        for (size_t i = 0; i < options->place.length; i++)
            if (options->place.bytes[i] == '-')
                options->place.bytes[i] = ' ';
        options->at = buffer_string(&options->place);
    }
    return path;
}

/* True if a document comes through standard input without being named: "... | stele". What prints and exits
 * wants
 * "-", so that a script's own standard input is left alone. */
static bool is_piped_in(const struct options *options)
{
    struct stat status;
    return options->mode == MODE_READ && fstat(STDIN_FILENO, &status) == 0 &&
           (S_ISFIFO(status.st_mode) || S_ISREG(status.st_mode) || S_ISSOCK(status.st_mode));
}

static struct intake *open_document(struct options *options, struct error *error)
{
    const struct intake_options how = intake_options(options);
    if (options->file_count > 1) {
        error_set(error, "one file at a time; %s is the second", options->files[1]);
        return NULL;
    }
    if (options->file_count == 0)
        return intake_open(is_piped_in(options) ? "-" : NULL, &how, error);
    char *path = split_place(options->files[0], options);
    struct intake *intake = intake_open(path, &how, error);
    free(path);
    return intake;
}

/* What is known of a file can be forgotten after it is gone. */
static bool is_gone(const struct options *options)
{
    return options->file_count == 1 && access(options->files[0], F_OK) != 0 && errno == ENOENT;
}

static int run(struct options *options)
{
    bool ascii = !terminal_set_locale();
    struct error error;
    if (options->mode == MODE_IMPORT)
        return run_import(options);
    if (options->mode == MODE_BOOKMARKS && options->all)
        return run_all_bookmarks(options);
    if (options->mode == MODE_FORGET && is_gone(options))
        return run_forget(NULL, options);
    struct intake *intake = open_document(options, &error);
    if (!intake) {
        complain(&error);
        return STATUS_ERROR;
    }
    if (options->mode == MODE_READ && !isatty(STDOUT_FILENO))
        options->mode = MODE_TEXT;
    if (options->mode == MODE_READ)
        return run_terminal(intake, options, ascii);
    if (options->mode == MODE_FORGET)
        return run_forget(intake, options);
    return options->mode == MODE_SCREEN ? run_script(intake, options) : run_print(intake, options);
}

/* All that was printed has been written. A reader of it that has gone away is no error. */
static bool output_arrived(void)
{
    bool failed = ferror(stdout) != 0; /* earlier: the reason is not known any more */
    errno = 0;
    failed = fflush(stdout) != 0 || failed;
    if (!failed || errno == EPIPE)
        return true;
    fprintf(stderr, "stele: standard output: %s\n", errno ? strerror(errno) : "it could not be written");
    return false;
}

int main(int count, char *arguments[])
{
    struct options options;
    struct error error;
    int status = STATUS_DONE;
    if (!options_read(&options, count, arguments, &error)) {
        complain(&error);
        status = STATUS_ERROR;
    } else if (!options.over) {
        status = run(&options);
    }
    options_free(&options);
    return output_arrived() ? status : STATUS_ERROR;
}
