/* What is compressed, or is a text but no UTF-8: stele-parse sends it as UTF-8, or, of another format inside,
 * its structure. A text that comes so is treated as if the file had held it. */

#include "intake.h"

#include <poll.h>
#include <string.h>

/* ---- while stele-parse works ---- */

static bool is_text(const struct intake *intake)
{
    return slice_is(document_meta(intake->document, META_FORMAT), format_at(FORMAT_TEXT)->name);
}

/* Raw text is all of a text, else what a parser would not take apart. */
static void take_raw(void *context, struct slice text, struct sink sink)
{
    struct intake *intake = context;
    if (is_text(intake))
        buffer_append(&intake->raw, text);
    else
        infer_blocks(text, sink);
}

static bool start(struct intake *intake, struct error *error)
{
    intake->document = document_new(error);
    if (!intake->document)
        return false;
    document_infer_raw(intake->document, take_raw, intake);
    return parsing_start(intake, error);
}

static void read_on(struct intake *intake)
{
    enum { STEP_MICROSECONDS = 100 * 1000 };
    struct pollfd more = {.fd = intake->parser.output, .events = POLLIN};
    poll(&more, 1, -1);
    parsing_step(intake, STEP_MICROSECONDS);
}

/* Waits until it is known what is inside; for a text, until all of it has come. */
static void await(struct intake *intake)
{
    while (intake->wire && (is_text(intake) || document_meta(intake->document, META_FORMAT).length == 0))
        read_on(intake);
}

/* ---- when it is done ---- */

/* The document of a text is made of what came; it keeps what stele-parse had to say. */
static void leave_document(struct intake *intake)
{
    for (size_t i = 0; intake->document && i < document_notices(intake->document); i++) {
        struct slice notice = document_notice(intake->document, i);
        intake_add_notice(intake, "%.*s", (int)notice.length, notice.bytes);
    }
    if (intake->document)
        buffer_append(&intake->encoding, document_meta(intake->document, META_ENCODING));
    document_free(intake->document);
    intake->document = NULL;
}

static bool refuse(struct intake *intake, const struct error *reason, struct error *error)
{
    const char *name = intake->path[0] ? intake->path : "standard input";
    leave_document(intake);
    if (reason->text[0] || intake->notice_count == 0)
        return error_set(error, "%s: %s", name, reason->text);
    return error_set(error, "%s: %s", name, intake->notices[intake->notice_count - 1]);
}

bool stages_open(struct intake *intake, struct error *error)
{
    struct error reason = {{0}};
    if (!start(intake, &reason))
        return refuse(intake, &reason, error);
    await(intake);
    intake->format = format_named(document_meta(intake->document, META_FORMAT));
    if (intake->format == FORMAT_COUNT)
        return refuse(intake, &reason, error);
    if (intake->format != FORMAT_TEXT)
        return true;
    leave_document(intake);
    return plain_open_text(intake, &intake->raw);
}

bool stages_decode(struct intake *intake, struct buffer *bytes)
{
    struct error reason = {{0}};
    bool came = start(intake, &reason);
    if (came)
        await(intake);
    else
        intake_add_notice(intake, "only UTF-8 is read: %s", reason.text);
    came = came && is_text(intake);
    leave_document(intake);
    if (came) {
        buffer_free(bytes);
        *bytes = intake->raw;
        intake->raw = (struct buffer){0};
    }
    return came;
}
