/* Words that the end of a line parted: where that is certain, the hyphen becomes a soft one, which shows only
 * where a line ends. It is certain where the whole word stands elsewhere in the text, and the word with a
 * hyphen in it nowhere. */

#include "clean.h"

#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_WORD = 64, /* bytes of a part */
    SOFT_BYTES = 1,    /* more than those of a hyphen */
    HYPHENATED = 40,   /* of so many lines one ends in a word */
};

static const char SOFT_HYPHEN[] = "\xC2\xAD";

/* A hyphen at the end of a line; hashes of its word in one piece and with a hyphen. */
struct hyphen {
    size_t place;
    uint64_t whole, hyphened;
};

/* What is asked for of the words of a text; a table with open addresses. */
struct form {
    uint64_t hash;
    bool wanted, stands; /* not wanted: an empty slot */
};

struct hyphens {
    struct slice text;
    struct hyphen *items;
    size_t count, capacity;
    struct form *forms;
    size_t slots; /* a power of two */
};

/* ---- words ---- */

static uint32_t letter_at(struct slice text, size_t at, unsigned *bytes)
{
    uint32_t character = (unsigned char)text.bytes[at];
    *bytes = 1;
    if (character >= 0x80)
        *bytes = text_decode(slice_cut(text, at, text.length), &character);
    else
        return (character | 0x20) >= 'a' && (character | 0x20) <= 'z' ? character : 0;
    return text_is_letter(character) ? character : 0;
}

/* Where the letters from START on end. */
static size_t word_end(struct slice text, size_t start)
{
    unsigned bytes;
    while (start < text.length && letter_at(text, start, &bytes))
        start += bytes;
    return start;
}

/* Where the letters before END begin; those of a longer word are not all looked at. */
static size_t word_start(struct slice text, size_t end)
{
    unsigned bytes;
    size_t start = end;
    while (start > 0 && end - start < LONGEST_WORD && letter_at(text, text_before(text, start), &bytes))
        start = text_before(text, start);
    return start;
}

/* Capitals of ASCII count as small letters: a word may open a sentence elsewhere. */
static uint64_t hash_word(struct slice word, uint64_t seed)
{
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.bytes[i];
        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
        seed = slice_hash((struct slice){&byte, 1}, seed);
    }
    return seed;
}

/* ---- where lines part words ---- */

static bool is_small(struct slice text, size_t at)
{
    uint32_t character;
    text_decode(slice_cut(text, at, text.length), &character);
    return text_is_lower(character);
}

static bool is_hyphen(struct slice text, size_t at)
{
    return at < text.length && text.bytes[at] == '-';
}

static size_t words_below(struct slice text, size_t feed)
{
    size_t at = feed + 1;
    while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '\t'))
        at++;
    return at;
}

/* A hyphen stands before FEED, between letters that are small, and is the only one of its word. */
static void note_line(struct hyphens *hyphens, size_t feed)
{
    struct slice text = hyphens->text;
    size_t place = feed - 1, start = word_start(text, place), below = words_below(text, feed);
    size_t end = word_end(text, below);
    if (start == place || below == end || end - below > LONGEST_WORD || place - start >= LONGEST_WORD ||
        !is_small(text, text_before(text, place)) || !is_small(text, below) || is_hyphen(text, end) ||
        (start > 0 && is_hyphen(text, start - 1)))
        return;
    struct slice head = slice_cut(text, start, place), tail = slice_cut(text, below, end);
    array_reserve(hyphens->items, hyphens->capacity, hyphens->count + 1);
    hyphens->items[hyphens->count++] =
        (struct hyphen){place, hash_word(tail, hash_word(head, 0)),
                        hash_word(tail, hash_word(slice_of("-"), hash_word(head, 0)))};
}

static void find_lines(struct hyphens *hyphens)
{
    struct slice text = hyphens->text;
    for (size_t at = 1; at < text.length; at++) {
        const char *feed = memchr(text.bytes + at, '\n', text.length - at);
        if (!feed)
            return;
        at = (size_t)(feed - text.bytes);
        if (text.bytes[at - 1] == '-')
            note_line(hyphens, at);
    }
}

/* ---- what stands elsewhere ---- */

static struct form *slot_of(const struct hyphens *hyphens, uint64_t hash)
{
    size_t at = (size_t)(hash ^ hash >> 32) & (hyphens->slots - 1);
    while (hyphens->forms[at].wanted && hyphens->forms[at].hash != hash)
        at = (at + 1) & (hyphens->slots - 1);
    return &hyphens->forms[at];
}

static void want_form(struct hyphens *hyphens, uint64_t hash)
{
    *slot_of(hyphens, hash) = (struct form){.hash = hash, .wanted = true};
}

static void want_forms(struct hyphens *hyphens)
{
    for (hyphens->slots = 16; hyphens->slots < hyphens->count * 4;)
        hyphens->slots *= 2;
    hyphens->forms = memory_new(hyphens->slots * sizeof *hyphens->forms);
    for (size_t i = 0; i < hyphens->count; i++) {
        want_form(hyphens, hyphens->items[i].whole);
        want_form(hyphens, hyphens->items[i].hyphened);
    }
}

static void note_form(struct hyphens *hyphens, uint64_t hash)
{
    slot_of(hyphens, hash)->stands = true; /* in an empty slot it says nothing */
}

/* All words, and all pairs with a hyphen between them. */
static void find_forms(struct hyphens *hyphens)
{
    struct slice text = hyphens->text;
    uint64_t before = 0; /* the word and its hyphen right before this one */
    bool joined = false; /* there are these */
    unsigned bytes;
    for (size_t at = 0; at < text.length;) {
        size_t end = word_end(text, at);
        if (end == at) {
            letter_at(text, at, &bytes);
            at += bytes;
            joined = false;
            continue;
        }
        struct slice word = slice_cut(text, at, end);
        uint64_t hash = hash_word(word, 0);
        bool hyphened = is_hyphen(text, end);
        if (joined)
            note_form(hyphens, hash_word(word, before));
        else if (!hyphened)
            note_form(hyphens, hash);
        before = hash_word(slice_of("-"), hash);
        joined = hyphened;
        at = end + hyphened;
    }
}

/* ---- the text without them ---- */

static size_t moved(const struct hyphens *hyphens, size_t *next, size_t place)
{
    while (*next < hyphens->count && hyphens->items[*next].place < place)
        ++*next;
    return place + *next * SOFT_BYTES;
}

static void move_all(const struct hyphens *hyphens, struct infer_clean *clean)
{
    size_t mark = 0, span = 0;
    for (size_t i = 0; i < clean->mark_count; i++)
        clean->marks[i].place = moved(hyphens, &mark, clean->marks[i].place);
    for (size_t i = 0; i < clean->span_count; i++) {
        struct range *range = &clean->spans[i].range;
        size_t end = 0;
        range->start = moved(hyphens, &span, range->start);
        end = span;
        range->end = moved(hyphens, &end, range->end);
    }
}

static void soften(const struct hyphens *hyphens, struct infer_clean *clean)
{
    struct buffer text = {0};
    size_t at = 0;
    for (size_t i = 0; i < hyphens->count; i++) {
        buffer_append(&text, slice_cut(hyphens->text, at, hyphens->items[i].place));
        buffer_append_string(&text, SOFT_HYPHEN);
        at = hyphens->items[i].place + 1;
    }
    buffer_append(&text, slice_cut(hyphens->text, at, hyphens->text.length));
    move_all(hyphens, clean);
    buffer_free(&clean->text);
    clean->text = text;
}

static void keep_certain(struct hyphens *hyphens)
{
    size_t kept = 0;
    for (size_t i = 0; i < hyphens->count; i++) {
        const struct hyphen *hyphen = &hyphens->items[i];
        if (slot_of(hyphens, hyphen->whole)->stands && !slot_of(hyphens, hyphen->hyphened)->stands)
            hyphens->items[kept++] = *hyphen;
    }
    hyphens->count = kept;
}

bool infer_parts_words(struct slice text)
{
    struct hyphens hyphens = {.text = text};
    size_t lines = 0;
    for (size_t i = 0; i < text.length; i++)
        lines += text.bytes[i] == '\n';
    find_lines(&hyphens);
    free(hyphens.items);
    return hyphens.count * HYPHENATED > lines;
}

void hyphens_soften(struct infer_clean *clean)
{
    struct hyphens hyphens = {.text = buffer_slice(&clean->text)};
    if (!infer_is_machine(hyphens.text))
        find_lines(&hyphens);
    if (hyphens.count > 0) {
        want_forms(&hyphens);
        find_forms(&hyphens);
        keep_certain(&hyphens);
    }
    if (hyphens.count > 0)
        soften(&hyphens, clean);
    free(hyphens.items);
    free(hyphens.forms);
}
