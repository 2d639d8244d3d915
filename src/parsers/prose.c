#include "prose.h"

#include "stele/text.h"

enum { CONTROL_PICTURES = 0x2400, DELETE_PICTURE = 0x2421, DELETE = 0x7F, REPLACEMENT = 0xFFFD };

void prose_start(struct prose *prose, bool one_line)
{
    buffer_clear(&prose->text);
    prose->gap = GAP_NONE;
    prose->last = 0;
    prose->one_line = one_line;
}

void prose_free(struct prose *prose)
{
    buffer_free(&prose->text);
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* A space at AT stands between two words and is the only one there. */
static bool is_single_space(struct slice text, size_t at)
{
    return text.bytes[at] == ' ' && at + 1 < text.length && !is_space(text.bytes[at + 1]);
}

struct slice prose_next_run(struct prose *prose, struct slice *rest)
{
    size_t from = 0;
    while (from < rest->length && is_space(rest->bytes[from]))
        from++;
    if (from > 0)
        prose_add_gap(prose, GAP_SPACE);
    size_t to = from;
    while (to < rest->length && (!is_space(rest->bytes[to]) || is_single_space(*rest, to)))
        to++;
    struct slice run = slice_cut(*rest, from, to);
    *rest = slice_cut(*rest, to, rest->length);
    return run;
}

void prose_add_gap(struct prose *prose, enum gap gap)
{
    if (gap > prose->gap)
        prose->gap = gap;
}

static uint32_t last_character(const struct prose *prose)
{
    struct slice text = buffer_slice(&prose->text);
    uint32_t last = prose->last;
    if (text.length > 0)
        text_decode(slice_cut(text, text_before(text, text.length), text.length), &last);
    return last;
}

void prose_settle_gap(struct prose *prose, struct slice run)
{
    enum gap gap = prose->gap;
    uint32_t left = gap == GAP_NONE ? 0 : last_character(prose), right;
    prose->gap = GAP_NONE;
    if (left == 0)
        return;
    text_decode(run, &right);
    if (gap == GAP_LINE && !prose->one_line)
        buffer_append_byte(&prose->text, '\n');
    else if (gap != GAP_SOFT || !text_joins_without_space(left, right))
        buffer_append_byte(&prose->text, ' ');
}

/* The length of the control at AT, 0 where there is none. */
static unsigned control_at(struct slice text, size_t at, uint32_t *shown)
{
    unsigned char byte = (unsigned char)text.bytes[at];
    if (byte < ' ' || byte == DELETE) {
        *shown = byte == DELETE ? DELETE_PICTURE : CONTROL_PICTURES + byte;
        return 1;
    }
    if (byte != 0xC2 || at + 1 >= text.length || (unsigned char)text.bytes[at + 1] >= 0xA0)
        return 0;
    *shown = REPLACEMENT;
    return 2;
}

void prose_add_run(struct prose *prose, struct slice run)
{
    size_t from = 0;
    for (size_t at = 0; at < run.length;) {
        uint32_t shown;
        char bytes[4];
        unsigned length = control_at(run, at, &shown);
        at += length ? length : 1;
        if (length == 0)
            continue;
        buffer_append(&prose->text, slice_cut(run, from, at - length));
        buffer_append(&prose->text, (struct slice){bytes, text_encode(shown, bytes)});
        from = at;
    }
    buffer_append(&prose->text, slice_cut(run, from, run.length));
}

/* Where the next white space other than U+0020 stands; the end of TEXT. */
static size_t find_break(struct slice text, size_t at)
{
    while (at < text.length && (text.bytes[at] == ' ' || !is_space(text.bytes[at])))
        at++;
    return at;
}

void prose_add_kept(struct prose *prose, struct slice text, bool lines)
{
    for (size_t from = 0, to; from < text.length; from = to + 1) {
        to = find_break(text, from);
        prose_add_run(prose, slice_cut(text, from, to));
        if (to == text.length || slice_starts(slice_cut(text, to, to + 2), slice_of("\r\n")))
            continue;
        char byte = text.bytes[to] == '\r' ? '\n' : text.bytes[to];
        buffer_append_byte(&prose->text, lines && (byte == '\n' || byte == '\t') ? byte : ' ');
    }
}

void prose_add(struct prose *prose, struct slice text)
{
    for (;;) {
        struct slice run = prose_next_run(prose, &text);
        if (run.length == 0)
            return;
        prose_settle_gap(prose, run);
        prose_add_run(prose, run);
    }
}

void prose_clear(struct prose *prose)
{
    prose->last = last_character(prose);
    buffer_clear(&prose->text);
}
