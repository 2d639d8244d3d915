#include "epub_path.h"

#include "stele/text.h"

#include <string.h>

static int digit_of(char byte)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (int)(found - digits) % 16 : -1;
}

/* An escape that would make no UTF-8 or a NUL stays as it stands. */
static void unescape(struct slice text, struct buffer *into)
{
    struct buffer plain = {0};
    for (size_t at = 0; at < text.length; at++) {
        bool escape = text.bytes[at] == '%' && at + 2 < text.length;
        int high = escape ? digit_of(text.bytes[at + 1]) : -1,
            low = escape ? digit_of(text.bytes[at + 2]) : -1;
        bool valid = high >= 0 && low >= 0 && high + low > 0;
        buffer_append_byte(&plain, text.bytes[at]);
        if (!valid)
            continue;
        plain.bytes[plain.length - 1] = (char)(high << 4 | low);
        at += 2;
    }
    bool whole = text_check(buffer_slice(&plain)) == plain.length;
    buffer_append(into, whole ? buffer_slice(&plain) : text);
    buffer_free(&plain);
}

/* "http:" and the like (RFC 3986, 3.1), or "//host". */
static bool is_outside(struct slice target)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.";
    size_t at = 0;
    while (at < target.length && target.bytes[at] && strchr(letters, target.bytes[at]))
        at++;
    return slice_starts(target, slice_of("//")) || (at > 0 && at < target.length && target.bytes[at] == ':');
}

static size_t find(struct slice text, char byte)
{
    const char *found = text.length > 0 ? memchr(text.bytes, byte, text.length) : NULL;
    return found ? (size_t)(found - text.bytes) : text.length;
}

/* Cuts the last segment off PATH, and the slash before it. */
static void go_up(struct buffer *path)
{
    size_t end = path->length;
    while (end > 0 && path->bytes[end - 1] != '/')
        end--;
    end -= end > 0;
    buffer_remove(path, end, path->length - end);
}

/* RFC 3986, 5.2.4. */
static void append_segments(struct slice target, struct buffer *path)
{
    while (target.length > 0) {
        size_t end = find(target, '/');
        struct slice segment = slice_cut(target, 0, end);
        target = slice_cut(target, end + 1, target.length);
        if (slice_is(segment, "..")) {
            go_up(path);
        } else if (segment.length > 0 && !slice_is(segment, ".")) {
            if (path->length > 0)
                buffer_append_byte(path, '/');
            buffer_append(path, segment);
        }
    }
}

bool epub_path_resolve(struct slice base, struct slice target, struct buffer *path, struct buffer *fragment)
{
    struct buffer name = {0};
    target = slice_trim(target);
    if (is_outside(target))
        return false;
    size_t hash = find(target, '#');
    unescape(slice_cut(target, hash + 1, target.length), fragment);
    target = slice_cut(target, 0, hash);
    unescape(slice_cut(target, 0, find(target, '?')), &name);
    buffer_append(path, base);
    if (name.length > 0)
        go_up(path);
    if (name.length > 0 && name.bytes[0] == '/')
        buffer_clear(path);
    append_segments(buffer_slice(&name), path);
    buffer_free(&name);
    return true;
}
