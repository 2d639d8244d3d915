#include "easy.h"

#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_FIRST = 0x2000, BLOCK_LAST = 0x203F };

static int compare(const void *one, const void *other)
{
    const uint32_t *left = one, *right = other;
    return (*left > *right) - (*left < *right);
}

void easy_open(struct easy *easy)
{
    static const char folded[] = {'\'', '"', '-', ' '};
    *easy = (struct easy){0};
    for (size_t i = 0; i < sizeof folded; i++) {
        size_t room = EASY_MOST - easy->count;
        size_t count = text_fold_variants((unsigned char)folded[i], easy->codes + easy->count, room);
        easy->count += count < room ? count : room;
    }
    qsort(easy->codes, easy->count, sizeof easy->codes[0], compare);
    for (size_t i = 0; i < easy->count; i++) {
        char bytes[4];
        text_encode(easy->codes[i], bytes);
        easy->leads[(unsigned char)bytes[0]] = true;
        if (easy->codes[i] >= BLOCK_FIRST && easy->codes[i] <= BLOCK_LAST)
            easy->punctuation |= UINT64_C(1) << (easy->codes[i] - BLOCK_FIRST);
    }
}

bool easy_holds(const struct easy *easy, uint32_t character)
{
    if (character < 0x80)
        return true;
    return bsearch(&character, easy->codes, easy->count, sizeof easy->codes[0], compare) != NULL;
}

static bool is_ascii(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return !(word & UINT64_C(0x8080808080808080));
}

/* Sixty-four bytes at a time, then eight, then one. */
static size_t skip_ascii(struct slice text, size_t at)
{
    enum { WORD = sizeof(uint64_t), WORDS = 8, BLOCK = WORD * WORDS };
    for (; at + BLOCK <= text.length; at += BLOCK) {
        uint64_t words[WORDS], any = 0;
        memcpy(words, text.bytes + at, sizeof words);
        for (size_t i = 0; i < WORDS; i++)
            any |= words[i];
        if (!is_ascii((const char *)&any))
            break;
    }
    while (at + WORD <= text.length && is_ascii(text.bytes + at))
        at += WORD;
    while (at < text.length && !((unsigned char)text.bytes[at] & 0x80))
        at++;
    return at;
}

/* The three bytes of a character from U+2000 to U+203F. */
static bool is_easy_punctuation(const struct easy *easy, const char *bytes)
{
    const unsigned char *byte = (const unsigned char *)bytes;
    return byte[0] == 0xE2 && byte[1] == 0x80 && (byte[2] & 0xC0) == 0x80 &&
           (easy->punctuation >> (byte[2] & 0x3F) & 1);
}

size_t easy_end(const struct easy *easy, struct slice text, size_t from)
{
    for (size_t at = from;;) {
        at = skip_ascii(text, at);
        if (at == text.length)
            return at;
        if (at + 3 <= text.length && is_easy_punctuation(easy, text.bytes + at)) {
            at += 3;
            continue;
        }
        if (!easy->leads[(unsigned char)text.bytes[at]])
            return at;
        uint32_t character;
        unsigned length = text_decode(slice_cut(text, at, text.length), &character);
        if (!easy_holds(easy, character))
            return at;
        at += length;
    }
}

size_t easy_count_hard(const struct easy *easy, struct slice slice)
{
    size_t count = 0;
    for (size_t at = 0; at + 3 <= slice.length; at++)
        count += (unsigned char)slice.bytes[at] >= 0xC0 && !is_easy_punctuation(easy, slice.bytes + at);
    return count;
}
