/* Greedy line breaking of one run of text: columns and opportunities come from the room text. */

#include "layout.h"

#include <stdlib.h>
#include <string.h>

void scratch_free(struct scratch *scratch)
{
    free(scratch->columns);
    free(scratch->breaks);
    *scratch = (struct scratch){0};
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

bool wrap_is_blank(struct slice text, const unsigned char *columns, size_t at)
{
    bool alone = at + 1 >= text.length || columns[at + 1] != TEXT_CONTINUES || text.bytes[at + 1] == '\n';
    return alone && is_blank(text.bytes[at]);
}

/* The bytes of the line end at AT: none, one, or two for CR LF. */
static size_t line_end_at(struct slice text, size_t at)
{
    if (text.bytes[at] == '\r' && at + 1 < text.length && text.bytes[at + 1] == '\n')
        return 2;
    return text.bytes[at] == '\n' ? 1 : 0;
}

static bool ends_with_soft_hyphen(struct slice text, size_t end)
{
    return end >= 2 && (unsigned char)text.bytes[end - 2] == 0xC2 &&
           (unsigned char)text.bytes[end - 1] == 0xAD;
}

/* A line end between two ideographs, or in a word with a soft hyphen, shows as nothing. */
static bool vanishes(struct slice text, size_t from, size_t to)
{
    if (from == 0 || to >= text.length)
        return false;
    if (ends_with_soft_hyphen(text, from))
        return memchr(text.bytes + from, '\n', to - from) != NULL;
    for (size_t i = from; i < to; i++)
        if (text.bytes[i] != '\n' && text.bytes[i] != '\r')
            return false;
    uint32_t left, right;
    text_decode(slice_cut(text, text_before(text, from), from), &left);
    text_decode(slice_cut(text, to, text.length), &right);
    return text_joins_without_space(left, right);
}

/* Runs of white space take one column, or none. */
static void fold_blanks(struct slice text, unsigned char *columns)
{
    for (size_t at = 0; at < text.length; at++) {
        if (!wrap_is_blank(text, columns, at))
            continue;
        size_t end = at + 1;
        while (end < text.length && wrap_is_blank(text, columns, end))
            end++;
        if (end - at > 1 || text.bytes[at] == '\n') {
            for (size_t i = at; i < end; i++)
                columns[i] = i == at && !vanishes(text, at, end) ? 1 : 0;
        }
        at = end - 1;
    }
}

void wrap_measure(struct slice text, const struct wrap_style *style, struct scratch *scratch)
{
    array_reserve(scratch->columns, scratch->columns_capacity, text.length);
    text_columns(text, style->ambiguous, scratch->columns);
    if (style->joins)
        fold_blanks(text, scratch->columns);
}

unsigned wrap_cluster_columns(struct slice text, size_t at, unsigned columns, unsigned column,
                              const struct wrap_style *style)
{
    return style->keeps && text.bytes[at] == '\t' ? LAYOUT_TAB - column % LAYOUT_TAB : columns;
}

/* The run that is being cut, and where its current line could end. */
struct cutting {
    struct slice text;
    const struct wrap_style *style;
    const struct scratch *scratch;
    struct strips *strips;
    struct strip line; /* up to the last character that is no space */
    unsigned used;     /* columns, with the white space at its end */
    bool may_break;    /* in that white space or right after it */
    struct strip before_break;
    size_t break_at; /* where the next line would begin; NOWHERE */
};

static size_t emit(struct cutting *cutting, struct strip strip, size_t next)
{
    struct strips *strips = cutting->strips;
    array_reserve(strips->items, strips->capacity, strips->count + 1);
    strips->items[strips->count++] = strip;
    return next;
}

/* Nothing is shown between the soft hyphen and where the next line begins, nor a hyphen before it. */
static bool ends_in_a_word(const struct cutting *cutting)
{
    size_t end = cutting->line.end;
    return cutting->line.columns == cutting->used && ends_with_soft_hyphen(cutting->text, end) &&
           !(end > 2 && cutting->text.bytes[end - 3] == '-');
}

static void note_break(struct cutting *cutting, size_t at, unsigned limit)
{
    const struct strip *line = &cutting->line;
    if (line->end == line->start)
        return;
    bool hyphen = ends_in_a_word(cutting);
    if (hyphen && line->columns + 1 > limit)
        return;
    cutting->break_at = at;
    cutting->before_break = *line;
    cutting->before_break.hyphen = hyphen;
}

static size_t cluster_end(const struct cutting *cutting, size_t at)
{
    do
        at++;
    while (at < cutting->text.length && cutting->scratch->columns[at] == TEXT_CONTINUES);
    return at;
}

/* Takes the cluster from AT to END into the line. False: it does not fit. */
static bool take_cluster(struct cutting *cutting, size_t at, size_t end, unsigned limit)
{
    const struct wrap_style *style = cutting->style;
    const unsigned char *all = cutting->scratch->columns;
    unsigned columns = wrap_cluster_columns(cutting->text, at, all[at], cutting->used, style);
    if (!style->keeps && wrap_is_blank(cutting->text, all, at)) {
        cutting->used += columns;
        return true;
    }
    if (cutting->may_break)
        note_break(cutting, at, limit);
    cutting->may_break = false;
    if (cutting->used + columns > limit && at > cutting->line.start)
        return false;
    cutting->used += columns;
    cutting->line.end = end;
    cutting->line.columns = cutting->used;
    return true;
}

static void begin_line(struct cutting *cutting, size_t start)
{
    cutting->line = (struct strip){.start = start, .end = start};
    cutting->used = 0;
    cutting->may_break = false;
    cutting->break_at = NOWHERE;
}

/* Cuts the line that begins at START. Returns where the next one does. */
static size_t cut_line(struct cutting *cutting, size_t start, unsigned limit)
{
    struct slice text = cutting->text;
    const struct wrap_style *style = cutting->style;
    begin_line(cutting, start);
    for (size_t at = start, end; at < text.length; at = end) {
        size_t line_end = style->joins ? 0 : line_end_at(text, at);
        if (line_end > 0) {
            cutting->line.hyphen = ends_in_a_word(cutting) && cutting->line.columns < limit;
            return emit(cutting, cutting->line, at + line_end);
        }
        cutting->may_break |= at > start && !style->keeps && cutting->scratch->breaks[at] != TEXT_NO_BREAK;
        end = cluster_end(cutting, at);
        if (take_cluster(cutting, at, end, limit))
            continue;
        if (cutting->break_at != NOWHERE)
            return emit(cutting, cutting->before_break, cutting->break_at);
        return emit(cutting, cutting->line, at);
    }
    return emit(cutting, cutting->line, text.length);
}

void wrap_text(struct slice text, const struct wrap_style *style, struct scratch *scratch,
               struct strips *strips)
{
    wrap_measure(text, style, scratch);
    if (!style->keeps && text.length > 0) {
        array_reserve(scratch->breaks, scratch->breaks_capacity, text.length);
        text_breaks(text, scratch->breaks);
    }
    struct cutting cutting = {.text = text, .style = style, .scratch = scratch, .strips = strips};
    size_t at = 0;
    do {
        bool fresh = at == 0 || text.bytes[at - 1] == '\n';
        at = cut_line(&cutting, at, fresh ? style->fresh : style->folded);
    } while (at < text.length);
}

void layout_wrap(struct slice text, unsigned columns, unsigned rest, enum text_ambiguous ambiguous,
                 void (*visit)(void *context, struct range line), void *context)
{
    struct scratch scratch = {0};
    struct strips strips = {0};
    const struct wrap_style style = {.fresh = columns, .folded = rest, .ambiguous = ambiguous};
    wrap_text(text, &style, &scratch, &strips);
    for (size_t i = 0; i < strips.count; i++)
        visit(context, (struct range){strips.items[i].start, strips.items[i].end});
    free(strips.items);
    scratch_free(&scratch);
}
