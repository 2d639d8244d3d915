/* What Tab writes: names of commands, of settings, their values. */

#include "reader.h"

static struct slice command_completion(struct slice prefix, size_t index)
{
    for (size_t i = 0; command_table[i].name; i++)
        if (slice_starts(slice_of(command_table[i].name), prefix) && index-- == 0)
            return slice_of(command_table[i].name);
    return (struct slice){0};
}

struct slice completion_at(struct slice line, size_t index, size_t *from)
{
    size_t start = line.length;
    while (start > 0 && line.bytes[start - 1] != ' ')
        start--;
    *from = start;
    struct slice word = slice_cut(line, start, line.length), before_it = slice_cut(line, 0, start);
    struct slice command = slice_word(&before_it);
    if (command.length == 0)
        return command_completion(word, index);
    return slice_is(command, "set") ? setting_completion(before_it, word, index) : (struct slice){0};
}
