/* edited.h: texts of which a share of the words is inserted, deleted and changed at random. */
#ifndef STELE_EDITED_H
#define STELE_EDITED_H

#include "build.h"
#include "random_calls.h"

#include "stele/search.h"
#include "stele/text.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { WORDS = 20000, QUOTES = 500, VOCABULARY = 3000, WORD_BYTES = 32, PERCENT_EDITED = 5 };

struct text {
    struct buffer bytes;
    struct range *words;
    size_t count, capacity;
};

struct edition {
    struct text old;
    struct buffer new;
    size_t *moved; /* where each word is now; of one that was deleted, what followed it */
    bool *edited;  /* it was changed or deleted, or a word was put before it */
};

static inline void edited_add_word(struct text *text, struct slice word)
{
    array_reserve(text->words, text->capacity, text->count + 1);
    text->words[text->count++] = (struct range){text->bytes.length, text->bytes.length + word.length};
    buffer_append(&text->bytes, word);
}

/* Syllables, or one or two ideographs. */
static inline void edited_make_word(struct random *random, bool ideographs, char word[WORD_BYTES])
{
    static const char *const syllables[] = {"co", "op",   "er",  "a",    "tion", "re",   "gi", "on",
                                            "e",  "qual", "i",   "ty",   "grat", "in",   "te", "ace",
                                            "pe", "se",   "cur", "part", "ner",  "ship", "é",  "th"};
    size_t length = 0;
    unsigned parts = 1 + random_below(random, ideographs ? 2 : 4);
    for (; parts > 0; parts--) {
        if (ideographs)
            length += text_encode(0x4E00 + random_below(random, 500), word + length);
        else
            length += (size_t)snprintf(word + length, WORD_BYTES - length, "%s",
                                       syllables[random_below(random, COUNT_OF(syllables))]);
    }
    word[length] = '\0';
}

/* The lower its rank the more frequent is a word, about as Zipf has it. */
static inline size_t edited_pick_rank(struct random *random)
{
    uint32_t among = 1;
    while (among < VOCABULARY && random_below(random, 20) != 0)
        among += 1 + among / 10;
    return random_below(random, among < VOCABULARY ? among : VOCABULARY);
}

static inline const char *edited_separator(size_t number, bool ideographs)
{
    if (number % 90 == 89)
        return ideographs ? "。\n\n" : ".\n\n";
    if (number % 13 == 12)
        return ideographs ? "。" : ". ";
    return ideographs ? "" : " ";
}

static inline void edited_make_text(struct random *random, bool ideographs, struct text *text)
{
    char(*vocabulary)[WORD_BYTES] = memory_new(VOCABULARY * sizeof *vocabulary);
    for (size_t i = 0; i < VOCABULARY; i++)
        edited_make_word(random, ideographs, vocabulary[i]);
    for (size_t i = 0; i < WORDS; i++) {
        edited_add_word(text, slice_of(vocabulary[edited_pick_rank(random)]));
        buffer_append_string(&text->bytes, edited_separator(i, ideographs));
    }
    free(vocabulary);
}

static inline void edited_read_text(const char *path, struct text *text)
{
    struct buffer file = {0};
    int descriptor = open(path, O_RDONLY);
    assert_true(descriptor >= 0 && file_read(descriptor, &file, SIZE_MAX));
    close(descriptor);
    for (const char *at = buffer_string(&file); *at;) {
        size_t blank = strspn(at, " \t\r\n"), length = strcspn(at + blank, " \t\r\n");
        buffer_append(&text->bytes, (struct slice){at, blank});
        if (length > 0)
            edited_add_word(text, (struct slice){at + blank, length});
        at += blank + length;
    }
    buffer_free(&file);
}

static inline struct slice edited_word_at(const struct text *text, size_t word)
{
    return slice_range(buffer_slice(&text->bytes), text->words[word]);
}

/* With what follows it. */
static inline void edited_change_word(struct random *random, struct edition *edition, size_t word)
{
    enum { INSERT, DELETE, CHANGE, EDITS };
    const struct text *old = &edition->old;
    unsigned edit = random_below(random, 100) < PERCENT_EDITED ? random_below(random, EDITS) : EDITS;
    struct slice other = edited_word_at(old, random_below(random, (uint32_t)old->count));
    struct range gap = {old->words[word].end, old->bytes.length};
    if (word + 1 < old->count)
        gap.end = old->words[word + 1].start;
    if (edit == INSERT) {
        buffer_append(&edition->new, other);
        buffer_append_string(&edition->new, gap.start < gap.end ? " " : "");
    }
    edition->moved[word] = edition->new.length;
    edition->edited[word] = edit != EDITS;
    if (edit != DELETE)
        buffer_append(&edition->new, edit == CHANGE ? other : edited_word_at(old, word));
    buffer_append(&edition->new, slice_range(buffer_slice(&old->bytes), gap));
}

/* As right as can be: which of two neighbours that are alike is gone nobody can tell; and where words side by
 * side were edited, they may be laid over each other in several ways, so that the place is right to the word
 * before or behind. */
static inline bool edition_is_right(const struct edition *edition, size_t word, size_t found)
{
    size_t moved = edition->moved[word], distance = found > moved ? found - moved : moved - found;
    struct slice there = slice_cut(buffer_slice(&edition->new), found, edition->new.length);
    bool alike = slice_starts(there, edited_word_at(&edition->old, word)), edited = edition->edited[word];
    if (word > 0)
        edited |= edition->edited[word - 1];
    if (word + 1 < edition->old.count)
        edited |= edition->edited[word + 1];
    return distance == 0 || (distance < WORD_BYTES && (alike || edited));
}

/* Edits the old text into a new one. */
static inline void edition_make(struct random *random, struct edition *edition)
{
    edition->moved = memory_new(edition->old.count * sizeof *edition->moved);
    edition->edited = memory_new(edition->old.count * sizeof *edition->edited);
    for (size_t word = 0; word < edition->old.count; word++)
        edited_change_word(random, edition, word);
}

static inline void edition_free(struct edition *edition)
{
    buffer_free(&edition->old.bytes);
    buffer_free(&edition->new);
    free(edition->old.words);
    free(edition->moved);
    free(edition->edited);
}

#endif
