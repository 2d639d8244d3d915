#include "numeral.h"

#include "stele/text.h"

enum { MOST = 9999 };

/* ---- digits: The Unicode Standard 15, general category Nd comes in tens ---- */

static bool digit_value(uint32_t character, unsigned *value)
{
    static const uint32_t zeros[] = {'0',    0x660,  0x6F0,  0x7C0,  0x966,  0x9E6,  0xA66,  0xAE6,  0xB66,
                                     0xBE6,  0xC66,  0xCE6,  0xD66,  0xE50,  0xED0,  0xF20,  0x1040, 0x1090,
                                     0x17E0, 0x1810, 0x1946, 0x19D0, 0x1B50, 0x1BB0, 0xA620, 0xFF10};
    for (size_t i = 0; i < COUNT_OF(zeros); i++)
        if (character >= zeros[i] && character < zeros[i] + 10) {
            *value = character - zeros[i];
            return true;
        }
    return false;
}

static bool read_digits(struct slice slice, struct numeral *numeral)
{
    unsigned value = 0, digit;
    size_t at = 0;
    while (at < slice.length && value <= MOST) {
        uint32_t character;
        unsigned bytes = text_decode(slice_cut(slice, at, slice.length), &character);
        if (!digit_value(character, &digit))
            break;
        value = value * 10 + digit;
        at += bytes;
    }
    *numeral = (struct numeral){.kind = NUMERAL_DIGITS, .value = value, .length = at};
    return at > 0 && value <= MOST;
}

/* ---- Roman ---- */

static unsigned roman_value(char letter)
{
    static const struct {
        char letter;
        unsigned value;
    } letters[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}, {'D', 500}, {'M', 1000}};
    for (size_t i = 0; i < COUNT_OF(letters); i++)
        if (letters[i].letter == letter || letters[i].letter + ('a' - 'A') == letter)
            return letters[i].value;
    return 0;
}

/* Old books also count IIII; what no book writes, as IC or VX, is a word. */
static bool read_roman(struct slice slice, struct numeral *numeral)
{
    unsigned value = 0, previous = 0, repeated = 0;
    size_t at = 0;
    bool low = slice.length > 0 && slice.bytes[0] >= 'a';
    for (; at < slice.length; at++) {
        unsigned letter = roman_value(slice.bytes[at]);
        if (letter == 0 || (slice.bytes[at] >= 'a') != low)
            break;
        repeated = letter == previous ? repeated + 1 : 1;
        if (repeated > 4 || (repeated > 1 && (letter == 5 || letter == 50 || letter == 500)))
            return false;
        if (previous > 0 && letter > previous) {
            if (letter > previous * 10 || previous == 5 || previous == 50 || previous == 500)
                return false;
            value -= 2 * previous;
        }
        value += letter;
        previous = letter;
    }
    *numeral = (struct numeral){low ? NUMERAL_ROMAN_LOW : NUMERAL_ROMAN, value, 0, at};
    if (at == 1)
        numeral->letter = (unsigned)(slice.bytes[0] - (low ? 'a' : 'A') + 1);
    return at > 0 && value > 0 && value < 400;
}

static bool read_letter(struct slice slice, struct numeral *numeral)
{
    char letter = slice.length > 0 ? slice.bytes[0] : 0;
    if (letter >= 'A' && letter <= 'Z')
        *numeral = (struct numeral){NUMERAL_LETTER, (unsigned)(letter - 'A' + 1), 0, 1};
    else if (letter >= 'a' && letter <= 'z')
        *numeral = (struct numeral){NUMERAL_LETTER_LOW, (unsigned)(letter - 'a' + 1), 0, 1};
    else
        return false;
    return true;
}

/* ---- Chinese ---- */

static bool chinese_value(uint32_t character, unsigned *value)
{
    static const struct {
        uint32_t character;
        unsigned value;
    } signs[] = {{0x3007, 0},  {0x96F6, 0},   {0x4E00, 1},    {0x4E8C, 2},  {0x4E09, 3}, {0x56DB, 4},
                 {0x4E94, 5},  {0x516D, 6},   {0x4E03, 7},    {0x516B, 8},  {0x4E5D, 9}, {0x4E24, 2},
                 {0x5341, 10}, {0x767E, 100}, {0x5343, 1000}, {0x5EFF, 20}, {0x5345, 30}};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (signs[i].character == character) {
            *value = signs[i].value;
            return true;
        }
    return false;
}

/* Both ways of writing: 一百二十三 and 一二三. */
static bool read_chinese(struct slice slice, struct numeral *numeral)
{
    unsigned total = 0, part = 0, sign;
    size_t at = 0;
    while (at < slice.length && total <= MOST && part <= MOST) {
        uint32_t character;
        unsigned bytes = text_decode(slice_cut(slice, at, slice.length), &character);
        if (!chinese_value(character, &sign))
            break;
        if (sign >= 10) {
            total += (part > 0 ? part : 1) * sign;
            part = 0;
        } else {
            part = part * 10 + sign;
        }
        at += bytes;
    }
    *numeral = (struct numeral){.kind = NUMERAL_CHINESE, .value = total + part, .length = at};
    return at > 0 && numeral->value > 0 && numeral->value <= MOST;
}

/* ---- Hebrew letters, the final forms not among them ---- */

static unsigned hebrew_value(uint32_t character)
{
    static const unsigned short values[] = {1,  2, 3,  4,  5,  6, 7,  8, 9,  10,  0,   20,  30, 0,
                                            40, 0, 50, 60, 70, 0, 80, 0, 90, 100, 200, 300, 400};
    return character >= 0x5D0 && character <= 0x5EA ? values[character - 0x5D0] : 0;
}

static bool read_hebrew(struct slice slice, struct numeral *numeral)
{
    unsigned value = 0, letters = 0;
    size_t at = 0;
    while (at < slice.length) {
        uint32_t character;
        unsigned bytes = text_decode(slice_cut(slice, at, slice.length), &character);
        unsigned letter = hebrew_value(character);
        if (letter == 0 && character != 0x5F3 && character != 0x5F4 && character != '\'' && character != '"')
            break;
        letters += letter > 0;
        value += letter;
        at += bytes;
    }
    *numeral = (struct numeral){.kind = NUMERAL_HEBREW, .value = value, .length = at};
    return letters > 0 && letters <= 3;
}

bool numeral_read(struct slice slice, struct numeral *numeral)
{
    return read_digits(slice, numeral) || read_roman(slice, numeral) || read_letter(slice, numeral) ||
           read_chinese(slice, numeral) || read_hebrew(slice, numeral);
}
