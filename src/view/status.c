/* The last row: where the reader is, or a notice, or how a pending key goes on. What does not fit is dropped
 * from the right. */

#include "view.h"

enum { BETWEEN = 2 /* columns between two parts */ };

struct writing {
    struct frame *frame;
    unsigned row, column, end;
    bool full;
};

/* A part is shown whole or not at all, and nothing after one that did not fit. */
static void put_part(struct writing *writing, struct slice part, enum text_ambiguous ambiguous)
{
    unsigned between = writing->column > 1 ? BETWEEN : 0;
    if (part.length == 0 || writing->full)
        return;
    writing->full = writing->column + between + text_width(part, ambiguous) >= writing->end;
    if (writing->full)
        return;
    writing->column =
        frame_put(writing->frame, writing->row, writing->column + between, writing->end, FRAME_STATUS, part);
}

static void write_section(struct reader *reader, const struct status *status, struct buffer *part)
{
    if (status->section == NOWHERE) {
        buffer_append(part, reader_title(reader));
        return;
    }
    document_append_name(document_section(reader_document(reader), status->section), part);
}

static void write_paragraph(const struct reader *reader, const struct status *status, bool brief,
                            struct buffer *part)
{
    const char *sign = view_chrome(reader, "¶", "par.");
    if (status->paragraph > 0 && status->final && !brief)
        buffer_format(part, "%s %zu of %zu", sign, status->paragraph, status->paragraphs);
    else if (status->paragraph > 0)
        buffer_format(part, "%s %zu", sign, status->paragraph);
}

static void write_hit(const struct status *status, bool brief, struct buffer *part)
{
    if (status->searching)
        buffer_append_string(part, "searching, ");
    if (status->searching || (status->hit == 0 && status->hits > 0))
        buffer_append_count(part, status->hits, "hit");
    else if (status->hit > 0 && brief)
        buffer_format(part, "hit %zu of %zu", status->hit, status->hits);
    else if (status->hit > 0)
        buffer_format(part, "hit %zu of %zu (%zu here)", status->hit, status->hits, status->hits_here);
}

static void write_page(const struct reader *reader, const struct status *status, struct buffer *part)
{
    if (status->final && document_text(reader_document(reader)).length == 0)
        return; /* it has none */
    if (status->page > 0 && status->final)
        buffer_format(part, "%zu/%zu", status->page, status->pages);
    else
        buffer_append_string(part, view_chrome(reader, "…/…", ".../..."));
}

enum { SECTION, PARAGRAPH, HIT, PERCENT, PAGE, HELP, QUIT, PARTS };
enum { LEAST_SECTION = 6 /* columns of its label that are worth showing */ };

static unsigned width_of(const struct reader *reader, const struct buffer *part)
{
    return text_width(buffer_slice(part), reader_ambiguous(reader));
}

/* Columns that ¶ and hit need, with what stands between. */
static unsigned kept_columns(const struct reader *reader, const struct buffer parts[PARTS])
{
    unsigned columns = 0;
    for (int i = PARAGRAPH; i <= HIT; i++)
        columns += parts[i].length > 0 ? width_of(reader, &parts[i]) + BETWEEN : 0;
    return columns;
}

/* The section's label gives way first: it is cut, or left out, so that ¶ and hit stay. */
static void fit_section(const struct reader *reader, struct buffer *section, unsigned columns)
{
    if (width_of(reader, section) <= columns)
        return;
    size_t fits = text_fit(buffer_slice(section), columns > 0 ? columns - 1 : 0, reader_ambiguous(reader));
    buffer_remove(section, fits, section->length - fits);
    if (columns < LEAST_SECTION)
        buffer_clear(section);
    else
        buffer_append_string(section, view_chrome(reader, "…", "."));
}

static void write_kept(struct reader *reader, const struct status *status, bool brief,
                       struct buffer parts[PARTS])
{
    buffer_clear(&parts[PARAGRAPH]);
    buffer_clear(&parts[HIT]);
    write_paragraph(reader, status, brief, &parts[PARAGRAPH]);
    write_hit(status, brief, &parts[HIT]);
}

static void draw_facts(struct reader *reader, struct writing *writing)
{
    struct buffer parts[PARTS] = {{0}};
    struct status status;
    unsigned room = writing->end - writing->column - 1;
    reader_status(reader, &status);
    write_section(reader, &status, &parts[SECTION]);
    write_kept(reader, &status, false, parts);
    if (kept_columns(reader, parts) + LEAST_SECTION > room)
        write_kept(reader, &status, true, parts);
    unsigned kept = kept_columns(reader, parts);
    fit_section(reader, &parts[SECTION], room > kept ? room - kept : 0);
    buffer_format(&parts[PERCENT], "%u %%", status.percent);
    write_page(reader, &status, &parts[PAGE]);
    buffer_append_string(&parts[HELP], status.help_unknown ? "h help" : "");
    buffer_append_string(&parts[QUIT], status.quit_unknown ? "q quit" : "");
    for (int i = 0; i < PARTS; i++) {
        put_part(writing, buffer_slice(&parts[i]), reader_ambiguous(reader));
        buffer_free(&parts[i]);
    }
}

/* What does not fit is cut, with a sign that it is; :messages has it whole. */
static void draw_notice(struct reader *reader, struct writing *writing, struct slice notice)
{
    enum text_ambiguous ambiguous = reader_ambiguous(reader);
    const char *cut = view_chrome(reader, "…", "...");
    unsigned room = writing->end - 1, sign = (unsigned)text_width(slice_of(cut), ambiguous);
    bool fits = text_width(notice, ambiguous) <= room;
    size_t shown = fits ? notice.length : text_fit(notice, room > sign ? room - sign : 0, ambiguous);
    unsigned column =
        frame_put(writing->frame, writing->row, 1, writing->end, FRAME_NOTICE, slice_cut(notice, 0, shown));
    if (!fits)
        frame_put(writing->frame, writing->row, column, writing->end, FRAME_NOTICE, slice_of(cut));
}

void view_status(struct reader *reader, struct frame *frame)
{
    const struct geometry *geometry = reader_geometry(reader);
    struct writing writing = {
        .frame = frame, .row = geometry->rows - 1, .column = 1, .end = geometry->columns};
    struct slice notice = reader_notice(reader);
    struct status status;
    reader_status(reader, &status);
    enum frame_style style = notice.length > 0 ? FRAME_NOTICE : FRAME_STATUS;
    frame_fill(frame, writing.row, 0, writing.end, style);
    if (status.pending.length > 0)
        frame_put(frame, writing.row, 1, writing.end, FRAME_STATUS, status.pending);
    else if (notice.length > 0)
        draw_notice(reader, &writing, notice);
    else
        draw_facts(reader, &writing);
}
