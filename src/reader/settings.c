/* The table of settings. ":set", the configuration, completion, help and the manual read it. */

#include "reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_WIDTH = 20, MOST_WIDTH = 400 };

struct setting {
    const char *name;
    const char *values; /* words separated by spaces; NULL: a number */
    const char *initial, *help;
    bool (*set)(struct reader *reader, struct slice value, struct error *error);
};

static bool set_width(struct reader *reader, struct slice value, struct error *error)
{
    char *string = slice_string(value), *end;
    long width = strtol(string, &end, 10);
    bool valid = end != string && *end == '\0' && width >= LEAST_WIDTH && width <= MOST_WIDTH;
    free(string);
    if (!valid)
        return error_set(error, "width wants a number of columns from %d to %d", LEAST_WIDTH, MOST_WIDTH);
    reader->settings.width = (unsigned)width;
    return true;
}

static bool set_numbers(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.numbers = slice_is(value, "on");
    return true;
}

static bool set_wrap(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.wrap = slice_is(value, "on");
    return true;
}

static bool set_outline(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.outline = slice_is(value, "off") ? OUTLINE_OFF : OUTLINE_AUTO;
    reader->outline_shown = slice_is(value, "on");
    reader->outline_hidden = false;
    return true;
}

static bool set_ambiguous(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.ambiguous = slice_is(value, "wide") ? TEXT_WIDE : TEXT_NARROW;
    return true;
}

static bool set_theme(struct reader *reader, struct slice value, struct error *error)
{
    (void)error;
    reader->settings.theme = slice_is(value, "mono") ? "mono" : "colour";
    reader_ask(reader, (struct request){.kind = REQUEST_THEME});
    return true;
}

static const struct setting settings_table[] = {
    {"width", NULL, "72", "the most columns of the text", set_width},
    {"numbers", "on off", "on", "paragraph numbers in the margin", set_numbers},
    {"outline", "auto on off", "auto",
     "the outline: beside the text where it fits, always, or only when asked for", set_outline},
    {"wrap", "on off", "on", "fold lines of code and verse that do not fit", set_wrap},
    {"theme", "colour mono", "colour", "colours, or none", set_theme},
    {"ambiguous", "narrow wide", "narrow",
     "columns of characters of ambiguous width, as the terminal draws them", set_ambiguous},
};

void settings_init(struct settings *settings)
{
    *settings = (struct settings){.width = 72, .numbers = true, .wrap = true, .theme = "colour"};
}

static const struct setting *setting_named(struct slice name)
{
    for (size_t i = 0; i < COUNT_OF(settings_table); i++)
        if (slice_is(name, settings_table[i].name))
            return &settings_table[i];
    return NULL;
}

/* The INDEXth of the words separated by spaces in WORDS; empty past the end. */
static struct slice word_at(const char *words, size_t index)
{
    struct slice rest = slice_of(words);
    for (size_t at = 0, end; at < rest.length; at = end + 1) {
        for (end = at; end < rest.length && rest.bytes[end] != ' ';)
            end++;
        if (index-- == 0)
            return slice_cut(rest, at, end);
    }
    return (struct slice){0};
}

static bool is_value(const struct setting *setting, struct slice value)
{
    struct slice word;
    for (size_t i = 0; setting->values && (word = word_at(setting->values, i)).length > 0; i++)
        if (slice_equal(word, value))
            return true;
    return !setting->values;
}

bool setting_set(struct reader *reader, struct slice name, struct slice value, struct error *error)
{
    const struct setting *setting = setting_named(name);
    if (!setting)
        return error_set(error, "no setting %.*s", (int)name.length, name.bytes);
    if (!is_value(setting, value))
        return error_set(error, "%s wants one of: %s", setting->name, setting->values);
    if (!setting->set(reader, value, error))
        return false;
    reader_geometry_update(reader);
    reading_refresh(reader, reader->page);
    return true;
}

const char *setting_completion(struct slice name, struct slice prefix, size_t index)
{
    static const char *const values[] = {"on", "off", "auto", "narrow", "wide", "colour", "mono"};
    const struct setting *setting = setting_named(name);
    for (size_t i = 0; name.length == 0 && i < COUNT_OF(settings_table); i++)
        if (slice_starts(slice_of(settings_table[i].name), prefix) && index-- == 0)
            return settings_table[i].name;
    for (size_t i = 0; setting && setting->values && i < COUNT_OF(values); i++)
        if (is_value(setting, slice_of(values[i])) && slice_starts(slice_of(values[i]), prefix) &&
            index-- == 0)
            return values[i];
    return NULL;
}

size_t reader_settings(void)
{
    return COUNT_OF(settings_table);
}

struct setting_description reader_setting_at(size_t index)
{
    const struct setting *setting = &settings_table[index];
    return (struct setting_description){setting->name, setting->values, setting->initial, setting->help};
}

/* ---- the configuration file: lines of the command language ---- */

static void read_line(struct reader *reader, const char *path, unsigned number, struct slice line)
{
    struct error error;
    line = slice_trim(line);
    if (line.length == 0 || line.bytes[0] == '#')
        return;
    bool allowed = slice_starts(line, slice_of("set ")) || slice_starts(line, slice_of("bind "));
    if (!allowed)
        reader_say(reader, "%s:%u: only set and bind can stand here", path, number);
    else if (!command_line(reader, line, &error))
        reader_say(reader, "%s:%u: %s", path, number, error.text);
}

void config_read(struct reader *reader, const char *path)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    if (!file)
        return;
    for (unsigned number = 1; (length = getline(&line, &capacity, file)) >= 0; number++)
        read_line(reader, path, number, (struct slice){line, (size_t)length});
    free(line);
    fclose(file);
}
