/* What lies over the page: a list, a panel of text, the prompt. */

#include "view.h"

#include <stdio.h>
#include <stdlib.h>

enum { LIST_MARGIN = 2 };

/* ---- a list ---- */

/* As wide as the widest label, but half of the columns are for what is said of it. */
static unsigned label_columns(const struct list *list, unsigned columns, enum text_ambiguous ambiguous)
{
    unsigned widest = 0, most = columns / 2;
    for (size_t i = 0; i < list->count && widest < most; i++) {
        unsigned label = text_width(list->rows[i].label, ambiguous);
        widest = label > widest ? label : widest;
    }
    return widest < most ? widest : most;
}

static void draw_detail(struct frame *frame, const struct list_row *row, unsigned at, unsigned column,
                        bool chosen)
{
    unsigned columns = frame_columns(frame);
    enum frame_style style = chosen ? FRAME_CHOSEN : FRAME_TEXT;
    struct range hit = row->hit;
    column = frame_put(frame, at, column, columns, style, slice_cut(row->detail, 0, hit.start));
    column = frame_put(frame, at, column, columns, chosen ? FRAME_HIT_CURRENT : FRAME_HIT,
                       slice_range(row->detail, hit));
    frame_put(frame, at, column, columns, style, slice_cut(row->detail, hit.end, row->detail.length));
}

/* A label that the row above shows is not shown again. */
static bool repeats_label(const struct list *list, size_t index, size_t first)
{
    return list->grouped && index > first &&
           slice_equal(list->rows[index].label, list->rows[index - 1].label);
}

static void draw_list_row(struct frame *frame, const struct list *list, size_t index, size_t first,
                          unsigned row, unsigned label)
{
    bool chosen = index == list->chosen;
    enum frame_style style = chosen ? FRAME_CHOSEN : FRAME_TEXT;
    frame_fill(frame, row, 0, frame_columns(frame), style);
    frame_print(frame, row, 0, style, chosen ? ">" : " ");
    if (!repeats_label(list, index, first))
        frame_put(frame, row, LIST_MARGIN, LIST_MARGIN + label, style, list->rows[index].label);
    draw_detail(frame, &list->rows[index], row, LIST_MARGIN + label + 1, chosen);
    if (chosen)
        frame_cursor(frame, row, 0);
}

void view_list(struct reader *reader, struct frame *frame)
{
    const struct geometry *geometry = reader_geometry(reader);
    const struct list *list = reader_list(reader);
    if (!list)
        return;
    unsigned rows = geometry->text_rows - 1;
    unsigned label = label_columns(list, geometry->columns, reader_ambiguous(reader));
    size_t first = list->chosen >= rows ? list->chosen - rows + 1 : 0;
    frame_fill(frame, geometry->text_top, 0, geometry->columns, FRAME_STATUS);
    unsigned column = frame_put(frame, geometry->text_top, 1, geometry->columns, FRAME_STATUS, list->title);
    frame_put(frame, geometry->text_top, column + 3, geometry->columns, FRAME_STATUS, list->hint);
    for (unsigned i = 0; i < rows; i++) {
        unsigned row = geometry->text_top + 1 + i;
        frame_fill(frame, row, 0, geometry->columns, FRAME_TEXT);
        if (first + i < list->count)
            draw_list_row(frame, list, first + i, first, row, label);
    }
}

/* ---- a panel ---- */

struct panel_lines {
    struct range *items;
    size_t count, capacity;
};

static void add_line(void *context, struct range line)
{
    struct panel_lines *lines = context;
    array_reserve(lines->items, lines->capacity, lines->count + 1);
    lines->items[lines->count++] = line;
}

/* At the foot of the page, without margin or border, so that the terminal's own selection can take it. */
void view_panel(struct reader *reader, struct frame *frame)
{
    const struct geometry *geometry = reader_geometry(reader);
    struct panel_lines lines = {0};
    struct panel_picture panel;
    if (!reader_panel(reader, &panel))
        return;
    unsigned columns = geometry->columns, hint = text_width(panel.hint, reader_ambiguous(reader));
    layout_wrap(panel.text, columns, columns, reader_ambiguous(reader), add_line, &lines);
    size_t left = lines.count - panel.first, most = reader_panel_rows(reader);
    unsigned shown = (unsigned)(left < most ? left : most);
    unsigned top = geometry->text_top + geometry->text_rows - shown - 1;
    frame_fill(frame, top, 0, columns, FRAME_STATUS);
    frame_put(frame, top, 1, columns, FRAME_STATUS, panel.title);
    if (hint > 0)
        frame_print(frame, top, columns - hint - 2, FRAME_STATUS, "  ");
    frame_put(frame, top, columns - hint, columns, FRAME_STATUS, panel.hint);
    for (unsigned i = 0; i < shown; i++) {
        frame_fill(frame, top + 1 + i, 0, columns, FRAME_TEXT);
        frame_put(frame, top + 1 + i, 0, columns, FRAME_TEXT,
                  slice_range(panel.text, lines.items[panel.first + i]));
    }
    free(lines.items);
}

/* ---- the prompt ---- */

/* A line that is too long shows what is before the cursor, as far as COLUMNS reach. */
static size_t first_shown(const struct prompt_picture *prompt, unsigned columns,
                          enum text_ambiguous ambiguous)
{
    size_t from = prompt->cursor;
    for (unsigned taken = 1; from > 0;) { /* the cursor itself takes one */
        size_t before = text_cluster_before(prompt->text, from);
        taken += text_width(slice_cut(prompt->text, before, from), ambiguous);
        if (taken > columns)
            break;
        from = before;
    }
    return from;
}

bool view_prompt(struct reader *reader, struct frame *frame)
{
    const struct geometry *geometry = reader_geometry(reader);
    enum text_ambiguous ambiguous = reader_ambiguous(reader);
    struct prompt_picture prompt;
    if (!reader_prompt(reader, &prompt))
        return false;
    unsigned row = geometry->rows - 1, columns = geometry->columns;
    frame_fill(frame, row, 0, columns, FRAME_PROMPT);
    unsigned hint = text_width(prompt.hint, ambiguous);
    bool hint_fits = hint > 0 && hint + columns / 3 < columns;
    unsigned end = hint_fits ? columns - hint - 1 : columns;
    unsigned start = frame_put(frame, row, 0, columns, FRAME_PROMPT, prompt.label);
    size_t from = first_shown(&prompt, start < end ? end - start : 0, ambiguous);
    frame_put(frame, row, start, end, FRAME_PROMPT, slice_cut(prompt.text, from, prompt.text.length));
    if (hint_fits)
        frame_put(frame, row, columns - hint, columns, FRAME_PROMPT, prompt.hint);
    frame_cursor(frame, row, start + text_width(slice_cut(prompt.text, from, prompt.cursor), ambiguous));
    return true;
}
