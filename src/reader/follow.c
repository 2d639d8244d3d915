/* Notes and links on the page: a note is shown at its foot, a link in the document is a jump, another is
 * shown in full and copied. Nothing is opened unasked. */

#include "reader.h"

#include <string.h>
#include <strings.h>

/* ---- which are on the page ---- */

static bool is_followed(const struct span *span)
{
    return span->target.length > 0 && (span->style == STYLE_LINK || span->style == STYLE_NOTE_REF);
}

static bool leads_to_same(const struct span *one, const struct span *other)
{
    return one->style == other->style && slice_equal(one->target, other->target);
}

struct page_spans {
    const struct document *document;
    size_t at, end; /* the next span to look at; the place where the page ends */
    size_t top;
};

/* A span lies within one block, so that one that reaches into the page begins where the page's first block
 * does, or behind that. */
static struct page_spans spans_of(struct reader *reader)
{
    struct reading *page = reader->page;
    struct block block;
    reading_refresh(reader, page);
    size_t from = document_block_at(page->document, page->top, &block) ? block.range.start : 0;
    return (struct page_spans){page->document, document_span_index(page->document, from),
                               reading_page_end(page), page->top};
}

/* The index of the next note reference or link; NOWHERE at the end. */
static size_t next_span(struct page_spans *spans)
{
    while (spans->at < document_spans(spans->document)) {
        const struct span *span = document_span(spans->document, spans->at++);
        if (span->range.start >= spans->end)
            break;
        if (is_followed(span) && span->range.end > spans->top)
            return spans->at - 1;
    }
    return NOWHERE;
}

/* A text of one link may be several spans, and the same link may stand there again. */
static bool came_before(struct reader *reader, size_t index)
{
    const struct document *document = reader->page->document;
    struct page_spans spans = spans_of(reader);
    for (size_t i; (i = next_span(&spans)) < index;)
        if (leads_to_same(document_span(document, i), document_span(document, index)))
            return true;
    return false;
}

/* ---- where they lead ---- */

static int hexadecimal(char digit)
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < 16; i++)
        if (digits[i] == digit || (digit >= 'A' && digit <= 'F' && digits[i] == digit - 'A' + 'a'))
            return i;
    return -1;
}

/* Percent-encoding (RFC 3986, 2.1). */
static void decode(struct slice target, struct buffer *into)
{
    for (size_t at = 0; at < target.length; at++) {
        bool escape = target.bytes[at] == '%' && at + 2 < target.length;
        int high = escape ? hexadecimal(target.bytes[at + 1]) : -1;
        int low = escape ? hexadecimal(target.bytes[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            buffer_append_byte(into, (char)(high << 4 | low));
            at += 2;
        } else {
            buffer_append_byte(into, target.bytes[at]);
        }
    }
}

static size_t named_place(const struct document *document, struct slice name)
{
    size_t place = document_anchor(document, name);
    struct buffer decoded = {0};
    if (place != NOWHERE)
        return place;
    decode(name, &decoded);
    place = document_anchor(document, buffer_slice(&decoded));
    buffer_free(&decoded);
    /* The HTML Standard, 7.4.6.4: without an anchor of that name these are the top. */
    return place == NOWHERE && (name.length == 0 || slice_is(name, "top")) ? 0 : place;
}

/* The name of the anchor in the document that SPAN leads to. False: it leads out of it. */
static bool leads_inside(const struct span *span, struct slice *name)
{
    *name = span->target;
    if (span->style == STYLE_NOTE_REF)
        return true;
    if (!slice_starts(span->target, slice_of("#")))
        return false;
    *name = slice_cut(span->target, 1, span->target.length);
    return true;
}

/* ---- notes ---- */

/* What is shown of the note at PLACE: it, or the item or block of a text that keeps its notes in a list.
 * False: it is no note. */
static bool note_range(const struct document *document, size_t place, bool referred, struct range *range)
{
    struct block block;
    if (!document_block_at(document, place, &block))
        return false;
    const struct container *note = document_within(document, &block, BLOCK_NOTE);
    if (!note && referred)
        note = document_within(document, &block, BLOCK_ITEM);
    *range = note ? note->range : block.range;
    return note || (referred && block.kind != BLOCK_HEADING);
}

static void append_block(const struct document *document, const struct block *block, struct buffer *text)
{
    bool cell = block->kind == BLOCK_CELL, kept = block->kind == BLOCK_CODE || block->kind == BLOCK_VERSE;
    if (text->length > 0)
        buffer_append_string(text, cell ? "  " : "\n\n");
    if (kept)
        buffer_append(text, slice_range(document_text(document), block->range));
    else
        document_fold_line(document, block->range, false, text);
}

static void append_note(const struct document *document, struct range range, struct buffer *text)
{
    struct block block;
    bool more = document_block_at(document, range.start, &block);
    for (; more && block.range.start < range.end; more = document_block_after(document, &block, &block))
        append_block(document, &block, text);
}

static void show_note(struct reader *reader, const struct span *span, struct range range)
{
    const struct document *document = reader->page->document;
    struct buffer title = {0}, text = {0};
    buffer_append_string(&title, "note ");
    document_fold_line(document, span->range, false, &title);
    append_note(document, range, &text);
    panel_show(reader, buffer_string(&title), buffer_slice(&text));
    buffer_free(&title);
    buffer_free(&text);
}

/* ---- following ---- */

static void show_link(struct reader *reader, struct slice target)
{
    buffer_clear(&reader->link);
    buffer_append(&reader->link, target);
    reader_ask(reader, (struct request){.kind = REQUEST_COPY, .text = target});
}

static void follow_inside(struct reader *reader, const struct span *span, struct slice name)
{
    const struct document *document = reader->page->document;
    size_t place = named_place(document, name);
    struct range note;
    if (place == NOWHERE)
        reader_say(reader, "it leads to \"%.*s\", which is not in this document%s", (int)name.length,
                   name.bytes, document_complete(document) ? "" : " so far");
    else if (note_range(document, place, span->style == STYLE_NOTE_REF, &note))
        show_note(reader, span, note);
    else
        jump_to(reader, place);
}

static void follow(struct reader *reader, size_t index)
{
    const struct span *span = document_span(reader->page->document, index);
    struct slice name;
    if (leads_inside(span, &name))
        follow_inside(reader, span, name);
    else
        show_link(reader, span->target);
}

/* ---- the list of them ---- */

void follow_choose(struct reader *reader)
{
    size_t index = list_chosen(reader, LIST_LINKS);
    list_close(reader);
    if (index != NOWHERE)
        follow(reader, index);
}

/* The words of the note, those that the link leads to, or the link itself. */
static void describe(const struct document *document, const struct span *span, struct buffer *detail)
{
    struct slice name;
    struct block block;
    struct range note;
    size_t place = leads_inside(span, &name) ? named_place(document, name) : NOWHERE;
    if (place != NOWHERE && note_range(document, place, span->style == STYLE_NOTE_REF, &note))
        append_note(document, note, detail);
    else if (place != NOWHERE && document_block_at(document, place, &block))
        document_fold_line(document, block.range, true, detail);
    else
        buffer_append(detail, span->target);
}

static void add_row(struct reader *reader, size_t index)
{
    const struct document *document = reader->page->document;
    const struct span *span = document_span(document, index);
    struct buffer label = {0}, detail = {0};
    document_fold_line(document, span->range, false, &label);
    describe(document, span, &detail);
    list_add(reader, (struct list_row){.label = buffer_slice(&label), .detail = buffer_slice(&detail)},
             index);
    buffer_free(&label);
    buffer_free(&detail);
}

void run_follow(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct page_spans spans = spans_of(reader);
    size_t only = NOWHERE, count = 0;
    list_open(reader, LIST_LINKS, slice_of("Notes and links on the page"), "Enter follow  / filter  q close");
    for (size_t index; (index = next_span(&spans)) != NOWHERE;)
        if (!came_before(reader, index)) {
            add_row(reader, index);
            only = index;
            count++;
        }
    if (count > 1)
        return;
    list_close(reader);
    if (count == 1)
        follow(reader, only);
    else
        reader_say(reader, "no note and no link on this page");
}

/* ---- opening outside ---- */

/* What a browser may be given: no file, no program, nothing that could be taken for an option. */
static bool is_opened(struct slice link)
{
    static const char *const schemes[] = {"https:", "http:", "mailto:", "ftp:", "gemini:", "gopher:"};
    for (size_t i = 0; i < link.length; i++)
        if ((unsigned char)link.bytes[i] <= ' ' || link.bytes[i] == 0x7F)
            return false;
    for (size_t i = 0; i < COUNT_OF(schemes); i++) {
        size_t length = strlen(schemes[i]);
        if (link.length > length && strncasecmp(link.bytes, schemes[i], length) == 0)
            return true;
    }
    return false;
}

/* The link out of the document that was shown, if it is still on the page, else the only one there. Empty:
 * there is none, or there are several. */
static struct slice link_meant(struct reader *reader)
{
    const struct document *document = reader->page->document;
    struct page_spans spans = spans_of(reader);
    struct slice link = {0}, name;
    bool several = false;
    for (size_t index; (index = next_span(&spans)) != NOWHERE;) {
        const struct span *span = document_span(document, index);
        if (leads_inside(span, &name))
            continue;
        if (slice_equal(span->target, buffer_slice(&reader->link)))
            return span->target;
        several = several || (link.length > 0 && !slice_equal(span->target, link));
        link = span->target;
    }
    if (several)
        return (struct slice){0};
    return link;
}

void run_open(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct slice link = link_meant(reader);
    if (link.length == 0)
        reader_say(reader, "no link on this page, or several: o shows one, which :open then opens");
    else if (!is_opened(link))
        reader_say(reader, "not opened: %.*s is no address of the web or of mail", (int)link.length,
                   link.bytes);
    else
        reader_ask(reader, (struct request){.kind = REQUEST_OPEN, .text = link});
}
