/* Commands that set marks, bookmarks and highlights, go to them and delete them. */

#include "reader.h"

#include "units.h"

enum { LONGEST = 64 * 1024 /* bytes that are kept of what is marked */ };

bool marks_allowed(struct reader *reader)
{
    if (reader->page == reader->book)
        return true;
    reader_say(reader, "marks belong to the document, not to this page");
    return false;
}

static void say_marked(struct reader *reader, const char *what, struct slice name)
{
    struct block block;
    struct buffer said = {0};
    size_t number =
        reader_current(reader, &block) ? document_paragraph_number(reader->page->document, &block) : 0;
    buffer_append_string(&said, what);
    buffer_append_string(&said, name.length > 0 ? " " : "");
    buffer_append(&said, name);
    if (number > 0)
        buffer_format(&said, ": %s %zu", paragraph_sign(reader), number);
    reader_say(reader, "%s", buffer_string(&said));
    buffer_free(&said);
}

bool marks_keep(struct reader *reader, struct range range, const struct store_mark *what, const char *said)
{
    if (range.end != NOWHERE && range.end - range.start > LONGEST) {
        reader_say(reader, "too much is selected; a mark takes up to 64 KB");
        return false;
    }
    if (marks_set(reader, range, what))
        say_marked(reader, said, what->name);
    selection_end(reader);
    return true;
}

/* The selection, else where the reader is, without an end. */
static struct range place_to_mark(struct reader *reader)
{
    struct range range;
    return selection_range(reader, &range) ? range : (struct range){current_place(reader), NOWHERE};
}

/* A selection that is marked is seen. */
static void mark_place(struct reader *reader, struct slice name, const char *said)
{
    struct range range = place_to_mark(reader);
    enum store_style style = range.end == NOWHERE ? STORE_BOOKMARK : STORE_UNDERLINE;
    marks_keep(reader, range, &(struct store_mark){.name = name, .style = style}, said);
}

void run_mark(struct reader *reader, const struct invocation *invocation)
{
    if (!marks_allowed(reader))
        return;
    if (!store_is_letter(invocation->argument))
        reader_say(reader, "a mark is a letter from a to z or A to Z; M sets a bookmark with a name");
    else
        mark_place(reader, invocation->argument, "mark");
}

void marks_go(struct reader *reader, const struct mark *mark)
{
    if (mark->range.start == NOWHERE) {
        struct slice words = mark->stored.anchor.words;
        reader_say(reader,
                   mark->wanted ? "still looking for \"%.*s\""
                                : "lost: the words \"%.*s\" are nowhere any more",
                   (int)words.length, words.bytes);
        return;
    }
    own_page_close(reader);
    jumps_push(reader->page, reading_position(reader->page));
    show_place(reader, mark->range.start);
    if (mark->moved)
        reader_say(reader, "moved: found again by its words");
    if (mark->stored.note.length > 0)
        notes_show(reader, (struct range){mark->range.start, mark->range.start + 1});
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
        marks_go(reader, mark);
}

void run_bookmark(struct reader *reader, const struct invocation *invocation)
{
    if (!marks_allowed(reader))
        return;
    if (invocation->argument.length == 0)
        prompt_open(reader, PROMPT_BOOKMARK, (struct slice){0});
    else
        mark_place(reader, invocation->argument, "bookmark");
}

/* ---- highlights ---- */

/* A highlight of the same words takes the other style; of the same style it is taken away. */
static void highlight(struct reader *reader, enum store_style style)
{
    struct range range;
    if (!marks_allowed(reader) || !selection_or_paragraph(reader, &range))
        return;
    range = unit_trim(reader->book->document, range);
    const struct mark *there = mark_over(&reader->marks, range);
    if (!there) {
        marks_keep(reader, range, &(struct store_mark){.style = style}, store_style_name(style));
    } else if (there->stored.style == style) {
        marks_delete(reader, there->serial);
    } else {
        struct store_mark changed = there->stored;
        changed.style = style;
        marks_change(reader, there->serial, &changed);
    }
    selection_end(reader);
}

void run_underline(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    highlight(reader, STORE_UNDERLINE);
}

void run_bold(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    highlight(reader, STORE_BOLD);
}

void run_reverse(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    highlight(reader, STORE_REVERSE);
}

/* ---- deleting ---- */

bool marks_delete(struct reader *reader, size_t serial)
{
    const struct mark *mark = mark_with(&reader->marks, serial);
    struct buffer name = {0};
    if (!mark)
        return false;
    buffer_append(&name, mark->stored.name.length > 0 ? mark->stored.name
                                                      : slice_of(store_style_name(mark->stored.style)));
    bool removed = marks_remove(reader, serial);
    if (removed)
        reader_say(reader, "deleted: %s; %s brings it back", buffer_string(&name),
                   reader->list.open ? "u" : ":restore");
    buffer_free(&name);
    return removed;
}

/* In the list the chosen one; on the page that of what is selected, else the first of the paragraph. */
struct mark *mark_chosen(struct reader *reader)
{
    struct range range;
    struct block block;
    if (reader->list.open)
        return mark_with(&reader->marks, list_chosen(reader, LIST_BOOKMARKS));
    if (reader->page != reader->book)
        return NULL;
    if (selection_range(reader, &range))
        return mark_over(&reader->marks, range);
    return reader_current(reader, &block) ? mark_within(&reader->marks, block.range) : NULL;
}

void run_delete(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    const struct mark *mark = mark_chosen(reader);
    if (!mark)
        reader_say(reader, "there is no mark here; B lists them");
    else if (marks_delete(reader, mark->serial))
        bookmarks_changed(reader);
}

void run_restore(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    const struct mark *mark = marks_restore(reader);
    if (!mark)
        return;
    reader_say(reader, "restored: %.*s", (int)mark->stored.name.length, mark->stored.name.bytes);
    bookmarks_changed(reader);
}
