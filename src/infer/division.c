/* Chapters, parts, articles: a word and a number. */

#include "beginning.h"
#include "words.h"

#include "stele/text.h"

#include <string.h>

static bool set_number(const struct beginning *beginning, size_t at, struct cue *cue)
{
    struct numeral numeral;
    struct slice rest = beginning_words_from(beginning, at);
    if (!numeral_read(rest, &numeral) || !beginning_ends_word(rest, numeral.length) ||
        numeral.value > MOST_NUMBER)
        return false;
    if (numeral.kind == NUMERAL_ROMAN_LOW || numeral.kind == NUMERAL_LETTER_LOW)
        return false;
    cue->numeral = numeral.kind;
    cue->depth = 1;
    cue->path[0] = numeral.value;
    cue->letter = numeral.letter;
    cue->ordinal = (struct range){at, at + numeral.length};
    return true;
}

static bool set_number_word(const struct beginning *beginning, size_t folded_at, struct cue *cue)
{
    const struct word *lead = word_find(WORD_LEAD, beginning_folded_from(beginning, folded_at));
    if (lead)
        folded_at = beginning_skip_spaces(buffer_slice(&beginning->folded), folded_at + strlen(lead->phrase));
    struct slice folded = beginning_folded_from(beginning, folded_at);
    const struct word *word = word_find(WORD_CARDINAL, folded);
    if (!word)
        word = word_find(WORD_ORDINAL, folded);
    if (!word || word->value == WORD_FINAL)
        return false;
    cue->numeral = NUMERAL_WORD;
    cue->depth = 1;
    cue->path[0] = word->value;
    cue->ordinal = (struct range){beginning_unfolded(beginning, folded_at),
                                  beginning_unfolded(beginning, folded_at + strlen(word->phrase))};
    return true;
}

static void end_division(const struct beginning *beginning, const struct word *word, size_t end,
                         struct cue *cue)
{
    uint32_t first = beginning_character(beginning->words, 0),
             second = beginning_character(beginning->words, 1);
    bool capitals = first < 0x80 && second < 0x80 && second >= 'A' && second <= 'Z';
    cue->kind = CUE_DIVISION;
    cue->rank = word->value;
    cue->sure = true;
    cue->nouns[0] = slice_hash(slice_of(word->phrase), 0);
    cue->form = beginning_form(CUE_DIVISION, capitals, cue->nouns[0]);
    cue->title = beginning_skip_separators(beginning->words, end);
}

/* "CHAPTER IV", "Book the First", "Federalist No. 10" */
static bool read_division(const struct beginning *beginning, struct cue *cue)
{
    struct slice folded = buffer_slice(&beginning->folded);
    const struct word *word = word_find(WORD_DIVISION, folded);
    if (!word)
        return false;
    size_t at = strlen(word->phrase);
    if (at < folded.length && folded.bytes[at] == '.')
        at++;
    at = beginning_skip_spaces(folded, at);
    if (!set_number(beginning, beginning_unfolded(beginning, at), cue) &&
        !set_number_word(beginning, at, cue))
        return false;
    end_division(beginning, word, cue->ordinal.end, cue);
    return true;
}

/* "Erstes Kapitel", "The First Part" */
static bool read_ordinal_division(const struct beginning *beginning, struct cue *cue)
{
    struct slice folded = buffer_slice(&beginning->folded);
    size_t at = 0;
    const struct word *lead = word_find(WORD_LEAD, folded);
    if (lead)
        at = beginning_skip_spaces(folded, strlen(lead->phrase));
    const struct word *ordinal = word_find(WORD_ORDINAL, beginning_folded_from(beginning, at));
    if (!ordinal || ordinal->value == WORD_FINAL)
        return false;
    at = beginning_skip_spaces(folded, at + strlen(ordinal->phrase));
    const struct word *word = word_find(WORD_DIVISION, beginning_folded_from(beginning, at));
    if (!word)
        return false;
    size_t end = at + strlen(word->phrase);
    uint32_t after = beginning_character(folded, end);
    if (after != 0 && !beginning_is_separator(after))
        return false;
    cue->numeral = NUMERAL_WORD;
    cue->depth = 1;
    cue->path[0] = ordinal->value;
    cue->ordinal = (struct range){0, beginning_unfolded(beginning, end)};
    end_division(beginning, word, cue->ordinal.end, cue);
    return true;
}

/* "第三章 …", "제3장 …"; without a unit behind the number a point: "第一，" */
bool cue_read_cjk_division(const struct beginning *beginning, struct cue *cue)
{
    struct slice words = beginning->words;
    uint32_t sign = beginning_character(words, 0);
    if (sign != 0x7B2C && sign != 0xC81C) /* 第, 제 */
        return false;
    struct numeral numeral;
    size_t at = beginning_skip_spaces(words, 3);
    if (!numeral_read(beginning_words_from(beginning, at), &numeral) || numeral.kind == NUMERAL_HEBREW)
        return false;
    size_t end = beginning_skip_spaces(words, at + numeral.length);
    const struct word *unit = word_find(WORD_DIVISION, beginning_words_from(beginning, end));
    cue->numeral = numeral.kind;
    cue->depth = 1;
    cue->path[0] = numeral.value;
    cue->ordinal = (struct range){at, at + numeral.length};
    if (unit) {
        end_division(beginning, unit, end + strlen(unit->phrase), cue);
        return true;
    }
    uint32_t after = beginning_character(words, end);
    if (!beginning_is_separator(after) && after != 0x306B && after != 0x306F) /* に, は */
        return false;
    cue->kind = CUE_POINT;
    cue->sure = true;
    cue->form = beginning_form(CUE_POINT, 0, sign);
    cue->title = beginning_skip_separators(words, beginning_is_separator(after) ? end : end + 3);
    return true;
}

/* The number behind one or two words of any language. False: there is none; AT is the end of the words. */
static bool read_words_and_number(const struct beginning *beginning, size_t *at, struct cue *cue)
{
    struct slice words = beginning->words, folded = buffer_slice(&beginning->folded);
    size_t end = 0, folded_at = 0;
    uint32_t character;
    for (unsigned word = 0; word < 2; word++) {
        while (end < words.length && text_is_letter(character = beginning_character(words, end)) &&
               character < 0x2E80)
            end += text_decode(slice_cut(words, end, words.length), &character);
        if (end == *at || !text_is_space(beginning_character(words, end)))
            return false;
        *at = end;
        end = beginning_skip_spaces(words, end);
        while (folded_at < folded.length && folded.bytes[folded_at] != ' ')
            folded_at++;
        folded_at = beginning_skip_spaces(folded, folded_at);
        if (set_number(beginning, end, cue) || (word == 0 && set_number_word(beginning, folded_at, cue)))
            return true;
    }
    return false;
}

/* A word of any language and a number: believed when the next one is met. */
bool cue_read_unknown_division(const struct beginning *beginning, bool lone, struct cue *cue)
{
    struct slice words = beginning->words;
    size_t at = 0;
    if (!read_words_and_number(beginning, &at, cue) || cue->numeral == NUMERAL_CHINESE ||
        cue->numeral == NUMERAL_LETTER)
        return false;
    uint32_t after = beginning_character(words, cue->ordinal.end);
    bool ends = beginning_skip_separators(words, cue->ordinal.end) == words.length;
    if (!(lone && ends) && after != ':' && after != '.')
        return false;
    uint64_t word = slice_hash(slice_cut(words, 0, at), 0);
    cue->kind = lone && (ends || !beginning->ended) ? CUE_DIVISION : CUE_POINT;
    cue->form = beginning_form(cue->kind, 0, word);
    cue->nouns[0] = word;
    cue->title = beginning_skip_separators(words, cue->ordinal.end);
    return true;
}

bool cue_read_division(const struct beginning *beginning, bool lone, struct cue *cue)
{
    if (!lone)
        return false;
    if (read_division(beginning, cue))
        return true;
    *cue = (struct cue){0};
    return read_ordinal_division(beginning, cue);
}
