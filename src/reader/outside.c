/* Commands that hand the text to other programs: to a command of the shell, to an editor. */

#include "reader.h"

/* ---- piping ---- */

void outside_pipe(struct reader *reader, struct slice command)
{
    struct range range;
    if (command.length > 0 && copying_range(reader, &range))
        reader_ask(reader, (struct request){.kind = REQUEST_PIPE, .range = range, .text = command});
    selection_end(reader);
}

void run_pipe(struct reader *reader, const struct invocation *invocation)
{
    if (invocation->argument.length > 0)
        outside_pipe(reader, invocation->argument);
    else
        prompt_open(reader, PROMPT_PIPE, (struct slice){0});
}

void run_pipe_section(struct reader *reader, const struct invocation *invocation)
{
    struct range range;
    if (copying_section(reader, &range))
        reader_ask(reader,
                   (struct request){.kind = REQUEST_PIPE, .range = range, .text = invocation->argument});
}

/* ---- editing ---- */

void run_edit(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct block block;
    size_t line = 0;
    if (intake_is_piped(reader->intake) || intake_path(reader->intake)[0] == '\0') {
        reader_say(reader, "only a file can be edited");
        return;
    }
    own_page_close(reader);
    if (!intake_format(reader->intake)->foreign && reader_current(reader, &block))
        line = document_line(reader->book->document, block.range.start);
    reader_ask(reader, (struct request){.kind = REQUEST_EDIT, .by = (long)line});
}
