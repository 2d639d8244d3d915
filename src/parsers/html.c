#include "html.h"

#include "directives.h"

#include <string.h>
#include <strings.h>

/* A reader in a block of HTML. */
struct html_block {
    struct html_reader reader;
    struct pen *pen;
    bool kept; /* inside <pre> */
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

static void begin_leaf(struct html_block *block, enum block_kind kind)
{
    pen_end(block->pen);
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
     "figure footer form h1 h2 h3 h4 h5 h6 head header html legend li main menu nav ol optgroup option p "
     "section "
     "summary table tbody tfoot thead title tr ul",
     begin_paragraph},
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
    html_decode(text, &decoded);
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
    pen_end(pen);
}
