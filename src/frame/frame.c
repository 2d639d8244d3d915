#include "stele/frame.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A cluster of up to five bytes stands in its cell, a longer one in the frame's pool. Most cells hold one
 * ASCII character; a row without pooled cells is compared and copied as bytes. */
struct cell {
    char shown[6];   /* terminated; of a pooled cluster the offset in the pool */
    uint8_t style;   /* enum frame_style */
    uint8_t columns; /* 0 continues the cell to the left; POOLED is added */
};

enum { POOLED = 0x80 };

struct frame {
    unsigned rows, columns;
    unsigned cursor_row, cursor_column;
    enum text_ambiguous ambiguous;
    struct cell *cells; /* row after row */
    size_t capacity;
    struct buffer pool;    /* terminated clusters, one behind the other */
    unsigned char *widths; /* what text_columns said of the text that is being put */
    size_t widths_capacity;
};

static const char *const names[] = {
#define NAME(key, name) [FRAME_##key] = (name),
    FRAME_STYLES(NAME)
#undef NAME
};

const char *frame_style_name(enum frame_style style)
{
    return names[style];
}

struct frame *frame_new(void)
{
    return memory_new(sizeof(struct frame));
}

void frame_free(struct frame *frame)
{
    if (!frame)
        return;
    free(frame->cells);
    free(frame->widths);
    buffer_free(&frame->pool);
    free(frame);
}

static struct cell blank(unsigned style)
{
    return (struct cell){.shown = " ", .style = (uint8_t)style, .columns = 1};
}

static void clear(struct cell *cells, size_t count, enum frame_style style)
{
    const struct cell empty = blank(style);
    for (size_t i = 0; i < count; i++)
        memcpy(&cells[i], &empty, sizeof empty);
}

void frame_reset(struct frame *frame, unsigned rows, unsigned columns, enum text_ambiguous ambiguous)
{
    size_t count = (size_t)rows * columns;
    array_reserve(frame->cells, frame->capacity, count);
    clear(frame->cells, count, FRAME_TEXT);
    buffer_clear(&frame->pool);
    frame->rows = rows;
    frame->columns = columns;
    frame->ambiguous = ambiguous;
    frame_cursor(frame, rows ? rows - 1 : 0, 0);
}

unsigned frame_rows(const struct frame *frame)
{
    return frame->rows;
}

unsigned frame_columns(const struct frame *frame)
{
    return frame->columns;
}

void frame_cursor(struct frame *frame, unsigned row, unsigned column)
{
    frame->cursor_row = row < frame->rows ? row : frame->rows - (frame->rows > 0);
    frame->cursor_column = column < frame->columns ? column : frame->columns - (frame->columns > 0);
}

unsigned frame_cursor_row(const struct frame *frame)
{
    return frame->cursor_row;
}

unsigned frame_cursor_column(const struct frame *frame)
{
    return frame->cursor_column;
}

static struct cell *row_of(const struct frame *frame, unsigned row)
{
    assert(row < frame->rows);
    return frame->cells + (size_t)row * frame->columns;
}

static unsigned columns_of(const struct cell *cell)
{
    return cell->columns & ~(unsigned)POOLED;
}

static const char *shown_of(const struct frame *frame, const struct cell *cell)
{
    if (!(cell->columns & POOLED))
        return cell->shown;
    uint32_t offset;
    memcpy(&offset, cell->shown, sizeof offset);
    return frame->pool.bytes + offset;
}

struct frame_cell frame_cell(const struct frame *frame, unsigned row, unsigned column)
{
    assert(column < frame->columns);
    const struct cell *cell = row_of(frame, row) + column;
    return (struct frame_cell){shown_of(frame, cell), (enum frame_style)cell->style, columns_of(cell)};
}

/* ---- drawing ---- */

/* Half a cluster is none: what is drawn from COLUMN on leaves blanks of the one it cuts, and so does what
 * ends there. */
static void blank_before(struct cell *cells, unsigned column)
{
    bool cut = cells[column].columns == 0;
    while (cut && column > 0) {
        column--;
        cut = cells[column].columns == 0;
        cells[column] = blank(cells[column].style);
    }
}

static void blank_after(struct cell *cells, unsigned column, unsigned columns)
{
    for (; column < columns && cells[column].columns == 0; column++)
        cells[column] = blank(cells[column].style);
}

static bool is_plain(char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

/* The bytes at the start that are a cell each; the last of them may have a mark behind it. */
static size_t plain_length(struct slice text)
{
    size_t length = 0;
    while (length < text.length && is_plain(text.bytes[length]))
        length++;
    return length == text.length || length == 0 ? length : length - 1;
}

static unsigned put_plain(struct cell *cells, unsigned column, unsigned end, enum frame_style style,
                          struct slice text)
{
    for (size_t i = 0; i < text.length && column < end; i++, column++)
        cells[column] = (struct cell){.shown = {text.bytes[i]}, .style = (uint8_t)style, .columns = 1};
    return column;
}

static void put_shown(struct frame *frame, struct cell *cell, enum frame_style style, unsigned width,
                      const char *shown)
{
    assert(width > 0 && width < POOLED);
    size_t size = strlen(shown) + 1;
    *cell = (struct cell){.style = (uint8_t)style, .columns = (uint8_t)width};
    if (size <= sizeof cell->shown) {
        memcpy(cell->shown, shown, size);
    } else {
        uint32_t offset = (uint32_t)frame->pool.length;
        buffer_append(&frame->pool, (struct slice){shown, size});
        memcpy(cell->shown, &offset, sizeof offset);
        cell->columns |= POOLED;
    }
    for (unsigned i = 1; i < width; i++)
        cell[i] = (struct cell){.style = (uint8_t)style};
}

static unsigned put_clusters(struct frame *frame, struct cell *cells, unsigned column, unsigned end,
                             enum frame_style style, struct slice text)
{
    array_reserve(frame->widths, frame->widths_capacity, text.length);
    text_columns(text, frame->ambiguous, frame->widths);
    for (size_t at = 0, next; at < text.length && column < end; at = next) {
        unsigned width = frame->widths[at];
        for (next = at + 1; next < text.length && frame->widths[next] == TEXT_CONTINUES;)
            next++;
        if (width > end - column) {
            clear(cells + column, end - column, style);
            column = end;
        } else if (next - at == 1 && is_plain(text.bytes[at])) {
            column = put_plain(cells, column, end, style, slice_cut(text, at, next));
        } else if (width > 0) {
            char shown[TEXT_SHOWN_BYTES];
            text_show(slice_cut(text, at, next), frame->ambiguous, shown);
            put_shown(frame, cells + column, style, width, shown);
            column += width;
        }
    }
    return column;
}

unsigned frame_put(struct frame *frame, unsigned row, unsigned column, unsigned end, enum frame_style style,
                   struct slice text)
{
    if (end > frame->columns)
        end = frame->columns;
    if (row >= frame->rows || column >= end || text.length == 0)
        return column;
    struct cell *cells = row_of(frame, row);
    blank_before(cells, column);
    size_t plain = plain_length(text);
    column = put_plain(cells, column, end, style, slice_cut(text, 0, plain));
    if (plain < text.length && column < end)
        column = put_clusters(frame, cells, column, end, style, slice_cut(text, plain, text.length));
    blank_after(cells, column, frame->columns);
    return column;
}

unsigned frame_print(struct frame *frame, unsigned row, unsigned column, enum frame_style style,
                     const char *string)
{
    return frame_put(frame, row, column, frame->columns, style, slice_of(string));
}

void frame_fill(struct frame *frame, unsigned row, unsigned column, unsigned end, enum frame_style style)
{
    if (end > frame->columns)
        end = frame->columns;
    if (row >= frame->rows || column >= end)
        return;
    struct cell *cells = row_of(frame, row);
    blank_before(cells, column);
    clear(cells + column, end - column, style);
    blank_after(cells, end, frame->columns);
}

/* ---- frames side by side ---- */

void frame_copy(struct frame *into, const struct frame *from)
{
    size_t count = (size_t)from->rows * from->columns;
    array_reserve(into->cells, into->capacity, count);
    if (count)
        memcpy(into->cells, from->cells, count * sizeof *into->cells);
    buffer_clear(&into->pool);
    buffer_append(&into->pool, buffer_slice(&from->pool));
    into->rows = from->rows;
    into->columns = from->columns;
    into->ambiguous = from->ambiguous;
    into->cursor_row = from->cursor_row;
    into->cursor_column = from->cursor_column;
}

static bool is_equal(const struct frame *one, const struct cell *left, const struct frame *other,
                     const struct cell *right)
{
    if (!(left->columns & POOLED))
        return memcmp(left, right, sizeof *left) == 0;
    return left->style == right->style && left->columns == right->columns &&
           strcmp(shown_of(one, left), shown_of(other, right)) == 0;
}

bool frame_row_equal(const struct frame *one, unsigned row, const struct frame *other, unsigned other_row)
{
    if (one->columns != other->columns)
        return false;
    const struct cell *left = row_of(one, row), *right = row_of(other, other_row);
    for (unsigned i = 0; i < one->columns; i++)
        if (!is_equal(one, &left[i], other, &right[i]))
            return false;
    return true;
}

void frame_scroll(struct frame *frame, unsigned top, unsigned bottom, int by)
{
    assert(top <= bottom && bottom <= frame->rows);
    unsigned height = bottom - top, shift = (unsigned)abs(by);
    if (shift > height)
        shift = height;
    size_t width = frame->columns, kept = (height - shift) * width, gone = shift * width;
    struct cell *first = frame->cells + top * width;
    if (by > 0)
        memmove(first, first + gone, kept * sizeof *first);
    else
        memmove(first + gone, first, kept * sizeof *first);
    clear(by > 0 ? first + kept : first, gone, FRAME_TEXT);
}

/* ---- as text ---- */

static unsigned used_columns(const struct frame *frame, unsigned row)
{
    const struct cell *cells = row_of(frame, row);
    unsigned used = frame->columns;
    while (used > 0 && strcmp(shown_of(frame, &cells[used - 1]), " ") == 0)
        used--;
    return used;
}

static void dump_row(const struct frame *frame, unsigned row, bool styles, struct buffer *into)
{
    const struct cell *cells = row_of(frame, row);
    unsigned used = used_columns(frame, row), open = FRAME_TEXT;
    for (unsigned i = 0; i < used; i++) {
        unsigned style = styles ? cells[i].style : FRAME_TEXT;
        if (style != open && open != FRAME_TEXT)
            buffer_append_byte(into, '}');
        if (style != open && style != FRAME_TEXT)
            buffer_format(into, "{%s:", names[style]);
        open = style;
        buffer_append_string(into, shown_of(frame, &cells[i]));
    }
    if (open != FRAME_TEXT)
        buffer_append_byte(into, '}');
    buffer_append_byte(into, '\n');
}

void frame_dump(const struct frame *frame, bool styles, struct buffer *into)
{
    for (unsigned row = 0; row < frame->rows; row++)
        dump_row(frame, row, styles, into);
}
