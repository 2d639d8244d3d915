#include "random_calls.h"

enum { DEEPEST = 12 };

uint32_t random_below(struct random *random, uint32_t limit)
{
    /* xorshift64*, Vigna 2016 */
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    return (uint32_t)(random->state * UINT64_C(2685821657736338717) >> 32) % limit;
}

static bool one_in(struct random *random, uint32_t number)
{
    return random_below(random, number) == 0;
}

/* ---- texts ---- */

/* clang-format off */
static const char *const words[] = {
    "a", "to", "Second,", "economic", "integration", "partnership-building", "(the", "“region”", "don’t", "—",
    "co\u00ADoper\u00ADation", "over\u00AD", "\u00AD", "10\u00A0km", "\u00A0", "½", "…", "a/b", "--", "état",
    "e\u0301te\u0301", "\u0301", "x\u0301\u0301\u0301\u0301\u0301\u0301", "Регион", "περιοχή", "اقتصاد",
    "第二，经济融合", "是合作共赢的基础。", "「東アジア」", "っ", "ー", "둘째", "경제 통합은", "ㅎㅏㄴ", "ภูมิภาค",
    "👍🏽", "👨‍👩‍👧", "🇨🇳🇩🇪", "❤️", "https://example.org/a/very/long/address?with=this",
    "Donaudampfschifffahrtsgesellschaftskapitän", "\x01", "\x1B[31m", "\x7F", "\xC2\x9B", "\xE2\x80\xAE",
    "\xE2\x80\x8B", "\xE2\x80\xA8", "\xEF\xBB\xBF", "\xEF\xBF\xBF",
};
static const char *const damages[] = {
    "\xFF", "\xC2", "\xE2\x80", "\xF0\x9F\x91", "\x80\x80", "\xED\xA0\x80", "\xC0\xAF",
};
static const char *const blanks[] = {
    " ", " ", " ", " ", " ", " ", " ", "", "", "  ", "\n", "\n", "\n\n", "\t", " \n ", "\r\n", " \t", "\f", "\r",
    "\xE3\x80\x80",
};
/* clang-format on */

void random_text(struct random *random, unsigned count, bool damaged, struct buffer *into)
{
    for (; count > 0; count--) {
        if (damaged && one_in(random, 8))
            buffer_append_string(into, damages[random_below(random, COUNT_OF(damages))]);
        buffer_append_string(into, words[random_below(random, COUNT_OF(words))]);
        buffer_append_string(into, blanks[random_below(random, COUNT_OF(blanks))]);
    }
}

/* ---- calls ---- */

struct teller {
    struct random *random;
    const struct sink *sink;
    unsigned depth, anchors;
    bool damaged;
};

static void tell_text(struct teller *teller)
{
    struct buffer text = {0};
    unsigned most = one_in(teller->random, 20) ? 300 : 12;
    random_text(teller->random, random_below(teller->random, most), teller->damaged, &text);
    if (text.length > 0)
        teller->sink->text(teller->sink->context, buffer_slice(&text));
    buffer_free(&text);
}

static void tell_anchor(struct teller *teller)
{
    char name[16] = {'a'};
    unsigned number = teller->anchors++;
    for (int digit = 8; digit > 0; digit--, number /= 10)
        name[digit] = (char)('0' + number % 10);
    teller->sink->anchor(teller->sink->context, slice_of(name));
}

static void tell_section(struct teller *teller)
{
    static const char *const ordinals[] = {"", "II", "3.1", "第一"}, *const labels[] = {"Opening", "",
                                                                                        "经济"};
    struct random *random = teller->random;
    teller->sink->section(teller->sink->context, 1 + random_below(random, 6),
                          slice_of(ordinals[random_below(random, COUNT_OF(ordinals))]),
                          slice_of(labels[random_below(random, COUNT_OF(labels))]), random_below(random, 4));
}

static void tell_inline(struct teller *teller, unsigned styles);

static void tell_style(struct teller *teller, unsigned styles)
{
    const struct sink *sink = teller->sink;
    enum style style = (enum style)random_below(teller->random, STYLE_KINDS);
    if (style == STYLE_LINK)
        sink->link(sink->context, slice_of("https://example.org/"));
    else if (style == STYLE_NOTE_REF)
        sink->note_ref(sink->context, slice_of("a00000000"), random_below(teller->random, 2));
    else
        sink->style_on(sink->context, style);
    tell_inline(teller, styles + 1);
    sink->style_off(sink->context);
}

static void tell_inline(struct teller *teller, unsigned styles)
{
    for (unsigned parts = random_below(teller->random, 4); parts > 0; parts--) {
        if (one_in(teller->random, 3) && styles < DEEPEST)
            tell_style(teller, styles);
        else if (one_in(teller->random, 12))
            tell_anchor(teller);
        else if (one_in(teller->random, 30))
            tell_section(teller);
        else
            tell_text(teller);
    }
}

static void tell_leaf(struct teller *teller, enum block_kind kind, uint32_t value)
{
    teller->sink->open(teller->sink->context, kind, value);
    if (kind != BLOCK_RULE)
        tell_inline(teller, 0);
    teller->sink->close(teller->sink->context);
}

static void tell_row(struct teller *teller, uint32_t value)
{
    teller->sink->open(teller->sink->context, BLOCK_ROW, value);
    unsigned most = one_in(teller->random, 30) ? 50 : 5;
    for (unsigned cells = random_below(teller->random, most); cells > 0; cells--)
        tell_leaf(teller, BLOCK_CELL, random_below(teller->random, CELL_RIGHT + 1));
    teller->sink->close(teller->sink->context);
}

static void tell_blocks(struct teller *teller, unsigned count);

static void tell_list(struct teller *teller)
{
    static const uint32_t numbers[] = {0, 1, 9, 10, 4000000, ITEM_TO_DO, ITEM_DONE};
    const struct sink *sink = teller->sink;
    for (unsigned items = random_below(teller->random, 5); items > 0; items--) {
        sink->open(sink->context, BLOCK_ITEM, numbers[random_below(teller->random, COUNT_OF(numbers))]);
        tell_blocks(teller, random_below(teller->random, 3));
        sink->close(sink->context);
    }
}

static void tell_container(struct teller *teller, enum block_kind kind)
{
    bool tight = kind == BLOCK_LIST && one_in(teller->random, 2);
    teller->sink->open(teller->sink->context, kind, tight ? LIST_TIGHT : 0);
    teller->depth++;
    if (kind == BLOCK_LIST)
        tell_list(teller);
    else if (kind != BLOCK_TABLE)
        tell_blocks(teller, random_below(teller->random, 4));
    else
        for (unsigned rows = random_below(teller->random, 6), row = 0; row < rows; row++)
            tell_row(teller, row == 0 ? ROW_HEAD : 0);
    teller->depth--;
    teller->sink->close(teller->sink->context);
}

static void tell_raw(struct teller *teller)
{
    struct buffer bytes = {0};
    random_text(teller->random, 1 + random_below(teller->random, 30), teller->damaged, &bytes);
    teller->sink->raw(teller->sink->context, buffer_slice(&bytes));
    buffer_free(&bytes);
}

static void tell_block(struct teller *teller)
{
    static const enum block_kind containers[] = {BLOCK_QUOTATION, BLOCK_LIST, BLOCK_TABLE, BLOCK_NOTE};
    struct random *random = teller->random;
    if (one_in(random, 4) && teller->depth < DEEPEST) {
        tell_container(teller, containers[random_below(random, COUNT_OF(containers))]);
    } else if (one_in(random, 20)) {
        tell_raw(teller);
    } else {
        enum block_kind kind =
            one_in(random, 2) ? BLOCK_PARAGRAPH : (enum block_kind)random_below(random, BLOCK_CELL);
        tell_leaf(teller, kind, kind == BLOCK_HEADING ? 1 + random_below(random, 6) : 0);
    }
}

static void tell_blocks(struct teller *teller, unsigned count)
{
    for (; count > 0; count--) {
        if (one_in(teller->random, 8))
            tell_section(teller);
        if (one_in(teller->random, 10))
            tell_anchor(teller);
        tell_block(teller);
    }
}

void random_calls(struct random *random, const struct sink *sink, unsigned blocks, bool damaged)
{
    struct teller teller = {.random = random, .sink = sink, .damaged = damaged};
    sink->meta(sink->context, (enum meta_key)random_below(random, META_KEY_COUNT), slice_of("value"));
    tell_blocks(&teller, blocks);
    sink->notice(sink->context, slice_of("something was left out"));
    sink->end(sink->context);
}
