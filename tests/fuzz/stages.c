/* The stages before a parser: whatever the bytes are, what comes out is UTF-8. */
#include "converters.h"
#include "fuzz.h"

#include "stele/format.h"
#include "stele/parsers.h"
#include "stele/text.h"

static void read_text(struct slice bytes, bool page)
{
    struct buffer room = {0};
    struct decoded decoded;
    stage_decode(bytes, NULL, page, &room, &decoded);
    demand(text_check(decoded.text) == decoded.text.length);
    buffer_free(&room);
}

void fuzz_input(struct slice bytes)
{
    enum { MOST = 1024 * 1024 };
    struct buffer inflated = {0};
    struct error damage;
    converters_keep();
    if (format_compression(bytes)) {
        stage_inflate(bytes, MOST, &inflated, &damage);
        bytes = buffer_slice(&inflated);
    }
    read_text(bytes, format_guess(NULL, bytes) == FORMAT_HTML);
    buffer_free(&inflated);
}
