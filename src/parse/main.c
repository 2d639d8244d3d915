/*
 * stele-parse FORMAT: reads a foreign document from standard input, writes the wire to standard output. It is
 * started by stele, one for a document, and locks itself up before it reads a byte.
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

static parser *const parsers[FORMAT_COUNT] = {
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
static bool parse(const struct options *options, const struct buffer *bytes)
{
    bool broken = false;
    struct buffer room = {0};
    struct wire_writer *writer = wire_writer_new(write_piece, &broken);
    struct sink sink = wire_writer_sink(writer);
    bool raw = format_at(options->format)->raw;
    parsers[options->format](raw ? buffer_slice(bytes) : source_decode(bytes, options->encoding, &room, sink),
                             sink);
    wire_writer_free(writer);
    buffer_free(&room);
    return !broken;
}

static int complain(const struct error *error, int status)
{
    fprintf(stderr, "stele-parse: %s\n", error->text);
    return status;
}

int main(int count, char *arguments[])
{
    struct options options;
    struct buffer bytes = {0};
    struct error error = {{0}}, wrong = {{0}};
    bool prepared = sandbox_prepare(&error);
    if (!options_read(&options, count, arguments, &wrong))
        return complain(&wrong, STATUS_USAGE);
    if (options.format == FORMAT_EPUB)
        prepare_epub();
    bool safe = prepared && sandbox_enter(source_size(STDIN_FILENO), &error);
    if (!safe && !options.unsafe)
        return complain(&error, STATUS_NO_SANDBOX);
    bool done = source_read(STDIN_FILENO, &bytes, &error) && parse(&options, &bytes);
    buffer_free(&bytes);
    return done ? STATUS_DONE : STATUS_UNREAD;
}
