#include "stele/base.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_BYTES = 16 * 1024 };

struct chunk {
    struct chunk *older;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct chunk *newest;
};

struct arena *arena_new(void)
{
    return memory_new(sizeof(struct arena));
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (struct chunk *chunk = arena->newest, *older; chunk; chunk = older) {
        older = chunk->older;
        free(chunk);
    }
    free(arena);
}

static struct chunk *add_chunk(struct arena *arena, size_t size)
{
    struct chunk *chunk = memory_new(sizeof *chunk + size);
    chunk->size = size;
    chunk->older = arena->newest;
    arena->newest = chunk;
    return chunk;
}

void *arena_take(struct arena *arena, size_t size)
{
    size_t step = alignof(max_align_t);
    size = (size + step - 1) / step * step;
    struct chunk *chunk = arena->newest;
    if (!chunk || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size > CHUNK_BYTES ? size : CHUNK_BYTES);
    void *memory = chunk->bytes + chunk->used;
    chunk->used += size;
    return memory;
}

struct slice arena_copy(struct arena *arena, struct slice slice)
{
    char *copy = arena_take(arena, slice.length + 1);
    if (slice.length)
        memcpy(copy, slice.bytes, slice.length);
    return (struct slice){copy, slice.length};
}
