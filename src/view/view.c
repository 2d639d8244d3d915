#include "view.h"

const char *view_chrome(const struct reader *reader, const char *drawn, const char *ascii)
{
    return reader_ascii(reader) ? ascii : drawn;
}

enum frame_style view_pillar(const struct document *document, size_t section, enum frame_style otherwise)
{
    static const enum frame_style styles[] = {FRAME_PILLAR_1, FRAME_PILLAR_2, FRAME_PILLAR_3};
    size_t number = 0;
    while (section != NOWHERE && document_section(document, section)->parent != NOWHERE)
        section = document_section(document, section)->parent;
    if (section == NOWHERE || document_section(document, section)->ordinal.length == 0)
        return otherwise;
    for (size_t i = 0; i < section; i++) {
        const struct section *other = document_section(document, i);
        number += other->parent == NOWHERE && other->ordinal.length > 0;
    }
    return styles[number % COUNT_OF(styles)];
}

static void draw_title(struct reader *reader, struct frame *frame)
{
    const struct geometry *geometry = reader_geometry(reader);
    if (geometry->title_rows == 0)
        return;
    frame_fill(frame, 0, 0, geometry->columns, FRAME_STATUS);
    frame_put(frame, 0, 1, geometry->columns, FRAME_STATUS, reader_title(reader));
}

void view_draw(struct reader *reader, struct frame *frame)
{
    const struct geometry *geometry = reader_geometry(reader);
    frame_reset(frame, geometry->rows, geometry->columns, reader_ambiguous(reader));
    if (geometry->too_small) {
        frame_print(frame, 0, 0, FRAME_TEXT, "window too small");
        return;
    }
    view_page(reader, frame);
    draw_title(reader, frame);
    view_outline(reader, frame);
    view_list(reader, frame);
    view_panel(reader, frame);
    if (!view_prompt(reader, frame))
        view_status(reader, frame);
}
