#include "stele/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The one place from which a room other than main ends the program. */
static _Noreturn void end_without_memory(void)
{
    static const char message[] = "stele: out of memory\n";
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    exit(2);
}

void *memory_new(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        end_without_memory();
    return memory;
}

void *memory_grow(void *items, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return items;
    size_t wanted = *capacity + *capacity / 2;
    if (wanted < needed)
        wanted = needed;
    if (wanted < 8)
        wanted = 8;
    if (wanted > SIZE_MAX / size)
        end_without_memory();
    void *grown = realloc(items, wanted * size);
    if (!grown)
        end_without_memory();
    *capacity = wanted;
    return grown;
}
