/* The stages before a parser, for libFuzzer: whatever the bytes are, what comes out is UTF-8. */

#include "stele/format.h"
#include "stele/parsers.h"
#include "stele/text.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void read_text(struct slice bytes, bool page)
{
    struct buffer room = {0};
    struct decoded decoded;
    stage_decode(bytes, NULL, page, &room, &decoded);
    assert(text_check(decoded.text) == decoded.text.length);
    buffer_free(&room);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    enum { MOST = 1024 * 1024 };
    struct slice document = {(const char *)bytes, length};
    struct buffer inflated = {0};
    struct error damage;
    if (format_compression(document)) {
        stage_inflate(document, MOST, &inflated, &damage);
        document = buffer_slice(&inflated);
    }
    read_text(document, format_guess(NULL, document) == FORMAT_HTML);
    buffer_free(&inflated);
    return 0;
}
