#include "pen.h"

#include <assert.h>

/* ---- cells ---- */

bool sight_is_empty(struct sight sight)
{
    return sight.look == FRAME_TEXT && sight.shown[0] == ' ' && sight.shown[1] == '\0';
}

bool sight_is_ascii(struct sight sight)
{
    const char *shown = sight.shown;
    while (*shown && !((unsigned char)*shown & 0x80))
        shown++;
    return *shown == '\0';
}

bool sight_is_doubtful(struct sight sight)
{
    if (sight_is_ascii(sight))
        return false;
    struct slice cluster = slice_of(sight.shown);
    uint32_t character;
    return text_decode(cluster, &character) != cluster.length || character > 0xFFFF;
}

/* ---- cursor and attributes ---- */

void pen_set_look(struct pen *pen, unsigned look)
{
    if (pen->look == look)
        return;
    if (pen->look != FRAME_TEXT)
        buffer_append_string(&pen->bytes, pen->can->sgr0);
    buffer_append_string(&pen->bytes, pen->styles->on[look]);
    pen->look = look;
}

bool pen_is_above(const struct pen *pen, unsigned row)
{
    return pen->can->crlf && !pen->lost && pen->row + 1 == row;
}

static bool is_at(const struct pen *pen, unsigned row, unsigned column)
{
    return !pen->lost && pen->row == row && pen->column == column;
}

/* A line end and a step to the right are never longer than an address. */
void pen_move(struct pen *pen, unsigned row, unsigned column)
{
    const struct capabilities *can = pen->can;
    if (is_at(pen, row, column))
        return;
    if (pen_is_above(pen, row)) {
        buffer_append_string(&pen->bytes, "\r\n");
        pen->row = row;
        pen->column = 0;
    }
    bool right = !pen->lost && pen->row == row && pen->column < column && can->cuf;
    if (right)
        capability_put(&pen->bytes, can->cuf, (int)(column - pen->column), 0);
    else if (!is_at(pen, row, column))
        capability_put(&pen->bytes, can->cup, (int)row, (int)column);
    pen->row = row;
    pen->column = column;
    pen->lost = false;
}

/* ---- writing ---- */

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

/* The character in the lower right corner would make such a terminal scroll. */
static bool would_scroll(const struct pen *pen, unsigned row, unsigned end)
{
    return end == pen->columns && row + 1 == pen->rows && pen->can->wraps && !pen->can->wraps_late;
}

/* Blanks look like text in many styles: in these nothing is switched for them. */
static unsigned fitting_look(const struct pen *pen, struct sight sight)
{
    bool any = sight_is_empty(sight) && pen->styles->blank_look[pen->look] == FRAME_TEXT;
    return any ? pen->look : sight.look;
}

void pen_write(struct pen *pen, struct sight sight)
{
    pen_set_look(pen, sight.look);
    if (pen->unicode || sight_is_ascii(sight))
        buffer_append_string(&pen->bytes, sight.shown);
    else
        put_stand_ins(&pen->bytes, sight);
}

/* Leaves the cursor lost in the last column, and where the terminal may think otherwise. */
static void put_anywhere(struct pen *pen, unsigned row, unsigned column, struct sight sight)
{
    unsigned end = column + sight.columns;
    if (sight.columns == 0 || would_scroll(pen, row, end))
        return;
    pen_move(pen, row, column);
    pen_write(pen, sight);
    pen->column = end;
    pen->lost = end == pen->columns || (pen->unicode && sight_is_doubtful(sight));
}

/* Most cells hold one byte and follow the one before. */
void pen_put(struct pen *pen, unsigned row, unsigned column, struct sight sight)
{
    assert((unsigned char)sight.shown[0] >= 0x20 || sight.columns == 0);
    struct buffer *bytes = &pen->bytes;
    sight.look = fitting_look(pen, sight);
    bool follows = is_at(pen, row, column) && column + 1 < pen->columns && pen->look == sight.look;
    bool plain = sight.columns == 1 && sight.shown[1] == '\0';
    if (!follows || !plain || bytes->length + 1 >= bytes->capacity) {
        put_anywhere(pen, row, column, sight);
        return;
    }
    bytes->bytes[bytes->length++] = sight.shown[0];
    bytes->bytes[bytes->length] = '\0';
    pen->column++;
}

void pen_erase(struct pen *pen, unsigned row, unsigned column, unsigned end)
{
    if (pen->can->el) {
        pen_move(pen, row, column);
        pen_set_look(pen, FRAME_TEXT);
        buffer_append_string(&pen->bytes, pen->can->el);
        return;
    }
    for (; column < end; column++)
        pen_put(pen, row, column, (struct sight){" ", 1, FRAME_TEXT});
}

/* ---- the whole screen ---- */

void pen_clear(struct pen *pen, unsigned rows, unsigned columns)
{
    if (pen->can->sgr0)
        buffer_append_string(&pen->bytes, pen->can->sgr0);
    buffer_append_string(&pen->bytes, pen->can->clear);
    pen->rows = rows;
    pen->columns = columns;
    pen->row = pen->column = 0;
    pen->lost = false;
    pen->look = FRAME_TEXT;
}

/* Setting the region may move the cursor. */
static void set_region(struct pen *pen, unsigned top, unsigned bottom)
{
    capability_put(&pen->bytes, pen->can->csr, (int)top, (int)bottom - 1);
    pen->lost = true;
}

bool pen_scroll(struct pen *pen, struct scroll scroll)
{
    const struct capabilities *can = pen->can;
    const char *many = scroll.by > 0 ? can->indn : can->rin, *one = scroll.by > 0 ? can->ind : can->ri;
    int times = scroll.by > 0 ? scroll.by : -scroll.by;
    if (!can->csr || (!many && !one))
        return false;
    set_region(pen, scroll.top, scroll.bottom);
    if (many) {
        capability_put(&pen->bytes, many, times, 0);
    } else {
        pen_move(pen, scroll.by > 0 ? scroll.bottom - 1 : scroll.top, 0);
        while (times-- > 0)
            buffer_append_string(&pen->bytes, one);
    }
    set_region(pen, 0, pen->rows);
    return true;
}
