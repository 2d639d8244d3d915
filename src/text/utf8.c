#include "stele/text.h"

#include <string.h>
#include <unistr.h>

enum { REPLACEMENT = 0xFFFD };

static unsigned char byte_at(struct slice slice, size_t at)
{
    return (unsigned char)slice.bytes[at];
}

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The Unicode Standard, table 3-7: what may begin a character, how long it is, and between which bounds its
 * second byte lies; all later ones lie between 80 and BF. */
struct lead {
    unsigned char length, second_first, second_last;
};

static const struct lead leads[] = {
    {2, 0x80, 0xBF}, /* C2..DF */
    {3, 0xA0, 0xBF}, /* E0 */
    {3, 0x80, 0xBF}, /* E1..EC, EE, EF */
    {3, 0x80, 0x9F}, /* ED */
    {4, 0x90, 0xBF}, /* F0 */
    {4, 0x80, 0xBF}, /* F1..F3 */
    {4, 0x80, 0x8F}, /* F4 */
};

static const struct lead *lead_of(unsigned char byte)
{
    static const unsigned char of_e0[] = {1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 2, 4, 5, 5, 5, 6};
    if (byte < 0xE0)
        return byte >= 0xC2 ? &leads[0] : NULL;
    return byte <= 0xF4 ? &leads[of_e0[byte - 0xE0]] : NULL;
}

unsigned text_decode(struct slice slice, uint32_t *character)
{
    unsigned char first = byte_at(slice, 0);
    *character = first;
    if (first < 0x80)
        return 1;
    *character = REPLACEMENT;
    const struct lead *lead = lead_of(first);
    if (!lead || slice.length < 2)
        return 1;
    unsigned char second = byte_at(slice, 1);
    if (second < lead->second_first || second > lead->second_last)
        return 1;
    uint32_t bits = first & (0xFFu >> (lead->length + 1));
    bits = bits << 6 | (second & 0x3F);
    for (unsigned i = 2; i < lead->length; i++) {
        if (i >= slice.length || !is_continuation(byte_at(slice, i)))
            return i;
        bits = bits << 6 | (byte_at(slice, i) & 0x3F);
    }
    *character = bits;
    return lead->length;
}

unsigned text_encode(uint32_t character, char bytes[4])
{
    uint8_t encoded[4];
    int length = u8_uctomb(encoded, character, sizeof encoded);
    if (length < 0)
        length = u8_uctomb(encoded, REPLACEMENT, sizeof encoded);
    for (int i = 0; i < length; i++)
        bytes[i] = (char)encoded[i];
    return (unsigned)length;
}

size_t text_before(struct slice slice, size_t at)
{
    for (size_t back = 1; back <= 4 && back <= at; back++) {
        if (is_continuation(byte_at(slice, at - back)))
            continue;
        uint32_t character;
        return text_decode(slice_cut(slice, at - back, at), &character) == back ? at - back : at - 1;
    }
    return at - 1;
}

/* Where the next byte that is not ASCII stands. */
static size_t pass_ascii(struct slice slice, size_t at)
{
    uint64_t word;
    for (; slice.length - at >= sizeof word; at += sizeof word) {
        memcpy(&word, slice.bytes + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < slice.length && byte_at(slice, at) < 0x80)
        at++;
    return at;
}

/* The bytes of the well-formed character at AT, which is not ASCII; 0: there is none. */
static size_t well_formed(struct slice slice, size_t at)
{
    const struct lead *lead = lead_of(byte_at(slice, at));
    if (!lead || slice.length - at < lead->length)
        return 0;
    unsigned char second = byte_at(slice, at + 1);
    if (second < lead->second_first || second > lead->second_last)
        return 0;
    for (size_t i = 2; i < lead->length; i++)
        if (!is_continuation(byte_at(slice, at + i)))
            return 0;
    return lead->length;
}

size_t text_check(struct slice slice)
{
    for (size_t at = 0;;) {
        at = pass_ascii(slice, at);
        size_t bytes = at < slice.length ? well_formed(slice, at) : 0;
        if (bytes == 0)
            return at;
        while (bytes > 0) {
            at += bytes;
            bytes = at < slice.length && byte_at(slice, at) >= 0x80 ? well_formed(slice, at) : 0;
        }
    }
}

size_t text_repair(struct slice slice, struct buffer *into)
{
    size_t repaired = 0;
    while (slice.length > 0) {
        size_t good = text_check(slice);
        buffer_append(into, slice_cut(slice, 0, good));
        slice = slice_cut(slice, good, slice.length);
        if (slice.length == 0)
            break;
        uint32_t character;
        unsigned bad = text_decode(slice, &character);
        buffer_append_string(into, "\xEF\xBF\xBD");
        slice = slice_cut(slice, bad, slice.length);
        repaired++;
    }
    return repaired;
}
