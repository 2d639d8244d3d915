/* easy: the characters beyond ASCII that the narrow pattern knows: quotation marks, dashes and spaces. All
 * others are hard: near them the text is read character by character, or the wide pattern is used. */
#ifndef STELE_SEARCH_EASY_H
#define STELE_SEARCH_EASY_H

#include "stele/base.h"

enum { EASY_MOST = 256 };

struct easy {
    uint32_t codes[EASY_MOST]; /* sorted */
    size_t count;
    uint64_t punctuation; /* those of U+2000 to U+203F, a bit each */
    bool leads[256];      /* bytes that one of them begins with */
};

void easy_open(struct easy *easy);
bool easy_holds(const struct easy *easy, uint32_t character); /* ASCII included */
/* The first hard character of TEXT at or after FROM, or a byte that is no UTF-8; the length of TEXT when
 * there is none. */
size_t easy_end(const struct easy *easy, struct slice text, size_t from);
/* About how many hard characters SLICE holds. */
size_t easy_count_hard(const struct easy *easy, struct slice slice);

#endif
