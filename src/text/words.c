#include "characters.h"

#include <unictype.h>
#include <uniwbrk.h>

static void find_boundaries(struct characters *characters, struct slice window)
{
    characters_read(characters, window);
    u32_wordbreaks(characters->codes, characters->count, characters->flags);
}

enum { REACH = 64 * 1024 /* bytes of a run that are looked at: some texts have no spaces at all */ };

static size_t skip_spaces(struct slice slice, size_t at, bool spaces)
{
    size_t most = at + REACH < slice.length ? at + REACH : slice.length;
    while (at < most) {
        uint32_t character;
        unsigned length = text_decode(slice_cut(slice, at, slice.length), &character);
        if (text_is_space(character) != spaces)
            break;
        at += length;
    }
    return at;
}

static size_t skip_spaces_back(struct slice slice, size_t at, bool spaces)
{
    size_t least = at > REACH ? at - REACH : 0;
    while (at > least) {
        size_t start = text_before(slice, at);
        uint32_t character;
        text_decode(slice_cut(slice, start, at), &character);
        if (text_is_space(character) != spaces)
            break;
        at = start;
    }
    return at;
}

size_t text_word_after(struct slice slice, size_t at)
{
    if (at >= slice.length)
        return slice.length;
    at = skip_spaces(slice, at, true);
    size_t from = skip_spaces_back(slice, at, false), to = skip_spaces(slice, at, false);
    struct characters characters = {0};
    find_boundaries(&characters, slice_cut(slice, from, to));
    for (size_t i = 0; i < characters.count && (from <= at || !characters.flags[i]); i++)
        from += characters.lengths[i];
    characters_free(&characters);
    return from;
}

size_t text_word_before(struct slice slice, size_t at)
{
    if (at > slice.length)
        at = slice.length;
    at = skip_spaces_back(slice, at, true);
    size_t start = skip_spaces_back(slice, at, false), to = skip_spaces(slice, at, false);
    struct characters characters = {0};
    find_boundaries(&characters, slice_cut(slice, start, to));
    for (size_t i = 0, from = start; i < characters.count && from < at; from += characters.lengths[i++])
        if (characters.flags[i])
            start = from;
    characters_free(&characters);
    return start;
}

/* Scripts without spaces between words, of whose words UAX #29 knows nothing: Thai, Lao, Burmese, Khmer. */
static bool runs_on(uint32_t character)
{
    return (character >= 0x0E00 && character <= 0x0EFF) || (character >= 0x1000 && character <= 0x109F) ||
           (character >= 0x1780 && character <= 0x17FF);
}

static size_t count_words(const struct characters *characters)
{
    size_t words = 0;
    bool counted = false, ran_on = false;
    for (size_t i = 0; i < characters->count; i++) {
        uint32_t code = characters->codes[i];
        bool on = runs_on(code);
        if (characters->flags[i] && !(on && ran_on))
            counted = false;
        ran_on = on;
        if (!counted && uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N)) {
            counted = true;
            words++;
        }
    }
    return words;
}

/* Where to cut after FROM so that no word is cut, if there is white space within reach. */
static size_t piece_end(struct slice slice, size_t from)
{
    enum { PIECE = 64 * 1024 };
    if (slice.length - from <= PIECE)
        return slice.length;
    for (size_t at = from + PIECE; at > from + PIECE / 2; at--)
        if (slice.bytes[at] == ' ' || slice.bytes[at] == '\n')
            return at;
    return text_before(slice, from + PIECE);
}

size_t text_words(struct slice slice)
{
    struct characters characters = {0};
    size_t words = 0;
    for (size_t from = 0, to; from < slice.length; from = to) {
        to = piece_end(slice, from);
        find_boundaries(&characters, slice_cut(slice, from, to));
        words += count_words(&characters);
    }
    characters_free(&characters);
    return words;
}
