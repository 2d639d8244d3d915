/* decode.h: bytes in a named encoding as UTF-8. */
#ifndef STELE_PARSERS_DECODE_H
#define STELE_PARSERS_DECODE_H

#include "stele/base.h"

/*
 * Appends BYTES, read as CONVERTER calls it, to INTO. LOST counts the ill-formed sequences, each of which
 * becomes U+FFFD. False: there is no such converter, or it was not prepared.
 */
bool decode_as(struct slice bytes, const char *converter, struct buffer *into, size_t *lost);

#endif
