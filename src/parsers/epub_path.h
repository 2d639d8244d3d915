/* epub_path.h: what a link in a book leads to (EPUB 3.3, 4.2.5; RFC 3986, 5). */
#ifndef STELE_PARSERS_EPUB_PATH_H
#define STELE_PARSERS_EPUB_PATH_H

#include "stele/base.h"

/*
 * Appends the path in the archive that TARGET names where it stands in the file BASE, and its fragment, both
 * with their percent escapes undone. A path that would leave the archive begins at its root. False: TARGET is
 * an address outside.
 */
bool epub_path_resolve(struct slice base, struct slice target, struct buffer *path, struct buffer *fragment);

#endif
