/* intake: takes in a document: the speech, a file, what is piped in; finds its format and has it parsed. */
#ifndef STELE_INTAKE_H
#define STELE_INTAKE_H

#include "stele/base.h"
#include "stele/document.h"
#include "stele/format.h"

struct intake;

struct intake_options {
    enum format_kind format; /* FORMAT_COUNT: by the file */
    const char *encoding;    /* of what shows none of its own; NULL: told by the bytes */
    bool unsafe;             /* parse without a sandbox where none can be had */
    bool whole;              /* wait for the end of a pipe */
    size_t lines;            /* wait for it also while no more lines than that have come */
};

/*
 * Opens PATH, "-" for standard input, NULL for the speech that stele ships. The document of a foreign format
 * fills while it is read, and so does a text that comes through a pipe, unless its end came soon: poll
 * intake_descriptor() and call intake_step(). NULL: ERROR names the file and the reason.
 */
struct intake *intake_open(const char *path, const struct intake_options *options, struct error *error);
void intake_close(struct intake *intake); /* NULL is allowed; the document goes with it */

struct document *intake_document(const struct intake *intake);
/* Readable when more of the document has come; -1 when all of it is there, or as much as is wanted. */
int intake_descriptor(const struct intake *intake);
bool intake_complete(const struct intake *intake);   /* all of it is there */
bool intake_is_busy(const struct intake *intake);    /* a text comes faster than it was taken in so far */
bool intake_is_parsing(const struct intake *intake); /* a foreign format that is still coming in */
/* A pipe is read 64 MB beyond PLACE, which the reader sees; NOWHERE: to its end. */
void intake_want(struct intake *intake, size_t place);
/* Reads on, without waiting, for about that long. True when all of it is there (for a plain text: indexed).
 */
bool intake_step(struct intake *intake, unsigned microseconds);
/* Waits until all of it is there. */
void intake_finish(struct intake *intake);

/* Whether the lines of a plain text are joined to paragraphs, as they are at first, or shown as they are.
 * What has markup and what is no prose does not change. */
void intake_set_reflow(struct intake *intake, bool reflow);

/* Looks whether the file has grown, shrunk or been replaced since: one system call. If so, that becomes a
 * notice, and it is watched no more; nor is what is no file. */
void intake_watch(struct intake *intake);
bool intake_is_watched(const struct intake *intake);

/* The path as it was given; "" for the speech and for standard input. */
const char *intake_path(const struct intake *intake);
/* It came through a pipe and cannot be read again. */
bool intake_is_piped(const struct intake *intake);
const struct format *intake_format(const struct intake *intake);
/* What went wrong on the way, sentences; those of the parser are in the document. */
size_t intake_notices(const struct intake *intake);
const char *intake_notice(const struct intake *intake, size_t index);

/* How the document is known between readings (design §6); slices are lent as long as the intake. The content
 * key is made of the length and of 16 slices of 4 KB spread evenly, the last up to the end, when this is
 * first called. The speech has only an identifier, what was piped in no path. */
struct intake_identity {
    struct slice identifier, content, path;
};
struct intake_identity intake_identity(struct intake *intake);

#endif
