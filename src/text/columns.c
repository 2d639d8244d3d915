#include "cell.h"
#include "characters.h"
#include "common.h"
#include "show.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* True where the eight bytes lie between U+0020 and U+007E. A byte below borrows, DEL carries, into its high
 * bit. */
static bool eight_printable(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return ((word | (word - EACH_BYTE(' ')) | (word + EACH_BYTE(1))) & EACH_BYTE(0x80)) == 0;
}

/* The columns of a cluster of LENGTH bytes that begins at the first. */
static void mark(unsigned char *columns, size_t length, unsigned count)
{
    columns[0] = (unsigned char)count;
    for (size_t i = 1; i < length; i++)
        columns[i] = TEXT_CONTINUES;
}

/* Goes over ASCII without controls. Returns where it ends. */
static size_t fill_ascii(struct slice slice, size_t at, unsigned char *columns)
{
    while (at < slice.length) {
        if (slice.length - at >= 8 && eight_printable(slice.bytes + at)) {
            memset(columns + at, 1, 8);
            at += 8;
            continue;
        }
        unsigned char byte = (unsigned char)slice.bytes[at];
        if (byte >= COUNT_OF(common_ascii) || common_ascii[byte] == LINE_OTHER)
            break;
        columns[at++] = 1;
    }
    return at;
}

/* Goes over common characters, each a cluster. Returns where the first other one stands, or the last common
 * one before it, which it may extend. */
static size_t fill_common(struct slice slice, size_t from, enum text_ambiguous ambiguous,
                          unsigned char *columns)
{
    struct common_cache cache = {0};
    size_t last = from;
    for (size_t at = from; at < slice.length;) {
        size_t end = fill_ascii(slice, at, columns);
        if (end > at) {
            last = end - 1;
            at = end;
            continue;
        }
        uint32_t character;
        unsigned length = text_decode(slice_cut(slice, at, slice.length), &character);
        const struct common *common = common_cached(&cache, character);
        if (!common)
            return last;
        unsigned count = common->columns;
        if (count == 1 && ambiguous == TEXT_WIDE)
            count = (unsigned)cell_columns(character, ambiguous);
        mark(columns + at, length, count);
        last = at;
        at += length;
    }
    return slice.length;
}

/* Where a stretch ends that begins at FROM and is not all common: before the second of two common characters.
 */
static size_t find_common(struct slice slice, size_t from)
{
    bool last = false;
    for (size_t at = from; at < slice.length;) {
        uint32_t character;
        unsigned length = text_decode(slice_cut(slice, at, slice.length), &character);
        bool common = common_holds(character);
        if (common && last)
            return at;
        last = common;
        at += length;
    }
    return slice.length;
}

static void fill_clusters(struct characters *characters, enum text_ambiguous ambiguous,
                          unsigned char *columns)
{
    char shown[TEXT_SHOWN_BYTES];
    for (size_t i = 0, next; i < characters->count; i = next) {
        size_t length = characters->lengths[i];
        for (next = i + 1; next < characters->count && !characters->flags[next]; next++)
            length += characters->lengths[next];
        mark(columns, length, show_characters(characters->codes + i, next - i, ambiguous, shown));
        columns += length;
    }
}

void text_columns(struct slice slice, enum text_ambiguous ambiguous, unsigned char *columns)
{
    struct characters characters = {0};
    size_t at = fill_common(slice, 0, ambiguous, columns);
    while (at < slice.length) {
        size_t end = find_common(slice, at);
        characters_read(&characters, slice_cut(slice, at, end));
        u32_grapheme_breaks(characters.codes, characters.count, characters.flags);
        fill_clusters(&characters, ambiguous, columns + at);
        at = fill_common(slice, end, ambiguous, columns);
    }
    characters_free(&characters);
}

enum { FEW = 256 }; /* bytes whose columns are kept on the stack */

static unsigned char *columns_of(struct slice slice, enum text_ambiguous ambiguous, unsigned char few[FEW])
{
    unsigned char *columns = slice.length <= FEW ? few : memory_new(slice.length);
    text_columns(slice, ambiguous, columns);
    return columns;
}

/* How far the clusters reach that fit LIMIT columns; WIDTH is what they take. */
static size_t measure(struct slice slice, enum text_ambiguous ambiguous, unsigned limit, unsigned *width)
{
    unsigned char few[FEW], *columns = columns_of(slice, ambiguous, few);
    size_t at = 0;
    for (*width = 0; at < slice.length; at++) {
        if (columns[at] == TEXT_CONTINUES)
            continue;
        if (columns[at] > limit - *width)
            break;
        *width += columns[at];
    }
    if (columns != few)
        free(columns);
    return at;
}

unsigned text_width(struct slice slice, enum text_ambiguous ambiguous)
{
    unsigned width;
    measure(slice, ambiguous, UINT_MAX, &width);
    return width;
}

size_t text_fit(struct slice slice, unsigned columns, enum text_ambiguous ambiguous)
{
    unsigned width;
    return measure(slice, ambiguous, columns, &width);
}
