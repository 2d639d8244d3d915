#include "pen.h"

#include <assert.h>

/* Containers nest this deep; what a container needs inside itself (row and cell, item and paragraph) fits
 * above. */
enum { DEEPEST = BLOCK_DEPTH - 4 };

/* ---- containers --------------------------------------------------------------------------------------- */

void pen_open(struct pen *pen, enum block_kind kind, uint32_t value)
{
    assert(!pen->in_leaf && !block_is_leaf(kind));
    bool is_part = kind == BLOCK_ITEM || kind == BLOCK_ROW;
    if (pen->flattened > 0 || (pen->depth >= DEEPEST && !is_part)) {
        pen->flattened++;
        pen->too_deep = true;
        return;
    }
    pen->containers[pen->depth].kind = kind;
    pen->containers[pen->depth++].value = value;
}

static void open_leaf(struct pen *pen)
{
    for (; pen->opened < pen->depth; pen->opened++)
        pen->sink.open(pen->sink.context, pen->containers[pen->opened].kind,
                       pen->containers[pen->opened].value);
    if (pen->credit && pen->leaf == BLOCK_PARAGRAPH)
        pen->leaf = BLOCK_CREDIT;
    pen->credit = false;
    pen->sink.open(pen->sink.context, pen->leaf, pen->leaf_value);
    pen->leaf_opened = true;
}

/* An item without any text is still seen. */
static void fill_item(struct pen *pen)
{
    pen_begin(pen, BLOCK_PARAGRAPH, 0);
    open_leaf(pen);
    pen_end(pen);
}

void pen_close(struct pen *pen)
{
    assert(!pen->in_leaf && pen->flattened + pen->depth > 0);
    if (pen->flattened > 0) {
        pen->flattened--;
        return;
    }
    if (pen->opened < pen->depth && pen->containers[pen->depth - 1].kind == BLOCK_ITEM)
        fill_item(pen);
    if (pen->opened == pen->depth) {
        pen->sink.close(pen->sink.context);
        pen->opened--;
    }
    pen->depth--;
}

unsigned pen_level(const struct pen *pen)
{
    return pen->depth + pen->flattened;
}

enum block_kind pen_innermost(const struct pen *pen)
{
    return pen->depth == 0 || pen->flattened > 0 ? BLOCK_KINDS : pen->containers[pen->depth - 1].kind;
}

/* ---- leaves ------------------------------------------------------------------------------------------- */

void pen_begin(struct pen *pen, enum block_kind kind, uint32_t value)
{
    assert(!pen->in_leaf && block_is_leaf(kind));
    bool cell = kind == BLOCK_CELL;
    if (cell && pen->flattened > 0) {
        cell = false;
        kind = BLOCK_PARAGRAPH;
        value = 0;
    }
    pen->in_leaf = true;
    pen->leaf_opened = false;
    pen->leaf = kind;
    pen->leaf_value = value;
    prose_start(&pen->prose, cell || kind == BLOCK_HEADING || kind == BLOCK_TITLE);
    if (cell || kind == BLOCK_RULE)
        open_leaf(pen);
}

static void hand_on(struct pen *pen)
{
    if (pen->prose.text.length == 0)
        return;
    pen->sink.text(pen->sink.context, buffer_slice(&pen->prose.text));
    prose_clear(&pen->prose);
}

void pen_end(struct pen *pen)
{
    assert(pen->in_leaf && pen->style_count == 0);
    struct buffer *text = &pen->prose.text;
    if (pen->leaf == BLOCK_CODE && text->length > 0 && text->bytes[text->length - 1] == '\n')
        buffer_remove(text, text->length - 1, 1);
    hand_on(pen);
    if (pen->leaf_opened)
        pen->sink.close(pen->sink.context);
    pen->in_leaf = false;
}

/* ---- text and styles ---------------------------------------------------------------------------------- */

static void open_style(const struct pen *pen, const struct pen_style *style)
{
    if (style->style == STYLE_LINK)
        pen->sink.link(pen->sink.context, style->target);
    else if (style->style == STYLE_NOTE_REF)
        pen->sink.note_ref(pen->sink.context, style->target, style->flags);
    else
        pen->sink.style_on(pen->sink.context, style->style);
}

/* Makes everything ready for RUN: the leaf, the gap before it, the styles that begin with it. */
static void prepare(struct pen *pen, struct slice run)
{
    if (!pen->leaf_opened)
        open_leaf(pen);
    prose_settle_gap(&pen->prose, run);
    if (pen->styles_opened == pen->style_count)
        return;
    hand_on(pen);
    for (; pen->styles_opened < pen->style_count; pen->styles_opened++)
        open_style(pen, &pen->styles[pen->styles_opened]);
}

void pen_words(struct pen *pen, struct slice text)
{
    assert(pen->in_leaf);
    for (;;) {
        struct slice run = prose_next_run(&pen->prose, &text);
        if (run.length == 0)
            return;
        prepare(pen, run);
        prose_add_run(&pen->prose, run);
    }
}

void pen_keep(struct pen *pen, struct slice text)
{
    assert(pen->in_leaf);
    if (text.length == 0)
        return;
    prepare(pen, text);
    prose_add_kept(&pen->prose, text, pen->leaf == BLOCK_CODE);
}

void pen_gap(struct pen *pen, enum gap gap)
{
    prose_add_gap(&pen->prose, gap);
}

void pen_style_on(struct pen *pen, struct pen_style style)
{
    assert(pen->in_leaf);
    if (pen->nested[style.style]++ == 0)
        pen->styles[pen->style_count++] = style;
}

void pen_style_off(struct pen *pen, enum style style)
{
    assert(pen->in_leaf && pen->nested[style] > 0);
    if (--pen->nested[style] > 0)
        return;
    assert(pen->styles[pen->style_count - 1].style == style);
    pen->style_count--;
    if (pen->styles_opened <= pen->style_count)
        return;
    hand_on(pen);
    pen->sink.style_off(pen->sink.context);
    pen->styles_opened--;
}

/* ---- what is not text --------------------------------------------------------------------------------- */

void pen_anchor(struct pen *pen, struct slice name)
{
    if (pen->in_leaf)
        hand_on(pen);
    pen->sink.anchor(pen->sink.context, name);
}

void pen_section(struct pen *pen, unsigned level, struct slice ordinal, struct slice label, uint32_t flags)
{
    if (pen->in_leaf)
        hand_on(pen);
    pen->sink.section(pen->sink.context, level, ordinal, label, flags);
}

void pen_notice(struct pen *pen, const char *format, ...)
{
    struct buffer sentence = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&sentence, format, arguments);
    va_end(arguments);
    pen->sink.notice(pen->sink.context, buffer_slice(&sentence));
    buffer_free(&sentence);
}

void pen_finish(struct pen *pen)
{
    assert(!pen->in_leaf && pen->depth == 0 && pen->flattened == 0);
    if (pen->too_deep)
        pen_notice(pen, "blocks nested deeper than %d are shown side by side", DEEPEST);
    pen->sink.end(pen->sink.context);
    prose_free(&pen->prose);
}
