/* fuzz.h: what a fuzz target is: a function of any bytes that ends the program where a contract is broken. */
#ifndef STELE_FUZZ_H
#define STELE_FUZZ_H

#include "stele/base.h"

/* Each target defines it. */
void fuzz_input(struct slice bytes);

/* For assertions that hold in every build. */
#define demand(condition)                                                                                    \
    do {                                                                                                     \
        if (!(condition))                                                                                    \
            fuzz_broken(#condition, __FILE__, __LINE__);                                                     \
    } while (0)

_Noreturn void fuzz_broken(const char *condition, const char *file, int line);

/* Takes the first byte off BYTES; 0 at the end. */
unsigned fuzz_byte(struct slice *bytes);

#endif
