/* fold_rules: what folding is, character by character; used when the program is built, to write its table. */
#ifndef STELE_TEXT_FOLD_RULES_H
#define STELE_TEXT_FOLD_RULES_H

#include <stddef.h>
#include <stdint.h>

enum { FOLD_LONGEST = 64 };

struct folded {
    uint32_t codes[FOLD_LONGEST];
    size_t count;
};

void fold_rules_apply(uint32_t character, struct folded *folded);

#endif
