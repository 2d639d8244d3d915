/* What stands in a page and is not for its readers: what it hides, what works only in a browser, what is for
 * those who write it. */
#include "html_writer.h"

#include <string.h>
#include <strings.h>

static bool is_heading(const struct html_node *node)
{
    return node->element >= ELEMENT_H1 && node->element <= ELEMENT_H6;
}

static bool has_heading(const struct html_node *node)
{
    const struct html_node *at = node;
    while (at && !is_heading(at))
        at = html_after(at, node, false);
    return at != NULL;
}

static bool is_not_displayed(const struct html_node *node)
{
    struct slice style = html_value(node, "style");
    const char *display = style.length > 0 ? style.bytes : ""; /* the copy is terminated */
    while (*display && strncasecmp(display, "display", strlen("display")) != 0)
        display++;
    if (!*display)
        return false;
    display += strlen("display");
    display += strspn(display, " \t:");
    return strncasecmp(display, "none", strlen("none")) == 0;
}

/* What a page hides until a script shows it is for readers where it is a section. */
static bool is_hidden(const struct html_node *node)
{
    if (html_has(node, "hidden"))
        return true;
    return (is_not_displayed(node) || slice_is(html_value(node, "aria-hidden"), "true")) &&
           !has_heading(node);
}

/* Classes by which widely used software names what is not printed. */
static bool is_furniture(const struct html_node *node)
{
    static const char *const classes[] = {"mw-editsection", "noprint", "no-print", "d-print-none"};
    for (size_t i = 0; i < COUNT_OF(classes) && node->attributes; i++)
        if (html_value_lists(node, "class", classes[i]))
            return true;
    return false;
}

/* A button may be the heading of what it unfolds. */
static bool is_control(const struct html_node *node)
{
    if (node->element == ELEMENT_DIALOG)
        return !html_has(node, "open");
    if (node->element != ELEMENT_BUTTON)
        return false;
    const struct html_node *around = node->parent;
    while (around && !is_heading(around) && around->element != ELEMENT_SUMMARY)
        around = around->parent;
    return !around;
}

/* A sign behind a heading or a paragraph that is a link to it. */
static bool is_permalink(const struct html_node *node)
{
    static const char *const signs[] = {"\u00B6", "#", "\u00A7", "\u200B", "\U0001F517"};
    if (node->element != ELEMENT_A || !node->first || node->first != node->last)
        return false;
    struct slice text = slice_trim(node->first->text), target = html_value(node, "href");
    if (slice_is(text, signs[0]))
        return target.length > 0 && target.bytes[0] == '#';
    bool is_sign = false;
    for (size_t i = 1; i < COUNT_OF(signs); i++)
        is_sign = is_sign || slice_is(text, signs[i]);
    return is_sign && is_heading(node->parent);
}

bool html_is_hidden(const struct html_node *node)
{
    return is_hidden(node) || is_control(node) || is_permalink(node) || is_furniture(node);
}
