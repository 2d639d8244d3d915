/* Prints how long a search takes over 100 MB, in milliseconds and as a ratio to memmem() of an absent word.
 * With a file as argument its text is taken instead, and the words that follow it. */

#include "stele/search.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TEXT_BYTES = 100 * 1000 * 1000, PARAGRAPH_BYTES = 500, RUNS = 3, STEP = 2000 /* microseconds */ };

static const struct {
    const char *name, *words, *separator, *queries;
} texts[] = {
    {"English",
     "the of and to in that cooperation region economic political security for with is it as be by on not "
     "end he "
     "was this are or his from at which but have an had they you were their one all we can her has there "
     "been if "
     "more when will would who so no partnership Asia East win-win countries should embrace open regionalism",
     " ", "zyzzyva|Win-Win|the end|cooperation|region|the|e"},
    {"typographic",
     "the of and “to” in that cooperation region economic he’d for with is it — as be by on not end “he was "
     "this are "
     "or” his from at which but have an had they you were their one all we can her has there been café if "
     "more "
     "when will would who so no partnership Asia East win–win countries should embrace open regionalism… "
     "isn’t",
     " ", "zyzzyva|isn't|the end|cooperation|region|the|e"},
    {"French",
     "l’égalité politique est « la base » d’une coopération où chacun gagne : n’est-ce pas des pays à région "
     "économique été après même sécurité que qui dans pour par plus avec tout faire son être première",
     " ", "zyzzyva|n'est-ce|securite|coopération|pays a|est"},
    {"Russian",
     "во-первых политическое равенство это основа взаимовыгодного сотрудничества не так ли и в на что он я с "
     "как "
     "но его она к по мы есть вот быть ещё безопасность страны регион",
     " ", "zyzzyva|щука|безопасность|страны регион|что"},
    {"Chinese",
     "首先 ， 政治 平等 是 合作 共赢 的 基础 。 亚太 国家 应当 拥抱 它 他说 地区 经济 安全 东亚 伙伴 关系",
     "", "zyzzyva|龘|合作共赢|安全|的"},
    {"Japanese",
     "まず 、 政治的 平等 は 「 ウィンウィン 協力 」 の 基礎 で ある 。 そう では ない だろう か が ガ", "",
     "zyzzyva|龘|ウィンウィン協力|うぃん|が"},
};

/* Of this process alone: others use the machine too. */
static uint64_t processor_microseconds(void)
{
    return (uint64_t)clock() * 1000000 / CLOCKS_PER_SEC;
}

static uint32_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static size_t split(char *words, const char *separators, char *parts[], size_t most)
{
    size_t count = 0;
    for (char *part = strtok(words, separators); part && count < most; part = strtok(NULL, separators))
        parts[count++] = part;
    return count;
}

static struct document *build(size_t text)
{
    char *parts[256], *words = slice_string(slice_of(texts[text].words));
    size_t count = split(words, " ", parts, COUNT_OF(parts));
    struct error error;
    struct document *document = document_new(&error);
    struct sink sink = document_sink(document);
    struct buffer paragraph = {0};
    for (uint64_t state = 1; document_text(document).length < TEXT_BYTES;) {
        buffer_clear(&paragraph);
        while (paragraph.length < PARAGRAPH_BYTES) {
            buffer_append_string(&paragraph, parts[next_random(&state) % count]);
            buffer_append_string(&paragraph, texts[text].separator);
        }
        sink.open(sink.context, BLOCK_PARAGRAPH, 0);
        sink.text(sink.context, buffer_slice(&paragraph));
        sink.close(sink.context);
    }
    sink.end(sink.context);
    buffer_free(&paragraph);
    free(words);
    return document;
}

static double measure_memmem(struct slice text)
{
    uint64_t best = UINT64_MAX;
    for (int run = 0; run < RUNS; run++) {
        uint64_t start = processor_microseconds();
        if (memmem(text.bytes, text.length, "zyzzyva", 7))
            puts("the absent word is there");
        uint64_t took = processor_microseconds() - start;
        best = took < best ? took : best;
    }
    return (double)best;
}

static void measure(const struct document *document, const char *query, double memmem_took)
{
    uint64_t best = UINT64_MAX, longest_step = 0;
    size_t count = 0;
    for (int run = 0; run < RUNS; run++) {
        struct error error;
        uint64_t start = processor_microseconds(), now = start, before;
        struct search *search = search_new(document, slice_of(query), SEARCH_SMART, 0, &error);
        bool done;
        do {
            before = now;
            done = search_step(search, STEP);
            now = processor_microseconds();
            longest_step = now - before > longest_step ? now - before : longest_step;
        } while (!done);
        count = search_count(search);
        search_free(search);
        best = now - start < best ? now - start : best;
    }
    printf("  %-24s %10zu hits %8.1f ms  %6.2f x memmem  longest step %.1f ms\n", query, count,
           (double)best / 1000, (double)best / memmem_took, (double)longest_step / 1000);
}

static void measure_all(const struct document *document, const char *name, char *queries[], size_t count)
{
    double memmem_took = measure_memmem(document_text(document));
    printf("%s, %zu bytes, memmem %.1f ms\n", name, document_text(document).length, memmem_took / 1000);
    for (size_t i = 0; i < count; i++)
        measure(document, queries[i], memmem_took);
}

/* Blocks are what stands between blank lines. */
static struct document *read_document(const char *path)
{
    struct buffer text = {0};
    struct error error;
    int descriptor = open(path, O_RDONLY);
    if (descriptor < 0 || !file_read(descriptor, &text, SIZE_MAX))
        return NULL;
    close(descriptor);
    struct document *document = document_new(&error);
    struct sink sink = document_sink(document);
    for (size_t at = 0, end; at < text.length; at = end + 2) {
        const char *blank = memmem(text.bytes + at, text.length - at, "\n\n", 2);
        end = blank ? (size_t)(blank - text.bytes) : text.length;
        sink.open(sink.context, BLOCK_PARAGRAPH, 0);
        sink.text(sink.context, slice_cut(buffer_slice(&text), at, end));
        sink.close(sink.context);
    }
    sink.end(sink.context);
    buffer_free(&text);
    return document;
}

int main(int count, char *arguments[])
{
    if (count > 1) {
        struct document *document = read_document(arguments[1]);
        if (!document)
            return 2;
        measure_all(document, arguments[1], arguments + 2, (size_t)count - 2);
        document_free(document);
        return 0;
    }
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        char *parts[16], *queries = slice_string(slice_of(texts[i].queries));
        struct document *document = build(i);
        measure_all(document, texts[i].name, parts, split(queries, "|", parts, COUNT_OF(parts)));
        document_free(document);
        free(queries);
    }
    return 0;
}
