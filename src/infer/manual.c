#include "manual.h"

#include <string.h>

enum {
    SUBSECTION_INDENT = 4,
    HEADING_COLUMNS = 70,
    MANUAL_BYTES = 16 << 20,
    SECTION_BYTES = 10,
    NAME_BYTES = 8,
    LEAST_NAME = 3,
    NAME_COLUMNS = 20,
    HEAD_BYTES = 1000 /* of the first line */
};

/* "(1)", "(3ssl)" at the end. */
static bool ends_with_section(struct slice words)
{
    size_t open = words.length;
    while (open > 0 && words.bytes[open - 1] != '(')
        open--;
    return open > 1 && words.length - open > 1 && words.length - open <= SECTION_BYTES &&
           words.bytes[words.length - 1] == ')' && words.bytes[open] >= '0' && words.bytes[open] <= '9';
}

/* "BASH(1)" at both ends of the first line; a long name is cut short at the first. NAME is the last of it. */
static bool is_head(struct slice words, struct slice *name)
{
    struct slice rest = words, first = slice_cut(slice_word(&rest), 0, NAME_BYTES);
    size_t length = first.length;
    if (length < LEAST_NAME || !ends_with_section(words))
        return false;
    for (size_t at = words.length / 2; at + length <= words.length; at++)
        if (slice_starts(slice_cut(words, at, words.length), first)) {
            *name = slice_cut(words, at, words.length);
            return true;
        }
    return false;
}

static struct line next_words(struct slice text, size_t at)
{
    struct line line = {.next = at};
    do
        line = line_at(text, line.next);
    while (line_is_blank(&line) && line.next < text.length);
    return line;
}

static bool holds(struct slice words, const char *string)
{
    struct slice wanted = slice_of(string);
    for (size_t i = 0; i < words.length; i++)
        if (slice_starts(slice_cut(words, i, words.length), wanted))
            return true;
    return false;
}

/* Below the first line "NAME", in any language, and "ls - list". */
static bool has_name_section(struct slice text, const struct line *head)
{
    if (!holds(line_words(text, head), "(") || head->next >= text.length)
        return false;
    struct line heading = next_words(text, head->next);
    if (heading.indent > 0 || heading.columns > NAME_COLUMNS || heading.next >= text.length)
        return false;
    struct line named = line_at(text, heading.next);
    struct slice words = line_words(text, &named);
    return named.indent > SUBSECTION_INDENT && (holds(words, " - ") || holds(words, " \xE2\x80\x93 "));
}

static bool is_heading(struct scan *scan, const struct line *line, struct slice name)
{
    struct slice words = line_words(scan->text, line);
    if (line->indent > SUBSECTION_INDENT || line->columns > HEADING_COLUMNS ||
        (name.length > 0 && words.length >= name.length &&
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
    struct slice name = {0}, text = scan->text;
    if (text.length == 0 || text.length > MANUAL_BYTES)
        return false;
    struct line line = next_words(text, 0);
    if (line.end - line.first > HEAD_BYTES)
        return false;
    if (!is_head(line_words(text, &line), &name) && !has_name_section(text, &line))
        return false;
    scan->count = 0;
    bool air = true;
    for (size_t at = line.next; at < text.length; at = line.next) {
        line = line_at(text, at);
        bool heading = air && !line_is_blank(&line) && is_heading(scan, &line, name);
        if (heading)
            add_heading(scan, &line);
        air = heading || line_is_blank(&line);
    }
    return true;
}
