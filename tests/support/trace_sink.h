/* trace_sink.h: a sink that writes each call as a line of text, and holds the caller to the contract of
 * sink.h. */
#ifndef STELE_TRACE_SINK_H
#define STELE_TRACE_SINK_H

#include "stele/sink.h"

struct trace {
    struct buffer lines; /* "open paragraph", "  text \"words\"" ...; indented by the blocks that are open */
    struct buffer text;  /* the text alone, two line feeds between blocks */
    struct error breach; /* the first breach of the contract; empty when there was none */
    enum block_kind open[BLOCK_DEPTH];
    unsigned depth, styles;
    bool ended;
    bool any_words; /* text may hold controls and a label nothing, as the wire passes them on */
};

struct sink trace_sink(struct trace *trace); /* TRACE is all zero to begin with, but for any_words */
void trace_free(struct trace *trace);

/* Fails the test where TRACE has not ended or the contract was broken. */
#define assert_whole(trace)                                                                                  \
    do {                                                                                                     \
        assert_string_equal((trace)->breach.text, "");                                                       \
        assert_true((trace)->ended);                                                                         \
    } while (0)

/* The calls so far, a line each, are WANTED. */
#define assert_trace(trace, wanted)                                                                          \
    do {                                                                                                     \
        assert_whole(trace);                                                                                 \
        assert_string_equal(buffer_string(&(trace)->lines), (wanted));                                       \
    } while (0)

#endif
