#include "common.h"

const unsigned char common_ascii[0x80] = {
    LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER,
    LINE_OTHER, LINE_BA,    LINE_SP,    LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER,
    LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER,
    LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER, LINE_OTHER,
    LINE_SP,    LINE_EX,    LINE_QU,    LINE_AL,    LINE_PR,    LINE_PO,    LINE_AL,    LINE_QU,
    LINE_OP,    LINE_CP,    LINE_AL,    LINE_PR,    LINE_IS,    LINE_HY,    LINE_IS,    LINE_SY,
    LINE_NU,    LINE_NU,    LINE_NU,    LINE_NU,    LINE_NU,    LINE_NU,    LINE_NU,    LINE_NU,
    LINE_NU,    LINE_NU,    LINE_IS,    LINE_IS,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_EX,
    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,
    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,
    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,
    LINE_AL,    LINE_AL,    LINE_AL,    LINE_OP,    LINE_PR,    LINE_CP,    LINE_AL,    LINE_AL,
    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,
    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,
    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,    LINE_AL,
    LINE_AL,    LINE_AL,    LINE_AL,    LINE_OP,    LINE_BA,    LINE_CL,    LINE_AL,    LINE_OTHER,
};

/* From LineBreak.txt and GraphemeBreakProperty.txt of Unicode 14; the columns as wcwidth() gives them, but
 * for the soft hyphen. The tests hold every character against libunistring and the C library. */
static const struct common rows[] = {
    {0x00A0, 0x00A0, 1, LINE_GL}, {0x00A1, 0x00A1, 1, LINE_OP},    {0x00A2, 0x00A2, 1, LINE_PO},
    {0x00A3, 0x00A5, 1, LINE_PR}, {0x00A6, 0x00AA, 1, LINE_AL},    {0x00AB, 0x00AB, 1, LINE_QU},
    {0x00AC, 0x00AC, 1, LINE_AL}, {0x00AD, 0x00AD, 0, LINE_BA},    {0x00AE, 0x00AF, 1, LINE_AL},
    {0x00B0, 0x00B0, 1, LINE_PO}, {0x00B1, 0x00B1, 1, LINE_PR},    {0x00B2, 0x00B3, 1, LINE_AL},
    {0x00B4, 0x00B4, 1, LINE_BB}, {0x00B5, 0x00BA, 1, LINE_AL},    {0x00BB, 0x00BB, 1, LINE_QU},
    {0x00BC, 0x00BE, 1, LINE_AL}, {0x00BF, 0x00BF, 1, LINE_OP},    {0x00C0, 0x02C7, 1, LINE_AL},
    {0x02C8, 0x02C8, 1, LINE_BB}, {0x02C9, 0x02CB, 1, LINE_AL},    {0x02CC, 0x02CC, 1, LINE_BB},
    {0x02CD, 0x02DE, 1, LINE_AL}, {0x02DF, 0x02DF, 1, LINE_BB},    {0x02E0, 0x02FF, 1, LINE_AL},
    {0x0370, 0x0377, 1, LINE_AL}, {0x037A, 0x037D, 1, LINE_AL},    {0x037E, 0x037E, 1, LINE_IS},
    {0x037F, 0x037F, 1, LINE_AL}, {0x0384, 0x038A, 1, LINE_AL},    {0x038C, 0x038C, 1, LINE_AL},
    {0x038E, 0x03A1, 1, LINE_AL}, {0x03A3, 0x0482, 1, LINE_AL},    {0x048A, 0x052F, 1, LINE_AL},
    {0x1E00, 0x1F15, 1, LINE_AL}, {0x1F18, 0x1F1D, 1, LINE_AL},    {0x1F20, 0x1F45, 1, LINE_AL},
    {0x1F48, 0x1F4D, 1, LINE_AL}, {0x1F50, 0x1F57, 1, LINE_AL},    {0x1F59, 0x1F59, 1, LINE_AL},
    {0x1F5B, 0x1F5B, 1, LINE_AL}, {0x1F5D, 0x1F5D, 1, LINE_AL},    {0x1F5F, 0x1F7D, 1, LINE_AL},
    {0x1F80, 0x1FB4, 1, LINE_AL}, {0x1FB6, 0x1FC4, 1, LINE_AL},    {0x1FC6, 0x1FD3, 1, LINE_AL},
    {0x1FD6, 0x1FDB, 1, LINE_AL}, {0x1FDD, 0x1FEF, 1, LINE_AL},    {0x1FF2, 0x1FF4, 1, LINE_AL},
    {0x1FF6, 0x1FFC, 1, LINE_AL}, {0x1FFD, 0x1FFD, 1, LINE_BB},    {0x1FFE, 0x1FFE, 1, LINE_AL},
    {0x2010, 0x2010, 1, LINE_BA}, {0x2011, 0x2011, 1, LINE_GL},    {0x2012, 0x2014, 1, LINE_BA},
    {0x2015, 0x2017, 1, LINE_AL}, {0x2018, 0x2019, 1, LINE_QU},    {0x201A, 0x201A, 1, LINE_OP},
    {0x201B, 0x201D, 1, LINE_QU}, {0x201E, 0x201E, 1, LINE_OP},    {0x201F, 0x201F, 1, LINE_QU},
    {0x2020, 0x2023, 1, LINE_AL}, {0x2024, 0x2026, 1, LINE_IN},    {0x2027, 0x2027, 1, LINE_BA},
    {0x202F, 0x202F, 1, LINE_GL}, {0x2030, 0x2037, 1, LINE_PO},    {0x2038, 0x2038, 1, LINE_AL},
    {0x2039, 0x203A, 1, LINE_QU}, {0x203B, 0x203B, 1, LINE_AL},    {0x203C, 0x203D, 1, LINE_NS},
    {0x203E, 0x2043, 1, LINE_AL}, {0x2044, 0x2044, 1, LINE_IS},    {0x2045, 0x2045, 1, LINE_OP},
    {0x2046, 0x2046, 1, LINE_CL}, {0x2047, 0x2049, 1, LINE_NS},    {0x204A, 0x2055, 1, LINE_AL},
    {0x2056, 0x2056, 1, LINE_BA}, {0x2057, 0x2057, 1, LINE_AL},    {0x2058, 0x205B, 1, LINE_BA},
    {0x205C, 0x205C, 1, LINE_AL}, {0x205D, 0x205F, 1, LINE_BA},    {0x2070, 0x2071, 1, LINE_AL},
    {0x2074, 0x207C, 1, LINE_AL}, {0x207D, 0x207D, 1, LINE_OP},    {0x207E, 0x207E, 1, LINE_CL},
    {0x207F, 0x208C, 1, LINE_AL}, {0x208D, 0x208D, 1, LINE_OP},    {0x208E, 0x208E, 1, LINE_CL},
    {0x2090, 0x209C, 1, LINE_AL}, {0x20A0, 0x20A6, 1, LINE_PR},    {0x20A7, 0x20A7, 1, LINE_PO},
    {0x20A8, 0x20B5, 1, LINE_PR}, {0x20B6, 0x20B6, 1, LINE_PO},    {0x20B7, 0x20BA, 1, LINE_PR},
    {0x20BB, 0x20BB, 1, LINE_PO}, {0x20BC, 0x20BD, 1, LINE_PR},    {0x20BE, 0x20BE, 1, LINE_PO},
    {0x20BF, 0x20BF, 1, LINE_PR}, {0x20C0, 0x20C0, 1, LINE_PO},    {0x2100, 0x2102, 1, LINE_AL},
    {0x2103, 0x2103, 1, LINE_PO}, {0x2104, 0x2108, 1, LINE_AL},    {0x2109, 0x2109, 1, LINE_PO},
    {0x210A, 0x2115, 1, LINE_AL}, {0x2116, 0x2116, 1, LINE_PR},    {0x2117, 0x214F, 1, LINE_AL},
    {0x2190, 0x2211, 1, LINE_AL}, {0x2212, 0x2213, 1, LINE_PR},    {0x2214, 0x22EE, 1, LINE_AL},
    {0x22EF, 0x22EF, 1, LINE_IN}, {0x22F0, 0x22FF, 1, LINE_AL},    {0x2500, 0x25FC, 1, LINE_AL},
    {0x25FD, 0x25FE, 2, LINE_AL}, {0x25FF, 0x25FF, 1, LINE_AL},    {0x3000, 0x3000, 2, LINE_BA},
    {0x3001, 0x3002, 2, LINE_CL}, {0x3003, 0x3004, 2, LINE_ID},    {0x3005, 0x3005, 2, LINE_NS},
    {0x3006, 0x3007, 2, LINE_ID}, {0x3008, 0x3008, 2, LINE_OW},    {0x3009, 0x3009, 2, LINE_CL},
    {0x300A, 0x300A, 2, LINE_OW}, {0x300B, 0x300B, 2, LINE_CL},    {0x300C, 0x300C, 2, LINE_OW},
    {0x300D, 0x300D, 2, LINE_CL}, {0x300E, 0x300E, 2, LINE_OW},    {0x300F, 0x300F, 2, LINE_CL},
    {0x3010, 0x3010, 2, LINE_OW}, {0x3011, 0x3011, 2, LINE_CL},    {0x3012, 0x3013, 2, LINE_ID},
    {0x3014, 0x3014, 2, LINE_OW}, {0x3015, 0x3015, 2, LINE_CL},    {0x3016, 0x3016, 2, LINE_OW},
    {0x3017, 0x3017, 2, LINE_CL}, {0x3018, 0x3018, 2, LINE_OW},    {0x3019, 0x3019, 2, LINE_CL},
    {0x301A, 0x301A, 2, LINE_OW}, {0x301B, 0x301B, 2, LINE_CL},    {0x301C, 0x301C, 2, LINE_NS},
    {0x301D, 0x301D, 2, LINE_OW}, {0x301E, 0x301F, 2, LINE_CL},    {0x3020, 0x3029, 2, LINE_ID},
    {0x3030, 0x3034, 2, LINE_ID}, {0x3035, 0x3035, 2, LINE_OTHER}, {0x3036, 0x303A, 2, LINE_ID},
    {0x303B, 0x303C, 2, LINE_NS}, {0x303D, 0x303E, 2, LINE_ID},    {0x303F, 0x303F, 1, LINE_ID},
    {0x3041, 0x3041, 2, LINE_NS}, {0x3042, 0x3042, 2, LINE_ID},    {0x3043, 0x3043, 2, LINE_NS},
    {0x3044, 0x3044, 2, LINE_ID}, {0x3045, 0x3045, 2, LINE_NS},    {0x3046, 0x3046, 2, LINE_ID},
    {0x3047, 0x3047, 2, LINE_NS}, {0x3048, 0x3048, 2, LINE_ID},    {0x3049, 0x3049, 2, LINE_NS},
    {0x304A, 0x3062, 2, LINE_ID}, {0x3063, 0x3063, 2, LINE_NS},    {0x3064, 0x3082, 2, LINE_ID},
    {0x3083, 0x3083, 2, LINE_NS}, {0x3084, 0x3084, 2, LINE_ID},    {0x3085, 0x3085, 2, LINE_NS},
    {0x3086, 0x3086, 2, LINE_ID}, {0x3087, 0x3087, 2, LINE_NS},    {0x3088, 0x308D, 2, LINE_ID},
    {0x308E, 0x308E, 2, LINE_NS}, {0x308F, 0x3094, 2, LINE_ID},    {0x3095, 0x3096, 2, LINE_NS},
    {0x309B, 0x309E, 2, LINE_NS}, {0x309F, 0x309F, 2, LINE_ID},    {0x30A0, 0x30A1, 2, LINE_NS},
    {0x30A2, 0x30A2, 2, LINE_ID}, {0x30A3, 0x30A3, 2, LINE_NS},    {0x30A4, 0x30A4, 2, LINE_ID},
    {0x30A5, 0x30A5, 2, LINE_NS}, {0x30A6, 0x30A6, 2, LINE_ID},    {0x30A7, 0x30A7, 2, LINE_NS},
    {0x30A8, 0x30A8, 2, LINE_ID}, {0x30A9, 0x30A9, 2, LINE_NS},    {0x30AA, 0x30C2, 2, LINE_ID},
    {0x30C3, 0x30C3, 2, LINE_NS}, {0x30C4, 0x30E2, 2, LINE_ID},    {0x30E3, 0x30E3, 2, LINE_NS},
    {0x30E4, 0x30E4, 2, LINE_ID}, {0x30E5, 0x30E5, 2, LINE_NS},    {0x30E6, 0x30E6, 2, LINE_ID},
    {0x30E7, 0x30E7, 2, LINE_NS}, {0x30E8, 0x30ED, 2, LINE_ID},    {0x30EE, 0x30EE, 2, LINE_NS},
    {0x30EF, 0x30F4, 2, LINE_ID}, {0x30F5, 0x30F6, 2, LINE_NS},    {0x30F7, 0x30FA, 2, LINE_ID},
    {0x30FB, 0x30FE, 2, LINE_NS}, {0x30FF, 0x30FF, 2, LINE_ID},    {0x3105, 0x312F, 2, LINE_ID},
    {0x31F0, 0x31FF, 2, LINE_NS}, {0x3400, 0x4DBF, 2, LINE_ID},    {0x4E00, 0x9FFF, 2, LINE_ID},
    {0xAC00, 0xD7A3, 2, LINE_ID}, {0xFF01, 0xFF01, 2, LINE_EX},    {0xFF02, 0xFF03, 2, LINE_ID},
    {0xFF04, 0xFF04, 2, LINE_PR}, {0xFF05, 0xFF05, 2, LINE_PO},    {0xFF06, 0xFF07, 2, LINE_ID},
    {0xFF08, 0xFF08, 2, LINE_OW}, {0xFF09, 0xFF09, 2, LINE_CL},    {0xFF0A, 0xFF0B, 2, LINE_ID},
    {0xFF0C, 0xFF0C, 2, LINE_CL}, {0xFF0D, 0xFF0D, 2, LINE_ID},    {0xFF0E, 0xFF0E, 2, LINE_CL},
    {0xFF0F, 0xFF19, 2, LINE_ID}, {0xFF1A, 0xFF1B, 2, LINE_NS},    {0xFF1C, 0xFF1E, 2, LINE_ID},
    {0xFF1F, 0xFF1F, 2, LINE_EX}, {0xFF20, 0xFF3A, 2, LINE_ID},    {0xFF3B, 0xFF3B, 2, LINE_OW},
    {0xFF3C, 0xFF3C, 2, LINE_ID}, {0xFF3D, 0xFF3D, 2, LINE_CL},    {0xFF3E, 0xFF5A, 2, LINE_ID},
    {0xFF5B, 0xFF5B, 2, LINE_OW}, {0xFF5C, 0xFF5C, 2, LINE_ID},    {0xFF5D, 0xFF5D, 2, LINE_CL},
    {0xFF5E, 0xFF5E, 2, LINE_ID}, {0xFF5F, 0xFF5F, 2, LINE_OW},    {0xFF60, 0xFF60, 2, LINE_CL},
    {0xFF61, 0xFF61, 1, LINE_CL}, {0xFF62, 0xFF62, 1, LINE_OW},    {0xFF63, 0xFF64, 1, LINE_CL},
    {0xFF65, 0xFF65, 1, LINE_NS}, {0xFF66, 0xFF66, 1, LINE_ID},    {0xFF67, 0xFF70, 1, LINE_NS},
    {0xFF71, 0xFF9D, 1, LINE_ID}, {0xFFA0, 0xFFBE, 1, LINE_ID},    {0xFFC2, 0xFFC7, 1, LINE_ID},
    {0xFFCA, 0xFFCF, 1, LINE_ID}, {0xFFD2, 0xFFD7, 1, LINE_ID},    {0xFFDA, 0xFFDC, 1, LINE_ID},
    {0xFFE0, 0xFFE0, 2, LINE_PO}, {0xFFE1, 0xFFE1, 2, LINE_PR},    {0xFFE2, 0xFFE4, 2, LINE_ID},
    {0xFFE5, 0xFFE6, 2, LINE_PR}, {0xFFE8, 0xFFEE, 1, LINE_AL},    {0xFFFD, 0xFFFD, 1, LINE_AL},
};

const struct common *common_find(uint32_t character)
{
    size_t low = 0, high = COUNT_OF(rows);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows[middle].last < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low < COUNT_OF(rows) && rows[low].first <= character ? &rows[low] : NULL;
}

static bool is_in(const struct common *row, uint32_t character)
{
    return row && row->first <= character && character <= row->last;
}

const struct common *common_cached(struct common_cache *cache, uint32_t character)
{
    if (is_in(cache->last, character))
        return cache->last;
    const struct common **row = &cache->rows[(character ^ character >> 5) % COMMON_CACHED];
    if (!is_in(*row, character))
        *row = common_find(character);
    return cache->last = *row;
}

enum line_class common_line_class(uint32_t character)
{
    if (character < COUNT_OF(common_ascii))
        return common_ascii[character];
    const struct common *common = common_find(character);
    return common ? common->line : LINE_OTHER;
}

bool common_holds(uint32_t character)
{
    if (character < COUNT_OF(common_ascii))
        return common_ascii[character] != LINE_OTHER;
    return common_find(character) != NULL;
}
