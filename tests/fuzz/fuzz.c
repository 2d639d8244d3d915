#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

void fuzz_broken(const char *condition, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    abort();
}

unsigned fuzz_byte(struct slice *bytes)
{
    unsigned byte = bytes->length > 0 ? (unsigned char)bytes->bytes[0] : 0;
    *bytes = slice_cut(*bytes, 1, bytes->length);
    return byte;
}
