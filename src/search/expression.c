#include "expression.h"

#include "stele/text.h"

#include <string.h>

#define WORD_START "\\b(?=\\w)"
#define WORD_END   "\\b(?<=\\w)"

enum part_kind { PART_LETTER, PART_ESCAPE, PART_GROUP, PART_QUOTED };

/* The smallest parts of an expression: a character, an escape, what opens a group, what \Q and \E quote. */
struct part {
    enum part_kind kind;
    struct slice text;
};

static size_t end_of(struct slice rest, const char *closing)
{
    size_t length = strlen(closing);
    for (size_t i = 0; i + length <= rest.length; i++)
        if (memcmp(rest.bytes + i, closing, length) == 0)
            return i + length;
    return rest.length;
}

static bool is_name(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_';
}

/* "\w", "\p{Lu}", "\pL", "\x41", "\cA". */
static size_t escape_length(struct slice rest)
{
    if (rest.length < 2)
        return rest.length;
    char letter = rest.bytes[1];
    if (rest.length > 2 && rest.bytes[2] == '{' && strchr("pPxogkNu", letter))
        return end_of(rest, "}");
    size_t length = 2;
    if (letter == 'x')
        while (length < 4 && length < rest.length && is_name(rest.bytes[length]))
            length++;
    else if (strchr("pPc", letter) && rest.length > 2)
        length = 3;
    if ((unsigned char)letter >= 0x80) {
        uint32_t character;
        length = 1 + text_decode(slice_cut(rest, 1, rest.length), &character);
    }
    return length;
}

/* "(?i", "(?<name", "(?P>name", "(*VERB"; of a plain one only "(". */
static size_t group_length(struct slice rest)
{
    size_t length = 1;
    if (rest.length < 2 || (rest.bytes[1] != '?' && rest.bytes[1] != '*'))
        return length;
    for (length = 2; length < rest.length; length++)
        if (!is_name(rest.bytes[length]) && !strchr("<'>&^-", rest.bytes[length]))
            break;
    return length;
}

/* Takes the next part off REST. False: it is empty. */
static bool take_part(struct slice *rest, struct part *part)
{
    size_t length;
    if (rest->length == 0)
        return false;
    if (slice_starts(*rest, slice_of("\\Q"))) {
        part->kind = PART_QUOTED;
        length = end_of(*rest, "\\E");
    } else if (rest->bytes[0] == '\\') {
        part->kind = PART_ESCAPE;
        length = escape_length(*rest);
    } else if (rest->bytes[0] == '(') {
        part->kind = PART_GROUP;
        length = group_length(*rest);
    } else {
        uint32_t character;
        part->kind = PART_LETTER;
        length = text_decode(*rest, &character);
    }
    part->text = slice_cut(*rest, 0, length);
    *rest = slice_cut(*rest, length, rest->length);
    return true;
}

struct slice expression_body(struct slice typed)
{
    const struct slice prefix = slice_of("\\v");
    return slice_cut(typed, slice_starts(typed, prefix) ? prefix.length : 0, typed.length);
}

static struct slice quoted(struct slice text)
{
    size_t end = text.length;
    if (end >= 4 && slice_is(slice_cut(text, end - 2, end), "\\E"))
        end -= 2;
    return slice_cut(text, 2, end);
}

/* "[[:Alpha:]]" is none: PCRE2 knows these only in small letters. */
bool expression_has_capital(struct slice expression)
{
    struct part part;
    while (take_part(&expression, &part)) {
        if (part.kind == PART_LETTER && text_has_capital(part.text))
            return true;
        if (part.kind == PART_QUOTED && text_has_capital(quoted(part.text)))
            return true;
        if (part.kind == PART_ESCAPE && (unsigned char)part.text.bytes[part.text.length > 1] >= 0x80 &&
            text_has_capital(part.text))
            return true;
    }
    return false;
}

static bool is_open_group(struct slice group, struct slice rest)
{
    if (group.length == 1)
        return true;
    if (group.bytes[1] != '?' || rest.length == 0)
        return false;
    return strchr(":)", rest.bytes[0]) && !memchr(group.bytes, '<', group.length) &&
           !memchr(group.bytes, '>', group.length) && !memchr(group.bytes, '&', group.length) &&
           !memchr(group.bytes, 'R', group.length) && !memchr(group.bytes, 'P', group.length);
}

static bool is_open_escape(struct slice escape)
{
    return escape.length > 1 && !strchr("AzZGKXRQECg", escape.bytes[1]);
}

/* Where a class is, a sign is only a sign; but then this is only careful. */
static bool is_possessive(const struct part *part, struct slice rest)
{
    return part->kind == PART_LETTER && rest.length > 0 && rest.bytes[0] == '+' &&
           strchr("*+?}", part->text.bytes[0]);
}

/* Cells are parted by tabs, so that not every end of a block is the end of a line. */
static bool is_anchor(const struct part *part, struct part before)
{
    return part->kind == PART_LETTER &&
           (slice_is(part->text, "$") || (slice_is(part->text, "^") && !slice_is(before.text, "[")));
}

bool expression_is_open(struct slice expression)
{
    struct part part = {0};
    for (struct part before = part; take_part(&expression, &part); before = part) {
        if (is_anchor(&part, before))
            return false;
        if (part.kind == PART_GROUP && !is_open_group(part.text, expression))
            return false;
        if (part.kind == PART_ESCAPE && !is_open_escape(part.text))
            return false;
        if (is_possessive(&part, expression))
            return false;
    }
    return true;
}

static struct slice written(const struct part *part)
{
    if (part->kind == PART_ESCAPE && slice_is(part->text, "\\<"))
        return slice_of(WORD_START);
    if (part->kind == PART_ESCAPE && slice_is(part->text, "\\>"))
        return slice_of(WORD_END);
    return part->text;
}

void expression_write(struct slice expression, struct buffer *into)
{
    struct part part;
    while (take_part(&expression, &part))
        buffer_append(into, written(&part));
}

static size_t count_characters(struct slice slice)
{
    size_t count = 0;
    uint32_t character;
    for (size_t at = 0; at < slice.length; count++)
        at += text_decode(slice_cut(slice, at, slice.length), &character);
    return count;
}

size_t expression_character(struct slice expression, size_t at)
{
    struct part part;
    size_t characters = 0, bytes = 0;
    while (bytes < at && take_part(&expression, &part)) {
        struct slice now = written(&part);
        size_t seen = slice_equal(now, part.text) ? at - bytes : now.length;
        characters += count_characters(slice_cut(part.text, 0, seen));
        bytes += now.length;
    }
    return characters > 0 ? characters : 1;
}
