#include "front_lines.h"

#include <string.h>

enum { LONGEST = 64 * 1024 /* bytes of front matter */ };

/* Takes the next line off REST, without its end. */
static struct slice take_line(struct slice *rest)
{
    const char *feed = rest->length > 0 ? memchr(rest->bytes, '\n', rest->length) : NULL;
    size_t length = feed ? (size_t)(feed - rest->bytes) : rest->length;
    struct slice line = slice_cut(*rest, 0, length);
    *rest = slice_cut(*rest, length + 1, rest->length);
    return line;
}

static size_t find(struct slice text, char byte)
{
    const char *found = text.length > 0 ? memchr(text.bytes, byte, text.length) : NULL;
    return found ? (size_t)(found - text.bytes) : NOWHERE;
}

/* ---- TOML --------------------------------------------------------------------------------------------- */

/* Takes the next string off REST; where none is quoted, the rest up to a comment. */
static struct slice take_value(struct slice *rest)
{
    *rest = slice_trim(*rest);
    char quote = rest->length > 0 ? rest->bytes[0] : '\0';
    bool quoted = quote == '"' || quote == '\'';
    struct slice value = slice_cut(*rest, quoted, rest->length);
    size_t end = find(value, quoted ? quote : '#');
    if (end != NOWHERE)
        value.length = end;
    *rest = quoted && end != NOWHERE ? slice_cut(*rest, end + 2, rest->length) : (struct slice){0};
    return quoted ? value : slice_trim(value);
}

static void read_list(struct front_matter *front, struct slice name, struct slice rest)
{
    while (rest.length > 0) {
        if (rest.bytes[0] == '"' || rest.bytes[0] == '\'')
            front_matter_add(front, name, take_value(&rest));
        else
            rest = slice_cut(rest, 1, rest.length);
    }
}

static void read_entry(struct front_matter *front, struct slice line)
{
    size_t equals = find(line, '=');
    if (equals == NOWHERE)
        return;
    struct slice name = slice_trim(slice_cut(line, 0, equals));
    struct slice value = slice_trim(slice_cut(line, equals + 1, line.length));
    if (slice_starts(value, slice_of("[")))
        read_list(front, name, value);
    else
        front_matter_add(front, name, take_value(&value));
}

size_t front_read_toml(struct front_matter *front, struct slice source)
{
    struct slice rest = slice_cut(source, 0, LONGEST), inside = rest;
    bool ended = false, top = true;
    if (!slice_is(slice_trim(take_line(&rest)), "+++"))
        return 0;
    while (rest.length > 0 && !ended)
        ended = slice_is(slice_trim(take_line(&rest)), "+++");
    if (!ended)
        return 0;
    size_t length = (size_t)(rest.bytes - source.bytes);
    take_line(&inside);
    inside.length = (size_t)(rest.bytes - inside.bytes);
    while (inside.length > 0 && top) {
        struct slice line = slice_trim(take_line(&inside));
        top = !slice_starts(line, slice_of("["));
        if (top)
            read_entry(front, line);
    }
    return length;
}

/* ---- the title block ---------------------------------------------------------------------------------- */

static void read_authors(struct front_matter *front, struct slice line)
{
    while (line.length > 0) {
        size_t end = find(line, ';');
        front_matter_add(front, slice_of("author"), slice_trim(slice_cut(line, 0, end)));
        line = slice_cut(line, end == NOWHERE ? line.length : end + 1, line.length);
    }
}

size_t front_read_title_block(struct front_matter *front, struct slice source)
{
    enum { TITLE, AUTHORS, DATE, LINES };
    struct slice rest = source;
    size_t length = 0;
    if (!slice_starts(source, slice_of("% ")))
        return 0;
    for (unsigned i = 0; i < LINES && slice_starts(rest, slice_of("%")); i++) {
        struct slice line = take_line(&rest);
        line = slice_trim(slice_cut(line, 1, line.length));
        if (i == AUTHORS)
            read_authors(front, line);
        else
            front_matter_add(front, slice_of(i == TITLE ? "title" : "date"), line);
        length = source.length - rest.length;
    }
    return length;
}
