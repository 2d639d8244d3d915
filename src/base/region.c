#include "stele/base.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

/* Memory is given in steps of this many bytes; a multiple of every page size in use. */
enum { STEP_BYTES = 64 * 1024 };

bool region_open(struct region *region, size_t limit, struct error *error)
{
    *region = (struct region){0};
    limit = (limit + STEP_BYTES - 1) / STEP_BYTES * STEP_BYTES;
    void *memory = mmap(NULL, limit, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return error_set(error, "cannot reserve address space for the text: %s", strerror(errno));
    region->bytes = memory;
    region->reserved = limit;
    return true;
}

bool region_open_large(struct region *region, struct error *error)
{
    /* Where address space is limited (ulimit -v) a smaller reserve will do. */
    static const uint64_t limits[] = {UINT64_C(64) << 30, UINT64_C(4) << 30, UINT64_C(256) << 20};
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        if (limits[i] <= SIZE_MAX / 4 && region_open(region, (size_t)limits[i], error))
            return true;
    return false;
}

static bool commit(struct region *region, size_t length)
{
    size_t wanted = (length + STEP_BYTES - 1) / STEP_BYTES * STEP_BYTES;
    if (wanted <= region->committed)
        return true;
    if (mprotect(region->bytes, wanted, PROT_READ | PROT_WRITE) != 0)
        return false;
    region->committed = wanted;
    return true;
}

size_t region_append(struct region *region, struct slice slice)
{
    size_t room = region->reserved - region->length;
    size_t length = slice.length < room ? slice.length : room;
    if (length == 0 || !commit(region, region->length + length))
        return 0;
    memcpy(region->bytes + region->length, slice.bytes, length);
    region->length += length;
    return length;
}

void region_close(struct region *region)
{
    if (region->bytes)
        munmap(region->bytes, region->reserved);
    *region = (struct region){0};
}
