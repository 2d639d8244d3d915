/* Ordinals that open a paragraph. */

#include "beginning.h"
#include "words.h"

#include <string.h>

/* An ordinal that scanning broke in one letter: "Eirst,". */
static const struct word *misread_ordinal(struct slice folded)
{
    size_t count, length = beginning_word_length(folded);
    const struct word *ordinals = words_of(WORD_ORDINAL, &count);
    if (length < 5 || beginning_character(folded, length) != ',')
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
            beginning_ends_word(folded, at + strlen(phrases[i])))
            return at + strlen(phrases[i]);
    return at;
}

/* "Fifth and quite fundamentally:" is an ordinal up to its colon. */
static size_t skip_and_adverb(struct slice folded, size_t at)
{
    enum { ADVERB_WORDS = 3 };
    struct slice and = slice_of(" and");
    if (!slice_starts(slice_cut(folded, at, folded.length), and))
        return at;
    size_t end = at + and.length;
    for (int i = 0; i < ADVERB_WORDS && beginning_character(folded, end) == ' '; i++) {
        end = beginning_skip_spaces(folded, end);
        end += beginning_word_length(slice_cut(folded, end, folded.length));
    }
    uint32_t after = beginning_character(folded, end);
    return after == ':' || after == ',' ? end : at;
}

/* The words behind an ordinal without a comma. False: they make no point of it. */
static bool read_nouns(struct slice folded, size_t at, struct cue *cue)
{
    at = beginning_skip_spaces(folded, at);
    if (word_find(WORD_COMMON, slice_cut(folded, at, folded.length)))
        return false;
    for (size_t i = 0; i < CUE_NOUNS; i++) {
        size_t length = beginning_word_length(slice_cut(folded, at, folded.length));
        if (length == 0)
            return i > 0;
        cue->nouns[i] = slice_hash(slice_cut(folded, at, at + length), 0);
        at = beginning_skip_spaces(folded, at + length);
    }
    return true;
}

bool cue_read_point(const struct beginning *beginning, struct cue *cue)
{
    struct slice folded = buffer_slice(&beginning->folded);
    const struct word *word = word_find(WORD_ADVERB, folded);
    size_t at = word ? 0 : beginning_skip_leads(folded);
    if (!word)
        word = word_find(WORD_ADVERB, beginning_folded_from(beginning, at));
    bool adverb = word;
    if (!word)
        word = word_find(WORD_ORDINAL, beginning_folded_from(beginning, at));
    if (!word)
        word = misread_ordinal(beginning_folded_from(beginning, at));
    if (!word)
        return false;
    size_t end = skip_and_final(folded, at + strlen(word->phrase));
    bool final = end > at + strlen(word->phrase);
    end = skip_and_adverb(folded, end);
    uint32_t after = beginning_character(folded, beginning_skip_spaces(folded, end));
    bool parted = beginning_is_separator(after) && (after != '-' || beginning_character(folded, end) == ' ');
    if (!parted && (!adverb || word->value == WORD_FINAL) && beginning_character(folded, end) < 0x2E80) {
        if (word->value == WORD_FINAL || !read_nouns(folded, end, cue))
            return false;
    }
    cue->kind = CUE_POINT;
    cue->numeral = NUMERAL_WORD;
    cue->depth = 1;
    cue->path[0] = word->value;
    cue->sure = parted || adverb;
    cue->final = final;
    cue->form = beginning_form(CUE_POINT, 0, adverb);
    cue->ordinal = (struct range){beginning_unfolded(beginning, at),
                                  beginning_unfolded(beginning, at + strlen(word->phrase))};
    cue->title = beginning_skip_separators(beginning->words, beginning_unfolded(beginning, end));
    return true;
}
