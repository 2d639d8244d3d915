/* options.h: the command line of stele-parse. */
#ifndef STELE_PARSE_OPTIONS_H
#define STELE_PARSE_OPTIONS_H

#include "stele/base.h"
#include "stele/format.h"

struct options {
    enum format_kind format; /* FORMAT_COUNT: by NAMED and by the bytes */
    const char *named;       /* what the document is called; NULL where its format was told */
    const char *encoding;    /* of what shows none of its own; NULL: told by the bytes */
    bool unsafe;             /* go on where no sandbox can be put up */
};

/* False: ERROR says what is wrong with ARGUMENTS. */
bool options_read(struct options *options, int count, char *const arguments[], struct error *error);

#endif
