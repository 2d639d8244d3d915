#include "stele/parsers.h"

#include <iconv.h>
#include <locale.h>

/* libarchive gives names in the encoding of the locale, and asks iconv to convert them even from UTF-8 to
 * UTF-8, which needs no file any more once iconv has been asked. */
void prepare_epub(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    iconv_t converter = iconv_open("UTF-8", "UTF-8");
    if (converter != (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): POSIX says it so */
        iconv_close(converter);
}
