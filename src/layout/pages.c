/* Windows of lines: where a page ends, where the next one begins, and how many there are. */

#include "layout.h"

#include <stdlib.h>

enum { PAGES_A_LOOK = 16 /* pages between two looks at the clock */, FEWEST_LINES = 2 };

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

size_t layout_page(struct layout *layout, size_t top, unsigned rows, bool trim, struct line *lines)
{
    size_t count = 0;
    struct line line;
    if (rows == 0 || !layout_line_at(layout, top, &lines[0]))
        return 0;
    for (count = 1; count < rows; count++)
        if (!layout_line_after(layout, &lines[count - 1], &lines[count]))
            return count;
    if (!trim || !layout_line_after(layout, &lines[count - 1], &line))
        return count;
    struct line *all = memory_new((count + 1) * sizeof *all);
    for (size_t i = 0; i < count; i++)
        all[i] = lines[i];
    all[count] = line;
    count = trimmed(layout, all, count);
    free(all);
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

static bool page_reaches(struct layout *layout, size_t top, unsigned rows, size_t place)
{
    struct line *lines = memory_new(rows * sizeof *lines);
    size_t count = layout_page(layout, top, rows, true, lines);
    size_t after = count ? layout_top_after(layout, &lines[count - 1]) : NOWHERE;
    free(lines);
    return after == NOWHERE || after >= place;
}

static bool begins_badly(const struct line *line)
{
    return line->kind == LINE_GAP || (line->kind == LINE_TEXT && is_prose(line->block.kind) &&
                                      line->count > 1 && line->index + 1 == line->count);
}

size_t layout_top_before(struct layout *layout, size_t top, unsigned rows)
{
    struct line line, below;
    if (!layout_line_at(layout, layout_move(layout, top, -(long)rows), &line))
        return top;
    while ((begins_badly(&line) || !page_reaches(layout, line.place, rows, top)) &&
           layout_line_after(layout, &line, &below) && below.place < top)
        line = below;
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

void pages_reopen(struct pages *pages, size_t place)
{
    size_t count = pages->count;
    while (count > 0 && pages->tops[count - 1] >= place)
        count--;
    /* The page that holds PLACE, and the one before, which may have ended early because of what it saw there. */
    pages->count = count > 2 ? count - 2 : 0;
    pages->next = pages->count < count ? pages->tops[pages->count] : 0;
}

static void count_page(struct layout *layout, struct line *lines)
{
    struct pages *pages = &layout->pages;
    size_t count = layout_page(layout, pages->next, pages->rows, true, lines);
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
    struct line *lines = memory_new(rows * sizeof *lines);
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
