/* libFuzzer on one parser, PARSER, in process: whatever the bytes, the contract of the sink holds. */
#include "check.h"

#include "trace_sink.h"

#include "stele/parsers.h"

#include <stdlib.h>

#ifndef PARSER
#define PARSER parse_html
#endif

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
    struct trace trace = {0};
    PARSER((struct slice){(const char *)bytes, length}, trace_sink(&trace));
    if (!trace.ended || trace.breach.text[0])
        abort();
    trace_free(&trace);
    return 0;
}
