/* A plain text that is shown while it comes through a pipe. What was shown once never changes. */

#include "intake.h"

#include "stele/text.h"

#include <string.h>
#include <unistd.h>

static const size_t AHEAD_BYTES = 64 << 20; /* to read beyond what is shown */
enum { LINE_BYTES = 64 * 1024 /* of a line whose end is not waited for */ };

/* ---- its text ---- */

/* Where a line that is too long is cut: after its last space, else before a character. */
static size_t cut_of(struct slice line)
{
    size_t at = line.length;
    while (at > 0 && line.bytes[at - 1] != ' ')
        at--;
    return at > 0 ? at : text_before(line, line.length);
}

/* How much of what came can be shown: whole lines. */
static size_t ready(struct slice pending)
{
    size_t at = pending.length;
    while (at > 0 && pending.bytes[at - 1] != '\n')
        at--;
    return at > 0 || pending.length < LINE_BYTES ? at : cut_of(pending);
}

/* False: there is no room for it. */
static bool append(struct intake *intake, struct slice lines, bool more)
{
    struct growing *growing = &intake->growing;
    const struct infer_clean *clean = infer_stream_add(growing->stream, lines);
    struct slice text = buffer_slice(&clean->text);
    bool fits = growing->text.length + text.length <= growing->text.reserved &&
                region_append(&growing->text, text) == text.length;
    growing->repaired += clean->repaired;
    document_grow(intake->document, (struct slice){growing->text.bytes, growing->text.length}, clean->spans,
                  fits ? clean->span_count : 0, more && fits);
    return fits;
}

/* ---- its end ---- */

static void finish(struct intake *intake)
{
    struct growing *growing = &intake->growing;
    if (!append(intake, buffer_slice(&growing->pending), false))
        intake_add_notice(intake, "the rest is missing: there is no room for all that was piped in");
    plain_tell_repaired(intake, growing->repaired);
    intake->infer = infer_new(document_text(intake->document));
    close(growing->pipe);
    growing->pipe = -1;
    buffer_free(&growing->pending);
    infer_stream_free(growing->stream);
    growing->stream = NULL;
}

/* ---- growing ---- */

static void show_ready(struct intake *intake)
{
    struct buffer *pending = &intake->growing.pending;
    size_t length = ready(buffer_slice(pending));
    if (length == 0)
        return;
    struct buffer rest = {0};
    bool fits = append(intake, slice_cut(buffer_slice(pending), 0, length), true);
    buffer_append(&rest, slice_cut(buffer_slice(pending), length, pending->length));
    buffer_free(pending);
    *pending = rest;
    if (!fits)
        finish(intake);
}

bool growing_open(struct intake *intake, struct error *error)
{
    struct growing *growing = &intake->growing;
    if (!region_open_large(&growing->text, error))
        return false;
    growing->stream = infer_stream_new();
    intake->format = FORMAT_TEXT;
    intake->document = document_derived((struct slice){growing->text.bytes, 0}, infer_block);
    document_expect_outline(intake->document);
    show_ready(intake);
    plain_derive(intake);
    return true;
}

bool growing_wants_more(const struct intake *intake)
{
    const struct growing *growing = &intake->growing;
    size_t length = growing->text.length + growing->pending.length;
    return growing->pipe >= 0 && (length < growing->shown || length - growing->shown < AHEAD_BYTES);
}

bool growing_is_busy(const struct intake *intake)
{
    return growing_wants_more(intake) && pipe_is_ready(intake->growing.pipe, 0);
}

void growing_step(struct intake *intake, unsigned microseconds)
{
    struct growing *growing = &intake->growing;
    uint64_t end = clock_microseconds() + microseconds;
    ssize_t got = 1;
    while (got > 0 && growing_is_busy(intake) && clock_microseconds() < end)
        got = pipe_read(growing->pipe, &growing->pending);
    if (got > 0)
        show_ready(intake);
    else
        finish(intake);
}

void growing_close(struct growing *growing)
{
    if (growing->pipe >= 0)
        close(growing->pipe);
    growing->pipe = -1;
    buffer_free(&growing->pending);
    infer_stream_free(growing->stream);
    growing->stream = NULL;
    region_close(&growing->text);
}
