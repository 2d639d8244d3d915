/* A line of the command language: typed at ":", of the configuration, of a binding. */

#include "reader.h"

/* What is no command's name is a place: a number is a page. */
static bool go_to_line(struct reader *reader, struct slice line, struct error *error)
{
    struct buffer words = {0};
    size_t page;
    if (slice_number(line, SIZE_MAX, &page))
        buffer_append_string(&words, "page ");
    buffer_append(&words, line);
    bool known = want_place(reader, buffer_slice(&words), true, error);
    buffer_free(&words);
    return known;
}

static bool is_place(struct slice line)
{
    return (line.bytes[0] >= '0' && line.bytes[0] <= '9') || line.bytes[0] == '/' ||
           slice_starts(line, slice_of("¶"));
}

bool command_takes(const struct command *command, struct slice argument, struct error *error)
{
    size_t count;
    if (command->argument == ARGUMENT_TEXT && argument.length == 0)
        return error_set(error, "%s wants %s", command->name, command->argument_name);
    if (command->argument == ARGUMENT_NONE && argument.length > 0 &&
        !slice_number(argument, LARGEST_COUNT, &count))
        return error_set(error, "%s takes only a count", command->name);
    return true;
}

bool command_line(struct reader *reader, struct slice line, struct error *error)
{
    struct slice rest = slice_trim(line);
    size_t count = 0;
    if (rest.length == 0)
        return true;
    if (is_place(rest))
        return go_to_line(reader, rest, error);
    struct slice name = slice_word(&rest);
    const struct command *command = command_named(name);
    if (!command)
        return error_set(error, "no command %.*s; Tab completes names, h lists them", (int)name.length,
                         name.bytes);
    if (!command_takes(command, rest, error))
        return false;
    if (command->argument == ARGUMENT_NONE)
        slice_number(rest, LARGEST_COUNT, &count);
    command->run(reader, &(struct invocation){.count = (unsigned)count, .argument = rest});
    return true;
}

void run_command(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    prompt_open(reader, PROMPT_COMMAND, (struct slice){0});
}
