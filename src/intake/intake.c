#include "intake.h"

#include "stele/infer.h"
#include "stele/speech.h"

#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

void intake_add_notice(struct intake *intake, const char *format, ...)
{
    struct buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&text, format, arguments);
    va_end(arguments);
    array_reserve(intake->notices, intake->notice_capacity, intake->notice_count + 1);
    intake->notices[intake->notice_count++] = text.bytes;
}

/* ---- the ways to a document ---- */

static bool open_speech(struct intake *intake, struct error *error)
{
    intake->is_speech = true;
    intake->format = FORMAT_MARKDOWN;
    intake->document = document_new(error);
    if (!intake->document)
        return false;
    struct wire_reader *wire = wire_reader_new(document_sink(intake->document));
    bool ended = wire_reader_feed(wire, speech_wire(), error) == WIRE_ENDED;
    wire_reader_free(wire);
    return ended;
}

static void infer_raw(void *context, struct slice text, struct sink sink)
{
    (void)context;
    infer_blocks(text, sink);
}

static bool open_foreign(struct intake *intake, struct error *error)
{
    struct error reason;
    intake->document = document_new(error);
    if (!intake->document)
        return false;
    document_infer_raw(intake->document, infer_raw, NULL);
    if (parsing_start(intake, &reason))
        return true;
    if (!format_at(intake->format)->readable)
        return error_set(error, "%s: %s", intake->path, reason.text);
    intake_add_notice(intake, "shown as plain text: %s", reason.text);
    document_free(intake->document);
    intake->document = NULL;
    return plain_open(intake, error);
}

static bool open_path(struct intake *intake, const char *path, struct error *error)
{
    if (!source_open(intake, path, error))
        return false;
    if (intake->growing.pipe >= 0)
        return growing_open(intake, error);
    if (intake->compression)
        return stages_open(intake, error);
    return format_at(intake->format)->foreign ? open_foreign(intake, error) : plain_open(intake, error);
}

struct intake *intake_open(const char *path, const struct intake_options *options, struct error *error)
{
    struct intake *intake = memory_new(sizeof *intake);
    intake->file = -1;
    intake->format = options->format;
    intake->unsafe = options->unsafe;
    intake->whole = options->whole;
    intake->lines = options->lines;
    intake->growing.pipe = -1;
    intake->wanted = options->encoding ? slice_string(slice_of(options->encoding)) : NULL;
    intake->parser.output = -1;
    intake->path = slice_string(slice_of(path && path[0] && !slice_is(slice_of(path), "-") ? path : ""));
    if (path ? open_path(intake, path, error) : open_speech(intake, error))
        return intake;
    intake_close(intake);
    return NULL;
}

void intake_close(struct intake *intake)
{
    if (!intake)
        return;
    process_stop(&intake->parser);
    wire_reader_free(intake->wire);
    document_free(intake->document);
    if (intake->file >= 0)
        close(intake->file);
    for (size_t i = 0; i < intake->notice_count; i++)
        free(intake->notices[i]);
    free(intake->notices);
    plain_close(intake);
    growing_close(&intake->growing);
    buffer_free(&intake->raw);
    buffer_free(&intake->encoding);
    free(intake->wanted);
    free(intake->headings);
    buffer_free(&intake->content_key);
    buffer_free(&intake->real_path);
    free(intake->path);
    free(intake);
}

void intake_set_reflow(struct intake *intake, bool reflow)
{
    if (intake->unjoined != reflow)
        return;
    intake->unjoined = !reflow;
    if (document_is_derived(intake->document))
        plain_derive_again(intake);
}

/* ---- reading on ---- */

int intake_descriptor(const struct intake *intake)
{
    return growing_wants_more(intake) ? intake->growing.pipe : intake->parser.output;
}

bool intake_complete(const struct intake *intake)
{
    return intake->growing.pipe < 0 && intake->parser.output < 0;
}

bool intake_is_parsing(const struct intake *intake)
{
    return intake->parser.output >= 0;
}

bool intake_is_busy(const struct intake *intake)
{
    return growing_is_busy(intake);
}

void intake_want(struct intake *intake, size_t place)
{
    intake->growing.shown = place;
}

bool intake_step(struct intake *intake, unsigned microseconds)
{
    if (intake->wire)
        return parsing_step(intake, microseconds) && !unmarked_open(intake);
    if (intake->growing.pipe >= 0)
        growing_step(intake, microseconds);
    if (growing_is_busy(intake))
        return false;
    return plain_step(intake, microseconds);
}

void intake_finish(struct intake *intake)
{
    enum { STEP_MICROSECONDS = 100 * 1000 };
    intake_want(intake, NOWHERE);
    while (!intake_step(intake, STEP_MICROSECONDS) || !intake_complete(intake)) {
        struct pollfd more = {.fd = intake_descriptor(intake), .events = POLLIN};
        if (more.fd >= 0)
            poll(&more, 1, -1);
    }
}

/* ---- what it is ---- */

struct document *intake_document(const struct intake *intake)
{
    return intake->document;
}

const char *intake_path(const struct intake *intake)
{
    return intake->path;
}

bool intake_is_piped(const struct intake *intake)
{
    return intake->is_pipe;
}

const struct format *intake_format(const struct intake *intake)
{
    return format_at(intake->format);
}

size_t intake_notices(const struct intake *intake)
{
    return intake->notice_count;
}

const char *intake_notice(const struct intake *intake, size_t index)
{
    return intake->notices[index];
}
