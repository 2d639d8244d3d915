/* A text that one screen holds is printed as the screen would show it. */

#include "main.h"

#include "stele/frame.h"
#include "stele/view.h"

#include <poll.h>

enum { STEP_MICROSECONDS = 1000, MOST_BYTES_OF_A_CELL = 8 };

/* Reads on until all is there and known, or it is more than a screen holds. */
static bool is_short(struct intake *intake, size_t cells)
{
    const struct document *document = intake_document(intake);
    while (!document_final(document) && document_text(document).length <= cells * MOST_BYTES_OF_A_CELL) {
        struct pollfd more = {.fd = intake_descriptor(intake), .events = POLLIN};
        bool waits = intake_step(intake, STEP_MICROSECONDS) || !intake_complete(intake);
        if (intake_is_parsing(intake) && waits)
            poll(&more, 1, -1);
        else if (!intake_complete(intake))
            return false; /* a writer that goes on */
    }
    return document_final(document);
}

/* Only the text, as wide as the screen. */
static void lay_out(struct reader *reader, unsigned rows, unsigned columns)
{
    struct buffer width = {0};
    buffer_format(&width, "set width %u", columns);
    reader_command(reader, slice_of("set outline off"));
    reader_command(reader, slice_of("set numbers off"));
    reader_command(reader, buffer_slice(&width));
    reader_resize(reader, rows, columns);
    buffer_free(&width);
}

static bool print_page(struct terminal *terminal, struct reader *reader)
{
    const struct line *lines;
    struct status status;
    unsigned count = (unsigned)reader_page(reader, &lines);
    reader_status(reader, &status);
    const struct geometry *geometry = reader_geometry(reader);
    bool whole = !geometry->too_small && status.pages <= 1;
    if (whole) {
        struct frame *frame = frame_new();
        view_draw(reader, frame);
        terminal_print(terminal, frame, geometry->text_top, count, geometry->text_column);
        frame_free(frame);
    }
    return whole;
}

bool glance(struct terminal *terminal, struct intake *intake, bool ascii)
{
    unsigned rows, columns;
    terminal_size(terminal, &rows, &columns);
    if (!is_short(intake, (size_t)rows * columns))
        return false;
    struct reader *reader = reader_new(intake, &(struct reader_options){.ascii = ascii});
    lay_out(reader, rows, columns);
    bool printed = print_page(terminal, reader);
    reader_free(reader);
    return printed;
}
