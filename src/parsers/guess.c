#include "guess.h"

#include "decode.h"
#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    SAMPLE_BYTES = 8 * 1024,
    /* What a character is worth. */
    USUAL = 4,
    CAPITAL = 3,
    SIGN = 2, /* quotation marks, dashes */
    SELDOM = 1,
    RARE = -1,
    STRAY = -2, /* where it cannot stand */
    FOREIGN = -4,
    ILL_FORMED = -12,
};

static const char signs[] =
    "\u00A0\u00AB\u00BB\u2018\u2019\u201A\u201C\u201D\u201E\u2013\u2014\u2026\u2022\u00B7"
    "\u00A1\u00BF\u00B0\u00A7\u00A9\u00AE\u20AC\u00A3\u2116\u2122\u00B6\u2020\u00BD";

/* ---- sets of characters of the basic plane ---- */

enum { PLANE = 0x10000 };

struct set {
    unsigned char bits[PLANE / 8];
};

static void set_add_one(struct set *set, uint32_t character)
{
    if (character < PLANE)
        set->bits[character / 8] |= (unsigned char)(1U << character % 8);
}

/* The CHARACTERS, and into CAPITALS those of them that have other ones. */
static void set_add(struct set *set, struct set *capitals, const char *characters)
{
    for (struct slice rest = slice_of(characters); rest.length > 0;) {
        uint32_t character;
        rest = slice_cut(rest, text_decode(rest, &character), rest.length);
        set_add_one(set, character);
        if (text_raise(character) != character)
            set_add_one(capitals, text_raise(character));
    }
}

static bool set_has(const struct set *set, uint32_t character)
{
    return character < PLANE && set->bits[character / 8] & 1U << character % 8;
}

/* ---- the weight of one character among its neighbours ---- */

struct scales {
    struct set usual, usual_capitals, others, other_capitals, signs;
    enum guess_script script;
};

struct near {
    uint32_t before, here, after;
};

static bool is_ascii_letter(uint32_t character)
{
    uint32_t lower = character | 0x20;
    return lower >= 'a' && lower <= 'z';
}

static bool is_letter(uint32_t character)
{
    return character < 0x80 ? is_ascii_letter(character) : text_is_letter(character);
}

static bool is_lower(uint32_t character)
{
    return character < 0x80 ? character >= 'a' && character <= 'z' : text_is_lower(character);
}

static int weigh_sign(const struct near *near)
{
    bool inside = is_letter(near->before) && is_letter(near->after);
    bool joins = near->here == 0x2019 || near->here == 0x2014 || near->here == 0x2013 || near->here == 0xA0;
    return !inside || joins ? SIGN : STRAY;
}

static int weigh_capital(const struct scales *scales, const struct near *near)
{
    if (is_lower(near->before))
        return FOREIGN;
    if (set_has(&scales->usual_capitals, near->here))
        return CAPITAL;
    return set_has(&scales->other_capitals, near->here) ? SELDOM : FOREIGN;
}

static int weigh_letter(const struct scales *scales, const struct near *near)
{
    bool in_ascii = is_ascii_letter(near->before) || is_ascii_letter(near->after);
    int weight = FOREIGN;
    if (set_has(&scales->usual, near->here))
        weight = USUAL;
    else if (set_has(&scales->others, near->here))
        weight = SELDOM;
    else if (is_letter(near->here) && !is_lower(near->here))
        weight = weigh_capital(scales, near);
    if (weight > 0 && scales->script == GUESS_LATIN && !in_ascii)
        return SELDOM; /* "à" */
    return weight > 0 && scales->script == GUESS_ALPHABET && in_ascii ? STRAY : weight;
}

static int weigh_character(const struct scales *scales, const struct near *near)
{
    bool in_word = is_ascii_letter(near->before) || is_ascii_letter(near->after);
    if (set_has(&scales->usual, near->here))
        return in_word ? STRAY : USUAL;
    if (set_has(&scales->others, near->here))
        return in_word ? STRAY : SELDOM;
    if (text_is_ideograph(near->here) || (near->here >= 0xAC00 && near->here <= 0xD7A3))
        return in_word ? STRAY : RARE;
    return set_has(&scales->signs, near->here) ? 0 : STRAY;
}

static int weigh(const struct scales *scales, const struct near *near)
{
    if (near->here == 0xFFFD)
        return ILL_FORMED;
    if (text_is_control(near->here) || (near->here >= 0xE000 && near->here <= 0xF8FF))
        return FOREIGN;
    if (scales->script == GUESS_CHARACTERS)
        return weigh_character(scales, near);
    return set_has(&scales->signs, near->here) ? weigh_sign(near) : weigh_letter(scales, near);
}

/* ---- a text as a candidate reads it ---- */

enum {
    MEAN_UNIT = 1000,
    LEAST_MEAN = 750, /* of a text in a language; usually it is above 2500 */
    NO_EVIDENCE = ILL_FORMED * MEAN_UNIT
};

/* What was weighed so far. */
struct sum {
    long weights, characters, letters; /* letters: no mere signs */
};

/* Signs alone are seen in Latin texts; one letter of another script is no evidence. */
static int mean_of(const struct sum *sum, enum guess_script script)
{
    enum { LEAST_LETTERS = 2 };
    if (sum->characters == 0 || (script != GUESS_LATIN && sum->letters < LEAST_LETTERS))
        return NO_EVIDENCE;
    return (int)(sum->weights * MEAN_UNIT / sum->characters);
}

static int weigh_text(const struct scales *scales, struct slice text)
{
    struct near near = {0};
    struct sum sum = {0};
    for (bool more = true; more;) {
        more = text.length > 0;
        near.before = near.here;
        near.here = near.after;
        near.after = 0;
        if (more)
            text = slice_cut(text, text_decode(text, &near.after), text.length);
        if (near.here < 0x80)
            continue;
        sum.weights += weigh(scales, &near);
        sum.letters += !set_has(&scales->signs, near.here);
        sum.characters++;
    }
    return mean_of(&sum, scales->script);
}

static int weigh_row(const struct guess_row *row, struct slice sample, struct scales *scales)
{
    struct buffer text = {0};
    size_t lost;
    int mean = NO_EVIDENCE;
    *scales = (struct scales){.script = row->script};
    set_add(&scales->usual, &scales->usual_capitals, row->usual);
    set_add(&scales->others, &scales->other_capitals, row->others);
    set_add(&scales->signs, &scales->signs, signs);
    if (decode_as(sample, row->converter, &text, &lost))
        mean = weigh_text(scales, buffer_slice(&text)) - row->handicap;
    buffer_free(&text);
    return mean;
}

/* Characters of several bytes are hard to come by: each is as good as a usual letter. */
static int weigh_utf8(struct slice sample)
{
    struct sum sum = {0};
    for (size_t at = 0; at < sample.length;) {
        uint32_t character;
        unsigned length = text_decode(slice_cut(sample, at, sample.length), &character);
        bool good = text_check(slice_cut(sample, at, at + length)) == length;
        sum.weights += !good ? ILL_FORMED : length > 1 ? USUAL : 0;
        sum.characters += !good || length > 1;
        at += length;
    }
    return mean_of(&sum, GUESS_LATIN);
}

/* From the line that has the first byte beyond ASCII. */
static struct slice sample_of(struct slice bytes)
{
    size_t at = 0;
    while (at < bytes.length && (unsigned char)bytes.bytes[at] < 0x80)
        at++;
    size_t far = at > SAMPLE_BYTES / 2 ? at - SAMPLE_BYTES / 2 : 0;
    while (at > far && bytes.bytes[at - 1] != '\n')
        at--;
    return slice_cut(bytes, at, at + SAMPLE_BYTES);
}

struct encoding guess_encoding(struct slice bytes)
{
    struct slice sample = sample_of(bytes);
    struct encoding best = {"UTF-8", "UTF-8"};
    struct scales *scales = memory_new(sizeof *scales);
    const struct guess_row *row;
    int utf8 = weigh_utf8(sample), most = utf8 > LEAST_MEAN ? utf8 : LEAST_MEAN;
    for (size_t i = 0; (row = guess_row_at(i)) != NULL; i++) {
        int mean = weigh_row(row, sample, scales);
        if (mean > most) {
            most = mean;
            best = (struct encoding){row->encoding, row->converter};
        }
    }
    free(scales);
    return best;
}

struct encoding guess_candidate(size_t index)
{
    const struct guess_row *row, *last = NULL;
    for (size_t i = 0; (row = guess_row_at(i)) != NULL; i++) {
        bool other = !last || strcmp(row->converter, last->converter) != 0;
        if (other && index-- == 0)
            return (struct encoding){row->encoding, row->converter};
        last = row;
    }
    return (struct encoding){0};
}
