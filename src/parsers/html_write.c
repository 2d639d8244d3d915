#include "html_write.h"

#include "html_writer.h"

#include <string.h>
#include <strings.h>

/* ---- what each element does ------------------------------------------------------------------------------- */

struct deed {
    html_deed *enter, *leave;
    bool is_block, is_skipped;
};

#define BLOCK(function)                                                                                      \
    {                                                                                                        \
        .enter = (function), .leave = html_leave_block, .is_block = true                                     \
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
    [ELEMENT_A] = INLINE(html_enter_link),
    [ELEMENT_ADDRESS] = BLOCK(html_enter_block),
    [ELEMENT_ANNOTATION] = SKIPPED,
    [ELEMENT_ARTICLE] = BLOCK(html_enter_block),
    [ELEMENT_ASIDE] = BLOCK(html_enter_block),
    [ELEMENT_AUDIO] = SKIPPED,
    [ELEMENT_B] = INLINE(html_enter_strong),
    [ELEMENT_BLOCKQUOTE] = BLOCK(html_enter_quotation),
    [ELEMENT_BODY] = BLOCK(html_enter_block),
    [ELEMENT_BR] = INLINE(html_enter_break),
    [ELEMENT_CANVAS] = SKIPPED,
    [ELEMENT_CAPTION] = {html_enter_caption, html_leave_caption, true, false},
    [ELEMENT_CASE] = SKIPPED,
    [ELEMENT_CENTER] = BLOCK(html_enter_block),
    [ELEMENT_CITE] = INLINE(html_enter_emphasis),
    [ELEMENT_CODE] = INLINE(html_enter_code),
    [ELEMENT_DD] = BLOCK(html_enter_block),
    [ELEMENT_DEL] = INLINE(html_enter_struck),
    [ELEMENT_DETAILS] = BLOCK(html_enter_block),
    [ELEMENT_DFN] = INLINE(html_enter_emphasis),
    [ELEMENT_DIALOG] = BLOCK(html_enter_block),
    [ELEMENT_DIR] = BLOCK(html_enter_list),
    [ELEMENT_DIV] = BLOCK(html_enter_block),
    [ELEMENT_DL] = BLOCK(html_enter_list),
    [ELEMENT_DT] = BLOCK(html_enter_term),
    [ELEMENT_EM] = INLINE(html_enter_emphasis),
    [ELEMENT_FIELDSET] = BLOCK(html_enter_block),
    [ELEMENT_FIGCAPTION] = {html_enter_caption, html_leave_caption, true, false},
    [ELEMENT_FIGURE] = BLOCK(html_enter_block),
    [ELEMENT_FOOTER] = BLOCK(html_enter_block),
    [ELEMENT_FORM] = BLOCK(html_enter_block),
    [ELEMENT_H1] = BLOCK(html_enter_heading),
    [ELEMENT_H2] = BLOCK(html_enter_heading),
    [ELEMENT_H3] = BLOCK(html_enter_heading),
    [ELEMENT_H4] = BLOCK(html_enter_heading),
    [ELEMENT_H5] = BLOCK(html_enter_heading),
    [ELEMENT_H6] = BLOCK(html_enter_heading),
    [ELEMENT_HEAD] = BLOCK(html_enter_block),
    [ELEMENT_HEADER] = BLOCK(html_enter_block),
    [ELEMENT_HGROUP] = BLOCK(html_enter_block),
    [ELEMENT_HR] = BLOCK(html_enter_rule),
    [ELEMENT_HTML] = BLOCK(html_enter_block),
    [ELEMENT_I] = INLINE(html_enter_emphasis),
    [ELEMENT_IFRAME] = SKIPPED,
    [ELEMENT_IMG] = INLINE(html_enter_image),
    [ELEMENT_KBD] = INLINE(html_enter_code),
    [ELEMENT_LI] = BLOCK(html_enter_item),
    [ELEMENT_LINK] = SKIPPED,
    [ELEMENT_LISTING] = BLOCK(html_enter_preformatted),
    [ELEMENT_MAIN] = BLOCK(html_enter_block),
    [ELEMENT_MENU] = BLOCK(html_enter_list),
    [ELEMENT_META] = SKIPPED,
    [ELEMENT_NAV] = BLOCK(html_enter_block),
    [ELEMENT_NOFRAMES] = BLOCK(html_enter_block),
    [ELEMENT_OL] = BLOCK(html_enter_list),
    [ELEMENT_OPTION] = BLOCK(html_enter_block),
    [ELEMENT_P] = BLOCK(html_enter_block),
    [ELEMENT_PLAINTEXT] = BLOCK(html_enter_preformatted),
    [ELEMENT_PRE] = BLOCK(html_enter_preformatted),
    [ELEMENT_Q] = {html_enter_quoted, html_leave_quoted, false, false},
    [ELEMENT_RP] = SKIPPED,
    [ELEMENT_RT] = {html_enter_reading, html_leave_reading, false, false},
    [ELEMENT_S] = INLINE(html_enter_struck),
    [ELEMENT_SAMP] = INLINE(html_enter_code),
    [ELEMENT_SCRIPT] = SKIPPED,
    [ELEMENT_SECTION] = BLOCK(html_enter_block),
    [ELEMENT_SELECT] = SKIPPED,
    [ELEMENT_STRIKE] = INLINE(html_enter_struck),
    [ELEMENT_STRONG] = INLINE(html_enter_strong),
    [ELEMENT_STYLE] = SKIPPED,
    [ELEMENT_SUMMARY] = BLOCK(html_enter_block),
    [ELEMENT_SVG] = SKIPPED,
    [ELEMENT_TABLE] = BLOCK(html_enter_table),
    [ELEMENT_TBODY] = BLOCK(html_enter_block),
    [ELEMENT_TD] = {html_enter_cell, html_leave_cell, true, false},
    [ELEMENT_TEMPLATE] = SKIPPED,
    [ELEMENT_TEXTAREA] = BLOCK(html_enter_preformatted),
    [ELEMENT_TFOOT] = BLOCK(html_enter_block),
    [ELEMENT_TH] = {html_enter_cell, html_leave_cell, true, false},
    [ELEMENT_THEAD] = BLOCK(html_enter_block),
    [ELEMENT_TITLE] = SKIPPED,
    [ELEMENT_TR] = BLOCK(html_enter_row),
    [ELEMENT_TT] = INLINE(html_enter_code),
    [ELEMENT_UL] = BLOCK(html_enter_list),
    [ELEMENT_VAR] = INLINE(html_enter_emphasis),
    [ELEMENT_VIDEO] = SKIPPED,
    [ELEMENT_XMP] = BLOCK(html_enter_preformatted),
};

/* Where a page of the printed edition begins: furniture, and no text. */
static bool is_page_break(const struct html_node *node)
{
    return html_value_lists(node, "type", "pagebreak") || html_value_lists(node, "role", "doc-pagebreak") ||
           html_value_lists(node, "class", "pagenum");
}

static void set_anchors_within(struct html_writer *writer, const struct html_node *node)
{
    for (const struct html_node *at = node; at; at = html_after(at, node, false))
        writer_set_anchors(writer, at);
}

/* ---- the walk --------------------------------------------------------------------------------------------- */

/* False: nothing in NODE is for readers. */
static bool enter(struct html_writer *writer, struct html_node *node)
{
    const struct deed *deed = &deeds[node->element];
    node->level = pen_level(writer->pen);
    if (node->element == ELEMENT_TEXT) {
        writer_add_text(writer, node->text);
        return false;
    }
    if (deed->is_skipped || node->skipped || html_is_hidden(node) || is_page_break(node)) {
        if (is_page_break(node))
            set_anchors_within(writer, node);
        node->skipped = true;
        return false;
    }
    if (node->element == ELEMENT_OL)
        html_start_counting(node);
    if (node->is_note) {
        html_enter_note(writer, node);
        return true;
    }
    if (deed->is_block)
        writer_break_text(writer);
    writer_set_anchors(writer, node);
    if (deed->enter)
        deed->enter(writer, node);
    return true;
}

/* What is opened in it belongs to the table. */
static bool is_part_of_table(const struct html_node *node)
{
    return node->element == ELEMENT_THEAD || node->element == ELEMENT_TBODY || node->element == ELEMENT_TFOOT;
}

static void leave(struct html_writer *writer, struct html_node *node)
{
    const struct deed *deed = &deeds[node->element];
    if (node->element == ELEMENT_TEXT || node->skipped)
        return;
    if (node->has_leaf && deed->leave != html_leave_cell)
        writer_end_leaf(writer);
    else if (node->is_note)
        writer_break_text(writer);
    else if (deed->leave)
        deed->leave(writer, node);
    if (node->has_style)
        writer_style_off(writer, (enum style)node->style);
    if (!writer_is_in_line(writer) && !is_part_of_table(node))
        writer_close_to(writer, node->level);
}

void html_write(const struct html_node *root, struct pen *pen, const struct html_book *book, bool sections)
{
    struct html_writer writer = {.pen = pen, .book = book, .arena = arena_new(), .sections = sections};
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
    writer_end_leaf(&writer);
    writer_close_to(&writer, 0);
    arena_free(writer.arena);
}
