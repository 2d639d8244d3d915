#include "letters.h"

#include "stele/text.h"

#include <stdlib.h>

static void push(struct letters *letters, struct letter letter)
{
    array_reserve(letters->items, letters->capacity, letters->count + 1);
    letters->items[letters->count++] = letter;
}

static void push_space(struct letters *letters, uint32_t next)
{
    struct letter space = letters->space;
    letters->space.code = 0;
    if (space.code == 0 || letters->count == 0)
        return;
    uint32_t last = letters->items[letters->count - 1].code;
    if (space.code == ' ' || !text_joins_without_space(last, next))
        push(letters, (struct letter){' ', space.place});
}

void letters_read(struct letters *letters, struct slice slice, size_t place)
{
    for (size_t at = 0; at < slice.length;) {
        struct letter letter = {.place = place + at};
        at += text_decode(slice_cut(slice, at, slice.length), &letter.code);
        if (!text_is_space(letter.code)) {
            push_space(letters, letter.code);
            push(letters, letter);
            continue;
        }
        if (letters->space.code == 0)
            letters->space = (struct letter){' ', letter.place};
        if (letter.code == '\n')
            letters->space.code = '\n';
    }
}

void letters_clear(struct letters *letters)
{
    letters->count = 0;
    letters->space.code = 0;
}

void letters_free(struct letters *letters)
{
    free(letters->items);
    *letters = (struct letters){0};
}
