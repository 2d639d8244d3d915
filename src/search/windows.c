#include "windows.h"

#include <stdlib.h>

void windows_clear(struct windows *windows)
{
    windows->count = windows->next = 0;
}

void windows_free(struct windows *windows)
{
    free(windows->items);
    *windows = (struct windows){0};
}

static void add(struct windows *windows, struct range range)
{
    struct range *last = windows->count == 0 ? NULL : &windows->items[windows->count - 1];
    if (last && last->end == range.start) {
        last->end = range.end;
        return;
    }
    array_reserve(windows->items, windows->capacity, windows->count + 1);
    windows->items[windows->count++] = range;
}

/* Adds what is new of RANGE, which starts no earlier than the ones before it, and lies in PIECE. */
static void add_part(struct windows *windows, struct range range, struct range piece)
{
    size_t floor = windows->count == 0 ? piece.start : windows->items[windows->count - 1].end;
    if (range.start < floor)
        range.start = floor;
    if (range.end > piece.end)
        range.end = piece.end;
    if (range.start < range.end)
        add(windows, range);
}

static size_t most_letters(const struct query *query)
{
    size_t letters = 0;
    for (size_t i = 0; i < query->count; i++)
        letters += query->elements[i].kind == ELEMENT_LETTER ? 1 : DASHES + query->elements[i].dashes;
    return letters;
}

struct step {
    size_t start;
    bool space, combines;
};

/* Over the character before AT, and the asides that end there. */
static struct step step_back(struct reading *reading, size_t at)
{
    at = asides_pass_back(&reading->asides, at);
    if (at == 0)
        return (struct step){.space = true};
    size_t start = at - 1;
    uint32_t character = (unsigned char)reading->text.bytes[start];
    if (character >= 0x80) {
        start = text_before(reading->text, at);
        text_decode(slice_cut(reading->text, start, at), &character);
    }
    const struct trait *trait = reading_trait(reading, character);
    return (struct step){start, trait->space, trait->combines};
}

/* Where a hit that reaches AT may begin at the earliest, but not before FLOOR: white space, and what hangs on
 * a letter, comes free. */
static size_t reach_back(struct reading *reading, size_t letters, size_t at, size_t floor)
{
    const size_t most_spaces = 2 * (size_t)UNIT_SPACES;
    for (size_t spaces = 0; at > floor && spaces <= most_spaces;) {
        struct step step = step_back(reading, at);
        spaces = step.space ? spaces + 1 : 0;
        if (!step.space && !step.combines && letters-- == 0)
            break;
        at = step.start;
    }
    return at > floor ? at : floor;
}

void windows_near_hard(struct windows *windows, struct reading *reading, const struct query *query,
                       const struct easy *easy, struct range piece, size_t longest)
{
    struct slice text = slice_cut(reading->text, 0, piece.end + longest);
    size_t letters = most_letters(query), floor = piece.start;
    windows_clear(windows);
    for (size_t at = easy_end(easy, text, piece.start); at < text.length && floor < piece.end;) {
        uint32_t character;
        size_t end = at + text_decode(slice_cut(text, at, text.length), &character);
        add_part(windows, (struct range){reach_back(reading, letters, at, floor), end}, piece);
        floor = end;
        at = easy_end(easy, text, end);
    }
}

void windows_near_asides(struct windows *windows, struct reading *reading, const struct query *query,
                         struct range piece)
{
    const struct asides *asides = &reading->asides;
    size_t letters = most_letters(query), start = piece.start;
    windows_clear(windows);
    for (size_t i = asides_index(asides, piece.start); i < asides->count && start < piece.end; i++) {
        size_t at = asides->items[i].range.start;
        if (at < piece.start)
            continue;
        start = reach_back(reading, letters, at, piece.start);
        add_part(windows, (struct range){start, at}, piece);
    }
}

size_t windows_place(struct windows *windows, size_t place)
{
    while (windows->next < windows->count && windows->items[windows->next].end <= place)
        windows->next++;
    if (windows->next == windows->count)
        return NOWHERE;
    size_t start = windows->items[windows->next].start;
    return place > start ? place : start;
}
