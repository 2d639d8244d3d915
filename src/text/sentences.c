/* Sentences by their punctuation: where UAX #29 has boundaries, but not behind an abbreviation or an initial.
 */

#include "stele/text.h"

enum { LONGEST = 64 * 1024 /* bytes of a sentence; a longer one is cut */ };

static const uint32_t ends[] = {
    '.',    '!',    '?',    0x0589, 0x061F, 0x06D4, 0x0964, 0x0965, 0x1362, 0x17D4, 0x2024,
    0x2026, 0x203C, 0x203D, 0x2047, 0x2048, 0x2049, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61,
};
static const uint32_t closing[] = {
    ')',    ']',    '}',    '"',    '\'',   0x00BB, 0x2019, 0x201D, 0x203A, 0x3009,
    0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0xFF09, 0xFF3D, 0xFF5D, 0xFF63,
};
static const uint32_t opening[] = {
    '(',    '[',    '{',    '"',    '\'',   0x00A1, 0x00AB, 0x00BF, 0x2018, 0x201C, 0x201D, 0x201E,
    0x2039, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B, 0xFF62,
};

/* What a full stop shortens, before a capital too. */
static const char *const shortened[] = {
    "Mr",  "Mrs", "Ms",  "Messrs", "Dr",  "Prof", "St",   "Rev", "Hon", "Gen", "Col", "Capt", "Lt",  "Sgt",
    "Sen", "Rep", "Gov", "vs",     "cf",  "viz",  "No",   "no",  "Nos", "Vol", "vol", "Fig",  "fig", "Art",
    "art", "Sec", "pp",  "ed",     "eds", "Mme",  "Mlle", "Nr",  "bzw", "Sr",  "Sra", "Srta", "Dra",
};

static bool is_in(const uint32_t *set, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (set[i] == character)
            return true;
    return false;
}

#define IS_IN(set, character) is_in(set, COUNT_OF(set), character)

static uint32_t character_at(struct slice slice, size_t at, size_t *next)
{
    uint32_t character;
    *next = at + text_decode(slice_cut(slice, at, slice.length), &character);
    return character;
}

static bool is_letter_before(struct slice slice, size_t at)
{
    size_t next;
    return at > 0 && text_is_letter(character_at(slice, text_before(slice, at), &next));
}

/* The stop at AT may only shorten the word before it. */
static bool shortens(struct slice slice, size_t at)
{
    size_t start = at, next;
    while (is_letter_before(slice, start))
        start = text_before(slice, start);
    struct slice word = slice_cut(slice, start, at);
    if (word.length == 0)
        return false;
    bool single = character_at(slice, start, &next) != 'I' && next == at;
    for (size_t i = 0; i < COUNT_OF(shortened); i++)
        if (slice_is(word, shortened[i]))
            return true;
    return single && !text_is_ideograph(character_at(slice, start, &next));
}

/* What stands at AT carries on the sentence before it. */
static bool carries_on(struct slice slice, size_t at)
{
    uint32_t character = 0;
    while (at < slice.length && IS_IN(opening, character = character_at(slice, at, &at)))
        continue;
    return text_is_lower(character) || character == 0x2013 || character == 0x2014;
}

static size_t skip(struct slice slice, size_t at, bool (*skips)(uint32_t character))
{
    for (size_t next; at < slice.length && skips(character_at(slice, at, &next));)
        at = next;
    return at;
}

static bool belongs_to_end(uint32_t character)
{
    return IS_IN(ends, character) || IS_IN(closing, character);
}

/* In German it closes; behind an ideographic full stop it opens what follows. */
static bool is_low_partner(uint32_t character)
{
    return character == 0x201C;
}

/* Ideographic full stops need no space behind them. */
static bool is_wide(uint32_t character)
{
    return character >= 0x3000;
}

size_t text_sentence_after(struct slice slice, size_t at)
{
    size_t last = at + LONGEST < slice.length ? text_before(slice, at + LONGEST) : slice.length;
    for (size_t next, here = at; here < last; here = next) {
        uint32_t character = character_at(slice, here, &next);
        if (!IS_IN(ends, character))
            continue;
        size_t end = skip(slice, here, belongs_to_end);
        if (!is_wide(character))
            end = skip(slice, end, is_low_partner);
        size_t start = skip(slice, end, text_is_space);
        bool apart = start > end || is_wide(character);
        if (apart && start > at && !carries_on(slice, start) &&
            !(character == '.' && end == next && shortens(slice, here)))
            return start;
        next = end > next ? end : next;
    }
    return last;
}

size_t text_sentence_before(struct slice slice, size_t at)
{
    size_t start = at > LONGEST ? text_before(slice, at - LONGEST) : 0, next;
    while (start < at && (next = text_sentence_after(slice, start)) < at)
        start = next;
    return start;
}
