#include "source.h"

#include "stele/text.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

size_t source_size(int descriptor)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < 0)
        return SOURCE_OF_PIPE;
    return status.st_size < SOURCE_LONGEST ? (size_t)status.st_size : SOURCE_LONGEST;
}

bool source_read(int descriptor, struct buffer *bytes, struct error *error)
{
    array_reserve(bytes->bytes, bytes->capacity, source_size(descriptor) + 1);
    return file_read(descriptor, bytes, (size_t)SOURCE_LONGEST + 1) ||
           error_set(error, "cannot read the document: %s", strerror(errno));
}

static void notice(struct sink sink, const char *format, ...) STELE_PRINTF(2, 3);

static void notice(struct sink sink, const char *format, ...)
{
    struct buffer sentence = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_format_list(&sentence, format, arguments);
    va_end(arguments);
    sink.notice(sink.context, buffer_slice(&sentence));
    buffer_free(&sentence);
}

static bool is_utf8(const char *encoding)
{
    return !encoding || strcasecmp(encoding, "UTF-8") == 0 || strcasecmp(encoding, "UTF8") == 0;
}

static struct slice repair(struct slice text, struct buffer *room, struct sink sink)
{
    if (text_check(text) == text.length)
        return text;
    size_t lost = text_repair(text, room);
    notice(sink, "%zu %s not valid UTF-8 and %s shown as \uFFFD", lost, lost == 1 ? "byte was" : "bytes were",
           lost == 1 ? "is" : "are");
    return buffer_slice(room);
}

struct slice source_decode(const struct buffer *bytes, const char *encoding, struct buffer *room,
                           struct sink sink)
{
    struct slice text = buffer_slice(bytes);
    if (text.length > SOURCE_LONGEST) {
        text = slice_cut(text, 0, SOURCE_LONGEST);
        notice(sink, "the document is longer than %d MB; the rest was left out",
               SOURCE_LONGEST / (1024 * 1024));
    }
    if (!is_utf8(encoding))
        notice(sink, "only UTF-8 can be read so far; the document is shown as such");
    static const char mark[] = "\xEF\xBB\xBF";
    if (slice_starts(text, slice_of(mark)))
        text = slice_cut(text, sizeof mark - 1, text.length);
    return repair(text, room, sink);
}
