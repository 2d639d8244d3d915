#include "stele/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct buffer *buffer, size_t more)
{
    array_reserve(buffer->bytes, buffer->capacity, buffer->length + more + 1);
}

void buffer_append(struct buffer *buffer, struct slice slice)
{
    buffer_insert(buffer, buffer->length, slice);
}

void buffer_append_string(struct buffer *buffer, const char *string)
{
    buffer_append(buffer, slice_of(string));
}

void buffer_append_byte(struct buffer *buffer, char byte)
{
    buffer_append(buffer, (struct slice){&byte, 1});
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(buffer, format, arguments);
    va_end(arguments);
}

void buffer_format_list(struct buffer *buffer, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return;
    reserve(buffer, (size_t)length);
    vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, arguments);
    buffer->length += (size_t)length;
}

void buffer_append_count(struct buffer *buffer, size_t count, const char *noun)
{
    buffer_format(buffer, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

void buffer_insert(struct buffer *buffer, size_t at, struct slice slice)
{
    reserve(buffer, slice.length);
    if (at > buffer->length)
        at = buffer->length;
    memmove(buffer->bytes + at + slice.length, buffer->bytes + at, buffer->length - at);
    if (slice.length)
        memcpy(buffer->bytes + at, slice.bytes, slice.length);
    buffer->length += slice.length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_remove(struct buffer *buffer, size_t at, size_t length)
{
    if (at >= buffer->length)
        return;
    if (length > buffer->length - at)
        length = buffer->length - at;
    memmove(buffer->bytes + at, buffer->bytes + at + length, buffer->length - at - length);
    buffer->length -= length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->bytes)
        buffer->bytes[0] = '\0';
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

struct slice buffer_slice(const struct buffer *buffer)
{
    return (struct slice){buffer->bytes, buffer->length};
}

const char *buffer_string(const struct buffer *buffer)
{
    return buffer->bytes ? buffer->bytes : "";
}
