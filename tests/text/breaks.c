#include "unicode_data.h"

#include <time.h>

/* ---- both ways say the same ---- */

static void compare_ways(struct slice slice)
{
    char *one = memory_new(slice.length), *other = memory_new(slice.length);
    text_breaks(slice, one);
    text_breaks_reference(slice, other);
    if (memcmp(one, other, slice.length) != 0) {
        char *copy = slice_string(slice);
        fail_msg("the two ways differ in \"%s\"", copy);
        free(copy);
    }
    free(one);
    free(other);
}

static void compare_codes(const uint32_t *codes, size_t count)
{
    struct buffer text = {0};
    for (size_t i = 0; i < count; i++)
        append_character(&text, codes[i]);
    compare_ways(buffer_slice(&text));
    buffer_free(&text);
}

/* Every character in surroundings of several classes, the more common ones among them without libunistring.
 */
static void the_ways_agree_about_every_character(void **state)
{
    (void)state;
    for (uint32_t i = 0; i <= 0xFFFF; i += i == 0xD7FF ? 0x801 : 1) {
        const uint32_t codes[] = {i,   'a', i,   i,      ' ',    i,      ' ',    0x4E00, i,   0x4E00, ' ',
                                  '1', i,   '1', '(',    i,      ')',    '"',    i,      '%', i,      '$',
                                  '-', i,   '-', 0x2014, i,      0x2014, 0xAD,   i,      ',', i,      '.',
                                  ' ', i,   '/', i,      0x201C, i,      0x201D, '!',    i};
        compare_codes(codes, COUNT_OF(codes));
    }
}

/* Two or three of each class that has a row in the table, and all that is tailored. */
static const uint32_t kinds[] = {
    ' ',    '\n',   '\t',   'a',    0xE9,   0x416,  '0',    '(',    '[',    0xA1,   0x201E, 0x300C,
    0xFF08, '}',    0x3002, 0x300D, 0xFF0C, ')',    ']',    '"',    '\'',   0xAB,   0x2018, 0x2019,
    0x201C, 0x201D, 0xA0,   0x2011, 0x202F, '!',    '?',    0xFF01, '/',    ',',    '.',    ':',
    0x2044, '$',    '+',    0x20AC, '%',    0xB0,   0x2030, '-',    '|',    0xAD,   0x2010, 0x2013,
    0x2014, 0xB4,   0x2026, 0x3005, 0xFF1A, 0x203D, 0x4E00, 0x3400, 0x3000, 0x2022,
};

static void the_ways_agree_about_pairs_and_triples(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        for (size_t j = 0; j < COUNT_OF(kinds); j++)
            for (size_t k = 0; k < COUNT_OF(kinds); k++) {
                const uint32_t codes[] = {kinds[i], kinds[j], kinds[k]};
                compare_codes(codes, COUNT_OF(codes));
            }
}

static void the_ways_agree_about_random_sequences(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 30000; round++) {
        uint32_t codes[16];
        size_t count = next_random(&seed) % COUNT_OF(codes);
        for (size_t i = 0; i < count; i++)
            codes[i] = kinds[next_random(&seed) % COUNT_OF(kinds)];
        compare_codes(codes, count);
    }
}

static void the_ways_agree_about_random_bytes(void **state)
{
    (void)state;
    uint64_t seed = 8;
    for (int round = 0; round < 20000; round++) {
        char bytes[32];
        size_t length = next_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)(next_random(&seed) % 3 ? 0x20 + next_random(&seed) % 0x5F : next_random(&seed));
        compare_ways((struct slice){bytes, length});
    }
}

static const char *const texts[] = {
    "Asia-Pacific countries should embrace it: \"win-win\" (in para. 3.1) — and 5% at $2.50.\n",
    "See http://www.example.com/a/b-c?d=e&f=1, or\nwrite to <nobody@example.org>; run `ls -l --all`.",
    "L’Europe « des nations » — dit-il — n’est plus : 1 234,50 €, soit 12 % de plus… « Où ? » — « Là-bas ! »",
    "Dijo —respondió Juan—: «¿Qué más da? ¡Vámonos!». El 50 % de los niños…",
    "„So etwas“, sagte sie – „das gibt’s doch nicht!“ – und ging. Die §§ 3–5 gelten ab 1. Jänner.",
    "— Привет, — сказал он. — Как дела? — «Хорошо», — ответила она; и т. д., и т. п.",
    "Η Ελλάδα είναι «όμορφη»· έτσι δεν είναι; Ναι: 3,5 %.",
    "他说：“你好。”然后走了——真的（吗）？《红楼梦》第１２回，“no”也可以，和/或……",
    "「彼は、行った。」と、言った。日本語のテキスト（例）ー々〜！",
    "한국어는 띄어쓰기를 합니다. “그래서” 3.1운동은…",
    "ภาษาไทยไม่มีช่องว่าง ระหว่างคำ",
    "עברית: \"שלום\" — כן, 5%.\u200F العربية، نعم؛ لا؟",
    "नमस्ते दुनिया। यह एक वाक्य है — ठीक?",
    "Việt Nam: “Độc lập – Tự do – Hạnh phúc”…",
    "emoji 👨\u200D👩\u200D👧 and 🇫🇷🇩🇪 and 👍🏽!",
};

static void the_ways_agree_about_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        for (size_t from = 0; from < strlen(texts[i]); from++)
            compare_ways(slice_of(texts[i] + from));
}

/* ---- and the right thing ---- */

/* WANTED is the text with | where a line may and ¦ where it must begin. */
static void assert_breaks(const char *wanted)
{
    struct buffer text = {0}, got = {0};
    for (const char *at = wanted; *at; at++) {
        if (strncmp(at, "¦", 2) == 0)
            at++;
        else if (*at != '|')
            buffer_append_byte(&text, *at);
    }
    char *breaks = memory_new(text.length);
    text_breaks(buffer_slice(&text), breaks);
    for (size_t i = 0; i < text.length; i++) {
        static const char *const marks[] = {
            [TEXT_NO_BREAK] = "", [TEXT_MAY_BREAK] = "|", [TEXT_MUST_BREAK] = "¦"};
        buffer_append_string(&got, marks[(int)breaks[i]]);
        buffer_append_byte(&got, text.bytes[i]);
    }
    assert_string_equal(buffer_string(&got), wanted);
    free(breaks);
    buffer_free(&text);
    buffer_free(&got);
}

static void lines_break_after_spaces_and_hyphens(void **state)
{
    (void)state;
    assert_breaks("");
    assert_breaks("one |two  |three");
    assert_breaks("win-|win |coop\u00AD|eration");
    assert_breaks("  leading |spaces ");
    assert_breaks("no\u00A0break, |100\u00A0km, |10\u202F%");
    assert_breaks("a\t|b");
}

static void line_ends_count_as_spaces(void **state)
{
    (void)state;
    assert_breaks("one\n|two \n  |three\r\n|four");
    assert_breaks("(\none)");
    assert_breaks("中\n，|文");
    assert_breaks("한\r\n|글");
}

static void separators_force_a_line(void **state)
{
    (void)state;
    assert_breaks("one\u2028¦two\u2029¦three\f¦four");
    assert_breaks("one\v¦two\xC2\x85¦three");
}

static void punctuation_stays_with_its_word(void **state)
{
    (void)state;
    assert_breaks("(one), |“two”; |‘three’! |[four] |five… |six?");
    assert_breaks("e.g. |i.e. |3.14, |1,000.50 |10:30 |$5.00 |50%");
    assert_breaks("don’t |rock’n’roll |O'Neill");
}

static void addresses_are_not_cut_after_a_slash(void **state)
{
    (void)state;
    assert_breaks("http://www.example.com/path/page.html |and/or |1/2 |a/ |b");
}

static void an_em_dash_stays_with_the_word_before_it(void **state)
{
    (void)state;
    assert_breaks("word—|word |word — |word |word – |word |word - |word |word -- |word");
    assert_breaks("1914–|1918 |word--|word");
}

static void a_dash_before_a_word_stays_with_it(void **state)
{
    (void)state;
    assert_breaks("dijo |—respondió |Juan— |y |“—se |fue");
    assert_breaks("ls |-l |--all |-5 |(-x) |+5");
    assert_breaks("— |Bonjour");
    assert_breaks("- |item");
}

static void chinese_follows_kinsoku(void **state)
{
    (void)state;
    assert_breaks("他|说：|“你|好。”|然|后|走|了");
    assert_breaks("（真|的）！|《红|楼|梦》，|和/或……|中|文——|中|文");
    assert_breaks("用“no”也|可|以");
}

static void japanese_follows_kinsoku(void **state)
{
    (void)state;
    assert_breaks("「日|本|語」|は、|ちょっ|とー");
}

static void nothing_breaks_inside_a_cluster(void **state)
{
    (void)state;
    assert_breaks("a \u0301 |b");
    assert_breaks("👨\u200D👩\u200D👧|👍🏽|🇫🇷|🇩🇪");
    assert_breaks("\u1112\u1161\u11AB|\u1100\u1173\u11AF");
}

/* ---- LineBreakTest.txt ---- */

static bool is_mark(uint32_t code)
{
    return code == 0x308 || code == 0x200D || code == 1;
}

/* The last before I that is no mark, and no space if SPACES may lie between. */
static uint32_t code_before(const struct sample *sample, size_t i, bool spaces)
{
    while (i > 1 && (is_mark(sample->codes[i - 1]) || (spaces && sample->codes[i - 1] == ' ')))
        i--;
    return sample->codes[i - 1];
}

static bool follows_line_end(const struct sample *sample, size_t i)
{
    for (size_t j = 0; j <= i; j++)
        if (sample->codes[j] == '\n' || sample->codes[j] == '\r')
            return true;
    return false;
}

static bool follows_leading_spaces(const struct sample *sample, size_t i)
{
    size_t from = i;
    while (from > 0 && sample->codes[from - 1] == ' ')
        from--;
    return from < i && (from == 0 || sample->codes[from - 1] == 0xB || sample->codes[from - 1] == 0x85);
}

static bool is_inside_a_cluster(const struct sample *sample, size_t i)
{
    unsigned char columns[4 * SAMPLE_CHARACTERS];
    text_columns(buffer_slice(&sample->text), TEXT_NARROW, columns);
    return columns[sample->at[i]] == TEXT_CONTINUES;
}

static bool is_dash(uint32_t code)
{
    return code == '-' || code == 0x2010 || code == 0x2013 || code == 0x2014;
}

static bool is_at_a_dash(const struct sample *sample, size_t i)
{
    return is_dash(sample->codes[i]) || is_dash(code_before(sample, i, true));
}

static bool follows_a_slash(const struct sample *sample, size_t i)
{
    return code_before(sample, i, false) == '/';
}

static bool is_at_an_object(const struct sample *sample, size_t i)
{
    return sample->codes[i] == 0xFFFC || code_before(sample, i, false) == 0xFFFC;
}

static bool is_one_of(uint32_t code, const uint32_t *codes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

static bool is_in_a_number(const struct sample *sample, size_t i)
{
    static const uint32_t before[] = {'}', ')', ',', '.', '%', '$', '\\'};
    static const uint32_t after[] = {'%', '$', '0', '1', '2', '3', '4', '(', '{', 0x2329};
    return is_one_of(code_before(sample, i, false), before, COUNT_OF(before)) &&
           is_one_of(sample->codes[i], after, COUNT_OF(after));
}

static bool follows_spaces_in_brackets(const struct sample *sample, size_t i)
{
    static const uint32_t brackets[] = {'(', ')', 0x2329}, after[] = {1, 0x17D6, 0x3041, 0x301C};
    return sample->codes[i - 1] == ' ' &&
           is_one_of(code_before(sample, i, true), brackets, COUNT_OF(brackets)) &&
           is_one_of(sample->codes[i], after, COUNT_OF(after));
}

static bool is_an_unassigned_letter(const struct sample *sample, size_t i)
{
    return sample->codes[i] == 0x50005 && code_before(sample, i, false) == ',';
}

static bool follows_a_marked_indicator(const struct sample *sample, size_t i)
{
    return sample->codes[i] == 0x1F1E6 && sample->codes[i - 1] == 0x308;
}

/* Where text_breaks differs from the test of Unicode 15, and why; the first that holds counts. */
static const struct {
    const char *why;
    bool (*holds)(const struct sample *sample, size_t i);
    size_t count;
} exceptions[] = {
    {"a line end counts as a space", follows_line_end, 419},
    {"a line that begins with spaces is not broken after them", follows_leading_spaces, 211},
    {"no line begins inside a grapheme cluster", is_inside_a_cluster, 213},
    {"dashes stay with a word", is_at_a_dash, 344},
    {"no line begins directly after a slash", follows_a_slash, 20},
    {"U+FFFC is an ideograph to libunistring", is_at_an_object, 15},
    {"the test tailors numbers (UAX #14, 8.2, example 7)", is_in_a_number, 32},
    {"libunistring: LB14, LB16 after spaces", follows_spaces_in_brackets, 9},
    {"LB29, an unassigned character is no letter", is_an_unassigned_letter, 2},
    {"libunistring: LB30a, a mark between regional indicators", follows_a_marked_indicator, 1},
};

struct tally {
    size_t counts[COUNT_OF(exceptions)], unexplained;
};

static void explain(const struct sample *sample, size_t i, struct tally *tally)
{
    for (size_t e = 0; e < COUNT_OF(exceptions); e++)
        if (exceptions[e].holds(sample, i)) {
            tally->counts[e]++;
            return;
        }
    tally->unexplained++;
    print_error("at %zu: %s", i, sample->line);
}

static void compare_sample(const struct sample *sample, void *context)
{
    char breaks[4 * SAMPLE_CHARACTERS];
    compare_ways(buffer_slice(&sample->text));
    text_breaks(buffer_slice(&sample->text), breaks);
    for (size_t i = 1; i < sample->count; i++)
        if ((breaks[sample->at[i]] != TEXT_NO_BREAK) != sample->boundary[i])
            explain(sample, i, context);
}

static void breaks_pass_the_test_of_unicode(void **state)
{
    (void)state;
    struct tally tally = {{0}, 0};
    assert_int_equal(read_samples(TEST_DATA "/LineBreakTest.txt", compare_sample, &tally), 7654);
    assert_int_equal(tally.unexplained, 0);
    for (size_t e = 0; e < COUNT_OF(exceptions); e++)
        if (tally.counts[e] != exceptions[e].count)
            fail_msg("%s: %zu instead of %zu", exceptions[e].why, tally.counts[e], exceptions[e].count);
}

/* ---- time ---- */

/* 800 KB of one character, and one of another kind to make the slower way of it; a quadratic way would take
 * minutes. */
static void time_is_linear_whatever_the_text(void **state)
{
    (void)state;
    static const uint32_t hostile[] = {0x301, 0x1F1EB, ' ', '-', 0x2014, '"', '\n', '(', '/', 0x200D, 0x201C};
    for (size_t i = 0; i < 2 * COUNT_OF(hostile); i++) {
        struct buffer text = {0};
        append_character(&text, i % 2 ? 0xE01 : 'a');
        while (text.length < LONG)
            append_character(&text, hostile[i / 2]);
        char *breaks = memory_new(text.length);
        clock_t start = clock();
        text_breaks(buffer_slice(&text), breaks);
        assert_true((clock() - start) / CLOCKS_PER_SEC < 2);
        free(breaks);
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ways_agree_about_every_character),
        cmocka_unit_test(the_ways_agree_about_pairs_and_triples),
        cmocka_unit_test(the_ways_agree_about_random_sequences),
        cmocka_unit_test(the_ways_agree_about_random_bytes),
        cmocka_unit_test(the_ways_agree_about_texts),
        cmocka_unit_test(lines_break_after_spaces_and_hyphens),
        cmocka_unit_test(line_ends_count_as_spaces),
        cmocka_unit_test(separators_force_a_line),
        cmocka_unit_test(punctuation_stays_with_its_word),
        cmocka_unit_test(addresses_are_not_cut_after_a_slash),
        cmocka_unit_test(an_em_dash_stays_with_the_word_before_it),
        cmocka_unit_test(a_dash_before_a_word_stays_with_it),
        cmocka_unit_test(chinese_follows_kinsoku),
        cmocka_unit_test(japanese_follows_kinsoku),
        cmocka_unit_test(nothing_breaks_inside_a_cluster),
        cmocka_unit_test(breaks_pass_the_test_of_unicode),
        cmocka_unit_test(time_is_linear_whatever_the_text),
    };
    return cmocka_run_group_tests(tests, set_utf8_locale, NULL);
}
