/* A page of HTML or XHTML by itself. */
#include "html_encoding.h"
#include "html_head.h"
#include "html_notes.h"
#include "html_tree.h"
#include "html_write.h"
#include "stele/parsers.h"

/* NODE is ELEMENT, or a landmark of that ROLE (WAI-ARIA 1.2, 5.3.4). */
static bool is_landmark(const struct html_node *node, enum html_element element, const char *role)
{
    return node->element == element || slice_is(html_value(node, "role"), role);
}

static struct html_node *find_landmark(const struct html_node *root, enum html_element element,
                                       const char *role)
{
    struct html_node *node = html_after(root, root, false);
    while (node && !is_landmark(node, element, role))
        node = html_after(node, root, false);
    return node;
}

/* The one element that holds what the page is about, or NULL. */
static struct html_node *find_main(const struct html_tree *tree)
{
    struct html_node *main = find_landmark(tree->root, ELEMENT_MAIN, "main"), *article;
    if (main)
        return main;
    article = html_find(tree->root, ELEMENT_ARTICLE);
    for (struct html_node *node = article; node; node = html_after(node, tree->root, true))
        if (node != article && (node->element == ELEMENT_ARTICLE || html_find(node, ELEMENT_ARTICLE)))
            return NULL; /* a page of several */
    return article;
}

static bool leads_around(const struct html_node *node)
{
    return is_landmark(node, ELEMENT_NAV, "navigation");
}

static bool is_furniture(const struct html_node *node)
{
    static const char *const roles[] = {"search", "dialog", "alertdialog"};
    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (slice_is(html_value(node, "role"), roles[i]))
            return true;
    return leads_around(node) || is_landmark(node, ELEMENT_ASIDE, "complementary") ||
           is_landmark(node, ELEMENT_FOOTER, "contentinfo") ||
           (is_landmark(node, ELEMENT_HEADER, "banner") && !html_find(node, ELEMENT_H1));
}

static bool holds_main(const struct html_node *node)
{
    return find_landmark(node, ELEMENT_MAIN, "main") || html_find(node, ELEMENT_ARTICLE);
}

/* A heading that is not of something that leads around. */
static bool has_heading(const struct html_node *main)
{
    for (const struct html_node *node = main; node; node = html_after(node, main, leads_around(node)))
        if (node->element >= ELEMENT_H1 && node->element <= ELEMENT_H6 && !leads_around(node))
            return true;
    return false;
}

/* "Skip to content", before it. */
static bool leads_to(const struct html_node *node, const struct html_node *main)
{
    struct slice target = node->element == ELEMENT_A ? html_value(node, "href") : (struct slice){0};
    return slice_starts(target, slice_of("#")) && html_id(main).length > 0 &&
           slice_equal(slice_cut(target, 1, target.length), html_id(main));
}

/* Where a page says what it is about, what leads around the site is not for readers; nor, where that has a
 * heading, what leads around in it: that is the outline's office. */
static void skip_furniture(const struct html_tree *tree)
{
    struct html_node *main = find_main(tree);
    for (struct html_node *node = main ? tree->root : NULL; node;
         node = html_after(node, tree->root, node == main || node->skipped))
        node->skipped = node != main && (leads_to(node, main) || is_furniture(node)) && !holds_main(node);
    for (struct html_node *node = main && has_heading(main) ? main : NULL; node;
         node = html_after(node, main, node->skipped))
        node->skipped = node != main && leads_around(node);
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
