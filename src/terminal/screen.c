#include "screen.h"

#include <stdlib.h>

/* So many cells that stand right are written again rather than jumped over. */
enum { GAP_COLUMNS = 4 };

void screen_open(struct screen *screen, const struct capabilities *capabilities, bool unicode, bool colour)
{
    *screen = (struct screen){.shown = frame_new()};
    screen->pen = (struct pen){.can = capabilities, .styles = &screen->styles, .unicode = unicode};
    screen_set_colour(screen, colour);
}

void screen_close(struct screen *screen)
{
    frame_free(screen->shown);
    buffer_free(&screen->pen.bytes);
    free(screen->wanted);
    free(screen->was);
}

void screen_set_colour(struct screen *screen, bool colour)
{
    styles_make(&screen->styles, screen->pen.can, colour);
    screen->known = false;
}

/* ---- rows ---- */

static struct sight see(const struct screen *screen, struct frame_cell cell)
{
    bool blank = cell.shown[0] == ' ' && cell.shown[1] == '\0';
    const unsigned char *looks = blank ? screen->styles.blank_look : screen->styles.look;
    return (struct sight){cell.shown, cell.columns, looks[cell.style]};
}

static void see_row(const struct screen *screen, const struct frame *frame, unsigned row,
                    struct sight *sights)
{
    for (unsigned column = 0; column < screen->pen.columns; column++)
        sights[column] = see(screen, frame_cell(frame, row, column));
}

/* Most are one byte long: cheaper than a call of strcmp. */
static bool is_same_text(const char *one, const char *other)
{
    while (*one && *one == *other) {
        one++;
        other++;
    }
    return *one == *other;
}

static bool is_same(struct sight one, struct sight other)
{
    return one.look == other.look && one.columns == other.columns && is_same_text(one.shown, other.shown);
}

static unsigned next_change(const struct screen *screen, unsigned column)
{
    while (column < screen->pen.columns && is_same(screen->wanted[column], screen->was[column]))
        column++;
    return column;
}

/* The columns up to the last that is not empty. */
static unsigned used_columns(const struct sight *sights, unsigned columns)
{
    while (columns > 0 && sight_is_empty(sights[columns - 1]))
        columns--;
    return columns;
}

static bool is_fragile(const struct sight *sights, unsigned columns)
{
    for (unsigned column = 0; column < columns; column++)
        if (sights[column].columns != 1 || sight_is_doubtful(sights[column]))
            return true;
    return false;
}

/* How many cells are empty from COLUMN on, up to END. */
static unsigned empty_at(const struct screen *screen, unsigned column, unsigned end)
{
    unsigned count = 0;
    while (column + count < end && sight_is_empty(screen->wanted[column + count]))
        count++;
    return count;
}

/* Cells that changed, up to END; short stretches that did not are written again. */
static void put_changes(struct screen *screen, unsigned row, unsigned column, unsigned end)
{
    if (column <= GAP_COLUMNS && pen_is_above(&screen->pen, row) && empty_at(screen, 0, column) == column)
        column = 0;
    while (column < end) {
        pen_put(&screen->pen, row, column, screen->wanted[column]);
        unsigned next = next_change(screen, column + 1);
        column = next - column > GAP_COLUMNS ? next : column + 1;
    }
}

/* Half of a wide cluster must not be written over: a row that has or had one is erased and written anew from
 * the first change on. */
static void put_anew(struct screen *screen, unsigned row, unsigned column, unsigned end)
{
    while (column < end) {
        unsigned empty = empty_at(screen, column, end);
        if (empty > GAP_COLUMNS) {
            column += empty;
        } else {
            pen_put(&screen->pen, row, column, screen->wanted[column]);
            column++;
        }
    }
}

static void paint_row(struct screen *screen, const struct frame *frame, unsigned row)
{
    unsigned columns = screen->pen.columns;
    see_row(screen, frame, row, screen->wanted);
    see_row(screen, screen->shown, row, screen->was);
    unsigned change = next_change(screen, 0);
    if (change == columns)
        return;
    unsigned used = used_columns(screen->wanted, columns), was = used_columns(screen->was, columns);
    if (is_fragile(screen->wanted, used) || is_fragile(screen->was, was)) {
        if (was > change)
            pen_erase(&screen->pen, row, change, was);
        put_anew(screen, row, change, used);
    } else {
        put_changes(screen, row, change, used);
        if (was > used)
            pen_erase(&screen->pen, row, used, was);
    }
}

/* ---- frames ---- */

static void reserve_rows(struct screen *screen, unsigned columns)
{
    size_t capacity = screen->capacity;
    array_reserve(screen->wanted, capacity, columns);
    array_reserve(screen->was, screen->capacity, columns);
}

static void start_over(struct screen *screen, const struct frame *frame)
{
    unsigned rows = frame_rows(frame), columns = frame_columns(frame);
    pen_clear(&screen->pen, rows, columns);
    frame_reset(screen->shown, rows, columns, TEXT_NARROW);
    reserve_rows(screen, columns);
    screen->known = true;
}

static bool is_of_size(const struct frame *frame, unsigned rows, unsigned columns)
{
    return frame_rows(frame) == rows && frame_columns(frame) == columns;
}

static unsigned count_stand_ins(const struct screen *screen, const struct frame *frame)
{
    unsigned count = 0;
    for (unsigned row = 0; row < frame_rows(frame); row++)
        for (unsigned column = 0; column < frame_columns(frame); column++)
            count += !sight_is_ascii(see(screen, frame_cell(frame, row, column)));
    return count;
}

unsigned screen_paint(struct screen *screen, const struct frame *frame, bool full)
{
    struct scroll scroll;
    struct pen *pen = &screen->pen;
    if (full || !screen->known || !is_of_size(frame, pen->rows, pen->columns))
        start_over(screen, frame);
    else if (scroll_find(screen->shown, frame, &scroll) && pen_scroll(pen, scroll))
        frame_scroll(screen->shown, scroll.top, scroll.bottom, scroll.by);
    for (unsigned row = 0; row < pen->rows; row++)
        if (!frame_row_equal(frame, row, screen->shown, row))
            paint_row(screen, frame, row);
    pen_set_look(pen, FRAME_TEXT);
    pen_move(pen, frame_cursor_row(frame), frame_cursor_column(frame));
    frame_copy(screen->shown, frame);
    return pen->unicode ? 0 : count_stand_ins(screen, frame);
}

void screen_print(struct screen *screen, const struct frame *frame, unsigned row, unsigned column)
{
    struct pen *pen = &screen->pen;
    screen->known = false;
    pen->columns = frame_columns(frame);
    reserve_rows(screen, pen->columns);
    see_row(screen, frame, row, screen->wanted);
    for (unsigned used = used_columns(screen->wanted, pen->columns); column < used; column++)
        if (screen->wanted[column].columns > 0)
            pen_write(pen, screen->wanted[column]);
    pen_set_look(pen, FRAME_TEXT);
    buffer_append_string(&pen->bytes, "\r\n");
}
