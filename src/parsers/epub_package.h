/* epub_package.h: the package document of an EPUB: its metadata, its files, their order. */
#ifndef STELE_PARSERS_EPUB_PACKAGE_H
#define STELE_PARSERS_EPUB_PACKAGE_H

#include "epub_archive.h"
#include "html_tree.h"
#include "pen.h"

struct epub_item {
    struct epub_item *next, *next_placed;
    struct slice id, path, type;
    bool is_nav;    /* the navigation document */
    bool is_placed; /* it stands in the order of reading */
    size_t number;  /* in that order, from 0 */
};

struct epub_package {
    struct arena *arena;
    struct html_tree tree;
    struct slice path;               /* of the package document in the archive */
    struct names ids, paths, folded; /* items by id, by path, by path in lower case */
    struct epub_item *first, *last;

    struct epub_item *first_placed, *last_placed; /* in the order of reading, linear parts first, each once */
    size_t count;                                 /* of these */
    struct epub_item *nav, *ncx;                  /* NULL where there is none */
};

/* Reads container.xml and the package that it names first. False: there is none that can be read; a notice
 * says why. */
bool epub_package_read(struct epub_package *package, struct epub_archive *archive, struct pen *pen);
void epub_package_free(struct epub_package *package);

void epub_write_metadata(const struct epub_package *package, struct pen *pen);

/* The bytes of FILE as UTF-8, in ROOM or where they are; what is missing is said. */
struct slice epub_text(const struct epub_file *file, struct pen *pen, struct buffer *room);

#endif
