#include "converters.h"

#include "parsers/guess.h"

#include <iconv.h>

void converters_keep(void)
{
    enum { MOST = 32 };
    static iconv_t open[MOST]; /* known to who looks for leaks */
    for (size_t i = 0; i < MOST && guess_candidate(i).name && !open[i]; i++)
        open[i] = iconv_open("UTF-8", guess_candidate(i).converter);
}
