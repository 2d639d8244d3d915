#include "screen.h"

#include <assert.h>
#include <string.h>

#include "scroll.h"

/* So many cells that stand right are written again rather than jumped over. */
enum { GAP_COLUMNS = 4 };

void screen_open(struct screen *screen, const struct capabilities *capabilities, bool unicode, bool colour)
{
    *screen = (struct screen){.can = capabilities, .unicode = unicode, .shown = frame_new()};
    screen_set_colour(screen, colour);
}

void screen_close(struct screen *screen)
{
    frame_free(screen->shown);
    buffer_free(&screen->bytes);
}

void screen_set_colour(struct screen *screen, bool colour)
{
    styles_make(&screen->styles, screen->can, colour);
    screen->known = false;
}

/* ---- cells ---- */

/* A cell as it looks on this terminal. */
struct sight {
    const char *shown;
    unsigned columns, look;
};

static bool is_blank(const char *shown)
{
    return shown[0] == ' ' && shown[1] == '\0';
}

static struct sight see(const struct screen *screen, const struct frame *frame, unsigned row, unsigned column)
{
    struct frame_cell cell = frame_cell(frame, row, column);
    const unsigned char *looks = is_blank(cell.shown) ? screen->styles.blank_look : screen->styles.look;
    return (struct sight){cell.shown, cell.columns, looks[cell.style]};
}

static bool same(struct sight one, struct sight other)
{
    return one.look == other.look && one.columns == other.columns && strcmp(one.shown, other.shown) == 0;
}

static bool is_empty(struct sight sight)
{
    return sight.look == FRAME_TEXT && is_blank(sight.shown);
}

/* The columns up to the last that is not empty. */
static unsigned used_columns(const struct screen *screen, const struct frame *frame, unsigned row)
{
    unsigned used = frame_columns(frame);
    while (used > 0 && is_empty(see(screen, frame, row, used - 1)))
        used--;
    return used;
}

static bool is_ascii(const char *shown)
{
    while (*shown && !((unsigned char)*shown & 0x80))
        shown++;
    return *shown == '\0';
}

/* Where terminals differ in the columns they take: clusters of several characters, and what lies above the
 * basic plane, pictures most of all. */
static bool is_doubtful(const char *shown)
{
    if (is_ascii(shown))
        return false;
    struct slice cluster = slice_of(shown);
    uint32_t character;
    return text_decode(cluster, &character) != cluster.length || character > 0xFFFF;
}

static bool is_fragile(const struct frame *frame, unsigned row)
{
    for (unsigned column = 0; column < frame_columns(frame); column++) {
        struct frame_cell cell = frame_cell(frame, row, column);
        if (cell.columns != 1 || is_doubtful(cell.shown))
            return true;
    }
    return false;
}

/* ---- bytes ---- */

static void set_look(struct screen *screen, unsigned look)
{
    if (screen->look == look)
        return;
    if (screen->look != FRAME_TEXT)
        buffer_append_string(&screen->bytes, screen->can->sgr0);
    buffer_append_string(&screen->bytes, screen->styles.on[look]);
    screen->look = look;
}

static bool goes_down(const struct screen *screen, unsigned row)
{
    return screen->can->crlf && !screen->lost && screen->row + 1 == row;
}

static void move_to(struct screen *screen, unsigned row, unsigned column)
{
    const struct capabilities *can = screen->can;
    if (goes_down(screen, row)) {
        buffer_append_string(&screen->bytes, "\r\n");
        screen->row = row;
        screen->column = 0;
    }
    if (screen->lost || screen->row != row || screen->column > column ||
        (screen->column < column && !can->cuf))
        capability_put(&screen->bytes, can->cup, (int)row, (int)column);
    else if (screen->column < column)
        capability_put(&screen->bytes, can->cuf, (int)(column - screen->column), 0);
    screen->row = row;
    screen->column = column;
    screen->lost = false;
}

/* The characters of a cluster one by one, in as many columns as the cluster has. */
static void put_stand_ins(struct buffer *bytes, struct sight sight)
{
    unsigned left = sight.columns;
    struct slice rest = slice_of(sight.shown);
    while (left > 0) {
        uint32_t character = ' ';
        if (rest.length > 0)
            rest = slice_cut(rest, text_decode(rest, &character), rest.length);
        struct slice stand_in = slice_cut(slice_of(text_stand_in(character)), 0, left);
        buffer_append(bytes, stand_in);
        left -= (unsigned)stand_in.length;
    }
}

/* Leaves the cursor behind the cell, or lost: in the last column, and where the terminal may think otherwise.
 */
static void put_cell(struct screen *screen, unsigned row, unsigned column, struct sight sight)
{
    const struct capabilities *can = screen->can;
    bool last_column = column + sight.columns == frame_columns(screen->shown);
    bool would_scroll = last_column && row + 1 == frame_rows(screen->shown) && can->wraps && !can->wraps_late;
    if (sight.columns == 0 || would_scroll)
        return;
    assert((unsigned char)sight.shown[0] >= 0x20 && sight.shown[0] != 0x7F);
    move_to(screen, row, column);
    set_look(screen, sight.look);
    if (screen->unicode || is_ascii(sight.shown))
        buffer_append_string(&screen->bytes, sight.shown);
    else
        put_stand_ins(&screen->bytes, sight);
    screen->column += sight.columns;
    screen->lost = last_column || (screen->unicode && is_doubtful(sight.shown));
}

static void erase_from(struct screen *screen, unsigned row, unsigned column, unsigned end)
{
    if (screen->can->el) {
        move_to(screen, row, column);
        set_look(screen, FRAME_TEXT);
        buffer_append_string(&screen->bytes, screen->can->el);
        return;
    }
    for (; column < end; column++)
        put_cell(screen, row, column, (struct sight){" ", 1, FRAME_TEXT});
}

/* ---- rows ---- */

static bool stands(const struct screen *screen, const struct frame *frame, unsigned row, unsigned column)
{
    return same(see(screen, frame, row, column), see(screen, screen->shown, row, column));
}

static unsigned next_change(const struct screen *screen, const struct frame *frame, unsigned row,
                            unsigned column)
{
    while (column < frame_columns(frame) && stands(screen, frame, row, column))
        column++;
    return column;
}

/* The columns from COLUMN on, up to END, that hold blanks. */
static unsigned blanks_at(const struct screen *screen, const struct frame *frame, unsigned row,
                          unsigned column, unsigned end)
{
    unsigned count = 0;
    while (column + count < end && is_empty(see(screen, frame, row, column + count)))
        count++;
    return count;
}

/* Cells that changed, up to END; short stretches that did not are written again. */
static void put_changes(struct screen *screen, const struct frame *frame, unsigned row, unsigned column,
                        unsigned end)
{
    if (column <= GAP_COLUMNS && goes_down(screen, row) && blanks_at(screen, frame, row, 0, column) == column)
        column = 0;
    while (column < end) {
        put_cell(screen, row, column, see(screen, frame, row, column));
        unsigned next = next_change(screen, frame, row, column + 1);
        column = next - column > GAP_COLUMNS ? next : column + 1;
    }
}

/* Half of a wide cluster must not be written over: a row that has or had one is erased and written anew from
 * the first change on. */
static void put_anew(struct screen *screen, const struct frame *frame, unsigned row, unsigned column,
                     unsigned end)
{
    while (column < end) {
        unsigned blanks = blanks_at(screen, frame, row, column, end);
        if (blanks > GAP_COLUMNS) {
            column += blanks;
        } else {
            put_cell(screen, row, column, see(screen, frame, row, column));
            column++;
        }
    }
}

static void paint_row(struct screen *screen, const struct frame *frame, unsigned row)
{
    unsigned change = next_change(screen, frame, row, 0);
    if (change == frame_columns(frame))
        return;
    unsigned used = used_columns(screen, frame, row), was = used_columns(screen, screen->shown, row);
    if (is_fragile(frame, row) || is_fragile(screen->shown, row)) {
        if (was > change)
            erase_from(screen, row, change, was);
        put_anew(screen, frame, row, change, used);
    } else {
        put_changes(screen, frame, row, change, used);
        if (was > used)
            erase_from(screen, row, used, was);
    }
}

/* ---- frames ---- */

static void start_over(struct screen *screen, const struct frame *frame)
{
    buffer_append_string(&screen->bytes, screen->can->sgr0 ? screen->can->sgr0 : "");
    buffer_append_string(&screen->bytes, screen->can->clear);
    frame_reset(screen->shown, frame_rows(frame), frame_columns(frame), TEXT_NARROW);
    screen->row = screen->column = 0;
    screen->lost = false;
    screen->look = FRAME_TEXT;
    screen->known = true;
}

static bool can_scroll(const struct capabilities *can, int by)
{
    return can->csr && (by > 0 ? can->indn || can->ind : can->rin || can->ri);
}

static void scroll(struct screen *screen, struct scroll scroll)
{
    const struct capabilities *can = screen->can;
    int times = scroll.by > 0 ? scroll.by : -scroll.by;
    const char *many = scroll.by > 0 ? can->indn : can->rin, *one = scroll.by > 0 ? can->ind : can->ri;
    capability_put(&screen->bytes, can->csr, (int)scroll.top, (int)scroll.bottom - 1);
    if (many) {
        capability_put(&screen->bytes, many, times, 0);
    } else {
        screen->lost = true;
        move_to(screen, scroll.by > 0 ? scroll.bottom - 1 : scroll.top, 0);
        while (times-- > 0)
            buffer_append_string(&screen->bytes, one);
    }
    capability_put(&screen->bytes, can->csr, 0, (int)frame_rows(screen->shown) - 1);
    screen->lost = true;
    frame_scroll(screen->shown, scroll.top, scroll.bottom, scroll.by);
}

static unsigned count_stand_ins(const struct frame *frame)
{
    unsigned count = 0;
    for (unsigned row = 0; row < frame_rows(frame); row++)
        for (unsigned column = 0; column < frame_columns(frame); column++)
            count += !is_ascii(frame_cell(frame, row, column).shown);
    return count;
}

unsigned screen_paint(struct screen *screen, const struct frame *frame, bool full)
{
    struct scroll found;
    if (full || !screen->known || frame_rows(screen->shown) != frame_rows(frame) ||
        frame_columns(screen->shown) != frame_columns(frame))
        start_over(screen, frame);
    else if (scroll_find(screen->shown, frame, &found) && can_scroll(screen->can, found.by))
        scroll(screen, found);
    for (unsigned row = 0; row < frame_rows(frame); row++)
        if (!frame_row_equal(frame, row, screen->shown, row))
            paint_row(screen, frame, row);
    set_look(screen, FRAME_TEXT);
    move_to(screen, frame_cursor_row(frame), frame_cursor_column(frame));
    frame_copy(screen->shown, frame);
    return screen->unicode ? 0 : count_stand_ins(frame);
}
