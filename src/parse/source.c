#include "source.h"

#include "stele/parsers.h"
#include "stele/text.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const size_t mega = 1024 * 1024;

void source_free(struct source *source)
{
    buffer_free(&source->file);
    buffer_free(&source->inflated);
    buffer_free(&source->room);
}

/* ---- reading ---- */

size_t source_size(int descriptor, bool *is_file)
{
    struct stat status;
    *is_file = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size >= 0;
    if (!*is_file)
        return SOURCE_OF_PIPE;
    return status.st_size < SOURCE_LONGEST ? (size_t)status.st_size : SOURCE_LONGEST;
}

bool source_read(struct source *source, int descriptor, struct error *error)
{
    bool is_file;
    struct buffer *bytes = &source->file;
    array_reserve(bytes->bytes, bytes->capacity, source_size(descriptor, &is_file) + 1);
    return file_read(descriptor, bytes, (size_t)SOURCE_LONGEST + 1) ||
           error_set(error, "cannot read the document: %s", strerror(errno));
}

static bool is_compressed(const struct source *source)
{
    return format_compression(buffer_slice(&source->file)) != NULL;
}

/* ---- before the lock ---- */

/* A book, or what may hold one. */
static bool may_be_book(const struct source *source)
{
    return source->options->format == FORMAT_EPUB || source->options->named;
}

void source_prepare(const struct source *source)
{
    const struct options *options = source->options;
    bool told = options->format != FORMAT_COUNT, unread = source->file.length == 0;
    if (may_be_book(source)) {
        prepare_epub();
        stage_prepare_book();
    }
    if (told && format_at(options->format)->raw)
        return;
    if (unread || !told || is_compressed(source))
        stage_prepare_any(options->encoding);
    else
        stage_prepare(buffer_slice(&source->file), options->encoding, format_at(options->format)->page);
}

/* Prose shrinks to a third or a fifth; what expands to hundreds of times its size was made to do so. */
size_t source_bound(const struct source *source, size_t size)
{
    static const size_t times = 50;
    const size_t least = 16 * mega, most = 256 * mega;
    if (!is_compressed(source))
        return size;
    return size > most / times ? most : size * times < least ? least : size * times;
}

/* ---- the stages ---- */

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

static struct slice take_file(const struct source *source, struct sink sink)
{
    struct slice bytes = buffer_slice(&source->file);
    if (bytes.length <= SOURCE_LONGEST)
        return bytes;
    notice(sink, "the document is longer than %zu MB; the rest was left out", SOURCE_LONGEST / mega);
    return slice_cut(bytes, 0, SOURCE_LONGEST);
}

/* False: nothing came out. */
static bool expand(struct source *source, struct slice *bytes, struct sink sink)
{
    struct error damage;
    const char *compression = format_compression(*bytes);
    stage_inflate(*bytes, source_bound(source, bytes->length), &source->inflated, &damage);
    *bytes = buffer_slice(&source->inflated);
    if (damage.text[0] && bytes->length == 0)
        notice(sink, "is compressed by %s, and %s", compression, damage.text);
    else if (damage.text[0])
        notice(sink, "the end is missing: compressed by %s, and %s", compression, damage.text);
    return !damage.text[0] || bytes->length > 0;
}

static void tell_encoding(const struct decoded *decoded, struct sink sink)
{
    struct buffer name = {0};
    if (strcmp(decoded->encoding, "UTF-8") == 0)
        return;
    buffer_format(&name, "%s%s", decoded->encoding, decoded->guessed ? " (guessed)" : "");
    sink.meta(sink.context, META_ENCODING, buffer_slice(&name));
    if (decoded->guessed)
        notice(sink, "%s; --encoding and :set encoding take another", buffer_string(&name));
    buffer_free(&name);
}

static struct slice read_text(struct source *source, struct slice bytes, struct sink sink)
{
    struct decoded decoded;
    stage_decode(bytes, source->options->encoding, format_at(source->format)->page, &source->room, &decoded);
    tell_encoding(&decoded, sink);
    if (decoded.lost > 0)
        notice(sink, "%zu %s not valid %s and %s shown as \uFFFD", decoded.lost,
               decoded.lost == 1 ? "byte was" : "bytes were", decoded.encoding,
               decoded.lost == 1 ? "is" : "are");
    return decoded.text;
}

/* False: no text, and no document of another format. */
static bool find_format(struct source *source, struct slice bytes, bool compressed, struct sink sink)
{
    const struct options *options = source->options;
    source->format = options->named ? format_guess(options->named, bytes) : options->format;
    const struct format *format = format_at(source->format);
    if (compressed && options->named && format->readable && format_is_binary(bytes)) {
        notice(sink, "is compressed, and is not a text");
        return false;
    }
    if (compressed || source->format == FORMAT_TEXT)
        sink.meta(sink.context, META_FORMAT, slice_of(format->name));
    return true;
}

bool source_open(struct source *source, struct sink sink)
{
    struct slice bytes = take_file(source, sink);
    bool compressed = is_compressed(source);
    if (compressed && !expand(source, &bytes, sink))
        return false;
    if (!find_format(source, bytes, compressed, sink))
        return false;
    source->text = format_at(source->format)->raw ? bytes : read_text(source, bytes, sink);
    return true;
}
