/* One document on the page: where the page stands, what it shows. */

#include "reader.h"

#include <stdlib.h>

struct reading *reading_new(struct document *document)
{
    struct reading *reading = memory_new(sizeof *reading);
    reading->document = document;
    reading->layout = layout_new(document);
    reading->chosen = reading->find.hit = NOWHERE;
    return reading;
}

void reading_free(struct reading *reading)
{
    if (!reading)
        return;
    layout_free(reading->layout);
    find_free(&reading->find);
    buffer_free(&reading->outline.filter);
    free(reading->outline.folds);
    free(reading->outline.entries);
    jumps_free(&reading->jumps);
    free(reading->seen.items);
    free(reading->lines);
    free(reading);
}

/* What the lines of the page follow from. */
static struct page_key key_of(const struct reader *reader, const struct reading *reading)
{
    return (struct page_key){
        .top = reading->top,
        .filled = reading->filled,
        .rows = reader->geometry.text_rows,
        .columns = layout_columns(reading->layout),
        .settings = reader->settings.changes,
        .revision = document_revision(reading->document),
    };
}

static bool is_same_key(const struct page_key *one, const struct page_key *other)
{
    return one->top == other->top && one->filled == other->filled && one->rows == other->rows &&
           one->columns == other->columns && one->settings == other->settings &&
           one->revision == other->revision;
}

void reading_refresh(struct reader *reader, struct reading *reading)
{
    struct page_key key = key_of(reader, reading);
    if (reading->laid_out && is_same_key(&key, &reading->key))
        return;
    reading->laid_out = true;
    reading->key = key;
    array_reserve(reading->lines, reading->line_capacity, key.rows + 1);
    reading->line_count = layout_page(reading->layout, key.top, key.rows, !key.filled, reading->lines);
}

struct position reading_position(const struct reading *reading)
{
    return (struct position){reading->top, reading->chosen};
}

size_t reading_page_end(const struct reading *reading)
{
    if (reading->line_count == 0)
        return reading->top;
    const struct line *last = &reading->lines[reading->line_count - 1];
    return last->index + 1 == last->count && last->unit.end > last->range.end ? last->unit.end
                                                                              : last->range.end;
}

bool reading_shows(const struct reading *reading, size_t place)
{
    struct line line;
    if (place == NOWHERE || !layout_line_at(reading->layout, place, &line))
        return false;
    for (size_t i = 0; i < reading->line_count; i++)
        if (reading->lines[i].place == line.place)
            return true;
    return false;
}

bool reading_at_end(struct reader *reader)
{
    struct line below;
    const struct reading *page = reader->page;
    return page->line_count == 0 ||
           !layout_line_after(page->layout, &page->lines[page->line_count - 1], &below);
}

/* ---- what was on the screen ---- */

static void seen_insert(struct seen *seen, size_t at, struct range range)
{
    array_reserve(seen->items, seen->capacity, seen->count + 1);
    for (size_t i = seen->count++; i > at; i--)
        seen->items[i] = seen->items[i - 1];
    seen->items[at] = range;
}

static void seen_remove(struct seen *seen, size_t at)
{
    seen->count--;
    for (size_t i = at; i < seen->count; i++)
        seen->items[i] = seen->items[i + 1];
}

void seen_add(struct seen *seen, struct range range)
{
    size_t at = 0;
    while (at < seen->count && seen->items[at].end < range.start)
        at++;
    while (at < seen->count && seen->items[at].start <= range.end) {
        if (seen->items[at].start < range.start)
            range.start = seen->items[at].start;
        if (seen->items[at].end > range.end)
            range.end = seen->items[at].end;
        seen_remove(seen, at);
    }
    seen_insert(seen, at, range);
}

bool seen_all(const struct seen *seen, struct range range)
{
    for (size_t i = 0; i < seen->count; i++)
        if (seen->items[i].start <= range.start && range.end <= seen->items[i].end)
            return true;
    return false;
}
