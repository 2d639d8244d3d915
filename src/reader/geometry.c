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
    BESIDE_TEXT_COLUMNS = 40,  /* that the text keeps beside the outline */
    OVER_TEXT_COLUMNS = 24,    /* of the page that are worth seeing beside an outline over it */
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
    struct reading *page = reader->page;
    size_t length = document_text(page->document).length;
    if (!page->widest_known && page->widest_length != length + 1) {
        page->widest_known = layout_widest_form(page->document, WIDEST_FORM, &page->widest_form);
        page->widest_length = length + 1;
    }
    return page->widest_form;
}

static bool fits_beside(struct reader *reader, unsigned outline)
{
    const struct geometry *geometry = &reader->geometry;
    if (geometry->columns < BESIDE_FROM_COLUMNS)
        return false;
    unsigned room = geometry->columns - outline - 1;
    unsigned form = widest_form(reader), text = form > BESIDE_TEXT_COLUMNS ? form : BESIDE_TEXT_COLUMNS;
    return room >= margin_columns(reader, room) + text;
}

/* Chopped text beside an outline that hides most of the page helps nobody: there it hides all of it. */
static unsigned columns_over(unsigned columns)
{
    return columns < OUTLINE_COLUMNS_OVER + 1 + OVER_TEXT_COLUMNS ? columns : OUTLINE_COLUMNS_OVER;
}

static bool wants_outline(const struct reader *reader, bool beside)
{
    if (reader->page->outline.focused)
        return true;
    bool leaves_text = columns_over(reader->geometry.columns) < reader->geometry.columns;
    return reader->settings.outline == OUTLINE_AUTO
               ? beside
               : reader->settings.outline == OUTLINE_ON && (beside || leaves_text);
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
    geometry->outline_columns = beside ? columns : columns_over(geometry->columns);
}

/* Lines that are shown as the file has them are not folded where there is room for them. */
static unsigned wanted_columns(struct reader *reader)
{
    unsigned width = reader->settings.width, form = reader->settings.reflow ? 0 : widest_form(reader);
    return form > width ? form : width;
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
    geometry->text_columns = least(wanted_columns(reader), room);
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
    layout_draw_ascii(reader->page->layout, reader_ascii(reader));
}
