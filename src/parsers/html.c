#include "html.h"

#include "directives.h"

#include <string.h>
#include <strings.h>

enum { LISTS = 8, MOST_NUMBER = 999999999 }; /* lists in lists; an item's number */

/* A reader in a block of HTML. */
struct html_block {
    struct html_reader reader;
    struct pen *pen;
    bool kept; /* inside <pre> */
    struct html_list {
        bool ordered, in_item;
        enum item_style style;
        size_t number; /* of the next item */
    } lists[LISTS];    /* that are open in the block */
    size_t list_count;
    enum style styles[LISTS]; /* that are open in the leaf */
    size_t style_count;
};

/* ---- in a line and in a block ------------------------------------------------------------------------- */

static void write_alternative(struct pen *pen, const struct html_token *tag)
{
    struct buffer text = {0};
    html_attribute(tag->text, "alt", &text);
    pen_words(pen, buffer_slice(&text));
    buffer_free(&text);
}

static void write_anchor(struct pen *pen, const struct html_token *tag)
{
    struct buffer name = {0};
    bool named = html_attribute(tag->text, "id", &name) ||
                 (html_same_name(tag->name, slice_of("a")) && html_attribute(tag->text, "name", &name));
    if (named && name.length > 0)
        pen_anchor(pen, buffer_slice(&name));
    buffer_free(&name);
}

/* What a tag means wherever it stands. */
static void obey_inline_tag(struct pen *pen, const struct html_token *tag)
{
    if (!tag->closing)
        write_anchor(pen, tag);
    if (html_same_name(tag->name, slice_of("br")))
        pen_gap(pen, GAP_LINE);
    else if (html_same_name(tag->name, slice_of("img")))
        write_alternative(pen, tag);
}

void html_write_inline(struct slice html, struct pen *pen)
{
    struct html_reader reader = {.rest = html};
    struct html_token token;
    while (html_next(&reader, &token)) {
        if (token.kind == HTML_COMMENT)
            directive_obey(token.text, pen);
        else if (token.kind == HTML_TAG)
            obey_inline_tag(pen, &token);
    }
}

/* ---- tags that only a block obeys --------------------------------------------------------------------- */

static void end_leaf(struct html_block *block)
{
    while (block->style_count > 0)
        pen_style_off(block->pen, block->styles[--block->style_count]);
    pen_end(block->pen);
}

static void begin_leaf(struct html_block *block, enum block_kind kind)
{
    end_leaf(block);
    pen_begin(block->pen, kind, 0);
    block->kept = kind == BLOCK_CODE;
}

static void begin_paragraph(struct html_block *block, const struct html_token *tag)
{
    (void)tag;
    begin_leaf(block, BLOCK_PARAGRAPH);
}

static void begin_preformatted(struct html_block *block, const struct html_token *tag)
{
    begin_leaf(block, tag->closing ? BLOCK_PARAGRAPH : BLOCK_CODE);
    if (slice_starts(block->reader.rest, slice_of("\n")))
        block->reader.rest = slice_cut(block->reader.rest, 1, block->reader.rest.length);
}

static void write_rule(struct html_block *block, const struct html_token *tag)
{
    (void)tag;
    begin_leaf(block, BLOCK_RULE);
    begin_leaf(block, BLOCK_PARAGRAPH);
}

static void separate_cells(struct html_block *block, const struct html_token *tag)
{
    (void)tag;
    pen_gap(block->pen, GAP_SPACE);
}

/* ---- lists -------------------------------------------------------------------------------------------- */

static void end_item(struct html_block *block)
{
    struct html_list *list = block->list_count > 0 ? &block->lists[block->list_count - 1] : NULL;
    if (list && list->in_item)
        pen_close(block->pen);
    if (list)
        list->in_item = false;
}

static void end_list(struct html_block *block)
{
    end_item(block);
    if (block->list_count == 0)
        return;
    pen_close(block->pen);
    block->list_count--;
}

static bool holds_word(struct slice text, const char *word)
{
    size_t length = strlen(word);
    for (size_t at = 0; at + length <= text.length; at++)
        if (memcmp(text.bytes + at, word, length) == 0)
            return true;
    return false;
}

enum item_style html_item_style(struct slice type, struct slice css)
{
    static const struct {
        const char *type, *name; /* of "list-style-type" */
        enum item_style style;
    } styles[] = {
        {"I", "upper-roman", ITEM_ROMAN},  {"i", "lower-roman", ITEM_ROMAN_LOW},
        {"A", "upper-alpha", ITEM_LETTER}, {"a", "lower-alpha", ITEM_LETTER_LOW},
        {"A", "upper-latin", ITEM_LETTER}, {"a", "lower-latin", ITEM_LETTER_LOW},
    };
    for (size_t i = 0; i < COUNT_OF(styles); i++)
        if (slice_is(type, styles[i].type) || holds_word(css, styles[i].name))
            return styles[i].style;
    return ITEM_DIGITS;
}

static enum item_style style_of(struct slice attributes)
{
    struct buffer type = {0}, css = {0};
    html_attribute(attributes, "type", &type);
    html_attribute(attributes, "style", &css);
    enum item_style style = html_item_style(buffer_slice(&type), buffer_slice(&css));
    buffer_free(&type);
    buffer_free(&css);
    return style;
}

static size_t number_of(struct slice attributes, const char *name, size_t otherwise)
{
    struct buffer text = {0};
    size_t number;
    html_attribute(attributes, name, &text);
    if (!slice_number(buffer_slice(&text), MOST_NUMBER, &number))
        number = otherwise;
    buffer_free(&text);
    return number;
}

/* A list in a list stands in an item; what is nested deeper than LISTS goes into the last one. */
static void obey_list(struct html_block *block, const struct html_token *tag)
{
    struct html_list *outer = block->list_count > 0 ? &block->lists[block->list_count - 1] : NULL;
    end_leaf(block);
    if (tag->closing) {
        end_list(block);
    } else if (block->list_count < LISTS && (!outer || outer->in_item)) {
        pen_open(block->pen, BLOCK_LIST, LIST_TIGHT);
        block->lists[block->list_count++] = (struct html_list){
            .ordered = html_same_name(tag->name, slice_of("ol")),
            .style = style_of(tag->text),
            .number = number_of(tag->text, "start", 1),
        };
    }
    pen_begin(block->pen, BLOCK_PARAGRAPH, 0);
}

uint32_t html_item_value(enum item_style style, size_t number)
{
    if (number == 0)
        return ITEM_ZERO;
    bool styled = style != ITEM_DIGITS && number <= ITEM_MOST_STYLED;
    return styled ? ITEM_STYLED(style, number) : (uint32_t)number;
}

/* Outside a list an item is a paragraph: its list began in another block. */
static void obey_item(struct html_block *block, const struct html_token *tag)
{
    struct html_list *list = block->list_count > 0 ? &block->lists[block->list_count - 1] : NULL;
    end_leaf(block);
    end_item(block);
    if (list && !tag->closing) {
        size_t number = list->ordered ? number_of(tag->text, "value", list->number) : 0;
        list->number = number + 1;
        list->in_item = true;
        pen_open(block->pen, BLOCK_ITEM, list->ordered ? html_item_value(list->style, number) : 0);
    }
    pen_begin(block->pen, BLOCK_PARAGRAPH, 0);
}

/* ---- styles ------------------------------------------------------------------------------------------- */

/* An end tag that does not end the newest style ends none: the end of the leaf does. */
static void obey_style(struct html_block *block, const struct html_token *tag, enum style style)
{
    bool newest = block->style_count > 0 && block->styles[block->style_count - 1] == style;
    if (tag->closing && newest) {
        block->style_count--;
        pen_style_off(block->pen, style);
    } else if (!tag->closing && block->style_count < COUNT_OF(block->styles)) {
        block->styles[block->style_count++] = style;
        pen_style_on(block->pen, (struct pen_style){.style = style});
    }
}

static void obey_strong(struct html_block *block, const struct html_token *tag)
{
    obey_style(block, tag, STYLE_STRONG);
}

static void obey_emphasis(struct html_block *block, const struct html_token *tag)
{
    obey_style(block, tag, STYLE_EMPHASIS);
}

/* ---- what is not shown -------------------------------------------------------------------------------- */

/* Where "</NAME" begins in TEXT; NOWHERE. */
static size_t end_tag(struct slice text, struct slice name)
{
    for (size_t at = 0; at < text.length; at++) {
        const char *less = memchr(text.bytes + at, '<', text.length - at);
        if (!less)
            break;
        at = (size_t)(less - text.bytes);
        if (slice_starts(slice_cut(text, at, at + 2), slice_of("</")) &&
            html_same_name(slice_cut(text, at + 2, at + 2 + name.length), name))
            return at;
    }
    return NOWHERE;
}

/* What stands before the end tag is not for readers; where there is none, nothing is lost. */
static void skip_content(struct html_block *block, const struct html_token *tag)
{
    struct slice *rest = &block->reader.rest;
    size_t end = tag->closing ? NOWHERE : end_tag(*rest, tag->name);
    if (end != NOWHERE)
        *rest = slice_cut(*rest, end, rest->length);
}

static const struct {
    const char *names;
    void (*obey)(struct html_block *block, const struct html_token *tag);
} block_tags[] = {
    {"address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
     "figcaption "
     "figure footer form h1 h2 h3 h4 h5 h6 head header html legend main nav optgroup option p "
     "section "
     "summary table tbody tfoot thead title tr",
     begin_paragraph},
    {"ol ul menu", obey_list},
    {"li", obey_item},
    {"b strong", obey_strong},
    {"i em u", obey_emphasis},
    {"pre", begin_preformatted},
    {"hr", write_rule},
    {"td th", separate_cells},
    {"script style", skip_content},
};

/* NAMES, separated by single spaces, hold NAME. */
static bool lists(const char *names, struct slice name)
{
    while (*names) {
        size_t length = strcspn(names, " ");
        if (html_same_name((struct slice){names, length}, name))
            return true;
        names += length + (names[length] == ' ');
    }
    return false;
}

static void obey_tag(struct html_block *block, const struct html_token *tag)
{
    for (size_t i = 0; i < COUNT_OF(block_tags); i++)
        if (lists(block_tags[i].names, tag->name))
            block_tags[i].obey(block, tag);
    obey_inline_tag(block->pen, tag);
}

/* ---- the text of a block ------------------------------------------------------------------------------ */

/* Where the first blank line of TEXT begins, after the line feed before it; the end of TEXT. */
static size_t blank_line(struct slice text)
{
    for (size_t at = 0; at < text.length; at++) {
        if (text.bytes[at] != '\n')
            continue;
        size_t next = at + 1;
        while (next < text.length && (text.bytes[next] == ' ' || text.bytes[next] == '\t'))
            next++;
        if (next < text.length && text.bytes[next] == '\n')
            return at + 1;
    }
    return text.length;
}

/* A blank line stands inside a block of HTML only where something never ended: the text goes on as
 * paragraphs. */
static void write_text(struct html_block *block, struct slice text)
{
    struct buffer decoded = {0};
    html_decode(text, false, &decoded);
    struct slice rest = buffer_slice(&decoded);
    while (!block->kept && rest.length > 0) {
        size_t end = blank_line(rest);
        pen_words(block->pen, slice_cut(rest, 0, end));
        rest = slice_cut(rest, end, rest.length);
        if (rest.length > 0)
            begin_leaf(block, BLOCK_PARAGRAPH);
    }
    if (block->kept)
        pen_keep(block->pen, rest);
    buffer_free(&decoded);
}

void html_write_block(struct slice html, struct pen *pen)
{
    struct html_block block = {.reader = {.rest = html}, .pen = pen};
    struct html_token token;
    pen_begin(pen, BLOCK_PARAGRAPH, 0);
    while (html_next(&block.reader, &token)) {
        if (token.kind == HTML_COMMENT)
            directive_obey(token.text, pen);
        else if (token.kind == HTML_TAG)
            obey_tag(&block, &token);
        else if (token.kind == HTML_TEXT)
            write_text(&block, token.text);
    }
    end_leaf(&block);
    while (block.list_count > 0)
        end_list(&block);
}
