/* Notes: written at the prompt or in an editor, shown in a panel. */

#include "reader.h"

/* Which mark the note that is written belongs to: the one that is chosen, else a new one. False: it was said
 * that there can be none. */
static bool begin(struct reader *reader)
{
    struct marks *marks = &reader->marks;
    const struct mark *mark = mark_chosen(reader);
    if (!mark && (reader->list.open || !marks_allowed(reader)))
        return false;
    marks->noted.serial = mark ? mark->serial : 0;
    marks->noted.range = (struct range){NOWHERE, NOWHERE};
    if (!mark && !selection_range(reader, &marks->noted.range))
        marks->noted.range.start = current_place(reader);
    return true;
}

struct slice reader_note(const struct reader *reader)
{
    for (size_t i = 0; i < reader->marks.count; i++)
        if (reader->marks.items[i].serial == reader->marks.noted.serial)
            return reader->marks.items[i].stored.note;
    return (struct slice){0};
}

/* What is nothing without its note. */
static bool is_bare(const struct store_mark *mark)
{
    return mark->name.length == 0 && mark->style == STORE_BOOKMARK;
}

static void change(struct reader *reader, const struct mark *mark, struct slice note)
{
    struct store_mark changed = mark->stored;
    changed.note = note;
    if (note.length == 0 && is_bare(&changed))
        marks_delete(reader, mark->serial);
    else
        marks_change(reader, mark->serial, &changed);
    bookmarks_changed(reader);
}

static void add(struct reader *reader, struct slice note)
{
    struct range range = reader->marks.noted.range;
    enum store_style style = range.end == NOWHERE ? STORE_BOOKMARK : STORE_UNDERLINE;
    if (note.length > 0)
        marks_keep(reader, range, &(struct store_mark){.note = note, .style = style}, "note");
}

void reader_noted(struct reader *reader, struct slice text)
{
    const struct mark *mark = mark_with(&reader->marks, reader->marks.noted.serial);
    struct slice note = slice_trim(text);
    reader->changes++;
    if (mark)
        change(reader, mark, note);
    else
        add(reader, note);
    selection_end(reader);
}

void notes_entered(struct reader *reader, struct slice note)
{
    reader_noted(reader, note);
}

void run_note(struct reader *reader, const struct invocation *invocation)
{
    if (!begin(reader))
        return;
    if (invocation->argument.length > 0)
        reader_noted(reader, invocation->argument);
    else
        prompt_open(reader, PROMPT_NOTE, reader_note(reader));
}

void run_note_in_editor(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (begin(reader))
        reader_ask(reader, (struct request){.kind = REQUEST_NOTE});
}

/* ---- handing on ---- */

static void export(struct reader *reader, struct slice name, bool over)
{
    if (!marks_allowed(reader))
        return;
    reader_ask(reader, (struct request){.kind = REQUEST_EXPORT, .text = name, .over = over});
}

void run_export(struct reader *reader, const struct invocation *invocation)
{
    export(reader, invocation->argument, false);
}

void run_export_over(struct reader *reader, const struct invocation *invocation)
{
    export(reader, invocation->argument, true);
}

/* ---- showing ---- */

void notes_show(struct reader *reader, struct range range)
{
    const struct marks *marks = &reader->marks;
    struct buffer notes = {0};
    for (size_t i = 0; i < marks->count; i++) {
        const struct mark *mark = &marks->items[i];
        if (mark->stored.note.length == 0 || !range_holds(range, mark->range.start))
            continue;
        buffer_append_string(&notes, notes.length > 0 ? "\n" : "");
        buffer_append(&notes, mark->stored.note);
    }
    if (notes.length > 0)
        panel_show(reader, "note", buffer_slice(&notes));
    buffer_free(&notes);
}
