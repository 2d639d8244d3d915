#include "scroll.h"

#include <string.h>

/* Fewer rows are painted with fewer bytes than the region is set and unset with. */
enum { WORTH_ROWS = 2 };

static bool stands(const struct frame *shown, const struct frame *wanted, unsigned row, int by)
{
    return frame_row_equal(wanted, row, shown, (unsigned)((int)row + by));
}

/* Rows [start, end) of WANTED stand in SHOWN by BY further down: what is spared by moving them, less what
 * stands right already and is lost. */
static int gain_of(const struct frame *shown, const struct frame *wanted, unsigned start, unsigned end,
                   int by)
{
    int gain = 0;
    unsigned top = by > 0 ? start : (unsigned)((int)start + by);
    unsigned bottom = by > 0 ? (unsigned)((int)end + by) : end;
    for (unsigned row = top; row < bottom; row++) {
        bool right = stands(shown, wanted, row, 0), moved = row >= start && row < end;
        gain += (moved && !right) - (right && !moved);
    }
    return gain;
}

/* The runs of rows that stand BY further down, each weighed against the best so far. */
static void weigh(const struct frame *shown, const struct frame *wanted, int by, struct scroll *best,
                  int *most)
{
    unsigned rows = frame_rows(wanted);
    unsigned first = by > 0 ? 0 : (unsigned)-by, last = by > 0 ? rows - (unsigned)by : rows;
    for (unsigned start = first, end; start < last; start = end + 1) {
        end = start;
        while (end < last && stands(shown, wanted, end, by))
            end++;
        if ((int)(end - start) <= *most)
            continue;
        int gain = gain_of(shown, wanted, start, end, by);
        if (gain <= *most)
            continue;
        *most = gain;
        *best =
            (struct scroll){by > 0 ? start : start - (unsigned)-by, by > 0 ? end + (unsigned)by : end, by};
    }
}

bool scroll_find(const struct frame *shown, const struct frame *wanted, struct scroll *scroll)
{
    int rows = (int)frame_rows(wanted), most = WORTH_ROWS;
    for (int by = 1; by < rows - WORTH_ROWS; by++) {
        weigh(shown, wanted, by, scroll, &most);
        weigh(shown, wanted, -by, scroll, &most);
    }
    return most > WORTH_ROWS;
}
