#include "beginning.h"

#include "words.h"

#include "stele/text.h"

#include <string.h>

/* How many bytes of the words make the first LENGTH bytes of the folded ones. */
size_t beginning_unfolded(const struct beginning *beginning, size_t length)
{
    struct slice words = beginning->words;
    size_t at = 0, made = 0;
    struct buffer one = {0};
    bool space = false;
    while (at < words.length && made < length) {
        uint32_t character;
        unsigned bytes = text_decode(slice_cut(words, at, words.length), &character);
        bool is_space = text_is_space(character);
        buffer_clear(&one);
        text_fold(slice_cut(words, at, at + bytes), &one);
        made += is_space ? !space : one.length;
        space = is_space;
        at += bytes;
    }
    buffer_free(&one);
    return at;
}

struct slice beginning_folded_from(const struct beginning *beginning, size_t from)
{
    return slice_cut(buffer_slice(&beginning->folded), from, beginning->folded.length);
}

struct slice beginning_words_from(const struct beginning *beginning, size_t from)
{
    return slice_cut(beginning->words, from, beginning->words.length);
}

uint32_t beginning_character(struct slice slice, size_t at)
{
    uint32_t character = 0;
    if (at < slice.length)
        text_decode(slice_cut(slice, at, slice.length), &character);
    return character;
}

size_t beginning_skip_spaces(struct slice slice, size_t at)
{
    while (at < slice.length) {
        uint32_t character;
        unsigned bytes = text_decode(slice_cut(slice, at, slice.length), &character);
        if (!text_is_space(character))
            break;
        at += bytes;
    }
    return at;
}

bool beginning_is_one_of(uint32_t character, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (set[i] == character)
            return true;
    return false;
}

/* What may part a number or an ordinal from what it names. */
bool beginning_is_separator(uint32_t character)
{
    static const uint32_t separators[] = {'.',    ':',    ',',    ';',    '-',    0x2013, 0x2014,
                                          0x2015, 0x3001, 0xFF0C, 0xFF0E, 0xFF1A, 0x3002, 0xB7};
    return beginning_is_one_of(character, separators, COUNT_OF(separators));
}

size_t beginning_skip_separators(struct slice slice, size_t at)
{
    for (;;) {
        at = beginning_skip_spaces(slice, at);
        uint32_t character = beginning_character(slice, at);
        if (!beginning_is_separator(character))
            return at;
        at += text_decode(slice_cut(slice, at, slice.length), &character);
    }
}

bool beginning_is_word(uint32_t character)
{
    return character != 0 && (text_is_letter(character) || text_is_digit(character));
}

/* The end of a number or a word that names a number: no letter follows. */
bool beginning_ends_word(struct slice slice, size_t at)
{
    return !beginning_is_word(beginning_character(slice, at));
}

uint64_t beginning_form(enum cue_kind kind, unsigned numeral, uint64_t word)
{
    unsigned char key[2] = {(unsigned char)kind, (unsigned char)numeral};
    return slice_hash((struct slice){(const char *)key, sizeof key}, word * 2 + 1);
}

size_t beginning_word_length(struct slice slice)
{
    size_t at = 0;
    uint32_t character;
    while (at < slice.length && (beginning_is_word(character = beginning_character(slice, at)) ||
                                 character == '\'' || character == '-'))
        at += text_decode(slice_cut(slice, at, slice.length), &character);
    return at;
}

size_t beginning_skip_leads(struct slice folded)
{
    size_t at = 0;
    for (unsigned i = 0; i < 3; i++) {
        const struct word *lead = word_find(WORD_LEAD, slice_cut(folded, at, folded.length));
        if (!lead)
            break;
        at = beginning_skip_spaces(folded, at + strlen(lead->phrase));
        if (beginning_character(folded, at) == ',')
            at = beginning_skip_spaces(folded, at + 1);
    }
    return at;
}
