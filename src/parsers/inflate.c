/* Compressed documents, by the libraries of each compression. Not by libarchive's filters: of a file that is
 * cut off or damaged these keep back the last 64 KB that could be read, which of a speech is all. */

#include "stele/format.h"
#include "stele/parsers.h"

#include <bzlib.h>
#include <limits.h>
#include <lzma.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

enum { PIECE = 64 * 1024, LONGEST_WINDOW = 1 << 30 /* bytes that xz may look back */ };

enum result { MORE, DONE, DAMAGED };

/* One document on its way. */
struct flow {
    struct slice in; /* what was not taken yet */
    char out[PIECE];
    size_t made; /* bytes in OUT */
    union {
        z_stream gzip;
        lzma_stream xz;
        bz_stream bzip2;
        ZSTD_DStream *zstd;
    } of;
};

/* A file may be several, one behind the other, as "cat" makes it; what else stands behind is left alone. */
static bool goes_on(const struct flow *flow, const char *magic)
{
    return slice_starts(flow->in, slice_of(magic));
}

static unsigned short_length(const struct flow *flow)
{
    return flow->in.length < UINT_MAX ? (unsigned)flow->in.length : UINT_MAX;
}

static void took(struct flow *flow, size_t length)
{
    flow->in = slice_cut(flow->in, length, flow->in.length);
}

/* ---- gzip ---- */

static bool begin_gzip(struct flow *flow)
{
    enum { GZIP_HEADER = 16 };
    return inflateInit2(&flow->of.gzip, MAX_WBITS + GZIP_HEADER) == Z_OK;
}

static enum result step_gzip(struct flow *flow)
{
    z_stream *gzip = &flow->of.gzip;
    unsigned given = short_length(flow);
    gzip->next_in = (Bytef *)flow->in.bytes;
    gzip->avail_in = given;
    gzip->next_out = (Bytef *)flow->out;
    gzip->avail_out = PIECE;
    int state = inflate(gzip, Z_SYNC_FLUSH);
    took(flow, given - gzip->avail_in);
    flow->made = PIECE - gzip->avail_out;
    if (state == Z_STREAM_END)
        return goes_on(flow, "\x1F\x8B") && inflateReset(gzip) == Z_OK ? MORE : DONE;
    return state == Z_OK ? MORE : DAMAGED;
}

static void end_gzip(struct flow *flow)
{
    inflateEnd(&flow->of.gzip);
}

/* ---- xz, lzma ---- */

static bool begin_xz(struct flow *flow)
{
    flow->of.xz = (lzma_stream)LZMA_STREAM_INIT;
    return lzma_auto_decoder(&flow->of.xz, LONGEST_WINDOW, LZMA_CONCATENATED) == LZMA_OK;
}

static enum result step_xz(struct flow *flow)
{
    lzma_stream *xz = &flow->of.xz;
    xz->next_in = (const uint8_t *)flow->in.bytes;
    xz->avail_in = flow->in.length;
    xz->next_out = (uint8_t *)flow->out;
    xz->avail_out = PIECE;
    lzma_ret state = lzma_code(xz, LZMA_FINISH);
    took(flow, flow->in.length - xz->avail_in);
    flow->made = PIECE - xz->avail_out;
    return state == LZMA_STREAM_END ? DONE : state == LZMA_OK ? MORE : DAMAGED;
}

static void end_xz(struct flow *flow)
{
    lzma_end(&flow->of.xz);
}

/* ---- bzip2 ---- */

static bool begin_bzip2(struct flow *flow)
{
    flow->of.bzip2 = (bz_stream){0};
    return BZ2_bzDecompressInit(&flow->of.bzip2, 0, 0) == BZ_OK;
}

static void end_bzip2(struct flow *flow)
{
    BZ2_bzDecompressEnd(&flow->of.bzip2);
}

static enum result step_bzip2(struct flow *flow)
{
    bz_stream *bzip2 = &flow->of.bzip2;
    unsigned given = short_length(flow);
    bzip2->next_in = (char *)flow->in.bytes;
    bzip2->avail_in = given;
    bzip2->next_out = flow->out;
    bzip2->avail_out = PIECE;
    int state = BZ2_bzDecompress(bzip2);
    took(flow, given - bzip2->avail_in);
    flow->made = PIECE - bzip2->avail_out;
    if (state != BZ_STREAM_END)
        return state == BZ_OK ? MORE : DAMAGED;
    if (!goes_on(flow, "BZh"))
        return DONE;
    end_bzip2(flow);
    return begin_bzip2(flow) ? MORE : DAMAGED;
}

/* ---- zstd ---- */

static bool begin_zstd(struct flow *flow)
{
    flow->of.zstd = ZSTD_createDStream();
    return flow->of.zstd != NULL;
}

static enum result step_zstd(struct flow *flow)
{
    ZSTD_inBuffer in = {flow->in.bytes, flow->in.length, 0};
    ZSTD_outBuffer out = {flow->out, PIECE, 0};
    size_t wanted = ZSTD_decompressStream(flow->of.zstd, &out, &in);
    took(flow, in.pos);
    flow->made = out.pos;
    if (ZSTD_isError(wanted))
        return DAMAGED;
    return wanted > 0 || goes_on(flow, "\x28\xB5\x2F\xFD") ? MORE : DONE;
}

static void end_zstd(struct flow *flow)
{
    ZSTD_freeDStream(flow->of.zstd);
}

/* ---- all of them ---- */

static const struct engine {
    const char *name; /* of format_compression() */
    bool (*begin)(struct flow *flow);
    enum result (*step)(struct flow *flow);
    void (*end)(struct flow *flow);
} engines[] = {
    {"gzip", begin_gzip, step_gzip, end_gzip}, {"xz", begin_xz, step_xz, end_xz},
    {"lzma", begin_xz, step_xz, end_xz},       {"bzip2", begin_bzip2, step_bzip2, end_bzip2},
    {"zstd", begin_zstd, step_zstd, end_zstd},
};

/* What takes nothing and gives nothing will never end. */
static enum result advance(const struct engine *engine, struct flow *flow)
{
    size_t before = flow->in.length;
    flow->made = 0;
    enum result result = engine->step(flow);
    return result == MORE && flow->in.length == before && flow->made == 0 ? DAMAGED : result;
}

static void run(const struct engine *engine, struct flow *flow, size_t most, struct buffer *into,
                struct error *damage)
{
    static const size_t mega = 1024 * 1024;
    enum result result;
    do {
        result = advance(engine, flow);
        struct slice made = {flow->out, flow->made}, fits = slice_cut(made, 0, most - into->length);
        buffer_append(into, fits);
        if (fits.length < made.length) {
            error_set(damage, "it expands to more than %zu MB", most / mega);
            return;
        }
    } while (result == MORE);
    if (result == DAMAGED)
        error_set(damage, "it is %s", flow->in.length > 0 ? "damaged" : "cut off");
}

void stage_inflate(struct slice bytes, size_t most, struct buffer *into, struct error *damage)
{
    struct flow *flow = memory_new(sizeof *flow);
    const char *name = format_compression(bytes);
    flow->in = bytes;
    damage->text[0] = '\0';
    for (size_t i = 0; name && i < COUNT_OF(engines); i++) {
        if (strcmp(engines[i].name, name) != 0)
            continue;
        if (engines[i].begin(flow))
            run(&engines[i], flow, most, into, damage);
        else
            error_set(damage, "there is too little memory for it");
        engines[i].end(flow);
    }
    free(flow);
}
