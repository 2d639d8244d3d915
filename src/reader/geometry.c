/* Where everything stands on a screen of a given size (design §8). */

#include "reader.h"

enum {
    LEAST_ROWS = 5,
    LEAST_COLUMNS = 20,
    TITLE_FROM_ROWS = 30,
    BESIDE_FROM_COLUMNS = 60,
    WIDE_FROM_COLUMNS = 110,
    OUTLINE_COLUMNS = 28,
    OUTLINE_COLUMNS_WIDE = 36,
    OUTLINE_COLUMNS_OVER = 34, /* at most, over the page */
    LEAST_TEXT_COLUMNS = 24,   /* beside which ¶ numbers are shown */
    WIDEST_FORM = 80,
};

static unsigned least(unsigned one, unsigned other)
{
    return one < other ? one : other;
}

static unsigned digits(size_t number)
{
    unsigned count = 1;
    for (; number > 9; number /= 10)
        count++;
    return count;
}

/* Number, the mark of the current paragraph, a space. */
static unsigned margin_columns(const struct reader *reader, unsigned room)
{
    unsigned columns = digits(document_paragraphs(reader->page->document));
    if (!reader->settings.numbers || document_paragraphs(reader->page->document) == 0)
        return 1;
    columns = (columns < 2 ? 2 : columns) + 2;
    return columns + LEAST_TEXT_COLUMNS <= room ? columns : 1;
}

/* Lines that keep their form are judged once, so that the outline does not come and go. */
static unsigned widest_form(struct reader *reader)
{
    size_t length = document_text(reader->book->document).length;
    if (!reader->widest_known && reader->widest_length != length + 1) {
        reader->widest_known = layout_widest_form(reader->book->document, WIDEST_FORM, &reader->widest_form);
        reader->widest_length = length + 1;
    }
    return reader->widest_form;
}

static bool fits_beside(struct reader *reader, unsigned outline)
{
    const struct geometry *geometry = &reader->geometry;
    if (geometry->columns < BESIDE_FROM_COLUMNS)
        return false;
    unsigned room = geometry->columns - outline - 1;
    return room >= margin_columns(reader, room) + widest_form(reader);
}

static bool wants_outline(const struct reader *reader, bool beside)
{
    if (reader->page->outline.focused)
        return true;
    return reader->settings.outline == OUTLINE_AUTO ? beside : reader->settings.outline == OUTLINE_ON;
}

static void place_outline(struct reader *reader)
{
    struct geometry *geometry = &reader->geometry;
    unsigned columns = geometry->columns >= WIDE_FROM_COLUMNS ? OUTLINE_COLUMNS_WIDE : OUTLINE_COLUMNS;
    if (document_sections(reader->page->document) == 0)
        return;
    bool beside = fits_beside(reader, columns);
    if (!wants_outline(reader, beside))
        return;
    geometry->outline_over = !beside;
    geometry->outline_columns = beside ? columns : least(OUTLINE_COLUMNS_OVER, geometry->columns - 2);
}

static void place_text(struct reader *reader)
{
    struct geometry *geometry = &reader->geometry;
    bool beside = geometry->outline_columns > 0 && !geometry->outline_over;
    unsigned left = beside ? geometry->outline_columns + 1 : 0;
    unsigned room = geometry->columns - left;
    geometry->margin_columns = margin_columns(reader, room);
    room -= geometry->margin_columns;
    geometry->text_room = room;
    geometry->text_columns = least(reader->settings.width, room);
    geometry->margin_column = left + (room - geometry->text_columns) / 2;
    geometry->text_column = geometry->margin_column + geometry->margin_columns;
}

void reader_geometry_update(struct reader *reader)
{
    struct geometry *geometry = &reader->geometry;
    *geometry = (struct geometry){.rows = geometry->rows, .columns = geometry->columns};
    geometry->too_small = geometry->rows < LEAST_ROWS || geometry->columns < LEAST_COLUMNS;
    if (geometry->too_small)
        return;
    geometry->title_rows = geometry->rows >= TITLE_FROM_ROWS;
    geometry->text_top = geometry->title_rows;
    geometry->text_rows = geometry->rows - geometry->title_rows - 1;
    place_outline(reader);
    place_text(reader);
    layout_set(reader->page->layout, geometry->text_columns, reader->settings.ambiguous,
               reader->settings.wrap);
}
