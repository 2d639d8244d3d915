/* options.h: the command line of stele-parse. */
#ifndef STELE_PARSE_OPTIONS_H
#define STELE_PARSE_OPTIONS_H

#include "stele/base.h"
#include "stele/format.h"

struct options {
    enum format_kind format;
    const char *encoding; /* NULL: told by the bytes */
    bool unsafe;          /* go on where no sandbox can be put up */
};

/* False: ERROR says what is wrong with ARGUMENTS. */
bool options_read(struct options *options, int count, char *const arguments[], struct error *error);

#endif
