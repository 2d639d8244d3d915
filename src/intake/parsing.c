#include "intake.h"

#include "stele/infer.h"
#include "stele/text.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum {
    PIECE_BYTES = 16 * 1024,
    MOST_ARGUMENTS = 8,
    END_WAIT_MILLISECONDS = 50,
    NO_MEMORY = 2,        /* the exit status of what ran out of it (base) */
    NO_SANDBOX = 3,       /* the exit status of stele-parse that could not lock itself up */
    MOST_BYTES = 1 << 30, /* of a stream: a parser that writes more than that has run wild */
};

/* The format inside a compressed document is found by its name and by what stands in it. */
static void list_arguments(const struct intake *intake, char *arguments[MOST_ARGUMENTS])
{
    const bool told = intake->format != FORMAT_COUNT;
    *arguments++ = "stele-parse";
    *arguments++ = told ? (char *)format_at(intake->format)->name : "--named";
    if (!told)
        *arguments++ = intake->path;
    if (intake->wanted) {
        *arguments++ = "--encoding";
        *arguments++ = intake->wanted;
    }
    if (intake->unsafe)
        *arguments++ = "--unsafe";
}

bool parsing_start(struct intake *intake, struct error *error)
{
    struct buffer program = {0};
    char *arguments[MOST_ARGUMENTS] = {0};
    bool started =
        process_sibling("stele-parse", &program) || error_set(error, "stele-parse is not installed");
    if (started && lseek(intake->file, 0, SEEK_SET) < 0)
        started = error_set(error, "%s: %s", intake->path, strerror(errno));
    list_arguments(intake, arguments);
    if (started)
        started = process_start(&intake->parser, program.bytes, arguments, intake->file, error);
    if (started)
        intake->wire = wire_reader_new(document_sink(intake->document));
    buffer_free(&program);
    return started;
}

/* ---- when the parser did not come to its end ---- */

static bool said_nothing(const struct intake *intake)
{
    struct block block;
    return !document_block_at(intake->document, 0, &block);
}

/* A process that has closed its pipe is about to end; one that does not is not waited for. */
static enum process_end await_end(const struct process *process, int *detail)
{
    enum process_end end = process_poll(process, detail);
    for (int i = 0; i < END_WAIT_MILLISECONDS && end == PROCESS_RUNNING; i++) {
        poll(NULL, 0, 1);
        end = process_poll(process, detail);
    }
    return end;
}

static void describe_end(const struct intake *intake, struct error *reason)
{
    int detail;
    enum process_end end = await_end(&intake->parser, &detail);
    if (intake->wire_error.text[0])
        error_set(reason, "%s", intake->wire_error.text);
    else if (end == PROCESS_KILLED)
        error_set(reason, "its parser was ended by signal %d (%s)", detail, strsignal(detail));
    else if (end == PROCESS_FAILED && detail == NO_SANDBOX)
        error_set(reason, "its parser could not be locked up (--unsafe does without)");
    else if (end == PROCESS_FAILED && detail == NO_MEMORY)
        error_set(reason, "its parser ran out of memory");
    else if (end == PROCESS_FAILED)
        error_set(reason, "its parser ended with status %d", detail);
    else
        error_set(reason, "its parser stopped before the end");
}

/* The source of a text format can be read as it is. */
static void show_source(struct intake *intake)
{
    struct buffer bytes = {0}, text = {0};
    struct error error;
    if (source_read(intake, &bytes, &error)) {
        text_repair(buffer_slice(&bytes), &text);
        infer_blocks(buffer_slice(&text), document_sink(intake->document));
    } else {
        intake_add_notice(intake, "%s", error.text);
    }
    buffer_free(&bytes);
    buffer_free(&text);
}

/* What was compressed, or is no UTF-8, is not shown as it is. */
static bool is_staged(const struct intake *intake)
{
    return intake->compression || intake->format == FORMAT_TEXT;
}

static void mend(struct intake *intake)
{
    struct error reason;
    describe_end(intake, &reason);
    process_stop(&intake->parser); /* it reads the same file */
    wire_reader_cut_off(intake->wire);
    if (!is_staged(intake) && said_nothing(intake) && format_at(intake->format)->readable) {
        show_source(intake);
        intake_add_notice(intake, "shown as plain text: %s", reason.text);
    } else {
        intake_add_notice(intake, "the rest is missing: %s", reason.text);
    }
    document_cut_off(intake->document);
}

static void finish(struct intake *intake, enum wire_state state)
{
    if (state != WIRE_ENDED)
        mend(intake);
    process_stop(&intake->parser);
    wire_reader_free(intake->wire);
    intake->wire = NULL;
}

static enum wire_state take_piece(struct intake *intake, struct slice piece)
{
    intake->received += piece.length;
    if (intake->received <= MOST_BYTES)
        return wire_reader_feed(intake->wire, piece, &intake->wire_error);
    error_set(&intake->wire_error, "its parser wrote more than a document can hold");
    return WIRE_BROKEN;
}

bool parsing_step(struct intake *intake, unsigned microseconds)
{
    char piece[PIECE_BYTES];
    uint64_t end = clock_microseconds() + microseconds;
    enum wire_state state = WIRE_MORE;
    do {
        ssize_t got = read(intake->parser.output, piece, sizeof piece);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return false;
        if (got < 0 && errno == EINTR)
            continue;
        if (got > 0)
            state = take_piece(intake, (struct slice){piece, (size_t)got});
        if (got <= 0 || state != WIRE_MORE) {
            finish(intake, state);
            return true;
        }
    } while (clock_microseconds() < end);
    return false;
}
