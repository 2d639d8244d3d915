#include "gist.h"

#include "words.h"

#include "stele/text.h"

#include <string.h>

enum {
    MOST_WORDS = 7,
    SUBJECT_WORDS = 6,
    NOUN_WORDS = 12,
    IDEOGRAPH_BYTES = 48, /* of a text without spaces between its words */
    LOOKED_AT = 400,      /* bytes of a paragraph */
    MOST_LOOKED_WORDS = 32,
};

struct sentence {
    struct slice words[MOST_LOOKED_WORDS];
    size_t count;
};

static const struct word *kind_of(struct slice word, enum word_kind kind)
{
    struct buffer folded = {0};
    text_fold(word, &folded);
    const struct word *found = word_find(kind, buffer_slice(&folded));
    if (found && strlen(found->phrase) != folded.length && folded.length > 0) {
        size_t end = strlen(found->phrase);
        uint32_t after;
        text_decode(slice_cut(buffer_slice(&folded), end, folded.length), &after);
        if (after == '-' || after == '\'')
            found = NULL;
    }
    buffer_free(&folded);
    return found;
}

static bool ends_part(struct slice word)
{
    static const char *const ends[] = {",", ";", ":", ".", "!", "?", "\xE2\x80\x94", "\xE2\x80\x93", "--"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t length = strlen(ends[i]);
        if (word.length >= length && memcmp(word.bytes + word.length - length, ends[i], length) == 0)
            return true;
    }
    return false;
}

/* The words up to the first comma or the end of the sentence. */
static struct sentence first_part(struct slice text)
{
    struct sentence part = {.count = 0};
    while (part.count < MOST_LOOKED_WORDS) {
        struct slice word = slice_word(&text);
        if (word.length == 0)
            break;
        part.words[part.count++] = word;
        if (ends_part(word))
            break;
    }
    return part;
}

static void append_words(const struct sentence *part, size_t from, size_t to, struct buffer *into)
{
    for (size_t i = from; i < to; i++) {
        if (i > from)
            buffer_append_byte(into, ' ');
        buffer_append(into, part->words[i]);
    }
    while (into->length > 0 && strchr(",;:.!?", into->bytes[into->length - 1]))
        buffer_remove(into, into->length - 1, 1);
}

/* As many words as a name has, the last of them no preposition. */
static size_t cut_words(const struct sentence *part, size_t from, size_t most)
{
    size_t to = from + most < part->count ? from + most : part->count;
    while (to > from + 1 && to < part->count && kind_of(part->words[to - 1], WORD_SMALL))
        to--;
    return to;
}

static size_t verb_at(const struct sentence *part)
{
    for (size_t i = 0; i < part->count; i++)
        if (kind_of(part->words[i], WORD_VERB))
            return i;
    return part->count;
}

static void append_gist_of(const struct sentence *part, struct buffer *into)
{
    size_t verb = verb_at(part), from = 0;
    bool pronoun = part->count > 0 && kind_of(part->words[0], WORD_PRONOUN);
    if (!pronoun && verb > 0 && verb <= SUBJECT_WORDS && verb < part->count) {
        append_words(part, 0, verb, into);
        return;
    }
    if (pronoun)
        from = 1;
    else if (verb == 0 && part->count > 1 && kind_of(part->words[1], WORD_PRONOUN))
        from = 2; /* "müssen wir" */
    while (from > 0 && from + 1 < part->count && kind_of(part->words[from], WORD_VERB))
        from++;
    append_words(part, from, cut_words(part, from, MOST_WORDS), into);
}

/* Chinese, Japanese, Thai: up to the first sign that parts, or a number of characters. */
static void append_unspaced(struct slice text, struct buffer *into)
{
    static const uint32_t parts[] = {0x3002, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, '\n', 0xFF01};
    size_t at = 0;
    while (at < text.length && at < IDEOGRAPH_BYTES) {
        uint32_t character;
        unsigned bytes = text_decode(slice_cut(text, at, text.length), &character);
        for (size_t i = 0; i < COUNT_OF(parts); i++)
            if (parts[i] == character) {
                buffer_append(into, slice_cut(text, 0, at));
                return;
            }
        at += bytes;
    }
    buffer_append(into, slice_cut(text, 0, at));
}

static void raise_first(struct buffer *into, size_t from)
{
    uint32_t character;
    char bytes[4];
    if (into->length == from)
        return;
    unsigned length = text_decode(slice_cut(buffer_slice(into), from, into->length), &character);
    unsigned raised = text_encode(text_raise(character), bytes);
    if (raised == length)
        memcpy(into->bytes + from, bytes, length);
}

void gist_append(struct slice sentence, struct buffer *into)
{
    size_t from = into->length;
    sentence = slice_trim(slice_cut(sentence, 0, LOOKED_AT));
    struct sentence part = first_part(sentence);
    uint32_t first = 0;
    if (sentence.length > 0)
        text_decode(sentence, &first);
    if (text_is_ideograph(first))
        append_unspaced(sentence, into);
    else
        append_gist_of(&part, into);
    raise_first(into, from);
}

static struct slice behind_noun(struct slice sentence)
{
    struct slice rest = slice_cut(sentence, 0, LOOKED_AT), all = rest;
    for (size_t i = 0; i < NOUN_WORDS; i++) {
        struct slice word = slice_word(&rest);
        if (word.length == 0)
            break;
        char last = word.bytes[word.length - 1];
        if (last == ':' || last == '.')
            return last == ':' ? rest : all;
        if (i == 0 || !kind_of(word, WORD_VERB))
            continue;
        struct slice behind = rest, next = slice_word(&behind);
        return kind_of(next, WORD_VERB) ? behind : rest;
    }
    return all;
}

void gist_append_behind_noun(struct slice sentence, struct buffer *into)
{
    size_t from = into->length;
    struct sentence part = first_part(behind_noun(sentence));
    append_words(&part, 0, cut_words(&part, 0, MOST_WORDS), into);
    raise_first(into, from);
}

void gist_append_line(struct slice words, struct buffer *into)
{
    for (struct slice word = slice_word(&words); word.length > 0; word = slice_word(&words)) {
        if (into->length > 0)
            buffer_append_byte(into, ' ');
        buffer_append(into, word);
    }
}
