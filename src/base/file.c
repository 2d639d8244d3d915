#include "stele/base.h"

#include <errno.h>
#include <unistd.h>

bool file_write(int descriptor, struct slice slice)
{
    for (size_t done = 0; done < slice.length;) {
        ssize_t written = write(descriptor, slice.bytes + done, slice.length - done);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            done += (size_t)written;
    }
    return true;
}

bool file_read(int descriptor, struct buffer *into, size_t limit)
{
    char block[16 * 1024];
    while (limit > 0) {
        size_t wanted = limit < sizeof block ? limit : sizeof block;
        ssize_t got = read(descriptor, block, wanted);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return false;
        if (got > 0) {
            buffer_append(into, (struct slice){block, (size_t)got});
            limit -= (size_t)got;
        }
    }
    return true;
}
