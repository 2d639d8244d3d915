#include "cell.h"
#include "characters.h"
#include "tailor.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>

/* ---- the common characters ---- */

/* UAX #14, LB11 to LB31, of the class before (rows) and after (columns, in the same order): '+' a line may
 * begin between them, '.' only if there are spaces, 'x' not even then. Tailored: nothing but spaces lets a
 * line begin after SY, the slash. */
/* clang-format off */
static const char pairs[LINE_PAIRED][LINE_PAIRED + 1] = {
    [LINE_AL] = "...+xx..xxx....+..+",
    [LINE_NU] = "...+xx..xxx....+..+",
    [LINE_OP] = "xxxxxxxxxxxxxxxxxxx",
    [LINE_OW] = "xxxxxxxxxxxxxxxxxxx",
    [LINE_CL] = "++++xx..xxx....+.x+",
    [LINE_CP] = "..++xx..xxx....+..+",
    [LINE_QU] = "..xxxx..xxx........",
    [LINE_GL] = "....xx..xxx........",
    [LINE_EX] = "++++xx..xxx++..+..+",
    [LINE_SY] = "....xx..xxx........",
    [LINE_IS] = "..++xx..xxx++..+..+",
    [LINE_PR] = "....xx..xxx++..+...",
    [LINE_PO] = "....xx..xxx++..+..+",
    [LINE_HY] = "+.++xx.+xxx++..+..+",
    [LINE_BA] = "++++xx.+xxx++..+..+",
    [LINE_BB] = "....xx..xxx........",
    [LINE_IN] = "++++xx..xxx++..+..+",
    [LINE_NS] = "++++xx..xxx++..+..+",
    [LINE_ID] = "++++xx..xxx+...+..+",
};
/* clang-format on */

static bool may_break(enum line_class before, enum line_class after, bool spaces)
{
    char rule = pairs[before][after];
    return rule == '+' || (rule == '.' && spaces);
}

/* The character at AT and its class. Returns where the next one begins. */
static size_t read_class(struct slice slice, size_t at, struct common_cache *cache, uint32_t *character,
                         enum line_class *class)
{
    *character = (unsigned char)slice.bytes[at];
    if (*character < COUNT_OF(common_ascii)) {
        *class = common_ascii[*character];
        return at + 1;
    }
    unsigned length = text_decode(slice_cut(slice, at, slice.length), character);
    const struct common *common = common_cached(cache, *character);
    *class = common ? common->line : LINE_OTHER;
    return at + length;
}

/* False where a character is not common; then BREAKS holds nothing of use. */
static bool fill_common(struct slice slice, char *breaks)
{
    struct common_cache cache = {0};
    struct tailor tailor = {.class = LINE_SP};
    enum line_class before = LINE_SP; /* of the last character that is no space; LINE_SP: there is none */
    memset(breaks, TEXT_NO_BREAK, slice.length);
    for (size_t at = 0, next; at < slice.length; at = next) {
        uint32_t character;
        enum line_class class;
        bool spaces = tailor.class == LINE_SP;
        next = read_class(slice, at, &cache, &character, &class);
        if (class == LINE_OTHER)
            return false;
        class = tailor_next(&tailor, character, class, slice, next);
        if (class == LINE_SP)
            continue;
        if (before != LINE_SP && may_break(before, class, spaces))
            breaks[at] = TEXT_MAY_BREAK;
        before = class;
    }
    return true;
}

void text_breaks(struct slice slice, char *breaks)
{
    if (slice.length > 0 && !fill_common(slice, breaks))
        text_breaks_reference(slice, breaks);
}

/* ---- by libunistring ---- */

/* A character of the class that tailoring gave to another one. */
static uint32_t representative(enum line_class class)
{
    switch (class) {
    case LINE_OP:
        return '(';
    case LINE_OW:
        return 0x300C;
    case LINE_CL:
        return 0x300D;
    case LINE_EX:
        return '!';
    default:
        return 0x2010; /* BA */
    }
}

/* What libunistring is shown: line ends are spaces, and what is tailored has become another character. */
static void tailor_codes(const struct characters *characters, struct slice slice, uint32_t *codes)
{
    enum { EM_DASH = 0x2014 };
    struct tailor tailor = {.class = LINE_SP};
    for (size_t i = 0, next = 0; i < characters->count; i++) {
        uint32_t code = characters->codes[i];
        enum line_class plain = common_line_class(code);
        next += characters->lengths[i];
        enum line_class class = tailor_next(&tailor, code, plain, slice, next);
        codes[i] = class != plain || code == EM_DASH ? representative(class) : code;
        if (code == '\n' || code == '\r')
            codes[i] = ' ';
    }
}

static bool is_infix_separator(uint32_t character)
{
    return common_line_class(character) == LINE_IS || character == 0x0589 || character == 0x060C ||
           character == 0x060D || character == 0x07F8;
}

static bool is_alphabetic(uint32_t character)
{
    enum line_class class = common_line_class(character);
    if (class != LINE_OTHER)
        return class == LINE_AL;
    return text_is_letter(character) && !text_is_ideograph(character) &&
           cell_columns(character, TEXT_NARROW) == 1;
}

static bool is_mark(uint32_t character)
{
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_M);
}

/* True where no line may begin at character I > 0, whatever libunistring says: after a slash, and between an
 * infix separator and a letter ("e.g."), LB29, which libunistring 1.0 leaves out. */
static bool holds_together(const uint32_t *codes, size_t i)
{
    size_t left = i - 1;
    while (left > 0 && is_mark(codes[left]))
        left--;
    return codes[i - 1] == '/' || (is_infix_separator(codes[left]) && is_alphabetic(codes[i]));
}

static char break_before(const struct characters *characters, const char *starts, size_t i)
{
    if (i == 0 || !starts[i])
        return TEXT_NO_BREAK;
    if (characters->flags[i - 1] == UC_BREAK_MANDATORY)
        return TEXT_MUST_BREAK;
    if (characters->flags[i] != UC_BREAK_POSSIBLE || holds_together(characters->codes, i))
        return TEXT_NO_BREAK;
    return TEXT_MAY_BREAK;
}

void text_breaks_reference(struct slice slice, char *breaks)
{
    struct characters characters = {0};
    if (slice.length == 0)
        return;
    characters_read(&characters, slice);
    uint32_t *codes = memory_new(characters.count * sizeof *codes);
    tailor_codes(&characters, slice, codes);
    u32_possible_linebreaks(codes, characters.count, "UTF-8", characters.flags);
    char *starts = memory_new(characters.count);
    u32_grapheme_breaks(characters.codes, characters.count, starts);
    memset(breaks, TEXT_NO_BREAK, slice.length);
    for (size_t i = 0; i < characters.count; i++) {
        *breaks = break_before(&characters, starts, i);
        breaks += characters.lengths[i];
    }
    free(starts);
    free(codes);
    characters_free(&characters);
}
