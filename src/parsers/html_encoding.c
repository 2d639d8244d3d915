#include "html_encoding.h"

#include "stele/parsers.h"

#include <string.h>
#include <strings.h>

enum { HEAD = 1024 }; /* bytes in which a page must have said it (HTML, 4.2.5.5) */

/* ---- what a page declares ----------------------------------------------------------------------------- */

static size_t find(struct slice text, const char *words)
{
    size_t length = strlen(words);
    for (size_t at = 0; at + length <= text.length; at++)
        if (strncasecmp(text.bytes + at, words, length) == 0)
            return at;
    return NOWHERE;
}

static bool is_name(char byte)
{
    return byte && strchr("-_:.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", byte);
}

/* The name after WORD, "=" and perhaps a quotation mark. */
static struct slice named_after(struct slice text, const char *word)
{
    size_t at = find(text, word), end;
    if (at == NOWHERE)
        return (struct slice){0};
    at += strlen(word);
    while (at < text.length && strchr(" \t\n\r='\"", text.bytes[at]))
        at++;
    for (end = at; end < text.length && is_name(text.bytes[end]);)
        end++;
    return slice_cut(text, at, end);
}

struct slice html_declared_encoding(struct slice page)
{
    struct slice head = slice_cut(page, 0, HEAD), name = {0};
    if (slice_starts(head, slice_of("<?xml"))) {
        const char *end = memchr(head.bytes, '>', head.length);
        name = named_after(slice_cut(head, 0, end ? (size_t)(end - head.bytes) : 0), "encoding");
    }
    return name.length > 0 ? name : named_after(head, "charset");
}

/* ---- decoding ----------------------------------------------------------------------------------------- */

static struct slice drop_nul(struct slice text, struct buffer *room)
{
    struct buffer clean = {0};
    if (text.length == 0 || !memchr(text.bytes, '\0', text.length))
        return text;
    for (size_t at = 0, end; at < text.length; at = end + 1) {
        const char *nul = memchr(text.bytes + at, '\0', text.length - at);
        end = nul ? (size_t)(nul - text.bytes) : text.length;
        buffer_append(&clean, slice_cut(text, at, end));
        if (nul)
            buffer_append_string(&clean, "\uFFFD");
    }
    buffer_free(room);
    *room = clean;
    return buffer_slice(room);
}

struct slice html_decode_page(struct slice bytes, const char *what, struct pen *pen, struct buffer *room)
{
    struct decoded decoded;
    stage_decode(bytes, NULL, true, room, &decoded);
    if (decoded.lost > 0)
        pen_notice(pen, "%s: %zu %s not valid and shown as \uFFFD", what, decoded.lost,
                   decoded.lost == 1 ? "byte is" : "bytes are");
    return drop_nul(decoded.text, room);
}
