#include "show.h"
#include "cell.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <uninorm.h>

enum {
    LOOKED_AT = 32, /* characters of a cluster; what follows is not drawn */
    COMPOSED = 128, /* room for them after normalization, which seldom makes more of them */
    CONTROL_PICTURES = 0x2400,
    PICTURE_OF_DELETE = 0x2421,
    DOTTED_CIRCLE = 0x25CC, /* carries a mark that has no letter of its own */
    REPLACEMENT = 0xFFFD,
    NON_JOINER = 0x200C,
};

/* The cells drawn so far: bases, each with its marks behind it. */
struct cells {
    char *shown;
    size_t length;
    unsigned columns;
    unsigned marks; /* on the last base */
    bool letter;    /* the last base is one */
    enum text_ambiguous ambiguous;
};

static bool append(struct cells *cells, uint32_t character)
{
    char bytes[4];
    unsigned length = text_encode(character, bytes);
    if (cells->length + length >= TEXT_SHOWN_BYTES)
        return false;
    memcpy(cells->shown + cells->length, bytes, length);
    cells->length += length;
    return true;
}

/* A space of any width is drawn as so many spaces. */
static bool append_base(struct cells *cells, uint32_t character)
{
    int columns = cell_columns(character, cells->ambiguous);
    bool space = text_is_space(character);
    if (columns < 0)
        columns = 1;
    for (int i = 0; i < (space ? columns : 1); i++)
        if (!append(cells, space ? ' ' : character))
            return false;
    cells->columns += (unsigned)columns;
    cells->marks = 0;
    cells->letter = text_is_letter(character);
    return true;
}

static bool append_mark(struct cells *cells, uint32_t mark)
{
    if (cells->length == 0 && !append_base(cells, DOTTED_CIRCLE))
        return false;
    if (cells->marks == TEXT_CLUSTER_CHARACTERS - 1)
        return true;
    cells->marks++;
    return append(cells, mark);
}

/* Embeddings, overrides, isolates. The marks (U+200E, U+200F, U+061C) turn nothing but what has no direction.
 */
static bool turns_direction(uint32_t character)
{
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

bool text_is_control(uint32_t character)
{
    return character < ' ' || (character >= 0x7F && character < 0xA0) || turns_direction(character);
}

static uint32_t picture(uint32_t control)
{
    if (control < ' ')
        return CONTROL_PICTURES + control;
    return control == 0x7F ? PICTURE_OF_DELETE : REPLACEMENT;
}

/* What is drawn for CHARACTER, which may be anything. */
static uint32_t harmless(uint32_t character)
{
    if (character == '\t' || character == '\n')
        return ' ';
    if (text_is_control(character))
        return picture(character);
    return cell_columns(character, TEXT_NARROW) < 0 && !text_is_space(character) ? REPLACEMENT : character;
}

/* Of what has no width, marks and conjoining jamo are drawn. ZERO WIDTH NON-JOINER is, after a letter: it
 * shapes Persian. */
static bool is_drawn(const struct cells *cells, uint32_t character)
{
    if (character == NON_JOINER)
        return cells->letter;
    return !uc_is_property_default_ignorable_code_point(character) &&
           !uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Cf);
}

static bool is_skin_tone(uint32_t character)
{
    return character >= 0x1F3FB && character <= 0x1F3FF;
}

static bool draw(struct cells *cells, uint32_t character)
{
    if (is_skin_tone(character) && cells->length > 0)
        return true;
    uint32_t shown = harmless(character);
    if (cell_columns(shown, TEXT_NARROW) != 0)
        return append_base(cells, shown);
    return !is_drawn(cells, shown) || append_mark(cells, shown);
}

unsigned show_characters(const uint32_t *codes, size_t count, enum text_ambiguous ambiguous,
                         char shown[TEXT_SHOWN_BYTES])
{
    struct cells cells = {.shown = shown, .ambiguous = ambiguous};
    uint32_t room[COMPOSED], *composed = NULL;
    if (count == 2 && codes[0] == '\r' && codes[1] == '\n')
        codes++, count--;
    if (count > LOOKED_AT)
        count = LOOKED_AT;
    if (count > 1) {
        size_t length = COUNT_OF(room);
        composed = u32_normalize(UNINORM_NFC, codes, count, room, &length);
        codes = composed ? composed : codes;
        count = composed ? length : count;
    }
    for (size_t i = 0; i < count; i++)
        if (!draw(&cells, codes[i]))
            break;
    if (composed != room)
        free(composed);
    shown[cells.length] = '\0';
    return cells.columns;
}

unsigned text_show(struct slice cluster, enum text_ambiguous ambiguous, char shown[TEXT_SHOWN_BYTES])
{
    uint32_t codes[LOOKED_AT];
    size_t count = 0;
    if (cluster.length == 1 && cluster.bytes[0] >= ' ' && cluster.bytes[0] <= '~') { /* most of them */
        shown[0] = cluster.bytes[0];
        shown[1] = '\0';
        return 1;
    }
    for (size_t at = 0; at < cluster.length && count < LOOKED_AT; count++)
        at += text_decode(slice_cut(cluster, at, cluster.length), &codes[count]);
    return show_characters(codes, count, ambiguous, shown);
}

static bool is_kept(const char *kept, uint32_t control)
{
    return control > 0 && control < ' ' && strchr(kept, (int)control);
}

void text_visible(struct slice slice, const char *kept, struct buffer *into)
{
    size_t clean = 0; /* up to here all is appended */
    unsigned bytes;
    for (size_t at = 0; at < slice.length; at += bytes) {
        uint32_t character;
        struct slice rest = slice_cut(slice, at, slice.length);
        char shown[4];
        bytes = text_decode(rest, &character);
        bool line_end = slice_starts(rest, slice_of("\r\n")) && is_kept(kept, '\n');
        bool control = text_is_control(character) && !is_kept(kept, character);
        if (!control && character != REPLACEMENT)
            continue;
        buffer_append(into, slice_cut(slice, clean, at));
        clean = at + bytes;
        if (!line_end)
            buffer_append(
                into, (struct slice){shown, text_encode(control ? picture(character) : REPLACEMENT, shown)});
    }
    buffer_append(into, slice_cut(slice, clean, slice.length));
}
