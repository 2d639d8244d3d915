/* picture.h: what view_draw() makes of a desk, as text. */
#ifndef STELE_PICTURE_H
#define STELE_PICTURE_H

#include "desk.h"

#include "stele/view.h"

struct picture {
    const char *text; /* rows, each with a line feed; lent as long as the desk */
    unsigned cursor_row, cursor_column;
};

static inline struct picture picture_take(struct desk *desk, bool styles)
{
    struct frame *frame = frame_new();
    struct buffer text = {0};
    struct picture picture;
    view_draw(desk->reader, frame);
    frame_dump(frame, styles, &text);
    picture.text = arena_copy(desk->arena, buffer_slice(&text)).bytes;
    picture.cursor_row = frame_cursor_row(frame);
    picture.cursor_column = frame_cursor_column(frame);
    buffer_free(&text);
    frame_free(frame);
    return picture;
}

static inline const char *picture_of(struct desk *desk)
{
    return picture_take(desk, false).text;
}

static inline const char *styled_picture_of(struct desk *desk)
{
    return picture_take(desk, true).text;
}

/* Row INDEX of TEXT. */
static inline const char *row_of(struct desk *desk, const char *text, unsigned index)
{
    for (; index > 0; index--) {
        assert_non_null(strchr(text, '\n'));
        text = strchr(text, '\n') + 1;
    }
    return arena_copy(desk->arena, (struct slice){text, strcspn(text, "\n")}).bytes;
}

static inline const char *last_row(struct desk *desk)
{
    return row_of(desk, picture_of(desk), reader_geometry(desk->reader)->rows - 1);
}

#define assert_shows(text, part)       assert_says(slice_of(text), (part))
#define assert_shows_not(text, part)   assert_null(strstr((text), (part)))
#define assert_picture(desk, expected) assert_string_equal(picture_of(desk), (expected))

#endif
