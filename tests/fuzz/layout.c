/* Any document at any width: lines cover the text once, both ways, and pages tile them. */
#include "fuzz.h"
#include "script.h"

#include "stele/infer.h"
#include "stele/layout.h"
#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS = 64, ROWS = 60 };

static struct line *lines;
static size_t count, capacity;

static bool same(const struct line *one, const struct line *other)
{
    return one->place == other->place && one->kind == other->kind && one->index == other->index &&
           one->count == other->count && one->unit.start == other->unit.start &&
           one->unit.end == other->unit.end && one->range.start == other->range.start &&
           one->range.end == other->range.end;
}

static void collect(struct layout *layout)
{
    struct line line;
    count = 0;
    for (bool any = layout_line_at(layout, 0, &line); any; any = layout_line_after(layout, &line, &line)) {
        array_reserve(lines, capacity, count + 1);
        lines[count++] = line;
    }
}

static void check_lines(struct layout *layout)
{
    struct line line;
    for (size_t i = 0; i < count; i++) {
        demand(i == 0 || lines[i].place > lines[i - 1].place);
        demand(layout_line_at(layout, lines[i].place, &line) && same(&line, &lines[i]));
        demand(layout_line_before(layout, &lines[i], &line) == (i > 0));
        demand(i == 0 || same(&line, &lines[i - 1]));
    }
}

/* White space of ASCII, or a byte of an ideographic space. */
static bool is_blank(struct slice text, size_t at)
{
    static const char wide[] = "\xE3\x80\x80";
    for (size_t back = 0; back < 3 && back <= at; back++)
        if (slice_starts(slice_cut(text, at - back, text.length), slice_of(wide)))
            return true;
    return text.bytes[at] && strchr(" \n\t\r\f\v", text.bytes[at]);
}

static void check_glyphs(struct layout *layout, const struct line *line, const struct segment *segment)
{
    struct glyph glyph;
    size_t at = segment->range.start;
    unsigned column = segment->column;
    layout_glyphs_start(layout, line, segment);
    for (; layout_glyph_next(layout, &glyph); at = glyph.range.end) {
        demand(glyph.range.start == at && glyph.column == column);
        column += glyph.columns;
    }
    demand(at == segment->range.end);
    demand(column + segment->hyphen == segment->column + segment->columns);
}

static void check_shown_once(struct layout *layout, struct slice text)
{
    struct segment segments[CELLS];
    char *times = memory_new(text.length + 1);
    for (size_t i = 0; i < count; i++) {
        size_t parts = layout_segments(layout, &lines[i], segments, CELLS);
        if (parts == CELLS) { /* there may be more */
            free(times);
            return;
        }
        for (size_t j = 0; j < parts; j++) {
            check_glyphs(layout, &lines[i], &segments[j]);
            for (size_t at = segments[j].range.start; at < segments[j].range.end; at++)
                times[at]++;
        }
    }
    for (size_t at = 0; at < text.length; at++)
        demand(times[at] == 1 || (times[at] == 0 && is_blank(text, at)));
    free(times);
}

static void check_pages(struct layout *layout, unsigned rows)
{
    struct line page[ROWS];
    size_t at = 0, pages = 0;
    for (size_t top = 0; count > 0 && top != NOWHERE; pages++) {
        size_t shown = layout_page(layout, top, rows, true, page);
        demand(shown > 0 && shown <= rows);
        for (size_t i = 0; i < shown; i++, at++)
            demand(at < count && same(&page[i], &lines[at]));
        top = layout_top_after(layout, &page[shown - 1]);
        if (at < count && top != lines[at].place)
            demand(lines[at++].kind == LINE_GAP && at < count && top == lines[at].place);
    }
    demand(at == count);
    while (!layout_step(layout, rows, 1000))
        continue;
    demand(layout_pages(layout) == pages);
}

static void check(const struct document *document, struct slice *choices)
{
    struct layout *layout = layout_new(document);
    for (int i = 0; i < 2; i++) {
        unsigned columns = LAYOUT_COLUMNS + fuzz_byte(choices) % (i == 0 ? 20 : 96);
        unsigned style = fuzz_byte(choices);
        layout_set(layout, columns, style & 1 ? TEXT_WIDE : TEXT_NARROW, !(style & 2));
        collect(layout);
        check_lines(layout);
        check_shown_once(layout, document_text(document));
        check_pages(layout, 1 + style / 4 % ROWS);
    }
    layout_free(layout);
}

void fuzz_input(struct slice bytes)
{
    struct error error;
    unsigned kind = fuzz_byte(&bytes);
    struct slice choices = slice_cut(bytes, 0, 4), rest = slice_cut(bytes, 4, bytes.length);
    struct document *document = kind % 2 ? document_derived(rest, infer_block) : document_new(&error);
    demand(document);
    if (kind % 2 == 0) {
        struct sink sink = document_sink(document);
        script_calls(rest, &sink);
    }
    check(document, &choices);
    document_free(document);
    free(lines);
    lines = NULL;
    capacity = 0;
}
