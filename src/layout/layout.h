/* What layout keeps: blocks that were laid out, tables' columns, pages. */
#ifndef STELE_LAYOUT_PRIVATE_H
#define STELE_LAYOUT_PRIVATE_H

#include "stele/layout.h"

enum { LAYOUT_TAB = 8, LAYOUT_SHAPES = 128, LAYOUT_HANGING = 2 /* columns of what goes on behind a name */ };

/* ---- wrap.c: one run of text cut into strips ---- */

struct strip {
    size_t start, end; /* offsets into the run; [end, next start) is white space or a line feed */
    unsigned columns;
    bool hyphen;
};

struct strips {
    struct strip *items;
    size_t count, capacity;
};

struct wrap_style {
    unsigned fresh,
        folded; /* columns of a line that begins the run or follows a line feed, and of the others */
    bool joins; /* line feeds are spaces */
    bool keeps; /* every space counts, tabs expand, lines break anywhere */
    enum text_ambiguous ambiguous;
};

/* Memory that is used again for each run. */
struct scratch {
    unsigned char *columns;
    size_t columns_capacity;
    char *breaks;
    size_t breaks_capacity;
};

/* Fills scratch->columns as text_columns does, with runs of white space folded as STYLE wants. */
void wrap_measure(struct slice text, const struct wrap_style *style, struct scratch *scratch);
/* Appends at least one strip. */
void wrap_text(struct slice text, const struct wrap_style *style, struct scratch *scratch,
               struct strips *strips);
/* True if nothing but white space makes up the cluster at AT: a mark may stand on a space. */
bool wrap_is_blank(struct slice text, const unsigned char *columns, size_t at);
/* Columns of the cluster at AT, which begins at column COLUMN of its line. */
unsigned wrap_cluster_columns(struct slice text, size_t at, unsigned columns, unsigned column,
                              const struct wrap_style *style);
void scratch_free(struct scratch *scratch);

/* ---- shape.c: one block or one row of a table, laid out ---- */

struct cell_shape {
    struct range range;
    unsigned column, columns; /* where it stands, how wide it may be */
    enum cell_align align;
    struct range head;      /* the cell at the head of its column, where it is named by it; else empty */
    unsigned label_columns; /* that its name takes of its first line */
    size_t first, count;    /* its strips */
};

/* A leaf has one cell: itself. */
struct shape {
    bool filled;
    struct block block; /* the leaf, or the first cell of the row */
    struct range unit;
    unsigned lines;
    bool side_by_side; /* the cells of a row; else they stand below one another */
    struct cell_shape *cells;
    size_t cell_count, cell_capacity;
    size_t leader;        /* the cell whose strips name the lines when they stand side by side */
    struct strips strips; /* with places of the document */
};

/* How wide the columns of a table are. */
struct table_shape {
    uint32_t table; /* container; 0 when there is none */
    unsigned *columns;
    size_t count, capacity;
    bool side_by_side;
    bool settled;        /* more rows do not change it */
    struct range *heads; /* the cells of the row at its head */
    size_t head_count, head_capacity;
};

struct pages {
    size_t *tops;
    size_t count, capacity;
    size_t next;  /* top of the page to count; NOWHERE when done */
    size_t reach; /* the last line that the last page was judged by; NOWHERE for the end of the text */
    unsigned rows;
};

struct layout {
    const struct document *document;
    unsigned columns;
    enum text_ambiguous ambiguous;
    bool wrap, ascii;
    struct shape *shapes;     /* direct-mapped by place */
    struct table_shape table; /* the last one asked for */
    struct scratch scratch;
    unsigned revision, remakes; /* of the document when shapes were made */
    size_t length;              /* of its text then */
    struct pages pages;

    struct {
        struct slice text;
        size_t place, at;
        unsigned column, start; /* from the left of the text column */
        struct wrap_style style;
        struct scratch scratch;
    } walk;
};

/* The shape of the unit that BLOCK belongs to. Lent until the next call. */
const struct shape *layout_shape(struct layout *layout, const struct block *block);
void layout_refresh(struct layout *layout); /* the document may have grown since the last question */
struct wrap_style layout_wrap_style(const struct layout *layout, const struct block *block, unsigned columns);
/* Which line of SHAPE shows PLACE, and the place that line INDEX is named by. */
unsigned layout_shape_line(const struct shape *shape, size_t place);
size_t layout_shape_place(const struct shape *shape, unsigned index);
/* True if the line that begins at START of BLOCK carries on one that was too long. */
bool layout_is_folded(const struct layout *layout, const struct block *block, size_t start);

/* ---- lead.c ---- */

/* Columns before the text of BLOCK. */
unsigned layout_indent(const struct layout *layout, const struct block *block, bool folded);

/* ---- table.c ---- */

enum { TABLE_BETWEEN = 3 /* columns between two cells */ };

/* The columns of the table that CELL stands in. Lent until the next call. */
const struct table_shape *layout_table(struct layout *layout, const struct block *cell);
/* Appends what names a cell under HEAD, in at most COLUMNS: "Head: ". */
void table_append_label(const struct layout *layout, struct range head, unsigned columns,
                        struct buffer *into);

/* ---- pages.c ---- */

void pages_forget(struct pages *pages);
/* The text has grown: what was counted at PLACE and after it may have changed. */
void pages_reopen(struct pages *pages, size_t place);

#endif
