#include "reader.h"

enum { FOLLOW_MICROSECONDS = 40 * 1000 /* between two looks at the end of what comes in */ };

static void set(struct reader *reader, struct slice words)
{
    struct want *want = &reader->want;
    want_cancel(reader);
    buffer_append(&want->words, words);
    want->active = true;
}

void want_cancel(struct reader *reader)
{
    struct want *want = &reader->want;
    search_free(want->search);
    buffer_free(&want->words);
    *want = (struct want){0};
}

static void arrive(struct reader *reader, struct destination to)
{
    bool keeps_jump = reader->want.keeps_jump;
    want_cancel(reader);
    if (keeps_jump)
        jumps_push(reader->page, reading_position(reader->page));
    if (to.at_foot)
        end_with(reader, to.place);
    else
        go_to(reader, to.place);
}

/* One attempt. FOUND, MISSING: nothing is wanted any more. */
static enum found attempt(struct reader *reader, struct error *error)
{
    struct want *want = &reader->want;
    struct destination to = {0};
    enum found found = place_find(reader, buffer_slice(&want->words), &want->search, &to, error);
    if (found == PLACE_FOUND) {
        arrive(reader, to);
    } else if (found == PLACE_MISSING && want->clamps) {
        to.place = layout_page_top(reader->page->layout, layout_pages(reader->page->layout));
        arrive(reader, to);
    } else if (found == PLACE_MISSING) {
        want_cancel(reader);
    }
    return found;
}

bool want_place(struct reader *reader, struct slice words, bool keeps_jump, struct error *error)
{
    set(reader, words);
    reader->want.keeps_jump = keeps_jump;
    enum found found = attempt(reader, error);
    if (found == PLACE_NOT_YET)
        reader_say(reader, "looking for %s; any key stops that", buffer_string(&reader->want.words));
    return found != PLACE_MISSING;
}

void want_page(struct reader *reader, size_t number)
{
    struct buffer words = {0};
    struct error error = {{0}};
    buffer_format(&words, "page %zu", number);
    set(reader, buffer_slice(&words));
    reader->want.keeps_jump = reader->want.clamps = true;
    enum found found = attempt(reader, &error);
    if (found == PLACE_MISSING)
        reader_say(reader, "%s", error.text);
    else if (found == PLACE_NOT_YET)
        reader_say(reader, "counting pages; any key stops that");
    buffer_free(&words);
}

void want_end(struct reader *reader)
{
    if (reader->page != reader->book || intake_complete(reader->intake))
        return;
    set(reader, slice_of("100%"));
    reader->want.follows = true;
    reader->want.length = document_text(reader->page->document).length;
    reader_say(reader, "the end so far; what comes is followed until a key is typed");
}

/* False: the end has moved on since it was shown. */
static bool follow(struct reader *reader)
{
    struct want *want = &reader->want;
    size_t length = document_text(reader->page->document).length;
    uint64_t now = clock_microseconds();
    if (!want->follows || length == want->length)
        return true;
    if (now < want->followed_at + FOLLOW_MICROSECONDS)
        return false;
    want->followed_at = now;
    want->length = length;
    end_with(reader, length);
    return true;
}

bool want_step(struct reader *reader)
{
    struct error error = {{0}};
    if (!reader->want.active)
        return true;
    enum found found = attempt(reader, &error);
    if (found == PLACE_FOUND)
        buffer_clear(&reader->notice);
    if (found == PLACE_MISSING)
        reader_say(reader, "%s", error.text);
    if (found == PLACE_NOT_YET && !follow(reader))
        return false;
    return found != PLACE_NOT_YET || !intake_complete(reader->intake);
}
