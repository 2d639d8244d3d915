#include "markdown.h"

#include <string.h>

enum { HEADING_LEVELS = 6, LEAST_FENCE = 3 };

/* Takes the next line off REST, without its end. What the beginning of the file cuts off is no line. */
static bool next_line(struct slice *rest, struct slice *line)
{
    const char *feed = rest->length > 0 ? memchr(rest->bytes, '\n', rest->length) : NULL;
    if (!feed)
        return false;
    size_t length = (size_t)(feed - rest->bytes);
    *line = slice_cut(*rest, 0, length);
    *rest = slice_cut(*rest, length + 1, rest->length);
    if (line->length > 0 && line->bytes[line->length - 1] == '\r')
        line->length--;
    return true;
}

static bool is_blank(struct slice line)
{
    return slice_trim(line).length == 0;
}

static bool is_mark(struct slice line, const char *mark)
{
    return slice_starts(line, slice_of(mark)) && slice_trim(line).length == strlen(mark);
}

/* ---- front matter ------------------------------------------------------------------------------------- */

static bool is_name(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte == '-' || byte == '.';
}

/* "key:" or "key: value" */
static bool is_entry(struct slice line)
{
    size_t at = 0;
    while (at < line.length && is_name(line.bytes[at]))
        at++;
    return at > 0 && at < line.length && line.bytes[at] == ':' &&
           (at + 1 == line.length || line.bytes[at + 1] == ' ' || line.bytes[at + 1] == '\t');
}

/* What goes on below an entry, or says nothing. */
static bool goes_on(struct slice line)
{
    static const char signs[] = {' ', '\t', '#', '-', ']', '}'};
    return is_blank(line) || memchr(signs, line.bytes[0], sizeof signs);
}

/* Another document of YAML begins where a text should. */
static bool yaml_follows(struct slice rest)
{
    struct slice line;
    while (next_line(&rest, &line))
        if (!is_blank(line))
            return is_entry(line) || line.bytes[0] == '-' || is_mark(line, "...");
    return false;
}

bool markdown_has_front_matter(struct slice beginning)
{
    struct slice line;
    size_t entries = 0;
    if (!next_line(&beginning, &line) || !is_mark(line, "---"))
        return false;
    while (next_line(&beginning, &line)) {
        if (is_mark(line, "---") || is_mark(line, "..."))
            return entries > 0 && !yaml_follows(beginning);
        if (entries == 0 ? !is_entry(line) : !is_entry(line) && !goes_on(line))
            return false;
        entries += is_entry(line);
    }
    return false;
}

/* ---- marks -------------------------------------------------------------------------------------------- */

struct marks {
    unsigned headings[HEADING_LEVELS + 1]; /* of each level */
    unsigned strays;                       /* lines such as comments are */
    unsigned fences, links, strong;
};

static size_t count_byte(struct slice line, char byte)
{
    size_t count = 0;
    while (count < line.length && line.bytes[count] == byte)
        count++;
    return count;
}

/* Level of "## Words"; 0: it is none. */
static unsigned heading_level(struct slice line)
{
    size_t level = count_byte(line, '#');
    bool words = level + 1 < line.length && line.bytes[level] == ' ' && line.bytes[level + 1] != ' ';
    return words && level <= HEADING_LEVELS ? (unsigned)level : 0;
}

/* Where NEEDLE stands at or after AT; NOWHERE. */
static size_t find(struct slice line, size_t at, const char *needle)
{
    size_t length = strlen(needle);
    for (; at + length <= line.length; at++)
        if (memcmp(line.bytes + at, needle, length) == 0)
            return at;
    return NOWHERE;
}

/* "[words](target)" */
static bool has_link(struct slice line)
{
    size_t open = find(line, 0, "["), middle = open == NOWHERE ? NOWHERE : find(line, open + 2, "](");
    return middle != NOWHERE && find(line, middle + 3, ")") != NOWHERE;
}

/* "**words**" */
static bool has_strong(struct slice line)
{
    size_t open = find(line, 0, "**");
    bool words = open != NOWHERE && open + 2 < line.length && line.bytes[open + 2] != ' ' &&
                 line.bytes[open + 2] != '*';
    size_t close = words ? find(line, open + 3, "**") : NOWHERE;
    return close != NOWHERE && line.bytes[close - 1] != ' ';
}

/* Skips what stands between two fences. False: the first one is not closed. */
static bool skip_fenced(struct slice *rest, struct slice fence)
{
    struct slice line, at = *rest;
    size_t length = count_byte(fence, fence.bytes[0]);
    while (next_line(&at, &line))
        if (count_byte(line, fence.bytes[0]) >= length &&
            count_byte(line, fence.bytes[0]) == slice_trim(line).length) {
            *rest = at;
            return true;
        }
    return false;
}

static bool is_fence(struct slice line)
{
    return count_byte(line, '`') >= LEAST_FENCE || count_byte(line, '~') >= LEAST_FENCE;
}

static void look_at(struct marks *marks, struct slice line, bool after_blank, struct slice rest)
{
    struct slice next = {0};
    bool before_blank = !next_line(&rest, &next) || is_blank(next);
    unsigned level = heading_level(line);
    if (level > 0 && after_blank && before_blank)
        marks->headings[level]++;
    else if (line.bytes[0] == '#')
        marks->strays++;
    else {
        marks->links += has_link(line);
        marks->strong += has_strong(line);
    }
}

static struct marks marks_of(struct slice rest)
{
    struct marks marks = {0};
    struct slice line;
    for (bool after_blank = true; next_line(&rest, &line); after_blank = is_blank(line)) {
        if (is_blank(line))
            continue;
        if (is_fence(line) && skip_fenced(&rest, line))
            marks.fences++;
        else
            look_at(&marks, line, after_blank, rest);
    }
    return marks;
}

bool markdown_has_signs(struct slice beginning)
{
    enum { FEWEST_HEADINGS = 2, FEW_STRAYS = 4 /* headings for each */ };
    struct marks marks = marks_of(beginning);
    unsigned headings = 0, levels = 0;
    for (unsigned level = 1; level <= HEADING_LEVELS; level++) {
        headings += marks.headings[level];
        levels += marks.headings[level] > 0;
    }
    int others = (marks.fences > 0) + (marks.links > 0) + (marks.strong > 0);
    bool script = slice_starts(beginning, slice_of("#!"));
    return !script && headings >= FEWEST_HEADINGS && marks.strays * FEW_STRAYS <= headings &&
           (levels > 1 ? others > 0 : others > 1);
}
