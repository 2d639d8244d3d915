/* check.h: cmocka with the headers that it wants before it, and assertions for slices. */
#ifndef STELE_CHECK_H
#define STELE_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "stele/base.h"

static inline void check_slice(struct slice got, const char *wanted, const char *file, int line)
{
    char *copy = slice_string(got);
    _assert_string_equal(copy, wanted, file, line);
    free(copy);
}

/* The slice holds exactly the characters of the string. */
#define assert_slice(got, wanted) check_slice((got), (wanted), __FILE__, __LINE__)

#endif
