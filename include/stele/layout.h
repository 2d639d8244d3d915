/* layout: width in, lines out, a block at a time; a cache of what is near the screen, never an identity. */
#ifndef STELE_LAYOUT_H
#define STELE_LAYOUT_H

#include "stele/base.h"
#include "stele/document.h"
#include "stele/text.h"

struct layout;

enum { LAYOUT_COLUMNS = 4 }; /* the fewest that are laid out; a narrower window shows the left of it */

/* DOCUMENT outlives the layout. Free it. */
struct layout *layout_new(const struct document *document);
void layout_free(struct layout *layout); /* NULL is allowed */

/* Other columns, other widths, or WRAP off (what keeps its lines is not folded): what was laid out is
 * forgotten. */
void layout_set(struct layout *layout, unsigned columns, enum text_ambiguous ambiguous, bool wrap);
/* What layout draws itself, bars and bullets, is ASCII; so it is where ambiguous characters are wide. */
void layout_draw_ascii(struct layout *layout, bool ascii);
unsigned layout_columns(const struct layout *layout);
/* WIDEST gets the columns of the widest line that keeps its form (code, verse, tables) at the start of the
 * text, at most LIMIT. True when that is settled; false: more of the document may change it. */
bool layout_widest_form(const struct document *document, unsigned limit, unsigned *widest);

/* ---- lines by place ---- */

enum line_kind {
    LINE_TEXT,
    LINE_ROW,  /* of a table: several segments side by side */
    LINE_GAP,  /* blank, between two blocks */
    LINE_RULE, /* a rule, or the line under the head of a table */
};

struct line {
    enum line_kind kind;
    struct block block;    /* the leaf it shows; of a row its first cell; of a gap the block above */
    struct range unit;     /* the block or row that it is a line of */
    size_t place;          /* what names the line: layout_line_at(place) gives it again */
    struct range range;    /* the bytes that belong to it, with the white space at its end */
    unsigned index, count; /* which of how many lines of its unit; a gap: 0 of 1 */
};

/* The line that shows PLACE. False: the document has no block. */
bool layout_line_at(struct layout *layout, size_t place, struct line *line);
/* The line below or above. OTHER may be LINE itself. False: there is none, OTHER is unchanged. */
bool layout_line_after(struct layout *layout, const struct line *line, struct line *other);
bool layout_line_before(struct layout *layout, const struct line *line, struct line *other);
/* The place of the line LINES below (above when negative) the one that shows PLACE, or of the last on the
 * way. */
size_t layout_move(struct layout *layout, size_t place, long lines);

/* ---- what a line shows ---- */

struct segment {
    struct range range;
    unsigned column, columns; /* from the left of the text column; what it fills of it */
    bool hyphen;              /* a hyphen is drawn at its end, for a soft one */
};

/* Writes at most CAPACITY segments of LINE, left to right. Returns how many. */
size_t layout_segments(struct layout *layout, const struct line *line, struct segment *segments,
                       size_t capacity);
/* Writes the columns of the bars between the cells of a row that stand side by side. Returns how many there
 * are. */
size_t layout_cell_bars(struct layout *layout, const struct line *line, unsigned *columns, size_t capacity);
/* Where the cells of a row stand below one another, each is named by the head of its column: appends "Head: "
 * on the first line of a cell. Returns the column that it begins at. */
unsigned layout_label(struct layout *layout, const struct line *line, struct buffer *into);
/* Columns that a rule takes: all of them, or those of the table whose head it stands under. */
unsigned layout_rule_columns(struct layout *layout, const struct line *line);
/* Appends what stands before the text: bars of quotations, a list's marker, the mark of a folded line. */
void layout_lead(struct layout *layout, const struct line *line, struct buffer *into);

struct glyph {
    struct range range; /* of the text: one grapheme cluster, or white space that shows as one space */
    unsigned column, columns;
    char shown[TEXT_SHOWN_BYTES]; /* text_show() of it */
};

/* Walks SEGMENT of LINE from left to right: start, then next until false. One walk at a time. */
void layout_glyphs_start(struct layout *layout, const struct line *line, const struct segment *segment);
bool layout_glyph_next(struct layout *layout, struct glyph *glyph);
/* Appends what GLYPH shows: white space with the columns that it takes. */
void layout_glyph_append(const struct glyph *glyph, struct buffer *into);

/* Cuts any TEXT (a panel's, a label) into lines, the first of COLUMNS, the others of REST. Calls VISIT for
 * each line's range in TEXT. */
void layout_wrap(struct slice text, unsigned columns, unsigned rest, enum text_ambiguous ambiguous,
                 void (*visit)(void *context, struct range line), void *context);

/* ---- pages ---- */

/*
 * The lines of a window of ROWS whose first line shows TOP. With TRIM the window ends as a page should: not
 * with a heading, nor one line into or one line before the end of a longer paragraph. Returns how many of
 * LINES (room for ROWS) it fills.
 */
size_t layout_page(struct layout *layout, size_t top, unsigned rows, bool trim, struct line *lines);
/* The top of the window that shows what follows SHOWN, the last line of one; NOWHERE at the end of the text.
 */
size_t layout_top_after(struct layout *layout, const struct line *shown);
/* The top of the window that ends where the one at TOP begins. */
size_t layout_top_before(struct layout *layout, size_t top, unsigned rows);
/* The top of the window that ends with the text. */
size_t layout_last_top(struct layout *layout, unsigned rows);

/* Counts pages of ROWS from the start of the text, for about that long. True when the whole text, as far as
 * it is there, is counted. A change of rows, width or text starts anew. */
bool layout_step(struct layout *layout, unsigned rows, unsigned microseconds);
size_t layout_pages(const struct layout *layout); /* counted so far */
/* The number of the page that holds PLACE, 1 and up; 0 when it is not counted yet. */
size_t layout_page_number(const struct layout *layout, size_t place);
/* The top of page NUMBER, or of the last one so far. */
size_t layout_page_top(const struct layout *layout, size_t number);

#endif
