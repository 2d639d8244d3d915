#include "html_write.h"

#include "stele/text.h"

#include <string.h>

enum {
    LONGEST_NAME = 4 * 1024, /* bytes of an anchor or a target; a longer one is none */
    MOST_COLUMNS = 500,      /* of a table; one that has more is shown as paragraphs */
    MOST_SPAN = 32,          /* columns of a cell; one that says more has one */
    MOST_NUMBER = 999999999, /* of an item */
};

struct writer {
    struct pen *pen;
    const struct html_book *book;
    struct arena *arena; /* what a style is lent until it ends */
    bool sections;

    bool one_line; /* in a heading or a cell: blocks in it are spaces */
    bool kept;     /* in <pre> */
    struct pen_style styles[STYLE_KINDS];
    unsigned style_count, nested[STYLE_KINDS];
};

/* ---- leaves, styles, containers ----------------------------------------------------------------------- */

static void end_leaf(struct writer *writer)
{
    if (!writer->pen->in_leaf)
        return;
    for (unsigned i = writer->style_count; i > 0; i--)
        pen_style_off(writer->pen, writer->styles[i - 1].style);
    pen_end(writer->pen);
    writer->one_line = writer->kept = false;
}

/* Makes room for a leaf or a container: neither stands in a list, a table or a row itself. */
static void settle(struct writer *writer)
{
    enum block_kind kind;
    end_leaf(writer);
    while ((kind = pen_innermost(writer->pen)) == BLOCK_TABLE || kind == BLOCK_ROW)
        pen_close(writer->pen);
    if (kind == BLOCK_LIST)
        pen_open(writer->pen, BLOCK_ITEM, 0);
}

static void start_leaf(struct writer *writer, enum block_kind kind, uint32_t value)
{
    pen_begin(writer->pen, kind, value);
    for (unsigned i = 0; i < writer->style_count; i++)
        pen_style_on(writer->pen, writer->styles[i]);
}

static void begin_leaf(struct writer *writer, struct html_node *node, enum block_kind kind, uint32_t value)
{
    settle(writer);
    start_leaf(writer, kind, value);
    node->has_leaf = true;
}

static void need_leaf(struct writer *writer)
{
    if (writer->pen->in_leaf)
        return;
    settle(writer);
    start_leaf(writer, BLOCK_PARAGRAPH, 0);
}

/* Where a block begins or ends. */
static void break_text(struct writer *writer)
{
    if (writer->one_line)
        pen_gap(writer->pen, GAP_SPACE);
    else if (!writer->kept)
        end_leaf(writer);
}

static bool is_in_line(const struct writer *writer)
{
    return writer->one_line || writer->kept;
}

static void style_on(struct writer *writer, struct html_node *node, struct pen_style style)
{
    node->has_style = true;
    node->style = style.style;
    if (writer->nested[style.style]++ > 0)
        return;
    writer->styles[writer->style_count++] = style;
    if (writer->pen->in_leaf)
        pen_style_on(writer->pen, style);
}

static void style_off(struct writer *writer, enum style style)
{
    if (--writer->nested[style] > 0)
        return;
    writer->style_count--;
    if (writer->pen->in_leaf)
        pen_style_off(writer->pen, style);
}

static void close_to(struct writer *writer, unsigned level)
{
    if (pen_level(writer->pen) <= level)
        return;
    end_leaf(writer);
    while (pen_level(writer->pen) > level)
        pen_close(writer->pen);
}

/* ---- text --------------------------------------------------------------------------------------------- */

static struct slice without_end_space(struct slice line)
{
    while (line.length > 0 && strchr(" \t\r", line.bytes[line.length - 1]))
        line.length--;
    return line;
}

/* A line end between two ideographs is no space (CSS Text 3, 4.1.3). */
static void write_words(struct writer *writer, struct slice text)
{
    if (slice_trim(text).length > 0)
        need_leaf(writer);
    else if (!writer->pen->in_leaf)
        return;
    for (;;) {
        const char *end = text.length > 0 ? memchr(text.bytes, '\n', text.length) : NULL;
        size_t length = end ? (size_t)(end - text.bytes) : text.length;
        struct slice line = slice_cut(text, 0, length);
        pen_words(writer->pen, end ? without_end_space(line) : line);
        if (!end)
            return;
        pen_gap(writer->pen, GAP_SOFT);
        text = slice_cut(text, length + 1, text.length);
        while (text.length > 0 && strchr(" \t\r", text.bytes[0]))
            text = slice_cut(text, 1, text.length);
    }
}

static void write_text(struct writer *writer, struct slice text)
{
    if (writer->kept)
        pen_keep(writer->pen, text);
    else
        write_words(writer, text);
}

/* ---- elements by themselves --------------------------------------------------------------------------- */

static void enter_break(struct writer *writer, struct html_node *node)
{
    (void)node;
    if (writer->kept)
        pen_keep(writer->pen, slice_of("\n"));
    else if (writer->pen->in_leaf && writer->pen->prose.gap == GAP_LINE && !writer->one_line)
        end_leaf(writer); /* two of them: a paragraph, as pages had it before there was <p> */
    else if (writer->pen->in_leaf)
        pen_gap(writer->pen, GAP_LINE);
}

static void enter_rule(struct writer *writer, struct html_node *node)
{
    (void)node;
    if (is_in_line(writer))
        return;
    settle(writer);
    pen_begin(writer->pen, BLOCK_RULE, 0);
    pen_end(writer->pen);
}

static void enter_image(struct writer *writer, struct html_node *node)
{
    write_text(writer, html_value(node, "alt"));
}

static void enter_quoted(struct writer *writer, struct html_node *node)
{
    (void)node;
    write_text(writer, slice_of("\u201C"));
}

static void leave_quoted(struct writer *writer, struct html_node *node)
{
    (void)node;
    write_text(writer, slice_of("\u201D"));
}

static void enter_reading(struct writer *writer, struct html_node *node)
{
    (void)node;
    write_text(writer, slice_of("("));
}

static void leave_reading(struct writer *writer, struct html_node *node)
{
    (void)node;
    write_text(writer, slice_of(")"));
}

static void enter_emphasis(struct writer *writer, struct html_node *node)
{
    style_on(writer, node, (struct pen_style){.style = STYLE_EMPHASIS});
}

static void enter_strong(struct writer *writer, struct html_node *node)
{
    style_on(writer, node, (struct pen_style){.style = STYLE_STRONG});
}

static void enter_code(struct writer *writer, struct html_node *node)
{
    if (!writer->kept)
        style_on(writer, node, (struct pen_style){.style = STYLE_CODE});
}

static void enter_struck(struct writer *writer, struct html_node *node)
{
    style_on(writer, node, (struct pen_style){.style = STYLE_STRIKE});
}

/* ---- links and anchors -------------------------------------------------------------------------------- */

static bool is_clean(struct slice name)
{
    for (size_t i = 0; i < name.length; i++)
        if ((unsigned char)name.bytes[i] < ' ' || name.bytes[i] == 0x7F)
            return false;
    return name.length > 0 && name.length <= LONGEST_NAME;
}

static struct slice resolve(struct writer *writer, struct slice target)
{
    struct buffer resolved = {0};
    if (!writer->book)
        return target;
    writer->book->resolve(writer->book->context, target, &resolved);
    target = arena_copy(writer->arena, buffer_slice(&resolved));
    buffer_free(&resolved);
    return target;
}

static void enter_link(struct writer *writer, struct html_node *node)
{
    struct slice target = slice_trim(html_value(node, "href"));
    target = is_clean(target) ? resolve(writer, target) : (struct slice){0};
    if (!is_clean(target))
        return;
    if (node->is_reference && slice_starts(target, slice_of("#")))
        style_on(writer, node,
                 (struct pen_style){.style = STYLE_NOTE_REF, .target = slice_cut(target, 1, target.length)});
    else
        style_on(writer, node, (struct pen_style){.style = STYLE_LINK, .target = target});
}

static void set_anchor(struct writer *writer, struct slice id)
{
    struct buffer name = {0};
    if (!is_clean(id))
        return;
    if (writer->book) {
        writer->book->reach(writer->book->context, id);
        writer->book->name(writer->book->context, id, &name);
    } else {
        buffer_append(&name, id);
    }
    pen_anchor(writer->pen, buffer_slice(&name));
    buffer_free(&name);
}

static void set_anchors(struct writer *writer, const struct html_node *node)
{
    set_anchor(writer, html_value(node, "id"));
    if (node->element == ELEMENT_A && !slice_equal(html_value(node, "id"), html_value(node, "name")))
        set_anchor(writer, html_value(node, "name"));
}

/* ---- blocks ------------------------------------------------------------------------------------------- */

static void enter_block(struct writer *writer, struct html_node *node)
{
    (void)node;
    break_text(writer);
}

static void leave_block(struct writer *writer, struct html_node *node)
{
    (void)node;
    break_text(writer);
}

/* "¶" or "#" behind a heading, a link to itself. */
static void skip_permalink(const struct html_node *heading)
{
    for (struct html_node *node = html_after(heading, heading, false); node;
         node = html_after(node, heading, false)) {
        struct slice text = node->first ? slice_trim(node->first->text) : (struct slice){0};
        if (node->element == ELEMENT_A && (slice_is(text, "\u00B6") || slice_is(text, "#")))
            node->skipped = true;
    }
}

static void enter_heading(struct writer *writer, struct html_node *node)
{
    struct buffer label = {0};
    break_text(writer);
    skip_permalink(node);
    html_append_text(node, HTML_LONGEST_LABEL + 1, &label);
    if (!is_in_line(writer) && label.length > 0 && label.length <= HTML_LONGEST_LABEL) {
        unsigned level = (unsigned)(node->element - ELEMENT_H1) + 1;
        settle(writer);
        if (writer->sections)
            pen_section(writer->pen, level, (struct slice){0}, buffer_slice(&label), SECTION_PRINTED);
        begin_leaf(writer, node, BLOCK_HEADING, level);
        writer->one_line = true;
    }
    buffer_free(&label);
}

static void enter_preformatted(struct writer *writer, struct html_node *node)
{
    break_text(writer);
    if (is_in_line(writer))
        return;
    struct html_node *text = node->first;
    while (text && text->element != ELEMENT_TEXT)
        text = text->first;
    if (text && slice_starts(text->text, slice_of("\n")))
        text->text = slice_cut(text->text, 1, text->text.length);
    begin_leaf(writer, node, BLOCK_CODE, 0);
    writer->kept = true;
}

static void enter_quotation(struct writer *writer, struct html_node *node)
{
    (void)node;
    break_text(writer);
    if (is_in_line(writer))
        return;
    settle(writer);
    pen_open(writer->pen, BLOCK_QUOTATION, 0);
}

static void enter_caption(struct writer *writer, struct html_node *node)
{
    (void)node;
    break_text(writer);
    if (is_in_line(writer))
        return;
    settle(writer);
    writer->pen->credit = true;
}

static void leave_caption(struct writer *writer, struct html_node *node)
{
    (void)node;
    break_text(writer);
    writer->pen->credit = false;
}

/* ---- lists -------------------------------------------------------------------------------------------- */

static bool is_list(const struct html_node *node)
{
    return node->element == ELEMENT_UL || node->element == ELEMENT_OL || node->element == ELEMENT_DIR ||
           node->element == ELEMENT_MENU;
}

/* No item has paragraphs. */
static bool is_tight(const struct html_node *list)
{
    for (const struct html_node *item = list->first; item; item = item->next)
        for (const struct html_node *node = item->first; node; node = node->next)
            if (node->element == ELEMENT_P)
                return false;
    return true;
}

/* A list of nothing but notes is not seen as a list. */
static bool holds_notes_only(const struct html_node *list)
{
    bool found = false;
    for (const struct html_node *item = list->first; item; item = item->next) {
        if (item->element == ELEMENT_LI && !item->is_note)
            return false;
        found |= item->element == ELEMENT_LI;
    }
    return found;
}

static void enter_list(struct writer *writer, struct html_node *node)
{
    break_text(writer);
    if (is_in_line(writer))
        return;
    settle(writer);
    node->level = pen_level(writer->pen);
    node->is_data = !holds_notes_only(node);
    if (node->is_data)
        pen_open(writer->pen, BLOCK_LIST, node->element == ELEMENT_DL || !is_tight(node) ? 0 : LIST_TIGHT);
}

/* The number of an item: its own, else one more than that of the item before it. */
static uint32_t number_of(const struct html_node *item)
{
    struct html_node *list = item->parent;
    size_t number = list->count;
    if (list->element != ELEMENT_OL)
        return 0;
    if (!slice_number(html_value(item, "value"), MOST_NUMBER, &number))
        number = list->count;
    list->count = (unsigned)number + 1;
    return number == 0 ? ITEM_ZERO : (uint32_t)number;
}

static void start_counting(struct html_node *list)
{
    size_t start;
    if (!slice_number(html_value(list, "start"), MOST_NUMBER, &start))
        start = 1;
    list->count = (unsigned)start;
}

static void enter_item(struct writer *writer, struct html_node *node)
{
    break_text(writer);
    if (is_in_line(writer) || !is_list(node->parent) || !node->parent->is_data)
        return;
    close_to(writer, node->parent->level + 1);
    node->level = pen_level(writer->pen);
    pen_open(writer->pen, BLOCK_ITEM, number_of(node));
}

/* A term opens an item of its list of definitions; what it means stands in the same item. */
static struct html_node *definitions_of(const struct html_node *node)
{
    struct html_node *list = node->parent;
    if (list->element == ELEMENT_DIV)
        list = list->parent;
    return list && list->element == ELEMENT_DL && list->is_data ? list : NULL;
}

static void enter_term(struct writer *writer, struct html_node *node)
{
    struct html_node *list = definitions_of(node);
    break_text(writer);
    if (is_in_line(writer) || !list)
        return;
    close_to(writer, list->level + 1);
    pen_open(writer->pen, BLOCK_ITEM, 0);
    node->level = pen_level(writer->pen);
    enter_strong(writer, node);
}

/* ---- tables ------------------------------------------------------------------------------------------- */

/* Whether NODE cannot stand in a cell. */
static bool bursts_cell(const struct html_node *node)
{
    switch (node->element) {
    case ELEMENT_TABLE:
    case ELEMENT_H1:
    case ELEMENT_H2:
    case ELEMENT_H3:
    case ELEMENT_H4:
    case ELEMENT_H5:
    case ELEMENT_H6:
    case ELEMENT_UL:
    case ELEMENT_OL:
    case ELEMENT_DL:
    case ELEMENT_PRE:
    case ELEMENT_BLOCKQUOTE:
        return true;
    default:
        return node->is_note;
    }
}

/* A table is one if all of its cells are words; else it only places blocks on a page. */
static bool is_data_table(const struct html_node *table)
{
    unsigned columns = 0;
    if (html_value_lists(table, "role", "presentation"))
        return false;
    for (const struct html_node *node = html_after(table, table, false); node;
         node = html_after(node, table, false)) {
        bool cell = node->element == ELEMENT_TD || node->element == ELEMENT_TH;
        columns = node->element == ELEMENT_TR ? 0 : columns + cell;
        if (bursts_cell(node) || columns > MOST_COLUMNS)
            return false;
    }
    return true;
}

static void enter_table(struct writer *writer, struct html_node *node)
{
    break_text(writer);
    if (is_in_line(writer))
        return;
    settle(writer);
    node->level = pen_level(writer->pen);
    node->is_data = is_data_table(node);
}

static bool is_head_row(const struct html_node *row)
{
    if (row->parent->element == ELEMENT_THEAD)
        return true;
    bool found = false;
    for (const struct html_node *cell = row->first; cell; cell = cell->next) {
        if (cell->element == ELEMENT_TD)
            return false;
        found |= cell->element == ELEMENT_TH;
    }
    return found;
}

static void enter_row(struct writer *writer, struct html_node *node)
{
    struct html_node *table = node->parent->element == ELEMENT_TABLE ? node->parent : node->parent->parent;
    break_text(writer);
    if (is_in_line(writer) || !table || table->element != ELEMENT_TABLE || !table->is_data)
        return;
    close_to(writer, table->level + 1);
    if (pen_level(writer->pen) == table->level)
        pen_open(writer->pen, BLOCK_TABLE, 0);
    node->level = pen_level(writer->pen);
    node->is_data = true;
    pen_open(writer->pen, BLOCK_ROW, is_head_row(node) ? ROW_HEAD : 0);
}

static enum cell_align align_of(const struct html_node *cell)
{
    struct slice align = html_value(cell, "align");
    if (slice_is(align, "right"))
        return CELL_RIGHT;
    if (slice_is(align, "center"))
        return CELL_CENTRE;
    return slice_is(align, "left") ? CELL_LEFT : CELL_DEFAULT;
}

static bool is_cell(const struct writer *writer, const struct html_node *node)
{
    return !is_in_line(writer) && node->parent->element == ELEMENT_TR && node->parent->is_data &&
           pen_level(writer->pen) == node->parent->level + 1;
}

static void enter_cell(struct writer *writer, struct html_node *node)
{
    break_text(writer);
    if (!is_cell(writer, node))
        return;
    start_leaf(writer, BLOCK_CELL, align_of(node));
    node->has_leaf = true;
    writer->one_line = true;
}

static void leave_cell(struct writer *writer, struct html_node *node)
{
    size_t columns;
    bool cell = node->has_leaf;
    if (cell)
        end_leaf(writer);
    else
        break_text(writer);
    if (!slice_number(html_value(node, "colspan"), MOST_SPAN, &columns))
        columns = 1;
    for (; cell && columns > 1; columns--) {
        pen_begin(writer->pen, BLOCK_CELL, 0);
        pen_end(writer->pen);
    }
}

/* ---- notes -------------------------------------------------------------------------------------------- */

static void enter_note(struct writer *writer, struct html_node *node)
{
    break_text(writer);
    if (is_in_line(writer))
        return;
    settle(writer);
    set_anchors(writer, node);
    node->level = pen_level(writer->pen);
    pen_open(writer->pen, BLOCK_NOTE, 0);
    if (node->element != ELEMENT_LI || node->parent->element != ELEMENT_OL)
        return;
    struct buffer number = {0};
    buffer_format(&number, "[%u] ", (unsigned)number_of(node) & 0x7FFFFFFFU);
    write_text(writer, buffer_slice(&number));
    buffer_free(&number);
}

/* ---- what each element does --------------------------------------------------------------------------- */

struct deed {
    void (*enter)(struct writer *writer, struct html_node *node);
    void (*leave)(struct writer *writer, struct html_node *node);
    bool is_block, is_skipped;
};

#define BLOCK(function)                                                                                      \
    {                                                                                                        \
        .enter = (function), .leave = leave_block, .is_block = true                                          \
    }
#define INLINE(function)                                                                                     \
    {                                                                                                        \
        .enter = (function)                                                                                  \
    }
#define SKIPPED                                                                                              \
    {                                                                                                        \
        .is_skipped = true                                                                                   \
    }

static const struct deed deeds[ELEMENT_KINDS] = {
    [ELEMENT_A] = INLINE(enter_link),
    [ELEMENT_ADDRESS] = BLOCK(enter_block),
    [ELEMENT_ARTICLE] = BLOCK(enter_block),
    [ELEMENT_ASIDE] = BLOCK(enter_block),
    [ELEMENT_B] = INLINE(enter_strong),
    [ELEMENT_BLOCKQUOTE] = BLOCK(enter_quotation),
    [ELEMENT_BODY] = BLOCK(enter_block),
    [ELEMENT_BR] = INLINE(enter_break),
    [ELEMENT_CAPTION] = {enter_caption, leave_caption, true, false},
    [ELEMENT_CASE] = SKIPPED,
    [ELEMENT_CENTER] = BLOCK(enter_block),
    [ELEMENT_CITE] = INLINE(enter_emphasis),
    [ELEMENT_CODE] = INLINE(enter_code),
    [ELEMENT_DD] = BLOCK(enter_block),
    [ELEMENT_DEL] = INLINE(enter_struck),
    [ELEMENT_DETAILS] = BLOCK(enter_block),
    [ELEMENT_DFN] = INLINE(enter_emphasis),
    [ELEMENT_DIR] = BLOCK(enter_list),
    [ELEMENT_DIV] = BLOCK(enter_block),
    [ELEMENT_DL] = BLOCK(enter_list),
    [ELEMENT_DT] = BLOCK(enter_term),
    [ELEMENT_EM] = INLINE(enter_emphasis),
    [ELEMENT_FIELDSET] = BLOCK(enter_block),
    [ELEMENT_FIGCAPTION] = {enter_caption, leave_caption, true, false},
    [ELEMENT_FIGURE] = BLOCK(enter_block),
    [ELEMENT_FOOTER] = BLOCK(enter_block),
    [ELEMENT_FORM] = BLOCK(enter_block),
    [ELEMENT_H1] = BLOCK(enter_heading),
    [ELEMENT_H2] = BLOCK(enter_heading),
    [ELEMENT_H3] = BLOCK(enter_heading),
    [ELEMENT_H4] = BLOCK(enter_heading),
    [ELEMENT_H5] = BLOCK(enter_heading),
    [ELEMENT_H6] = BLOCK(enter_heading),
    [ELEMENT_HEAD] = SKIPPED,
    [ELEMENT_HEADER] = BLOCK(enter_block),
    [ELEMENT_HGROUP] = BLOCK(enter_block),
    [ELEMENT_HR] = BLOCK(enter_rule),
    [ELEMENT_HTML] = BLOCK(enter_block),
    [ELEMENT_I] = INLINE(enter_emphasis),
    [ELEMENT_IFRAME] = SKIPPED,
    [ELEMENT_IMG] = INLINE(enter_image),
    [ELEMENT_KBD] = INLINE(enter_code),
    [ELEMENT_LI] = BLOCK(enter_item),
    [ELEMENT_LINK] = SKIPPED,
    [ELEMENT_LISTING] = BLOCK(enter_preformatted),
    [ELEMENT_MAIN] = BLOCK(enter_block),
    [ELEMENT_MENU] = BLOCK(enter_list),
    [ELEMENT_META] = SKIPPED,
    [ELEMENT_NAV] = BLOCK(enter_block),
    [ELEMENT_NOFRAMES] = BLOCK(enter_block),
    [ELEMENT_OL] = BLOCK(enter_list),
    [ELEMENT_OPTION] = BLOCK(enter_block),
    [ELEMENT_P] = BLOCK(enter_block),
    [ELEMENT_PLAINTEXT] = BLOCK(enter_preformatted),
    [ELEMENT_PRE] = BLOCK(enter_preformatted),
    [ELEMENT_Q] = {enter_quoted, leave_quoted, false, false},
    [ELEMENT_RP] = SKIPPED,
    [ELEMENT_RT] = {enter_reading, leave_reading, false, false},
    [ELEMENT_S] = INLINE(enter_struck),
    [ELEMENT_SAMP] = INLINE(enter_code),
    [ELEMENT_SCRIPT] = SKIPPED,
    [ELEMENT_SECTION] = BLOCK(enter_block),
    [ELEMENT_STRIKE] = INLINE(enter_struck),
    [ELEMENT_STRONG] = INLINE(enter_strong),
    [ELEMENT_STYLE] = SKIPPED,
    [ELEMENT_SUMMARY] = BLOCK(enter_block),
    [ELEMENT_SVG] = SKIPPED,
    [ELEMENT_TABLE] = BLOCK(enter_table),
    [ELEMENT_TBODY] = BLOCK(enter_block),
    [ELEMENT_TD] = {enter_cell, leave_cell, true, false},
    [ELEMENT_TEMPLATE] = SKIPPED,
    [ELEMENT_TEXTAREA] = BLOCK(enter_preformatted),
    [ELEMENT_TFOOT] = BLOCK(enter_block),
    [ELEMENT_TH] = {enter_cell, leave_cell, true, false},
    [ELEMENT_THEAD] = BLOCK(enter_block),
    [ELEMENT_TITLE] = SKIPPED,
    [ELEMENT_TR] = BLOCK(enter_row),
    [ELEMENT_TT] = INLINE(enter_code),
    [ELEMENT_UL] = BLOCK(enter_list),
    [ELEMENT_VAR] = INLINE(enter_emphasis),
    [ELEMENT_XMP] = BLOCK(enter_preformatted),
};

static bool has_heading(const struct html_node *node)
{
    for (const struct html_node *at = node; at; at = html_after(at, node, false))
        if (at->element >= ELEMENT_H1 && at->element <= ELEMENT_H6)
            return true;
    return false;
}

/* What a page hides by its style until a script shows it is for readers where it is a section. */
static bool is_hidden(const struct html_node *node)
{
    struct slice style = html_value(node, "style");
    const char *display =
        style.length > 0 ? strstr(style.bytes, "display") : NULL; /* the copy is terminated */
    if (!display)
        return html_has(node, "hidden");
    display += strlen("display");
    display += strspn(display, " \t:");
    return strncmp(display, "none", strlen("none")) == 0 && !has_heading(node);
}

/* Where a page of the printed edition begins: furniture, and no text. */
static bool is_page_break(const struct html_node *node)
{
    return html_value_lists(node, "type", "pagebreak") || html_value_lists(node, "role", "doc-pagebreak");
}

/* ---- the walk ----------------------------------------------------------------------------------------- */

/* False: nothing in NODE is for readers. */
static bool enter(struct writer *writer, struct html_node *node)
{
    const struct deed *deed = &deeds[node->element];
    node->level = pen_level(writer->pen);
    if (node->element == ELEMENT_TEXT) {
        write_text(writer, node->text);
        return false;
    }
    if (deed->is_skipped || node->skipped || is_hidden(node) || is_page_break(node)) {
        if (is_page_break(node))
            set_anchors(writer, node);
        node->skipped = true;
        return false;
    }
    if (node->element == ELEMENT_OL)
        start_counting(node);
    if (node->is_note) {
        enter_note(writer, node);
        return true;
    }
    if (deed->is_block)
        break_text(writer);
    set_anchors(writer, node);
    if (deed->enter)
        deed->enter(writer, node);
    return true;
}

/* What is opened in it belongs to the table. */
static bool is_part_of_table(const struct html_node *node)
{
    return node->element == ELEMENT_THEAD || node->element == ELEMENT_TBODY || node->element == ELEMENT_TFOOT;
}

static void leave(struct writer *writer, struct html_node *node)
{
    const struct deed *deed = &deeds[node->element];
    if (node->element == ELEMENT_TEXT || node->skipped)
        return;
    if (node->has_leaf && deed->leave != leave_cell)
        end_leaf(writer);
    else if (node->is_note)
        break_text(writer);
    else if (deed->leave)
        deed->leave(writer, node);
    if (node->has_style)
        style_off(writer, (enum style)node->style);
    if (!is_in_line(writer) && !is_part_of_table(node))
        close_to(writer, node->level);
}

void html_write(const struct html_node *root, struct pen *pen, const struct html_book *book, bool sections)
{
    struct writer writer = {.pen = pen, .book = book, .arena = arena_new(), .sections = sections};
    struct html_node *node = root->first;
    while (node) {
        if (enter(&writer, node) && node->first) {
            node = node->first;
            continue;
        }
        leave(&writer, node);
        while (node && !node->next) {
            node = node->parent == root ? NULL : node->parent;
            if (node)
                leave(&writer, node);
        }
        node = node ? node->next : NULL;
    }
    end_leaf(&writer);
    close_to(&writer, 0);
    arena_free(writer.arena);
}
