#include "intake.h"

#include "stele/infer.h"
#include "stele/speech.h"
#include "stele/text.h"

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

/* ---- the three ways to a document ---- */

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

static bool open_plain(struct intake *intake, struct error *error)
{
    struct buffer bytes = {0};
    if (!source_read(intake, &bytes, error)) {
        buffer_free(&bytes);
        return false;
    }
    size_t repaired = text_repair(buffer_slice(&bytes), &intake->text);
    buffer_free(&bytes);
    if (repaired > 0)
        intake_add_notice(
            intake, "%zu ill-formed bytes or byte sequences (not UTF-8) are shown as \xEF\xBF\xBD", repaired);
    intake->format = FORMAT_TEXT;
    intake->document = document_derived(buffer_slice(&intake->text), infer_block);
    document_expect_outline(intake->document);
    intake->infer = infer_new(buffer_slice(&intake->text));
    return true;
}

static bool open_foreign(struct intake *intake, struct error *error)
{
    struct error reason;
    intake->document = document_new(error);
    if (!intake->document)
        return false;
    document_infer_raw(intake->document, infer_blocks);
    if (parsing_start(intake, &reason))
        return true;
    if (!format_at(intake->format)->readable)
        return error_set(error, "%s: %s", intake->path, reason.text);
    intake_add_notice(intake, "shown as plain text: %s", reason.text);
    document_free(intake->document);
    intake->document = NULL;
    return open_plain(intake, error);
}

static bool open_path(struct intake *intake, const char *path, struct error *error)
{
    if (!source_open(intake, path, error))
        return false;
    return format_at(intake->format)->foreign ? open_foreign(intake, error) : open_plain(intake, error);
}

struct intake *intake_open(const char *path, const struct intake_options *options, struct error *error)
{
    struct intake *intake = memory_new(sizeof *intake);
    intake->file = -1;
    intake->format = options->format;
    intake->unsafe = options->unsafe;
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
    infer_free(intake->infer);
    document_free(intake->document);
    if (intake->file >= 0)
        close(intake->file);
    for (size_t i = 0; i < intake->notice_count; i++)
        free(intake->notices[i]);
    free(intake->notices);
    buffer_free(&intake->text);
    buffer_free(&intake->content_key);
    buffer_free(&intake->real_path);
    free(intake->path);
    free(intake);
}

/* ---- reading on ---- */

int intake_descriptor(const struct intake *intake)
{
    return intake->parser.output;
}

static void take_outline(struct intake *intake)
{
    size_t count;
    const struct section *sections = infer_sections(intake->infer, &count);
    document_set_outline(intake->document, sections, count);
    infer_free(intake->infer);
    intake->infer = NULL;
}

static bool plain_step(struct intake *intake, unsigned microseconds)
{
    if (intake->infer && infer_step(intake->infer, microseconds))
        take_outline(intake);
    else if (!intake->infer)
        return document_step(intake->document, microseconds);
    return false;
}

bool intake_step(struct intake *intake, unsigned microseconds)
{
    if (intake->wire)
        return parsing_step(intake, microseconds);
    return plain_step(intake, microseconds);
}

void intake_finish(struct intake *intake)
{
    enum { STEP_MICROSECONDS = 100 * 1000 };
    while (!intake_step(intake, STEP_MICROSECONDS)) {
        struct pollfd more = {.fd = intake->parser.output, .events = POLLIN};
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
