#include "clean.h"

#include <stdlib.h>
#include <string.h>

static void mark_line(struct infer_clean *clean, size_t line, size_t *expected)
{
    if (line != *expected) {
        array_reserve(clean->marks, clean->mark_capacity, clean->mark_count + 1);
        clean->marks[clean->mark_count++] = (struct line_mark){clean->text.length, line};
    }
    *expected = line + 1;
}

static bool has_any(struct slice line, const char *controls)
{
    bool found = false;
    for (; *controls && line.length > 0 && !found; controls++)
        found = memchr(line.bytes, *controls, line.length) != NULL;
    return found;
}

struct slice clean_without(struct slice line, const char *controls, struct buffer *into)
{
    if (!has_any(line, controls))
        return line;
    buffer_clear(into);
    bool parted = false;
    for (size_t i = 0; i < line.length; i++) {
        char byte = line.bytes[i];
        if (byte != '\0' && strchr(controls, byte)) {
            parted = into->length > 0;
            continue;
        }
        if (parted && byte != ' ')
            buffer_append_byte(into, ' ');
        parted = false;
        buffer_append_byte(into, byte);
    }
    return buffer_slice(into);
}

/* Files of old Macintoshes end their lines with CR alone. */
static void turn_returns(struct slice bytes, struct buffer *into)
{
    buffer_append(into, bytes);
    for (size_t i = 0; i < into->length; i++)
        if (into->bytes[i] == '\r')
            into->bytes[i] = '\n';
}

static struct slice without_mark(struct slice bytes)
{
    return slice_starts(bytes, slice_of("\xEF\xBB\xBF")) ? slice_cut(bytes, 3, bytes.length) : bytes;
}

static void append_lines(struct infer_clean *clean, const struct pages *pages, struct slice bytes)
{
    struct buffer scratch = {0};
    struct strike strike;
    size_t expected = 1;
    strike_begin(&strike, clean);
    for (size_t i = 0; i < pages->count; i++) {
        if (pages->drop[i] == LINE_DROPPED)
            continue;
        mark_line(clean, i + 1, &expected);
        struct slice line = clean_without(pages_line(pages, bytes, i), "\r", &scratch);
        if (pages->drop[i] == LINE_KEPT && line.length > 0)
            strike_append(&strike, line);
        bool last = i + 1 == pages->count && bytes.bytes[bytes.length - 1] != '\n';
        if (!last)
            buffer_append_byte(&clean->text, '\n');
    }
    buffer_free(&scratch);
}

void infer_clean(struct slice bytes, struct infer_clean *clean)
{
    struct buffer turned = {0};
    struct pages pages;
    *clean = (struct infer_clean){0};
    bytes = without_mark(bytes);
    if (bytes.length == 0)
        return;
    if (!memchr(bytes.bytes, '\n', bytes.length) && memchr(bytes.bytes, '\r', bytes.length)) {
        turn_returns(bytes, &turned);
        bytes = buffer_slice(&turned);
    }
    pages_find(&pages, bytes);
    append_lines(clean, &pages, bytes);
    hyphens_soften(clean);
    pages_free(&pages);
    buffer_free(&turned);
}

void infer_clean_free(struct infer_clean *clean)
{
    buffer_free(&clean->text);
    free(clean->marks);
    free(clean->spans);
    *clean = (struct infer_clean){0};
}
