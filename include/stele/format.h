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
    bool raw;               /* its parser takes the bytes as they are, and finds their encoding */
    bool readable;          /* its source can be read as plain text when its parser fails */
};

const struct format *format_at(enum format_kind kind);
/* By name; FORMAT_COUNT when there is none. */
enum format_kind format_named(struct slice name);
/* By the first bytes of the file, else by the extension of PATH (NULL for a pipe), else FORMAT_TEXT. Markdown
 * is told by its front matter where the name says no more than that it is a text, and by its marks where the
 * name says nothing. */
enum format_kind format_guess(const char *path, struct slice beginning);

#endif
