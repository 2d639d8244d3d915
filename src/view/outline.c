/* The side outline: a row or more an entry, its cursor, its counts. */

#include "view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HANGING = 2 /* columns that the further rows of a label are indented */ };

/* One row of it: an entry is as many rows as its label needs. */
struct outline_row {
    size_t entry;
    struct range label; /* in the entry's label */
};

struct drawing {
    struct reader *reader;
    struct frame *frame;
    const struct document *document;
    const struct outline_entry *entries;
    size_t count;
    unsigned columns, ordinal_columns;
    struct outline_row *rows;
    size_t row_count, row_capacity;
    size_t wrapping; /* the entry whose label is being cut */
};

/* ---- cutting the labels ---- */

static unsigned ordinal_columns(const struct document *document)
{
    unsigned widest = 0;
    for (size_t i = 0; i < document_sections(document); i++) {
        const struct section *section = document_section(document, i);
        unsigned columns = section->parent == NOWHERE ? text_width(section->ordinal, TEXT_NARROW) : 0;
        if (columns > widest)
            widest = columns;
    }
    return widest ? widest + 1 : 0;
}

/* Where an entry's label begins: behind the mark of the live entry and the ordinals of the top level. */
static unsigned label_column(const struct drawing *drawing, const struct outline_entry *entry)
{
    const struct section *section = document_section(drawing->document, entry->section);
    unsigned below = drawing->ordinal_columns ? drawing->ordinal_columns : 2;
    unsigned column = 1;
    if (entry->depth > 0)
        column += below + 2 * (entry->depth - 1);
    if (section->ordinal.length > 0) {
        unsigned own = text_width(section->ordinal, TEXT_NARROW) + 1;
        column += entry->depth == 0 && own < drawing->ordinal_columns ? drawing->ordinal_columns : own;
    }
    unsigned most = drawing->columns / 2;
    return column < most ? column : most;
}

/* A blank, the number of hits or the sign of what is folded, a blank. */
static unsigned count_columns(const struct outline_entry *entry)
{
    unsigned columns = 3;
    for (size_t hits = entry->hits; hits > 9; hits /= 10)
        columns++;
    return columns;
}

static void add_row(void *context, struct range line)
{
    struct drawing *drawing = context;
    array_reserve(drawing->rows, drawing->row_capacity, drawing->row_count + 1);
    drawing->rows[drawing->row_count++] = (struct outline_row){drawing->wrapping, line};
}

static void cut_label(struct drawing *drawing, size_t index)
{
    struct buffer label = {0};
    const struct outline_entry *entry = &drawing->entries[index];
    unsigned taken = count_columns(entry) + label_column(drawing, entry);
    unsigned room = drawing->columns > taken + HANGING ? drawing->columns - taken : HANGING + 1;
    unsigned hanging = entry->depth > 0 ? HANGING : 0;
    document_append_label(document_section(drawing->document, entry->section), &label);
    drawing->wrapping = index;
    layout_wrap(buffer_slice(&label), room, room - hanging, reader_ambiguous(drawing->reader), add_row,
                drawing);
    buffer_free(&label);
}

/* ---- which rows are shown ---- */

/* The entry to keep in sight: the outline's cursor, else the innermost live one. */
static size_t focus_entry(const struct drawing *drawing)
{
    size_t focus = 0;
    bool focused = reader_outline_focused(drawing->reader);
    for (size_t i = 0; i < drawing->count; i++)
        if (focused ? drawing->entries[i].chosen : drawing->entries[i].live)
            focus = i;
    return focus;
}

/* As many entries around the one in sight as could be shown: each has a row at least. */
static void cut_labels(struct drawing *drawing, size_t focus, unsigned height)
{
    size_t end = focus + height < drawing->count ? focus + height + 1 : drawing->count;
    for (size_t i = focus > height ? focus - height : 0; i < end; i++)
        cut_label(drawing, i);
}

static size_t first_row(const struct drawing *drawing, size_t focus, unsigned height)
{
    size_t first = 0;
    if (drawing->row_count <= height)
        return 0;
    while (first < drawing->row_count && drawing->rows[first].entry != focus)
        first++;
    first = first > height / 2 ? first - height / 2 : 0;
    return first + height > drawing->row_count ? drawing->row_count - height : first;
}

/* ---- drawing ---- */

static enum frame_style entry_style(const struct drawing *drawing, const struct outline_entry *entry)
{
    const struct section *section = document_section(drawing->document, entry->section);
    if (entry->chosen)
        return FRAME_OUTLINE_CHOSEN;
    if (entry->live)
        return FRAME_OUTLINE_LIVE;
    bool editorial = !section->printed && !section->frame;
    return editorial ? FRAME_OUTLINE_EDITORIAL : FRAME_OUTLINE;
}

static const char *entry_sign(const struct drawing *drawing, const struct outline_entry *entry)
{
    if (entry->live)
        return ">";
    return entry->seen ? view_chrome(drawing->reader, "·", ".") : " ";
}

static void draw_counts(struct drawing *drawing, const struct outline_entry *entry, unsigned row,
                        enum frame_style style)
{
    char text[24] = "";
    if (reader_search(drawing->reader) && entry->hits > 0)
        snprintf(text, sizeof text, "%zu", entry->hits);
    else if (entry->folded)
        snprintf(text, sizeof text, "+");
    unsigned width = (unsigned)strlen(text), right = drawing->columns - 1;
    if (width > right)
        return;
    frame_print(drawing->frame, row, right - width, style, text);
    char marks[24];
    snprintf(marks, sizeof marks, entry->marks > 1 ? "*%zu" : "*", entry->marks);
    unsigned taken = width + (unsigned)strlen(marks);
    if (entry->marks > 0 && right > taken)
        frame_print(drawing->frame, row, right - taken, FRAME_MARK, marks);
}

static void draw_first_row(struct drawing *drawing, const struct outline_entry *entry, unsigned row,
                           enum frame_style style)
{
    const struct section *section = document_section(drawing->document, entry->section);
    unsigned column = label_column(drawing, entry);
    frame_print(drawing->frame, row, 0, style, entry_sign(drawing, entry));
    if (section->ordinal.length > 0) {
        unsigned below = drawing->ordinal_columns ? drawing->ordinal_columns : 2;
        unsigned at = 1 + (entry->depth > 0 ? below + 2 * (entry->depth - 1) : 0);
        bool plain = !entry->chosen;
        frame_put(drawing->frame, row, at, column,
                  plain ? view_pillar(drawing->document, entry->section, style) : style, section->ordinal);
    }
    draw_counts(drawing, entry, row, style);
}

static void draw_row(struct drawing *drawing, size_t index, unsigned row)
{
    const struct outline_row *it = &drawing->rows[index];
    const struct outline_entry *entry = &drawing->entries[it->entry];
    enum frame_style style = entry_style(drawing, entry);
    struct buffer label = {0};
    frame_fill(drawing->frame, row, 0, drawing->columns, entry->chosen ? style : FRAME_OUTLINE);
    if (index == 0 || drawing->rows[index - 1].entry != it->entry)
        draw_first_row(drawing, entry, row, style);
    document_append_label(document_section(drawing->document, entry->section), &label);
    unsigned column = label_column(drawing, entry) + (it->label.start > 0 && entry->depth > 0 ? HANGING : 0);
    frame_put(drawing->frame, row, column, drawing->columns - 1, style,
              slice_range(buffer_slice(&label), it->label));
    if (entry->chosen && it->label.start == 0)
        frame_cursor(drawing->frame, row, 0);
    buffer_free(&label);
}

void view_outline(struct reader *reader, struct frame *frame)
{
    const struct geometry *geometry = reader_geometry(reader);
    if (geometry->outline_columns == 0)
        return;
    struct drawing drawing = {.reader = reader,
                              .frame = frame,
                              .document = reader_document(reader),
                              .columns = geometry->outline_columns};
    drawing.count = reader_outline(reader, &drawing.entries);
    drawing.ordinal_columns = ordinal_columns(drawing.document);
    size_t focus = focus_entry(&drawing);
    cut_labels(&drawing, focus, geometry->text_rows);
    size_t first = first_row(&drawing, focus, geometry->text_rows);
    for (unsigned i = 0; i < geometry->text_rows; i++) {
        unsigned row = geometry->text_top + i;
        frame_fill(frame, row, 0, geometry->outline_columns, FRAME_OUTLINE);
        if (first + i < drawing.row_count)
            draw_row(&drawing, first + i, row);
        if (geometry->outline_columns < geometry->columns)
            frame_put(frame, row, geometry->outline_columns, geometry->columns, FRAME_BORDER,
                      slice_of(view_chrome(reader, "│", "|")));
    }
    free(drawing.rows);
}
