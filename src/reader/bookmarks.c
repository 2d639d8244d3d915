/* Commands for marks and bookmarks, and the list of them. */

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
        reader_say(reader, "%s %.*s: %s %zu", what, (int)name.length, name.bytes, paragraph_sign(reader),
                   number);
    else
        reader_say(reader, "%s %.*s", what, (int)name.length, name.bytes);
}

void run_mark(struct reader *reader, const struct invocation *invocation)
{
    if (!in_book(reader))
        return;
    if (!store_is_letter(invocation->argument))
        reader_say(reader, "a mark is a letter from a to z or A to Z; M sets a bookmark with a name");
    else if (marks_set(reader, current_place(reader), invocation->argument))
        say_marked(reader, "mark", invocation->argument);
}

static void go_to_mark(struct reader *reader, const struct mark *mark)
{
    if (mark->place == NOWHERE) {
        struct slice words = mark->stored.anchor.words;
        reader_say(reader,
                   mark->wanted ? "still looking for \"%.*s\""
                                : "lost: the words \"%.*s\" are nowhere any more",
                   (int)words.length, words.bytes);
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
    const struct mark *mark = mark_named(&reader->marks, name);
    if (slice_is(name, "'"))
        run_back(reader, &(struct invocation){0});
    else if (name.length == 1 && name.bytes[0] >= '1' && name.bytes[0] <= '9')
        run_section(reader, invocation);
    else if (!mark)
        reader_say(reader, "no mark %.*s; m and a letter set one", (int)name.length, name.bytes);
    else
        go_to_mark(reader, mark);
}

void run_bookmark(struct reader *reader, const struct invocation *invocation)
{
    if (!in_book(reader))
        return;
    if (invocation->argument.length == 0)
        prompt_open(reader, PROMPT_BOOKMARK, (struct slice){0});
    else if (marks_set(reader, current_place(reader), invocation->argument))
        say_marked(reader, "bookmark", invocation->argument);
}

/* ---- the list ---- */

static void describe(struct reader *reader, const struct mark *mark, struct buffer *detail)
{
    const struct document *document = reader->book->document;
    struct block block;
    if (mark->place == NOWHERE) {
        buffer_append_string(detail, mark->wanted ? "looked for  " : "lost  ");
        buffer_append(detail, mark->stored.anchor.words);
        return;
    }
    if (mark->moved)
        buffer_append_string(detail, "moved  ");
    if (document_block_at(document, mark->place, &block)) {
        size_t number = document_paragraph_number(document, &block);
        if (number > 0)
            buffer_format(detail, "%s %zu  ", paragraph_sign(reader), number);
        document_fold_line(document, (struct range){mark->place, block.range.end}, true, detail);
    }
}

static void fill_list(struct reader *reader)
{
    const struct marks *marks = &reader->marks;
    list_open(reader, LIST_BOOKMARKS, slice_of("Bookmarks"),
              "Enter go  / filter  r rename  dd delete  q close");
    for (size_t i = 0; i < marks->count; i++) {
        struct buffer detail = {0};
        const struct mark *mark = &marks->items[i];
        describe(reader, mark, &detail);
        list_add(reader, (struct list_row){.label = mark->stored.name, .detail = buffer_slice(&detail)},
                 mark->serial);
        buffer_free(&detail);
    }
}

void run_bookmarks(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (reader->marks.count == 0)
        reader_say(reader, "no bookmarks yet; M sets one, m and a letter a mark");
    else
        fill_list(reader);
}

void bookmarks_choose(struct reader *reader)
{
    const struct mark *mark = mark_with(&reader->marks, list_chosen(reader, LIST_BOOKMARKS));
    list_close(reader);
    if (mark)
        go_to_mark(reader, mark);
}

void run_rename(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    const struct mark *mark = mark_with(&reader->marks, list_chosen(reader, LIST_BOOKMARKS));
    if (mark)
        prompt_open(reader, PROMPT_RENAME, mark->stored.name);
    else
        reader_say(reader, "no bookmark is chosen; B lists them");
}

/* The list is made anew, its cursor stays. */
static void refill(struct reader *reader)
{
    size_t chosen = reader->list.list.chosen;
    fill_list(reader);
    list_move(reader, (long)chosen);
    if (reader->marks.count == 0)
        list_close(reader);
}

void bookmarks_rename(struct reader *reader, struct slice name)
{
    if (marks_rename(reader, list_chosen(reader, LIST_BOOKMARKS), name))
        refill(reader);
}

void run_delete(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    const struct mark *mark = mark_with(&reader->marks, list_chosen(reader, LIST_BOOKMARKS));
    struct buffer name = {0};
    if (!mark) {
        reader_say(reader, "no bookmark is chosen; B lists them");
        return;
    }
    buffer_append(&name, mark->stored.name);
    if (marks_remove(reader, mark->serial)) {
        reader_say(reader, "deleted: %s", buffer_string(&name));
        refill(reader);
    }
    buffer_free(&name);
}
