/* locale: whether the terminal shows more than ASCII. */
#ifndef TERMINAL_LOCALE_H
#define TERMINAL_LOCALE_H

#include <stdbool.h>

bool locale_is_unicode(void);

#endif
