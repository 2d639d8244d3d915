#include "stele/base.h"

#include <stdlib.h>
#include <string.h>

bool range_holds(struct range range, size_t place)
{
    return range.start <= place && place < range.end;
}

struct slice slice_of(const char *string)
{
    return (struct slice){string, string ? strlen(string) : 0};
}

struct slice slice_cut(struct slice slice, size_t from, size_t to)
{
    if (!slice.bytes)
        return (struct slice){0};
    if (to > slice.length)
        to = slice.length;
    if (from > to)
        from = to;
    return (struct slice){slice.bytes + from, to - from};
}

struct slice slice_range(struct slice slice, struct range range)
{
    return slice_cut(slice, range.start, range.end);
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct slice slice_trim(struct slice slice)
{
    size_t from = 0, to = slice.length;
    while (from < to && is_space(slice.bytes[from]))
        from++;
    while (to > from && is_space(slice.bytes[to - 1]))
        to--;
    return slice_cut(slice, from, to);
}

bool slice_equal(struct slice one, struct slice other)
{
    if (one.length != other.length)
        return false;
    return one.length == 0 || (one.bytes && other.bytes && memcmp(one.bytes, other.bytes, one.length) == 0);
}

bool slice_is(struct slice slice, const char *string)
{
    return slice_equal(slice, slice_of(string));
}

bool slice_starts(struct slice slice, struct slice prefix)
{
    return slice_equal(slice_cut(slice, 0, prefix.length), prefix);
}

struct slice slice_word(struct slice *rest)
{
    size_t start = 0;
    while (start < rest->length && is_space(rest->bytes[start]))
        start++;
    size_t end = start;
    while (end < rest->length && !is_space(rest->bytes[end]))
        end++;
    struct slice word = slice_cut(*rest, start, end);
    *rest = slice_trim(slice_cut(*rest, end, rest->length));
    return word;
}

bool slice_number(struct slice slice, size_t most, size_t *number)
{
    *number = 0;
    for (size_t i = 0; i < slice.length; i++) {
        unsigned char digit = (unsigned char)(slice.bytes[i] - '0');
        if (digit > 9 || *number > (most - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    return slice.length > 0;
}

char *slice_string(struct slice slice)
{
    char *string = memory_new(slice.length + 1);
    if (slice.length)
        memcpy(string, slice.bytes, slice.length);
    return string;
}

uint64_t slice_hash(struct slice slice, uint64_t seed)
{
    uint64_t hash = seed ? seed : UINT64_C(14695981039346656037);
    for (size_t i = 0; i < slice.length; i++)
        hash = (hash ^ (unsigned char)slice.bytes[i]) * UINT64_C(1099511628211);
    return hash;
}
