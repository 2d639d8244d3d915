#include "options.h"

#include <string.h>

static const char usage[] =
    "usage: stele-parse (FORMAT | --named NAME) [--encoding NAME] [--unsafe] < DOCUMENT";

static bool take_format(struct options *options, const char *argument, struct error *error)
{
    if (options->format != FORMAT_COUNT)
        return error_set(error, "%s", usage);
    options->format = format_named(slice_of(argument));
    if (options->format == FORMAT_COUNT)
        return error_set(error, "%s is no format that stele-parse reads", argument);
    return true;
}

bool options_read(struct options *options, int count, char *const arguments[], struct error *error)
{
    *options = (struct options){.format = FORMAT_COUNT};
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--unsafe") == 0)
            options->unsafe = true;
        else if (strcmp(arguments[i], "--encoding") == 0 && i + 1 < count)
            options->encoding = arguments[++i];
        else if (strcmp(arguments[i], "--named") == 0 && i + 1 < count)
            options->named = arguments[++i];
        else if (arguments[i][0] == '-')
            return error_set(error, "%s", usage);
        else if (!take_format(options, arguments[i], error))
            return false;
    }
    return (options->format != FORMAT_COUNT) != (options->named != NULL) || error_set(error, "%s", usage);
}
