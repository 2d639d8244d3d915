#include "stele/parsers.h"

#include <libxml/parser.h>
#include <locale.h>

void parsers_prepare(void)
{
    xmlInitParser();
    setlocale(LC_CTYPE, "C.UTF-8"); /* in which libarchive gives names */
}
