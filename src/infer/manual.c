#include "manual.h"

#include <string.h>

enum { SUBSECTION_INDENT = 4, HEADING_COLUMNS = 70, MANUAL_BYTES = 16 << 20 };

/* "BASH(1)" at both ends of the first line; NAME is that. */
static bool is_head(struct slice words, struct slice *name)
{
    struct slice rest = words;
    *name = slice_word(&rest);
    const char *open = name->length > 0 ? memchr(name->bytes, '(', name->length) : NULL;
    if (!open || open == name->bytes || name->bytes[name->length - 1] != ')' || rest.length <= name->length)
        return false;
    return slice_equal(*name, slice_cut(words, words.length - name->length, words.length));
}

static struct line next_words(struct slice text, size_t at)
{
    struct line line = {.next = at};
    do
        line = line_at(text, line.next);
    while (line_is_blank(&line) && line.next < text.length);
    return line;
}

static bool is_heading(struct scan *scan, const struct line *line, struct slice name)
{
    struct slice words = line_words(scan->text, line);
    if (line->indent > SUBSECTION_INDENT || line->columns > HEADING_COLUMNS || line_ends_sentence(words) ||
        (words.length >= name.length &&
         slice_equal(name, slice_cut(words, words.length - name.length, words.length))))
        return false;
    if (line->next >= scan->text.length)
        return false;
    struct line next = next_words(scan->text, line->next);
    return !line_is_blank(&next) && next.indent > line->indent;
}

static void add_heading(struct scan *scan, const struct line *line)
{
    array_reserve(scan->candidates, scan->capacity, scan->count + 1);
    scan->candidates[scan->count++] = (struct candidate){
        .place = line->first,
        .end = line->end,
        .lone = true,
        .chosen = true,
        .level = line->indent == 0 ? 1 : 2,
    };
}

bool manual_choose(struct scan *scan)
{
    struct slice name, text = scan->text;
    if (text.length == 0 || text.length > MANUAL_BYTES)
        return false;
    struct line line = next_words(text, 0);
    if (!is_head(line_words(text, &line), &name))
        return false;
    scan->count = 0;
    bool air = true;
    for (size_t at = line.next; at < text.length; at = line.next) {
        line = line_at(text, at);
        if (air && !line_is_blank(&line) && is_heading(scan, &line, name))
            add_heading(scan, &line);
        air = line_is_blank(&line);
    }
    return true;
}
