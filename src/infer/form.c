#include "form.h"

#include "stele/text.h"

#include <ctype.h>
#include <string.h>

enum {
    CODE_INDENT = 4,
    GAP = 3,            /* spaces inside a row that set columns apart */
    GAPPED_SHARE = 3,   /* of so many rows one has them: more than those of a text set in full lines */
    LONG_COLUMNS = 140, /* of a row that was not wrapped by hand */
    VERSE_COLUMNS = 56,
    VERSE_ROWS = 3,
    HEADING_COLUMNS = 64,
    PARTING_COLUMNS = 10, /* by which a first word must have fitted */
    WRAPPED_COLUMNS = 40, /* less is no hard-wrapped text */
    MANUAL_INDENT = 7,
    MANUAL_TITLE_INDENT = 3,
    MARK_BYTES = 6,   /* of the mark of an item */
    FIELD_BYTES = 24, /* of the name of a field */
    RULE_COLUMNS = 4,
};

/* ---- where a paragraph begins without a blank line ---- */

static struct line row_after(struct slice text, const struct line *row)
{
    return row->next < text.length ? row_at(text, row->next) : (struct line){.start = text.length};
}

static unsigned first_word_columns(struct slice text, const struct line *row)
{
    size_t at = row->first;
    while (at < row->end && text.bytes[at] != ' ' && at - row->first < LONG_COLUMNS)
        at++;
    return (unsigned)(at - row->first);
}

static bool fits_above(struct slice text, const struct line *previous, const struct line *row)
{
    if (!line_ends_sentence(line_words(text, previous))) /* most rows: first, as it looks at one word */
        return false;
    struct line next = row_after(text, row), before;
    unsigned width = row->columns;
    if (next.columns > width)
        width = next.columns;
    if (row_before(text, previous->start, &before) && before.columns > width)
        width = before.columns;
    unsigned filled = previous->columns + 1 + first_word_columns(text, row);
    return width >= WRAPPED_COLUMNS && width <= LONG_COLUMNS && filled + PARTING_COLUMNS <= width;
}

static bool begins_with_wide_space(struct slice text, const struct line *row)
{
    return slice_starts(slice_cut(text, row->start, row->end), slice_of("\xE3\x80\x80"));
}

static bool is_raised(struct slice words)
{
    uint32_t first;
    text_decode(words, &first);
    return !text_is_lower(first);
}

/* "Upstream-Contact: ", as heads of messages and files of records have it. */
static bool is_field(struct slice words)
{
    size_t end = 0;
    if (words.length == 0 || words.bytes[0] < 'A' || words.bytes[0] > 'Z')
        return false;
    while (end < words.length && end < FIELD_BYTES &&
           (isalpha((unsigned char)words.bytes[end]) || words.bytes[end] == '-'))
        end++;
    return end < words.length && words.bytes[end] == ':' &&
           (end + 1 == words.length || words.bytes[end + 1] == ' ' || words.bytes[end + 1] == '\t');
}

/* "a. The first item": what hangs below it belongs to it. */
static bool is_marked(struct slice words)
{
    size_t end = 0;
    while (end < words.length && end < MARK_BYTES && words.bytes[end] != ' ' && words.bytes[end] != '\t')
        end++;
    return end > 0 && end < words.length && strchr(".):-*+o", words.bytes[end - 1]);
}

/* "ARGUMENTS", or "   Simple Commands" further in, right above the text that it names, as manuals have it. */
static bool is_title(struct slice text, const struct line *line, const struct line *below)
{
    struct line before;
    struct slice words = line_words(text, line);
    bool lower = false;
    for (size_t i = 0; i < words.length; i++)
        lower = lower || (words.bytes[i] >= 'a' && words.bytes[i] <= 'z');
    return below->indent == MANUAL_INDENT && line->columns <= HEADING_COLUMNS && is_raised(words) &&
           (line->indent == 0 ? !lower : line->indent == MANUAL_TITLE_INDENT) && !line_ends_sentence(words) &&
           (!row_before(text, line->start, &before) || line_is_blank(&before));
}

/* ROW is set in below PREVIOUS: the first of a paragraph, or one that hangs. */
static bool begins_set_in(struct slice text, const struct line *previous, const struct line *row)
{
    struct line next = row_after(text, row);
    struct slice above = line_words(text, previous);
    if (is_title(text, previous, row))
        return true;
    if (previous->indent > 0 || is_field(above))
        return false;
    if (line_is_blank(&next))
        return line_ends_sentence(above) && !is_marked(above);
    return next.indent == 0;
}

bool form_parts(struct slice text, const struct line *previous, const struct line *row)
{
    if (row->columns > LONG_COLUMNS || previous->columns > LONG_COLUMNS || begins_with_wide_space(text, row))
        return true;
    if (row->indent >= 2 && previous->indent < row->indent)
        return begins_set_in(text, previous, row);
    if (row->indent >= 2 && previous->indent == row->indent) {
        struct line next = row_after(text, row);
        return !line_is_blank(&next) && next.indent == 0 && next.columns >= WRAPPED_COLUMNS;
    }
    return row->indent == previous->indent && row->indent < CODE_INDENT && fits_above(text, previous, row);
}

/* A field below another, or below what goes on with one. */
static bool adds_field(struct slice text, const struct line *previous, const struct line *row)
{
    return row->indent == 0 && (previous->indent > 0 || is_field(line_words(text, previous))) &&
           is_field(line_words(text, row));
}

static bool has_gap(struct slice words)
{
    size_t spaces = 0;
    for (size_t i = 0; i < words.length && i < LONG_COLUMNS; i++) {
        spaces = words.bytes[i] == ' ' ? spaces + 1 : 0;
        if (spaces >= GAP || words.bytes[i] == '\t')
            return true;
    }
    return false;
}

/* "-----", under a title or between two paragraphs. */
static bool is_rule(struct slice words)
{
    size_t at = 0;
    while (at < words.length && words.bytes[at] == words.bytes[0])
        at++;
    return at >= RULE_COLUMNS && at == words.length && strchr("-=*_~#", words.bytes[0]);
}

static bool is_ruled(struct slice text, const struct line *previous, const struct line *row)
{
    struct slice above = line_words(text, previous), words = line_words(text, row);
    return row->indent < CODE_INDENT && previous->indent < CODE_INDENT &&
           ((is_rule(words) && !has_gap(above)) || (is_rule(above) && !has_gap(words)));
}

bool form_lists(struct slice text, const struct line *previous, const struct line *row)
{
    struct slice words = line_words(text, row);
    return adds_field(text, previous, row) || is_ruled(text, previous, row) ||
           slice_starts(words, slice_of("- ")) || slice_starts(words, slice_of("* ")) ||
           slice_starts(words, slice_of("+ ")) || slice_starts(words, slice_of("\xE2\x80\xA2"));
}

/* ---- its rows ---- */

static bool has_bars(struct slice words)
{
    size_t bars = 0;
    for (size_t i = 0; i + 2 < words.length && i < 4 * LONG_COLUMNS; i++)
        bars += memcmp(words.bytes + i, " | ", 3) == 0;
    return bars >= 2;
}

void form_add(struct form *form, struct slice text, const struct line *row)
{
    struct slice words = line_words(text, row);
    form->rows++;
    form->columns = row->columns > form->columns ? row->columns : form->columns;
    form->least_indent = row->indent < form->least_indent ? row->indent : form->least_indent;
    if (form->rows == 1)
        form->first_indent = row->indent;
    else if (form->rows == 2 || row->indent < form->hanging_indent)
        form->hanging_indent = row->indent;
    form->raised += is_raised(words);
    form->spaced += has_gap(words);
    form->barred = form->barred || has_bars(words);
    if (form->rows > 1) /* the last row may be short */
        form->short_rows += form->previous_columns < WRAPPED_COLUMNS + 5;
    form->previous_columns = row->columns;
}

struct form form_begin(struct slice text, const struct line *row, bool free)
{
    struct form form = {.free = free, .least_indent = row->indent, .first = line_words(text, row)};
    form_add(&form, text, row);
    return form;
}

/* ---- its kind ---- */

static bool is_table(const struct form *form)
{
    return form->spaced * 2 > form->rows && form->rows > 1;
}

/* Indented matter keeps its lines, but for prose that is only set in. */
static bool is_code(const struct form *form)
{
    return form->least_indent >= CODE_INDENT && form->columns <= LONG_COLUMNS &&
           (form->rows == 1 || form->short_rows > 0 || form->hanging_indent > form->first_indent + 1 ||
            form->spaced * GAPPED_SHARE > form->rows);
}

static bool is_verse(const struct form *form)
{
    return form->rows >= VERSE_ROWS && form->columns <= VERSE_COLUMNS && form->raised * 4 >= form->rows * 3;
}

static bool is_heading(const struct form *form, struct slice text, const struct line *last)
{
    struct line next = row_after(text, last);
    struct slice words = form->first;
    return form->rows == 1 && form->free && (line_is_blank(&next) || is_title(text, last, &next)) &&
           form->columns <= HEADING_COLUMNS && words.length > 1 && is_raised(words) &&
           !line_ends_sentence(words) && !strchr(",;:-", words.bytes[words.length - 1]) &&
           strchr("\"'(*-=#_", words.bytes[0]) == NULL;
}

void form_end(struct form *form, struct slice text, const struct line *last)
{
    if (form->barred || (form->rows == 1 && is_rule(form->first)))
        form->kind = BLOCK_CREDIT;
    else if (is_heading(form, text, last))
        form->kind = BLOCK_HEADING;
    else if (is_table(form) || is_code(form))
        form->kind = BLOCK_CODE;
    else
        form->kind = is_verse(form) ? BLOCK_VERSE : BLOCK_PARAGRAPH;
}
