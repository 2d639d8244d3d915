#include "html_notes.h"

#include "names.h"
#include "stele/text.h"

#include <string.h>

enum {
    LONGEST_MARKER = 12, /* bytes of what refers to a note: "[12]", "*", "note 3" */
    MOST_LETTERS = 2,
    SEARCHED = 400, /* nodes of a note that are searched for the link back */
};

/* ---- elements by their name --------------------------------------------------------------------------- */

/* Also numbers the nodes. */
static void make_index(struct names *index, const struct html_tree *tree)
{
    unsigned order = 0;
    for (struct html_node *node = tree->root; node; node = html_after(node, tree->root, false)) {
        node->order = order++;
        if (html_id(node).length > 0)
            names_add(index, html_id(node), node);
    }
}

/* What the link NODE leads to within its page, or NULL. */
static struct html_node *target_of(const struct names *index, const struct html_node *node)
{
    struct slice target = html_value(node, "href");
    if (target.length < 2 || target.bytes[0] != '#')
        return NULL;
    return names_find(index, slice_cut(target, 1, target.length));
}

/* ---- what says that it is a note ---------------------------------------------------------------------- */

static bool lists_any(const struct html_node *node, const char *name, const char *const *words)
{
    for (; *words; words++)
        if (html_value_lists(node, name, *words))
            return true;
    return false;
}

/* EPUB 3 Structural Semantics, DPUB-ARIA 1.0, and the classes of pandoc, Sphinx and MediaWiki. */
static bool is_named_note(const struct html_node *node)
{
    static const char *const types[] = {"footnote", "endnote", "rearnote", "note", NULL};
    static const char *const roles[] = {"doc-footnote", "doc-endnote", NULL};
    return lists_any(node, "type", types) || lists_any(node, "role", roles);
}

static bool is_marked_note(const struct html_node *node)
{
    static const char *const classes[] = {"footnote", "endnote", NULL};
    return is_named_note(node) || lists_any(node, "class", classes);
}

static bool is_marked_reference(const struct html_node *node)
{
    static const char *const types[] = {"noteref", NULL};
    static const char *const roles[] = {"doc-noteref", NULL};
    static const char *const classes[] = {"noteref", "footnote-ref", "footnote-reference", NULL};
    return lists_any(node, "type", types) || lists_any(node, "role", roles) ||
           lists_any(node, "class", classes);
}

/* Asterisk and daggers. */
static bool is_mark(uint32_t character)
{
    return character == '*' || character == 0x2020 || character == 0x2021;
}

/* A number or a mark, and hardly a letter: "[12]", "*", "n. 3", but not "Part 1". */
static bool looks_like_marker(const struct html_node *node)
{
    struct buffer text = {0};
    html_append_text(node, LONGEST_MARKER + 1, &text);
    struct slice rest = slice_trim(buffer_slice(&text));
    unsigned letters = 0;
    bool told = false, is_short = rest.length <= LONGEST_MARKER;
    for (size_t at = 0; is_short && at < rest.length;) {
        uint32_t character;
        at += text_decode(slice_cut(rest, at, rest.length), &character);
        told |= is_mark(character) || text_is_digit(character);
        letters += text_is_letter(character);
    }
    buffer_free(&text);
    return told && letters <= MOST_LETTERS;
}

static bool is_body(const struct html_node *node)
{
    switch (node->element) {
    case ELEMENT_LI:
    case ELEMENT_P:
    case ELEMENT_DIV:
    case ELEMENT_ASIDE:
    case ELEMENT_DD:
        return true;
    default:
        return is_marked_note(node) && node->element != ELEMENT_A;
    }
}

/* NODE or the block that it stands in. */
static struct html_node *body_of(struct html_node *node)
{
    while (node && !is_body(node))
        node = node->parent;
    return node;
}

static bool is_within(const struct html_node *node, const struct html_node *other)
{
    while (node && node != other)
        node = node->parent;
    return node != NULL;
}

/* TARGET is the link REFERENCE, or what holds hardly more than it: no part of the page. */
static bool is_at(const struct html_node *target, const struct html_node *reference)
{
    switch (target->element) {
    case ELEMENT_BODY:
    case ELEMENT_MAIN:
    case ELEMENT_ARTICLE:
    case ELEMENT_SECTION:
    case ELEMENT_DIV:
        return false;
    default:
        return is_within(reference, target) || target->parent == reference->parent;
    }
}

/* BODY, in which nothing is headed, has a link to REFERENCE. */
static bool leads_back(const struct names *index, const struct html_node *body,
                       const struct html_node *reference)
{
    unsigned left = SEARCHED;
    for (const struct html_node *node = body; node && left > 0;
         node = html_after(node, body, false), left--) {
        const struct html_node *target = node->element == ELEMENT_A ? target_of(index, node) : NULL;
        if (node->element >= ELEMENT_H1 && node->element <= ELEMENT_H6)
            return false;
        if (target && !is_within(target, body) && is_at(target, reference))
            return true;
    }
    return false;
}

/* ---- marking ------------------------------------------------------------------------------------------ */

static void mark(const struct names *index, struct html_node *link)
{
    link->is_reference = is_marked_reference(link); /* the note may stand in another part of the book */
    struct html_node *target = target_of(index, link), *body = body_of(target);
    if (!body || body->skipped || is_within(link, body))
        return;
    bool note = link->is_reference || body->is_note || is_marked_note(body);
    if (!link->is_reference && !looks_like_marker(link))
        return;
    if (!note && (body->order < link->order || !leads_back(index, body, link)))
        return;
    link->is_reference = true;
    body->is_note = true;
}

/* Notes do not nest: the inner one is. */
static void unmark_outer(struct html_node *node)
{
    for (struct html_node *outer = node->parent; outer; outer = outer->parent)
        outer->is_note = false;
}

/* In a note, a link back shows an arrow or a circumflex, which leads nowhere on paper. */
static bool is_way_back(const struct names *index, const struct html_node *link)
{
    struct html_node *target = target_of(index, link), *note = link->parent;
    struct buffer text = {0};
    bool bare = true;
    while (note && !note->is_note)
        note = note->parent;
    if (!target || !note || is_within(target, note))
        return false;
    html_append_text(link, LONGEST_MARKER, &text);
    for (size_t at = 0; at < text.length;) {
        uint32_t character;
        at += text_decode(slice_cut(buffer_slice(&text), at, text.length), &character);
        bare = bare && !text_is_digit(character) && !text_is_letter(character) && !is_mark(character);
    }
    buffer_free(&text);
    return bare;
}

void html_find_notes(struct html_tree *tree)
{
    struct names index = {0};
    make_index(&index, tree);
    for (struct html_node *node = tree->root; node; node = html_after(node, tree->root, false)) {
        if (node->element != ELEMENT_A && is_named_note(node))
            node->is_note = true;
        if (node->element == ELEMENT_A && html_has(node, "href"))
            mark(&index, node);
    }
    for (struct html_node *node = tree->root; node; node = html_after(node, tree->root, false)) {
        if (node->is_note)
            unmark_outer(node);
    }
    for (struct html_node *node = tree->root; node; node = html_after(node, tree->root, false)) {
        if (node->element == ELEMENT_A && is_way_back(&index, node))
            node->skipped = true;
    }
    names_free(&index);
}
