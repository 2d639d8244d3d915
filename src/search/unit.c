#include "unit.h"

#include <stdlib.h>

enum { TRAITS = 1024 /* remembered at a time */ };

void reading_open(struct reading *reading)
{
    *reading = (struct reading){.traits = memory_new(TRAITS * sizeof *reading->traits)};
}

void reading_close(struct reading *reading)
{
    asides_free(&reading->asides);
    free(reading->traits);
    buffer_free(&reading->raw);
    buffer_free(&reading->folded);
    buffer_free(&reading->apart);
    buffer_free(&reading->together);
}

/* ---- what is known of a character ---------------------------------------------------------------- */

static struct slice encode(uint32_t character, char bytes[4])
{
    return (struct slice){bytes, text_encode(character, bytes)};
}

static unsigned decode_folded(struct slice folded, uint32_t codes[UNIT_FOLDED])
{
    unsigned count = 0;
    for (size_t at = 0; at < folded.length && count < UNIT_FOLDED; count++)
        at += text_decode(slice_cut(folded, at, folded.length), &codes[count]);
    return count;
}

/* Marks, and vowels and finals of Hangul, may compose with what precedes them. */
static bool may_combine(uint32_t folded)
{
    char letter_and_it[5] = "a";
    struct slice both = {letter_and_it, 1 + encode(folded, letter_and_it + 1).length};
    return (folded >= 0x1160 && folded <= 0x11FF) || text_cluster_after(both, 0) == both.length;
}

static struct trait find_trait(struct reading *reading, uint32_t character)
{
    char bytes[4];
    uint32_t codes[UNIT_FOLDED] = {0};
    struct slice slice = encode(character, bytes);
    buffer_clear(&reading->together);
    text_fold(slice, &reading->together);
    unsigned count = decode_folded(buffer_slice(&reading->together), codes);
    return (struct trait){.character = character,
                          .folded = codes[0],
                          .count = (unsigned char)count,
                          .known = true,
                          .capital = text_has_capital(slice),
                          .space = text_is_space(character),
                          .combines = count == 0 || may_combine(codes[0])};
}

const struct trait *reading_trait(struct reading *reading, uint32_t character)
{
    struct trait *trait = &reading->traits[character % TRAITS];
    if (!trait->known || trait->character != character)
        *trait = find_trait(reading, character);
    return trait;
}

/* ---- units --------------------------------------------------------------------------------------- */

struct character {
    size_t start, end;
    uint32_t code;
};

static bool read_character(const struct reading *reading, size_t at, enum reading_way way,
                           struct character *character)
{
    enum { REPLACEMENT = 0xFFFD, REPLACEMENT_BYTE = 0xEF };
    at = asides_pass(&reading->asides, at, way);
    if (at >= reading->text.length)
        return false;
    unsigned char byte = (unsigned char)reading->text.bytes[at];
    *character = (struct character){at, at + 1, byte};
    if (byte >= 0x80)
        character->end =
            at + text_decode(slice_cut(reading->text, at, reading->text.length), &character->code);
    return character->code != REPLACEMENT || byte == REPLACEMENT_BYTE;
}

static void take_character(struct unit *unit, const struct character *character)
{
    unit->single = unit->end == unit->start;
    unit->end = character->end;
    unit->last = character->code;
    unit->line_end |= character->code == '\n';
}

static void read_white_space(struct reading *reading, enum reading_way way, struct unit *unit)
{
    struct character next;
    for (int i = 1; i < UNIT_SPACES && read_character(reading, unit->end, way, &next); i++) {
        const struct trait *trait = reading_trait(reading, next.code);
        if (!trait->space && trait->count > 0)
            break;
        take_character(unit, &next);
    }
}

/* True where folding the two together gives something else than folding each; then reading->together is it.
 */
static bool holds_together(struct reading *reading, struct slice next)
{
    buffer_clear(&reading->apart);
    buffer_append(&reading->apart, buffer_slice(&reading->folded));
    size_t before = reading->apart.length;
    text_fold(next, &reading->apart);
    size_t raw = reading->raw.length;
    buffer_append(&reading->raw, next);
    buffer_clear(&reading->together);
    text_fold(buffer_slice(&reading->raw), &reading->together);
    bool ignored = reading->apart.length == before;
    bool together = ignored || !slice_equal(buffer_slice(&reading->apart), buffer_slice(&reading->together));
    if (!together)
        buffer_remove(&reading->raw, raw, next.length);
    return together;
}

static void swap_buffers(struct buffer *one, struct buffer *other)
{
    struct buffer kept = *one;
    *one = *other;
    *other = kept;
}

static void read_marks(struct reading *reading, enum reading_way way, struct unit *unit)
{
    struct character next;
    buffer_clear(&reading->raw);
    buffer_append(&reading->raw, slice_cut(reading->text, unit->start, unit->end));
    buffer_clear(&reading->folded);
    text_fold(buffer_slice(&reading->raw), &reading->folded);
    for (int i = 1; i < UNIT_CHARACTERS && read_character(reading, unit->end, way, &next); i++) {
        struct slice bytes = slice_cut(reading->text, next.start, next.end);
        if (!reading_trait(reading, next.code)->combines || !holds_together(reading, bytes))
            break;
        swap_buffers(&reading->folded, &reading->together);
        take_character(unit, &next);
    }
    unit->count = decode_folded(buffer_slice(&reading->folded), unit->folded);
}

/* The quick way, for an ASCII character that no other can hang on. */
static bool read_simple(struct reading *reading, size_t at, struct unit *unit)
{
    if (reading->asides.count > 0 || at + 1 >= reading->text.length)
        return false;
    const unsigned char *bytes = (const unsigned char *)reading->text.bytes + at;
    if ((bytes[0] | bytes[1]) >= 0x80)
        return false;
    const struct trait *trait = reading_trait(reading, bytes[0]);
    if (trait->space)
        return false;
    unit->start = at;
    unit->end = at + 1;
    unit->first = unit->last = bytes[0];
    unit->folded[0] = trait->folded;
    unit->count = 1;
    unit->single = true;
    unit->capital = trait->capital;
    unit->space = unit->line_end = false;
    return true;
}

bool unit_read(struct reading *reading, size_t at, enum reading_way way, struct unit *unit)
{
    struct character now, next;
    if (read_simple(reading, at, unit))
        return true;
    if (!read_character(reading, at, way, &now))
        return false;
    struct trait trait = *reading_trait(reading, now.code);
    unit->start = unit->end = now.start;
    unit->first = now.code;
    unit->folded[0] = trait.folded;
    unit->count = trait.count;
    unit->capital = trait.capital;
    unit->space = trait.space;
    unit->line_end = false;
    take_character(unit, &now);
    if (trait.space)
        read_white_space(reading, way, unit);
    else if (trait.count > 1 ||
             (read_character(reading, unit->end, way, &next) && reading_trait(reading, next.code)->combines))
        read_marks(reading, way, unit);
    return true;
}

/* Reads on from the last character that does not combine. */
bool unit_begins(struct reading *reading, size_t at, enum reading_way way)
{
    struct character character;
    if (asides_pass(&reading->asides, at, way) != at || !read_character(reading, at, way, &character))
        return false;
    if (!reading_trait(reading, character.code)->combines)
        return true;
    size_t start = at;
    for (int i = 0; i < UNIT_CHARACTERS && start > 0; i++) {
        start = text_before(reading->text, start);
        if (!read_character(reading, start, way, &character) || character.start != start ||
            !reading_trait(reading, character.code)->combines)
            break;
    }
    struct unit unit;
    while (start < at && unit_read(reading, start, way, &unit))
        start = unit.end;
    return start == at;
}
