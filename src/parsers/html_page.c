/* A page of HTML or XHTML by itself. */
#include "html_encoding.h"
#include "html_head.h"
#include "html_notes.h"
#include "html_tree.h"
#include "html_write.h"
#include "stele/parsers.h"

/* The one element that holds what the page is about, or NULL. */
static struct html_node *find_main(const struct html_tree *tree)
{
    struct html_node *main = html_find(tree->root, ELEMENT_MAIN), *article;
    if (main)
        return main;
    article = html_find(tree->root, ELEMENT_ARTICLE);
    for (struct html_node *node = article; node; node = html_after(node, tree->root, true))
        if (node != article && (node->element == ELEMENT_ARTICLE || html_find(node, ELEMENT_ARTICLE)))
            return NULL; /* a page of several */
    return article;
}

static bool is_furniture(const struct html_node *node)
{
    return node->element == ELEMENT_NAV || node->element == ELEMENT_ASIDE ||
           node->element == ELEMENT_FOOTER ||
           (node->element == ELEMENT_HEADER && !html_find(node, ELEMENT_H1));
}

/* Where a page says what it is about, what leads around the site is not for readers. */
static void skip_furniture(const struct html_tree *tree)
{
    struct html_node *main = find_main(tree);
    for (struct html_node *node = main ? tree->root : NULL; node;
         node = html_after(node, tree->root, node == main || node->skipped))
        node->skipped =
            is_furniture(node) && !html_find(node, ELEMENT_MAIN) && !html_find(node, ELEMENT_ARTICLE);
}

/* An XML declaration, or a document type of XHTML. */
static bool is_xml(struct slice page)
{
    static const char name[] = "DTD XHTML";
    enum { LONGEST_TYPE = 200 };
    struct slice head = slice_cut(slice_trim(page), 0, LONGEST_TYPE);
    for (size_t at = 0; at < head.length; at++)
        if (slice_starts(slice_cut(head, at, head.length), slice_of(name)))
            return true;
    return slice_starts(head, slice_of("<?xml"));
}

void parse_html(struct slice bytes, struct sink sink)
{
    struct pen pen = {.sink = sink};
    struct buffer room = {0};
    struct html_tree tree;
    struct slice text = html_decode_page(bytes, "the page", &pen, &room);
    html_tree_read(&tree, text, is_xml(text));
    html_write_head(&tree, &pen);
    skip_furniture(&tree);
    html_find_notes(&tree);
    html_write(tree.root, &pen, NULL, true);
    if (tree.endless)
        pen_notice(&pen, "a %s never ends; what follows it is not shown", tree.endless);
    if (tree.flattened)
        pen_notice(&pen, "elements nested deeper than %d are shown side by side", HTML_DEPTH);
    html_tree_free(&tree);
    buffer_free(&room);
    pen_finish(&pen);
}
