#include "check.h"
#include "random_calls.h"
#include "say.h"
#include "trace_sink.h"

#include "stele/wire.h"

/* ---- what is written, and what comes back ---- */

struct pipe_end {
    struct buffer bytes;
    size_t pieces, longest;
    bool closed;
};

static bool keep(void *context, struct slice bytes)
{
    struct pipe_end *end = context;
    end->pieces++;
    if (bytes.length > end->longest)
        end->longest = bytes.length;
    buffer_append(&end->bytes, bytes);
    return !end->closed;
}

static struct slice write_calls(struct pipe_end *end, void (*calls)(const struct sink *sink))
{
    struct wire_writer *writer = wire_writer_new(keep, end);
    struct sink sink = wire_writer_sink(writer);
    calls(&sink);
    wire_writer_flush(writer);
    wire_writer_free(writer);
    return buffer_slice(&end->bytes);
}

/* Feeds BYTES in pieces of LENGTH to a trace. */
static enum wire_state read_back(struct slice bytes, size_t length, struct trace *trace)
{
    struct wire_reader *reader = wire_reader_new(trace_sink(trace));
    enum wire_state state = WIRE_MORE;
    struct error error = {{0}};
    for (size_t at = 0; at < bytes.length; at += length)
        state = wire_reader_feed(reader, slice_cut(bytes, at, at + length), &error);
    assert_string_equal(error.text, "");
    wire_reader_free(reader);
    return state;
}

static void assert_comes_back(void (*calls)(const struct sink *sink))
{
    struct pipe_end end = {0};
    struct trace said = {0}, read = {0};
    struct sink sink = trace_sink(&said);
    calls(&sink);
    struct slice bytes = write_calls(&end, calls);
    assert_int_equal(read_back(bytes, bytes.length, &read), WIRE_ENDED);
    assert_whole(&read);
    assert_string_equal(buffer_string(&read.lines), buffer_string(&said.lines));
    trace_free(&said);
    trace_free(&read);
    buffer_free(&end.bytes);
}

/* ---- every call ---- */

static void tell_nothing(const struct sink *sink)
{
    say_end(sink);
}

static void tell_front_matter(const struct sink *sink)
{
    for (int key = 0; key < META_KEY_COUNT; key++)
        sink->meta(sink->context, (enum meta_key)key, slice_of(meta_name((enum meta_key)key)));
    sink->meta(sink->context, META_TITLE, slice_of(""));
    sink->notice(sink->context, slice_of("one picture was left out"));
    say_end(sink);
}

static void tell_leaves(const struct sink *sink)
{
    say(sink, BLOCK_TITLE, 0, "Win-Win");
    say(sink, BLOCK_CREDIT, 0, "by nobody");
    for (uint32_t level = 1; level <= 6; level++)
        say(sink, BLOCK_HEADING, level, "Heading");
    say(sink, BLOCK_VERSE, 0, "two\nlines\n");
    say(sink, BLOCK_CODE, 0, "\tcode\n");
    say(sink, BLOCK_RULE, 0, "");
    say_paragraph(sink, "");
    say_end(sink);
}

static void tell_list(const struct sink *sink)
{
    static const uint32_t numbers[] = {0, 1, 4294967, ITEM_TO_DO, ITEM_DONE};
    say_open(sink, BLOCK_LIST, LIST_TIGHT);
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        say_open(sink, BLOCK_ITEM, numbers[i]);
        say_paragraph(sink, "outer");
        say_open(sink, BLOCK_LIST, 0);
        say_item(sink, 0, "inner");
        say_close(sink);
        say_close(sink);
    }
    say_close(sink);
    say_end(sink);
}

static void tell_table(const struct sink *sink)
{
    say_open(sink, BLOCK_TABLE, 0);
    say_row(sink, ROW_HEAD, "a|b|c");
    say_row(sink, 0, "|d|");
    say_open(sink, BLOCK_ROW, 0);
    for (uint32_t align = CELL_DEFAULT; align <= CELL_RIGHT; align++)
        say(sink, BLOCK_CELL, align, "aligned");
    say_close(sink);
    say_close(sink);
    say_end(sink);
}

static void tell_note(const struct sink *sink)
{
    say_open(sink, BLOCK_PARAGRAPH, 0);
    say_text(sink, "RCEP");
    say_note_ref(sink, "n1", "[1]", NOTE_REF_EDITORIAL);
    say_note_ref(sink, "n2", "2", 0);
    say_close(sink);
    say_anchor(sink, "n1");
    say_open(sink, BLOCK_NOTE, 0);
    say_open(sink, BLOCK_QUOTATION, 0);
    say_paragraph(sink, "quoted in a note");
    say_close(sink);
    say_close(sink);
    say_end(sink);
}

static void tell_styles(const struct sink *sink)
{
    say_open(sink, BLOCK_PARAGRAPH, 0);
    for (int style = 0; style < STYLE_KINDS; style++)
        if (style != STYLE_LINK && style != STYLE_NOTE_REF)
            say_styled(sink, (enum style)style, "styled");
    sink->style_on(sink->context, STYLE_STRONG);
    say_link(sink, "https://example.org/", "a link in it");
    say_link(sink, "", "to nowhere");
    sink->style_off(sink->context);
    say_close(sink);
    say_end(sink);
}

static void tell_sections(const struct sink *sink)
{
    say_section(sink, 1, "II", "Economic integration", SECTION_PRINTED);
    say_section(sink, 32, "第二", "经济", SECTION_FRAME);
    say_open(sink, BLOCK_PARAGRAPH, 0);
    say_text(sink, "First, ");
    say_section(sink, 2, "", "inside", SECTION_PRINTED | SECTION_FRAME);
    say_text(sink, "second");
    say_close(sink);
    say_end(sink);
}

static void tell_raw(const struct sink *sink)
{
    say_open(sink, BLOCK_QUOTATION, 0);
    sink->raw(sink->context, slice_of("lines\nof text\n"));
    say_close(sink);
    sink->raw(sink->context, slice_of("and more"));
    say_end(sink);
}

static void every_call_comes_back(void **state)
{
    (void)state;
    assert_comes_back(tell_nothing);
    assert_comes_back(tell_front_matter);
    assert_comes_back(tell_leaves);
    assert_comes_back(tell_list);
    assert_comes_back(tell_table);
    assert_comes_back(tell_note);
    assert_comes_back(tell_styles);
    assert_comes_back(tell_sections);
    assert_comes_back(tell_raw);
}

static uint64_t seed;

static void tell_random(const struct sink *sink)
{
    struct random random = {seed};
    random_calls(&random, sink, 20, false);
}

static void random_documents_come_back(void **state)
{
    (void)state;
    for (seed = 1; seed <= 100; seed++) {
        struct pipe_end end = {0};
        struct trace said = {0}, read = {0};
        struct sink sink = trace_sink(&said);
        tell_random(&sink);
        read_back(write_calls(&end, tell_random), SIZE_MAX / 2, &read);
        assert_true(read.ended);
        assert_string_equal(buffer_string(&read.lines), buffer_string(&said.lines));
        trace_free(&said);
        trace_free(&read);
        buffer_free(&end.bytes);
    }
}

/* ---- the bytes ---- */

static void the_bytes_are_the_same_on_every_machine(void **state)
{
    (void)state;
    static const char wanted[] = "\x01\x00\x00\x00\x01\x00\x00\x00"
                                 "\x0B\x02\x09\x00\x03\x00\x02\x00"
                                 "IIEconomy"
                                 "\x0E\x00\x00\x00\x00\x00\x00\x00";
    struct pipe_end end = {0};
    struct wire_writer *writer = wire_writer_new(keep, &end);
    struct sink sink = wire_writer_sink(writer);
    say_section(&sink, 2, "II", "Economy", SECTION_PRINTED | SECTION_FRAME);
    say_end(&sink);
    wire_writer_free(writer);
    assert_int_equal(end.bytes.length, sizeof wanted - 1);
    assert_memory_equal(end.bytes.bytes, wanted, sizeof wanted - 1);
    buffer_free(&end.bytes);
}

static void any_split_gives_the_same_calls(void **state)
{
    (void)state;
    struct pipe_end end = {0};
    struct trace whole = {0};
    seed = 7;
    struct slice bytes = write_calls(&end, tell_random);
    read_back(bytes, bytes.length, &whole);
    for (size_t length = 1; length < bytes.length; length = length * 3 / 2 + 1) {
        struct trace split = {0};
        assert_int_equal(read_back(bytes, length, &split), WIRE_ENDED);
        assert_string_equal(buffer_string(&split.lines), buffer_string(&whole.lines));
        trace_free(&split);
    }
    trace_free(&whole);
    buffer_free(&end.bytes);
}

static void a_split_in_two_anywhere_gives_the_same_calls(void **state)
{
    (void)state;
    struct pipe_end end = {0};
    struct slice bytes = write_calls(&end, tell_note);
    for (size_t at = 0; at <= bytes.length; at++) {
        struct trace trace = {0};
        struct wire_reader *reader = wire_reader_new(trace_sink(&trace));
        wire_reader_feed(reader, slice_cut(bytes, 0, at), NULL);
        assert_int_equal(wire_reader_feed(reader, slice_cut(bytes, at, bytes.length), NULL), WIRE_ENDED);
        assert_whole(&trace);
        wire_reader_free(reader);
        trace_free(&trace);
    }
    buffer_free(&end.bytes);
}

static void what_follows_the_end_is_ignored(void **state)
{
    (void)state;
    struct pipe_end end = {0};
    struct trace trace = {0};
    write_calls(&end, tell_leaves);
    buffer_append_string(&end.bytes, "nonsense after it");
    assert_int_equal(read_back(buffer_slice(&end.bytes), 5, &trace), WIRE_ENDED);
    assert_whole(&trace);
    trace_free(&trace);
    buffer_free(&end.bytes);
}

/* ---- long texts ---- */

enum { LONG = 70 * 1000 };

/* LONG characters of three bytes, after SHIFT of one. Free it. */
static char *long_text(size_t shift)
{
    struct buffer text = {0};
    for (; shift > 0; shift--)
        buffer_append_byte(&text, 'x');
    for (size_t i = 0; i < LONG; i++)
        buffer_append_string(&text, "经");
    return text.bytes;
}

static size_t shift;

static void tell_long_text(const struct sink *sink)
{
    char *text = long_text(shift);
    say_paragraph(sink, text);
    free(text);
    say_end(sink);
}

static void tell_long_raw(const struct sink *sink)
{
    char *text = long_text(shift);
    sink->raw(sink->context, slice_of(text));
    free(text);
    say_end(sink);
}

static void long_texts_come_in_pieces_of_whole_characters(void **state)
{
    (void)state;
    for (shift = 0; shift < 3; shift++)
        for (int raw = 0; raw < 2; raw++) {
            struct pipe_end end = {0};
            struct trace trace = {0};
            char *text = long_text(shift);
            struct slice bytes = write_calls(&end, raw ? tell_long_raw : tell_long_text);
            assert_int_equal(read_back(bytes, 4096, &trace), WIRE_ENDED);
            assert_whole(&trace);
            assert_true(slice_is(buffer_slice(&trace.text), text));
            free(text);
            trace_free(&trace);
            buffer_free(&end.bytes);
        }
}

static void tell_long_names(const struct sink *sink)
{
    char *text = long_text(shift);
    sink->meta(sink->context, META_TITLE, slice_of(text));
    sink->notice(sink->context, slice_of(text));
    say_section(sink, 1, text, text, 0);
    say_anchor(sink, text);
    say_open(sink, BLOCK_PARAGRAPH, 0);
    say_link(sink, text, "link");
    say_note_ref(sink, text, "note", 0);
    say_close(sink);
    free(text);
    say_end(sink);
}

static void what_is_longer_than_an_event_is_cut_at_a_character(void **state)
{
    (void)state;
    for (shift = 0; shift < 3; shift++) {
        struct pipe_end end = {0};
        struct trace trace = {0};
        struct slice bytes = write_calls(&end, tell_long_names);
        assert_int_equal(read_back(bytes, bytes.length, &trace), WIRE_ENDED);
        assert_whole(&trace);
        trace_free(&trace);
        buffer_free(&end.bytes);
    }
}

static void levels_below_the_deepest_are_the_deepest(void **state)
{
    (void)state;
    struct pipe_end end = {0};
    struct trace trace = {0};
    struct wire_writer *writer = wire_writer_new(keep, &end);
    struct sink sink = wire_writer_sink(writer);
    say_section(&sink, 300, "", "deep", 0);
    say_end(&sink);
    wire_writer_free(writer);
    assert_int_equal(read_back(buffer_slice(&end.bytes), SIZE_MAX / 2, &trace), WIRE_ENDED);
    assert_whole(&trace);
    assert_string_equal(buffer_string(&trace.lines), "section 32 \"\" \"deep\"\n");
    trace_free(&trace);
    buffer_free(&end.bytes);
}

/* ---- the writer ---- */

static void bytes_are_written_in_large_pieces(void **state)
{
    (void)state;
    struct pipe_end end = {0};
    shift = 0;
    write_calls(&end, tell_long_text);
    assert_true(end.longest <= 40 * 1024);
    assert_true(end.pieces <= end.bytes.length / (16 * 1024) + 1);
    buffer_free(&end.bytes);
}

static void the_end_is_written_at_once(void **state)
{
    (void)state;
    struct pipe_end end = {0};
    struct wire_writer *writer = wire_writer_new(keep, &end);
    struct sink sink = wire_writer_sink(writer);
    say_paragraph(&sink, "waits");
    assert_int_equal(end.pieces, 0);
    say_end(&sink);
    assert_int_equal(end.pieces, 1);
    wire_writer_flush(writer);
    assert_int_equal(end.pieces, 1);
    wire_writer_free(writer);
    buffer_free(&end.bytes);
}

static void a_writer_greets_once(void **state)
{
    (void)state;
    struct pipe_end end = {0};
    struct trace trace = {0};
    struct wire_writer *writer = wire_writer_new(keep, &end);
    for (int i = 0; i < 3; i++) {
        struct sink sink = wire_writer_sink(writer);
        say_paragraph(&sink, "text");
        wire_writer_flush(writer);
    }
    struct sink sink = wire_writer_sink(writer);
    say_end(&sink);
    wire_writer_free(writer);
    assert_int_equal(read_back(buffer_slice(&end.bytes), SIZE_MAX / 2, &trace), WIRE_ENDED);
    trace_free(&trace);
    buffer_free(&end.bytes);
}

static void nobody_is_called_who_does_not_listen(void **state)
{
    (void)state;
    struct pipe_end end = {.closed = true};
    shift = 0;
    write_calls(&end, tell_long_text);
    assert_int_equal(end.pieces, 1);
    buffer_free(&end.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_comes_back),
        cmocka_unit_test(random_documents_come_back),
        cmocka_unit_test(the_bytes_are_the_same_on_every_machine),
        cmocka_unit_test(any_split_gives_the_same_calls),
        cmocka_unit_test(a_split_in_two_anywhere_gives_the_same_calls),
        cmocka_unit_test(what_follows_the_end_is_ignored),
        cmocka_unit_test(long_texts_come_in_pieces_of_whole_characters),
        cmocka_unit_test(what_is_longer_than_an_event_is_cut_at_a_character),
        cmocka_unit_test(levels_below_the_deepest_are_the_deepest),
        cmocka_unit_test(bytes_are_written_in_large_pieces),
        cmocka_unit_test(the_end_is_written_at_once),
        cmocka_unit_test(a_writer_greets_once),
        cmocka_unit_test(nobody_is_called_who_does_not_listen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
