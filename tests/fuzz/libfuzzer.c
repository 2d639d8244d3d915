/* A target as libFuzzer calls it. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    fuzz_input((struct slice){(const char *)bytes, length});
    return 0;
}
