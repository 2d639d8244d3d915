#include "fold_rules.h"
#include "marks.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* What Unicode's own mappings do not fold: kinds of quotation mark, and letters that the default collation
 * (DUCET, UTS #10) holds for the same as others, lower case only. */
static const struct {
    const char *characters, *folded;
} same[] = {
    {"`\u00b4\u2018\u2019\u201a\u201b\u2039\u203a\u275b\u275c", "'"},
    {"\u2032\u2035\u02b9\u02bb\u02bc\u02bd\u02c8\u05f3\u1fbd\u1fbf\u1ffd\ua78c",
     "'"}, /* primes, apostrophes */
    {"\u201c\u201d\u201e\u201f\u00ab\u00bb\u275d\u275e\u2e42", "\""},
    {"\u300c\u300d\u300e\u300f\u301d\u301e\u301f", "\""},
    {"\u2033\u2036\u02ee\u05f4", "\""},
    {"\u2044\u2215", "/"},
    {"æ", "ae"},
    {"œ", "oe"},
    {"ø", "o"},
    {"đð", "d"},
    {"ħ", "h"},
    {"łŀĿ", "l"},
    {"ŧ", "t"},
    {"ı", "i"},
    {"ȷ", "j"},
    {"ꜳ", "aa"},
    {"ꜵ", "ao"},
    {"ꜷ", "au"},
    {"ꜹꜻ", "av"},
    {"ꜽ", "ay"},
    {"ꝏ", "oo"},
    {"ꝛ", "r"},
    {"ꞅ", "s"},
    {"ґ", "г"},
};

static const char *special(uint32_t character)
{
    for (size_t i = 0; i < COUNT_OF(same); i++)
        if (u8_strchr((const uint8_t *)same[i].characters, character))
            return same[i].folded;
    return NULL;
}

static bool is_ignored(uint32_t character)
{
    enum { TATWEEL = 0x640 };
    return character == TATWEEL || uc_is_property_default_ignorable_code_point(character);
}

static void append(struct folded *folded, uint32_t code)
{
    if (folded->count == FOLD_LONGEST)
        abort();
    folded->codes[folded->count++] = code;
}

static void append_string(struct folded *folded, const char *string)
{
    ucs4_t code;
    for (const uint8_t *at = (const uint8_t *)string; (at = u8_next(&code, at));)
        append(folded, code);
}

/* Hiragana has the katakana of the same sound 0x60 above it. */
static uint32_t katakana_of(uint32_t code)
{
    bool hiragana = (code >= 0x3041 && code <= 0x3096) || code == 0x309D || code == 0x309E;
    return hiragana ? code + 0x60 : code;
}

static void normalize(uninorm_t form, struct folded *folded)
{
    struct folded from = *folded;
    folded->count = FOLD_LONGEST;
    if (u32_normalize(form, from.codes, from.count, folded->codes, &folded->count) != folded->codes)
        abort();
}

static bool is_just(const struct folded *folded, uint32_t code)
{
    return folded->count == 1 && folded->codes[0] == code;
}

static void expand(uint32_t code, struct folded *into);

static void expand_all(const struct folded *parts, struct folded *into)
{
    for (size_t i = 0; i < parts->count; i++)
        expand(parts->codes[i], into);
}

static void expand_case(uint32_t code, struct folded *into)
{
    struct folded parts = {.count = FOLD_LONGEST};
    if (u32_casefold(&code, 1, NULL, NULL, parts.codes, &parts.count) != parts.codes)
        abort();
    if (is_just(&parts, code) || mark_is(code))
        append(into, katakana_of(code));
    else
        expand_all(&parts, into);
}

/* Spacing accents, whose compatibility decomposition is a space and a mark, stay as they are. */
static void expand(uint32_t code, struct folded *into)
{
    const char *string = special(code);
    struct folded parts = {.codes = {code}, .count = 1};
    normalize(UNINORM_NFKD, &parts);
    if (string)
        append_string(into, string);
    else if (is_ignored(code))
        return;
    else if (uc_is_property_white_space(code))
        append(into, ' ');
    else if (uc_is_property_dash(code))
        append(into, '-');
    else if (is_just(&parts, code))
        expand_case(code, into);
    else if (parts.codes[0] == ' ')
        append(into, code);
    else
        expand_all(&parts, into);
}

static void drop_marks(struct folded *folded)
{
    bool dropping = false;
    size_t count = 0;
    for (size_t i = 0; i < folded->count; i++) {
        uint32_t code = folded->codes[i];
        if (dropping && text_is_dropped_mark(code))
            continue;
        if (!mark_is(code))
            dropping = mark_is_dropped_after(code);
        folded->codes[count++] = code;
    }
    folded->count = count;
}

void fold_rules_apply(uint32_t character, struct folded *folded)
{
    folded->count = 0;
    expand(character, folded);
    drop_marks(folded);
    normalize(UNINORM_NFC, folded);
}
