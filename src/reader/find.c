/* Searching as the reader types, and going from hit to hit. */

#include "reader.h"

#include <stdlib.h>

enum { TYPING_MICROSECONDS = 4 * 1000 /* spent on a search before a typed key is answered */ };

static struct find *find_of(struct reader *reader)
{
    return &reader->page->find;
}

void find_free(struct find *find)
{
    search_free(find->search);
    search_free(find->without_case);
    search_free(find->kept);
    buffer_free(&find->pattern);
}

void find_take_over(struct find *find, struct find *old)
{
    find->pattern = old->pattern;
    find->ways = old->ways;
    find->backward = old->backward;
    old->pattern = (struct buffer){0};
}

void find_clear(struct reader *reader)
{
    struct find *find = find_of(reader);
    search_free(find->search);
    search_free(find->without_case);
    find->search = find->without_case = NULL;
    find->hit = NOWHERE;
    find->seek.active = false;
    find->error.text[0] = '\0';
}

static void start(struct reader *reader, struct slice words, unsigned ways, size_t from)
{
    struct find *find = find_of(reader);
    find_clear(reader);
    if (words.length > 0)
        find->search = search_new(reader->page->document, words, ways, from, &find->error);
}

/* As the settings have it. */
static unsigned ways_now(const struct reader *reader)
{
    const struct settings *settings = &reader->settings;
    return (settings->regex ? SEARCH_REGEX : 0U) | (settings->words ? SEARCH_WORDS : 0U);
}

/* All of the text has been searched, and no more of it will come. */
static bool is_finished(const struct reader *reader, const struct search *search)
{
    return search_done(search) && (document_complete(reader->page->document) || search_stopped(search));
}

static void say_not_found(struct reader *reader)
{
    const struct find *find = find_of(reader);
    if (search_stopped(find->search))
        reader_say(reader, "%s: %s", buffer_string(&find->pattern), search_stopped(find->search));
    else
        reader_say(reader, "not found: %s", buffer_string(&find->pattern));
}

/* ---- going to a hit ---- */

/* The search begins where the reader stood: ahead of that place the first hit is found first. */
static bool can_seek(const struct reader *reader)
{
    const struct find *find = &reader->page->find;
    if (is_finished(reader, find->search))
        return true;
    return !find->seek.backward && find->seek.count == 1 && find->seek.from >= find->origin.top &&
           search_index(find->search, find->seek.from) < search_count(find->search);
}

/* The index of the hit that SEEK wants; the ends of the text are joined. */
static size_t wanted_hit(const struct find *find, bool *wrapped)
{
    const struct seek *seek = &find->seek;
    size_t hits = search_count(find->search), index = search_index(find->search, seek->from);
    size_t further = seek->count - 1;
    if (seek->backward) {
        *wrapped = index <= further;
        return (index + hits - 1 - further % hits) % hits;
    }
    *wrapped = index + further >= hits;
    return (index + further) % hits;
}

static void show_hit(struct reader *reader)
{
    struct find *find = find_of(reader);
    bool wrapped;
    if (find->seek.keeps_jump)
        jumps_push(reader->page, find->origin);
    find->hit = search_hit(find->search, wanted_hit(find, &wrapped)).start;
    show_place(reader, find->hit);
    if (wrapped && reader->prompt.kind == PROMPT_CLOSED)
        reader_say(reader,
                   find->seek.backward ? "search went on from the end" : "search went on from the top");
}

static void seek(struct reader *reader)
{
    struct find *find = find_of(reader);
    if (!find->seek.active || !find->search || !can_seek(reader))
        return;
    find->seek.active = false;
    if (search_count(find->search) > 0)
        show_hit(reader);
    else if (reader->prompt.kind == PROMPT_CLOSED)
        say_not_found(reader);
}

static void seek_from(struct reader *reader, size_t place, bool backward, unsigned count)
{
    struct find *find = find_of(reader);
    if (!find->search)
        return;
    find->seek =
        (struct seek){.active = true, .backward = backward, .from = place, .count = count ? count : 1};
    search_step(find->search, TYPING_MICROSECONDS);
    seek(reader);
}

/* From the current hit, if it is on the page, else from the top of the page. */
static void seek_onwards(struct reader *reader, bool backward, unsigned count)
{
    const struct reading *page = reader->page;
    bool on_hit = page->find.hit != NOWHERE && reading_shows(page, page->find.hit);
    size_t place = on_hit ? page->find.hit : page->top;
    seek_from(reader, on_hit && !backward ? place + 1 : place, backward, count);
}

void find_step_hit(struct reader *reader, bool backward)
{
    seek_onwards(reader, backward, 1);
}

/* ---- while typing ---- */

void find_open(struct reader *reader)
{
    struct find *find = find_of(reader);
    find->origin = reading_position(reader->page);
    search_free(find->kept);
    find->kept = find->search;
    find->kept_hit = find->hit;
    find->search = NULL;
    find_clear(reader);
}

static void forget_kept(struct find *find)
{
    search_free(find->kept);
    find->kept = NULL;
}

/* What was shown before the prompt was opened is shown again. */
static void restore_kept(struct reader *reader)
{
    struct find *find = find_of(reader);
    find_clear(reader);
    find->search = find->kept;
    find->hit = find->kept_hit;
    find->kept = NULL;
}

static size_t origin_place(const struct find *find)
{
    bool chosen = find->origin.chosen != NOWHERE && find->origin.chosen >= find->origin.top;
    return chosen ? find->origin.chosen : find->origin.top;
}

/* With capitals that found nothing: how many there are without. */
static void look_without_case(struct reader *reader, struct slice words)
{
    struct find *find = find_of(reader);
    bool none = find->search && !find->without_case && is_finished(reader, find->search) &&
                search_count(find->search) == 0;
    if (!none || !search_is_exact(find->search))
        return;
    find->without_case =
        search_new(reader->page->document, words, ways_now(reader) | SEARCH_ANY_CASE, find->origin.top, NULL);
    if (find->without_case)
        search_step(find->without_case, TYPING_MICROSECONDS);
}

void find_type(struct reader *reader, struct slice words, bool backward)
{
    struct find *find = find_of(reader);
    start(reader, words, ways_now(reader), find->origin.top);
    go_to_position(reader, find->origin);
    seek_from(reader, origin_place(find), backward, 1);
    look_without_case(reader, words);
}

void find_abandon(struct reader *reader)
{
    restore_kept(reader);
    go_to_position(reader, find_of(reader)->origin);
}

void find_hint(struct reader *reader, struct buffer *hint)
{
    const struct find *find = find_of(reader);
    if (find->error.text[0])
        buffer_append_string(hint, find->error.text);
    if (!find->search)
        return;
    size_t count = search_count(find->search);
    if (search_stopped(find->search)) {
        buffer_append_count(hint, count, "hit");
        buffer_format(hint, ", %s", search_stopped(find->search));
    } else if (!search_done(find->search)) {
        buffer_append_count(hint, count, "hit");
        buffer_format(hint, ", searching %u %%", search_percent(find->search));
    } else if (count == 0 && find->without_case && search_count(find->without_case) > 0)
        buffer_format(hint, "none with these capitals, %zu without (Enter)",
                      search_count(find->without_case));
    else if (count == 0)
        buffer_append_string(hint, is_finished(reader, find->search) ? "not found" : "not found so far");
    else if (find->hit != NOWHERE)
        buffer_format(hint, "hit %zu of %zu", search_index(find->search, find->hit) + 1, count);
    else
        buffer_append_count(hint, count, "hit");
}

/* ---- entered ---- */

static void accept_without_case(struct find *find)
{
    search_free(find->search);
    find->search = find->without_case;
    find->without_case = NULL;
}

static void accept_words(struct reader *reader, struct slice words, bool backward)
{
    struct find *find = find_of(reader);
    forget_kept(find);
    buffer_clear(&find->pattern);
    buffer_append(&find->pattern, words);
    find->ways = ways_now(reader);
    if (!find->search) {
        find_type(reader, words, backward);
    } else if (find->without_case && search_count(find->without_case) > 0) {
        accept_without_case(find);
        seek_from(reader, origin_place(find), backward, 1);
    }
    if (!find->search)
        reader_say(reader, "%s", find->error.text);
    else if (find->hit != NOWHERE)
        jumps_push(reader->page, find->origin);
    else if (is_finished(reader, find->search))
        say_not_found(reader);
    else
        find->seek.keeps_jump = true;
}

bool find_again(struct reader *reader)
{
    struct find *find = find_of(reader);
    if (find->search)
        return true;
    if (find->pattern.length == 0) {
        reader_say(reader, "nothing was searched for yet; / starts a search");
        return false;
    }
    find->origin = reading_position(reader->page);
    start(reader, buffer_slice(&find->pattern), find->ways, find->origin.top);
    if (!find->search)
        reader_say(reader, "%s", find->error.text);
    else
        search_step(find->search, TYPING_MICROSECONDS);
    return find->search != NULL;
}

/* The last pattern again, onwards from here. */
static void search_again(struct reader *reader, bool backward, unsigned count)
{
    if (find_again(reader))
        seek_onwards(reader, backward, count);
}

void find_accept(struct reader *reader, struct slice words, bool backward)
{
    struct find *find = find_of(reader);
    find->backward = backward;
    if (words.length > 0) {
        accept_words(reader, words, backward);
        return;
    }
    restore_kept(reader);
    go_to_position(reader, find->origin);
    search_again(reader, backward, 1);
    if (find->hit != NOWHERE)
        jumps_push(reader->page, find->origin);
}

bool find_is_searching(const struct reader *reader)
{
    const struct find *find = &reader->page->find;
    return (find->search && !search_done(find->search)) ||
           (find->without_case && !search_done(find->without_case));
}

bool find_step(struct reader *reader, unsigned microseconds)
{
    struct find *find = find_of(reader);
    bool done = true;
    if (find->search && !search_done(find->search)) {
        done = search_step(find->search, microseconds);
        if (search_stopped(find->search) && reader->prompt.kind == PROMPT_CLOSED)
            reader_say(reader, "%s", search_stopped(find->search));
    } else if (find->without_case && !search_done(find->without_case))
        done = search_step(find->without_case, microseconds);
    seek(reader);
    return done;
}

/* ---- commands ---- */

static void open_search(struct reader *reader, enum prompt_kind kind, struct slice words)
{
    bool backward = kind == PROMPT_SEARCH_BACKWARD;
    find_open(reader);
    if (words.length > 0)
        find_accept(reader, words, backward);
    else
        prompt_open(reader, kind, words);
}

void run_search_forward(struct reader *reader, const struct invocation *invocation)
{
    open_search(reader, PROMPT_SEARCH, invocation->argument);
}

void run_search_backward(struct reader *reader, const struct invocation *invocation)
{
    open_search(reader, PROMPT_SEARCH_BACKWARD, invocation->argument);
}

void run_hit_next(struct reader *reader, const struct invocation *invocation)
{
    search_again(reader, find_of(reader)->backward, invocation->count);
}

void run_hit_previous(struct reader *reader, const struct invocation *invocation)
{
    search_again(reader, !find_of(reader)->backward, invocation->count);
}
