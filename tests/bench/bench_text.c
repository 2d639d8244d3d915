/* Prints how fast the room text is, in MB of UTF-8 a second of processor time: the best of several runs over
 * 4 MB. */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "stele/text.h"

enum { TEXT_BYTES = 4 * 1000 * 1000, PARAGRAPH_BYTES = 500, ROOM = 1000, RUNS = 5 };

static const struct {
    const char *name, *sentence;
} texts[] = {
    {"ASCII", "First, political equality is the basis for win-win cooperation (see para. 3), isn't it? "},
    {"typographic",
     "“First, political equality” — he’d say — is the basis for win-win cooperation… isn’t it? "},
    {"French", "L’égalité politique est « la base » d’une coopération où chacun gagne : n’est-ce pas ? "},
    {"Russian",
     "Во-первых, политическое равенство — это основа взаимовыгодного сотрудничества, «не так ли»? "},
    {"Chinese", "首先，政治平等是合作共赢的基础。他说：“亚太国家应当拥抱它”——（真的吗）？"},
    {"Japanese", "まず、政治的平等は「ウィンウィン協力」の基礎である。そうではないだろうか？"},
    {"Korean", "첫째, 정치적 평등은 상생 협력의 토대이다. 그렇지 않은가? "},
    {"emoji", "yes 👍🏽 and 👨\u200D👩\u200D👧 from 🇫🇷 to 🇩🇪, e\u0301te\u0301 "},
};

struct scratch {
    unsigned char *columns;
    char *breaks;
    struct buffer folded;
};

static void run_columns(struct slice paragraph, struct scratch *scratch)
{
    text_columns(paragraph, TEXT_NARROW, scratch->columns);
}

static void run_breaks(struct slice paragraph, struct scratch *scratch)
{
    text_breaks(paragraph, scratch->breaks);
}

static void run_reference(struct slice paragraph, struct scratch *scratch)
{
    text_breaks_reference(paragraph, scratch->breaks);
}

static void run_fold(struct slice paragraph, struct scratch *scratch)
{
    buffer_clear(&scratch->folded);
    text_fold(paragraph, &scratch->folded);
}

static void run_words(struct slice paragraph, struct scratch *scratch)
{
    (void)scratch;
    text_words(paragraph);
}

static const struct {
    const char *name;
    void (*run)(struct slice paragraph, struct scratch *scratch);
} jobs[] = {
    {"columns", run_columns}, {"breaks", run_breaks}, {"by library", run_reference},
    {"fold", run_fold},       {"words", run_words},
};

static double measure(size_t job, struct slice paragraph, struct scratch *scratch)
{
    double best = 0;
    size_t count = TEXT_BYTES / paragraph.length;
    for (int run = 0; run < RUNS; run++) {
        clock_t start = clock();
        for (size_t i = 0; i < count; i++)
            jobs[job].run(paragraph, scratch);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (run == 0 || seconds < best)
            best = seconds;
    }
    return best > 0 ? (double)(count * paragraph.length) / best / 1e6 : 0;
}

int main(void)
{
    struct buffer paragraph = {0};
    struct scratch scratch = {memory_new(ROOM), memory_new(ROOM), {0}};
    setlocale(LC_CTYPE, "C.UTF-8");
    printf("%-12s", "MB/s");
    for (size_t job = 0; job < COUNT_OF(jobs); job++)
        printf("%12s", jobs[job].name);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        buffer_clear(&paragraph);
        while (paragraph.length < PARAGRAPH_BYTES)
            buffer_append_string(&paragraph, texts[i].sentence);
        printf("\n%-12s", texts[i].name);
        for (size_t job = 0; job < COUNT_OF(jobs); job++)
            printf("%12.0f", measure(job, buffer_slice(&paragraph), &scratch));
    }
    putchar('\n');
    buffer_free(&paragraph);
    buffer_free(&scratch.folded);
    free(scratch.columns);
    free(scratch.breaks);
    return 0;
}
