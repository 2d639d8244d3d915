/* What is kept of a document that is being taken in. */
#ifndef STELE_INTAKE_PRIVATE_H
#define STELE_INTAKE_PRIVATE_H

#include "stele/infer.h"
#include "stele/intake.h"
#include "stele/process.h"
#include "stele/sink.h"
#include "stele/wire.h"

#include <sys/stat.h>
#include <sys/types.h>

/* A text that is shown while it comes through a pipe. */
struct growing {
    int pipe;              /* -1: there is none, or its end came */
    struct buffer pending; /* what came and is not shown yet */
    struct region text;
    struct infer_stream *stream;
    size_t shown; /* how far the reader needs it; NOWHERE for all of it */
    size_t repaired;
};

struct intake {
    char *path; /* as given; "" when there is none */
    enum format_kind format;
    const char *compression; /* NULL: none */
    char *wanted;            /* the encoding that was asked for; NULL */
    bool unsafe, whole;
    size_t lines; /* of a pipe, whose end is waited for */
    int file;     /* -1 for the speech */
    bool is_pipe; /* what came through standard input */
    bool is_speech;
    bool unjoined;            /* a plain text is shown in its own lines */
    struct buffer raw;        /* a text that comes through stele-parse */
    struct buffer encoding;   /* of a plain document, as the metadata say it; empty for UTF-8 */
    struct infer_clean plain; /* the text of a plain document */
    struct map map;           /* the file of a large one, which is its text */
    bool told_shrunk;
    bool watched; /* it can still become another file than was taken in */
    struct stat taken_in;
    struct growing growing;
    struct infer *infer; /* while its outline is being found */
    struct infer_heading *headings;
    size_t heading_count, heading_capacity;
    struct document *document;

    struct process parser;
    struct wire_reader *wire;
    struct error wire_error;
    size_t received; /* bytes of its stream */

    struct buffer content_key, real_path;
    char **notices;
    size_t notice_count, notice_capacity;
};

void intake_add_notice(struct intake *intake, const char *format, ...) STELE_PRINTF(2, 3);

/* ---- source.c: where the bytes come from ---- */

bool source_open(struct intake *intake, const char *path, struct error *error);
/* What a pipe that begins so holds: GROWS if it can be shown while it comes in. False: it is no text. */
bool source_beginning(struct intake *intake, struct slice beginning, bool *grows, struct error *error);
/* Reads the whole file from its start. */
bool source_read(struct intake *intake, struct buffer *into, struct error *error);

/* ---- watch.c: whether the file has changed ---- */

void watch_begin(struct intake *intake);

/* ---- plain.c: a document that is shown as it is ---- */

bool plain_open(struct intake *intake, struct error *error);
/* The same of the TEXT of a file that is not it as it is; takes it. */
bool plain_open_text(struct intake *intake, struct buffer *text);
/* Finds its outline, then counts its paragraphs. True when both are done. */
bool plain_step(struct intake *intake, unsigned microseconds);
void plain_close(struct intake *intake);

/* Has the blocks of its document derived as its words and the reader want them. */
void plain_derive(struct intake *intake);
void plain_derive_again(struct intake *intake);
void plain_tell_repaired(struct intake *intake, size_t repaired);

/* ---- pipe.c: what comes through a pipe ---- */

/* Takes PIPE. Waits for its first bytes, for a short while for its end, and for that of a foreign format as
 * long as it takes. What has ended is a file then; else intake->growing has the pipe. */
bool pipe_open(struct intake *intake, int pipe, struct error *error);
bool pipe_is_ready(int pipe, int milliseconds);
ssize_t pipe_read(int pipe, struct buffer *into);

/* ---- growing.c: a plain text while it comes through a pipe ---- */

bool growing_open(struct intake *intake, struct error *error);
bool growing_wants_more(const struct intake *intake);
bool growing_is_busy(const struct intake *intake); /* more has come than was taken in */
/* Takes what has come. At its end it is a plain text like any other. */
void growing_step(struct intake *intake, unsigned microseconds);
void growing_close(struct growing *growing);
/* ---- unmarked.c: a parsed document without sections ---- */

/* True when there is an outline to find, by plain_step(). */
bool unmarked_open(struct intake *intake);

/* ---- parsing.c: a foreign document through stele-parse ---- */

bool parsing_start(struct intake *intake, struct error *error);
/* Reads what has come. True when the parser is done, well or badly. */
bool parsing_step(struct intake *intake, unsigned microseconds);

/* ---- stages.c: what stele-parse must inflate or decode ---- */

/* A compressed document. False: nothing of it can be shown; ERROR names the file and the reason. */
bool stages_open(struct intake *intake, struct error *error);
/* The BYTES of the text become UTF-8. False: they stay as they are, and a notice says why. */
bool stages_decode(struct intake *intake, struct buffer *bytes);

#endif
