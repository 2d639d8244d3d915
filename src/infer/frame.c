#include "frame.h"

#include "stele/text.h"

#include <stdlib.h>

enum {
    WORD_BYTES = 5, /* of a word that carries meaning, at least */
    TITLE_WORDS = 24,
    LEAST_SHARED = 3, /* of them, that come back at the end */
    PARAGRAPH_BYTES = 4096,
};

static size_t first_chosen(const struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++)
        if (scan->candidates[i].chosen)
            return i;
    return NOWHERE;
}

static size_t last_chosen(const struct scan *scan)
{
    for (size_t i = scan->count; i-- > 0;)
        if (scan->candidates[i].chosen)
            return i;
    return NOWHERE;
}

/* ---- the title comes back in the last paragraph ---- */

static size_t hash_words(struct slice words, uint64_t *hashes, size_t most)
{
    struct buffer folded = {0};
    size_t count = 0;
    text_fold(words, &folded);
    struct slice rest = buffer_slice(&folded);
    for (struct slice word = slice_word(&rest); word.length > 0 && count < most; word = slice_word(&rest))
        if (word.length >= WORD_BYTES)
            hashes[count++] = slice_hash(word, 0);
    buffer_free(&folded);
    return count;
}

static bool holds(const uint64_t *hashes, size_t count, uint64_t hash)
{
    for (size_t i = 0; i < count; i++)
        if (hashes[i] == hash)
            return true;
    return false;
}

static bool title_comes_back(const struct scan *scan, struct slice title)
{
    uint64_t titles[TITLE_WORDS], words[PARAGRAPH_BYTES / WORD_BYTES];
    size_t count = hash_words(title, titles, TITLE_WORDS), shared = 0;
    if (count < LEAST_SHARED || scan->last_prose == NOWHERE)
        return false;
    struct slice last = slice_cut(scan->text, scan->last_prose, scan->last_prose + PARAGRAPH_BYTES);
    size_t there = hash_words(last, words, COUNT_OF(words));
    for (size_t i = 0; i < count; i++)
        shared += holds(words, there, titles[i]);
    return shared >= LEAST_SHARED && shared * 3 >= count * 2;
}

static size_t closing_after(const struct scan *scan, size_t last, struct slice title)
{
    for (size_t i = last + 1; i < scan->count; i++)
        if (scan->candidates[i].cue.kind == CUE_CLOSING)
            return scan->candidates[i].place;
    bool back = scan->last_prose != NOWHERE && scan->last_prose > scan->candidates[last].place &&
                title_comes_back(scan, title);
    return back ? scan->last_prose : NOWHERE;
}

struct frames frames_find(const struct scan *scan, struct slice title)
{
    struct frames frames = {NOWHERE, NOWHERE, NOWHERE, NOWHERE};
    size_t first = first_chosen(scan), last = last_chosen(scan);
    if (first == NOWHERE)
        return frames;
    frames.licence = scan->work.end;
    if (scan->candidates[first].cue.kind != CUE_POINT)
        return frames;
    if (scan->first_prose < scan->candidates[first].place)
        frames.opening = scan->first_prose;
    if (scan->candidates[last].cue.kind == CUE_POINT)
        frames.closing = closing_after(scan, last, title);
    if (scan->note != NOWHERE && scan->note > scan->candidates[last].place)
        frames.note = scan->note;
    return frames;
}
