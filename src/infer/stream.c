/* A text that is cleaned as its lines come. */

#include "clean.h"

#include <stdlib.h>
#include <string.h>

struct infer_stream {
    struct infer_clean clean; /* of the lines that were added last */
    struct strike strike;
    struct buffer scratch;
    bool begun;
};

struct infer_stream *infer_stream_new(void)
{
    struct infer_stream *stream = memory_new(sizeof *stream);
    strike_begin(&stream->strike, &stream->clean);
    return stream;
}

void infer_stream_free(struct infer_stream *stream)
{
    if (!stream)
        return;
    infer_clean_free(&stream->clean);
    buffer_free(&stream->scratch);
    free(stream);
}

static void add_line(struct infer_stream *stream, struct slice line)
{
    line = clean_without(line, "\r\f", &stream->scratch);
    if (line.length > 0)
        strike_append(&stream->strike, line);
}

static struct slice without_mark(struct infer_stream *stream, struct slice lines)
{
    bool marked = !stream->begun && slice_starts(lines, slice_of("\xEF\xBB\xBF"));
    stream->begun = true;
    return slice_cut(lines, marked ? 3 : 0, lines.length);
}

const struct infer_clean *infer_stream_add(struct infer_stream *stream, struct slice lines)
{
    struct infer_clean *clean = &stream->clean;
    stream->strike.base += clean->text.length;
    buffer_clear(&clean->text);
    clean->span_count = clean->repaired = 0;
    lines = without_mark(stream, lines);
    for (size_t at = 0; at < lines.length;) {
        const char *feed = memchr(lines.bytes + at, '\n', lines.length - at);
        size_t end = feed ? (size_t)(feed - lines.bytes) : lines.length;
        add_line(stream, slice_cut(lines, at, end));
        if (feed)
            buffer_append_byte(&clean->text, '\n');
        at = end + 1;
    }
    return clean;
}
