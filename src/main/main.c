#include "main.h"

#include "stele/report.h"
#include "stele/store.h"
#include "stele/terminal.h"
#include "stele/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

void copy_text(const struct reader *reader, const struct request *request, struct buffer *text)
{
    if (request->text.length > 0)
        text_visible(request->text, "", text);
    else
        report_quotation(reader_document(reader), request->range, request->citation, text);
}

void piped_text(const struct reader *reader, const struct request *request, struct buffer *text)
{
    report_quotation(reader_document(reader), request->range, (struct slice){0}, text);
    buffer_append_byte(text, '\n');
}

/* What is known of a file can be forgotten after it is gone. */
static bool is_gone(const struct options *options)
{
    return options->file_count == 1 && access(options->files[0], F_OK) != 0 && errno == ENOENT;
}

static int run(struct options *options)
{
    bool ascii = !terminal_set_locale(), reads = options->mode == MODE_READ;
    struct shelf shelf;
    struct error error;
    int status = STATUS_ERROR;
    if (options->mode == MODE_IMPORT)
        return run_import(options);
    if (options->mode == MODE_BOOKMARKS && options->all)
        return run_all_bookmarks(options);
    if (options->mode == MODE_FORGET && is_gone(options))
        return run_forget(options);
    if (reads && !isatty(STDOUT_FILENO))
        options->mode = MODE_TEXT;
    shelf_fill(&shelf, options, reads);
    bool open = shelf_open_next(&shelf, &error);
    if (open && options->mode == MODE_READ)
        status = run_terminal(&shelf, ascii);
    else if (open)
        status = options->mode == MODE_SCREEN ? run_script(&shelf) : run_print(&shelf);
    shelf_free(&shelf);
    return status;
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
