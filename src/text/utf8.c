#include "stele/text.h"

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
    unsigned char first, last, length, second_first, second_last;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < COUNT_OF(leads); i++)
        if (leads[i].first <= byte && byte <= leads[i].last)
            return &leads[i];
    return NULL;
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

size_t text_check(struct slice slice)
{
    const uint8_t *bytes = (const uint8_t *)slice.bytes;
    const uint8_t *wrong = slice.length ? u8_check(bytes, slice.length) : NULL;
    return wrong ? (size_t)(wrong - bytes) : slice.length;
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
