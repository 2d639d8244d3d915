#include "clean.h"

#include "stele/text.h"

#include <string.h>

enum { ESCAPE = 0x1B, BELL = 7, SEQUENCE_BYTES = 4096 };

void strike_begin(struct strike *strike, struct infer_clean *clean)
{
    *strike = (struct strike){.clean = clean};
    for (size_t i = 0; i < STYLE_KINDS; i++)
        strike->open[i] = NOWHERE;
}

/* ---- spans ---- */

static void open_span(struct strike *strike, enum style style, size_t start)
{
    struct infer_clean *clean = strike->clean;
    array_reserve(clean->spans, clean->span_capacity, clean->span_count + 1);
    strike->open[style] = clean->span_count;
    clean->spans[clean->span_count++] = (struct span){.style = style, .range = {start, start}};
}

/* The character in [START, END) has STYLE or not. White space neither begins nor ends a span. */
static void set_style(struct strike *strike, enum style style, bool on, struct range range, bool space)
{
    if (!on)
        strike->open[style] = NOWHERE;
    if (!on || space)
        return;
    if (strike->open[style] == NOWHERE)
        open_span(strike, style, range.start);
    strike->clean->spans[strike->open[style]].range.end = range.end;
}

static void append_character(struct strike *strike, struct slice character, bool strong, bool emphasis)
{
    struct buffer *text = &strike->clean->text;
    size_t start = strike->base + text->length;
    struct range range = {start, start + character.length};
    bool space = character.bytes[0] == ' ' || character.bytes[0] == '\t';
    buffer_append(text, character);
    set_style(strike, STYLE_STRONG, strong || strike->on[STYLE_STRONG], range, space);
    set_style(strike, STYLE_EMPHASIS, emphasis || strike->on[STYLE_EMPHASIS], range, space);
    for (enum style colour = STYLE_RED; colour <= STYLE_CYAN; colour++)
        set_style(strike, colour, strike->on[colour], range, space);
}

/* ---- escape sequences (ECMA-48) ---- */

/* SGR 30 to 37 and 90 to 97; black, white and 39 are the colour of all text. */
static void take_colour(struct strike *strike, unsigned value)
{
    if (value >= 90)
        value -= 60;
    for (enum style colour = STYLE_RED; colour <= STYLE_CYAN; colour++)
        strike->on[colour] = value - 31 == (unsigned)(colour - STYLE_RED);
}

/* SGR parameters: 1 bold, 3 italic, 4 underlined, 7 negative; 0 ends all. */
static void take_rendition(struct strike *strike, struct slice parameters)
{
    size_t at = 0;
    do {
        unsigned value = 0;
        for (; at < parameters.length && parameters.bytes[at] >= '0' && parameters.bytes[at] <= '9'; at++)
            value = value < 1000 ? value * 10 + (unsigned)(parameters.bytes[at] - '0') : value;
        if (value == 0 || value == 22)
            strike->on[STYLE_STRONG] = false;
        if (value == 0 || value == 23 || value == 24 || value == 27)
            strike->on[STYLE_EMPHASIS] = false;
        if (value == 1)
            strike->on[STYLE_STRONG] = true;
        if (value == 3 || value == 4 || value == 7)
            strike->on[STYLE_EMPHASIS] = true;
        if (value == 0 || (value >= 30 && value <= 39) || (value >= 90 && value <= 97))
            take_colour(strike, value);
        if (value == 38 || value == 48)
            return; /* a colour and its numbers */
    } while (at++ < parameters.length);
}

/* The bytes of the sequence that LINE begins with. */
static size_t take_sequence(struct strike *strike, struct slice line)
{
    char kind = line.length > 1 ? line.bytes[1] : 0;
    size_t at = 2, end = line.length < SEQUENCE_BYTES ? line.length : SEQUENCE_BYTES;
    if (kind == '[') {
        while (at < end && (unsigned char)line.bytes[at] >= 0x20 && (unsigned char)line.bytes[at] < 0x40)
            at++;
        if (at < end && line.bytes[at] == 'm')
            take_rendition(strike, slice_cut(line, 2, at));
        return at < end ? at + 1 : end;
    }
    if (kind == ']') {
        while (at < end && line.bytes[at] != BELL && line.bytes[at] != ESCAPE)
            at++;
        return at + 1 < end && line.bytes[at] == ESCAPE ? at + 2 : at < end ? at + 1 : end;
    }
    return kind ? 2 : 1;
}

/* ---- overstrikes: "N\bN" is bold, "_\bN" underlined, "+\bo" the last of them ---- */

struct struck {
    struct slice character;
    bool strong, emphasis;
    size_t next;
};

static struct struck take_struck(struct slice line, size_t at)
{
    uint32_t value;
    unsigned bytes = text_decode(slice_cut(line, at, line.length), &value);
    struct struck struck = {.character = slice_cut(line, at, at + bytes), .next = at + bytes};
    while (struck.next + 1 < line.length && line.bytes[struck.next] == '\b') {
        size_t over = struck.next + 1;
        bytes = text_decode(slice_cut(line, over, line.length), &value);
        struct slice character = slice_cut(line, over, over + bytes);
        if (slice_equal(character, struck.character))
            struck.strong = true;
        else if (slice_is(struck.character, "_") || slice_is(character, "_"))
            struck.emphasis = true;
        if (!slice_is(character, "_"))
            struck.character = character;
        struck.next = over + bytes;
    }
    return struck;
}

static void append_plain(struct strike *strike, struct slice line)
{
    strike->clean->repaired += text_repair(line, &strike->clean->text);
}

static bool is_styled(const struct strike *strike)
{
    return strike->on[STYLE_STRONG] || strike->on[STYLE_EMPHASIS];
}

void strike_append(struct strike *strike, struct slice line)
{
    bool plain = !is_styled(strike) && !memchr(line.bytes, '\b', line.length) &&
                 !memchr(line.bytes, ESCAPE, line.length);
    if (plain) {
        append_plain(strike, line);
        return;
    }
    for (size_t at = 0; at < line.length;) {
        if (line.bytes[at] == ESCAPE) {
            at += take_sequence(strike, slice_cut(line, at, line.length));
            continue;
        }
        if (line.bytes[at] == '\b') {
            at++;
            continue;
        }
        struct struck struck = take_struck(line, at);
        struct buffer repaired = {0};
        strike->clean->repaired += text_repair(struck.character, &repaired);
        append_character(strike, buffer_slice(&repaired), struck.strong, struck.emphasis);
        buffer_free(&repaired);
        at = struck.next;
    }
    for (size_t i = 0; i < STYLE_KINDS; i++)
        strike->open[i] = NOWHERE; /* a span stays within its line */
}
