/* The list of marks: by place or by date, each with where it stands, its words and its note. */

#include "reader.h"

#include "stele/text.h"

#include <stdlib.h>

enum { WORDS_COLUMNS = 40, SECTION_COLUMNS = 24 };

/* ---- what is said of one ---- */

static void append_cut(struct slice text, unsigned columns, struct buffer *into)
{
    size_t fits = text_fit(text, columns, TEXT_NARROW);
    buffer_append(into, slice_cut(text, 0, fits));
    if (fits < text.length)
        buffer_append_string(into, "...");
}

/* The words of the selection, else those that begin at the place. */
static void append_words(const struct reader *reader, const struct mark *mark, struct buffer *into)
{
    const struct document *document = reader->book->document;
    struct range range = mark->range;
    struct buffer words = {0};
    struct block block;
    if (range.start == NOWHERE)
        buffer_append(&words, mark->stored.quote.length > 0 ? mark->stored.quote : mark->stored.anchor.words);
    else if (range.end == NOWHERE && document_block_at(document, range.start, &block))
        range.end = block.range.end;
    if (range.start != NOWHERE && range.end != NOWHERE)
        document_fold_line(document, range, true, &words);
    append_cut(buffer_slice(&words), WORDS_COLUMNS, into);
    buffer_free(&words);
}

static void append_place(const struct reader *reader, const struct mark *mark, struct buffer *into)
{
    const struct document *document = reader->book->document;
    struct block block;
    size_t number = document_block_at(document, mark->range.start, &block)
                        ? document_paragraph_number(document, &block)
                        : 0;
    if (number > 0)
        buffer_format(into, "%s %zu  ", paragraph_sign(reader), number);
}

static void append_section(const struct reader *reader, const struct mark *mark, struct buffer *into)
{
    size_t section = document_section_named(reader->book->document, mark->range.start);
    if (section == NOWHERE)
        return;
    buffer_append_string(into, " (");
    append_cut(document_section(reader->book->document, section)->label, SECTION_COLUMNS, into);
    buffer_append_byte(into, ')');
}

static void describe(const struct reader *reader, const struct mark *mark, struct buffer *detail)
{
    bool stands = mark->range.start != NOWHERE;
    if (!stands)
        buffer_append_string(detail, mark->wanted ? "looked for  " : "lost  ");
    else if (mark->moved)
        buffer_append_string(detail, "moved  ");
    if (stands)
        append_place(reader, mark, detail);
    append_words(reader, mark, detail);
    if (mark->stored.note.length > 0) {
        buffer_append_string(detail, " + ");
        buffer_append(detail, mark->stored.note);
    } else if (stands) {
        append_section(reader, mark, detail);
    }
}

/* ---- the list ---- */

static int compare_dates(const void *one, const void *other)
{
    const struct mark *first = *(const struct mark *const *)one, *second = *(const struct mark *const *)other;
    if (first->stored.created != second->stored.created)
        return first->stored.created < second->stored.created ? 1 : -1;
    return first->serial < second->serial ? 1 : -1;
}

static void add_row(struct reader *reader, const struct mark *mark)
{
    struct buffer detail = {0};
    struct slice name = mark->stored.name;
    describe(reader, mark, &detail);
    if (name.length == 0)
        name = slice_of(mark->stored.style == STORE_BOOKMARK ? "note" : store_style_name(mark->stored.style));
    list_add(reader, (struct list_row){.label = name, .detail = buffer_slice(&detail)}, mark->serial);
    buffer_free(&detail);
}

static void fill_list(struct reader *reader)
{
    const struct marks *marks = &reader->marks;
    const size_t size = sizeof(void *);
    const struct mark **rows = memory_new((marks->count + 1) * size);
    list_open(reader, LIST_BOOKMARKS, slice_of(marks->by_date ? "Newest first" : "Bookmarks"),
              "Enter go  / filter  r rename  e note  dd delete  u undo  s sort");
    for (size_t i = 0; i < marks->count; i++)
        rows[i] = &marks->items[i];
    if (marks->by_date && marks->count > 1)
        qsort(rows, marks->count, size, compare_dates);
    for (size_t i = 0; i < marks->count; i++)
        add_row(reader, rows[i]);
    free(rows);
}

void run_bookmarks(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (reader->marks.count == 0 && reader->marks.removed_count == 0)
        reader_say(reader, "no bookmarks yet; M sets one, m and a letter a mark");
    else
        fill_list(reader);
}

/* The row of the mark, or, if it is gone, the one that was chosen. */
static size_t row_of(const struct reader *reader, size_t serial, size_t otherwise)
{
    for (size_t i = 0; i < reader->list.list.count; i++)
        if (reader->list.indices[reader->list.places[i]] == serial)
            return i;
    return otherwise;
}

/* The cursor stays on its mark. */
void bookmarks_changed(struct reader *reader)
{
    size_t chosen = reader->list.list.chosen, serial = list_chosen(reader, LIST_BOOKMARKS);
    if (!list_is_open(reader, LIST_BOOKMARKS))
        return;
    fill_list(reader);
    list_move(reader, (long)row_of(reader, serial, chosen));
}

void run_sort(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (!list_is_open(reader, LIST_BOOKMARKS)) {
        reader_say(reader, "no bookmarks are listed; B lists them");
        return;
    }
    reader->marks.by_date = !reader->marks.by_date;
    bookmarks_changed(reader);
}

void bookmarks_choose(struct reader *reader)
{
    const struct mark *mark = mark_with(&reader->marks, list_chosen(reader, LIST_BOOKMARKS));
    list_close(reader);
    if (mark)
        marks_go(reader, mark);
}

void run_rename(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    const struct mark *mark = mark_chosen(reader);
    if (mark)
        prompt_open(reader, PROMPT_RENAME, mark->stored.name);
    else
        reader_say(reader, "there is no mark here; B lists them");
}

void bookmarks_rename(struct reader *reader, struct slice name)
{
    const struct mark *mark = mark_chosen(reader);
    if (!mark || name.length == 0)
        return;
    struct store_mark changed = mark->stored;
    changed.name = name;
    if (marks_change(reader, mark->serial, &changed))
        bookmarks_changed(reader);
}
