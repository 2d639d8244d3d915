/* What is kept of a document that is being taken in. */
#ifndef STELE_INTAKE_PRIVATE_H
#define STELE_INTAKE_PRIVATE_H

#include "stele/infer.h"
#include "stele/intake.h"
#include "stele/process.h"
#include "stele/sink.h"
#include "stele/wire.h"

struct intake {
    char *path; /* as given; "" when there is none */
    enum format_kind format;
    bool unsafe;
    int file;     /* -1 for the speech */
    bool is_pipe; /* what came through standard input */
    bool is_speech;
    struct infer_clean plain; /* the text of a plain document */
    struct map map;           /* the file of a large one, which is its text */
    bool told_shrunk;
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
/* Reads the whole file from its start. */
bool source_read(struct intake *intake, struct buffer *into, struct error *error);

/* ---- plain.c: a document that is shown as it is ---- */

bool plain_open(struct intake *intake, struct error *error);
/* Finds its outline, then counts its paragraphs. True when both are done. */
bool plain_step(struct intake *intake, unsigned microseconds);
void plain_close(struct intake *intake);

/* ---- unmarked.c: a parsed document without sections ---- */

/* True when there is an outline to find, by plain_step(). */
bool unmarked_open(struct intake *intake);

/* ---- parsing.c: a foreign document through stele-parse ---- */

bool parsing_start(struct intake *intake, struct error *error);
/* Reads what has come. True when the parser is done, well or badly. */
bool parsing_step(struct intake *intake, unsigned microseconds);
#endif
