/* What the bytes of a text show by themselves. */

#include "stele/format.h"
#include "stele/text.h"

enum { BEGINNING = 4096 };

/* ---- marks and UTF-16 ---- */

/* The longer mark first: that of UTF-16LE begins one of UTF-32LE. */
static const struct {
    const char *encoding, *mark;
    size_t length;
} marks[] = {
    {"UTF-8", "\xEF\xBB\xBF", 3}, {"UTF-32LE", "\xFF\xFE\0\0", 4}, {"UTF-32BE", "\0\0\xFE\xFF", 4},
    {"UTF-16LE", "\xFF\xFE", 2},  {"UTF-16BE", "\xFE\xFF", 2},
};

static uint32_t unit_at(struct slice bytes, size_t at, bool big)
{
    unsigned char first = (unsigned char)bytes.bytes[at], second = (unsigned char)bytes.bytes[at + 1];
    return big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

/* The blocks that texts are written in. */
static bool is_usual(uint32_t unit)
{
    static const struct {
        uint32_t first, last;
    } usual[] = {
        {'\t', '\r'},     {' ', '~'},       {0xA0, 0x6FF},    {0x900, 0x1000},
        {0x10A0, 0x11FF}, {0x1E00, 0x206F}, {0x20A0, 0x22FF}, {0x2500, 0x26FF},
        {0x3000, 0x30FF}, {0x3400, 0x9FFF}, {0xAC00, 0xDFFF}, {0xFF00, 0xFFEF},
    };
    for (size_t i = 0; i < COUNT_OF(usual); i++)
        if (unit >= usual[i].first && unit <= usual[i].last)
            return true;
    return false;
}

/* A character of ASCII, or a space or full stop of ideographs. Every text has some. */
static bool is_common(uint32_t unit)
{
    return unit < 0x80 || unit == 0x3000 || unit == 0x3002;
}

static bool is_wide(struct slice beginning, bool big)
{
    enum { LEAST_UNITS = 4, STRANGE = 50, COMMON = 200 }; /* at most and at least one in so many */
    size_t units = beginning.length / 2, strange = 0, common = 0;
    for (size_t i = 0; i < units; i++) {
        uint32_t unit = unit_at(beginning, 2 * i, big);
        strange += !is_usual(unit);
        common += is_usual(unit) && is_common(unit);
    }
    return units >= LEAST_UNITS && strange * STRANGE <= units && common > 0 && common * COMMON >= units;
}

/* ASCII in UTF-16 is every second byte NUL; a text in ASCII with some damage is not. */
static bool may_be_wide(struct slice beginning)
{
    enum { MOST = 4 /* one in so many */ };
    size_t zeros = 0;
    for (size_t i = 0; i < beginning.length; i++)
        zeros += beginning.bytes[i] == '\0';
    return zeros > 0 && (zeros * MOST >= beginning.length || text_check(beginning) < beginning.length);
}

const char *format_marked(struct slice beginning, size_t *length)
{
    *length = 0;
    beginning = slice_cut(beginning, 0, BEGINNING);
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (slice_starts(beginning, (struct slice){marks[i].mark, marks[i].length})) {
            *length = marks[i].length;
            return marks[i].encoding;
        }
    }
    if (!may_be_wide(beginning))
        return NULL;
    return is_wide(beginning, false) ? "UTF-16LE" : is_wide(beginning, true) ? "UTF-16BE" : NULL;
}

/* ---- UTF-8 ---- */

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* REST, at the end of a text, begins a character and no more. */
static bool is_cut(struct slice rest)
{
    enum { LONGEST_CUT = 3 };
    if (rest.length > LONGEST_CUT || (unsigned char)rest.bytes[0] < 0xC2)
        return false;
    for (size_t i = 1; i < rest.length; i++)
        if (!is_continuation(rest.bytes[i]))
            return false;
    return true;
}

static bool is_ascii(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    return true;
}

bool format_is_whole_utf8(struct slice text)
{
    size_t good = text_check(text);
    struct slice rest = slice_cut(text, good, text.length);
    if (rest.length == 0)
        return true;
    return is_cut(rest) && (rest.length > 1 || !is_ascii(slice_cut(text, 0, good)));
}

bool format_is_utf8(struct slice text)
{
    enum { WHOLE = 4 /* characters of several bytes for each that is ill-formed */ };
    size_t ill = 0, whole = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t character;
        struct slice rest = slice_cut(text, at, text.length);
        unsigned length = text_decode(rest, &character);
        bool good = text_check(slice_cut(rest, 0, length)) == length;
        whole += good && length > 1;
        ill += !good && !is_cut(rest);
        at += length;
    }
    return whole >= ill * WHOLE;
}

/* ---- binaries ---- */

/* A control that no text has: not white space, a bell, a backspace or an escape. */
static bool is_odd(unsigned char byte)
{
    return byte < 0x20 && !(byte >= '\a' && byte <= '\r') && byte != 0x1B;
}

/* Of bytes without a meaning every tenth is odd and few are UTF-8; a text with some damage keeps below both.
 * A run of NUL, the hole of a damaged file, counts as one. */
bool format_is_binary(struct slice beginning)
{
    enum { MOST_ODD_OF_UTF8 = 3, MOST_ODD_OF_OTHERS = 50 }; /* one in so many */
    size_t odd = 0, count = 0, mark;
    beginning = slice_cut(beginning, 0, BEGINNING);
    for (size_t i = 0; i < beginning.length; i++) {
        bool again = i > 0 && beginning.bytes[i] == '\0' && beginning.bytes[i - 1] == '\0';
        odd += !again && is_odd((unsigned char)beginning.bytes[i]);
        count += !again;
    }
    bool utf8 = format_is_whole_utf8(beginning);
    return odd * (utf8 ? MOST_ODD_OF_UTF8 : MOST_ODD_OF_OTHERS) > count && !format_marked(beginning, &mark);
}
