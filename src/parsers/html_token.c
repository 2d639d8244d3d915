#include "html.h"

#include <string.h>
#include <strings.h>

static const char space[] = " \t\n\v\f\r";

static bool is_one_of(char byte, const char *set)
{
    return byte != '\0' && strchr(set, byte);
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Where END begins at or after AT; NOWHERE. */
static size_t find(struct slice text, size_t at, const char *end)
{
    size_t length = strlen(end);
    for (; at + length <= text.length; at++)
        if (memcmp(text.bytes + at, end, length) == 0)
            return at;
    return NOWHERE;
}

/* Where the tag that begins at 0 ends, quoted attribute values skipped; NOWHERE. */
static size_t tag_end(struct slice text)
{
    char quote = '\0', before = '\0'; /* the last byte that is no space */
    for (size_t at = 1; at < text.length; at++) {
        char byte = text.bytes[at];
        if (quote)
            quote = byte == quote ? '\0' : quote;
        else if (byte == '>')
            return at;
        else if ((byte == '"' || byte == '\'') && before == '=')
            quote = byte;
        before = is_one_of(byte, space) ? before : byte;
    }
    return find(text, 1, ">");
}

static size_t name_end(struct slice text, size_t at)
{
    while (at < text.length && !is_one_of(text.bytes[at], space) && !is_one_of(text.bytes[at], "/>"))
        at++;
    return at;
}

static void advance(struct html_reader *reader, size_t length)
{
    reader->rest = slice_cut(reader->rest, length, reader->rest.length);
}

static bool take_tag(struct html_reader *reader, struct html_token *token)
{
    struct slice rest = reader->rest;
    bool closing = rest.length > 1 && rest.bytes[1] == '/';
    size_t from = closing ? 2 : 1;
    if (from >= rest.length || !is_letter(rest.bytes[from]) || reader->endless[0])
        return false;
    size_t end = tag_end(rest);
    reader->endless[0] = end == NOWHERE;
    if (end == NOWHERE)
        return false;
    size_t to = name_end(rest, from);
    *token = (struct html_token){
        .kind = HTML_TAG,
        .name = slice_cut(rest, from, to),
        .text = slice_cut(rest, to, end),
        .closing = closing,
    };
    advance(reader, end + 1);
    return true;
}

/* What stands between a begin and an end and is no tag, in the order in which they must be tried. */
static const struct {
    const char *begin, *end;
    enum html_kind kind;
} enclosures[HTML_ENDS - 1] = {
    {"<!--", "-->", HTML_COMMENT},
    {"<?", "?>", HTML_OTHER},
    {"<![CDATA[", "]]>", HTML_OTHER},
    {"<!", ">", HTML_OTHER},
};

static bool take_enclosure(struct html_reader *reader, struct html_token *token)
{
    struct slice rest = reader->rest;
    size_t i = 0;
    while (i < COUNT_OF(enclosures) && !slice_starts(rest, slice_of(enclosures[i].begin)))
        i++;
    if (i == COUNT_OF(enclosures) || reader->endless[i + 1])
        return false;
    size_t from = strlen(enclosures[i].begin);
    size_t to = find(rest, from, enclosures[i].end);
    reader->endless[i + 1] = to == NOWHERE;
    if (to == NOWHERE)
        return false;
    *token = (struct html_token){.kind = enclosures[i].kind, .text = slice_cut(rest, from, to)};
    advance(reader, to + strlen(enclosures[i].end));
    return true;
}

/* Up to the next "<", which may begin something; at least one byte. */
static void take_text(struct html_reader *reader, struct html_token *token)
{
    struct slice rest = reader->rest;
    const char *less = memchr(rest.bytes + 1, '<', rest.length - 1);
    size_t to = less ? (size_t)(less - rest.bytes) : rest.length;
    *token = (struct html_token){.kind = HTML_TEXT, .text = slice_cut(rest, 0, to)};
    advance(reader, to);
}

bool html_next(struct html_reader *reader, struct html_token *token)
{
    if (reader->rest.length == 0)
        return false;
    if (reader->rest.bytes[0] != '<' || (!take_tag(reader, token) && !take_enclosure(reader, token)))
        take_text(reader, token);
    return true;
}

/* ---- attributes --------------------------------------------------------------------------------------- */

static size_t skip(struct slice text, size_t at, const char *set)
{
    while (at < text.length && is_one_of(text.bytes[at], set))
        at++;
    return at;
}

/* The value that begins at AT, without its quotes. Returns where it ends. */
static size_t take_value(struct slice text, size_t at, struct slice *value)
{
    const char quote[] = {at < text.length ? text.bytes[at] : '\0', '\0'};
    size_t end = quote[0] == '"' || quote[0] == '\'' ? find(text, at + 1, quote) : NOWHERE;
    if (end != NOWHERE) {
        *value = slice_cut(text, at + 1, end);
        return end + 1;
    }
    end = at;
    while (end < text.length && !is_one_of(text.bytes[end], space))
        end++;
    *value = slice_cut(text, at, end);
    return end;
}

bool html_next_attribute(struct slice *attributes, struct slice *name, struct slice *value)
{
    struct slice text = *attributes;
    size_t from = skip(text, skip(text, 0, space), "/=");
    from = skip(text, from, space);
    if (from == text.length)
        return false;
    size_t to = from;
    while (to < text.length && text.bytes[to] != '=' && !is_one_of(text.bytes[to], space))
        to++;
    *name = slice_cut(text, from, to);
    *value = (struct slice){0};
    size_t at = skip(text, to, space);
    if (at < text.length && text.bytes[at] == '=')
        to = take_value(text, skip(text, at + 1, space), value);
    *attributes = slice_cut(text, to, text.length);
    return true;
}

bool html_attribute(struct slice attributes, const char *wanted, struct buffer *value)
{
    struct slice name, raw;
    while (html_next_attribute(&attributes, &name, &raw)) {
        if (!html_same_name(name, slice_of(wanted)))
            continue;
        html_decode(raw, true, value);
        return true;
    }
    return false;
}

bool html_same_name(struct slice name, struct slice other)
{
    return name.length == other.length && strncasecmp(name.bytes, other.bytes, name.length) == 0;
}
