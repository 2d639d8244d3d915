#include "stele/format.h"

/* How each begins; "?" is any byte. */
static const struct {
    const char *name, *magic;
    size_t length;
} compressions[] = {
    {"gzip", "\x1F\x8B\x08", 3},
    {"xz",
     "\xFD"
     "7zXZ\0",
     6},
    {"zstd", "\x28\xB5\x2F\xFD", 4},
    {"bzip2", "BZh?1AY&SY", 10},
    {"bzip2", "BZh?\x17rE8P\x90", 10}, /* of nothing */
    {"lzma", "]\0\0??", 5},
};

static bool begins(struct slice beginning, const char *magic, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (i >= beginning.length || (magic[i] != '?' && magic[i] != beginning.bytes[i]))
            return false;
    return true;
}

const char *format_compression(struct slice beginning)
{
    for (size_t i = 0; i < COUNT_OF(compressions); i++)
        if (begins(beginning, compressions[i].magic, compressions[i].length))
            return compressions[i].name;
    return NULL;
}
