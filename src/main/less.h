/* What stele takes of less, so that it can stand where programs expect less. */
#ifndef STELE_MAIN_LESS_H
#define STELE_MAIN_LESS_H

#include <stdbool.h>
#include <stddef.h>

enum { LESS_ONE_SCREEN = 'F' };

enum less_kind { LESS_FLAG, LESS_NUMBER, LESS_STRING };

struct less_option {
    char letter; /* 0: it has only its name */
    enum less_kind kind;
    const char *name;
};

extern const struct less_option less_option_table[];
extern const size_t less_option_count;

/* What the variable LESS says of -F. NULL: it is not set. */
bool less_wants_one_screen(const char *variable);

#endif
