/* Files as memory. A file that loses bytes while it is mapped must not end the program. */

#include "stele/base.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MAPS = 8 /* at a time */ };

/* Global because a signal handler needs it. */
static struct {
    char *bytes;
    size_t length;
    volatile sig_atomic_t shrank;
} maps[MAPS];
static uintptr_t page_bytes;

/* A page behind the end of its file: it and all that follow become zero bytes. */
static bool mend(size_t index, char *address)
{
    char *page = address - (uintptr_t)address % page_bytes;
    size_t rest = maps[index].length - (size_t)(page - maps[index].bytes);
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    if (mmap(page, rest, PROT_READ, flags, -1, 0) == MAP_FAILED)
        return false;
    maps[index].shrank = 1;
    return true;
}

static bool holds(size_t index, const char *address)
{
    const char *start = maps[index].bytes;
    return start && address >= start && (size_t)(address - start) < maps[index].length;
}

/* What is no mapped file is a bug like any other; abort() has handlers that give the terminal back. */
static void take_fault(int number, siginfo_t *information, void *context)
{
    (void)number, (void)context;
    int error = errno;
    char *address = information->si_addr;
    for (size_t i = 0; i < MAPS; i++)
        if (holds(i, address) && mend(i, address)) {
            errno = error;
            return;
        }
    abort();
}

static void watch_faults(void)
{
    struct sigaction action = {.sa_flags = SA_SIGINFO, .sa_sigaction = take_fault};
    page_bytes = (uintptr_t)sysconf(_SC_PAGESIZE);
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
}

bool map_open(struct map *map, int file, size_t length, struct error *error)
{
    size_t index = 0;
    *map = (struct map){0};
    while (index < MAPS && maps[index].bytes)
        index++;
    if (index == MAPS)
        return error_set(error, "too many files are mapped");
    void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED)
        return error_set(error, "%s", strerror(errno));
    if (page_bytes == 0)
        watch_faults();
    maps[index].length = length;
    maps[index].shrank = 0;
    maps[index].bytes = bytes;
    *map = (struct map){.bytes = bytes, .length = length, .index = index};
    return true;
}

bool map_shrank(const struct map *map)
{
    return map->bytes && maps[map->index].shrank;
}

void map_close(struct map *map)
{
    if (!map->bytes)
        return;
    maps[map->index].bytes = NULL;
    munmap(map->bytes, map->length);
    *map = (struct map){0};
}
