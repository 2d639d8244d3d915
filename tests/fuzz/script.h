/* script.h: bytes as calls of a sink, so that a fuzzer can write any document. */
#ifndef STELE_SCRIPT_H
#define STELE_SCRIPT_H

#include "stele/sink.h"

/* Bytes below 32 other than white space open, close and style; all others are text. The contract of sink.h is
 * kept, but for UTF-8: the text is any bytes. Ends with end(). */
void script_calls(struct slice bytes, const struct sink *sink);

#endif
