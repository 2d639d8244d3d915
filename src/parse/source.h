/* source.h: the document that stele-parse is given: its bytes, and what the stages before a parser make of
 * them. */
#ifndef STELE_PARSE_SOURCE_H
#define STELE_PARSE_SOURCE_H

#include "options.h"

#include "stele/base.h"
#include "stele/format.h"
#include "stele/sink.h"

enum {
    SOURCE_LONGEST = 512 * 1024 * 1024, /* bytes; the rest of a document is left out */
    SOURCE_OF_PIPE = 64 * 1024 * 1024,  /* what a pipe is taken for, whose length nobody knows */
};

struct source {
    const struct options *options;
    struct buffer file;     /* as it is */
    struct buffer inflated; /* of a compressed one */
    struct buffer room;     /* of the text, where it is not lent by the bytes */
    enum format_kind format;
    struct slice text; /* for its parser */
};

void source_free(struct source *source);

/* The length of what can be read before the process locks itself up without waiting for a writer: a file;
 * else SOURCE_OF_PIPE, and IS_FILE is false. */
size_t source_size(int descriptor, bool *is_file);

/* Reads the file's bytes. False: ERROR says why. */
bool source_read(struct source *source, int descriptor, struct error *error);

/* Opens what the stages and parsers will need of the bytes that were read, or of any where none were. */
void source_prepare(const struct source *source);

/* The most bytes that the parser will have to do with, of a file of SIZE bytes. */
size_t source_bound(const struct source *source, size_t size);

/*
 * Inflates, finds the format, decodes. SINK gets the format of what is compressed and of a text, an encoding
 * that is not UTF-8, and notices of what was lost. False: it is a document of no format; a notice says why.
 */
bool source_open(struct source *source, struct sink sink);

#endif
