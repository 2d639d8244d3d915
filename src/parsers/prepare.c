#include "stele/parsers.h"

#include <iconv.h>
#include <libxml/parser.h>
#include <locale.h>

/* libarchive gives names in the locale's encoding, and asks iconv to convert them even from UTF-8 to UTF-8,
 * which then needs no file. */
static void prepare_names(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    iconv_t converter = iconv_open("UTF-8", "UTF-8");
    if (converter != (iconv_t)-1) // NOLINT(performance-no-int-to-ptr): POSIX defines it so
        iconv_close(converter);
}

void parsers_prepare(void)
{
    xmlInitParser();
    prepare_names();
}
