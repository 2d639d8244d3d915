/* What outlives the reading: the last place, marks, histories. Everything also works, for a while, without a
 * store. */

#include "reader.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REST_MICROSECONDS = 1000 * 1000, HISTORY_KEPT = 200 };

/* ---- the store and the document's row ---- */

static void give_up(struct reader *reader, const struct error *error)
{
    if (!reader->memory.failed)
        reader_say(reader, "%s", error->text);
    reader->memory.failed = true;
}

static bool open_store(struct reader *reader, enum store_open_mode mode)
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

static bool find_document(struct reader *reader, bool create)
{
    struct memory *memory = &reader->memory;
    struct error error = {{0}};
    if (!open_store(reader, create ? STORE_CREATE : STORE_IF_EXISTS))
        return false;
    if (memory->document)
        return true;
    struct intake_identity known = intake_identity(reader->intake);
    const struct store_identity identity = {
        .identifier = known.identifier,
        .content = known.content,
        .path = known.path,
        .title = document_meta(reader->book->document, META_TITLE),
    };
    memory->document = store_document(memory->store, &identity, create, &error);
    if (!memory->document && error.text[0])
        give_up(reader, &error);
    return memory->document != 0;
}

/* ---- places and their words ---- */

static struct store_anchor anchor_at(const struct document *document, size_t place)
{
    struct quote quote = search_quote_at(document, place);
    return (struct store_anchor){place, quote.before, quote.words, quote.after};
}

/* Where ANCHOR stands now; NOWHERE. MOVED: found by its words. */
static size_t place_of(const struct document *document, const struct store_anchor *anchor, bool *moved)
{
    const struct quote quote = {anchor->before, anchor->words, anchor->after};
    *moved = false;
    if (search_quote_stands(document, &quote, anchor->place))
        return anchor->place;
    *moved = true;
    return search_quote_find(document, &quote, anchor->place);
}

/* ---- the list of marks, by place ---- */

static void free_mark(struct mark *mark)
{
    free((char *)mark->stored.name.bytes);
    free((char *)mark->stored.note.bytes);
    free((char *)mark->stored.anchor.before.bytes);
    free((char *)mark->stored.anchor.words.bytes);
    free((char *)mark->stored.anchor.after.bytes);
}

static void own(struct slice *slice)
{
    slice->bytes = slice_string(*slice);
}

/* Inserts a copy of STORED. Returns where. */
static size_t insert_mark(struct memory *memory, const struct store_mark *stored, size_t place, bool moved)
{
    size_t at = 0;
    while (at < memory->mark_count && memory->marks[at].place <= place)
        at++;
    array_reserve(memory->marks, memory->mark_capacity, memory->mark_count + 1);
    memmove(memory->marks + at + 1, memory->marks + at, (memory->mark_count - at) * sizeof *memory->marks);
    memory->mark_count++;
    struct mark *mark = &memory->marks[at];
    *mark = (struct mark){.stored = *stored, .place = place, .moved = moved};
    own(&mark->stored.name);
    own(&mark->stored.note);
    own(&mark->stored.anchor.before);
    own(&mark->stored.anchor.words);
    own(&mark->stored.anchor.after);
    return at;
}

static void drop_mark(struct memory *memory, size_t at)
{
    free_mark(&memory->marks[at]);
    memory->mark_count--;
    memmove(memory->marks + at, memory->marks + at + 1, (memory->mark_count - at) * sizeof *memory->marks);
}

static void drop_marks(struct memory *memory)
{
    while (memory->mark_count > 0)
        drop_mark(memory, memory->mark_count - 1);
}

static void drop_letter(struct memory *memory, struct slice name)
{
    for (size_t i = 0; name.length == 1 && i < memory->mark_count; i++)
        if (slice_equal(memory->marks[i].stored.name, name))
            drop_mark(memory, i--);
}

/* ---- taking up what was remembered ---- */

static void take_mark(void *context, const struct store_mark *stored)
{
    struct reader *reader = context;
    bool moved;
    size_t place = place_of(reader->book->document, &stored->anchor, &moved);
    insert_mark(&reader->memory, stored, place, moved && place != NOWHERE);
}

static void restore_last_place(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct store_anchor anchor;
    struct error error = {{0}};
    bool moved;
    if (memory->moved || memory->restored ||
        !store_last_place(memory->store, memory->document, &anchor, &error))
        return;
    memory->restored = true;
    size_t place = place_of(reader->book->document, &anchor, &moved);
    if (place == NOWHERE || place == 0)
        return;
    reader->book->top = place;
    memory->saved_top = place;
    reader_say(reader, "where you left off; g: top");
}

void memory_anchor(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct error error = {{0}};
    if (memory->anchored || !document_final(reader->book->document))
        return;
    memory->anchored = true;
    if (!find_document(reader, false))
        return;
    if (!store_marks(memory->store, memory->document, take_mark, reader, &error))
        give_up(reader, &error);
    restore_last_place(reader);
}

void memory_start(struct reader *reader)
{
    memory_anchor(reader);
}

/* Another version of the document has been opened: what was known of it is looked up anew. */
void memory_forget_document(struct reader *reader)
{
    drop_marks(&reader->memory);
    reader->memory.document = 0;
    reader->memory.anchored = false;
    reader->memory.restored = true;
}

/* ---- the last place ---- */

/* What was piped in leaves nothing behind by itself. */
static bool keeps_place(const struct reader *reader)
{
    struct intake_identity identity = intake_identity(reader->intake);
    return reader->memory.path && (identity.path.length > 0 || intake_path(reader->intake)[0] == '\0') &&
           (identity.path.length > 0 || identity.content.length == 0);
}

void memory_touch(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    if (reader->page != reader->book || reader->book->top == memory->saved_top)
        return;
    memory->moved = true;
    memory->rest_at = clock_microseconds() + REST_MICROSECONDS;
}

static void save_place(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct error error = {{0}};
    memory->rest_at = 0;
    memory->saved_top = reader->book->top;
    if (!keeps_place(reader) || memory->failed || !find_document(reader, true) ||
        !store_writable(memory->store))
        return;
    struct store_anchor anchor = anchor_at(reader->book->document, reader->book->top);
    if (!store_keep_last_place(memory->store, memory->document, &anchor, &error))
        give_up(reader, &error);
}

/* The reader rests: saves the place and closes the connection, so that quitting has nothing left to do. */
bool memory_step(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    struct error notice = {{0}};
    memory_anchor(reader);
    if (memory->rest_at == 0 || clock_microseconds() < memory->rest_at)
        return true;
    save_place(reader);
    if (memory->store && !store_idle(memory->store, &notice))
        reader_say(reader, "%s", notice.text);
    store_close(memory->store);
    memory->store = NULL;
    return true;
}

static void free_history(struct history *history)
{
    for (size_t i = 0; i < history->count; i++)
        free(history->lines[i]);
    free(history->lines);
}

void memory_end(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    if (memory->rest_at > 0)
        save_place(reader);
    store_close(memory->store);
    drop_marks(memory);
    free(memory->marks);
    for (size_t i = 0; i < COUNT_OF(memory->histories); i++)
        free_history(&memory->histories[i]);
}

/* ---- marks ---- */

/* Writes MARK through to the store. False: it was said why; the mark lives as long as this reading. */
static bool write_mark(struct reader *reader, struct store_mark *mark)
{
    struct memory *memory = &reader->memory;
    struct error error = {{0}};
    if (!memory->path)
        return true;
    if (!find_document(reader, true)) {
        reader_say(reader, "not saved, kept for this reading only%s",
                   memory->failed ? " (:messages says why)" : "");
        return false;
    }
    if (store_keep_mark(memory->store, memory->document, mark, &error))
        return true;
    /* The database may be another one than when the document was looked up. */
    memory->document = 0;
    if (find_document(reader, true) && store_keep_mark(memory->store, memory->document, mark, &error))
        return true;
    reader_say(reader, "%s; kept for this reading only", error.text);
    return false;
}

bool memory_keep_mark(struct reader *reader, size_t place, struct slice name)
{
    struct store_mark mark = {
        .name = name, .anchor = anchor_at(reader->book->document, place), .created = time(NULL)};
    memory_anchor(reader);
    bool written = write_mark(reader, &mark);
    drop_letter(&reader->memory, name);
    insert_mark(&reader->memory, &mark, place, false);
    return written;
}

bool memory_rename_mark(struct reader *reader, size_t index, struct slice name)
{
    struct mark *mark = &reader->memory.marks[index];
    struct store_mark changed = mark->stored;
    changed.name = name;
    bool written = write_mark(reader, &changed);
    free((char *)mark->stored.name.bytes);
    mark->stored.name = name;
    own(&mark->stored.name);
    mark->stored.id = changed.id;
    return written;
}

bool memory_remove_mark(struct reader *reader, size_t index)
{
    struct error error = {{0}};
    struct memory *memory = &reader->memory;
    int64_t id = memory->marks[index].stored.id;
    if (id != 0 && open_store(reader, STORE_IF_EXISTS) && !store_remove_mark(memory->store, id, &error)) {
        reader_say(reader, "%s", error.text);
        return false;
    }
    drop_mark(memory, index);
    return true;
}

/* ---- histories ---- */

static void take_line(void *context, struct slice line)
{
    struct history *history = context;
    array_reserve(history->lines, history->capacity, history->count + 1);
    history->lines[history->count++] = slice_string(line);
}

static struct history *history_of(struct reader *reader, char kind)
{
    struct history *history = &reader->memory.histories[kind == ':'];
    if (!history->loaded) {
        history->loaded = true;
        if (open_store(reader, STORE_IF_EXISTS))
            store_history(reader->memory.store, kind, take_line, history, NULL);
    }
    return history;
}

const struct history *memory_history(struct reader *reader, char kind)
{
    return history_of(reader, kind);
}

static void move_to_front(struct history *history, struct slice line)
{
    for (size_t i = 0; i < history->count; i++)
        if (slice_is(line, history->lines[i])) {
            free(history->lines[i]);
            history->count--;
            memmove(history->lines + i, history->lines + i + 1,
                    (history->count - i) * sizeof *history->lines);
        }
    array_reserve(history->lines, history->capacity, history->count + 1);
    memmove(history->lines + 1, history->lines, history->count * sizeof *history->lines);
    history->lines[0] = slice_string(line);
    history->count++;
    if (history->count > HISTORY_KEPT)
        free(history->lines[--history->count]);
}

void memory_add_history(struct reader *reader, char kind, struct slice line)
{
    struct error error = {{0}};
    if (line.length == 0)
        return;
    move_to_front(history_of(reader, kind), line);
    if (open_store(reader, STORE_IF_EXISTS) && store_writable(reader->memory.store) &&
        !store_add_history(reader->memory.store, kind, line, &error))
        give_up(reader, &error);
}
