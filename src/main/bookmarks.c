/* Options about what is remembered: --bookmarks, --import, --forget. */

#include "main.h"

#include "stele/report.h"
#include "stele/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { IMPORT_BYTES = 256 << 20 };

/* ---- the store ---- */

/* False: ERROR says why. STORE may be NULL then too: there is none. */
static bool open_store(const struct options *options, enum store_open_mode mode, struct store **store,
                       struct error *error)
{
    struct buffer path = {0};
    struct error notice = {{0}};
    error_set(error, "%s", "");
    *store = NULL;
    if (!options->no_state && store_default_path(&path))
        *store = store_open(buffer_string(&path), mode, &notice, error);
    else if (mode == STORE_CREATE)
        error_set(error,
                  "there is no place for bookmarks: neither XDG_STATE_HOME nor HOME is an absolute path");
    buffer_free(&path);
    if (notice.text[0])
        complain(&notice);
    return error->text[0] == '\0';
}

static int fail(const struct error *error)
{
    complain(error);
    return STATUS_ERROR;
}

static int64_t find_document(struct store *store, struct intake *intake, struct error *error)
{
    struct intake_identity known = intake_identity(intake);
    const struct store_identity identity = {
        .identifier = known.identifier, .content = known.content, .path = known.path};
    error_set(error, "%s", "");
    return store ? store_document(store, &identity, false, error) : 0;
}

/* ---- --bookmarks ---- */

int print_bookmarks(const struct report *report, struct intake *intake, const struct options *options)
{
    struct error error;
    struct store *store;
    size_t count = 0;
    if (!open_store(options, STORE_IF_EXISTS, &store, &error))
        return fail(&error);
    int64_t document = intake ? find_document(store, intake, &error) : 0;
    bool printed = error.text[0] == '\0' && report_bookmarks(report, store, document, &count, &error);
    store_close(store);
    if (!printed)
        return fail(&error);
    return count > 0 ? STATUS_DONE : STATUS_NOTHING_FOUND;
}

int run_all_bookmarks(const struct options *options)
{
    const struct report report = {
        .name = "", .json = options->json, .markdown = options->markdown, .out = stdout};
    return print_bookmarks(&report, NULL, options);
}

/* ---- :export ---- */

static bool ends_with(struct slice name, const char *end)
{
    struct slice wanted = slice_of(end);
    return name.length > wanted.length &&
           slice_equal(slice_cut(name, name.length - wanted.length, name.length), wanted);
}

/* What is exported, as INTO gets it. */
static bool write_export(struct report *report, struct store *store, int64_t document, struct buffer *into,
                         struct error *error)
{
    char *bytes = NULL;
    size_t length = 0, count = 0;
    report->out = open_memstream(&bytes, &length);
    if (!report->out)
        return error_set(error, "%s", strerror(errno));
    bool done = report_bookmarks(report, store, document, &count, error);
    fclose(report->out);
    if (done && count == 0)
        done = error_set(error, "no bookmarks are kept of this document");
    if (done)
        buffer_append(into, (struct slice){bytes, length});
    free(bytes);
    return done;
}

bool export_bookmarks(const struct shelf *shelf, struct slice name, bool over, struct error *error)
{
    struct intake *intake = shelf->intake;
    struct report report = {
        .document = intake_document(intake),
        .name = intake_path(intake),
        .format = intake_format(intake)->name,
        .plain = !intake_format(intake)->foreign,
        .json = ends_with(name, ".json"),
        .markdown = ends_with(name, ".md"),
    };
    struct store *store;
    struct buffer text = {0};
    if (!report.json && !report.markdown)
        return error_set(error, "bookmarks are exported to a name that ends with .md or .json");
    if (!document_final(report.document))
        return error_set(error, "the document is still being read");
    bool done = open_store(shelf->options, STORE_IF_EXISTS, &store, error);
    int64_t document = done ? find_document(store, intake, error) : 0;
    done = done && error->text[0] == '\0' && write_export(&report, store, document, &text, error) &&
           text_write(name, slice_trim(buffer_slice(&text)), over, error);
    store_close(store);
    buffer_free(&text);
    return done;
}

/* ---- --import ---- */

static bool read_import(const char *path, struct buffer *bytes, struct error *error)
{
    bool standard = strcmp(path, "-") == 0;
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    bool read = file >= 0 && file_read(file, bytes, IMPORT_BYTES);
    if (!read)
        error_set(error, "%s: %s", standard ? "standard input" : path, strerror(errno));
    if (file >= 0 && !standard)
        close(file);
    return read;
}

static bool import(const struct options *options, struct slice json, struct store_merged *merged,
                   struct error *error)
{
    struct store *store;
    const char *name = strcmp(options->import, "-") == 0 ? "standard input" : options->import;
    bool done =
        open_store(options, STORE_CREATE, &store, error) && report_import(json, name, store, merged, error);
    store_close(store);
    return done;
}

int run_import(const struct options *options)
{
    struct buffer json = {0};
    struct error error;
    struct store_merged merged;
    bool done =
        read_import(options->import, &json, &error) && import(options, buffer_slice(&json), &merged, &error);
    buffer_free(&json);
    if (!done)
        return fail(&error);
    printf("%zu new, %zu changed, %zu already here\n", merged.added, merged.changed, merged.unchanged);
    return STATUS_DONE;
}

/* ---- --forget ---- */

static void count_mark(void *context, const struct store_mark *mark)
{
    (void)mark;
    ++*(size_t *)context;
}

static int forget(struct store *store, int64_t document, const char *name)
{
    struct error error;
    size_t marks = 0;
    if (!store_marks(store, document, count_mark, &marks, &error) || !store_forget(store, document, &error))
        return fail(&error);
    printf("forgotten: %s (%zu bookmark%s)\n", name, marks, marks == 1 ? "" : "s");
    return STATUS_DONE;
}

/* The path that a file had which is no longer there. */
static void append_former_path(const char *path, struct buffer *into)
{
    const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path;
    char *given = slice_string(slash ? slice_cut(slice_of(path), 0, (size_t)(last - path)) : slice_of("."));
    char *folder = realpath(given, NULL);
    if (folder)
        buffer_format(into, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, last);
    free(folder);
    free(given);
}

static int64_t find_former(struct store *store, const char *path, struct error *error)
{
    struct buffer former = {0};
    append_former_path(path, &former);
    const struct store_identity identity = {.path = buffer_slice(&former)};
    error_set(error, "%s", "");
    int64_t document = store ? store_document(store, &identity, false, error) : 0;
    buffer_free(&former);
    return document;
}

static void say_unknown(const char *name)
{
    struct error error;
    error_set(&error, "nothing is known of %s", name);
    complain(&error);
}

int forget_document(struct intake *intake, const struct options *options, const char *name)
{
    struct error error;
    struct store *store;
    int status = STATUS_NOTHING_FOUND;
    if (!open_store(options, STORE_IF_EXISTS, &store, &error))
        return fail(&error);
    int64_t document = intake ? find_document(store, intake, &error) : find_former(store, name, &error);
    if (document != 0)
        status = forget(store, document, name);
    else if (error.text[0])
        status = fail(&error);
    else
        say_unknown(name);
    store_close(store);
    return status;
}

int run_forget(const struct options *options)
{
    return forget_document(NULL, options, options->files[0]);
}
