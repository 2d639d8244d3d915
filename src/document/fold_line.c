#include "stele/document.h"
#include "stele/text.h"

/* Folding a range of the text to one line, character by character. */
struct folding {
    struct buffer *into;
    size_t start;     /* of what this call appends */
    bool space, hard; /* white space waits; more than a line end between two ideographs */
    bool soft;        /* a soft hyphen stands before it */
    unsigned feeds;   /* line ends in it */
    uint32_t last;    /* the last character appended */
};

static void append_character(struct folding *folding, struct slice bytes, uint32_t character)
{
    bool first = folding->into->length == folding->start;
    bool word = folding->soft && folding->feeds == 1; /* goes on behind the line end */
    if (folding->space && !first && !word &&
        (folding->hard || !text_joins_without_space(folding->last, character)))
        buffer_append_byte(folding->into, ' ');
    folding->space = folding->hard = folding->soft = false;
    folding->feeds = 0;
    folding->last = character;
    buffer_append(folding->into, bytes);
}

static void note_line_end(struct folding *folding)
{
    folding->hard = folding->space; /* two line ends are the end of a block */
    folding->space = true;
    folding->feeds++;
}

/* REST begins with white space that is no line feed. Of CR LF the line feed counts. */
static void note_space(struct folding *folding, struct slice rest)
{
    if (!slice_starts(rest, slice_of("\r\n")))
        folding->space = folding->hard = true;
}

static bool is_kept_space(uint32_t character)
{
    return character == 0xA0 || character == 0x202F || character == 0x3000;
}

static void append_text(struct folding *folding, struct slice text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t character;
        struct slice rest = slice_cut(text, at, text.length);
        unsigned bytes = text_decode(rest, &character);
        if (character == '\n')
            note_line_end(folding);
        else if (text_is_space(character) && !is_kept_space(character))
            note_space(folding, rest);
        else if (character == 0xAD)
            folding->soft = !folding->space;
        else
            append_character(folding, slice_cut(rest, 0, bytes), character);
        at += bytes;
    }
}

static bool is_left_out(const struct span *span, bool copy)
{
    return span->style == STYLE_HIDDEN || (copy && span->style == STYLE_NOTE_REF);
}

void document_fold_line(const struct document *document, struct range range, bool copy, struct buffer *into)
{
    struct slice text = document_text(document);
    struct folding folding = {.into = into, .start = into->length};
    struct block block;
    size_t at = range.start;
    size_t index =
        document_block_at(document, at, &block) ? document_span_index(document, block.range.start) : 0;
    for (; index < document_spans(document); index++) {
        const struct span *span = document_span(document, index);
        if (span->range.start >= range.end)
            break;
        if (!is_left_out(span, copy) || span->range.end <= at)
            continue;
        if (span->range.start > at)
            append_text(&folding, slice_cut(text, at, span->range.start));
        at = span->range.end;
    }
    if (at < range.end)
        append_text(&folding, slice_cut(text, at, range.end));
}
