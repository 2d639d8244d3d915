#include "tailor.h"
#include "cell.h"

static bool is_dash(uint32_t character)
{
    return character == '-' || character == 0x2010 || character == 0x2013 || character == 0x2014;
}

/* True if white space or nothing comes after the dashes that REST begins with. */
static bool stands_free(uint32_t dash, struct slice rest)
{
    uint32_t next = dash;
    for (size_t at = 0; next == dash && at < rest.length;)
        at += text_decode(slice_cut(rest, at, rest.length), &next);
    return next == dash || next == ' ' || next == '\n' || next == '\t';
}

/* True where a word would begin: after a space, an opening bracket, or such a dash or quotation mark there.
 */
static bool is_opening(const struct tailor *tailor)
{
    if (is_dash(tailor->last) || tailor->class == LINE_QU)
        return tailor->opening;
    return tailor->class == LINE_SP || tailor->class == LINE_OP || tailor->class == LINE_OW ||
           tailor->last == '\t';
}

/* A dash between spaces stays with what precedes it, so that no line begins with it; one with a space only
 * before it with what follows ("dijo —respondió", "ls -l"). An em dash between words is a BA: it stays with
 * the first. */
static enum line_class dash_class(const struct tailor *tailor, uint32_t dash, enum line_class plain,
                                  struct slice rest)
{
    if (tailor->last == dash)
        return tailor->class;
    if (!tailor->opening)
        return plain;
    return stands_free(dash, rest) ? LINE_EX : LINE_OP;
}

/* Between wide characters quotation marks are brackets (as in LB19a of Unicode 16). */
static enum line_class quote_class(const struct tailor *tailor, uint32_t quote, struct slice rest)
{
    uint32_t next = ' ';
    if (rest.length > 0)
        text_decode(rest, &next);
    if (!cell_is_wide_han(tailor->last) || !cell_is_wide_han(next))
        return LINE_QU;
    if (quote == 0x2018 || quote == 0x201C)
        return LINE_OW;
    return quote == 0x2019 || quote == 0x201D ? LINE_CL : LINE_QU;
}

enum line_class tailor_class(struct tailor *tailor, uint32_t character, enum line_class plain,
                             struct slice rest)
{
    tailor->opening = is_opening(tailor);
    if (is_dash(character))
        return dash_class(tailor, character, plain, rest);
    return plain == LINE_QU ? quote_class(tailor, character, rest) : plain;
}
