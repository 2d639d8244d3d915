/* frame: the screen as a value: rows of runs of text in named styles, and where the cursor stands. */
#ifndef STELE_FRAME_H
#define STELE_FRAME_H

#include "stele/base.h"
#include "stele/text.h"

/* Named styles; a row each in the table of the terminal. What a style means never hangs on its colour alone.
 */
#define FRAME_STYLES(X)                                                                                      \
    X(TEXT, "text")                                                                                          \
    X(TITLE, "title")                                                                                        \
    X(HEADING, "heading")                                                                                    \
    X(HEADING_2, "heading-2")                                                                                \
    X(HEADING_3, "heading-3")                                                                                \
    X(HEADING_4, "heading-4")                                                                                \
    X(CREDIT, "credit")                                                                                      \
    X(EMPHASIS, "emphasis")                                                                                  \
    X(STRONG, "strong")                                                                                      \
    X(STRONG_EMPHASIS, "strong-emphasis")                                                                    \
    X(CODE, "code")                                                                                          \
    X(STRIKE, "strike")                                                                                      \
    X(LINK, "link")                                                                                          \
    X(NOTE_REF, "note-ref")                                                                                  \
    X(RED, "red")                                                                                            \
    X(GREEN, "green")                                                                                        \
    X(YELLOW, "yellow")                                                                                      \
    X(BLUE, "blue")                                                                                          \
    X(MAGENTA, "magenta")                                                                                    \
    X(CYAN, "cyan")                                                                                          \
    X(QUOTATION, "quotation")                                                                                \
    X(RULE, "rule")                                                                                          \
    X(HIT, "hit")                                                                                            \
    X(HIT_CURRENT, "hit-current")                                                                            \
    X(UNDERLINED, "underlined")                                                                              \
    X(BOLD, "bold")                                                                                          \
    X(REVERSED, "reversed")                                                                                  \
    X(SELECTED, "selected")                                                                                  \
    X(NUMBER, "number")                                                                                      \
    X(NUMBER_CURRENT, "number-current")                                                                      \
    X(MARK, "mark")                                                                                          \
    X(OUTLINE, "outline")                                                                                    \
    X(OUTLINE_EDITORIAL, "outline-editorial")                                                                \
    X(OUTLINE_LIVE, "outline-live")                                                                          \
    X(OUTLINE_CHOSEN, "outline-chosen")                                                                      \
    X(PILLAR_1, "pillar-1")                                                                                  \
    X(PILLAR_2, "pillar-2")                                                                                  \
    X(PILLAR_3, "pillar-3")                                                                                  \
    X(BORDER, "border")                                                                                      \
    X(STATUS, "status")                                                                                      \
    X(NOTICE, "notice")                                                                                      \
    X(PROMPT, "prompt")                                                                                      \
    X(CHOSEN, "chosen")

enum frame_style {
#define FRAME_ENUMERATOR(key, name) FRAME_##key,
    FRAME_STYLES(FRAME_ENUMERATOR)
#undef FRAME_ENUMERATOR
        FRAME_STYLE_COUNT
};

const char *frame_style_name(enum frame_style style);

struct frame;

struct frame *frame_new(void);
void frame_free(struct frame *frame);
/* Makes it ROWS x COLUMNS cells, all blank in FRAME_TEXT, the cursor in the lower left corner. */
void frame_reset(struct frame *frame, unsigned rows, unsigned columns, enum text_ambiguous ambiguous);
unsigned frame_rows(const struct frame *frame);
unsigned frame_columns(const struct frame *frame);

/* Draws TEXT from ROW, COLUMN on, clipped at END (a column, not included; a wide cluster that does not fit
 * leaves a blank). Any bytes: what is no printable text is drawn as text_show makes it. Returns the column
 * after it. */
unsigned frame_put(struct frame *frame, unsigned row, unsigned column, unsigned end, enum frame_style style,
                   struct slice text);
/* The same of a terminated string, to the right edge. */
unsigned frame_print(struct frame *frame, unsigned row, unsigned column, enum frame_style style,
                     const char *string);
/* Blanks of a style in [column, end). */
void frame_fill(struct frame *frame, unsigned row, unsigned column, unsigned end, enum frame_style style);
void frame_cursor(struct frame *frame, unsigned row, unsigned column);
unsigned frame_cursor_row(const struct frame *frame);
unsigned frame_cursor_column(const struct frame *frame);

/* A cell: the cluster as it is shown (terminated, up to TEXT_SHOWN_BYTES; "" in the second column of a wide
 * one). */
struct frame_cell {
    const char *shown;
    enum frame_style style;
    unsigned columns; /* 0 in the continuation of the cell to its left */
};
struct frame_cell frame_cell(const struct frame *frame, unsigned row, unsigned column);

/* For whoever keeps what a screen shows: a copy, whether two rows look the same (never, in frames of other
 * widths), and rows [top, bottom) moved up by BY (down where it is negative), what opens left blank in
 * FRAME_TEXT. */
void frame_copy(struct frame *into, const struct frame *from);
bool frame_row_equal(const struct frame *one, unsigned row, const struct frame *other, unsigned other_row);
void frame_scroll(struct frame *frame, unsigned top, unsigned bottom, int by);

/* Appends the rows as text, blanks at their ends cut, each with a line feed; with STYLES, each run that is
 * not in FRAME_TEXT as {style:run}. For sessions and --dump=screen. */
void frame_dump(const struct frame *frame, bool styles, struct buffer *into);

#endif
