/* html_tree.h: a page of HTML or any XML as a tree of elements and texts, made by libxml2. */
#ifndef STELE_PARSERS_HTML_TREE_H
#define STELE_PARSERS_HTML_TREE_H

#include "stele/base.h"

/* The elements that mean something to a reader. Every other one is ELEMENT_OTHER. */
#define HTML_ELEMENTS(X)                                                                                     \
    X(A, "a")                                                                                                \
    X(ADDRESS, "address")                                                                                    \
    X(ANNOTATION, "annotation")                                                                              \
    X(ARTICLE, "article")                                                                                    \
    X(ASIDE, "aside")                                                                                        \
    X(AUDIO, "audio")                                                                                        \
    X(B, "b")                                                                                                \
    X(BLOCKQUOTE, "blockquote")                                                                              \
    X(BODY, "body")                                                                                          \
    X(BR, "br")                                                                                              \
    X(BUTTON, "button")                                                                                      \
    X(CANVAS, "canvas")                                                                                      \
    X(CAPTION, "caption")                                                                                    \
    X(CASE, "case")                                                                                          \
    X(CENTER, "center")                                                                                      \
    X(CITE, "cite")                                                                                          \
    X(CODE, "code")                                                                                          \
    X(DD, "dd")                                                                                              \
    X(DEL, "del")                                                                                            \
    X(DETAILS, "details")                                                                                    \
    X(DFN, "dfn")                                                                                            \
    X(DIALOG, "dialog")                                                                                      \
    X(DIR, "dir")                                                                                            \
    X(DIV, "div")                                                                                            \
    X(DL, "dl")                                                                                              \
    X(DT, "dt")                                                                                              \
    X(EM, "em")                                                                                              \
    X(FIELDSET, "fieldset")                                                                                  \
    X(FIGCAPTION, "figcaption")                                                                              \
    X(FIGURE, "figure")                                                                                      \
    X(FOOTER, "footer")                                                                                      \
    X(FORM, "form")                                                                                          \
    X(H1, "h1")                                                                                              \
    X(H2, "h2")                                                                                              \
    X(H3, "h3")                                                                                              \
    X(H4, "h4")                                                                                              \
    X(H5, "h5")                                                                                              \
    X(H6, "h6")                                                                                              \
    X(HEAD, "head")                                                                                          \
    X(HEADER, "header")                                                                                      \
    X(HGROUP, "hgroup")                                                                                      \
    X(HR, "hr")                                                                                              \
    X(HTML, "html")                                                                                          \
    X(I, "i")                                                                                                \
    X(IFRAME, "iframe")                                                                                      \
    X(IMG, "img")                                                                                            \
    X(KBD, "kbd")                                                                                            \
    X(LI, "li")                                                                                              \
    X(LINK, "link")                                                                                          \
    X(LISTING, "listing")                                                                                    \
    X(MAIN, "main")                                                                                          \
    X(MENU, "menu")                                                                                          \
    X(META, "meta")                                                                                          \
    X(NAV, "nav")                                                                                            \
    X(NOFRAMES, "noframes")                                                                                  \
    X(OL, "ol")                                                                                              \
    X(OPTION, "option")                                                                                      \
    X(P, "p")                                                                                                \
    X(PLAINTEXT, "plaintext")                                                                                \
    X(PRE, "pre")                                                                                            \
    X(Q, "q")                                                                                                \
    X(RP, "rp")                                                                                              \
    X(RT, "rt")                                                                                              \
    X(S, "s")                                                                                                \
    X(SAMP, "samp")                                                                                          \
    X(SCRIPT, "script")                                                                                      \
    X(SECTION, "section")                                                                                    \
    X(SELECT, "select")                                                                                      \
    X(STRIKE, "strike")                                                                                      \
    X(STRONG, "strong")                                                                                      \
    X(STYLE, "style")                                                                                        \
    X(SUMMARY, "summary")                                                                                    \
    X(SVG, "svg")                                                                                            \
    X(TABLE, "table")                                                                                        \
    X(TBODY, "tbody")                                                                                        \
    X(TD, "td")                                                                                              \
    X(TEMPLATE, "template")                                                                                  \
    X(TEXTAREA, "textarea")                                                                                  \
    X(TFOOT, "tfoot")                                                                                        \
    X(TH, "th")                                                                                              \
    X(THEAD, "thead")                                                                                        \
    X(TITLE, "title")                                                                                        \
    X(TR, "tr")                                                                                              \
    X(TT, "tt")                                                                                              \
    X(UL, "ul")                                                                                              \
    X(VAR, "var")                                                                                            \
    X(VIDEO, "video")                                                                                        \
    X(XMP, "xmp")

enum html_element {
    ELEMENT_TEXT, /* no element: a run of text */
#define HTML_ENUMERATOR(element, name) ELEMENT_##element,
    HTML_ELEMENTS(HTML_ENUMERATOR)
#undef HTML_ENUMERATOR
        ELEMENT_OTHER,
    ELEMENT_KINDS
};

struct html_attribute {
    struct html_attribute *next;
    struct slice name, value; /* the name in lower case, with its prefix: "epub:type" */
};

struct html_node {
    struct html_node *parent, *first, *last, *next;
    enum html_element element;
    struct slice name; /* of an element, in lower case and without its prefix */
    struct slice text; /* of a text */
    struct html_attribute *attributes;

    /* What the passes over the tree find out; all zero at first. */
    unsigned order;    /* in the text */
    bool skipped;      /* not for readers */
    bool is_note;      /* the body of a note */
    bool is_reference; /* a link to one */
    bool is_data;      /* a table whose cells are cells */
    bool has_leaf;     /* a leaf of the sink was begun with it */
    bool has_style;    /* a style was begun with it */
    unsigned level;    /* containers of the sink that were open before it */
    unsigned style;    /* the style that was begun, enum style */
    unsigned count;    /* of a numbered list: the number of its next item */
};

struct html_tree {
    struct arena *arena;
    struct html_node *root; /* holds the outermost elements; an ELEMENT_OTHER without a name */
    bool broken;            /* it is no well-formed XML, or HTML was taken for XML */
    const char *endless;    /* what never ended, so that nothing behind it was read; NULL */
    bool flattened;         /* elements that nest too deep stand side by side */
};

enum { HTML_DEPTH = 200 }; /* elements nest so deep */

/* TEXT is UTF-8. As XML if it is that, else as HTML, which anything is. */
void html_tree_read(struct html_tree *tree, struct slice text, bool may_be_xml);
void html_tree_free(struct html_tree *tree);

/* The node after NODE in the order of the text, within ROOT; NULL at the end. SKIP: without what is in it. */
struct html_node *html_after(const struct html_node *node, const struct html_node *root, bool skip);
/* The first descendant of ROOT of that element or name, or NULL. */
struct html_node *html_find(const struct html_node *root, enum html_element element);
struct html_node *html_find_name(const struct html_node *root, const char *name);
struct html_node *html_ancestor(const struct html_node *node, enum html_element element);

/* The value of an attribute by its name without a prefix; empty where there is none. */
struct slice html_value(const struct html_node *node, const char *name);
bool html_has(const struct html_node *node, const char *name);
/* The name by which links know NODE: its id, or of an <a> the name; empty where it has none. */
struct slice html_id(const struct html_node *node);
/* The attribute NAME, a list of words, has WORD among them. */
bool html_value_lists(const struct html_node *node, const char *name, const char *word);

/* Appends the text of NODE as it is shown on one line, at most so many bytes and one text more. */
void html_append_text(const struct html_node *node, size_t most, struct buffer *into);

#endif
