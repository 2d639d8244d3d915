#include "wire.h"

#include "stele/text.h"

#include <stdlib.h>

enum { PIECE_BYTES = 16 * 1024 };

struct wire_writer {
    bool (*write)(void *context, struct slice bytes);
    void *context;
    struct buffer waiting;
    bool deaf; /* nobody reads any more */
};

void wire_writer_free(struct wire_writer *writer)
{
    if (!writer)
        return;
    buffer_free(&writer->waiting);
    free(writer);
}

void wire_writer_flush(struct wire_writer *writer)
{
    if (!writer->deaf && writer->waiting.length > 0)
        writer->deaf = !writer->write(writer->context, buffer_slice(&writer->waiting));
    buffer_clear(&writer->waiting);
}

/* The longest beginning of SLICE in whole characters that one event carries. */
static struct slice fitting(struct slice slice, size_t limit)
{
    if (slice.length <= limit)
        return slice;
    size_t end = limit;
    while (end > limit - 4 && ((unsigned char)slice.bytes[end] & 0xC0) == 0x80)
        end--;
    return slice_cut(slice, 0, end);
}

static void send(struct wire_writer *writer, enum wire_type type, unsigned small, uint32_t value,
                 struct slice payload)
{
    const char header[WIRE_HEADER] = {
        (char)type,
        (char)small,
        (char)(payload.length & 0xFF),
        (char)(payload.length >> 8),
        (char)(value & 0xFF),
        (char)(value >> 8 & 0xFF),
        (char)(value >> 16 & 0xFF),
        (char)(value >> 24),
    };
    buffer_append(&writer->waiting, (struct slice){header, sizeof header});
    buffer_append(&writer->waiting, payload);
    if (writer->waiting.length >= PIECE_BYTES)
        wire_writer_flush(writer);
}

/* Text of any length, in as many events as it takes. */
static void send_long(struct wire_writer *writer, enum wire_type type, struct slice text)
{
    while (text.length > 0) {
        struct slice piece = fitting(text, PIECE_BYTES);
        send(writer, type, 0, 0, piece);
        text = slice_cut(text, piece.length, text.length);
    }
}

static const struct slice nothing = {0};

struct wire_writer *wire_writer_new(bool (*write)(void *context, struct slice bytes), void *context)
{
    struct wire_writer *writer = memory_new(sizeof *writer);
    writer->write = write;
    writer->context = context;
    send(writer, WIRE_HELLO, 0, WIRE_VERSION, nothing);
    return writer;
}

static void send_meta(void *context, enum meta_key key, struct slice value)
{
    send(context, WIRE_META, key, 0, fitting(value, WIRE_PAYLOAD));
}

static void send_open(void *context, enum block_kind kind, uint32_t value)
{
    send(context, WIRE_OPEN, kind, value, nothing);
}

static void send_close(void *context)
{
    send(context, WIRE_CLOSE, 0, 0, nothing);
}

static void send_text(void *context, struct slice text)
{
    send_long(context, WIRE_TEXT, text);
}

static void send_style_on(void *context, enum style style)
{
    send(context, WIRE_STYLE_ON, style, 0, nothing);
}

static void send_style_off(void *context)
{
    send(context, WIRE_STYLE_OFF, 0, 0, nothing);
}

static void send_link(void *context, struct slice target)
{
    send(context, WIRE_LINK, 0, 0, fitting(target, WIRE_PAYLOAD));
}

static void send_note_ref(void *context, struct slice note, uint32_t flags)
{
    send(context, WIRE_NOTE_REF, 0, flags, fitting(note, WIRE_PAYLOAD));
}

static void send_anchor(void *context, struct slice name)
{
    send(context, WIRE_ANCHOR, 0, 0, fitting(name, WIRE_PAYLOAD));
}

static void send_section(void *context, unsigned level, struct slice ordinal, struct slice label,
                         uint32_t flags)
{
    struct buffer payload = {0};
    unsigned fitting_level = level < WIRE_LEVELS ? level : WIRE_LEVELS;
    ordinal = fitting(ordinal, WIRE_ORDINAL);
    buffer_append(&payload, ordinal);
    buffer_append(&payload, fitting(label, WIRE_PAYLOAD - WIRE_ORDINAL));
    send(context, WIRE_SECTION, fitting_level, flags | (uint32_t)ordinal.length << WIRE_ORDINAL_SHIFT,
         buffer_slice(&payload));
    buffer_free(&payload);
}

static void send_notice(void *context, struct slice sentence)
{
    send(context, WIRE_NOTICE, 0, 0, fitting(sentence, WIRE_PAYLOAD));
}

static void send_raw(void *context, struct slice bytes)
{
    send_long(context, WIRE_RAW, bytes);
}

static void send_end(void *context)
{
    send(context, WIRE_END, 0, 0, nothing);
    wire_writer_flush(context);
}

struct sink wire_writer_sink(struct wire_writer *writer)
{
    return (struct sink){
        .context = writer,
        .meta = send_meta,
        .open = send_open,
        .close = send_close,
        .text = send_text,
        .style_on = send_style_on,
        .style_off = send_style_off,
        .link = send_link,
        .note_ref = send_note_ref,
        .anchor = send_anchor,
        .section = send_section,
        .notice = send_notice,
        .raw = send_raw,
        .end = send_end,
    };
}
