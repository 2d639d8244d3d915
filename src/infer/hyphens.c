/* Words that the end of a line parted: where that is certain, the hyphen becomes a soft one, which shows only
 * where a line ends. It is certain where the whole word stands elsewhere in the text, and the word with a
 * hyphen in it nowhere. Where only that stands, the hyphen stays and a soft one behind it joins the word. */

#include "clean.h"

#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_WORD = 64, /* bytes of a part */
    HYPHENATED = 40,   /* of so many lines one ends in a word */
};

static const char SOFT[] = "\xC2\xAD", JOINED[] = "-\xC2\xAD";

/* A hyphen at the end of a line; hashes of its word in one piece and with a hyphen. */
struct hyphen {
    struct range range;
    uint64_t whole, hyphened;
    const char *becomes; /* where it is certain */
    size_t moved;        /* where it ends then */
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

/* The bytes of the hyphen at AT: that of ASCII, or the one that troff writes; 0. */
static unsigned hyphen_bytes(struct slice text, size_t at)
{
    struct slice rest = slice_cut(text, at, text.length);
    return slice_starts(rest, slice_of("-")) ? 1 : slice_starts(rest, slice_of("\xE2\x80\x90")) ? 3 : 0;
}

/* Where the hyphen before END begins; END if there is none. */
static size_t hyphen_start(struct slice text, size_t end)
{
    size_t start = end > 0 ? text_before(text, end) : 0;
    return start < end && start + hyphen_bytes(text, start) == end ? start : end;
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
    size_t place = hyphen_start(text, feed), start = word_start(text, place), below = words_below(text, feed);
    size_t end = word_end(text, below);
    if (place == feed || start == place || below == end || end - below > LONGEST_WORD ||
        place - start >= LONGEST_WORD || !is_small(text, text_before(text, place)) ||
        !is_small(text, below) || hyphen_bytes(text, end) || hyphen_start(text, start) < start)
        return;
    struct slice head = slice_cut(text, start, place), tail = slice_cut(text, below, end);
    array_reserve(hyphens->items, hyphens->capacity, hyphens->count + 1);
    hyphens->items[hyphens->count++] =
        (struct hyphen){.range = {place, feed},
                        .whole = hash_word(tail, hash_word(head, 0)),
                        .hyphened = hash_word(tail, hash_word(slice_of("-"), hash_word(head, 0)))};
}

static void find_lines(struct hyphens *hyphens)
{
    struct slice text = hyphens->text;
    for (size_t at = 1; at < text.length; at++) {
        const char *feed = memchr(text.bytes + at, '\n', text.length - at);
        if (!feed)
            return;
        at = (size_t)(feed - text.bytes);
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
        unsigned hyphened = hyphen_bytes(text, end);
        if (joined)
            note_form(hyphens, hash_word(word, before));
        else if (!hyphened)
            note_form(hyphens, hash);
        before = hash_word(slice_of("-"), hash);
        joined = hyphened > 0;
        at = end + hyphened;
    }
}

/* ---- the text without them ---- */

/* Where the byte that stood at PLACE stands now. */
static size_t moved(const struct hyphens *hyphens, size_t place)
{
    size_t low = 0, high = hyphens->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hyphens->items[middle].range.end <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? place - hyphens->items[low - 1].range.end + hyphens->items[low - 1].moved : place;
}

static void soften(struct hyphens *hyphens, struct infer_clean *clean)
{
    struct buffer text = {0};
    size_t at = 0;
    for (size_t i = 0; i < hyphens->count; i++) {
        struct hyphen *hyphen = &hyphens->items[i];
        buffer_append(&text, slice_cut(hyphens->text, at, hyphen->range.start));
        buffer_append_string(&text, hyphen->becomes);
        hyphen->moved = text.length;
        at = hyphen->range.end;
    }
    buffer_append(&text, slice_cut(hyphens->text, at, hyphens->text.length));
    for (size_t i = 0; i < clean->mark_count; i++)
        clean->marks[i].place = moved(hyphens, clean->marks[i].place);
    for (size_t i = 0; i < clean->span_count; i++)
        clean->spans[i].range = (struct range){moved(hyphens, clean->spans[i].range.start),
                                               moved(hyphens, clean->spans[i].range.end)};
    buffer_free(&clean->text);
    clean->text = text;
}

static void keep_certain(struct hyphens *hyphens)
{
    size_t kept = 0;
    for (size_t i = 0; i < hyphens->count; i++) {
        struct hyphen hyphen = hyphens->items[i];
        bool whole = slot_of(hyphens, hyphen.whole)->stands;
        hyphen.becomes = whole ? SOFT : JOINED;
        if (whole != slot_of(hyphens, hyphen.hyphened)->stands)
            hyphens->items[kept++] = hyphen;
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
