#include "scroll.h"

/* Fewer rows are painted with fewer bytes than the region is set and unset with. */
enum { WORTH_ROWS = 2 };

/* Rows [start, end) of the wanted frame that stand in the shown one BY further down. */
struct run {
    int start, end, by;
};

static bool stands(const struct frame *shown, const struct frame *wanted, int row, int by)
{
    return frame_row_equal(wanted, (unsigned)row, shown, (unsigned)(row + by));
}

static bool is_blank(const struct frame *frame, int row)
{
    for (unsigned column = 0; column < frame_columns(frame); column++) {
        const char *shown = frame_cell(frame, (unsigned)row, column).shown;
        if (shown[0] != ' ' || shown[1] != '\0')
            return false;
    }
    return true;
}

/* The rows that move lie between where they are and where they shall be. */
static int top_of(struct run run)
{
    return run.by > 0 ? run.start : run.start + run.by;
}

static int bottom_of(struct run run)
{
    return run.by > 0 ? run.end + run.by : run.end;
}

/* The rows that moving the run spares, less those that stand right already and are lost. Blank rows are cheap
 * to paint. */
static int gain_of(const struct frame *shown, const struct frame *wanted, struct run run)
{
    int gain = 0;
    for (int row = top_of(run); row < bottom_of(run); row++) {
        bool right = stands(shown, wanted, row, 0), moved = row >= run.start && row < run.end;
        if (right != moved && !is_blank(wanted, row))
            gain += moved ? 1 : -1;
    }
    return gain;
}

/* Weighs the runs that moved by BY against the BEST so far, which spares MOST rows. */
static void weigh(const struct frame *shown, const struct frame *wanted, int by, struct run *best, int *most)
{
    int rows = (int)frame_rows(wanted), last = by > 0 ? rows - by : rows;
    for (int start = by > 0 ? 0 : -by, end; start < last; start = end + 1) {
        end = start;
        while (end < last && stands(shown, wanted, end, by))
            end++;
        struct run run = {start, end, by};
        int gain = end - start > *most ? gain_of(shown, wanted, run) : 0;
        if (gain > *most) {
            *most = gain;
            *best = run;
        }
    }
}

bool scroll_find(const struct frame *shown, const struct frame *wanted, struct scroll *scroll)
{
    int rows = (int)frame_rows(wanted), most = WORTH_ROWS;
    struct run best = {0};
    for (int by = 1; by < rows - WORTH_ROWS; by++) {
        weigh(shown, wanted, by, &best, &most);
        weigh(shown, wanted, -by, &best, &most);
    }
    *scroll = (struct scroll){(unsigned)top_of(best), (unsigned)bottom_of(best), best.by};
    return most > WORTH_ROWS;
}
