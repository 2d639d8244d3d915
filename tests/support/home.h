/* home.h: a folder of its own for each test of the program, which takes it for the reader's home. */
#ifndef STELE_HOME_H
#define STELE_HOME_H

#include "check.h"

#include "stele/base.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int make_home(void **state)
{
    char *home = slice_string(slice_of("/tmp/stele-home-XXXXXX"));
    *state = home;
    return mkdtemp(home) ? 0 : -1;
}

static int remove_home(void **state)
{
    struct buffer command = {0};
    buffer_format(&command, "chmod -R u+w '%s'; rm -rf '%s'", (char *)*state, (char *)*state);
    int failed = system(command.bytes);
    buffer_free(&command);
    free(*state);
    return failed;
}

/* The caller frees the path. */
static inline char *in_home(void *const *state, const char *name)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", (char *)*state, name);
    return path.bytes;
}

/* Returns the path, which the caller frees. */
static inline char *write_file(void *const *state, const char *name, const char *text)
{
    char *path = in_home(state, name);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(file >= 0 && file_write(file, slice_of(text)));
    close(file);
    return path;
}

#define home_test(test) cmocka_unit_test_setup_teardown(test, make_home, remove_home)

#endif
