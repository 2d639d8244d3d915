#include "check.h"
#include "random_calls.h"
#include "say.h"
#include "trace_sink.h"

#include "stele/document.h"
#include "stele/wire.h"

/* The types of events, as they stand in the bytes. */
/* clang-format off */
enum { HELLO = 1, META, OPEN, CLOSE, TEXT, STYLE_ON, STYLE_OFF, LINK, ANCHOR, NOTE_REF, SECTION, NOTICE, RAW, END };
/* clang-format on */

struct bytes {
    enum { LAST, EVENT } more;
    unsigned char type, small;
    uint32_t value;
    const char *payload;
};

static void put(struct buffer *into, const struct bytes *event)
{
    struct slice payload = slice_of(event->payload);
    const unsigned char header[] = {event->type,
                                    event->small,
                                    (unsigned char)(payload.length & 0xFF),
                                    (unsigned char)(payload.length >> 8),
                                    (unsigned char)(event->value & 0xFF),
                                    (unsigned char)(event->value >> 8 & 0xFF),
                                    (unsigned char)(event->value >> 16 & 0xFF),
                                    (unsigned char)(event->value >> 24)};
    buffer_append(into, (struct slice){(const char *)header, sizeof header});
    buffer_append(into, payload);
}

/* ---- refusals ---- */

/* clang-format off */
#define E(...)     {EVENT, __VA_ARGS__}
#define GREETING   E(HELLO, 0, WIRE_VERSION, "")
#define IN(kind)   E(OPEN, kind, 0, "")
#define OUT        E(CLOSE, 0, 0, "")
#define ORDINAL(n) ((uint32_t)(n) << 16) /* the bytes of a section's ordinal */
/* clang-format on */

/* The last event of each is refused, with a sentence that holds the words. */
static const struct refusal {
    const char *words;
    struct bytes events[6];
} refusals[] = {
    {"TEXT out of turn", {E(TEXT, 0, 0, "no greeting")}},
    {"version 2", {E(HELLO, 0, 2, "")}},
    {"version 0", {E(HELLO, 0, 0, "")}},
    {"HELLO with bytes", {E(HELLO, 0, WIRE_VERSION, "more")}},
    {"HELLO out of turn", {GREETING, GREETING}},
    {"unknown type", {GREETING, E(0, 0, 0, "")}},
    {"unknown type", {GREETING, E(END + 1, 0, 0, "")}},
    {"unknown type", {GREETING, E(255, 0, 0, "")}},

    {"OPEN with bytes", {GREETING, E(OPEN, BLOCK_PARAGRAPH, 0, "text")}},
    {"CLOSE with bytes", {GREETING, IN(BLOCK_PARAGRAPH), E(CLOSE, 0, 0, "x")}},
    {"END with bytes", {GREETING, E(END, 0, 0, "x")}},
    {"STYLE_ON with bytes", {GREETING, IN(BLOCK_PARAGRAPH), E(STYLE_ON, STYLE_CODE, 0, "x")}},

    {"OPEN", {GREETING, E(OPEN, BLOCK_KINDS, 0, "")}},
    {"OPEN", {GREETING, E(OPEN, BLOCK_HEADING, 0, "")}},
    {"OPEN", {GREETING, E(OPEN, BLOCK_HEADING, 7, "")}},
    {"OPEN", {GREETING, E(OPEN, BLOCK_PARAGRAPH, 1, "")}},
    {"OPEN", {GREETING, E(OPEN, BLOCK_LIST, 2, "")}},
    {"OPEN", {GREETING, IN(BLOCK_TABLE), E(OPEN, BLOCK_ROW, 2, "")}},
    {"OPEN", {GREETING, IN(BLOCK_TABLE), IN(BLOCK_ROW), E(OPEN, BLOCK_CELL, CELL_RIGHT + 1, "")}},
    {"META", {GREETING, E(META, META_KEY_COUNT, 0, "x")}},
    {"STYLE_ON", {GREETING, IN(BLOCK_PARAGRAPH), E(STYLE_ON, STYLE_KINDS, 0, "")}},
    {"STYLE_ON", {GREETING, IN(BLOCK_PARAGRAPH), E(STYLE_ON, STYLE_LINK, 0, "")}},
    {"STYLE_ON", {GREETING, IN(BLOCK_PARAGRAPH), E(STYLE_ON, STYLE_NOTE_REF, 0, "")}},
    {"NOTE_REF", {GREETING, IN(BLOCK_PARAGRAPH), E(NOTE_REF, 0, 2, "n")}},
    {"SECTION", {GREETING, E(SECTION, 0, 0, "label")}},
    {"SECTION", {GREETING, E(SECTION, 33, 0, "label")}},
    {"SECTION", {GREETING, E(SECTION, 1, 4, "label")}},
    {"SECTION", {GREETING, E(SECTION, 1, ORDINAL(6), "label")}},
    {"SECTION", {GREETING, E(SECTION, 1, ORDINAL(1), "é")}},
    {"SECTION",
     {GREETING, E(SECTION, 1, ORDINAL(65),
                  "0123456789012345678901234567890123456789"
                  "0123456789012345678901234567890123456789")}},

    {"OPEN", {GREETING, IN(BLOCK_PARAGRAPH), IN(BLOCK_PARAGRAPH)}},
    {"OPEN", {GREETING, IN(BLOCK_PARAGRAPH), IN(BLOCK_LIST)}},
    {"OPEN", {GREETING, IN(BLOCK_ITEM)}},
    {"OPEN", {GREETING, IN(BLOCK_QUOTATION), IN(BLOCK_ITEM)}},
    {"OPEN", {GREETING, IN(BLOCK_LIST), IN(BLOCK_PARAGRAPH)}},
    {"OPEN", {GREETING, IN(BLOCK_LIST), IN(BLOCK_LIST)}},
    {"OPEN", {GREETING, IN(BLOCK_ROW)}},
    {"OPEN", {GREETING, IN(BLOCK_TABLE), IN(BLOCK_CELL)}},
    {"OPEN", {GREETING, IN(BLOCK_TABLE), IN(BLOCK_PARAGRAPH)}},
    {"OPEN", {GREETING, IN(BLOCK_CELL)}},
    {"OPEN", {GREETING, IN(BLOCK_TABLE), IN(BLOCK_ROW), IN(BLOCK_PARAGRAPH)}},
    {"CLOSE", {GREETING, OUT}},
    {"CLOSE", {GREETING, IN(BLOCK_PARAGRAPH), OUT, OUT}},
    {"CLOSE", {GREETING, IN(BLOCK_PARAGRAPH), E(STYLE_ON, STYLE_CODE, 0, ""), OUT}},
    {"CLOSE", {GREETING, IN(BLOCK_PARAGRAPH), E(LINK, 0, 0, "x"), OUT}},
    {"CLOSE", {GREETING, IN(BLOCK_PARAGRAPH), E(NOTE_REF, 0, 0, "x"), OUT}},
    {"STYLE_OFF", {GREETING, IN(BLOCK_PARAGRAPH), E(STYLE_OFF, 0, 0, "")}},
    {"STYLE_ON", {GREETING, IN(BLOCK_QUOTATION), E(STYLE_ON, STYLE_CODE, 0, "")}},
    {"LINK", {GREETING, E(LINK, 0, 0, "x")}},
    {"NOTE_REF", {GREETING, E(NOTE_REF, 0, 0, "x")}},
    {"TEXT", {GREETING, E(TEXT, 0, 0, "x")}},
    {"TEXT", {GREETING, IN(BLOCK_QUOTATION), E(TEXT, 0, 0, "x")}},
    {"TEXT", {GREETING, IN(BLOCK_RULE), E(TEXT, 0, 0, "x")}},
    {"RAW", {GREETING, IN(BLOCK_PARAGRAPH), E(RAW, 0, 0, "x")}},
    {"RAW", {GREETING, IN(BLOCK_LIST), E(RAW, 0, 0, "x")}},
    {"END", {GREETING, IN(BLOCK_QUOTATION), E(END, 0, 0, "")}},
    {"END", {GREETING, IN(BLOCK_PARAGRAPH), E(END, 0, 0, "")}},

    {"TEXT that is not UTF-8", {GREETING, IN(BLOCK_PARAGRAPH), E(TEXT, 0, 0, "\xFF")}},
    {"TEXT that is not UTF-8", {GREETING, IN(BLOCK_PARAGRAPH), E(TEXT, 0, 0, "cut \xE7\xBB")}},
    {"META that is not UTF-8", {GREETING, E(META, 0, 0, "\xC0\xAF")}},
    {"LINK that is not UTF-8", {GREETING, IN(BLOCK_PARAGRAPH), E(LINK, 0, 0, "\xED\xA0\x80")}},
    {"ANCHOR that is not UTF-8", {GREETING, E(ANCHOR, 0, 0, "\x80")}},
    {"NOTICE that is not UTF-8", {GREETING, E(NOTICE, 0, 0, "\xF5")}},
    {"RAW that is not UTF-8", {GREETING, E(RAW, 0, 0, "\xC3")}},
    {"SECTION that is not UTF-8", {GREETING, E(SECTION, 1, 0, "\xC3")}},
};

/* Feeds the events but the last, then the last and whatever could go on after it. */
static void assert_refused(const struct refusal *refusal)
{
    static const struct bytes onward[] = {E(NOTICE, 0, 0, "still there"), E(CLOSE, 0, 0, ""),
                                          E(END, 0, 0, "")};
    struct buffer good = {0}, bad = {0};
    struct trace trace = {0};
    struct error error = {{0}};
    for (const struct bytes *event = refusal->events; event->more; event++)
        put(event[1].more ? &good : &bad, event);
    for (size_t i = 0; i < COUNT_OF(onward); i++)
        put(&bad, &onward[i]);
    struct wire_reader *reader = wire_reader_new(trace_sink(&trace));
    assert_int_equal(wire_reader_feed(reader, buffer_slice(&good), &error), WIRE_MORE);
    size_t calls = trace.lines.length;
    assert_int_equal(wire_reader_feed(reader, buffer_slice(&bad), &error), WIRE_BROKEN);
    assert_int_equal(wire_reader_feed(reader, buffer_slice(&bad), NULL), WIRE_BROKEN);
    if (!strstr(error.text, refusal->words))
        fail_msg("'%s' should hold '%s'", error.text, refusal->words);
    assert_int_equal(trace.lines.length, calls);
    assert_false(trace.ended);
    wire_reader_free(reader);
    trace_free(&trace);
    buffer_free(&good);
    buffer_free(&bad);
}

static void what_breaks_a_rule_is_refused_with_a_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(refusals); i++)
        assert_refused(&refusals[i]);
}

/* Feeds COUNT times EVENT after a greeting and, if it is not NULL, FIRST. Returns how many were taken. */
static int taken_of(const struct bytes *first, const struct bytes *event, int count)
{
    struct trace trace = {0};
    struct wire_reader *reader = wire_reader_new(trace_sink(&trace));
    const struct bytes greeting = GREETING;
    struct buffer bytes = {0};
    int taken = -1;
    put(&bytes, &greeting);
    if (first)
        put(&bytes, first);
    for (; taken < count && wire_reader_feed(reader, buffer_slice(&bytes), NULL) == WIRE_MORE; taken++) {
        buffer_clear(&bytes);
        put(&bytes, event);
    }
    wire_reader_free(reader);
    trace_free(&trace);
    buffer_free(&bytes);
    return taken;
}

static void blocks_nest_as_deep_as_a_builder_takes(void **state)
{
    (void)state;
    const struct bytes quotation = IN(BLOCK_QUOTATION);
    assert_int_equal(taken_of(NULL, &quotation, 2 * BLOCK_DEPTH), BLOCK_DEPTH);
}

static void styles_nest_as_deep_as_a_builder_takes(void **state)
{
    (void)state;
    const struct bytes paragraph = IN(BLOCK_PARAGRAPH), style = E(STYLE_ON, STYLE_STRONG, 0, "");
    assert_int_equal(taken_of(&paragraph, &style, 2 * BLOCK_DEPTH), BLOCK_DEPTH);
}

/* ---- streams that stop ---- */

static bool keep(void *context, struct slice bytes)
{
    buffer_append(context, bytes);
    return true;
}

static void write_random(uint64_t seed, unsigned blocks, struct buffer *into)
{
    struct random random = {seed};
    struct wire_writer *writer = wire_writer_new(keep, into);
    struct sink sink = wire_writer_sink(writer);
    random_calls(&random, &sink, blocks, false);
    wire_writer_free(writer);
}

static void cutting_off_closes_what_is_open(void **state)
{
    (void)state;
    static const struct bytes events[] = {GREETING,
                                          IN(BLOCK_LIST),
                                          IN(BLOCK_ITEM),
                                          IN(BLOCK_PARAGRAPH),
                                          E(STYLE_ON, STYLE_STRONG, 0, ""),
                                          E(LINK, 0, 0, "x"),
                                          E(TEXT, 0, 0, "half")};
    struct buffer bytes = {0};
    struct trace trace = {0};
    for (size_t i = 0; i < COUNT_OF(events); i++)
        put(&bytes, &events[i]);
    struct wire_reader *reader = wire_reader_new(trace_sink(&trace));
    wire_reader_feed(reader, buffer_slice(&bytes), NULL);
    wire_reader_cut_off(reader);
    assert_string_equal(trace.breach.text, "");
    assert_int_equal(trace.depth, 0);
    assert_int_equal(trace.styles, 0);
    assert_false(trace.ended);
    size_t calls = trace.lines.length;
    wire_reader_cut_off(reader);
    assert_int_equal(wire_reader_feed(reader, buffer_slice(&bytes), NULL), WIRE_BROKEN);
    assert_int_equal(trace.lines.length, calls);
    wire_reader_free(reader);
    trace_free(&trace);
    buffer_free(&bytes);
}

static void cutting_off_after_the_end_does_nothing(void **state)
{
    (void)state;
    struct buffer bytes = {0};
    struct trace trace = {0};
    write_random(3, 3, &bytes);
    struct wire_reader *reader = wire_reader_new(trace_sink(&trace));
    assert_int_equal(wire_reader_feed(reader, buffer_slice(&bytes), NULL), WIRE_ENDED);
    wire_reader_cut_off(reader);
    assert_int_equal(wire_reader_feed(reader, slice_of(""), NULL), WIRE_ENDED);
    wire_reader_free(reader);
    trace_free(&trace);
    buffer_free(&bytes);
}

/* What BYTES make of a document, whether or not they come to an end. */
static struct document *build(struct slice bytes)
{
    struct document *document = document_new(NULL);
    struct wire_reader *reader = wire_reader_new(document_sink(document));
    wire_reader_feed(reader, bytes, NULL);
    wire_reader_cut_off(reader);
    document_cut_off(document);
    wire_reader_free(reader);
    return document;
}

static void assert_whole_document(const struct document *document)
{
    struct block block, next;
    size_t length = document_text(document).length;
    assert_true(document_final(document));
    for (size_t i = 0; i < document_sections(document); i++)
        assert_true(document_section(document, i)->range.end <= length);
    for (size_t i = 0; i < document_spans(document); i++)
        assert_true(document_span(document, i)->range.end <= length);
    if (!document_block_at(document, 0, &block))
        return;
    for (; document_block_after(document, &block, &next); block = next)
        assert_true(block.range.end < next.range.start);
    assert_int_equal(block.range.end, length);
}

static void a_stream_that_is_cut_anywhere_leaves_a_whole_document(void **state)
{
    (void)state;
    struct buffer bytes = {0};
    write_random(11, 12, &bytes);
    struct document *whole = build(buffer_slice(&bytes));
    for (size_t at = 0; at < bytes.length; at++) {
        struct document *document = build(slice_cut(buffer_slice(&bytes), 0, at));
        assert_whole_document(document);
        assert_true(slice_starts(document_text(whole), document_text(document)));
        document_free(document);
    }
    document_free(whole);
    buffer_free(&bytes);
}

/* ---- streams that somebody has changed ---- */

static void repeat(struct buffer *bytes, size_t from, size_t to)
{
    struct slice part = slice_cut(buffer_slice(bytes), from, to);
    char *copy = slice_string(part);
    buffer_insert(bytes, to, (struct slice){copy, part.length});
    free(copy);
}

static void mutate(struct random *random, struct buffer *bytes)
{
    uint32_t length = (uint32_t)bytes->length;
    size_t at = random_below(random, length);
    const char byte = (char)random_below(random, 256);
    switch (random_below(random, 5)) {
    case 0:
        bytes->bytes[at] = byte;
        break;
    case 1:
        bytes->bytes[at] = (char)(bytes->bytes[at] ^ (1 << random_below(random, 8)));
        break;
    case 2:
        buffer_remove(bytes, at, 1 + random_below(random, 16));
        break;
    case 3:
        buffer_insert(bytes, at, (struct slice){&byte, 1});
        break;
    default: /* an event, or what was one, twice */
        repeat(bytes, at > 40 ? at - 40 : 0, at);
        break;
    }
}

static void changed_streams_are_refused_or_make_whole_documents(void **state)
{
    (void)state;
    enum { STREAMS = 1500 };
    for (uint64_t seed = 1; seed <= STREAMS; seed++) {
        struct buffer bytes = {0};
        struct random random = {seed};
        write_random(seed % 20 + 1, 8, &bytes);
        for (uint32_t changes = 1 + random_below(&random, 4); changes > 0 && bytes.length > 0; changes--)
            mutate(&random, &bytes);
        struct document *document = build(buffer_slice(&bytes));
        assert_whole_document(document);
        document_free(document);
        buffer_free(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_breaks_a_rule_is_refused_with_a_sentence),
        cmocka_unit_test(blocks_nest_as_deep_as_a_builder_takes),
        cmocka_unit_test(styles_nest_as_deep_as_a_builder_takes),
        cmocka_unit_test(cutting_off_closes_what_is_open),
        cmocka_unit_test(cutting_off_after_the_end_does_nothing),
        cmocka_unit_test(a_stream_that_is_cut_anywhere_leaves_a_whole_document),
        cmocka_unit_test(changed_streams_are_refused_or_make_whole_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
