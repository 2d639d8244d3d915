/* format: the formats that stele knows, one table for the reader and for stele-parse. */
#ifndef STELE_FORMAT_H
#define STELE_FORMAT_H

#include "stele/base.h"

enum format_kind { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_EPUB, FORMAT_COUNT };

struct format {
    const char *name;       /* as --format and the status line say it */
    const char *extensions; /* without dots, separated by spaces */
    const char *magic;      /* how a file of it begins; NULL: cannot be told by its bytes */
    size_t magic_at;        /* where in the file that stands */
    const char *words;      /* likewise, in any case and after white space, separated by single spaces */
    bool foreign;           /* parsed by stele-parse, not by the reader */
    bool raw;               /* an archive, whose parts are decoded by its parser */
    bool page;              /* it can declare its encoding, as HTML does */
    bool readable;          /* its source can be read as plain text when its parser fails */
};

const struct format *format_at(enum format_kind kind);
/* By name; FORMAT_COUNT when there is none. */
enum format_kind format_named(struct slice name);
/* By the first bytes of the file, else by the extension of PATH (NULL for a pipe) that a compression has not
 * put there, else FORMAT_TEXT. Markdown is told by its front matter where the name says no more than that it
 * is a text, and by its marks where the name says nothing. */
enum format_kind format_guess(const char *path, struct slice beginning);

/* ---- what stands between a file and its format ---- */

/* How a file is compressed that begins so: "gzip"; NULL: it is not. */
const char *format_compression(struct slice beginning);

/* What a text says of its encoding by its first bytes: by a mark, whose LENGTH is skipped, or by being UTF-16
 * beyond doubt; NULL: nothing. The name is one of format_encoding(). */
const char *format_marked(struct slice beginning, size_t *length);
/* The bytes of no text in any encoding. */
bool format_is_binary(struct slice beginning);
/* TEXT is UTF-8; the end may cut off a character, of whose bytes or of whose like there are more. */
bool format_is_whole_utf8(struct slice text);
/* TEXT, the whole of one or a piece out of it, is UTF-8 with no more damage than a few bytes. */
bool format_is_utf8(struct slice text);

/* An encoding by its usual name, and by the name that iconv has for the widest of that family. */
struct encoding {
    const char *name, *converter;
};
/* The one that users, pages and mails call NAME; both names NULL: there is none that iconv knows. The names
 * are lent by the table, else by ROOM. */
enum { ENCODING_NAME_BYTES = 40 };
struct encoding format_encoding(struct slice name, char room[ENCODING_NAME_BYTES]);

#endif
