/* Character references of HTML (HTML 4.01, 24): numbers, and the names that occur in prose. */
#include "html.h"

#include "stele/text.h"

#include <string.h>

enum { LONGEST = 10 }; /* bytes between "&" and ";" of a reference that is worth reading */

static const struct {
    const char *name;
    uint32_t character;
} names[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"nbsp", 0xA0},     {"iexcl", 0xA1},    {"pound", 0xA3},    {"sect", 0xA7},     {"copy", 0xA9},
    {"laquo", 0xAB},    {"shy", 0xAD},      {"reg", 0xAE},      {"deg", 0xB0},      {"plusmn", 0xB1},
    {"para", 0xB6},     {"middot", 0xB7},   {"raquo", 0xBB},    {"frac12", 0xBD},   {"iquest", 0xBF},
    {"Auml", 0xC4},     {"Ccedil", 0xC7},   {"Eacute", 0xC9},   {"Ouml", 0xD6},     {"times", 0xD7},
    {"Uuml", 0xDC},     {"szlig", 0xDF},    {"agrave", 0xE0},   {"aacute", 0xE1},   {"acirc", 0xE2},
    {"atilde", 0xE3},   {"auml", 0xE4},     {"aring", 0xE5},    {"aelig", 0xE6},    {"ccedil", 0xE7},
    {"egrave", 0xE8},   {"eacute", 0xE9},   {"ecirc", 0xEA},    {"euml", 0xEB},     {"igrave", 0xEC},
    {"iacute", 0xED},   {"icirc", 0xEE},    {"iuml", 0xEF},     {"ntilde", 0xF1},   {"ograve", 0xF2},
    {"oacute", 0xF3},   {"ocirc", 0xF4},    {"otilde", 0xF5},   {"ouml", 0xF6},     {"oslash", 0xF8},
    {"ugrave", 0xF9},   {"uacute", 0xFA},   {"ucirc", 0xFB},    {"uuml", 0xFC},     {"ensp", 0x2002},
    {"emsp", 0x2003},   {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"ndash", 0x2013},  {"mdash", 0x2014},
    {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"bdquo", 0x201E},  {"dagger", 0x2020}, {"Dagger", 0x2021}, {"bull", 0x2022},   {"hellip", 0x2026},
    {"permil", 0x2030}, {"prime", 0x2032},  {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},
    {"trade", 0x2122},  {"larr", 0x2190},   {"uarr", 0x2191},   {"rarr", 0x2192},   {"darr", 0x2193},
    {"minus", 0x2212},  {"le", 0x2264},     {"ge", 0x2265},
};

static bool read_number(struct slice digits, unsigned base, uint32_t *character)
{
    uint32_t number = 0;
    for (size_t i = 0; i < digits.length; i++) {
        static const char all[] = "0123456789abcdef0123456789ABCDEF";
        const char *found = strchr(all, digits.bytes[i]);
        if (!found || !*found || (unsigned)(found - all) % 16 >= base)
            return false;
        number = number * base + (uint32_t)(found - all) % 16;
    }
    *character = number == 0 ? 0xFFFD : number;
    return digits.length > 0;
}

static bool read_reference(struct slice name, uint32_t *character)
{
    if (name.length > 2 && name.bytes[0] == '#' && (name.bytes[1] | 0x20) == 'x')
        return read_number(slice_cut(name, 2, name.length), 16, character);
    if (name.length > 1 && name.bytes[0] == '#')
        return read_number(slice_cut(name, 1, name.length), 10, character);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (slice_is(name, names[i].name)) {
            *character = names[i].character;
            return true;
        }
    }
    return false;
}

/* The length of the reference that TEXT begins with, "&" and ";" included; 0: it begins with none. */
static size_t reference_length(struct slice text, uint32_t *character)
{
    struct slice near = slice_cut(text, 0, LONGEST + 2);
    if (near.bytes[0] != '&')
        return 0;
    const char *end = memchr(near.bytes, ';', near.length);
    size_t length = end ? (size_t)(end - near.bytes) : 0;
    return length > 0 && read_reference(slice_cut(near, 1, length), character) ? length + 1 : 0;
}

/* The bytes of TEXT before the next reference could begin; at least one. */
static size_t up_to_ampersand(struct slice text)
{
    const char *ampersand = memchr(text.bytes + 1, '&', text.length - 1);
    return ampersand ? (size_t)(ampersand - text.bytes) : text.length;
}

void html_decode(struct slice text, struct buffer *into)
{
    while (text.length > 0) {
        uint32_t character;
        size_t taken = reference_length(text, &character);
        if (taken > 0) {
            char bytes[4];
            buffer_append(into, (struct slice){bytes, text_encode(character, bytes)});
        } else {
            taken = up_to_ampersand(text);
            buffer_append(into, slice_cut(text, 0, taken));
        }
        text = slice_cut(text, taken, text.length);
    }
}
