#include "stele/sink.h"

bool block_is_leaf(enum block_kind kind)
{
    return kind <= BLOCK_LAST_LEAF;
}

/* ---- numbers of items --------------------------------------------------------------------------------- */

enum { MOST_ROMAN = 3999, LETTERS = 26 };

bool item_is_numbered(uint32_t value)
{
    return value == ITEM_ZERO || (value > 0 && value < ITEM_TO_DO);
}

static bool is_styled(uint32_t value)
{
    return value < ITEM_TO_DO && value >= ITEM_STYLED(0, 0);
}

enum item_style item_style(uint32_t value)
{
    return is_styled(value) ? (enum item_style)((value >> 24) & 0xF) : ITEM_DIGITS;
}

unsigned item_number(uint32_t value)
{
    if (value >= ITEM_TO_DO)
        return 0;
    return is_styled(value) ? value & ITEM_MOST_STYLED : value;
}

static void append_roman(unsigned number, bool low, struct buffer *into)
{
    static const struct {
        unsigned value;
        const char *high, *low;
    } signs[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
                 {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
                 {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            buffer_append_string(into, low ? signs[i].low : signs[i].high);
}

/* A to Z, AA, AB … */
static void append_letters(unsigned number, char first, struct buffer *into)
{
    size_t from = into->length;
    for (; number > 0; number = (number - 1) / LETTERS) {
        char letter = (char)(first + (int)((number - 1) % LETTERS));
        buffer_insert(into, from, (struct slice){&letter, 1});
    }
}

void item_append_number(uint32_t value, struct buffer *into)
{
    unsigned number = item_number(value);
    enum item_style style = item_style(value);
    if (style == ITEM_LETTER || style == ITEM_LETTER_LOW)
        append_letters(number, style == ITEM_LETTER ? 'A' : 'a', into);
    else if ((style == ITEM_ROMAN || style == ITEM_ROMAN_LOW) && number <= MOST_ROMAN)
        append_roman(number, style == ITEM_ROMAN_LOW, into);
    else
        buffer_format(into, "%u", number);
}

const char *meta_name(enum meta_key key)
{
    static const char *const names[] = {
#define META_NAME(key, name) name,
        META_KEYS(META_NAME)
#undef META_NAME
    };
    return names[key];
}
