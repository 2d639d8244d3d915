#include "marks.h"

#include <string.h>

#include <unictype.h>

static const char *const scripts[] = {"Latin", "Greek", "Cyrillic", "Hebrew", "Arabic"};

static bool is_of_scripts(const uc_script_t *script)
{
    for (size_t i = 0; script && i < COUNT_OF(scripts); i++)
        if (strcmp(script->name, scripts[i]) == 0)
            return true;
    return false;
}

bool mark_is(uint32_t character)
{
    return character >= 0x300 && uc_is_general_category_withtable(character, UC_CATEGORY_MASK_M);
}

bool mark_is_dropped_after(uint32_t letter)
{
    return is_of_scripts(uc_script(letter));
}

/* The voicing marks of kana are inherited too, and make other letters. */
bool text_is_dropped_mark(uint32_t character)
{
    enum { VOICED = 0x3099, SEMI_VOICED = 0x309A };
    if (character < 0x300 || character == VOICED || character == SEMI_VOICED ||
        !uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
        return false;
    const uc_script_t *script = uc_script(character);
    return is_of_scripts(script) || (script && strcmp(script->name, "Inherited") == 0);
}
