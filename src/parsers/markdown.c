#include "stele/parsers.h"

#include "front_matter.h"
#include "html.h"
#include "markdown_dialect.h"
#include "markdown_head.h"
#include "markdown_tree.h"
#include "slug.h"
#include "stele/text.h"

#include <cmark-gfm-core-extensions.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_SOURCE = 20 * 1000 * 1000, /* cmark-gfm takes about twelve times as much memory */
    LONGEST_TARGET = 8 * 1024,         /* bytes of a link's */
};

struct walk {
    struct pen pen;
    cmark_iter *iterator;
    struct prose line;    /* for labels and alternative texts */
    struct buffer target; /* of the note reference that is open */
    uint32_t *numbers;    /* of the next item, for each list that is open */
    size_t lists, capacity;
    unsigned column; /* of the next cell */
    unsigned notes;  /* bodies so far */
    bool marker_due; /* the note's first paragraph begins with its number */
    bool byline_due; /* the authors' names come after the first heading */
    struct front_matter front;
};

/* What is done at the beginning or the end of a node; WHAT is the row's block kind or style. */
typedef void step(struct walk *walk, cmark_node *node, unsigned what);

/* ---- blocks ------------------------------------------------------------------------------------------- */

static void open_container(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)node;
    pen_open(&walk->pen, (enum block_kind)what, 0);
}

static void close_container(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)node, (void)what;
    pen_close(&walk->pen);
}

static void end_leaf(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)node, (void)what;
    pen_end(&walk->pen);
}

/* cmark-gfm does not number the items. */
static void open_list(struct walk *walk, cmark_node *node, unsigned what)
{
    array_reserve(walk->numbers, walk->capacity, walk->lists + 1);
    walk->numbers[walk->lists++] = (uint32_t)cmark_node_get_list_start(node);
    pen_open(&walk->pen, (enum block_kind)what, cmark_node_get_list_tight(node) ? LIST_TIGHT : 0);
}

static void close_list(struct walk *walk, cmark_node *node, unsigned what)
{
    close_container(walk, node, what);
    walk->lists--;
}

static void open_item(struct walk *walk, cmark_node *node, unsigned what)
{
    uint32_t value = walk->numbers[walk->lists - 1]++;
    if (cmark_node_get_list_type(cmark_node_parent(node)) != CMARK_ORDERED_LIST)
        value = 0;
    else if (value == 0)
        value = ITEM_ZERO;
    if (strcmp(cmark_node_get_type_string(node), "tasklist") == 0)
        value = cmark_gfm_extensions_get_tasklist_item_checked(node) ? ITEM_DONE : ITEM_TO_DO;
    pen_open(&walk->pen, (enum block_kind)what, value);
}

static void open_row(struct walk *walk, cmark_node *node, unsigned what)
{
    pen_open(&walk->pen, (enum block_kind)what,
             cmark_gfm_extensions_get_table_row_is_header(node) ? ROW_HEAD : 0);
    walk->column = 0;
}

static enum cell_align align_of(uint8_t letter)
{
    switch (letter) {
    case 'l':
        return CELL_LEFT;
    case 'c':
        return CELL_CENTRE;
    case 'r':
        return CELL_RIGHT;
    default:
        return CELL_DEFAULT;
    }
}

static void begin_cell(struct walk *walk, cmark_node *node, unsigned what)
{
    cmark_node *table = cmark_node_parent(cmark_node_parent(node));
    const uint8_t *letters = cmark_gfm_extensions_get_table_alignments(table);
    unsigned column = walk->column++;
    bool known = letters && column < cmark_gfm_extensions_get_table_columns(table);
    pen_begin(&walk->pen, (enum block_kind)what, align_of(known ? letters[column] : '\0'));
    pen_words(&walk->pen, markdown_unread(node));
}

/* The first paragraph of a note begins with its number. */
static void write_marker(struct walk *walk)
{
    struct buffer marker = {0};
    buffer_format(&marker, "[%u]", walk->notes);
    pen_words(&walk->pen, buffer_slice(&marker));
    pen_gap(&walk->pen, GAP_SPACE);
    buffer_free(&marker);
    walk->marker_due = false;
}

/* "<b>" and "</b>" around all of a paragraph are a style of it; other tags inside a line are not shown. */
static const struct {
    const char *begin, *end;
    enum style style;
} tags[] = {
    {"<b>", "</b>", STYLE_STRONG},   {"<strong>", "</strong>", STYLE_STRONG},
    {"<u>", "</u>", STYLE_EMPHASIS}, {"<em>", "</em>", STYLE_EMPHASIS},
    {"<i>", "</i>", STYLE_EMPHASIS},
};

static bool is_tag(cmark_node *node, const char *tag)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE &&
           html_same_name(slice_of(cmark_node_get_literal(node)), slice_of(tag));
}

/* STYLE_KINDS: there is none. */
static enum style style_around(cmark_node *paragraph)
{
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        if (is_tag(cmark_node_first_child(paragraph), tags[i].begin) &&
            is_tag(cmark_node_last_child(paragraph), tags[i].end))
            return tags[i].style;
    return STYLE_KINDS;
}

static void begin_paragraph(struct walk *walk, cmark_node *node, unsigned what)
{
    enum style style = style_around(node);
    pen_begin(&walk->pen, (enum block_kind)what, 0);
    if (walk->marker_due)
        write_marker(walk);
    if (style != STYLE_KINDS)
        pen_style_on(&walk->pen, (struct pen_style){.style = style});
    pen_words(&walk->pen, markdown_unread(node));
}

static void end_paragraph(struct walk *walk, cmark_node *node, unsigned what)
{
    enum style style = style_around(node);
    if (style != STYLE_KINDS)
        pen_style_off(&walk->pen, style);
    end_leaf(walk, node, what);
}

static void write_rule(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)node;
    pen_begin(&walk->pen, (enum block_kind)what, 0);
    pen_end(&walk->pen);
}

static void write_code_block(struct walk *walk, cmark_node *node, unsigned what)
{
    pen_begin(&walk->pen, (enum block_kind)what, 0);
    pen_keep(&walk->pen, slice_of(cmark_node_get_literal(node)));
    pen_end(&walk->pen);
}

static void write_html_block(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)what;
    html_write_block(slice_of(cmark_node_get_literal(node)), &walk->pen);
}

/* ---- headings ----------------------------------------------------------------------------------------- */

/* What is quoted brings its headings along; they divide another text than this. */
static bool is_quoted(cmark_node *node)
{
    while (node && cmark_node_get_type(node) != CMARK_NODE_BLOCK_QUOTE)
        node = cmark_node_parent(node);
    return node;
}

static void name_heading(struct walk *walk, cmark_node *node, unsigned level)
{
    struct buffer slug = {0};
    struct slice label = buffer_slice(&walk->line.text);
    slug_append(label, &slug);
    if (slug.length > 0)
        pen_anchor(&walk->pen, buffer_slice(&slug));
    if (!is_quoted(node))
        pen_section(&walk->pen, level, (struct slice){0}, label, SECTION_PRINTED);
    buffer_free(&slug);
}

static void begin_heading(struct walk *walk, cmark_node *node, unsigned what)
{
    unsigned level = (unsigned)cmark_node_get_heading_level(node);
    if (markdown_unread(node).length > 0) {
        begin_paragraph(walk, node, BLOCK_PARAGRAPH);
        return;
    }
    markdown_line(node, &walk->line);
    if (walk->line.text.length > 0)
        name_heading(walk, node, level);
    pen_begin(&walk->pen, (enum block_kind)what, level);
}

static void end_heading(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)node, (void)what;
    pen_end(&walk->pen);
    if (walk->byline_due)
        markdown_write_byline(&walk->front, &walk->pen);
    walk->byline_due = false;
}

/* ---- notes -------------------------------------------------------------------------------------------- */

/* A name that no heading has. */
static void name_note(struct walk *walk, const char *number)
{
    buffer_clear(&walk->target);
    buffer_format(&walk->target, "note:%s", number);
}

/* The bodies come at the end, in the order of their numbers. */
static void open_note(struct walk *walk, cmark_node *node, unsigned what)
{
    cmark_node *first = cmark_node_first_child(node);
    char number[16];
    snprintf(number, sizeof number, "%u", ++walk->notes);
    name_note(walk, number);
    pen_anchor(&walk->pen, buffer_slice(&walk->target));
    pen_open(&walk->pen, (enum block_kind)what, 0);
    walk->marker_due = true;
    if (first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH)
        return;
    pen_begin(&walk->pen, BLOCK_PARAGRAPH, 0);
    write_marker(walk);
    pen_end(&walk->pen);
}

/* cmark-gfm has put the number in the place of the name. */
static void write_note_reference(struct walk *walk, cmark_node *node, unsigned what)
{
    struct buffer mark = {0};
    const char *number = cmark_node_get_literal(node);
    buffer_format(&mark, "[%s]", number);
    name_note(walk, number);
    pen_style_on(&walk->pen, (struct pen_style){
                                 .style = (enum style)what,
                                 .target = buffer_slice(&walk->target),
                                 .flags = walk->pen.editorial ? NOTE_REF_EDITORIAL : 0,
                             });
    pen_words(&walk->pen, buffer_slice(&mark));
    pen_style_off(&walk->pen, (enum style)what);
    walk->pen.editorial = false;
    buffer_free(&mark);
}

/* ---- inlines ------------------------------------------------------------------------------------------ */

static void write_text(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)what;
    pen_words(&walk->pen, slice_of(cmark_node_get_literal(node)));
}

static void write_gap(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)node;
    pen_gap(&walk->pen, (enum gap)what);
}

static void begin_style(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)node;
    pen_style_on(&walk->pen, (struct pen_style){.style = (enum style)what});
}

static void end_style(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)node;
    pen_style_off(&walk->pen, (enum style)what);
}

static void write_code(struct walk *walk, cmark_node *node, unsigned what)
{
    begin_style(walk, node, what);
    pen_keep(&walk->pen, slice_of(cmark_node_get_literal(node)));
    end_style(walk, node, what);
}

static void write_html(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)what;
    html_write_inline(slice_of(cmark_node_get_literal(node)), &walk->pen);
}

/* What pandoc's attributes name. */
static void write_name(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)what;
    struct slice name = dialect_name(node);
    if (name.length > 0 && name.length <= LONGEST_TARGET)
        pen_anchor(&walk->pen, name);
}

/* Where a link leads; empty where that is nowhere or cannot be passed on. */
static struct slice target_of(cmark_node *node)
{
    struct slice target = slice_of(cmark_node_get_url(node));
    for (size_t i = 0; i < target.length; i++)
        if ((unsigned char)target.bytes[i] < ' ' || target.bytes[i] == 0x7F)
            return (struct slice){0};
    return target.length <= LONGEST_TARGET ? target : (struct slice){0};
}

static void begin_link(struct walk *walk, cmark_node *node, unsigned what)
{
    struct slice target = target_of(node);
    if (target.length > 0)
        pen_style_on(&walk->pen, (struct pen_style){.style = (enum style)what, .target = target});
}

static void end_link(struct walk *walk, cmark_node *node, unsigned what)
{
    if (target_of(node).length > 0)
        end_style(walk, node, what);
}

/* An image is its alternative text, without styles. */
static void write_image(struct walk *walk, cmark_node *node, unsigned what)
{
    (void)what;
    markdown_line(node, &walk->line);
    pen_words(&walk->pen, buffer_slice(&walk->line.text));
    cmark_iter_reset(walk->iterator, node, CMARK_EVENT_EXIT);
}

/* ---- the walk ----------------------------------------------------------------------------------------- */

/* Nodes of cmark-gfm's extensions are known by name only. */
static const struct handler {
    cmark_node_type type;
    unsigned what;
    const char *name;
    step *enter, *exit;
} handlers[] = {
    {CMARK_NODE_TEXT, 0, NULL, write_text, NULL},
    {CMARK_NODE_SOFTBREAK, GAP_SOFT, NULL, write_gap, NULL},
    {CMARK_NODE_LINEBREAK, GAP_LINE, NULL, write_gap, NULL},
    {CMARK_NODE_CODE, STYLE_CODE, NULL, write_code, NULL},
    {CMARK_NODE_EMPH, STYLE_EMPHASIS, NULL, begin_style, end_style},
    {CMARK_NODE_STRONG, STYLE_STRONG, NULL, begin_style, end_style},
    {CMARK_NODE_LINK, STYLE_LINK, NULL, begin_link, end_link},
    {CMARK_NODE_IMAGE, 0, NULL, write_image, NULL},
    {CMARK_NODE_HTML_INLINE, 0, NULL, write_html, NULL},
    {CMARK_NODE_FOOTNOTE_REFERENCE, STYLE_NOTE_REF, NULL, write_note_reference, NULL},
    {CMARK_NODE_CUSTOM_INLINE, 0, NULL, write_name, NULL},
    {CMARK_NODE_CUSTOM_BLOCK, 0, NULL, write_name, NULL},
    {CMARK_NODE_PARAGRAPH, BLOCK_PARAGRAPH, NULL, begin_paragraph, end_paragraph},
    {CMARK_NODE_HEADING, BLOCK_HEADING, NULL, begin_heading, end_heading},
    {CMARK_NODE_THEMATIC_BREAK, BLOCK_RULE, NULL, write_rule, NULL},
    {CMARK_NODE_CODE_BLOCK, BLOCK_CODE, NULL, write_code_block, NULL},
    {CMARK_NODE_HTML_BLOCK, 0, NULL, write_html_block, NULL},
    {CMARK_NODE_BLOCK_QUOTE, BLOCK_QUOTATION, NULL, open_container, close_container},
    {CMARK_NODE_LIST, BLOCK_LIST, NULL, open_list, close_list},
    {CMARK_NODE_ITEM, BLOCK_ITEM, NULL, open_item, close_container},
    {CMARK_NODE_FOOTNOTE_DEFINITION, BLOCK_NOTE, NULL, open_note, close_container},
    {CMARK_NODE_NONE, STYLE_STRIKE, "strikethrough", begin_style, end_style},
    {CMARK_NODE_NONE, BLOCK_TABLE, "table", open_container, close_container},
    {CMARK_NODE_NONE, BLOCK_ROW, "table_header", open_row, close_container},
    {CMARK_NODE_NONE, BLOCK_ROW, "table_row", open_row, close_container},
    {CMARK_NODE_NONE, BLOCK_CELL, "table_cell", begin_cell, end_leaf},
};

static const struct handler *handler_of(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < COUNT_OF(handlers); i++)
        if (handlers[i].name ? strcmp(handlers[i].name, cmark_node_get_type_string(node)) == 0
                             : handlers[i].type == type)
            return &handlers[i];
    return NULL;
}

static void walk_tree(struct walk *walk, cmark_node *root)
{
    cmark_event_type event;
    walk->iterator = cmark_iter_new(root);
    while ((event = cmark_iter_next(walk->iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk->iterator);
        const struct handler *handler = handler_of(node);
        step *take = handler ? (event == CMARK_EVENT_ENTER ? handler->enter : handler->exit) : NULL;
        if (take)
            take(walk, node, handler->what);
    }
    cmark_iter_free(walk->iterator);
}

static void tell_what_was_left_out(struct walk *walk, const struct markdown_tree *tree)
{
    if (tree->unread > 0)
        pen_notice(&walk->pen, "paragraphs longer than %d KB are shown with their marks: %zu",
                   MARKDOWN_LONGEST / 1024, tree->unread);
    if (tree->without_tables)
        pen_notice(&walk->pen, "a table has more than %d columns: tables are shown as text", MARKDOWN_WIDEST);
}

static void show_as_text(struct slice text, struct sink sink)
{
    struct pen pen = {.sink = sink};
    pen_notice(&pen, "Markdown of more than %d MB is shown as plain text", LONGEST_SOURCE / (1000 * 1000));
    sink.raw(sink.context, text);
    pen_finish(&pen);
}

static void show(struct slice text, struct sink sink)
{
    struct walk walk = {.pen = {.sink = sink}};
    struct markdown_tree tree;
    front_matter_read(&walk.front, text);
    markdown_tree_read(&tree, slice_cut(text, walk.front.length, text.length));
    if (walk.front.fault.text[0])
        pen_notice(&walk.pen, "%s", walk.front.fault.text);
    walk.byline_due = markdown_write_head(&walk.front, tree.root, &walk.pen);
    walk_tree(&walk, tree.root);
    tell_what_was_left_out(&walk, &tree);
    pen_finish(&walk.pen);
    markdown_tree_free(&tree);
    front_matter_free(&walk.front);
    prose_free(&walk.line);
    buffer_free(&walk.target);
    free(walk.numbers);
}

void parse_markdown(struct slice bytes, struct sink sink)
{
    struct buffer repaired = {0};
    if (text_check(bytes) != bytes.length) {
        text_repair(bytes, &repaired);
        bytes = buffer_slice(&repaired);
    }
    if (bytes.length > LONGEST_SOURCE)
        show_as_text(bytes, sink);
    else
        show(bytes, sink);
    buffer_free(&repaired);
}
