/* Choosing, closing, cancelling, quitting. */

#include "reader.h"

static void ask(struct reader *reader, enum request_kind kind)
{
    reader_ask(reader, (struct request){.kind = kind});
}

void run_choose(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (reader->list.open)
        list_choose(reader);
    else if (reader->page->outline.focused)
        outline_choose(reader);
    else
        reader_say(reader, "nothing to choose from is open");
}

/* Closes the innermost thing that is open. False: the bare page is shown. */
static bool close_one(struct reader *reader)
{
    if (reader->list.open)
        list_close(reader);
    else if (reader->page->outline.focused)
        outline_leave(reader);
    else if (reader->geometry.outline_over)
        run_outline(reader, &(struct invocation){0});
    else
        return own_page_close(reader);
    return true;
}

void run_close(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (close_one(reader))
        return;
    reader->used_quit = true;
    ask(reader, REQUEST_QUIT);
}

void run_escape(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (reader->list.open || reader->page->outline.focused || !reader->page->find.search)
        close_one(reader);
    else
        find_clear(reader);
}

void run_cancel(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (reader->interrupts > 1) {
        ask(reader, REQUEST_QUIT);
        return;
    }
    if (reader->page->find.search && !search_done(reader->page->find.search))
        find_clear(reader);
    reader_say(reader, "^C again quits");
}

void run_quit(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    ask(reader, REQUEST_QUIT);
}

void run_suspend(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    ask(reader, REQUEST_SUSPEND);
}

void run_repaint(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    ask(reader, REQUEST_REPAINT);
}

void run_reload(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (intake_is_piped(reader->intake) || intake_path(reader->intake)[0] == '\0')
        reader_say(reader, "only a file can be read again");
    else
        ask(reader, REQUEST_RELOAD);
}

void run_next(struct reader *reader, const struct invocation *invocation)
{
    reader_ask(reader, (struct request){.kind = REQUEST_FILE, .by = invocation_times(invocation)});
}

void run_prev(struct reader *reader, const struct invocation *invocation)
{
    reader_ask(reader, (struct request){.kind = REQUEST_FILE, .by = -(long)invocation_times(invocation)});
}
