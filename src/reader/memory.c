#include "reader.h"

enum {
    SEARCHED_AT_ONCE_BYTES = 16 << 20,
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

/* ---- going back to where the reader was ---- */

static void restoring_end(struct restoring *restoring)
{
    anchor_free(&restoring->place.top);
    *restoring = (struct restoring){0};
}

static void restore_later(struct reader *reader, const struct store_place *place, bool announced)
{
    struct restoring *restoring = &reader->memory.restoring;
    restoring_end(restoring);
    *restoring = (struct restoring){
        .active = true,
        .announced = announced,
        .place = {anchor_copy(&place->top), place->chosen},
    };
}

/* What was chosen on the page has moved as far as its top; a paragraph that was edited away is not chosen. */
static size_t chosen_again(const struct document *document, const struct store_place *was, size_t top)
{
    struct block block;
    if (was->chosen == NOWHERE || was->chosen < was->top.place)
        return NOWHERE;
    size_t chosen = top + (was->chosen - was->top.place);
    bool same =
        top == was->top.place || (document_block_at(document, chosen, &block) && block.range.start == chosen);
    return same && chosen < document_text(document).length ? chosen : NOWHERE;
}

/* Where the words are others, as in another encoding, the page stands as far from the start as before. */
static size_t place_in_proportion(const struct document *document, size_t place, size_t length)
{
    struct slice text = document_text(document);
    if (length == 0)
        return NOWHERE;
    size_t there = (size_t)((double)place / (double)length * (double)text.length);
    while (there > 0 && there < text.length && ((unsigned char)text.bytes[there] & 0xC0) == 0x80)
        there--;
    return there;
}

/* The document is there. AT_ONCE: the first picture waits for it, so that all of a long text is not searched
 * for words that do not stand where they stood. */
static void restore(struct reader *reader, bool at_once)
{
    struct restoring *restoring = &reader->memory.restoring;
    const struct document *document = reader->book->document;
    struct reading *book = reader->book;
    size_t top = restoring->place.top.place;
    bool announced = restoring->announced;
    size_t near = place_in_proportion(document, top, restoring->length);
    if (top > 0 && !anchor_stands(document, &restoring->place.top)) {
        if (at_once && document_text(document).length > SEARCHED_AT_ONCE_BYTES)
            return;
        top = anchor_find(document, &restoring->place.top);
    }
    size_t chosen = top != NOWHERE ? chosen_again(document, &restoring->place, top) : NOWHERE;
    restoring_end(restoring);
    if (top == NOWHERE)
        top = near;
    if (top == NOWHERE)
        return;
    book->top = book->base_top = top;
    book->chosen = chosen;
    reader->memory.saved = reading_position(book);
    if (announced && top > 0)
        reader_say(reader, "where you left off; g: top");
}

static void load_last_place(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct store_place place;
    struct error error = {{0}};
    bool restores = !memory->moved && !memory->restoring.active && !intake_is_piped(reader->intake);
    if (restores && store_last_place(memory->store, memory->document, &place, &error))
        restore_later(reader, &place, true);
}

static struct store_place place_of(const struct document *document, struct position position)
{
    return (struct store_place){anchor_at(document, position.top), position.chosen};
}

void memory_reload(struct reader *reader, const struct document *old, struct position position)
{
    const struct store_place place = place_of(old, position);
    restore_later(reader, &place, false);
    reader->memory.restoring.length = document_text(old).length;
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
    if (reader->page != reader->book || position_is(reading_position(reader->book), memory->saved))
        return;
    uint64_t now = clock_microseconds();
    memory->moved = true;
    memory->rest_at = now + REST_MICROSECONDS;
    memory->make_at = memory->store || !keeps_place(reader) ? 0 : now + BREATH_MICROSECONDS;
}

static bool keep_place(struct reader *reader, struct error *error)
{
    struct memory *memory = &reader->memory;
    const struct store_place place = place_of(reader->book->document, memory->saved);
    return store_keep_last_place(memory->store, memory->document, &place, error) && jumps_keep(reader, error);
}

static void save_place(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct error error = {{0}};
    memory->rest_at = 0;
    memory->saved = reading_position(reader->book);
    if (!keeps_place(reader) || !memory_find_document(reader, true) || !store_writable(memory->store))
        return;
    if (keep_place(reader, &error))
        return;
    if (!memory_find_again(reader) || !keep_place(reader, &error))
        give_up(reader, &error);
}

/* The reader rests: saves the place and closes the connection, so that quitting has nothing left to do. The
 * next movement's breath opens it again. */
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
        if (keeps_place(reader))
            jumps_load(reader);
    }
    if (reader->memory.restoring.active)
        restore(reader, true);
}

void memory_step(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    if (memory->looked_up && memory->restoring.active) {
        if (memory->moved && memory->restoring.announced)
            restoring_end(&memory->restoring);
        else
            restore(reader, false);
        reader->changes++;
    }
    if (!memory->looked_up && document_complete(reader->book->document))
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
    memory->saved = (struct position){0, NOWHERE};
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
