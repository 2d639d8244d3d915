/*
 * Blocks take cmark-gfm linear time, inlines quadratic time for some inputs (64 KB of "![[]()" a second, more
 * beyond). So the blocks are read first, and those whose text is long are handed to an extension of ours that
 * says that they contain no inlines; then the inlines are read. The extension gets to know the tree by the
 * one call in which cmark-gfm shows it to extensions before it is finished: when a line could begin a block.
 */
#include "markdown_tree.h"

#include "markdown_dialect.h"
#include "markdown_notes.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <stdlib.h>
#include <string.h>

/* ---- the guard ---------------------------------------------------------------------------------------- */

static cmark_node *note_root(cmark_syntax_extension *guard, int indented, cmark_parser *parser,
                             cmark_node *parent, unsigned char *line, int length)
{
    (void)indented, (void)parser, (void)line, (void)length;
    cmark_node **root = cmark_syntax_extension_get_private(guard);
    while (!*root && cmark_node_parent(parent))
        parent = cmark_node_parent(parent);
    if (!*root)
        *root = parent;
    return NULL;
}

static int contains_no_inlines(cmark_syntax_extension *guard, cmark_node *node)
{
    (void)guard, (void)node;
    return 0;
}

static cmark_syntax_extension *new_guard(cmark_node **root)
{
    cmark_syntax_extension *guard = cmark_syntax_extension_new("guard");
    cmark_syntax_extension_set_private(guard, root, NULL);
    cmark_syntax_extension_set_open_block_func(guard, note_root);
    cmark_syntax_extension_set_contains_inlines_func(guard, contains_no_inlines);
    return guard;
}

static bool is_row(cmark_node *node)
{
    const char *name = node ? cmark_node_get_type_string(node) : "";
    return strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0;
}

static bool is_cell(cmark_node *node)
{
    return is_row(cmark_node_parent(node));
}

struct slice markdown_unread(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    struct slice content = {0};
    if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || is_cell(node))
        content = slice_of(cmark_node_get_string_content(node));
    return content.length > MARKDOWN_LONGEST ? content : (struct slice){0};
}

/* Calls TREAT for every node with a long text. Returns how many there are. */
static size_t visit_long_nodes(cmark_node *root,
                               void (*treat)(cmark_node *node, cmark_syntax_extension *guard),
                               cmark_syntax_extension *guard)
{
    size_t count = 0;
    cmark_iter *iterator = cmark_iter_new(root);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (cmark_iter_get_event_type(iterator) != CMARK_EVENT_ENTER || markdown_unread(node).length == 0)
            continue;
        treat(node, guard);
        count++;
    }
    cmark_iter_free(iterator);
    return count;
}

static void take_over(cmark_node *node, cmark_syntax_extension *guard)
{
    cmark_node_set_syntax_extension(node, guard);
}

/* A cell belongs to the extension that its row belongs to, the others to none. */
static void give_back(cmark_node *node, cmark_syntax_extension *guard)
{
    (void)guard;
    cmark_node *row = is_cell(node) ? cmark_node_parent(node) : NULL;
    cmark_node_set_syntax_extension(node, row ? cmark_node_get_syntax_extension(row) : NULL);
}

/* ---- memory ------------------------------------------------------------------------------------------- */

static void *take(size_t count, size_t size)
{
    return memory_new(count * size); /* of a node, or a byte a column: far from an overflow */
}

/* cmark-gfm gives a node room for its text and does not terminate it while there is none: new memory is
 * zeroed. */
static void *resize(void *memory, size_t size)
{
    size_t capacity = 0;
    return memory ? memory_grow(memory, &capacity, size, 1) : memory_new(size);
}

/* ---- reading ------------------------------------------------------------------------------------------ */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static bool ends_line(struct slice source)
{
    return source.length > 0 && is_line_end(source.bytes[source.length - 1]);
}

/* The cells of a row are counted in quadratic time. */
static bool has_wide_line(struct slice source)
{
    size_t bars = 0;
    for (size_t i = 0; i < source.length; i++) {
        if (source.bytes[i] == '|' && ++bars > MARKDOWN_WIDEST)
            return true;
        if (is_line_end(source.bytes[i]))
            bars = 0;
    }
    return false;
}

static void attach_extensions(cmark_parser *parser, bool tables)
{
    static const char *const names[] = {"strikethrough", "tasklist", "table"};
    size_t count = COUNT_OF(names) - (tables ? 0 : 1);
    cmark_gfm_core_extensions_ensure_registered();
    for (size_t i = 0; i < count; i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
        if (extension)
            cmark_parser_attach_syntax_extension(parser, extension);
    }
}

void markdown_tree_read(struct markdown_tree *tree, struct slice source)
{
    cmark_node *unfinished = NULL;
    cmark_syntax_extension *guard = new_guard(&unfinished);
    bool notes = markdown_defines_notes(source);
    tree->memory = (cmark_mem){take, resize, free};
    cmark_syntax_extension *dialect = dialect_new(&tree->memory);
    cmark_parser *parser =
        cmark_parser_new_with_mem(notes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT, &tree->memory);
    tree->without_tables = has_wide_line(source);
    cmark_parser_attach_syntax_extension(parser, guard);
    cmark_parser_attach_syntax_extension(parser, dialect); /* that of tables lets none be asked after it */
    attach_extensions(parser, !tree->without_tables);
    cmark_parser_feed(parser, "\n", 1); /* shows the guard the root */
    if (notes)
        markdown_feed_notes(parser, source);
    else
        cmark_parser_feed(parser, source.bytes, source.length);
    if (!ends_line(source))
        cmark_parser_feed(parser, "\n", 1); /* no line waits for the finish */
    tree->unread = visit_long_nodes(unfinished, take_over, guard);
    tree->root = cmark_parser_finish(parser);
    visit_long_nodes(tree->root, give_back, guard);
    if (notes)
        markdown_restore_notes(tree->root);
    dialect_finish(tree->root, &tree->memory);
    cmark_parser_free(parser);
    cmark_syntax_extension_free(cmark_get_default_mem_allocator(), dialect);
    cmark_syntax_extension_free(cmark_get_default_mem_allocator(), guard);
}

void markdown_tree_free(struct markdown_tree *tree)
{
    cmark_node_free(tree->root);
    tree->root = NULL;
}

/* ---- one line of text --------------------------------------------------------------------------------- */

static void add_to_line(cmark_node *node, struct prose *line)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        prose_add(line, slice_of(cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_SOFTBREAK:
        prose_add_gap(line, GAP_SOFT);
        break;
    case CMARK_NODE_LINEBREAK:
        prose_add_gap(line, GAP_LINE);
        break;
    default:
        prose_add(line, markdown_unread(node));
    }
}

void markdown_line(cmark_node *node, struct prose *line)
{
    prose_start(line, true);
    cmark_iter *iterator = cmark_iter_new(node);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE)
        if (cmark_iter_get_event_type(iterator) == CMARK_EVENT_ENTER)
            add_to_line(cmark_iter_get_node(iterator), line);
    cmark_iter_free(iterator);
}
