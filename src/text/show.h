/* show: what is drawn of a cluster. */
#ifndef STELE_TEXT_SHOW_H
#define STELE_TEXT_SHOW_H

#include "stele/text.h"

/* text_show() of characters that are decoded already. */
unsigned show_characters(const uint32_t *codes, size_t count, enum text_ambiguous ambiguous,
                         char shown[TEXT_SHOWN_BYTES]);

#endif
