/* Marks and bookmarks: setting them, going to them, their list. */

#include "reader.h"

static bool in_book(struct reader *reader)
{
    if (reader->page == reader->book)
        return true;
    reader_say(reader, "marks belong to the document, not to this page");
    return false;
}

static void say_marked(struct reader *reader, const char *what, struct slice name)
{
    struct block block;
    size_t number =
        reader_current(reader, &block) ? document_paragraph_number(reader->page->document, &block) : 0;
    if (number > 0)
        reader_say(reader, "%s %.*s: ¶ %zu", what, (int)name.length, name.bytes, number);
    else
        reader_say(reader, "%s %.*s", what, (int)name.length, name.bytes);
}

static bool is_letter(struct slice key)
{
    return key.length == 1 &&
           ((key.bytes[0] >= 'a' && key.bytes[0] <= 'z') || (key.bytes[0] >= 'A' && key.bytes[0] <= 'Z'));
}

void run_mark(struct reader *reader, const struct invocation *invocation)
{
    if (!in_book(reader))
        return;
    if (!is_letter(invocation->argument))
        reader_say(reader, "a mark is a letter from a to z or A to Z; M sets a bookmark with a name");
    else if (memory_keep_mark(reader, current_place(reader), invocation->argument))
        say_marked(reader, "mark", invocation->argument);
}

static size_t mark_named(const struct reader *reader, struct slice name)
{
    for (size_t i = 0; i < reader->memory.mark_count; i++)
        if (slice_equal(reader->memory.marks[i].stored.name, name))
            return i;
    return NOWHERE;
}

static void go_to_mark(struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->memory.marks[index];
    if (mark->place == NOWHERE) {
        reader_say(reader, "lost: the words \"%.*s\" are nowhere any more",
                   (int)mark->stored.anchor.words.length, mark->stored.anchor.words.bytes);
        return;
    }
    own_page_close(reader);
    jumps_push(reader->page, reading_position(reader->page));
    show_place(reader, mark->place);
    if (mark->moved)
        reader_say(reader, "moved: found again by its words");
}

/* A letter is a mark, a digit a section, ' the way back. */
void run_go_mark(struct reader *reader, const struct invocation *invocation)
{
    struct slice name = invocation->argument;
    size_t index = mark_named(reader, name);
    if (slice_is(name, "'"))
        run_back(reader, &(struct invocation){0});
    else if (name.length == 1 && name.bytes[0] >= '1' && name.bytes[0] <= '9')
        run_section(reader, invocation);
    else if (index == NOWHERE)
        reader_say(reader, "no mark %.*s; m and a letter set one", (int)name.length, name.bytes);
    else
        go_to_mark(reader, index);
}

void run_bookmark(struct reader *reader, const struct invocation *invocation)
{
    if (!in_book(reader))
        return;
    if (invocation->argument.length == 0)
        prompt_open(reader, PROMPT_BOOKMARK, (struct slice){0});
    else if (memory_keep_mark(reader, current_place(reader), invocation->argument))
        say_marked(reader, "bookmark", invocation->argument);
}

/* ---- the list ---- */

static void describe(struct reader *reader, const struct mark *mark, struct buffer *label,
                     struct buffer *detail)
{
    const struct document *document = reader->book->document;
    struct block block;
    buffer_append(label, mark->stored.name.length > 0 ? mark->stored.name : slice_of("(no name)"));
    if (mark->place == NOWHERE) {
        buffer_append_string(detail, "lost  ");
        buffer_append(detail, mark->stored.anchor.words);
        return;
    }
    if (mark->moved)
        buffer_append_string(detail, "moved  ");
    if (document_block_at(document, mark->place, &block)) {
        size_t number = document_paragraph_number(document, &block);
        if (number > 0)
            buffer_format(detail, "¶ %zu  ", number);
        document_fold_line(document, (struct range){mark->place, block.range.end}, true, detail);
    }
}

static void fill_list(struct reader *reader)
{
    struct memory *memory = &reader->memory;
    list_open(reader, "Bookmarks", "Enter go  r rename  d delete  q close");
    for (size_t i = 0; i < memory->mark_count; i++) {
        struct buffer label = {0}, detail = {0};
        describe(reader, &memory->marks[i], &label, &detail);
        list_add(reader, buffer_slice(&label), buffer_slice(&detail), i);
        buffer_free(&label);
        buffer_free(&detail);
    }
}

void run_bookmarks(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    memory_anchor(reader);
    if (reader->memory.mark_count == 0)
        reader_say(reader, "no bookmarks yet; M sets one, m and a letter a mark");
    else
        fill_list(reader);
}

void marks_choose(struct reader *reader)
{
    size_t index = list_chosen(reader);
    list_close(reader);
    if (index != NOWHERE)
        go_to_mark(reader, index);
}

void run_rename(struct reader *reader, const struct invocation *invocation)
{
    size_t index = list_chosen(reader);
    if (index == NOWHERE)
        return;
    if (invocation->argument.length == 0)
        prompt_open(reader, PROMPT_RENAME, reader->memory.marks[index].stored.name);
}

/* The list is made anew, its cursor stays. */
static void refill(struct reader *reader)
{
    size_t chosen = reader->list.list.chosen;
    fill_list(reader);
    list_move(reader, (long)chosen);
    if (reader->memory.mark_count == 0)
        list_close(reader);
}

void marks_rename(struct reader *reader, struct slice name)
{
    size_t index = list_chosen(reader);
    if (index != NOWHERE && memory_rename_mark(reader, index, name))
        refill(reader);
}

void run_delete(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    size_t index = list_chosen(reader);
    if (index == NOWHERE)
        return;
    struct buffer name = {0};
    buffer_append(&name, reader->memory.marks[index].stored.name);
    if (memory_remove_mark(reader, index)) {
        reader_say(reader, "deleted: %s", buffer_string(&name));
        refill(reader);
    }
    buffer_free(&name);
}

/* ---- for the view ---- */

size_t reader_marks(const struct reader *reader)
{
    return reader->page == reader->book ? reader->memory.mark_count : 0;
}

struct shown_mark reader_mark(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->memory.marks[index];
    return (struct shown_mark){mark->stored.name, mark->stored.note, mark->place, mark->moved};
}
