/* epub_archive.h: the files in the archive that an EPUB is, read into memory, by libarchive. */
#ifndef STELE_PARSERS_EPUB_ARCHIVE_H
#define STELE_PARSERS_EPUB_ARCHIVE_H

#include "names.h"
#include "stele/base.h"

struct epub_file {
    struct epub_file *next;
    struct slice name;
    struct buffer bytes;
    bool is_read;        /* BYTES are there, perhaps not all of them */
    struct slice reason; /* why not all of them are; empty when they are */
};

struct epub_archive {
    struct slice bytes;
    struct arena *arena;
    struct epub_file *first, *last;
    struct names exact, folded; /* by name, and by name in lower case */
    size_t total;               /* bytes read */
    struct slice damage;        /* what is wrong with the archive as a whole; empty for nothing */
};

/* BYTES outlive it. */
void epub_archive_open(struct epub_archive *archive, struct slice bytes);
void epub_archive_close(struct epub_archive *archive);

/* Lists files, and reads those that WANTS, each once and at most to a bound; stops when MOST of them were
 * read. */
typedef bool epub_wants(const void *context, struct slice name);
void epub_archive_read(struct epub_archive *archive, epub_wants *wants, const void *context, size_t most);

/* By its name, else by its name in any case of ASCII letters; NULL. */
struct epub_file *epub_archive_find(const struct epub_archive *archive, struct slice name);

#endif
