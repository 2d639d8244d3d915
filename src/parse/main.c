/*
 * stele-parse FORMAT, or --named NAME: reads a foreign document from standard input, writes the wire to
 * standard output. It is started by stele, one for a document, and locks itself up before a library sees a
 * byte.
 */
#include "options.h"
#include "sandbox.h"
#include "source.h"

#include "stele/parsers.h"
#include "stele/wire.h"

#include <stdio.h>
#include <unistd.h>

enum {
    STATUS_DONE = 0,
    STATUS_UNREAD = 1, /* the document could not be read, or nobody reads the wire */
    STATUS_USAGE = 2,
    STATUS_NO_SANDBOX = 3, /* nothing was read */
};

/* The reader infers the structure of a text. */
static void parse_text(struct slice bytes, struct sink sink)
{
    sink.raw(sink.context, bytes);
    sink.end(sink.context);
}

static parser *const parsers[FORMAT_COUNT] = {
    [FORMAT_TEXT] = parse_text,
    [FORMAT_MARKDOWN] = parse_markdown,
    [FORMAT_HTML] = parse_html,
    [FORMAT_EPUB] = parse_epub,
};

/* The leak checker cannot work in the sandbox; leaks are looked for where parsers are tested as functions. */
#ifdef STELE_SANITIZE
__attribute__((visibility("default"))) const char *__asan_default_options(void) /* NOLINT: its name */
{
    return "detect_leaks=0";
}
#endif

static bool write_piece(void *context, struct slice piece)
{
    bool *broken = context;
    *broken = !file_write(STDOUT_FILENO, piece);
    return !*broken;
}

/* False: nobody reads. */
static bool parse(struct source *source)
{
    bool broken = false;
    struct wire_writer *writer = wire_writer_new(write_piece, &broken);
    struct sink sink = wire_writer_sink(writer);
    if (source_open(source, sink))
        parsers[source->format](source->text, sink);
    else
        sink.end(sink.context);
    wire_writer_free(writer);
    return !broken;
}

static int complain(const struct error *error, int status)
{
    fprintf(stderr, "stele-parse: %s\n", error->text);
    return status;
}

/* A file is read before the lock, since its bytes tell which converters must be opened; a pipe may keep its
 * reader waiting, and so is read in safety. */
static int run(struct source *source, bool prepared, struct error *error)
{
    bool is_file;
    size_t size = source_size(STDIN_FILENO, &is_file);
    if (is_file && !source_read(source, STDIN_FILENO, error))
        return complain(error, STATUS_UNREAD);
    source_prepare(source);
    bool safe = prepared && sandbox_enter(source_bound(source, size), error);
    if (!safe && !source->options->unsafe)
        return complain(error, STATUS_NO_SANDBOX);
    if (!is_file && !source_read(source, STDIN_FILENO, error))
        return complain(error, STATUS_UNREAD);
    return parse(source) ? STATUS_DONE : STATUS_UNREAD;
}

int main(int count, char *arguments[])
{
    struct options options;
    struct source source = {.options = &options};
    struct error error = {{0}}, wrong = {{0}};
    bool prepared = sandbox_prepare(&error);
    if (!options_read(&options, count, arguments, &wrong))
        return complain(&wrong, STATUS_USAGE);
    int status = run(&source, prepared, &error);
    source_free(&source);
    return status;
}
