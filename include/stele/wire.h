/* wire: the calls of a sink as bytes, and back, every event checked. */
#ifndef STELE_WIRE_H
#define STELE_WIRE_H

#include "stele/base.h"
#include "stele/sink.h"

enum { WIRE_VERSION = 1 };

/* ---- writing ---- */

struct wire_writer;

/* WRITE takes bytes in pieces of about 16 KB; it returns false when nobody reads any more, and is not called
 * again. */
struct wire_writer *wire_writer_new(bool (*write)(void *context, struct slice bytes), void *context);
struct sink wire_writer_sink(struct wire_writer *writer); /* valid as long as the writer */
void wire_writer_flush(struct wire_writer *writer);
void wire_writer_free(struct wire_writer *writer); /* does not flush */

/* ---- reading ---- */

struct wire_reader;

enum wire_state {
    WIRE_MORE,  /* so far so good; END has not come */
    WIRE_ENDED, /* END has come; what follows is ignored */
    WIRE_BROKEN /* an event was refused: nothing after it is read */
};

/* Calls SINK for each event that holds: known type, lengths, block and style nesting, valid UTF-8, kinds and
 * values in their ranges. */
struct wire_reader *wire_reader_new(struct sink sink);
enum wire_state wire_reader_feed(struct wire_reader *reader, struct slice bytes, struct error *error);
/* No more bytes will come: closes what is open, so that the sink sees whole blocks. Calls no end(). */
void wire_reader_cut_off(struct wire_reader *reader);
void wire_reader_free(struct wire_reader *reader);

#endif
