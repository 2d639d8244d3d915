/* The configuration file. */

#include "reader.h"

#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *word;
    bool (*take)(struct reader *reader, struct slice rest, struct error *error);
} kinds[] = {{"set", settings_line}, {"bind", binding_line}};

static bool take_line(struct reader *reader, struct slice line, struct error *error)
{
    struct slice word = slice_word(&line);
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (slice_is(word, kinds[i].word))
            return kinds[i].take(reader, line, error);
    return word.length == 0 || word.bytes[0] == '#' || error_set(error, "only set and bind can stand here");
}

void config_read(struct reader *reader, const char *path)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    struct error error;
    if (!file)
        return;
    for (unsigned number = 1; (length = getline(&line, &capacity, file)) >= 0; number++)
        if (!take_line(reader, (struct slice){line, (size_t)length}, &error))
            reader_say(reader, "%s:%u: %s", path, number, error.text);
    free(line);
    fclose(file);
}
