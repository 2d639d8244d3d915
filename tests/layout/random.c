/* What must hold of the lines and pages of every document at every width. */
#include "build.h"
#include "check.h"
#include "random_calls.h"

#include "stele/layout.h"

#include <locale.h>

enum { SEEDS = 60, BLOCKS = 14, WORDS = 300, LINES = 20000, CELLS = 64 };

/* One document at one width, and all of its lines. */
static struct buffer source; /* of a derived document */
static struct document *document;
static struct layout *layout;
static bool wrap;
static struct slice text;
static struct line lines[LINES];
static size_t count;

static void collect_lines(void)
{
    count = 0;
    if (!layout_line_at(layout, 0, &lines[0]))
        return;
    for (count = 1; layout_line_after(layout, &lines[count - 1], &lines[count]); count++)
        assert_true(count + 1 < LINES);
}

/* Every third document is derived, every fourth damaged. */
static void make_document(uint64_t seed)
{
    struct random random = {seed};
    if (seed % 3 == 0) {
        random_text(&random, WORDS, seed % 4 == 0, &source);
        document = build_lines(buffer_slice(&source));
    } else {
        struct sink sink;
        document = build_new(&sink);
        random_calls(&random, &sink, BLOCKS, seed % 4 == 0);
    }
    text = document_text(document);
    layout = layout_new(document);
}

static void forget_document(void)
{
    layout_free(layout);
    document_free(document);
    buffer_free(&source);
}

/* Calls CHECK for many documents at two widths each. */
static void for_each_layout(void (*check)(struct random *random))
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct random random = {seed};
        make_document(seed);
        wrap = seed % 7 != 0;
        for (int i = 0; i < 2; i++) {
            unsigned columns = LAYOUT_COLUMNS + random_below(&random, i == 0 ? 20 : 97);
            layout_set(layout, columns, seed % 5 == 0 ? TEXT_WIDE : TEXT_NARROW, wrap);
            collect_lines();
            check(&random);
        }
        forget_document();
    }
}

static void assert_same_line(const struct line *one, const struct line *other)
{
    assert_int_equal(one->place, other->place);
    assert_int_equal(one->kind, other->kind);
    assert_int_equal(one->unit.start, other->unit.start);
    assert_int_equal(one->unit.end, other->unit.end);
    assert_int_equal(one->range.start, other->range.start);
    assert_int_equal(one->range.end, other->range.end);
    assert_int_equal(one->index, other->index);
    assert_int_equal(one->count, other->count);
}

/* ---- lines by place ---- */

static void check_neighbours(struct random *random)
{
    struct line line;
    (void)random;
    for (size_t i = 0; i + 1 < count; i++) {
        assert_true(lines[i].place < lines[i + 1].place);
        assert_true(layout_line_before(layout, &lines[i + 1], &line));
        assert_same_line(&line, &lines[i]);
    }
    assert_true(count == 0 || !layout_line_before(layout, &lines[0], &line));
}

static void after_and_before_are_each_others_inverse(void **state)
{
    (void)state;
    for_each_layout(check_neighbours);
}

static void check_names(struct random *random)
{
    struct line line;
    (void)random;
    for (size_t i = 0; i < count; i++) {
        assert_true(layout_line_at(layout, lines[i].place, &line));
        assert_same_line(&line, &lines[i]);
    }
}

static void a_line_is_found_by_its_place(void **state)
{
    (void)state;
    for_each_layout(check_names);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

static bool shows(const struct line *line, size_t place)
{
    struct segment segments[CELLS];
    size_t segment_count = layout_segments(layout, line, segments, CELLS);
    for (size_t i = 0; i < segment_count; i++)
        if (range_holds(segments[i].range, place))
            return true;
    return false;
}

static void check_places(struct random *random)
{
    struct line line;
    size_t last = 0;
    (void)random;
    for (size_t place = 0; count > 0 && place < text.length; place++) {
        assert_true(layout_line_at(layout, place, &line));
        if (line.kind != LINE_ROW) {
            assert_true(line.place <= place && line.place >= last);
            last = line.place;
        }
        assert_true(shows(&line, place) || is_blank(text.bytes[place]));
    }
}

static void the_line_at_a_place_shows_it(void **state)
{
    (void)state;
    for_each_layout(check_places);
}

static void check_moves(struct random *random)
{
    for (int i = 0; count > 0 && i < 30; i++) {
        size_t from = random_below(random, (uint32_t)count), to = random_below(random, (uint32_t)count);
        assert_int_equal(layout_move(layout, lines[from].place, (long)to - (long)from), lines[to].place);
    }
}

static void moves_count_lines(void **state)
{
    (void)state;
    for_each_layout(check_moves);
}

/* ---- what lines show ---- */

static unsigned lead_columns(const struct line *line, enum text_ambiguous ambiguous)
{
    struct buffer lead = {0};
    layout_lead(layout, line, &lead);
    unsigned columns = text_width(buffer_slice(&lead), ambiguous);
    buffer_free(&lead);
    return columns;
}

/* A cluster that is wider than what there is cannot be cut. */
static bool is_one_cluster(const struct segment *segment)
{
    struct slice shown = slice_range(text, segment->range);
    return text_cluster_after(shown, 0) == shown.length;
}

static void check_widths(struct random *random)
{
    (void)random;
    for (size_t i = 0; i < count; i++) {
        struct segment segments[CELLS];
        unsigned column = lead_columns(&lines[i], TEXT_NARROW);
        size_t segment_count = layout_segments(layout, &lines[i], segments, CELLS);
        assert_true(column <= layout_columns(layout) / 2);
        for (size_t j = 0; j < segment_count; j++) {
            assert_true(segments[j].column >= column);
            column = segments[j].column + segments[j].columns;
            assert_true(column <= layout_columns(layout) || !wrap || is_one_cluster(&segments[j]));
        }
    }
}

static void no_line_is_wider_than_the_columns(void **state)
{
    (void)state;
    for_each_layout(check_widths);
}

static void check_shown_once(struct random *random)
{
    char *times = memory_new(text.length);
    size_t last = 0;
    (void)random;
    for (size_t i = 0; i < count; i++) {
        struct segment segments[CELLS];
        size_t segment_count = layout_segments(layout, &lines[i], segments, CELLS);
        for (size_t j = 0; j < segment_count; j++) {
            assert_true(lines[i].kind == LINE_ROW || segments[j].range.start >= last);
            last = segments[j].range.end;
            for (size_t at = segments[j].range.start; at < segments[j].range.end; at++)
                times[at]++;
        }
    }
    for (size_t at = 0; at < text.length; at++)
        assert_true(times[at] == 1 || (times[at] == 0 && is_blank(text.bytes[at])));
    free(times);
}

static void every_character_is_shown_once_and_in_order(void **state)
{
    (void)state;
    for_each_layout(check_shown_once);
}

static void check_glyphs(struct random *random)
{
    (void)random;
    for (size_t i = 0; i < count; i++) {
        struct segment segments[CELLS];
        size_t segment_count = layout_segments(layout, &lines[i], segments, CELLS);
        for (size_t j = 0; j < segment_count; j++) {
            struct glyph glyph;
            unsigned column = segments[j].column;
            size_t at = segments[j].range.start;
            layout_glyphs_start(layout, &lines[i], &segments[j]);
            for (; layout_glyph_next(layout, &glyph); at = glyph.range.end) {
                assert_int_equal(glyph.range.start, at);
                assert_int_equal(glyph.column, column);
                assert_int_equal(glyph.columns == 0, glyph.shown[0] == '\0');
                column += glyph.columns;
            }
            assert_int_equal(at, segments[j].range.end);
            assert_int_equal(column + segments[j].hyphen, segments[j].column + segments[j].columns);
        }
    }
}

static void glyphs_fill_their_segment(void **state)
{
    (void)state;
    for_each_layout(check_glyphs);
}

static void check_going_back(struct random *random)
{
    unsigned columns = layout_columns(layout);
    for (int i = 0; count > 0 && i < 10; i++) {
        struct line other, again;
        const struct line *line = &lines[random_below(random, (uint32_t)count)];
        layout_set(layout, LAYOUT_COLUMNS + random_below(random, 60), TEXT_NARROW, true);
        layout_line_at(layout, line->place, &other);
        layout_set(layout, columns, TEXT_NARROW, true);
        layout_line_at(layout, line->place, &again);
        assert_int_equal(again.place, line->place);
    }
}

static void the_same_width_gives_the_same_line_again(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct random random = {seed};
        make_document(seed);
        layout_set(layout, 30, TEXT_NARROW, true);
        collect_lines();
        check_going_back(&random);
        forget_document();
    }
}

/* ---- pages ---- */

static bool may_be_left_out(const struct line *line)
{
    return line->kind == LINE_GAP;
}

static void check_pages(struct random *random)
{
    struct line page[60];
    unsigned rows = 1 + random_below(random, 60);
    size_t at = 0, pages = 0;
    for (size_t top = 0; count > 0 && top != NOWHERE; pages++) {
        size_t shown = layout_page(layout, top, rows, true, page);
        assert_true(shown > 0 && shown <= rows);
        for (size_t i = 0; i < shown; i++, at++)
            assert_same_line(&page[i], &lines[at]);
        top = layout_top_after(layout, &page[shown - 1]);
        if (at < count && top != lines[at].place) {
            assert_true(may_be_left_out(&lines[at++]));
            assert_int_equal(top, lines[at].place);
        }
    }
    assert_int_equal(at, count);
    while (!layout_step(layout, rows, 0))
        continue;
    assert_int_equal(layout_pages(layout), pages);
}

static void pages_tile_the_text(void **state)
{
    (void)state;
    for_each_layout(check_pages);
}

static void check_page_numbers(struct random *random)
{
    unsigned rows = 2 + random_below(random, 30);
    while (!layout_step(layout, rows, 0))
        continue;
    size_t last = 1;
    for (size_t i = 0; i < count; i++) {
        size_t number = layout_page_number(layout, lines[i].place);
        assert_true(number == last || number == last + 1);
        last = number;
    }
    assert_true(count == 0 || last == layout_pages(layout));
    for (size_t number = 1; number <= layout_pages(layout); number++)
        assert_int_equal(layout_page_number(layout, layout_page_top(layout, number)), number);
}

static void page_numbers_count_up(void **state)
{
    (void)state;
    for_each_layout(check_page_numbers);
}

/* The window before TOP leaves nothing out between it and TOP, and is not one that could begin earlier. */
static void check_page_before(struct random *random)
{
    struct line page[30];
    unsigned rows = 3 + random_below(random, 27);
    for (size_t i = 1; i < count; i += 1 + random_below(random, 5)) {
        if (lines[i].kind == LINE_GAP)
            continue;
        size_t top = layout_top_before(layout, lines[i].place, rows);
        assert_true(top < lines[i].place);
        size_t shown = layout_page(layout, top, rows, true, page);
        size_t after = layout_top_after(layout, &page[shown - 1]);
        assert_true(after >= lines[i].place);
    }
}

static void the_page_before_leaves_nothing_out(void **state)
{
    (void)state;
    for_each_layout(check_page_before);
}

static void check_last_top(struct random *random)
{
    struct line page[40];
    unsigned rows = 1 + random_below(random, 40);
    if (count == 0)
        return;
    size_t shown = layout_page(layout, layout_last_top(layout, rows), rows, false, page);
    assert_int_equal(shown, count < rows ? count : rows);
    assert_same_line(&page[shown - 1], &lines[count - 1]);
}

static void the_last_window_ends_with_the_text(void **state)
{
    (void)state;
    for_each_layout(check_last_top);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(after_and_before_are_each_others_inverse),
        cmocka_unit_test(a_line_is_found_by_its_place),
        cmocka_unit_test(the_line_at_a_place_shows_it),
        cmocka_unit_test(moves_count_lines),
        cmocka_unit_test(no_line_is_wider_than_the_columns),
        cmocka_unit_test(every_character_is_shown_once_and_in_order),
        cmocka_unit_test(glyphs_fill_their_segment),
        cmocka_unit_test(the_same_width_gives_the_same_line_again),
        cmocka_unit_test(pages_tile_the_text),
        cmocka_unit_test(page_numbers_count_up),
        cmocka_unit_test(the_page_before_leaves_nothing_out),
        cmocka_unit_test(the_last_window_ends_with_the_text),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
