/* Searching as the reader types, and going from hit to hit. */

#include "reader.h"

#include "stele/text.h"

#include <stdlib.h>

enum {
    TYPING_MICROSECONDS = 15 * 1000, /* spent on a search before the key is answered */
};

static struct find *find_of(struct reader *reader)
{
    return &reader->page->find;
}

void find_clear(struct reader *reader)
{
    struct find *find = find_of(reader);
    search_free(find->search);
    search_free(find->without_case);
    find->search = find->without_case = NULL;
    find->hit = NOWHERE;
    find->seeking = false;
}

/* ---- hits ---- */

/* A hit that was wanted is there; or it is known that there is none. */
static bool can_seek(const struct find *find)
{
    if (search_done(find->search))
        return true;
    /* The search begins where the reader stood: the first hit ahead of that place is found first. */
    size_t index = search_index(find->search, find->seek_from);
    return !find->seek_backward && index < search_count(find->search) && find->seek_from >= find->origin.top;
}

static size_t hit_index(const struct find *find, bool *wrapped)
{
    size_t count = search_count(find->search), index = search_index(find->search, find->seek_from);
    *wrapped = find->seek_backward ? index == 0 : index == count;
    if (find->seek_backward)
        return *wrapped ? count - 1 : index - 1;
    return *wrapped ? 0 : index;
}

static void seek(struct reader *reader)
{
    struct find *find = find_of(reader);
    bool wrapped;
    if (!find->seeking || !find->search || !can_seek(find))
        return;
    find->seeking = false;
    if (search_count(find->search) == 0) {
        find->hit = NOWHERE;
        return;
    }
    find->hit = search_hit(find->search, hit_index(find, &wrapped)).start;
    show_place(reader, find->hit);
    if (wrapped && reader->prompt.kind == PROMPT_CLOSED)
        reader_say(reader,
                   find->seek_backward ? "search went on from the end" : "search went on from the top");
}

static void seek_from(struct reader *reader, size_t place, bool backward)
{
    struct find *find = find_of(reader);
    find->seeking = true;
    find->seek_from = place;
    find->seek_backward = backward;
    if (find->search)
        search_step(find->search, TYPING_MICROSECONDS);
    seek(reader);
}

static size_t here(const struct reading *page)
{
    if (page->find.hit != NOWHERE && reading_shows(page, page->find.hit))
        return page->find.hit;
    return page->top;
}

void find_step_hit(struct reader *reader, bool backward)
{
    struct find *find = find_of(reader);
    bool on_hit = find->hit != NOWHERE && reading_shows(reader->page, find->hit);
    if (find->search)
        seek_from(reader, here(reader->page) + (on_hit && !backward ? 1 : 0), backward);
}

/* ---- while typing ---- */

static void start(struct reader *reader, struct slice pattern, enum search_case search_case,
                  struct error *error)
{
    struct find *find = find_of(reader);
    find_clear(reader);
    buffer_clear(&find->pattern);
    buffer_append(&find->pattern, pattern);
    error->text[0] = '\0';
    if (pattern.length > 0)
        find->search = search_new(reader->page->document, pattern, search_case, find->origin.top, error);
}

/* With capitals that found nothing: how many there are without. */
static void look_without_case(struct reader *reader)
{
    struct find *find = find_of(reader);
    struct slice pattern = buffer_slice(&find->pattern);
    if (!find->search || find->without_case || !search_done(find->search) || search_count(find->search) > 0 ||
        !text_has_capital(pattern))
        return;
    find->without_case = search_new(reader->page->document, pattern, SEARCH_ANY_CASE, find->origin.top, NULL);
    if (find->without_case)
        search_step(find->without_case, TYPING_MICROSECONDS);
}

static size_t origin_place(const struct find *find)
{
    return find->origin.chosen != NOWHERE && find->origin.chosen >= find->origin.top ? find->origin.chosen
                                                                                     : find->origin.top;
}

void find_type(struct reader *reader, struct slice pattern, bool backward)
{
    struct error error;
    struct find *find = find_of(reader);
    start(reader, pattern, SEARCH_SMART, &error);
    find->backward = backward;
    go_to_position(reader, find->origin);
    if (find->search)
        seek_from(reader, origin_place(find), backward);
    look_without_case(reader);
}

void find_hint(struct reader *reader, struct buffer *hint)
{
    struct find *find = find_of(reader);
    if (!find->search)
        return;
    size_t count = search_count(find->search);
    size_t other = find->without_case ? search_count(find->without_case) : 0;
    if (!search_done(find->search))
        buffer_format(hint, "%zu hits, searching %u %%", count, search_percent(find->search));
    else if (count == 0 && other > 0)
        buffer_format(hint, "none with these capitals, %zu without (Enter)", other);
    else if (count == 0)
        buffer_append_string(hint, "not found");
    else if (find->hit != NOWHERE)
        buffer_format(hint, "hit %zu of %zu", search_index(find->search, find->hit) + 1, count);
    else
        buffer_format(hint, "%zu hits", count);
}

void find_abandon(struct reader *reader)
{
    struct position origin = find_of(reader)->origin;
    find_clear(reader);
    go_to_position(reader, origin);
}

static void say_not_found(struct reader *reader)
{
    struct find *find = find_of(reader);
    if (find->search && search_done(find->search) && search_count(find->search) == 0)
        reader_say(reader, "not found: %s", buffer_string(&find->pattern));
}

void find_accept(struct reader *reader, struct slice pattern, bool backward)
{
    struct error error = {{0}};
    struct find *find = find_of(reader);
    if (pattern.length == 0 && find->pattern.length == 0) {
        reader_say(reader, "no search before this one");
        return;
    }
    if (pattern.length == 0) {
        /* The last pattern again, onwards from here. */
        struct slice last = slice_of(buffer_string(&find->pattern));
        char *copy = slice_string(last);
        find->backward = backward;
        start(reader, slice_of(copy), SEARCH_SMART, &error);
        seek_from(reader, find->origin.top + (backward ? 0 : 1), backward);
        free(copy);
    } else if (find->without_case && search_count(find->without_case) > 0) {
        search_free(find->search);
        find->search = find->without_case;
        find->without_case = NULL;
        seek_from(reader, origin_place(find), backward);
    } else if (!find->search) {
        find_type(reader, pattern, backward);
    }
    if (error.text[0])
        reader_say(reader, "%s", error.text);
    jumps_push(reader->page, find->origin);
    say_not_found(reader);
}

bool find_step(struct reader *reader, unsigned microseconds)
{
    struct find *find = find_of(reader);
    if (!find->search || search_done(find->search))
        return true;
    bool done = search_step(find->search, microseconds);
    seek(reader);
    if (done) {
        look_without_case(reader);
        if (reader->prompt.kind == PROMPT_CLOSED)
            say_not_found(reader);
    }
    return done;
}

/* ---- commands ---- */

static void open_search(struct reader *reader, enum prompt_kind kind, struct slice words)
{
    find_of(reader)->origin = reading_position(reader->page);
    if (words.length > 0) {
        find_type(reader, words, kind == PROMPT_SEARCH_BACKWARD);
        find_accept(reader, words, kind == PROMPT_SEARCH_BACKWARD);
    } else {
        prompt_open(reader, kind, words);
    }
}

void run_search_forward(struct reader *reader, const struct invocation *invocation)
{
    open_search(reader, PROMPT_SEARCH, invocation->argument);
}

void run_search_backward(struct reader *reader, const struct invocation *invocation)
{
    open_search(reader, PROMPT_SEARCH_BACKWARD, invocation->argument);
}

static void go_to_hit(struct reader *reader, const struct invocation *invocation, bool backward)
{
    struct find *find = find_of(reader);
    struct error error = {{0}};
    if (!find->search && find->pattern.length > 0) {
        char *pattern = slice_string(buffer_slice(&find->pattern));
        find->origin = reading_position(reader->page);
        start(reader, slice_of(pattern), SEARCH_SMART, &error);
        free(pattern);
    }
    if (!find->search) {
        reader_say(reader, "%s", error.text[0] ? error.text : "nothing to search for; / starts a search");
        return;
    }
    for (unsigned i = 0; i < (invocation->count ? invocation->count : 1); i++)
        find_step_hit(reader, backward);
    say_not_found(reader);
}

void run_hit_next(struct reader *reader, const struct invocation *invocation)
{
    go_to_hit(reader, invocation, find_of(reader)->backward);
}

void run_hit_previous(struct reader *reader, const struct invocation *invocation)
{
    go_to_hit(reader, invocation, !find_of(reader)->backward);
}
