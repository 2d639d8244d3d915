#include "cell.h"

#include <unicase.h>
#include <unictype.h>

bool text_is_space(uint32_t character)
{
    if (character < 0x80)
        return character == ' ' || (character >= '\t' && character <= '\r');
    return uc_is_property_white_space(character);
}

bool text_is_letter(uint32_t character)
{
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

bool text_is_lower(uint32_t character)
{
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Ll);
}

bool text_is_digit(uint32_t character)
{
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Nd);
}

bool text_has_capital(struct slice slice)
{
    for (size_t at = 0; at < slice.length;) {
        uint32_t character;
        at += text_decode(slice_cut(slice, at, slice.length), &character);
        if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt))
            return true;
    }
    return false;
}

bool text_is_ideograph(uint32_t character)
{
    return (character >= 0x3041 && character <= 0x30FF) || (character >= 0x3105 && character <= 0x312F) ||
           (character >= 0x31A0 && character <= 0x31FF) || (character >= 0xFF66 && character <= 0xFF9F) ||
           (character >= 0x1B000 && character <= 0x1B16F) || character == 0x3005 ||
           uc_is_property_ideographic(character);
}

/* Quotation marks, dashes and dots that Chinese shares with the Latin script, where they are narrow. */
static bool is_shared_mark(uint32_t character)
{
    return character == 0xB7 || character == 0x2014 || character == 0x2018 || character == 0x2019 ||
           character == 0x201C || character == 0x201D || character == 0x2026;
}

bool text_joins_without_space(uint32_t left, uint32_t right)
{
    bool wide_left = cell_is_wide_han(left), wide_right = cell_is_wide_han(right);
    return (wide_left && (wide_right || is_shared_mark(right))) || (wide_right && is_shared_mark(left));
}

uint32_t text_raise(uint32_t character)
{
    return uc_toupper(character);
}
