/* --bookmarks: the marks that the store has of a document, where they stand now, and their plain list. */

#include "bookmarks.h"

#include <stdlib.h>

enum { LINE_BYTES = 72 }; /* of the words of a mark in the list */

const char *state_name(enum state state)
{
    static const char *const names[] = {
        [STATE_HERE] = "here",       [STATE_MOVED] = "moved", [STATE_LOST] = "lost",
        [STATE_REMOVED] = "removed", [STATE_UNKNOWN] = NULL,
    };
    return names[state];
}

/* ---- where a mark stands ---- */

static struct quote quote_of(const struct store_anchor *anchor)
{
    return (struct quote){anchor->before, anchor->words, anchor->after};
}

/* A place reaches to the end of its block. */
static void locate_place(const struct document *document, struct bookmark *bookmark)
{
    const struct store_anchor *anchor = &bookmark->mark.anchor;
    struct quote quote = quote_of(anchor);
    struct block block;
    bool stands = search_quote_stands(document, &quote, anchor->place);
    size_t place = stands ? anchor->place : search_quote_find(document, &quote, anchor->place);
    bookmark->range = (struct range){place, place};
    if (place != NOWHERE && document_block_at(document, place, &block) && block.range.end > place)
        bookmark->range.end = block.range.end;
}

static void locate_selection(const struct document *document, struct bookmark *bookmark)
{
    const struct store_mark *mark = &bookmark->mark;
    struct quote first = quote_of(&mark->anchor), last = quote_of(&mark->end);
    struct range old = {mark->anchor.place, mark->end.place};
    bookmark->range = search_quote_range(document, &first, &last, mark->quote, old);
    if (bookmark->range.end == NOWHERE)
        locate_place(document, bookmark);
}

static void locate(const struct document *document, struct bookmark *bookmark)
{
    const struct store_mark *mark = &bookmark->mark;
    if (mark->quote.length > 0)
        locate_selection(document, bookmark);
    else
        locate_place(document, bookmark);
    bool moved = bookmark->range.start != mark->anchor.place ||
                 (mark->quote.length > 0 && bookmark->range.end != mark->end.place);
    bookmark->state = bookmark->range.start == NOWHERE ? STATE_LOST : moved ? STATE_MOVED : STATE_HERE;
}

/* ---- gathering ---- */

static void take_mark(void *context, const struct store_mark *mark)
{
    struct bookmarks *bookmarks = context;
    const struct document *document = bookmarks->report->document;
    struct bookmark bookmark = {.mark = store_mark_copy(mark), .state = STATE_UNKNOWN};
    bookmark.range.start = mark->anchor.place;
    bookmark.range.end = mark->quote.length > 0 ? mark->end.place : mark->anchor.place;
    if (mark->removed)
        bookmark = (struct bookmark){bookmark.mark, STATE_REMOVED, {NOWHERE, NOWHERE}};
    if (document && !mark->removed)
        locate(document, &bookmark);
    array_reserve(bookmarks->items, bookmarks->capacity, bookmarks->count + 1);
    bookmarks->items[bookmarks->count++] = bookmark;
}

static int compare_places(const void *one, const void *other)
{
    const struct bookmark *first = one, *second = other;
    if (first->range.start != second->range.start)
        return first->range.start < second->range.start ? -1 : 1;
    return (first->mark.id > second->mark.id) - (first->mark.id < second->mark.id);
}

static void release(struct bookmarks *bookmarks)
{
    for (size_t i = 0; i < bookmarks->count; i++)
        store_mark_free(&bookmarks->items[i].mark);
    free(bookmarks->items);
}

/* ---- the words ---- */

struct slice section_label(const struct document *document, size_t place)
{
    size_t section = document_section_named(document, place);
    if (section == NOWHERE)
        return slice_of("");
    return document_section(document, section)->label;
}

void append_folded(struct slice text, struct buffer *into)
{
    struct slice word = slice_word(&text);
    for (bool first = true; word.length > 0; word = slice_word(&text), first = false) {
        if (!first)
            buffer_append_byte(into, ' ');
        buffer_append(into, word);
    }
}

void bookmark_append_words(const struct bookmarks *bookmarks, const struct bookmark *bookmark,
                           struct buffer *into)
{
    const struct store_mark *mark = &bookmark->mark;
    if (bookmark->state == STATE_HERE || bookmark->state == STATE_MOVED)
        document_fold_line(bookmarks->report->document, bookmark->range, true, into);
    else
        append_folded(mark->quote.length > 0 ? mark->quote : mark->anchor.words, into);
}

/* ---- the plain list ---- */

/* Cut after a word, if it is longer. */
static void print_words(FILE *out, struct slice words)
{
    size_t end = fit_characters(words, LINE_BYTES), space = end;
    while (space > 0 && space < words.length && words.bytes[space] != ' ')
        space--;
    struct slice shown = slice_cut(words, 0, space > 0 ? space : end);
    print_visible(out, shown, "");
    if (shown.length < words.length)
        fputs(" …", out);
}

static void print_where(const struct bookmarks *bookmarks, const struct bookmark *bookmark)
{
    const struct report *report = bookmarks->report;
    const char *state = state_name(bookmark->state);
    if (bookmark->state == STATE_HERE || bookmark->state == STATE_MOVED) {
        size_t number = paragraph_in(report->document, bookmark->range);
        print_visible(report->out, section_label(report->document, bookmark->range.start), "");
        if (number > 0)
            fprintf(report->out, ":¶%zu", number);
        fputs(": ", report->out);
    }
    if (state && bookmark->state != STATE_HERE)
        fprintf(report->out, "(%s) ", state);
}

/* A note keeps its lines, indented. */
static void print_note(FILE *out, struct slice note)
{
    while (note.length > 0) {
        size_t end = 0;
        while (end < note.length && note.bytes[end] != '\n')
            end++;
        fputs("    ", out);
        print_visible(out, slice_cut(note, 0, end), "\t");
        fputc('\n', out);
        note = slice_cut(note, end + 1, note.length);
    }
}

static void print_one(const struct bookmarks *bookmarks, const struct bookmark *bookmark)
{
    FILE *out = bookmarks->report->out;
    struct buffer words = {0};
    print_where(bookmarks, bookmark);
    if (bookmark->mark.name.length > 0) {
        fputc('[', out);
        print_visible(out, bookmark->mark.name, "");
        fputs("] ", out);
    }
    bookmark_append_words(bookmarks, bookmark, &words);
    print_words(out, buffer_slice(&words));
    fputc('\n', out);
    print_note(out, bookmark->mark.note);
    buffer_free(&words);
}

/* Where all documents are listed each has a line of its own. */
static void print_list(const struct bookmarks *bookmarks, const struct store_known *known)
{
    FILE *out = bookmarks->report->out;
    if (!bookmarks->report->document && bookmarks->count > 0) {
        print_visible(out, known->title, "");
        fprintf(out, "%s", known->title.length > 0 && known->path.length > 0 ? " — " : "");
        print_visible(out, known->path, "");
        fputc('\n', out);
    }
    for (size_t i = 0; i < bookmarks->count; i++)
        print_one(bookmarks, &bookmarks->items[i]);
}

/* ---- all of it ---- */

struct printing {
    const struct report *report;
    struct store *store;
    print_bookmarks_function *print;
    size_t count, printed; /* without and with removed ones */
    bool done;
    struct error *error;
};

/* What was removed goes along where all that is known is written as JSON. */
static void print_document(void *context, const struct store_known *known)
{
    struct printing *printing = context;
    const struct report *report = printing->report;
    struct bookmarks bookmarks = {.report = report, .printed = printing->printed};
    printing->done = printing->done &&
                     store_marks(printing->store, known->document, take_mark, &bookmarks, printing->error);
    size_t count = bookmarks.count;
    if (printing->done && !report->document && report->json)
        printing->done =
            store_removed_marks(printing->store, known->document, take_mark, &bookmarks, printing->error);
    if (bookmarks.count > 1)
        qsort(bookmarks.items, bookmarks.count, sizeof *bookmarks.items, compare_places);
    if (printing->done)
        printing->print(&bookmarks, known);
    printing->count += count;
    printing->printed += bookmarks.count;
    release(&bookmarks);
}

bool report_bookmarks(const struct report *report, struct store *store, int64_t document, size_t *count,
                      struct error *error)
{
    struct printing printing = {
        .report = report,
        .store = store,
        .print = report->json       ? print_bookmarks_json
                 : report->markdown ? print_bookmarks_markdown
                                    : print_list,
        .done = true,
        .error = error,
    };
    if (report->json)
        fputc('[', report->out);
    bool read = !store || (report->document && document == 0) ||
                store_documents(store, document, print_document, &printing, error);
    if (report->json)
        fputs(printing.printed > 0 ? "\n]\n" : "]\n", report->out);
    *count = printing.count;
    return read && printing.done;
}
