#include "line.h"

#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    TAB_COLUMNS = 8,
    LOOK_BYTES = 128 * 1024, /* of a text, to see how it is set */
    LOOK_LINES = 2048,
    COUNTED_BYTES = 4096, /* of a line: a longer one is long */
    LONG_COLUMNS = 140,   /* a line longer than this was not wrapped by hand */
};

/* ---- one line ---- */

/* White space at the start of SLICE: its bytes, 0 when there is none; COLUMNS grows. */
static unsigned space_bytes(struct slice slice, unsigned *columns)
{
    uint32_t character;
    switch (slice.length > 0 ? slice.bytes[0] : 'x') {
    case '\t':
        *columns += TAB_COLUMNS - *columns % TAB_COLUMNS;
        return 1;
    case ' ':
        ++*columns;
        return 1;
    case '\r':
    case '\f':
    case '\v':
        return 1;
    case '\xC2':
    case '\xE2':
    case '\xE3':
    case '\xEF': {
        unsigned bytes = text_decode(slice, &character);
        if (character != 0xFEFF && !text_is_space(character))
            return 0;
        *columns += character == 0xFEFF ? 0 : character == 0x3000 ? 2 : 1;
        return bytes;
    }
    default:
        return 0;
    }
}

static size_t end_without_space(struct slice text, size_t first, size_t end)
{
    while (end > first) {
        size_t before = end - 1;
        unsigned columns = 0;
        while (before > first && (text.bytes[before] & 0xC0) == 0x80)
            before--;
        if (space_bytes(slice_cut(text, before, end), &columns) != end - before)
            break;
        end = before;
    }
    return end;
}

/* Of most texts nearly every byte is ASCII, a column each: eight are looked at at once. */
static unsigned columns_of(struct slice slice)
{
    unsigned columns = 0;
    uint64_t word;
    for (size_t i = 0; i < slice.length; i++) {
        while (slice.length - i >= sizeof word) {
            memcpy(&word, slice.bytes + i, sizeof word);
            if (word & UINT64_C(0x8080808080808080))
                break;
            columns += sizeof word;
            i += sizeof word;
        }
        if (i == slice.length)
            break;
        unsigned char byte = (unsigned char)slice.bytes[i];
        columns += (byte & 0xC0) != 0x80;
        columns += byte >= 0xE3 && byte <= 0xED; /* ideographs, kana, Hangul */
    }
    return columns;
}

struct line line_at(struct slice text, size_t start)
{
    struct line line = {.start = start, .first = start, .end = start, .next = start + 1};
    if (start >= text.length)
        return line;
    const char *feed = memchr(text.bytes + start, '\n', text.length - start);
    size_t end = feed ? (size_t)(feed - text.bytes) : text.length;
    unsigned bytes;
    line.next = end + 1;
    while (line.first < end && (bytes = space_bytes(slice_cut(text, line.first, end), &line.indent)) > 0)
        line.first += bytes;
    line.end = end_without_space(text, line.first, end);
    size_t counted = line.end - line.first < COUNTED_BYTES ? line.end : line.first + COUNTED_BYTES;
    line.columns = columns_of(slice_cut(text, line.first, counted));
    return line;
}

bool line_is_blank(const struct line *line)
{
    return line->first == line->end;
}

struct slice line_words(struct slice text, const struct line *line)
{
    return slice_cut(text, line->first, line->end);
}

/* ---- sentences ---- */

static bool is_closing(uint32_t character)
{
    static const uint32_t closing[] = {'"',    '\'',   ')',    ']',    '*',    '_',    0xBB,   0x2019,
                                       0x201D, 0x203A, 0x300D, 0x300F, 0x3009, 0x300B, 0xFF09, 0x3011};
    for (size_t i = 0; i < COUNT_OF(closing); i++)
        if (closing[i] == character)
            return true;
    return false;
}

static bool is_sentence_end(uint32_t character)
{
    static const uint32_t ends[] = {'.',    '!',    '?',   0x2026, 0x3002, 0xFF01,
                                    0xFF1F, 0xFF0E, 0x61F, 0x6D4,  0x964};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (ends[i] == character)
            return true;
    return false;
}

bool line_ends_sentence(struct slice slice)
{
    size_t at = slice.length;
    while (at > 0) {
        uint32_t character;
        size_t before = text_before(slice, at);
        text_decode(slice_cut(slice, before, at), &character);
        if (is_sentence_end(character))
            return true;
        if (!is_closing(character))
            return false;
        at = before;
    }
    return false;
}

/* ---- how a text is set ---- */

static int by_columns(const void *one, const void *other)
{
    unsigned a = *(const unsigned *)one, b = *(const unsigned *)other;
    return (a > b) - (a < b);
}

struct setting setting_of(struct slice text)
{
    unsigned columns[LOOK_LINES];
    size_t count = 0, blanks = 0, steps = 0, full = 0;
    struct line previous = {0};
    struct slice look = slice_cut(text, 0, LOOK_BYTES);
    for (size_t at = 0; at < look.length && count < LOOK_LINES;) {
        struct line line = line_at(look, at);
        at = line.next;
        if (line_is_blank(&line))
            blanks++;
        else
            columns[count++] = line.indent + line.columns;
        full += line.columns > LONG_COLUMNS;
        steps += line.indent >= 2 && line.indent <= 10 && !line_is_blank(&previous) && previous.indent == 0 &&
                 !line_is_blank(&line);
        previous = line;
    }
    if (count == 0)
        return (struct setting){0};
    qsort(columns, count, sizeof columns[0], by_columns);
    unsigned width = columns[count - 1 - count / 16];
    bool wrapped = full * 12 < count && width <= LONG_COLUMNS;
    return (struct setting){.width = wrapped ? width : 0, .indented = steps > 4 && steps > blanks};
}

static unsigned first_word_columns(struct slice words)
{
    size_t end = 0;
    while (end < words.length && words.bytes[end] != ' ')
        end++;
    return columns_of(slice_cut(words, 0, end));
}

/* "3. Title" with nothing below it. */
static bool is_numbered_alone(struct slice text, const struct line *line)
{
    struct slice words = line_words(text, line);
    size_t at = 0;
    while (at < words.length && words.bytes[at] >= '0' && words.bytes[at] <= '9')
        at++;
    if (at == 0 || at > 2 || at + 2 >= words.length || words.bytes[at] != '.' || words.bytes[at + 1] != ' ' ||
        words.bytes[at + 2] < 'A' || words.bytes[at + 2] > 'Z' || line->next >= text.length)
        return false;
    struct line next = line_at(text, line->next);
    return line_is_blank(&next);
}

bool line_begins_paragraph(struct slice text, const struct setting *setting, const struct line *previous,
                           const struct line *line)
{
    if (setting->width == 0)
        return true;
    if (setting->indented && line->indent >= 2)
        return true;
    if (is_numbered_alone(text, line))
        return true;
    unsigned filled = previous->indent + previous->columns + 1 + first_word_columns(line_words(text, line));
    if (line_ends_sentence(line_words(text, previous)))
        return filled + 2 <= setting->width;
    return filled <= setting->width * 3 / 4;
}
