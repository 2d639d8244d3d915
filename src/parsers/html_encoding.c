#include "html_encoding.h"

#include "stele/text.h"

#include <string.h>
#include <strings.h>

enum { HEAD = 1024, REPLACEMENT = 0xFFFD }; /* bytes in which a page must have said it (HTML, 4.2.5.5) */

/* 0x80 to 0x9F of windows-1252, which the web means by Latin-1 and ASCII too (Encoding Standard, 9). */
static const uint16_t windows_1252[] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

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

static bool is_western(struct slice name)
{
    static const char *const known[] = {"iso-8859-1", "iso8859-1",    "latin1", "latin-1",  "iso_8859-1",
                                        "l1",         "windows-1252", "cp1252", "us-ascii", "ascii"};
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (strlen(known[i]) == name.length && strncasecmp(known[i], name.bytes, name.length) == 0)
            return true;
    return false;
}

/* ---- decoding ----------------------------------------------------------------------------------------- */

static void append(uint32_t character, struct buffer *into)
{
    char bytes[4];
    buffer_append(into, (struct slice){bytes, text_encode(character ? character : REPLACEMENT, bytes)});
}

static void decode_western(struct slice bytes, struct buffer *into)
{
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.bytes[i];
        append(byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte, into);
    }
}

static uint32_t unit_at(struct slice bytes, size_t at, bool big)
{
    unsigned char first = (unsigned char)bytes.bytes[at], second = (unsigned char)bytes.bytes[at + 1];
    return big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

static size_t decode_utf16(struct slice bytes, bool big, struct buffer *into)
{
    size_t lost = bytes.length % 2;
    for (size_t at = 0; at + 2 <= bytes.length; at += 2) {
        uint32_t unit = unit_at(bytes, at, big);
        uint32_t low = at + 4 <= bytes.length ? unit_at(bytes, at + 2, big) : 0;
        if (unit < 0xD800 || unit > 0xDFFF) {
            append(unit, into);
        } else if (unit < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF) {
            append(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), into);
            at += 2;
        } else {
            append(REPLACEMENT, into);
            lost++;
        }
    }
    return lost;
}

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
            append(REPLACEMENT, &clean);
    }
    buffer_free(room);
    *room = clean;
    return buffer_slice(room);
}

static const struct {
    const char *bytes;
    size_t length, mark; /* of MARK, that are no text */
    bool wide, big;
} beginnings[] = {
    {"\xEF\xBB\xBF", 3, 3, false, false}, {"\xFF\xFE", 2, 2, true, false}, {"\xFE\xFF", 2, 2, true, true},
    {"<\0", 2, 0, true, false},           {"\0<", 2, 0, true, true},
};

struct slice html_decode_page(struct slice bytes, const char *what, struct pen *pen, struct buffer *room)
{
    size_t lost = 0;
    for (size_t i = 0; i < COUNT_OF(beginnings); i++) {
        if (!slice_starts(bytes, (struct slice){beginnings[i].bytes, beginnings[i].length}))
            continue;
        bytes = slice_cut(bytes, beginnings[i].mark, bytes.length);
        if (beginnings[i].wide) {
            lost = decode_utf16(bytes, beginnings[i].big, room);
            bytes = buffer_slice(room);
        }
        break;
    }
    if (text_check(bytes) != bytes.length) {
        if (is_western(html_declared_encoding(bytes)))
            decode_western(bytes, room);
        else
            lost = text_repair(bytes, room);
        bytes = buffer_slice(room);
    }
    if (lost > 0)
        pen_notice(pen, "%s: %zu %s not valid and shown as \uFFFD", what, lost,
                   lost == 1 ? "byte is" : "bytes are");
    return drop_nul(bytes, room);
}
