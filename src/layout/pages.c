/* Windows of lines: where a page ends, where the next one begins, and how many there are. */

#include "layout.h"

#include <stdlib.h>
#include <string.h>

enum { PAGES_A_LOOK = 4 /* pages between two looks at the clock */, FEWEST_LINES = 2 };

/* ---- where a page may end ---- */

static bool leads_on(const struct layout *layout, const struct line *line)
{
    if (line->block.kind == BLOCK_HEADING || line->block.kind == BLOCK_TITLE)
        return true;
    return line->block.kind == BLOCK_CELL &&
           document_container(layout->document, line->block.container)->value & ROW_HEAD;
}

static bool is_prose(enum block_kind kind)
{
    return kind == BLOCK_PARAGRAPH || kind == BLOCK_CREDIT || kind == BLOCK_VERSE;
}

/* True if a page may end above LINES[cut]: not after a heading, not one line into a paragraph nor before its
 * last. */
static bool may_end(const struct layout *layout, const struct line *lines, size_t cut)
{
    const struct line *above = &lines[cut - 1], *below = &lines[cut];
    if (leads_on(layout, above))
        return false;
    bool splits =
        above->unit.start == below->unit.start && above->kind == LINE_TEXT && below->kind == LINE_TEXT;
    if (!splits || !is_prose(above->block.kind))
        return true;
    return above->index > 0 && below->index + 1 < below->count;
}

static size_t trimmed(const struct layout *layout, const struct line *lines, size_t rows)
{
    for (size_t cut = rows; cut > rows / 2 && cut > FEWEST_LINES; cut--)
        if (may_end(layout, lines, cut))
            return cut;
    return rows;
}

static size_t fill(struct layout *layout, size_t top, size_t most, struct line *lines)
{
    if (most == 0 || !layout_line_at(layout, top, &lines[0]))
        return 0;
    size_t count = 1;
    while (count < most && layout_line_after(layout, &lines[count - 1], &lines[count]))
        count++;
    return count;
}

/* A page, and where it ends by what follows: LINES has room for one more than ROWS. REACH, if it is not NULL,
 * becomes the place of that line; NOWHERE at the end of the text. */
static size_t fill_page(struct layout *layout, size_t top, unsigned rows, struct line *lines, size_t *reach)
{
    size_t count = fill(layout, top, (size_t)rows + 1, lines);
    if (reach)
        *reach = count > rows ? lines[rows].place : NOWHERE;
    return count > rows ? trimmed(layout, lines, rows) : count;
}

static struct line *new_lines(unsigned rows)
{
    return memory_new(((size_t)rows + 1) * sizeof(struct line));
}

size_t layout_page(struct layout *layout, size_t top, unsigned rows, bool trim, struct line *lines)
{
    if (!trim || rows == 0)
        return fill(layout, top, rows, lines);
    struct line *page = new_lines(rows);
    size_t count = fill_page(layout, top, rows, page, NULL);
    memcpy(lines, page, count * sizeof *lines);
    free(page);
    return count;
}

/* ---- from page to page ---- */

size_t layout_top_after(struct layout *layout, const struct line *shown)
{
    struct line line;
    if (!layout_line_after(layout, shown, &line))
        return NOWHERE;
    if (line.kind == LINE_GAP && !layout_line_after(layout, &line, &line))
        return NOWHERE;
    return line.place;
}

/* True if a page at TOP leaves out nothing that stands before PLACE. */
static bool page_reaches(struct layout *layout, size_t top, unsigned rows, size_t place, struct line *lines)
{
    size_t count = fill_page(layout, top, rows, lines, NULL);
    return count > 0 && layout_top_after(layout, &lines[count - 1]) >= place;
}

static bool begins_badly(const struct line *line)
{
    return line->kind == LINE_GAP || (line->kind == LINE_TEXT && is_prose(line->block.kind) &&
                                      line->count > 1 && line->index + 1 == line->count);
}

size_t layout_top_before(struct layout *layout, size_t top, unsigned rows)
{
    struct line line, below;
    long most = (long)rows + 1; /* a gap between the two is on neither */
    if (rows == 0 || !layout_line_at(layout, layout_move(layout, top, -most), &line))
        return top;
    struct line *lines = new_lines(rows);
    while ((begins_badly(&line) || !page_reaches(layout, line.place, rows, top, lines)) &&
           layout_line_after(layout, &line, &below) && below.place < top)
        line = below;
    free(lines);
    return line.place;
}

size_t layout_last_top(struct layout *layout, unsigned rows)
{
    struct line line;
    if (!layout_line_at(layout, document_text(layout->document).length, &line))
        return 0;
    while (layout_line_after(layout, &line, &line))
        continue; /* the last cell of a row need not be its highest */
    return layout_move(layout, line.place, -(long)(rows ? rows - 1 : 0));
}

/* ---- counting ---- */

void pages_forget(struct pages *pages)
{
    pages->count = 0;
    pages->next = 0;
}

/* A page is settled if what it saw stands before PLACE; what a page saw stands on it or on the one after it.
 */
void pages_reopen(struct pages *pages, size_t place)
{
    while (pages->count > 0 && pages->reach >= place) {
        pages->reach = pages->next;
        pages->next = pages->tops[--pages->count];
    }
    if (pages->count == 0)
        pages->next = 0;
}

static void count_page(struct layout *layout, struct line *lines)
{
    struct pages *pages = &layout->pages;
    size_t count = fill_page(layout, pages->next, pages->rows, lines, &pages->reach);
    if (count == 0) {
        pages->next = NOWHERE;
        return;
    }
    array_reserve(pages->tops, pages->capacity, pages->count + 1);
    pages->tops[pages->count++] = pages->next;
    pages->next = layout_top_after(layout, &lines[count - 1]);
}

bool layout_step(struct layout *layout, unsigned rows, unsigned microseconds)
{
    struct pages *pages = &layout->pages;
    uint64_t end = clock_microseconds() + microseconds;
    if (rows == 0)
        return true;
    layout_refresh(layout);
    if (pages->rows != rows)
        pages_forget(pages);
    pages->rows = rows;
    struct line *lines = new_lines(rows);
    do
        for (int i = 0; i < PAGES_A_LOOK && pages->next != NOWHERE; i++)
            count_page(layout, lines);
    while (pages->next != NOWHERE && clock_microseconds() < end);
    free(lines);
    return pages->next == NOWHERE;
}

size_t layout_pages(const struct layout *layout)
{
    return layout->pages.count;
}

size_t layout_page_number(const struct layout *layout, size_t place)
{
    const struct pages *pages = &layout->pages;
    size_t low = 0, high = pages->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pages->tops[middle] <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low == pages->count && pages->next != NOWHERE && place >= pages->next ? 0 : low;
}

size_t layout_page_top(const struct layout *layout, size_t number)
{
    const struct pages *pages = &layout->pages;
    if (pages->count == 0)
        return 0;
    if (number > pages->count)
        number = pages->count;
    return pages->tops[number ? number - 1 : 0];
}
