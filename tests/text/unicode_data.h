/* unicode_data.h: reads the files of the Unicode Character Database in tests/data. */
#ifndef STELE_TESTS_UNICODE_DATA_H
#define STELE_TESTS_UNICODE_DATA_H

#include "check.h"

#include <locale.h>
#include <stdio.h>

#include "stele/text.h"

enum { SAMPLE_CHARACTERS = 64, LONG = 800 * 1000 };

/* A line of LineBreakTest.txt or GraphemeBreakTest.txt: characters, and before which of them a boundary (÷)
 * stands. */
struct sample {
    uint32_t codes[SAMPLE_CHARACTERS];
    bool boundary[SAMPLE_CHARACTERS + 1];
    size_t at[SAMPLE_CHARACTERS]; /* the byte of each in the text */
    size_t count;
    struct buffer text; /* UTF-8; freed by the reader */
    char line[4096];    /* as it stands in the file */
};

static inline int set_utf8_locale(void **state)
{
    (void)state;
    return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

static inline void append_character(struct buffer *buffer, uint32_t character)
{
    char bytes[4];
    unsigned length = text_encode(character, bytes);
    buffer_append(buffer, (struct slice){bytes, length});
}

static inline void parse_sample(struct sample *sample)
{
    static const char divide[] = "÷", times[] = "×";
    char copy[sizeof sample->line];
    bool boundary = false;
    strcpy(copy, sample->line);
    sample->count = 0;
    buffer_clear(&sample->text);
    for (char *word = strtok(copy, " \t\n"); word && *word != '#'; word = strtok(NULL, " \t\n")) {
        if (strcmp(word, divide) == 0 || strcmp(word, times) == 0) {
            boundary = strcmp(word, divide) == 0;
            continue;
        }
        sample->boundary[sample->count] = boundary;
        sample->at[sample->count] = sample->text.length;
        sample->codes[sample->count] = (uint32_t)strtoul(word, NULL, 16);
        append_character(&sample->text, sample->codes[sample->count++]);
    }
    sample->boundary[sample->count] = boundary;
}

/* Calls VISIT for each line of the file. Returns how many there were. */
static inline size_t read_samples(const char *path, void (*visit)(const struct sample *sample, void *context),
                                  void *context)
{
    struct sample *sample = memory_new(sizeof *sample);
    size_t samples = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(sample->line, sizeof sample->line, file)) {
        parse_sample(sample);
        if (sample->count == 0)
            continue;
        visit(sample, context);
        samples++;
    }
    fclose(file);
    buffer_free(&sample->text);
    free(sample);
    return samples;
}

/* xorshift64: the same numbers at every run. */
static inline uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

#endif
