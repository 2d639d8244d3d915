#include "styles.h"

#include <string.h>

enum { BOLD = 1, ITALIC = 2, UNDERLINE = 4, REVERSE = 8, STRIKE = 16 };
enum { NO_COLOUR = -1, BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN };

/* Attributes tell styles apart; a colour is only added. The colours are those that can be read on black and
 * on white, also where bold makes them bright. */
static const struct look {
    unsigned attributes;
    int foreground, background;
} looks[FRAME_STYLE_COUNT] = {
    [FRAME_TEXT] = {0, NO_COLOUR, NO_COLOUR},
    [FRAME_TITLE] = {BOLD | UNDERLINE, NO_COLOUR, NO_COLOUR},
    [FRAME_HEADING] = {BOLD | UNDERLINE, NO_COLOUR, NO_COLOUR},
    [FRAME_HEADING_2] = {BOLD, NO_COLOUR, NO_COLOUR},
    [FRAME_HEADING_3] = {BOLD | ITALIC, NO_COLOUR, NO_COLOUR},
    [FRAME_HEADING_4] = {ITALIC, NO_COLOUR, NO_COLOUR},
    [FRAME_CREDIT] = {ITALIC, NO_COLOUR, NO_COLOUR},
    [FRAME_EMPHASIS] = {ITALIC, NO_COLOUR, NO_COLOUR},
    [FRAME_STRONG] = {BOLD, NO_COLOUR, NO_COLOUR},
    [FRAME_STRONG_EMPHASIS] = {BOLD | ITALIC, NO_COLOUR, NO_COLOUR},
    [FRAME_CODE] = {BOLD, BLUE, NO_COLOUR},
    [FRAME_STRIKE] = {STRIKE, NO_COLOUR, NO_COLOUR},
    [FRAME_LINK] = {UNDERLINE, NO_COLOUR, NO_COLOUR},
    [FRAME_NOTE_REF] = {BOLD, MAGENTA, NO_COLOUR},
    [FRAME_RED] = {0, RED, NO_COLOUR},
    [FRAME_GREEN] = {0, GREEN, NO_COLOUR},
    [FRAME_YELLOW] = {0, YELLOW, NO_COLOUR},
    [FRAME_BLUE] = {0, BLUE, NO_COLOUR},
    [FRAME_MAGENTA] = {0, MAGENTA, NO_COLOUR},
    [FRAME_CYAN] = {0, CYAN, NO_COLOUR},
    [FRAME_QUOTATION] = {0, NO_COLOUR, NO_COLOUR},
    [FRAME_RULE] = {0, NO_COLOUR, NO_COLOUR},
    [FRAME_HIT] = {REVERSE, YELLOW, BLACK},
    [FRAME_HIT_CURRENT] = {REVERSE | BOLD | UNDERLINE, GREEN, BLACK},
    [FRAME_UNDERLINED] = {UNDERLINE, NO_COLOUR, NO_COLOUR},
    [FRAME_BOLD] = {BOLD, NO_COLOUR, NO_COLOUR},
    [FRAME_REVERSED] = {REVERSE, NO_COLOUR, NO_COLOUR},
    [FRAME_SELECTED] = {REVERSE | BOLD, CYAN, BLACK},
    [FRAME_NUMBER] = {0, NO_COLOUR, NO_COLOUR},
    [FRAME_NUMBER_CURRENT] = {BOLD, NO_COLOUR, NO_COLOUR},
    [FRAME_MARK] = {BOLD, RED, NO_COLOUR},
    [FRAME_OUTLINE] = {0, NO_COLOUR, NO_COLOUR},
    [FRAME_OUTLINE_EDITORIAL] = {ITALIC, NO_COLOUR, NO_COLOUR},
    [FRAME_OUTLINE_LIVE] = {BOLD, NO_COLOUR, NO_COLOUR},
    [FRAME_OUTLINE_CHOSEN] = {REVERSE, NO_COLOUR, NO_COLOUR},
    [FRAME_PILLAR_1] = {BOLD, BLUE, NO_COLOUR},
    [FRAME_PILLAR_2] = {BOLD, MAGENTA, NO_COLOUR},
    [FRAME_PILLAR_3] = {BOLD, RED, NO_COLOUR},
    [FRAME_BORDER] = {0, NO_COLOUR, NO_COLOUR},
    [FRAME_STATUS] = {REVERSE, NO_COLOUR, NO_COLOUR},
    [FRAME_NOTICE] = {REVERSE | BOLD, NO_COLOUR, NO_COLOUR},
    [FRAME_PROMPT] = {0, NO_COLOUR, NO_COLOUR},
    [FRAME_CHOSEN] = {REVERSE, NO_COLOUR, NO_COLOUR},
};

/* What cannot be slanted or struck through is underlined. */
static unsigned possible(unsigned attributes, const struct capabilities *can)
{
    if ((attributes & ITALIC && !can->sitm) || (attributes & STRIKE && !can->smxx))
        attributes = (attributes & ~(unsigned)(ITALIC | STRIKE)) | UNDERLINE;
    return attributes;
}

/* Where colours would take an attribute away, the attribute stays. */
static bool may_colour(unsigned attributes, const struct capabilities *can)
{
    static const struct {
        unsigned attribute;
        int bit;
    } clashes[] = {
        {UNDERLINE, NOT_WITH_UNDERLINE},
        {REVERSE, NOT_WITH_REVERSE},
        {BOLD, NOT_WITH_BOLD},
        {ITALIC, NOT_WITH_ITALIC},
    };
    for (size_t i = 0; i < COUNT_OF(clashes); i++)
        if (attributes & clashes[i].attribute && can->not_with_colour & clashes[i].bit)
            return false;
    return can->colours >= 8;
}

static void append_look(struct buffer *bytes, const struct look *look, const struct capabilities *can,
                        bool colour)
{
    unsigned attributes = possible(look->attributes, can);
    const struct {
        unsigned attribute;
        const char *capability;
    } parts[] = {
        {BOLD, can->bold},   {ITALIC, can->sitm}, {UNDERLINE, can->smul},
        {REVERSE, can->rev}, {STRIKE, can->smxx},
    };
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (attributes & parts[i].attribute)
            buffer_append_string(bytes, parts[i].capability);
    if (!colour || !may_colour(attributes, can))
        return;
    if (look->foreground != NO_COLOUR)
        capability_put(bytes, can->setaf, look->foreground, 0);
    if (look->background != NO_COLOUR)
        capability_put(bytes, can->setab, look->background, 0);
}

static bool shows_on_blanks(const struct look *look, const struct capabilities *can)
{
    return possible(look->attributes, can) & (UNDERLINE | REVERSE | STRIKE) || look->background != NO_COLOUR;
}

void styles_make(struct styles *styles, const struct capabilities *capabilities, bool colour)
{
    *styles = (struct styles){0};
    struct buffer bytes = {0};
    for (unsigned i = 0; i < FRAME_STYLE_COUNT; i++) {
        buffer_clear(&bytes);
        append_look(&bytes, &looks[i], capabilities, colour);
        if (bytes.length < STYLE_BYTES)
            memcpy(styles->on[i], buffer_string(&bytes), bytes.length);
        unsigned same = 0;
        while (strcmp(styles->on[same], styles->on[i]) != 0)
            same++;
        styles->look[i] = (unsigned char)same;
        styles->blank_look[i] = shows_on_blanks(&looks[i], capabilities) ? styles->look[i] : FRAME_TEXT;
    }
    buffer_free(&bytes);
}
