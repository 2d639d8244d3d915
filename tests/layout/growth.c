/* A document that comes through the wire while somebody looks at it. */
#include "build.h"
#include "check.h"
#include "random_calls.h"

#include "stele/layout.h"
#include "stele/wire.h"

#include <locale.h>

enum { SEEDS = 120, BLOCKS = 14, PIECE = 80 };

static bool keep(void *context, struct slice bytes)
{
    buffer_append(context, bytes);
    return true;
}

static void write_random(uint64_t seed, struct buffer *into)
{
    struct random random = {seed};
    struct wire_writer *writer = wire_writer_new(keep, into);
    struct sink sink = wire_writer_sink(writer);
    random_calls(&random, &sink, BLOCKS, false);
    wire_writer_free(writer);
}

static void look(struct random *random, struct layout *layout, unsigned rows)
{
    struct line line;
    if (random_below(random, 4) == 0)
        layout_step(layout, rows, 0);
    if (random_below(random, 4) == 0)
        layout_line_at(layout, random_below(random, 4000), &line);
    if (random_below(random, 16) == 0)
        layout_last_top(layout, rows);
}

static void feed(struct random *random, struct slice bytes, struct sink sink, struct layout *layout,
                 unsigned rows)
{
    struct wire_reader *reader = wire_reader_new(sink);
    for (size_t at = 0, next; at < bytes.length; at = next) {
        next = at + 1 + random_below(random, PIECE);
        wire_reader_feed(reader, slice_cut(bytes, at, next), NULL);
        look(random, layout, rows);
    }
    wire_reader_free(reader);
}

static void assert_same_pages(struct layout *one, struct layout *other, unsigned rows)
{
    while (!layout_step(one, rows, 0))
        continue;
    while (!layout_step(other, rows, 1000))
        continue;
    assert_int_equal(layout_pages(one), layout_pages(other));
    for (size_t number = 1; number <= layout_pages(one); number++)
        assert_int_equal(layout_page_top(one, number), layout_page_top(other, number));
}

static void assert_same_lines(struct layout *one, struct layout *other)
{
    struct line line, twin;
    bool more = layout_line_at(one, 0, &line);
    assert_int_equal(layout_line_at(other, 0, &twin), more);
    while (more) {
        assert_int_equal(line.place, twin.place);
        assert_int_equal(line.kind, twin.kind);
        assert_int_equal(line.count, twin.count);
        more = layout_line_after(one, &line, &line);
        assert_int_equal(layout_line_after(other, &twin, &twin), more);
    }
}

static void a_text_that_has_grown_is_laid_out_like_the_whole(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct sink sink;
        struct buffer bytes = {0};
        struct random random = {seed};
        struct document *document = build_new(&sink);
        struct layout *grown = layout_new(document);
        unsigned rows = 2 + random_below(&random, 20), columns = LAYOUT_COLUMNS + random_below(&random, 60);
        layout_set(grown, columns, TEXT_NARROW, true);
        write_random(seed, &bytes);
        feed(&random, buffer_slice(&bytes), sink, grown, rows);
        struct layout *whole = layout_new(document);
        layout_set(whole, columns, TEXT_NARROW, true);
        assert_same_lines(grown, whole);
        assert_same_pages(grown, whole, rows);
        layout_free(whole);
        layout_free(grown);
        document_free(document);
        buffer_free(&bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_text_that_has_grown_is_laid_out_like_the_whole)};
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
