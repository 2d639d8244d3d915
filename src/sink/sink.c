#include "stele/sink.h"

bool block_is_leaf(enum block_kind kind)
{
    return kind <= BLOCK_LAST_LEAF;
}

const char *meta_name(enum meta_key key)
{
    static const char *const names[] = {
#define META_NAME(key, name) name,
        META_KEYS(META_NAME)
#undef META_NAME
    };
    return names[key];
}
