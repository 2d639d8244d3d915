/*
 * A parsed document without sections, or with headings of one low level only: many speeches have markup but
 * no headings, only lines in strong letters or lists of one item. What looks like that is told to infer, with
 * a copy of the text in which every byte that is no running text is a space, so that places stay the same.
 */
#include "intake.h"

#include <stdio.h>
#include <string.h>

enum {
    MOST_BYTES = 256 << 10, /* of a text that is searched: as long as a speech */
    LONGEST_HEADING = 200,  /* bytes */
    LOW_LEVEL = 4,
    FEWEST_LOW = 2,
    GREATEST_NUMBER = 30, /* more are numbered paragraphs */
};

static bool is_hidden(const struct document *document, const struct block *block)
{
    return (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_VERSE && block->kind != BLOCK_HEADING) ||
           document_within(document, block, BLOCK_QUOTATION) ||
           document_within(document, block, BLOCK_TABLE) || document_within(document, block, BLOCK_NOTE);
}

/* ---- what looks like a heading ------------------------------------------------------------------------ */

static bool is_short_line(struct slice words)
{
    return words.length > 0 && words.length <= LONGEST_HEADING && !memchr(words.bytes, '\n', words.length) &&
           words.bytes[0] != '[';
}

/* Ends as a sentence or a part of one does. */
static bool is_ended(struct slice words)
{
    static const char *const ends[] = {".",           ",", ";", "!", "?", "\xE3\x80\x82", "\xEF\xBC\x8C",
                                       "\xEF\xBC\x9B"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t length = strlen(ends[i]);
        if (slice_is(slice_cut(words, words.length - (length < words.length ? length : 0), words.length),
                     ends[i]))
            return true;
    }
    return false;
}

/* A style lies over all of BLOCK. */
static bool is_styled(const struct document *document, const struct block *block, bool emphasis)
{
    size_t count = document_spans(document);
    for (size_t i = document_span_index(document, block->range.start); i < count; i++) {
        const struct span *span = document_span(document, i);
        if (span->range.start != block->range.start)
            break;
        if ((span->style == STYLE_STRONG || (emphasis && span->style == STYLE_EMPHASIS)) &&
            span->range.end == block->range.end)
            return true;
    }
    return false;
}

static bool same_range(struct range one, struct range other)
{
    return one.start == other.start && one.end == other.end;
}

/* The item that BLOCK is all of, in a list without others; NULL. */
static const struct container *only_item(const struct document *document, const struct block *block)
{
    const struct container *item = block->container ? document_container(document, block->container) : NULL;
    if (!item || item->kind != BLOCK_ITEM || !item_is_numbered(item->value))
        return NULL;
    const struct container *list = document_container(document, item->container);
    bool alone = same_range(item->range, block->range) && same_range(list->range, block->range);
    return alone && list->container == 0 ? item : NULL;
}

static bool looks_like_heading(const struct document *document, const struct block *block,
                               const struct container *item)
{
    struct slice words = slice_range(document_text(document), block->range);
    if (block->kind == BLOCK_HEADING)
        return true;
    if (!is_short_line(words) || (block->container && !item))
        return false;
    if (!item)
        return is_styled(document, block, false) && !is_ended(words);
    bool plain = item_style(item->value) == ITEM_DIGITS && !is_styled(document, block, true);
    return !plain && item_number(item->value) <= GREATEST_NUMBER && !is_ended(words);
}

/* ---- all of them -------------------------------------------------------------------------------------- */

static void add_heading(struct intake *intake, const struct block *block, const struct container *item)
{
    struct buffer ordinal = {0};
    if (item)
        item_append_number(item->value, &ordinal);
    array_reserve(intake->headings, intake->heading_capacity, intake->heading_count + 1);
    struct infer_heading *heading = &intake->headings[intake->heading_count++];
    *heading = (struct infer_heading){.range = block->range, .stated = block->kind == BLOCK_HEADING};
    snprintf(heading->ordinal, sizeof heading->ordinal, "%s", buffer_string(&ordinal));
    buffer_free(&ordinal);
}

static void find_headings(struct intake *intake)
{
    const struct document *document = intake->document;
    struct slice text = document_text(document), title = document_title(document);
    struct block block;
    for (bool more = document_block_at(document, 0, &block); more;
         more = document_block_after(document, &block, &block)) {
        const struct container *item = only_item(document, &block);
        if (!is_hidden(document, &block) && looks_like_heading(document, &block, item) &&
            !slice_equal(slice_range(text, block.range), title))
            add_heading(intake, &block, item);
    }
}

static void copy_shown(struct intake *intake)
{
    const struct document *document = intake->document;
    struct buffer *copy = &intake->plain.text;
    struct block block;
    buffer_append(copy, document_text(document));
    for (bool more = document_block_at(document, 0, &block); more;
         more = document_block_after(document, &block, &block))
        if (is_hidden(document, &block))
            memset(copy->bytes + block.range.start, ' ', block.range.end - block.range.start);
}

/* Headings that all have one low level were chosen for their looks: the level says nothing, and other
 * headings may look otherwise. */
static bool has_structure(const struct document *document)
{
    size_t count = document_sections(document);
    unsigned level = count > 0 ? document_section(document, 0)->level : 0;
    bool same = true;
    for (size_t i = 1; i < count && same; i++)
        same = document_section(document, i)->level == level;
    return count > 0 && !(count >= FEWEST_LOW && same && level >= LOW_LEVEL);
}

bool unmarked_open(struct intake *intake)
{
    struct document *document = intake->document;
    size_t length = document_text(document).length;
    if (has_structure(document) || length == 0 || length > MOST_BYTES)
        return false;
    find_headings(intake);
    copy_shown(intake);
    document_expect_outline(document);
    intake->infer =
        infer_new_marked(buffer_slice(&intake->plain.text), intake->headings, intake->heading_count);
    return true;
}
