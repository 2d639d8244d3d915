#include "markdown_head.h"

#include "directives.h"
#include "html.h"
#include "markdown_tree.h"
#include "stele/text.h"

static void write_leaf(struct pen *pen, enum block_kind kind, struct slice text)
{
    pen_begin(pen, kind, 0);
    pen_words(pen, text);
    pen_end(pen);
}

void markdown_write_byline(const struct front_matter *front, struct pen *pen)
{
    struct buffer line = {0};
    front_matter_byline(front, &line);
    write_leaf(pen, BLOCK_CREDIT, buffer_slice(&line));
    buffer_free(&line);
}

/* A block of HTML shows nothing: it holds comments and white space. CREDITS: one of them is stele:credit. */
static bool shows_nothing(cmark_node *node, bool *credits)
{
    struct html_reader reader = {.rest = slice_of(cmark_node_get_literal(node))};
    struct html_token token;
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK)
        return false;
    while (html_next(&reader, &token)) {
        if (token.kind == HTML_TAG || (token.kind == HTML_TEXT && slice_trim(token.text).length > 0))
            return false;
        if (token.kind == HTML_COMMENT && directive_is(token.text, "credit"))
            *credits = true;
    }
    return true;
}

/* The first block that shows something; NULL. CREDITED: it is a paragraph after stele:credit. */
static cmark_node *first_block(cmark_node *root, bool *credited)
{
    bool credits = false;
    cmark_node *node = cmark_node_first_child(root);
    while (node && shows_nothing(node, &credits))
        node = cmark_node_next(node);
    *credited = credits && node && cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;
    return node;
}

static bool is_top_heading(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 1;
}

/* The same words, whatever their case and quotation marks. */
static bool reads_the_same(struct slice one, struct slice other)
{
    struct buffer folded_one = {0}, folded_other = {0};
    text_fold(one, &folded_one);
    text_fold(other, &folded_other);
    bool same = slice_equal(buffer_slice(&folded_one), buffer_slice(&folded_other));
    buffer_free(&folded_one);
    buffer_free(&folded_other);
    return same;
}

static bool prints(cmark_node *node, struct slice title)
{
    struct prose line = {0};
    markdown_line(node, &line);
    bool same = reads_the_same(buffer_slice(&line.text), title);
    prose_free(&line);
    return same;
}

bool markdown_write_head(const struct front_matter *front, cmark_node *root, struct pen *pen)
{
    bool credited;
    cmark_node *first = first_block(root, &credited);
    struct slice title = front_matter_value(front, META_TITLE);
    for (size_t i = 0; i < front->count; i++)
        pen->sink.meta(pen->sink.context, front->entries[i].key, front->entries[i].value);
    bool begins_with_title = is_top_heading(first) && (title.length == 0 || prints(first, title));
    if (!begins_with_title)
        write_leaf(pen, BLOCK_TITLE, title);
    if (!credited && !begins_with_title)
        markdown_write_byline(front, pen);
    return !credited && begins_with_title;
}
