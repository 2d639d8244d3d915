#include "stele/format.h"

#include "markdown.h"

#include <string.h>
#include <strings.h>

static const struct format formats[FORMAT_COUNT] = {
    [FORMAT_TEXT] = {.name = "text", .extensions = "txt text", .readable = true},
    [FORMAT_MARKDOWN] = {.name = "markdown",
                         .extensions = "md markdown mdown mkdn mkd",
                         .foreign = true,
                         .readable = true},
    [FORMAT_HTML] = {.name = "html",
                     .extensions = "html htm xhtml xht",
                     .words = "<!doctype_html <html <head <body",
                     .foreign = true,
                     .page = true,
                     .readable = true},
    [FORMAT_EPUB] = {.name = "epub",
                     .extensions = "epub",
                     .magic = "mimetypeapplication/epub+zip",
                     .magic_at = 30, /* behind the head of the first file in the archive */
                     .foreign = true,
                     .raw = true},
};

const struct format *format_at(enum format_kind kind)
{
    return &formats[kind];
}

enum format_kind format_named(struct slice name)
{
    size_t kind = 0;
    while (kind < FORMAT_COUNT && !slice_is(name, formats[kind].name))
        kind++;
    return (enum format_kind)kind;
}

/* What follows the last dot of NAME, unless that dot is its first character. */
static struct slice last_extension(struct slice name)
{
    for (size_t dot = name.length; dot-- > 1;)
        if (name.bytes[dot] == '.')
            return slice_cut(name, dot + 1, name.length);
    return (struct slice){0};
}

/* WORDS, separated by single spaces, hold WORD in any case of ASCII letters. */
static bool lists(const char *words, struct slice word)
{
    while (word.length > 0 && *words) {
        size_t length = strcspn(words, " ");
        if (length == word.length && strncasecmp(words, word.bytes, length) == 0)
            return true;
        words += length + (words[length] == ' ');
    }
    return false;
}

/* The extension of the file's name, without that of a compression behind it. */
static struct slice extension_of(const char *path)
{
    static const char compressions[] = "gz xz zst bz2 lzma z";
    const char *slash = strrchr(path, '/');
    struct slice name = slice_of(slash ? slash + 1 : path), extension = last_extension(name);
    if (!lists(compressions, extension))
        return extension;
    return last_extension(slice_cut(name, 0, name.length - extension.length - 1));
}

/* TEXT begins with WORD, whose "_" stands for a space. */
static bool begins_with_word(struct slice text, const char *word, size_t length)
{
    if (text.length <= length)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((text.bytes[i] | 0x20) != ((word[i] == '_' ? ' ' : word[i]) | 0x20))
            return false;
    return text.bytes[length] == '>' || text.bytes[length] == ' ' || text.bytes[length] == '\n';
}

static bool begins(const struct format *format, struct slice beginning)
{
    struct slice there = slice_cut(beginning, format->magic_at, beginning.length);
    if (format->magic && slice_starts(there, slice_of(format->magic)))
        return true;
    struct slice text = slice_trim(beginning);
    for (const char *word = format->words; word && *word;) {
        size_t length = strcspn(word, " ");
        if (begins_with_word(text, word, length))
            return true;
        word += length + (word[length] == ' ');
    }
    return false;
}

enum format_kind format_guess(const char *path, struct slice beginning)
{
    struct slice extension = path ? extension_of(path) : (struct slice){0};
    for (size_t kind = 0; kind < FORMAT_COUNT; kind++)
        if (begins(&formats[kind], beginning))
            return (enum format_kind)kind;
    bool text = lists(formats[FORMAT_TEXT].extensions, extension);
    if ((text || extension.length == 0) && markdown_has_front_matter(beginning))
        return FORMAT_MARKDOWN;
    if (extension.length == 0 && markdown_has_signs(beginning))
        return FORMAT_MARKDOWN;
    for (size_t kind = 0; kind < FORMAT_COUNT; kind++)
        if (lists(formats[kind].extensions, extension))
            return (enum format_kind)kind;
    return FORMAT_TEXT;
}
