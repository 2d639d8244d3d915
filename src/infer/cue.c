#include "cue.h"

#include "beginning.h"
#include "line.h"
#include "words.h"

#include "stele/text.h"

#include <string.h>

enum {
    FOLDED_BYTES = 160, /* of the beginning of a paragraph */
    HEADING_WORDS = 6,  /* of a line that names what it heads */
};

/* ---- numbers ---- */

/* Behind the last number of a path: a point, a space, nothing. */
static bool ends_path(struct slice words, size_t *at, bool *pointed)
{
    uint32_t character = beginning_character(words, *at);
    *pointed = character == '.' || character == 0xFF0E || character == 0x3001;
    if (*pointed)
        *at += text_decode(slice_cut(words, *at, words.length), &character);
    if (character == 0x3001 || character == 0xFF0E)
        return true;
    character = beginning_character(words, *at);
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
        if (cue->depth == CUE_PATH || beginning_character(words, at) != '.' ||
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
    if (beginning_character(words, 0) == 0xA7) /* § */
        at = beginning_skip_spaces(words, 2);
    if (!read_path(words, at, cue))
        return false;
    at = cue->ordinal.end;
    if (!ends_path(words, &at, &pointed) || cue->path[0] > MOST_NUMBER)
        return false;
    bool bare = beginning_skip_spaces(words, at) >= words.length;
    if (!pointed && cue->depth == 1 && cue->numeral != NUMERAL_DIGITS &&
        !(bare && (cue->numeral == NUMERAL_ROMAN || cue->numeral == NUMERAL_CHINESE)))
        return false;
    if (cue->numeral == NUMERAL_HEBREW && !pointed)
        return false;
    cue->kind = CUE_NUMBER;
    cue->bare = bare;
    cue->sure = pointed || cue->depth > 1;
    cue->form =
        beginning_form(CUE_NUMBER, cue->numeral == NUMERAL_LETTER ? NUMERAL_ROMAN : cue->numeral, bare);
    if (cue->numeral == NUMERAL_DIGITS)
        cue->form = beginning_form(CUE_NUMBER, NUMERAL_DIGITS, 0);
    cue->title = beginning_skip_spaces(words, at);
    return true;
}

static bool read_bracket(const struct beginning *beginning, struct cue *cue)
{
    struct slice words = beginning->words;
    uint32_t open = beginning_character(words, 0);
    size_t at = open == '(' ? 1 : open == 0xFF08 ? 3 : 0;
    struct numeral numeral;
    if (!numeral_read(slice_cut(words, at, words.length), &numeral) || numeral.value > MOST_NUMBER)
        return false;
    size_t end = at + numeral.length;
    uint32_t close = beginning_character(words, end);
    if ((close != ')' && close != 0xFF09) || (open == 0xFF08) != (close == 0xFF09))
        return false;
    cue->kind = CUE_BRACKET;
    cue->numeral = numeral.kind;
    cue->depth = 1;
    cue->path[0] = numeral.value;
    cue->letter = numeral.letter;
    cue->sure = at > 0;
    cue->ordinal = (struct range){at, end};
    cue->form = beginning_form(CUE_BRACKET,
                               numeral.kind == NUMERAL_ROMAN_LOW ? NUMERAL_LETTER_LOW : numeral.kind, at > 0);
    cue->title = beginning_skip_spaces(words, end + (close == ')' ? 1 : 3));
    return true;
}

/* ---- words that are headings ---- */

static bool is_whole(struct slice folded, const struct word *word)
{
    return word && !beginning_is_word(
                       beginning_character(folded, beginning_skip_separators(folded, strlen(word->phrase))));
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
        size_t length = beginning_word_length(rest);
        at = beginning_skip_separators(folded, at + (length > 0 ? length : 1));
    }
    if (!found)
        return false;
    cue->kind = CUE_HEADING;
    cue->sure = is_whole(folded, word_find(WORD_HEADING, folded));
    cue->form = beginning_form(CUE_HEADING, 0, 0);
    return true;
}

static size_t skip_ornaments(struct slice words)
{
    static const uint32_t ornaments[] = {'_',    '*',    '=',    '~',    '[',   '<',
                                         0x3008, 0x300A, 0x300C, 0x300E, 0x3010};
    size_t at = 0;
    while (beginning_is_one_of(beginning_character(words, at), ornaments, COUNT_OF(ornaments))) {
        uint32_t character;
        at += text_decode(slice_cut(words, at, words.length), &character);
    }
    return at;
}

static bool read_closing(const struct beginning *beginning, struct cue *cue)
{
    struct slice folded = buffer_slice(&beginning->folded);
    size_t at = beginning_skip_leads(folded);
    if (!word_find(WORD_CLOSING, folded) && !word_find(WORD_CLOSING, beginning_folded_from(beginning, at)))
        return false;
    cue->kind = CUE_CLOSING;
    return true;
}

static struct cue read_any(const struct beginning *beginning, bool lone)
{
    struct cue cue = {0};
    if (cue_read_cjk_division(beginning, &cue) || read_bracket(beginning, &cue))
        return cue;
    cue = (struct cue){0};
    if (read_number(beginning, &cue))
        return cue;
    cue = (struct cue){0};
    if (cue_read_division(beginning, lone, &cue))
        return cue;
    cue = (struct cue){0};
    if (cue_read_point(beginning, &cue) || read_closing(beginning, &cue))
        return cue;
    cue = (struct cue){0};
    if (cue_read_unknown_division(beginning, lone, &cue))
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
