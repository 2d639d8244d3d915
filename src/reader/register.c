/* What was copied last: it is shown, kept, and written to a file on demand. */

#include "reader.h"

struct slice reader_register(const struct reader *reader)
{
    return buffer_slice(&reader->copied);
}

/* The end of what was copied with its citation is shown first: the citation stands there. */
void reader_copied(struct reader *reader, struct slice text, bool cited, const char *where)
{
    struct buffer title = {0};
    bool link = reader->link.length > 0 && slice_equal(text, buffer_slice(&reader->link));
    buffer_clear(&reader->copied);
    buffer_append(&reader->copied, text);
    buffer_format(&title, "sent to %s%s", where, link ? "; :open opens it" : "");
    (cited ? panel_show_end : panel_show)(reader, buffer_string(&title), text);
    buffer_free(&title);
}

static void write(struct reader *reader, struct slice name, bool over)
{
    if (reader->copied.length == 0)
        reader_say(reader, "nothing was copied yet; y and Y copy");
    else
        reader_ask(reader, (struct request){.kind = REQUEST_WRITE, .text = name, .over = over});
}

void run_write(struct reader *reader, const struct invocation *invocation)
{
    write(reader, invocation->argument, false);
}

void run_write_over(struct reader *reader, const struct invocation *invocation)
{
    write(reader, invocation->argument, true);
}
