#include "query.h"

#include <stdlib.h>

bool query_is_long_dash(uint32_t character)
{
    return character == 0x2014 || character == 0x2015 || character == 0x2E3A || character == 0x2E3B;
}

static struct element element_of(const struct unit *unit, uint32_t folded, bool combines)
{
    if (folded == ' ')
        return (struct element){.kind = ELEMENT_GAP};
    if (folded == '-')
        return (struct element){
            .kind = ELEMENT_DASH, .dashes = 1, .long_dash = query_is_long_dash(unit->first)};
    return (struct element){
        .kind = ELEMENT_LETTER, .folded = folded, .capital = unit->capital, .combines = combines};
}

/* White space and dashes that were typed in a row are one element, a dash if there is one. */
static void add(struct query *query, struct element element)
{
    struct element *last = query->count == 0 ? NULL : &query->elements[query->count - 1];
    if (!last || last->kind == ELEMENT_LETTER || element.kind == ELEMENT_LETTER) {
        array_reserve(query->elements, query->capacity, query->count + 1);
        query->elements[query->count++] = element;
        return;
    }
    last->spaced |= last->kind == ELEMENT_DASH && element.kind == ELEMENT_GAP;
    if (element.kind == ELEMENT_DASH) {
        last->kind = ELEMENT_DASH;
        last->dashes++;
        last->long_dash |= element.long_dash;
    }
}

static size_t count_characters(struct slice typed)
{
    size_t count = 0;
    uint32_t character;
    for (size_t at = 0; at < typed.length; count++)
        at += text_decode(slice_cut(typed, at, typed.length), &character);
    return count;
}

static void read_elements(struct query *query, struct reading *reading)
{
    struct unit unit;
    for (size_t at = 0; unit_read(reading, at, READ_ALL, &unit); at = unit.end)
        for (unsigned i = 0; i < unit.count; i++)
            add(query, element_of(&unit, unit.folded[i], reading_trait(reading, unit.folded[i])->combines));
}

bool query_may_begin(const struct query *query, unsigned char byte)
{
    return query->begins[byte / 64] >> (byte % 64) & 1;
}

static void find_begins(struct query *query, struct reading *reading)
{
    const struct element *first = &query->elements[0];
    for (uint32_t byte = 0; byte < 0x80; byte++) {
        uint32_t folded = reading_trait(reading, byte)->folded;
        bool dash = folded == '-' && first->kind != ELEMENT_LETTER;
        bool gap = folded == ' ' && first->kind == ELEMENT_GAP;
        bool letter = folded == first->folded && first->kind == ELEMENT_LETTER;
        if (dash || gap || letter)
            query->begins[byte / 64] |= UINT64_C(1) << (byte % 64);
    }
}

bool query_read(struct query *query, struct reading *reading, struct slice typed, unsigned ways,
                struct error *error)
{
    *query = (struct query){.exact = !(ways & SEARCH_ANY_CASE) && text_has_capital(typed)};
    size_t characters = count_characters(typed);
    if (characters > QUERY_CHARACTERS)
        return error_set(error, "a search takes at most %d characters, not %zu", QUERY_CHARACTERS,
                         characters);
    struct buffer repaired = {0};
    text_repair(typed, &repaired);
    reading->text = buffer_slice(&repaired);
    read_elements(query, reading);
    reading->text = (struct slice){0};
    buffer_free(&repaired);
    if (query->count == 0)
        return error_set(error, "there is nothing in it to search for");
    find_begins(query, reading);
    return true;
}

void query_free(struct query *query)
{
    free(query->elements);
    *query = (struct query){0};
}
