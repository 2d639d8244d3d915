/* A mark as a value. */

#include "marks.h"

#include <stdlib.h>
#include <time.h>

static const char *const style_names[STORE_STYLES] = {
    [STORE_BOOKMARK] = "bookmark",
    [STORE_UNDERLINE] = "underline",
    [STORE_BOLD] = "bold",
    [STORE_REVERSE] = "reverse",
};

const char *store_style_name(enum store_style style)
{
    return style_names[style];
}

enum store_style store_style_named(struct slice name)
{
    enum store_style style = STORE_BOOKMARK;
    while (style < STORE_STYLES && !slice_is(name, style_names[style]))
        style++;
    return style;
}

bool store_is_letter(struct slice name)
{
    char letter = name.length == 1 ? name.bytes[0] : '\0';
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/* ---- its strings ---- */

enum { STRINGS = 11 };

static void list_strings(struct store_mark *mark, struct slice *strings[STRINGS])
{
    struct slice *const all[STRINGS] = {
        &mark->uid,        &mark->name,          &mark->note,         &mark->quote,
        &mark->replaced,   &mark->anchor.before, &mark->anchor.words, &mark->anchor.after,
        &mark->end.before, &mark->end.words,     &mark->end.after,
    };
    for (size_t i = 0; i < STRINGS; i++)
        strings[i] = all[i];
}

struct store_mark store_mark_copy(const struct store_mark *mark)
{
    struct store_mark copy = *mark;
    struct slice *strings[STRINGS];
    list_strings(&copy, strings);
    for (size_t i = 0; i < STRINGS; i++)
        strings[i]->bytes = slice_string(*strings[i]);
    return copy;
}

void store_mark_free(struct store_mark *mark)
{
    struct slice *strings[STRINGS];
    list_strings(mark, strings);
    for (size_t i = 0; i < STRINGS; i++)
        free((char *)strings[i]->bytes);
    *mark = (struct store_mark){0};
}

/* ---- what a later state knows of an earlier one ---- */

int64_t mark_later(int64_t modified)
{
    int64_t now = (int64_t)time(NULL);
    return now > modified ? now : modified + 1;
}

/* Notes that were replaced are told by their hashes, 16 hexadecimal digits, with spaces between them. */
static void append_hash(struct buffer *into, struct slice note)
{
    buffer_format(into, "%016llx", (unsigned long long)slice_hash(note, 0));
}

bool mark_has_replaced(struct slice replaced, struct slice note)
{
    struct buffer hash = {0};
    append_hash(&hash, note);
    struct slice word = slice_word(&replaced);
    while (word.length > 0 && !slice_equal(word, buffer_slice(&hash)))
        word = slice_word(&replaced);
    buffer_free(&hash);
    return word.length > 0;
}

void mark_append_replaced(struct buffer *replaced, struct slice note)
{
    if (note.length == 0 || mark_has_replaced(buffer_slice(replaced), note))
        return;
    if (replaced->length > 0)
        buffer_append_byte(replaced, ' ');
    append_hash(replaced, note);
}
