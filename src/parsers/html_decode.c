/* Character references of HTML (HTML, 13.2.5.72 and those that follow): numbers and names. */
#include "html.h"

#include "html_names.h"
#include "stele/text.h"

#include <string.h>

/* What stands for bytes that Windows-1252 gives to characters, and Unicode to controls. */
static uint32_t real_character(uint32_t number)
{
    static const uint16_t windows[] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };
    if (number >= 0x80 && number < 0x80 + COUNT_OF(windows))
        return windows[number - 0x80];
    bool valid = number > 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    return valid ? number : 0xFFFD;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The value of a digit; BASE: it is none. */
static uint32_t digit_value(char byte, uint32_t base)
{
    uint32_t letter = (uint32_t)(byte | 0x20) - 'a';
    if (is_digit(byte))
        return (uint32_t)(byte - '0');
    return is_letter(byte) && letter + 10 < base ? letter + 10 : base;
}

/* TEXT begins with "&#". */
static size_t read_number(struct slice text, uint32_t *character)
{
    enum { BEYOND = 0x110000 };
    bool hexadecimal = text.length > 2 && (text.bytes[2] | 0x20) == 'x';
    uint32_t base = hexadecimal ? 16 : 10, number = 0, digit;
    size_t from = hexadecimal ? 3 : 2, at = from;
    for (; at < text.length && (digit = digit_value(text.bytes[at], base)) < base; at++)
        number = number < BEYOND ? number * base + digit : number;
    *character = real_character(number);
    return at == from ? 0 : at + (at < text.length && text.bytes[at] == ';');
}

/* The longest old name that TEXT, behind its "&", begins with. */
static size_t read_bare_name(struct slice text, bool in_value, uint32_t *character)
{
    size_t length = text.length < HTML_LONGEST_BARE_NAME ? text.length : HTML_LONGEST_BARE_NAME;
    while (length >= HTML_SHORTEST_NAME && !html_bare_name(slice_cut(text, 0, length), character))
        length--;
    if (length < HTML_SHORTEST_NAME)
        return 0;
    char next = length < text.length ? text.bytes[length] : '\0';
    return in_value && (next == '=' || is_letter(next) || is_digit(next)) ? 0 : length + 1;
}

size_t html_reference(struct slice text, bool in_value, uint32_t *character)
{
    if (slice_starts(text, slice_of("&#")))
        return read_number(text, character);
    size_t end = 1;
    while (end < text.length && end <= HTML_LONGEST_NAME &&
           (is_letter(text.bytes[end]) || is_digit(text.bytes[end])))
        end++;
    if (end < text.length && text.bytes[end] == ';' && html_name(slice_cut(text, 1, end), character))
        return end + 1;
    return read_bare_name(slice_cut(text, 1, text.length), in_value, character);
}

size_t html_before_reference(struct slice text)
{
    const char *ampersand = text.length > 0 ? memchr(text.bytes, '&', text.length) : NULL;
    return ampersand ? (size_t)(ampersand - text.bytes) : text.length;
}

void html_decode(struct slice text, bool in_value, struct buffer *into)
{
    while (text.length > 0) {
        uint32_t character;
        char bytes[4];
        size_t plain = html_before_reference(text);
        buffer_append(into, slice_cut(text, 0, plain));
        text = slice_cut(text, plain, text.length);
        size_t taken = text.length > 0 ? html_reference(text, in_value, &character) : 0;
        if (taken > 0)
            buffer_append(into, (struct slice){bytes, text_encode(character, bytes)});
        else if (text.length > 0)
            buffer_append_byte(into, '&');
        text = slice_cut(text, taken > 0 ? taken : 1, text.length);
    }
}
