/* Selecting: the cursor moves by the units of the text, the selection reaches from where it began to there.
 */

#include "reader.h"

#include "units.h"

enum {
    SEGMENTS = 64,
    MOST_STEPS = 10 * 1000, /* of a motion: whatever the count, a key is answered at once */
};

static struct selection *selection_of(const struct reader *reader)
{
    return &reader->page->selection;
}

/* ---- what is selected ---- */

static void extend_to_lines(const struct reading *page, struct range *range)
{
    struct line line;
    if (layout_line_at(page->layout, range->start, &line) && line.range.start < range->start)
        range->start = line.range.start;
    if (layout_line_at(page->layout, range->end - 1, &line) && line.range.end > range->end)
        range->end = line.range.end;
}

bool selection_range(struct reader *reader, struct range *range)
{
    const struct reading *page = reader->page;
    const struct selection *selection = &page->selection;
    if (!selection->active)
        return false;
    bool ahead = selection->stays <= selection->cursor;
    *range = (struct range){ahead ? selection->stays : selection->cursor,
                            unit_character_end(page->document, ahead ? selection->cursor : selection->stays)};
    if (selection->by_line && range->end > range->start)
        extend_to_lines(page, range);
    *range = unit_trim(page->document, *range);
    return range->end > range->start;
}

struct range reader_selection(struct reader *reader)
{
    struct range range;
    return selection_range(reader, &range) ? range : (struct range){NOWHERE, NOWHERE};
}

/* Of a cell, its row. */
static struct range whole(const struct document *document, const struct block *block)
{
    const struct container *row =
        block->kind == BLOCK_CELL ? document_within(document, block, BLOCK_ROW) : NULL;
    return row ? row->range : block->range;
}

bool selection_or_paragraph(struct reader *reader, struct range *range)
{
    struct block block;
    if (selection_range(reader, range))
        return true;
    if (!reader_current(reader, &block))
        return false;
    *range = whole(reader->page->document, &block);
    return range->end > range->start;
}

/* ---- its cursor ---- */

static void move_to(struct reader *reader, size_t place)
{
    selection_of(reader)->cursor = place;
    scroll_to(reader, place);
}

void selection_follow(struct reader *reader, size_t place)
{
    if (!selection_of(reader)->active)
        return;
    selection_of(reader)->aimed = false;
    move_to(reader, place);
}

void selection_end(struct reader *reader)
{
    selection_of(reader)->active = false;
}

static void begin(struct reader *reader, bool by_line)
{
    struct selection *selection = selection_of(reader);
    size_t place = reader_cursor_place(reader);
    const struct document *document = reader->page->document;
    if (document_text(document).length == 0) {
        reader_say(reader, "there is nothing to select");
        return;
    }
    if (place == current_place(reader)) /* the first word of a paragraph */
        place = unit_trim(document, unit_paragraph(document, place)).start;
    *selection = (struct selection){.active = true, .by_line = by_line, .stays = place, .cursor = place};
    move_to(reader, place);
}

/* The same key again leaves, the other one selects in its way. */
static void select_or_leave(struct reader *reader, bool by_line)
{
    struct selection *selection = selection_of(reader);
    if (!selection->active)
        begin(reader, by_line);
    else if (selection->by_line == by_line)
        selection_end(reader);
    else
        selection->by_line = by_line;
}

void run_select(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    select_or_leave(reader, false);
}

void run_select_lines(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    select_or_leave(reader, true);
}

/* False: it was said that nothing is selected. */
static bool is_selecting(struct reader *reader)
{
    if (!selection_of(reader)->active)
        reader_say(reader, "nothing is selected; v selects");
    return selection_of(reader)->active;
}

void run_swap_ends(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (!is_selecting(reader))
        return;
    size_t cursor = selection_of(reader)->cursor;
    selection_follow(reader, selection_of(reader)->stays);
    selection_of(reader)->stays = cursor;
}

/* ---- motions by units ---- */

static void move_by(struct reader *reader, unsigned times, unit_motion *motion)
{
    size_t place = selection_of(reader)->cursor, before = NOWHERE;
    if (!is_selecting(reader))
        return;
    times = times < MOST_STEPS ? times : MOST_STEPS;
    for (; times > 0 && place != before; times--) {
        before = place;
        place = motion(reader->page->document, place);
    }
    selection_follow(reader, place);
}

#define MOTION(name)                                                                                         \
    void run_##name(struct reader *reader, const struct invocation *invocation)                              \
    {                                                                                                        \
        move_by(reader, invocation_times(invocation), unit_##name);                                          \
    }

MOTION(character_after)
MOTION(character_before)
MOTION(word_after)
MOTION(word_before)
MOTION(word_end)
MOTION(sentence_after)
MOTION(sentence_before)

void selection_move_paragraphs(struct reader *reader, long paragraphs)
{
    if (paragraphs < 0)
        move_by(reader, (unsigned)-paragraphs, unit_paragraph_before);
    else
        move_by(reader, (unsigned)paragraphs, unit_paragraph_after);
}

/* ---- motions by lines ---- */

/* Walks the characters of LINE up to the one that ends VISIT. */
static void walk(struct layout *layout, const struct line *line,
                 bool (*visit)(void *context, const struct glyph *glyph), void *context)
{
    struct segment segments[SEGMENTS];
    struct glyph glyph;
    size_t count = layout_segments(layout, line, segments, SEGMENTS);
    for (size_t i = 0; i < count; i++) {
        layout_glyphs_start(layout, line, &segments[i]);
        while (layout_glyph_next(layout, &glyph))
            if (glyph.columns > 0 && !visit(context, &glyph))
                return;
    }
}

struct aim {
    size_t place;
    unsigned column;
};

static bool until_place(void *context, const struct glyph *glyph)
{
    struct aim *aim = context;
    if (glyph->range.start > aim->place)
        return false;
    aim->column = glyph->column;
    return true;
}

static bool until_column(void *context, const struct glyph *glyph)
{
    struct aim *aim = context;
    if (glyph->column > aim->column)
        return false;
    aim->place = glyph->range.start;
    return true;
}

static unsigned column_of(struct layout *layout, const struct line *line, size_t place)
{
    struct aim aim = {.place = place};
    walk(layout, line, until_place, &aim);
    return aim.column;
}

static size_t place_in(struct layout *layout, const struct line *line, unsigned column)
{
    struct aim aim = {.place = line->range.start, .column = column};
    walk(layout, line, until_column, &aim);
    return aim.place;
}

/* The next line with text that way. False: there is none. */
static bool step(struct layout *layout, struct line *line, bool ahead)
{
    struct line other = *line;
    while (ahead ? layout_line_after(layout, &other, &other) : layout_line_before(layout, &other, &other))
        if (other.kind == LINE_TEXT || other.kind == LINE_ROW) {
            *line = other;
            return true;
        }
    return false;
}

void selection_move_lines(struct reader *reader, long lines)
{
    struct selection *selection = selection_of(reader);
    struct layout *layout = reader->page->layout;
    struct line line;
    if (!layout_line_at(layout, selection->cursor, &line))
        return;
    unsigned column = selection->aimed ? selection->column : column_of(layout, &line, selection->cursor);
    size_t here = line.place;
    long left = lines < 0 ? -lines : lines;
    for (left = left < MOST_STEPS ? left : MOST_STEPS; left > 0; left--)
        if (!step(layout, &line, lines > 0))
            break;
    if (line.place != here)
        move_to(reader, place_in(layout, &line, column));
    selection->aimed = true;
    selection->column = column;
}

static void move_in_line(struct reader *reader, unsigned column)
{
    struct layout *layout = reader->page->layout;
    struct line line;
    if (is_selecting(reader) && layout_line_at(layout, selection_of(reader)->cursor, &line))
        selection_follow(reader, place_in(layout, &line, column));
}

void run_line_start(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    move_in_line(reader, 0);
}

void run_line_end(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    move_in_line(reader, UINT32_MAX);
}

/* ---- whole units ---- */

/* Selects the unit around the cursor; what is selected as a whole already grows by the next one. */
static void take_whole(struct reader *reader, unsigned times, unit_around *around)
{
    struct selection *selection = selection_of(reader);
    const struct document *document = reader->page->document;
    struct range selected;
    if (!is_selecting(reader))
        return;
    times = times < MOST_STEPS ? times : MOST_STEPS;
    for (; times > 0 && selection_range(reader, &selected); times--) {
        struct range unit = around(document, selection->cursor);
        if (selected.start <= unit.start && unit.end <= selected.end && selection->stays != selection->cursor)
            unit = around(document, unit_character_after(document, selection->cursor));
        if (unit.end <= unit.start)
            return;
        if (unit.start < selection->stays)
            selection->stays = unit.start;
        selection_follow(reader, unit_character_before(document, unit.end));
    }
}

#define WHOLE(name)                                                                                          \
    void run_whole_##name(struct reader *reader, const struct invocation *invocation)                        \
    {                                                                                                        \
        take_whole(reader, invocation_times(invocation), unit_##name);                                       \
    }

WHOLE(word)
WHOLE(sentence)
WHOLE(paragraph)
WHOLE(section)
