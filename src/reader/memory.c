#include "reader.h"

#include <stdlib.h>

enum {
    REST_MICROSECONDS = 1000 * 1000,
    BREATH_MICROSECONDS =
        8 * 1000, /* between a key and making a database: before the end, which is not to wait for it */
};

/* ---- the store and the document's row ---- */

static void give_up(struct reader *reader, const struct error *error)
{
    if (!reader->memory.failed)
        reader_say(reader, "%s", error->text);
    reader->memory.failed = true;
}

bool memory_open(struct reader *reader, enum store_open_mode mode)
{
    struct memory *memory = &reader->memory;
    struct error notice = {{0}}, error = {{0}};
    if (memory->store)
        return true;
    if (memory->failed || !memory->path)
        return false;
    memory->store = store_open(memory->path, mode, &notice, &error);
    if (notice.text[0] && !memory->noticed)
        reader_say(reader, "%s", notice.text);
    memory->noticed = memory->noticed || notice.text[0] != '\0';
    if (!memory->store && error.text[0])
        give_up(reader, &error);
    return memory->store != NULL;
}

static int64_t look_up(struct reader *reader, bool create)
{
    struct error error = {{0}};
    struct intake_identity known = intake_identity(reader->intake);
    const struct store_identity identity = {
        .identifier = known.identifier,
        .content = known.content,
        .path = known.path,
        .title = document_title(reader->book->document),
    };
    int64_t document = store_document(reader->memory.store, &identity, create, &error);
    if (!document && error.text[0])
        give_up(reader, &error);
    return document;
}

bool memory_find_document(struct reader *reader, bool create)
{
    struct memory *memory = &reader->memory;
    if (!memory_open(reader, create ? STORE_CREATE : STORE_IF_EXISTS))
        return false;
    if (!memory->document)
        memory->document = look_up(reader, create);
    return memory->document != 0;
}

bool memory_find_again(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    int64_t before = memory->document, now = memory->store ? look_up(reader, false) : before;
    if (now == before)
        return false;
    memory->document = now;
    return memory_find_document(reader, true);
}

struct store_anchor memory_anchor(const struct document *document, size_t place)
{
    struct quote quote = search_quote_at(document, place);
    return (struct store_anchor){place, quote.before, quote.words, quote.after};
}

/* ---- going back to where the reader was ---- */

static void restoring_end(struct restoring *restoring)
{
    free((char *)restoring->before.bytes);
    free((char *)restoring->words.bytes);
    free((char *)restoring->after.bytes);
    *restoring = (struct restoring){0};
}

static struct slice owned(struct slice slice)
{
    return (struct slice){slice_string(slice), slice.length};
}

static void restore_later(struct reader *reader, const struct store_anchor *anchor, bool announced)
{
    struct restoring *restoring = &reader->memory.restoring;
    restoring_end(restoring);
    *restoring = (struct restoring){
        .active = true,
        .announced = announced,
        .place = anchor->place,
        .before = owned(anchor->before),
        .words = owned(anchor->words),
        .after = owned(anchor->after),
    };
}

/* The document is there. */
static void restore(struct reader *reader)
{
    struct restoring *restoring = &reader->memory.restoring;
    const struct document *document = reader->book->document;
    const struct quote quote = {restoring->before, restoring->words, restoring->after};
    size_t place = restoring->place;
    bool announced = restoring->announced;
    if (!search_quote_stands(document, &quote, place))
        place = search_quote_find(document, &quote, place);
    restoring_end(restoring);
    if (place == NOWHERE || place == 0)
        return;
    reader->book->top = reader->book->base_top = place;
    reader->memory.saved_top = place;
    if (announced)
        reader_say(reader, "where you left off; g: top");
}

static void load_last_place(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct store_anchor anchor;
    struct error error = {{0}};
    bool restores = !memory->moved && !memory->restoring.active && !intake_is_piped(reader->intake);
    if (restores && store_last_place(memory->store, memory->document, &anchor, &error))
        restore_later(reader, &anchor, true);
}

void memory_reload(struct reader *reader, const struct document *old, size_t place)
{
    struct store_anchor anchor = memory_anchor(old, place);
    restore_later(reader, &anchor, false);
    reader->memory.document = 0;
    reader->memory.looked_up = false;
}

/* ---- the last place ---- */

/* What was piped in leaves nothing behind by itself. */
static bool keeps_place(const struct reader *reader)
{
    return reader->memory.path && !reader->memory.failed && !intake_is_piped(reader->intake);
}

void memory_touch(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    if (reader->page != reader->book || reader->book->top == memory->saved_top)
        return;
    uint64_t now = clock_microseconds();
    memory->moved = true;
    memory->rest_at = now + REST_MICROSECONDS;
    memory->make_at = memory->document || !keeps_place(reader) ? 0 : now + BREATH_MICROSECONDS;
}

static void save_place(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct error error = {{0}};
    memory->rest_at = 0;
    memory->saved_top = reader->book->top;
    if (!keeps_place(reader) || !memory_find_document(reader, true) || !store_writable(memory->store))
        return;
    struct store_anchor anchor = memory_anchor(reader->book->document, reader->book->top);
    if (store_keep_last_place(memory->store, memory->document, &anchor, &error))
        return;
    if (!memory_find_again(reader) ||
        !store_keep_last_place(memory->store, memory->document, &anchor, &error))
        give_up(reader, &error);
}

/* The reader rests: saves the place and closes the connection, so that quitting has nothing left to do. */
static void rest(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct error notice = {{0}};
    save_place(reader);
    if (memory->store && !store_idle(memory->store, &notice))
        reader_say(reader, "%s", notice.text);
    store_close(memory->store);
    memory->store = NULL;
}

static void take_up(struct reader *reader)
{
    reader->memory.looked_up = true;
    reader->changes++;
    if (memory_find_document(reader, false)) {
        marks_load(reader);
        load_last_place(reader);
    }
    if (reader->memory.restoring.active)
        restore(reader);
}

void memory_step(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    if (!memory->looked_up && document_final(reader->book->document))
        take_up(reader);
    if (memory->make_at > 0 && memory->looked_up && clock_microseconds() >= memory->make_at) {
        memory->make_at = 0;
        memory_find_document(reader, true);
    }
    if (memory->rest_at > 0 && clock_microseconds() >= memory->rest_at)
        rest(reader);
}

void memory_leave(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    if (memory->rest_at > 0)
        save_place(reader);
    restoring_end(&memory->restoring);
    memory->document = 0;
    memory->looked_up = memory->moved = false;
    memory->rest_at = memory->make_at = 0;
    memory->saved_top = 0;
}

void memory_end(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    if (memory->rest_at > 0)
        save_place(reader);
    store_close(memory->store);
    restoring_end(&memory->restoring);
    for (size_t i = 0; i < COUNT_OF(memory->histories); i++)
        history_free(&memory->histories[i]);
}
