/* squeezer.h: compressed files for tests, in memory. */
#ifndef STELE_SQUEEZER_H
#define STELE_SQUEEZER_H

#include "stele/base.h"

/* Appends TEXT, compressed as format_compression() calls it, to INTO. */
void squeeze(const char *compression, struct slice text, struct buffer *into);

/* Appends TEXT, which is UTF-8, in the encoding that iconv calls CONVERTER. False: it cannot be written in
 * it. */
bool encode(const char *converter, struct slice text, struct buffer *into);

#endif
