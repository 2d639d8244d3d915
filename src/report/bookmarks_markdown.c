/* A reading note in Markdown: the title, where it comes from, quotations by section, the notes below them. */

#include "bookmarks.h"

#include <string.h>

/* ---- words as Markdown ---- */

/* What would be more than a character in it (CommonMark 0.31.2, 2.4). */
static bool is_special(char byte)
{
    return byte != '\0' && strchr("\\`*_[]<>&~|", byte) != NULL;
}

/* What would begin a heading, an item, a rule at the start of a line: a sign, or a number and a sign. */
static size_t special_start(struct slice line)
{
    size_t at = 0;
    while (at < line.length && line.bytes[at] >= '0' && line.bytes[at] <= '9')
        at++;
    bool item = at > 0 && at < line.length && (line.bytes[at] == '.' || line.bytes[at] == ')');
    bool sign = at == 0 && line.length > 0 && strchr("#+-=", line.bytes[0]) != NULL && line.bytes[0];
    return item || sign ? at : NOWHERE;
}

static void append_escaped(struct slice line, struct buffer *into)
{
    size_t start = special_start(line);
    for (size_t at = 0; at < line.length; at++) {
        if (at == start || is_special(line.bytes[at]))
            buffer_append_byte(into, '\\');
        buffer_append_byte(into, line.bytes[at]);
    }
}

/* Each line of TEXT behind PREFIX. */
static void append_lines(struct slice text, const char *prefix, struct buffer *into)
{
    for (size_t at = 0, end; at < text.length; at = end + 1) {
        for (end = at; end < text.length && text.bytes[end] != '\n';)
            end++;
        buffer_append(into, end > at ? slice_of(prefix) : slice_trim(slice_of(prefix)));
        append_escaped(slice_cut(text, at, end), into);
        buffer_append_byte(into, '\n');
    }
}

/* ---- the parts of a note ---- */

/* Of what is not known from the document what the store knows. */
static void append_head(const struct bookmarks *bookmarks, const struct store_known *known,
                        struct buffer *into)
{
    const struct document *document = bookmarks->report->document;
    struct buffer citation = {0};
    struct slice title = document ? document_title(document) : known->title;
    if (title.length == 0)
        title = known->path.length > 0 ? known->path : slice_of("Untitled");
    buffer_append_string(into, bookmarks->printed > 0 ? "\n# " : "# ");
    append_escaped(title, into);
    buffer_append_byte(into, '\n');
    if (document)
        report_citation(document, NOWHERE, slice_of("plain"), &citation);
    if (citation.length > 0)
        buffer_append_byte(into, '\n');
    append_lines(slice_trim(buffer_slice(&citation)), "", into);
    buffer_free(&citation);
}

static void append_heading(const struct bookmarks *bookmarks, size_t section, struct buffer *into)
{
    struct buffer name = {0};
    if (section == NOWHERE)
        buffer_append_string(&name, "Before the first section");
    else
        document_append_name(document_section(bookmarks->report->document, section), &name);
    buffer_append_string(into, "\n## ");
    append_escaped(buffer_slice(&name), into);
    buffer_append_byte(into, '\n');
    buffer_free(&name);
}

static void append_quotation(const struct bookmarks *bookmarks, const struct bookmark *bookmark,
                             struct buffer *into)
{
    struct buffer words = {0};
    if (bookmark->state == STATE_HERE || bookmark->state == STATE_MOVED)
        report_quotation(bookmarks->report->document, bookmark->range, (struct slice){0}, &words);
    else
        bookmark_append_words(bookmarks, bookmark, &words);
    buffer_append_byte(into, '\n');
    append_lines(buffer_slice(&words), "> ", into);
    buffer_free(&words);
}

/* "¶ 12, thesis, moved": what is known of it. */
static void append_reference(const struct bookmarks *bookmarks, const struct bookmark *bookmark,
                             struct buffer *into)
{
    struct buffer parts = {0};
    bool stands = bookmark->state == STATE_HERE || bookmark->state == STATE_MOVED;
    size_t number = stands ? paragraph_in(bookmarks->report->document, bookmark->range) : 0;
    if (number > 0)
        buffer_format(&parts, "¶ %zu", number);
    if (bookmark->mark.name.length > 0) {
        buffer_append_string(&parts, parts.length > 0 ? ", " : "");
        append_escaped(bookmark->mark.name, &parts);
    }
    if (bookmark->state == STATE_MOVED)
        buffer_append_string(&parts, parts.length > 0 ? ", moved" : "moved");
    if (parts.length > 0)
        buffer_format(into, ">\n> — %s\n", buffer_string(&parts));
    buffer_free(&parts);
}

/* A note is the reader's own Markdown. */
static void append_note(struct slice note, struct buffer *into)
{
    if (note.length == 0)
        return;
    buffer_append_byte(into, '\n');
    buffer_append(into, note);
    buffer_append_byte(into, '\n');
}

/* ---- the note ---- */

/* What a bookmark stands under: a section, NOWHERE before the first, or one of these. */
#define NO_SECTIONS (NOWHERE - 1)
#define LOST        (NOWHERE - 2)

static size_t group_of(const struct bookmarks *bookmarks, const struct bookmark *bookmark)
{
    const struct document *document = bookmarks->report->document;
    if (bookmark->state == STATE_LOST)
        return LOST;
    if (!document || document_sections(document) == 0)
        return NO_SECTIONS;
    return document_section_named(document, bookmark->range.start);
}

static void append_group(const struct bookmarks *bookmarks, size_t group, struct buffer *into)
{
    if (group == LOST)
        buffer_append_string(into, "\n## Lost\n");
    else if (group != NO_SECTIONS)
        append_heading(bookmarks, group, into);
}

void print_bookmarks_markdown(const struct bookmarks *bookmarks, const struct store_known *known)
{
    struct buffer note = {0};
    size_t group = NO_SECTIONS;
    if (bookmarks->count == 0)
        return;
    append_head(bookmarks, known, &note);
    for (size_t i = 0; i < bookmarks->count; i++) {
        const struct bookmark *bookmark = &bookmarks->items[i];
        size_t last = group;
        group = group_of(bookmarks, bookmark);
        if (i == 0 || group != last)
            append_group(bookmarks, group, &note);
        append_quotation(bookmarks, bookmark, &note);
        append_reference(bookmarks, bookmark, &note);
        append_note(bookmark->mark.note, &note);
    }
    print_visible(bookmarks->report->out, buffer_slice(&note), "\n\t");
    buffer_free(&note);
}
