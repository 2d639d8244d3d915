/* zip_maker.h: archives for tests, file by file, in memory. */
#ifndef STELE_ZIP_MAKER_H
#define STELE_ZIP_MAKER_H

#include "stele/base.h"

/* Names and contents in turn, ended by NULL: the archive, compressed, in INTO. */
void make_zip(struct buffer *into, const char *const *files);

#endif
