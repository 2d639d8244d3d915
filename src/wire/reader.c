#include "wire.h"

#include "stele/text.h"

#include <stdlib.h>

struct event {
    enum wire_type type;
    unsigned small;
    uint32_t value;
    struct slice payload;
};

struct wire_reader {
    struct sink sink;
    struct buffer partial; /* the beginning of an event whose rest has not come */
    enum block_kind open[BLOCK_DEPTH];
    unsigned depth, styles;
    bool greeted;
    enum wire_state state;
};

struct wire_reader *wire_reader_new(struct sink sink)
{
    struct wire_reader *reader = memory_new(sizeof *reader);
    reader->sink = sink;
    return reader;
}

void wire_reader_free(struct wire_reader *reader)
{
    if (!reader)
        return;
    buffer_free(&reader->partial);
    free(reader);
}

/* ---- where an event may stand ---- */

static bool innermost_is(const struct wire_reader *reader, enum block_kind kind)
{
    return reader->depth > 0 && reader->open[reader->depth - 1] == kind;
}

static bool in_leaf(const struct wire_reader *reader)
{
    return reader->depth > 0 && block_is_leaf(reader->open[reader->depth - 1]);
}

/* What the contract of sink.h asks of a block's parent. */
static bool fits_parent(const struct wire_reader *reader, enum block_kind kind)
{
    if (in_leaf(reader))
        return false;
    if ((kind == BLOCK_ITEM) != innermost_is(reader, BLOCK_LIST))
        return false;
    if ((kind == BLOCK_ROW) != innermost_is(reader, BLOCK_TABLE))
        return false;
    return (kind == BLOCK_CELL) == innermost_is(reader, BLOCK_ROW);
}

static bool fits_kind(enum block_kind kind, uint32_t value)
{
    switch (kind) {
    case BLOCK_HEADING:
        return value >= 1 && value <= 6;
    case BLOCK_CELL:
        return value <= CELL_RIGHT;
    case BLOCK_LIST:
        return value <= LIST_TIGHT;
    case BLOCK_ROW:
        return value <= ROW_HEAD;
    case BLOCK_ITEM:
        return true;
    default:
        return value == 0;
    }
}

/* ---- one function an event: false refuses it ---- */

static bool take_hello(struct wire_reader *reader, const struct event *event)
{
    reader->greeted = event->value == WIRE_VERSION;
    return reader->greeted;
}

static bool take_meta(struct wire_reader *reader, const struct event *event)
{
    if (event->small >= META_KEY_COUNT)
        return false;
    reader->sink.meta(reader->sink.context, (enum meta_key)event->small, event->payload);
    return true;
}

static bool take_open(struct wire_reader *reader, const struct event *event)
{
    enum block_kind kind = (enum block_kind)event->small;
    if (event->small >= BLOCK_KINDS || reader->depth >= BLOCK_DEPTH)
        return false;
    if (!fits_parent(reader, kind) || !fits_kind(kind, event->value))
        return false;
    reader->open[reader->depth++] = kind;
    reader->sink.open(reader->sink.context, kind, event->value);
    return true;
}

static bool take_close(struct wire_reader *reader, const struct event *event)
{
    (void)event;
    if (reader->depth == 0 || reader->styles > 0)
        return false;
    reader->depth--;
    reader->sink.close(reader->sink.context);
    return true;
}

static bool take_text(struct wire_reader *reader, const struct event *event)
{
    if (!in_leaf(reader) || innermost_is(reader, BLOCK_RULE))
        return false;
    reader->sink.text(reader->sink.context, event->payload);
    return true;
}

static bool open_style(struct wire_reader *reader)
{
    if (!in_leaf(reader) || reader->styles >= BLOCK_DEPTH)
        return false;
    reader->styles++;
    return true;
}

static bool take_style_on(struct wire_reader *reader, const struct event *event)
{
    enum style style = (enum style)event->small;
    if (event->small >= STYLE_KINDS || style == STYLE_LINK || style == STYLE_NOTE_REF || !open_style(reader))
        return false;
    reader->sink.style_on(reader->sink.context, style);
    return true;
}

static bool take_style_off(struct wire_reader *reader, const struct event *event)
{
    (void)event;
    if (reader->styles == 0)
        return false;
    reader->styles--;
    reader->sink.style_off(reader->sink.context);
    return true;
}

static bool take_link(struct wire_reader *reader, const struct event *event)
{
    if (!open_style(reader))
        return false;
    reader->sink.link(reader->sink.context, event->payload);
    return true;
}

static bool take_note_ref(struct wire_reader *reader, const struct event *event)
{
    if (event->value > NOTE_REF_EDITORIAL || !open_style(reader))
        return false;
    reader->sink.note_ref(reader->sink.context, event->payload, event->value);
    return true;
}

static bool take_anchor(struct wire_reader *reader, const struct event *event)
{
    reader->sink.anchor(reader->sink.context, event->payload);
    return true;
}

static bool take_section(struct wire_reader *reader, const struct event *event)
{
    size_t ordinal = event->value >> WIRE_ORDINAL_SHIFT;
    uint32_t flags = event->value & ((UINT32_C(1) << WIRE_ORDINAL_SHIFT) - 1);
    if (event->small < 1 || event->small > WIRE_LEVELS || ordinal > WIRE_ORDINAL ||
        ordinal > event->payload.length)
        return false;
    if (flags > (SECTION_PRINTED | SECTION_FRAME))
        return false;
    struct slice head = slice_cut(event->payload, 0, ordinal);
    if (text_check(head) != head.length)
        return false;
    reader->sink.section(reader->sink.context, event->small, head,
                         slice_cut(event->payload, ordinal, SIZE_MAX), flags);
    return true;
}

static bool take_notice(struct wire_reader *reader, const struct event *event)
{
    reader->sink.notice(reader->sink.context, event->payload);
    return true;
}

static bool take_raw(struct wire_reader *reader, const struct event *event)
{
    if (!fits_parent(reader, BLOCK_VERSE))
        return false;
    reader->sink.raw(reader->sink.context, event->payload);
    return true;
}

static bool take_end(struct wire_reader *reader, const struct event *event)
{
    (void)event;
    if (reader->depth > 0)
        return false;
    reader->state = WIRE_ENDED;
    reader->sink.end(reader->sink.context);
    return true;
}

static const struct {
    const char *name;
    bool carries; /* it has a payload */
    bool (*take)(struct wire_reader *reader, const struct event *event);
} events[WIRE_TYPES] = {
    [WIRE_HELLO] = {"HELLO", false, take_hello},
    [WIRE_META] = {"META", true, take_meta},
    [WIRE_OPEN] = {"OPEN", false, take_open},
    [WIRE_CLOSE] = {"CLOSE", false, take_close},
    [WIRE_TEXT] = {"TEXT", true, take_text},
    [WIRE_STYLE_ON] = {"STYLE_ON", false, take_style_on},
    [WIRE_STYLE_OFF] = {"STYLE_OFF", false, take_style_off},
    [WIRE_LINK] = {"LINK", true, take_link},
    [WIRE_ANCHOR] = {"ANCHOR", true, take_anchor},
    [WIRE_NOTE_REF] = {"NOTE_REF", true, take_note_ref},
    [WIRE_SECTION] = {"SECTION", true, take_section},
    [WIRE_NOTICE] = {"NOTICE", true, take_notice},
    [WIRE_RAW] = {"RAW", true, take_raw},
    [WIRE_END] = {"END", false, take_end},
};

/* ---- bytes to events ---- */

static struct event header_at(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (struct event){
        .type = (enum wire_type)b[0],
        .small = b[1],
        .value = (uint32_t)b[4] | (uint32_t)b[5] << 8 | (uint32_t)b[6] << 16 | (uint32_t)b[7] << 24,
        .payload = {bytes + WIRE_HEADER, (size_t)b[2] | (size_t)b[3] << 8},
    };
}

static bool refuse(const struct event *event, const char *why, struct error *error)
{
    return error_set(error, "the parser sent %s %s", events[event->type].name, why);
}

static bool take_event(struct wire_reader *reader, const struct event *event, struct error *error)
{
    if (event->type >= WIRE_TYPES || !events[event->type].take)
        return error_set(error, "the parser sent an event of an unknown type");
    if ((event->type == WIRE_HELLO) == reader->greeted)
        return refuse(event, "out of turn", error);
    if (!events[event->type].carries && event->payload.length > 0)
        return refuse(event, "with bytes that do not belong to it", error);
    if (text_check(event->payload) != event->payload.length)
        return refuse(event, "that is not UTF-8", error);
    if (events[event->type].take(reader, event))
        return true;
    if (event->type == WIRE_HELLO)
        return error_set(error, "the parser speaks version %u of the wire, not %d", (unsigned)event->value,
                         WIRE_VERSION);
    return refuse(event, "against the rules", error);
}

/* Takes whole events from the front of BYTES. Returns the bytes taken. */
static size_t take_events(struct wire_reader *reader, struct slice bytes, struct error *error)
{
    size_t at = 0;
    while (reader->state == WIRE_MORE && bytes.length - at >= WIRE_HEADER) {
        struct event event = header_at(bytes.bytes + at);
        if (bytes.length - at < WIRE_HEADER + event.payload.length)
            break;
        if (!take_event(reader, &event, error)) {
            reader->state = WIRE_BROKEN;
            break;
        }
        at += WIRE_HEADER + event.payload.length;
    }
    return at;
}

enum wire_state wire_reader_feed(struct wire_reader *reader, struct slice bytes, struct error *error)
{
    if (reader->state != WIRE_MORE)
        return reader->state;
    if (reader->partial.length == 0) {
        size_t taken = take_events(reader, bytes, error);
        buffer_append(&reader->partial, slice_cut(bytes, taken, bytes.length));
    } else {
        buffer_append(&reader->partial, bytes);
        size_t taken = take_events(reader, buffer_slice(&reader->partial), error);
        buffer_remove(&reader->partial, 0, taken);
    }
    return reader->state;
}

void wire_reader_cut_off(struct wire_reader *reader)
{
    if (reader->state == WIRE_ENDED)
        return;
    for (; reader->styles > 0; reader->styles--)
        reader->sink.style_off(reader->sink.context);
    for (; reader->depth > 0; reader->depth--)
        reader->sink.close(reader->sink.context);
    reader->state = WIRE_BROKEN;
}
