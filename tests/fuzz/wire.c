/* The wire's reader: whatever the bytes, what it passes on keeps the contract of the sink but for controls in
 * text and empty labels, and is the same however they are cut; a document stands it. */
#include "fuzz.h"

#include "trace_sink.h"

#include "stele/document.h"
#include "stele/wire.h"

/* Feeds BYTES in pieces of PIECE bytes, then cuts the stream off where it did not end. */
static enum wire_state feed(struct slice bytes, size_t piece, struct sink sink)
{
    struct error error;
    struct wire_reader *reader = wire_reader_new(sink);
    enum wire_state state = WIRE_MORE;
    for (size_t at = 0; at < bytes.length && state == WIRE_MORE; at += piece)
        state = wire_reader_feed(reader, slice_cut(bytes, at, at + piece), &error);
    if (state != WIRE_ENDED)
        wire_reader_cut_off(reader);
    wire_reader_free(reader);
    return state;
}

static enum wire_state trace(struct slice bytes, size_t piece, struct trace *trace)
{
    enum wire_state state = feed(bytes, piece, trace_sink(trace));
    demand(!trace->breach.text[0]);
    demand(trace->ended == (state == WIRE_ENDED));
    demand(trace->depth == 0 && trace->styles == 0);
    return state;
}

static void build(struct slice bytes, size_t piece)
{
    struct error error;
    struct block block;
    struct document *document = document_new(&error);
    demand(document);
    if (feed(bytes, piece, document_sink(document)) != WIRE_ENDED)
        document_cut_off(document);
    demand(document_final(document));
    size_t end = 0;
    for (bool any = document_block_at(document, 0, &block); any;
         any = document_block_after(document, &block, &block)) {
        demand(block.range.start >= end && block.range.end >= block.range.start);
        end = block.range.end;
    }
    demand(end <= document_text(document).length);
    document_free(document);
}

void fuzz_input(struct slice bytes)
{
    struct trace whole = {.any_words = true}, pieces = {.any_words = true};
    size_t piece = 1 + fuzz_byte(&bytes);
    demand(trace(bytes, bytes.length, &whole) == trace(bytes, piece, &pieces));
    demand(slice_equal(buffer_slice(&whole.lines), buffer_slice(&pieces.lines)));
    build(bytes, piece);
    trace_free(&whole);
    trace_free(&pieces);
}
