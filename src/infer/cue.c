#include "cue.h"

#include "line.h"
#include "words.h"

#include "stele/text.h"

#include <string.h>

enum {
    FOLDED_BYTES = 160, /* of the beginning of a paragraph */
    HEADING_WORDS = 6,  /* of a line that names what it heads */
    MOST_NUMBER = 400,  /* a greater one is a year or a quantity */
};

/* ---- the beginning of a paragraph, and the same folded ---- */

struct beginning {
    struct slice words;
    struct buffer folded;
    bool ended; /* all of it ends as a sentence */
};

/* How many bytes of the words make the first LENGTH bytes of the folded ones. */
static size_t unfolded(const struct beginning *beginning, size_t length)
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

static struct slice folded_from(const struct beginning *beginning, size_t from)
{
    return slice_cut(buffer_slice(&beginning->folded), from, beginning->folded.length);
}

static struct slice words_from(const struct beginning *beginning, size_t from)
{
    return slice_cut(beginning->words, from, beginning->words.length);
}

static uint32_t character_at(struct slice slice, size_t at)
{
    uint32_t character = 0;
    if (at < slice.length)
        text_decode(slice_cut(slice, at, slice.length), &character);
    return character;
}

static size_t skip_spaces(struct slice slice, size_t at)
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

static bool is_one_of(uint32_t character, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (set[i] == character)
            return true;
    return false;
}

/* What may part a number or an ordinal from what it names. */
static bool is_separator(uint32_t character)
{
    static const uint32_t separators[] = {'.',    ':',    ',',    ';',    '-',    0x2013, 0x2014,
                                          0x2015, 0x3001, 0xFF0C, 0xFF0E, 0xFF1A, 0x3002, 0xB7};
    return is_one_of(character, separators, COUNT_OF(separators));
}

static size_t skip_separators(struct slice slice, size_t at)
{
    for (;;) {
        at = skip_spaces(slice, at);
        uint32_t character = character_at(slice, at);
        if (!is_separator(character))
            return at;
        at += text_decode(slice_cut(slice, at, slice.length), &character);
    }
}

static bool is_word_character(uint32_t character)
{
    return character != 0 && (text_is_letter(character) || text_is_digit(character));
}

/* The end of a number or a word that names a number: no letter follows. */
static bool ends_here(struct slice slice, size_t at)
{
    return !is_word_character(character_at(slice, at));
}

static uint64_t form_of(enum cue_kind kind, unsigned numeral, uint64_t word)
{
    unsigned char key[2] = {(unsigned char)kind, (unsigned char)numeral};
    return slice_hash((struct slice){(const char *)key, sizeof key}, word * 2 + 1);
}

/* ---- divisions ---- */

static bool set_number(const struct beginning *beginning, size_t at, struct cue *cue)
{
    struct numeral numeral;
    struct slice rest = words_from(beginning, at);
    if (!numeral_read(rest, &numeral) || !ends_here(rest, numeral.length) || numeral.value > MOST_NUMBER)
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
    const struct word *lead = word_find(WORD_LEAD, folded_from(beginning, folded_at));
    if (lead)
        folded_at = skip_spaces(buffer_slice(&beginning->folded), folded_at + strlen(lead->phrase));
    struct slice folded = folded_from(beginning, folded_at);
    const struct word *word = word_find(WORD_CARDINAL, folded);
    if (!word)
        word = word_find(WORD_ORDINAL, folded);
    if (!word || word->value == WORD_FINAL)
        return false;
    cue->numeral = NUMERAL_WORD;
    cue->depth = 1;
    cue->path[0] = word->value;
    cue->ordinal =
        (struct range){unfolded(beginning, folded_at), unfolded(beginning, folded_at + strlen(word->phrase))};
    return true;
}

static void end_division(const struct beginning *beginning, const struct word *word, size_t end,
                         struct cue *cue)
{
    uint32_t first = character_at(beginning->words, 0), second = character_at(beginning->words, 1);
    bool capitals = first < 0x80 && second < 0x80 && second >= 'A' && second <= 'Z';
    cue->kind = CUE_DIVISION;
    cue->rank = word->value;
    cue->sure = true;
    cue->nouns[0] = slice_hash(slice_of(word->phrase), 0);
    cue->form = form_of(CUE_DIVISION, capitals, cue->nouns[0]);
    cue->title = skip_separators(beginning->words, end);
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
    at = skip_spaces(folded, at);
    if (!set_number(beginning, unfolded(beginning, at), cue) && !set_number_word(beginning, at, cue))
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
        at = skip_spaces(folded, strlen(lead->phrase));
    const struct word *ordinal = word_find(WORD_ORDINAL, folded_from(beginning, at));
    if (!ordinal || ordinal->value == WORD_FINAL)
        return false;
    at = skip_spaces(folded, at + strlen(ordinal->phrase));
    const struct word *word = word_find(WORD_DIVISION, folded_from(beginning, at));
    if (!word)
        return false;
    size_t end = at + strlen(word->phrase);
    uint32_t after = character_at(folded, end);
    if (after != 0 && !is_separator(after))
        return false;
    cue->numeral = NUMERAL_WORD;
    cue->depth = 1;
    cue->path[0] = ordinal->value;
    cue->ordinal = (struct range){0, unfolded(beginning, end)};
    end_division(beginning, word, cue->ordinal.end, cue);
    return true;
}

/* "第三章 …", "제3장 …"; without a unit behind the number a point: "第一，" */
static bool read_cjk_division(const struct beginning *beginning, struct cue *cue)
{
    struct slice words = beginning->words;
    uint32_t sign = character_at(words, 0);
    if (sign != 0x7B2C && sign != 0xC81C) /* 第, 제 */
        return false;
    struct numeral numeral;
    size_t at = skip_spaces(words, 3);
    if (!numeral_read(words_from(beginning, at), &numeral) || numeral.kind == NUMERAL_HEBREW)
        return false;
    size_t end = skip_spaces(words, at + numeral.length);
    const struct word *unit = word_find(WORD_DIVISION, words_from(beginning, end));
    cue->numeral = numeral.kind;
    cue->depth = 1;
    cue->path[0] = numeral.value;
    cue->ordinal = (struct range){at, at + numeral.length};
    if (unit) {
        end_division(beginning, unit, end + strlen(unit->phrase), cue);
        return true;
    }
    uint32_t after = character_at(words, end);
    if (!is_separator(after) && after != 0x306B && after != 0x306F) /* に, は */
        return false;
    cue->kind = CUE_POINT;
    cue->sure = true;
    cue->form = form_of(CUE_POINT, 0, sign);
    cue->title = skip_separators(words, is_separator(after) ? end : end + 3);
    return true;
}

/* The number behind one or two words of any language. False: there is none; AT is the end of the words. */
static bool read_words_and_number(const struct beginning *beginning, size_t *at, struct cue *cue)
{
    struct slice words = beginning->words, folded = buffer_slice(&beginning->folded);
    size_t end = 0, folded_at = 0;
    uint32_t character;
    for (unsigned word = 0; word < 2; word++) {
        while (end < words.length && text_is_letter(character = character_at(words, end)) &&
               character < 0x2E80)
            end += text_decode(slice_cut(words, end, words.length), &character);
        if (end == *at || !text_is_space(character_at(words, end)))
            return false;
        *at = end;
        end = skip_spaces(words, end);
        while (folded_at < folded.length && folded.bytes[folded_at] != ' ')
            folded_at++;
        folded_at = skip_spaces(folded, folded_at);
        if (set_number(beginning, end, cue) || (word == 0 && set_number_word(beginning, folded_at, cue)))
            return true;
    }
    return false;
}

/* A word of any language and a number: believed when the next one is met. */
static bool read_unknown_division(const struct beginning *beginning, bool lone, struct cue *cue)
{
    struct slice words = beginning->words;
    size_t at = 0;
    if (!read_words_and_number(beginning, &at, cue) || cue->numeral == NUMERAL_CHINESE ||
        cue->numeral == NUMERAL_LETTER)
        return false;
    uint32_t after = character_at(words, cue->ordinal.end);
    bool ends = skip_separators(words, cue->ordinal.end) == words.length;
    if (!(lone && ends) && after != ':' && after != '.')
        return false;
    uint64_t word = slice_hash(slice_cut(words, 0, at), 0);
    cue->kind = lone && (ends || !beginning->ended) ? CUE_DIVISION : CUE_POINT;
    cue->form = form_of(cue->kind, 0, word);
    cue->nouns[0] = word;
    cue->title = skip_separators(words, cue->ordinal.end);
    return true;
}

/* ---- numbers ---- */

/* Behind the last number of a path: a point, a space, nothing. */
static bool ends_path(struct slice words, size_t *at, bool *pointed)
{
    uint32_t character = character_at(words, *at);
    *pointed = character == '.' || character == 0xFF0E || character == 0x3001;
    if (*pointed)
        *at += text_decode(slice_cut(words, *at, words.length), &character);
    if (character == 0x3001 || character == 0xFF0E)
        return true;
    character = character_at(words, *at);
    return *at >= words.length || text_is_space(character);
}

static bool read_path(struct slice words, size_t at, struct cue *cue)
{
    struct numeral numeral;
    if (!numeral_read(slice_cut(words, at, words.length), &numeral))
        return false;
    cue->numeral = numeral.kind;
    cue->letter = numeral.letter;
    cue->ordinal.start = at;
    for (;;) {
        cue->path[cue->depth++] = numeral.value;
        at += numeral.length;
        cue->ordinal.end = at;
        if (cue->depth == CUE_PATH || character_at(words, at) != '.' ||
            !numeral_read(slice_cut(words, at + 1, words.length), &numeral) || numeral.kind != NUMERAL_DIGITS)
            return true;
        at++;
    }
}

static bool read_number(const struct beginning *beginning, struct cue *cue)
{
    struct slice words = beginning->words;
    size_t at = 0;
    bool pointed;
    if (character_at(words, 0) == 0xA7) /* § */
        at = skip_spaces(words, 2);
    if (!read_path(words, at, cue))
        return false;
    at = cue->ordinal.end;
    if (!ends_path(words, &at, &pointed) || cue->path[0] > MOST_NUMBER)
        return false;
    bool bare = skip_spaces(words, at) >= words.length;
    if (!pointed && cue->depth == 1 && cue->numeral != NUMERAL_DIGITS &&
        !(bare && (cue->numeral == NUMERAL_ROMAN || cue->numeral == NUMERAL_CHINESE)))
        return false;
    if (cue->numeral == NUMERAL_HEBREW && !pointed)
        return false;
    cue->kind = CUE_NUMBER;
    cue->sure = pointed || cue->depth > 1;
    cue->form = form_of(CUE_NUMBER, cue->numeral == NUMERAL_LETTER ? NUMERAL_ROMAN : cue->numeral, bare);
    if (cue->numeral == NUMERAL_DIGITS)
        cue->form = form_of(CUE_NUMBER, NUMERAL_DIGITS, 0);
    cue->title = skip_spaces(words, at);
    return true;
}

static bool read_bracket(const struct beginning *beginning, struct cue *cue)
{
    struct slice words = beginning->words;
    uint32_t open = character_at(words, 0);
    size_t at = open == '(' ? 1 : open == 0xFF08 ? 3 : 0;
    struct numeral numeral;
    if (!numeral_read(slice_cut(words, at, words.length), &numeral) || numeral.value > MOST_NUMBER)
        return false;
    size_t end = at + numeral.length;
    uint32_t close = character_at(words, end);
    if ((close != ')' && close != 0xFF09) || (open == 0xFF08) != (close == 0xFF09))
        return false;
    cue->kind = CUE_BRACKET;
    cue->numeral = numeral.kind;
    cue->depth = 1;
    cue->path[0] = numeral.value;
    cue->letter = numeral.letter;
    cue->sure = at > 0;
    cue->ordinal = (struct range){at, end};
    cue->form =
        form_of(CUE_BRACKET, numeral.kind == NUMERAL_ROMAN_LOW ? NUMERAL_LETTER_LOW : numeral.kind, at > 0);
    cue->title = skip_spaces(words, end + (close == ')' ? 1 : 3));
    return true;
}

/* ---- points ---- */

static size_t word_length(struct slice slice)
{
    size_t at = 0;
    uint32_t character;
    while (at < slice.length &&
           (is_word_character(character = character_at(slice, at)) || character == '\'' || character == '-'))
        at += text_decode(slice_cut(slice, at, slice.length), &character);
    return at;
}

/* An ordinal that scanning broke in one letter: "Eirst,". */
static const struct word *misread_ordinal(struct slice folded)
{
    size_t count, length = word_length(folded);
    const struct word *ordinals = words_of(WORD_ORDINAL, &count);
    if (length < 5 || character_at(folded, length) != ',')
        return NULL;
    for (size_t i = 0; i < count && ordinals[i].value <= 10; i++) {
        const char *phrase = ordinals[i].phrase;
        size_t wrong = 0;
        if (strlen(phrase) != length)
            continue;
        for (size_t j = 0; j < length; j++)
            wrong += phrase[j] != folded.bytes[j];
        if (wrong == 1)
            return &ordinals[i];
    }
    return NULL;
}

/* "third and final point": behind the ordinal. */
static size_t skip_and_final(struct slice folded, size_t at)
{
    static const char *const phrases[] = {" and final", " and last", " and finally", ", and finally"};
    for (size_t i = 0; i < COUNT_OF(phrases); i++)
        if (slice_starts(slice_cut(folded, at, folded.length), slice_of(phrases[i])) &&
            ends_here(folded, at + strlen(phrases[i])))
            return at + strlen(phrases[i]);
    return at;
}

/* The words behind an ordinal without a comma. False: they make no point of it. */
static bool read_nouns(struct slice folded, size_t at, struct cue *cue)
{
    at = skip_spaces(folded, at);
    if (word_find(WORD_COMMON, slice_cut(folded, at, folded.length)))
        return false;
    for (size_t i = 0; i < CUE_NOUNS; i++) {
        size_t length = word_length(slice_cut(folded, at, folded.length));
        if (length == 0)
            return i > 0;
        cue->nouns[i] = slice_hash(slice_cut(folded, at, at + length), 0);
        at = skip_spaces(folded, at + length);
    }
    return true;
}

static size_t skip_leads(struct slice folded)
{
    size_t at = 0;
    for (unsigned i = 0; i < 3; i++) {
        const struct word *lead = word_find(WORD_LEAD, slice_cut(folded, at, folded.length));
        if (!lead)
            break;
        at = skip_spaces(folded, at + strlen(lead->phrase));
        if (character_at(folded, at) == ',')
            at = skip_spaces(folded, at + 1);
    }
    return at;
}

static bool read_point(const struct beginning *beginning, struct cue *cue)
{
    struct slice folded = buffer_slice(&beginning->folded);
    const struct word *word = word_find(WORD_ADVERB, folded);
    size_t at = word ? 0 : skip_leads(folded);
    if (!word)
        word = word_find(WORD_ADVERB, folded_from(beginning, at));
    bool adverb = word;
    if (!word)
        word = word_find(WORD_ORDINAL, folded_from(beginning, at));
    if (!word)
        word = misread_ordinal(folded_from(beginning, at));
    if (!word)
        return false;
    size_t end = skip_and_final(folded, at + strlen(word->phrase));
    uint32_t after = character_at(folded, skip_spaces(folded, end));
    bool parted = is_separator(after) && (after != '-' || character_at(folded, end) == ' ');
    if (!parted && (!adverb || word->value == WORD_FINAL) && character_at(folded, end) < 0x2E80) {
        if (word->value == WORD_FINAL || !read_nouns(folded, end, cue))
            return false;
    }
    cue->kind = CUE_POINT;
    cue->numeral = NUMERAL_WORD;
    cue->depth = 1;
    cue->path[0] = word->value;
    cue->sure = parted || adverb;
    cue->form = form_of(CUE_POINT, 0, adverb);
    cue->ordinal = (struct range){unfolded(beginning, at), unfolded(beginning, at + strlen(word->phrase))};
    cue->title = skip_separators(beginning->words, unfolded(beginning, end));
    return true;
}

/* ---- words that are headings ---- */

static bool is_whole(struct slice folded, const struct word *word)
{
    return word && !is_word_character(character_at(folded, skip_separators(folded, strlen(word->phrase))));
}

static bool read_heading(const struct beginning *beginning, struct cue *cue)
{
    struct slice folded = buffer_slice(&beginning->folded);
    if (is_whole(folded, word_find(WORD_CONTENTS, folded))) {
        cue->kind = CUE_CONTENTS;
        return true;
    }
    size_t at = 0;
    bool found = false;
    for (unsigned words = 0; at < folded.length; words++) {
        struct slice rest = slice_cut(folded, at, folded.length);
        if (words == HEADING_WORDS)
            return false;
        found = found || word_find(WORD_HEADING, rest);
        size_t length = word_length(rest);
        at = skip_separators(folded, at + (length > 0 ? length : 1));
    }
    if (!found)
        return false;
    cue->kind = CUE_HEADING;
    cue->sure = is_whole(folded, word_find(WORD_HEADING, folded));
    cue->form = form_of(CUE_HEADING, 0, 0);
    return true;
}

static size_t skip_ornaments(struct slice words)
{
    static const uint32_t ornaments[] = {'_',    '*',    '=',    '~',    '[',   '<',
                                         0x3008, 0x300A, 0x300C, 0x300E, 0x3010};
    size_t at = 0;
    while (is_one_of(character_at(words, at), ornaments, COUNT_OF(ornaments))) {
        uint32_t character;
        at += text_decode(slice_cut(words, at, words.length), &character);
    }
    return at;
}

static bool read_closing(const struct beginning *beginning, struct cue *cue)
{
    struct slice folded = buffer_slice(&beginning->folded);
    size_t at = skip_leads(folded);
    if (!word_find(WORD_CLOSING, folded) && !word_find(WORD_CLOSING, folded_from(beginning, at)))
        return false;
    cue->kind = CUE_CLOSING;
    return true;
}

static struct cue read_any(const struct beginning *beginning, bool lone)
{
    struct cue cue = {0};
    if (read_cjk_division(beginning, &cue) || read_bracket(beginning, &cue))
        return cue;
    cue = (struct cue){0};
    if (read_number(beginning, &cue))
        return cue;
    cue = (struct cue){0};
    if (lone && (read_division(beginning, &cue) || read_ordinal_division(beginning, &cue)))
        return cue;
    cue = (struct cue){0};
    if (read_point(beginning, &cue) || read_closing(beginning, &cue))
        return cue;
    cue = (struct cue){0};
    if (read_unknown_division(beginning, lone, &cue))
        return cue;
    cue = (struct cue){0};
    if (lone)
        read_heading(beginning, &cue);
    return cue;
}

struct cue cue_read(struct slice words, bool lone)
{
    size_t skipped = skip_ornaments(words);
    size_t end = skipped + FOLDED_BYTES < words.length ? skipped + FOLDED_BYTES : words.length;
    struct beginning beginning = {.words = slice_cut(words, skipped, end),
                                  .ended = line_ends_sentence(words)};
    text_fold(beginning.words, &beginning.folded);
    struct cue cue = read_any(&beginning, lone);
    buffer_free(&beginning.folded);
    cue.title += skipped;
    cue.ordinal.start += skipped;
    cue.ordinal.end += skipped;
    return cue;
}

/* ---- one after the other ---- */

static bool comes_next(const struct cue *previous, const struct cue *next, unsigned index)
{
    if (next->path[index] == previous->path[index] + 1)
        return true;
    return index == 0 && next->letter > 0 &&
           (next->letter == previous->letter + 1 ||
            (previous->numeral == NUMERAL_LETTER && next->letter == previous->path[0] + 1)) &&
           next->depth == 1;
}

bool cue_follows(const struct cue *previous, const struct cue *next)
{
    unsigned same = 0;
    while (same < previous->depth && same < next->depth && previous->path[same] == next->path[same])
        same++;
    if (same == previous->depth)
        return next->depth == same + 1 && next->path[same] <= 1;
    if (same + 1 != next->depth)
        return false;
    if (next->numeral == NUMERAL_LETTER && previous->letter > 0 && same == 0)
        return next->path[0] == previous->letter + 1;
    return comes_next(previous, next, same);
}

bool cue_begins(const struct cue *cue)
{
    for (unsigned i = 0; i < cue->depth; i++)
        if (cue->path[i] > 1)
            return false;
    return cue->depth > 0;
}
