#include "stele/parsers.h"

#include <libxml/parser.h>

void parsers_prepare(void)
{
    xmlInitParser();
}
