#include "characters.h"
#include "common.h"

#include <unigbrk.h>

/* u8_grapheme_next() and u8_grapheme_prev() of libunistring 1.0 cut flags, emoji sequences and Indic
 * syllables in two; so it is asked for the boundaries of a whole window. */
static void find_boundaries(struct characters *characters, struct slice window)
{
    characters_read(characters, window);
    u32_grapheme_breaks(characters->codes, characters->count, characters->flags);
}

static size_t first_length(const struct characters *characters)
{
    size_t length = characters->lengths[0];
    for (size_t i = 1; i < characters->count && !characters->flags[i]; i++)
        length += characters->lengths[i];
    return length;
}

static size_t last_length(const struct characters *characters)
{
    size_t length = 0, i = characters->count;
    do
        length += characters->lengths[--i];
    while (i > 0 && !characters->flags[i]);
    return length;
}

/* What is found at the end of a window is not believed: the next character may be cut there. */
static size_t first_cluster(struct slice slice)
{
    enum { WINDOW = 64, LONGEST = 4 };
    struct characters characters = {0};
    struct slice seen;
    size_t length, window = WINDOW;
    do {
        seen = slice_cut(slice, 0, window);
        find_boundaries(&characters, seen);
        length = first_length(&characters);
        window *= 4;
    } while (seen.length < slice.length && length + LONGEST > seen.length);
    characters_free(&characters);
    return length;
}

size_t text_cluster_after(struct slice slice, size_t at)
{
    struct slice rest = slice_cut(slice, at, slice.length);
    if (rest.length == 0)
        return slice.length;
    uint32_t character, next = ' ';
    unsigned length = text_decode(rest, &character);
    if (length < rest.length)
        text_decode(slice_cut(rest, length, rest.length), &next);
    bool simple = common_holds(character) && common_holds(next);
    return at + (simple ? length : first_cluster(rest));
}

/* A boundary at or before the character that ends at AT: before it if it is common and the one before too. */
static size_t certain_boundary(struct slice slice, size_t at)
{
    bool common = false;
    size_t boundary = at;
    for (size_t start; at > 0; at = start) {
        start = text_before(slice, at);
        uint32_t character;
        text_decode(slice_cut(slice, start, at), &character);
        bool last = common;
        common = common_holds(character);
        if (common && last)
            return boundary;
        boundary = start;
    }
    return 0;
}

size_t text_cluster_before(struct slice slice, size_t at)
{
    if (at > slice.length)
        at = slice.length;
    if (at == 0)
        return 0;
    struct characters characters = {0};
    size_t boundary = certain_boundary(slice, at);
    find_boundaries(&characters, slice_cut(slice, boundary, at));
    at -= last_length(&characters);
    characters_free(&characters);
    return at;
}
