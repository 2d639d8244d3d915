/* One parser, PARSER, in process: whatever the bytes, the contract of the sink holds. */
#include "converters.h"
#include "fuzz.h"

#include "trace_sink.h"

#include "stele/parsers.h"

void fuzz_input(struct slice bytes)
{
    struct trace trace = {0};
    converters_keep();
    PARSER(bytes, trace_sink(&trace));
    demand(trace.ended);
    demand(!trace.breach.text[0]);
    trace_free(&trace);
}
