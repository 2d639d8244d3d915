/*
 * Where no note has the name in "[^name]", cmark-gfm 0.29.0.gfm.6 copies the source between the brackets, of
 * a length that it computes from columns: what is more than one line loses text and may be cut inside a
 * character. A name has no white space. So a "[^" that does not begin a name in its line is passed on with a
 * control character in the place of the "^", which is put back in the tree.
 */
#include "markdown_notes.h"

#include <stdlib.h>
#include <string.h>

enum { STAND_IN = 0x1A };

/* A control character that stands in the source becomes its picture, so that it is not taken for ours. */
static const char picture[] = "\xE2\x90\x9A";

/* Where "[^" begins at or after AT; NOWHERE. */
static size_t find_opening(struct slice source, size_t at)
{
    while (at + 1 < source.length) {
        const char *bracket = memchr(source.bytes + at, '[', source.length - 1 - at);
        if (!bracket)
            break;
        at = (size_t)(bracket - source.bytes);
        if (source.bytes[at + 1] == '^')
            return at;
        at++;
    }
    return NOWHERE;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Behind the "]" that ends the name at AT; NOWHERE where there is no name. */
static size_t name_end(struct slice source, size_t at)
{
    size_t end = at;
    while (end < source.length && source.bytes[end] != ']' && !is_space(source.bytes[end]))
        end++;
    return end > at && end < source.length && source.bytes[end] == ']' ? end + 1 : NOWHERE;
}

bool markdown_defines_notes(struct slice source)
{
    for (size_t at = 0; (at = find_opening(source, at)) != NOWHERE; at += 2) {
        size_t end = name_end(source, at + 2);
        if (end != NOWHERE && end < source.length && source.bytes[end] == ':')
            return true;
    }
    return false;
}

static void feed(cmark_parser *parser, struct slice source)
{
    while (source.length > 0) {
        const char *control = memchr(source.bytes, STAND_IN, source.length);
        size_t length = control ? (size_t)(control - source.bytes) : source.length;
        cmark_parser_feed(parser, source.bytes, length);
        if (control)
            cmark_parser_feed(parser, picture, sizeof picture - 1);
        source = slice_cut(source, length + 1, source.length);
    }
}

void markdown_feed_notes(cmark_parser *parser, struct slice source)
{
    static const char stand_in = STAND_IN;
    size_t fed = 0;
    for (size_t at = 0; (at = find_opening(source, at)) != NOWHERE; at += 2) {
        if (name_end(source, at + 2) != NOWHERE)
            continue;
        feed(parser, slice_cut(source, fed, at + 1));
        cmark_parser_feed(parser, &stand_in, 1);
        fed = at + 2;
    }
    feed(parser, slice_cut(source, fed, source.length));
}

/* A copy of STRING with the "^" put back; NULL where none was taken. Free it. */
static char *restored(const char *string)
{
    if (!string || !strchr(string, STAND_IN))
        return NULL;
    char *copy = slice_string(slice_of(string));
    for (char *at = copy; (at = strchr(at, STAND_IN));)
        *at = '^';
    return copy;
}

/* The strings that a node of some type has; of the others cmark-gfm gives NULL. */
static const struct {
    const char *(*get)(cmark_node *node);
    int (*set)(cmark_node *node, const char *string);
} strings[] = {
    {cmark_node_get_literal, cmark_node_set_literal},
    {cmark_node_get_url, cmark_node_set_url},
};

void markdown_restore_notes(cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        for (size_t i = 0; i < COUNT_OF(strings); i++) {
            char *string = restored(strings[i].get(node));
            if (string)
                strings[i].set(node, string);
            free(string);
        }
    }
    cmark_iter_free(iterator);
}
