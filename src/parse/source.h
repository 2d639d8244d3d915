/* source.h: the document that stele-parse is given: its bytes, and the same as UTF-8. */
#ifndef STELE_PARSE_SOURCE_H
#define STELE_PARSE_SOURCE_H

#include "stele/base.h"
#include "stele/sink.h"

enum {
    SOURCE_LONGEST = 512 * 1024 * 1024, /* bytes; the rest of a document is left out */
    SOURCE_OF_PIPE = 64 * 1024 * 1024,  /* what a pipe is taken for, whose length nobody knows */
};

/* The bytes that DESCRIPTOR will give, as far as can be told before reading. */
size_t source_size(int descriptor);

/* Reads them. False: ERROR says why. */
bool source_read(int descriptor, struct buffer *bytes, struct error *error);

/* The text of BYTES: without a byte order mark, what is ill-formed as U+FFFD. SINK gets a notice of all that
 * was lost. Lends from BYTES or from ROOM. */
struct slice source_decode(const struct buffer *bytes, const char *encoding, struct buffer *room,
                           struct sink sink);

#endif
