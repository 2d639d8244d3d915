#include "stele/infer.h"

#include <string.h>

enum { CODE_INDENT = 4, TAB_COLUMNS = 8 };

/* ---- lines: where they begin and end, whether anything stands on them ---- */

static size_t line_start(struct slice text, size_t place)
{
    while (place > 0 && text.bytes[place - 1] != '\n')
        place--;
    return place;
}

static size_t line_end(struct slice text, size_t place)
{
    if (place >= text.length)
        return text.length;
    const char *feed = memchr(text.bytes + place, '\n', text.length - place);
    return feed ? (size_t)(feed - text.bytes) : text.length;
}

static bool is_blank(struct slice text, size_t start)
{
    return slice_trim(slice_cut(text, start, line_end(text, start))).length == 0;
}

/* A run of lines is cut where the first line of a further INFER_BLOCK_BYTES of the file begins. */
static bool is_cut(size_t previous, size_t start)
{
    return previous / INFER_BLOCK_BYTES != start / INFER_BLOCK_BYTES;
}

static bool begins_run(struct slice text, size_t start, bool *cut)
{
    *cut = false;
    if (start == 0)
        return true;
    size_t previous = line_start(text, start - 1);
    if (is_blank(text, previous))
        return true;
    *cut = is_cut(previous, start);
    return *cut;
}

/* ---- runs ---- */

static unsigned indent_of(struct slice text, size_t *start)
{
    unsigned columns = 0;
    for (; *start < text.length && (text.bytes[*start] == ' ' || text.bytes[*start] == '\t'); ++*start)
        columns += text.bytes[*start] == '\t' ? TAB_COLUMNS - columns % TAB_COLUMNS : 1;
    return columns;
}

/* The end of the run that begins with the line at START, without white space; whether all of it is indented.
 */
static size_t run_end(struct slice text, size_t start, bool *indented)
{
    size_t end = start, line = start;
    *indented = true;
    for (;;) {
        size_t first = line;
        if (indent_of(text, &first) < CODE_INDENT)
            *indented = false;
        end = line_end(text, line);
        size_t next = end + 1;
        if (next >= text.length || is_blank(text, next) || is_cut(line, next))
            break;
        line = next;
    }
    struct slice words = slice_trim(slice_cut(text, start, end));
    return (size_t)(words.bytes - text.bytes) + words.length;
}

static void describe_run(struct slice text, size_t start, bool cut, struct block *block)
{
    bool indented;
    size_t first = start, end = run_end(text, start, &indented);
    indent_of(text, &first);
    *block = (struct block){
        .kind = indented ? BLOCK_CODE : BLOCK_PARAGRAPH,
        .range = {indented ? start : first, end},
        .joins = !indented,
        .continues = cut,
    };
}

static bool run_back(struct slice text, size_t place, struct block *block)
{
    size_t line = line_start(text, place < text.length ? place : text.length);
    for (;;) {
        bool cut;
        while (is_blank(text, line)) {
            if (line == 0)
                return false;
            line = line_start(text, line - 1);
        }
        while (!begins_run(text, line, &cut))
            line = line_start(text, line - 1);
        describe_run(text, line, cut, block);
        if (block->range.start <= place)
            return true;
        if (line == 0)
            return false;
        line = line_start(text, line - 1);
    }
}

static bool run_ahead(struct slice text, size_t place, struct block *block)
{
    size_t line = line_start(text, place < text.length ? place : text.length);
    for (; line < text.length; line = line_end(text, line) + 1) {
        bool cut;
        if (is_blank(text, line) || !begins_run(text, line, &cut))
            continue;
        describe_run(text, line, cut, block);
        if (block->range.start >= place)
            return true;
    }
    return false;
}

bool infer_block(struct slice text, enum document_way way, size_t place, struct block *block)
{
    return way == DOCUMENT_BACK ? run_back(text, place, block) : run_ahead(text, place, block);
}

/* ---- to a sink ---- */

static void send_joined(struct slice text, struct sink sink)
{
    struct buffer line = {0};
    for (size_t at = 0; at < text.length;) {
        size_t end = line_end(text, at);
        struct slice words = slice_trim(slice_cut(text, at, end));
        if (at > 0)
            buffer_append_byte(&line, ' ');
        buffer_append(&line, words);
        at = end + 1;
    }
    sink.text(sink.context, buffer_slice(&line));
    buffer_free(&line);
}

void infer_blocks(struct slice text, struct sink sink)
{
    struct block block;
    for (size_t at = 0; infer_block(text, DOCUMENT_AHEAD, at, &block); at = block.range.start + 1) {
        struct slice words = slice_range(text, block.range);
        sink.open(sink.context, block.kind, 0);
        if (block.joins)
            send_joined(words, sink);
        else
            sink.text(sink.context, words);
        sink.close(sink.context);
    }
}
