/* Finding a quotation again in a text that was edited: stretches that share most with it are compared with it
 * letter by letter, and the best of them must be convincing and have no rival. */

#include "align.h"
#include "grams.h"

#include "stele/search.h"
#include "stele/text.h"

enum {
    PART_LETTERS = 80,       /* of each part that are compared */
    STRETCH_BYTES = 400,     /* the least in which a quotation is looked for */
    NEAR_BYTES = 512 * 1024, /* before and behind the old place, where it is looked for first */
    WORD_LETTERS = 24,       /* back to the beginning of a word at most */
    FEW_LETTERS = 12,        /* so few words are found only as they were */
    RIVAL_SHARE = 2, /* one part in so many of what the best stretch shares is the least worth comparing */
};

/* Shares of letters, in percent. */
enum {
    WHOLE_FITS = 65,  /* of the quotation, for it to be convincing */
    WORDS_FIT = 50,   /* of its words */
    SIDE_FITS = 90,   /* of what stands before them, or of what stands behind */
    SIDES_FIT = 50,   /* of each of the two */
    RIVAL_MARGIN = 8, /* of the quotation, by which any other place must fit worse */
    NEARER_MARGIN = 20,
};

struct finder {
    struct slice text;
    size_t place, end; /* where the quotation stood */
    struct parts parts;
    size_t bytes; /* of it */
    struct aligner aligner;
    struct alignment found[GRAMS_STRETCHES];
    size_t count;
};

/* ---- the quotation ------------------------------------------------------------------------------- */

static struct slice first_letters(struct slice slice)
{
    uint32_t character;
    size_t end = 0;
    for (unsigned letters = 0; letters < PART_LETTERS && end < slice.length; letters++)
        end += text_decode(slice_cut(slice, end, slice.length), &character);
    return slice_cut(slice, 0, end);
}

static struct slice last_letters(struct slice slice)
{
    size_t start = slice.length;
    for (unsigned letters = 0; letters < PART_LETTERS && start > 0; letters++)
        start = text_before(slice, start);
    return slice_cut(slice, start, slice.length);
}

static void read_quote(struct finder *finder, const struct quote *quote)
{
    struct slice before = last_letters(quote->before), words = first_letters(quote->words);
    struct slice after =
        words.length == quote->words.length ? first_letters(quote->after) : (struct slice){0};
    struct letters *all = &finder->parts.all;
    letters_read(all, before, 0);
    finder->parts.words = all->count;
    letters_read(all, words, 0);
    if (finder->parts.words < all->count && all->items[finder->parts.words].code == ' ')
        finder->parts.words++;
    finder->parts.after = all->count;
    letters_read(all, after, 0);
    finder->bytes = before.length + words.length + after.length;
    finder->end = finder->place + words.length + after.length;
}

/* ---- where it may stand -------------------------------------------------------------------------- */

static void compare(struct finder *finder, struct range range)
{
    range.start = range.start > finder->bytes ? range.start - finder->bytes : 0;
    range.end += finder->bytes;
    finder->found[finder->count++] =
        align(&finder->aligner, &finder->parts, finder->text, range, finder->end);
}

static void collect(struct finder *finder, struct range range)
{
    struct stretch stretches[GRAMS_STRETCHES];
    size_t length = 2 * finder->bytes > STRETCH_BYTES ? 2 * finder->bytes : STRETCH_BYTES;
    size_t count = grams_find(&finder->parts.all, finder->text, range, length, finder->place, stretches);
    finder->count = 0;
    for (size_t i = 0; i < count && stretches[i].shared * RIVAL_SHARE >= stretches[0].shared; i++)
        compare(finder, stretches[i].range);
    if (count == 0 && finder->text.length <= length) /* too little for runs of bytes to be shared */
        compare(finder, range);
}

/* ---- and where it does --------------------------------------------------------------------------- */

static unsigned edits(const struct alignment *found)
{
    return found->before + found->words + found->after;
}

static size_t distance(const struct finder *finder, size_t place)
{
    return place > finder->place ? place - finder->place : finder->place - place;
}

static const struct alignment *find_best(const struct finder *finder)
{
    const struct alignment *best = NULL;
    for (const struct alignment *found = finder->found; found < finder->found + finder->count; found++) {
        if (found->place == NOWHERE)
            continue;
        if (!best || edits(found) < edits(best) ||
            (edits(found) == edits(best) && distance(finder, found->place) < distance(finder, best->place)))
            best = found;
    }
    return best;
}

static bool fits(unsigned edited, size_t letters, unsigned percent)
{
    return (size_t)edited * 100 <= letters * (100 - percent);
}

/* A paragraph may have come between the words and what stood on one side, then the other side must be as it
 * was. Where there is next to nothing on both sides, the words must do. */
static bool sides_fit(const struct parts *parts, const struct alignment *found)
{
    size_t before = parts->words, after = parts->all.count - parts->after;
    if (before < FEW_LETTERS && after < FEW_LETTERS)
        return found->words == 0;
    bool one = (before >= FEW_LETTERS && fits(found->before, before, SIDE_FITS)) ||
               (after >= FEW_LETTERS && fits(found->after, after, SIDE_FITS));
    return one || (fits(found->before, before, SIDES_FIT) && fits(found->after, after, SIDES_FIT));
}

static bool is_convincing(const struct parts *parts, const struct alignment *found)
{
    size_t words = parts->after - parts->words;
    if (found->words == 0)
        return sides_fit(parts, found);
    return words >= FEW_LETTERS && fits(found->words, words, WORDS_FIT) && sides_fit(parts, found) &&
           fits(edits(found), parts->all.count, WHOLE_FITS);
}

/* Of places that fit equally well the nearest is taken, but only for words that stand there as they were. A
 * place that is nearer than the best one is a rival even if it fits less well: the words may have been edited
 * there, and the best be another place where they always stood. A perfect fit has no other rivals. */
static bool is_rival(const struct finder *finder, const struct alignment *best, const struct alignment *other)
{
    if (other->place == NOWHERE || other->place == best->place)
        return false;
    if (best->words == 0 && other->words == 0 && edits(best) == edits(other))
        return false;
    bool nearer = distance(finder, other->place) < distance(finder, best->place);
    if (edits(best) == 0 && !nearer)
        return false;
    unsigned margin = nearer ? NEARER_MARGIN : RIVAL_MARGIN;
    return fits(edits(other) - edits(best), finder->parts.all.count, 100 - margin);
}

static bool has_rival(const struct finder *finder, const struct alignment *best)
{
    for (size_t i = 0; i < finder->count; i++)
        if (is_rival(finder, best, &finder->found[i]))
            return true;
    return false;
}

/* ---- the place ----------------------------------------------------------------------------------- */

static uint32_t character_at(struct slice text, size_t at)
{
    uint32_t character;
    text_decode(slice_cut(text, at, text.length), &character);
    return character;
}

static bool is_of_word(uint32_t character)
{
    return (text_is_letter(character) || text_is_digit(character)) && !text_is_ideograph(character);
}

static bool begins_word(const struct parts *parts)
{
    const struct letter *letters = parts->all.items;
    return is_of_word(letters[parts->words].code) &&
           (parts->words == 0 || !is_of_word(letters[parts->words - 1].code));
}

/* The first of the words may have been edited: where they began with a word, they do so again. */
static size_t settle(const struct finder *finder, size_t place)
{
    struct slice text = finder->text;
    uint32_t character;
    while (place < text.length && text_is_space(character_at(text, place)))
        place += text_decode(slice_cut(text, place, text.length), &character);
    if (place == text.length || !begins_word(&finder->parts))
        return place;
    size_t start = place;
    for (int letters = 0; letters < WORD_LETTERS; letters++) {
        size_t before = start == 0 ? 0 : text_before(text, start);
        if (start == 0 || !is_of_word(character_at(text, start)) || !is_of_word(character_at(text, before)))
            return start;
        start = before;
    }
    return place;
}

/* Looks at what is near first: a perfect fit there settles it. */
static const struct alignment *find_in_text(struct finder *finder)
{
    size_t length = finder->text.length;
    size_t start = finder->place > NEAR_BYTES ? finder->place - NEAR_BYTES : 0;
    size_t end = length - finder->place > NEAR_BYTES ? finder->place + NEAR_BYTES : length;
    collect(finder, (struct range){start, end});
    const struct alignment *best = find_best(finder);
    if ((best && edits(best) == 0) || (start == 0 && end == length))
        return best;
    collect(finder, (struct range){0, length});
    return find_best(finder);
}

static size_t find(struct finder *finder)
{
    const struct alignment *best = find_in_text(finder);
    if (!best || !is_convincing(&finder->parts, best) || has_rival(finder, best))
        return NOWHERE;
    return settle(finder, best->place);
}

size_t search_quote_find(const struct document *document, const struct quote *quote, size_t place)
{
    struct finder finder = {.text = document_text(document)};
    finder.place = place < finder.text.length ? place : finder.text.length;
    read_quote(&finder, quote);
    size_t found = finder.parts.words < finder.parts.after ? find(&finder) : NOWHERE;
    letters_free(&finder.parts.all);
    aligner_free(&finder.aligner);
    return found;
}
