#include "spelling.h"

#include <stdlib.h>

enum {
    NARROW_ELEMENTS = 64, /* the longest beginnings that are looked for */
    WIDE_ELEMENTS = 12,
    CHARACTER_BYTES = 4,
    REPEATS = 65535, /* PCRE2 counts no further */
    KANA_FIRST = 0x3001,
    KANA_LAST = 0x31FF, /* with the punctuation of Chinese */
};

/* The characters of a class. */
struct set {
    uint32_t *codes;
    size_t count, capacity;
};

struct spelling {
    const struct query *query;
    const struct easy *easy; /* NULL: the wide one */
    size_t elements;         /* of the query */
    struct set *shortcuts;   /* for each: characters that may stand for it and for what follows */
    struct buffer *expression;
    size_t longest;
};

static void add_code(struct set *set, uint32_t code)
{
    array_reserve(set->codes, set->capacity, set->count + 1);
    set->codes[set->count++] = code;
}

static void add_variants(struct set *set, uint32_t folded)
{
    size_t more = text_fold_variants(folded, NULL, 0);
    array_reserve(set->codes, set->capacity, set->count + more);
    text_fold_variants(folded, set->codes + set->count, more);
    set->count += more;
}

static bool has_capital(uint32_t code)
{
    char bytes[4];
    unsigned length = text_encode(code, bytes);
    return text_has_capital((struct slice){bytes, length});
}

/* What a letter may be written as, a character for a character. */
static void add_letters(const struct spelling *spelling, const struct element *element, struct set *letters)
{
    struct set all = {0};
    add_variants(&all, element->folded);
    for (size_t i = 0; i < all.count; i++) {
        bool right_case = !spelling->query->exact || has_capital(all.codes[i]) == element->capital;
        if (right_case && (!spelling->easy || easy_holds(spelling->easy, all.codes[i])))
            add_code(letters, all.codes[i]);
    }
    free(all.codes);
}

/* ---- characters that stand for several ----------------------------------------------------------- */

/* False only if FOLDED cannot stand where the elements from INDEX on are looked for. */
static bool may_stand(const struct query *query, size_t index, struct slice folded)
{
    for (size_t at = 0; at < folded.length && index < query->count; index++) {
        uint32_t code;
        at += text_decode(slice_cut(folded, at, folded.length), &code);
        bool letter = query->elements[index].kind == ELEMENT_LETTER;
        if (!letter || code == ' ' || code == '-')
            return !letter && (code == ' ' || code == '-');
        if (query->elements[index].folded != code)
            return false;
    }
    return true;
}

/* The query may begin within a character, and end within one. */
static void add_sequence(void *context, uint32_t character, struct slice folded)
{
    struct spelling *spelling = context;
    for (size_t index = 1; index < spelling->elements; index++)
        if (may_stand(spelling->query, index, folded))
            add_code(&spelling->shortcuts[index], character);
    for (size_t at = 0; at < folded.length;) {
        struct slice rest = slice_cut(folded, at, folded.length);
        if (may_stand(spelling->query, 0, rest)) {
            add_code(&spelling->shortcuts[0], character);
            break;
        }
        uint32_t code;
        at += text_decode(rest, &code);
    }
}

/* The other way round: a letter of the query that is spelt as several, such as a syllable of Hangul. */
static void add_parts(struct spelling *spelling, size_t index)
{
    uint32_t parts[TEXT_PARTS], beginning;
    size_t count = text_decompose(spelling->query->elements[index].folded, parts);
    struct buffer spelt = {0}, folded = {0};
    for (size_t i = 0; i + 1 < count; i++) {
        char bytes[4];
        buffer_append(&spelt, (struct slice){bytes, text_encode(parts[i], bytes)});
        buffer_clear(&folded);
        text_fold(buffer_slice(&spelt), &folded);
        if (folded.length == 0)
            continue;
        text_decode(buffer_slice(&folded), &beginning);
        add_variants(&spelling->shortcuts[index], beginning);
    }
    buffer_free(&spelt);
    buffer_free(&folded);
}

static void find_shortcuts(struct spelling *spelling)
{
    text_fold_sequences(add_sequence, spelling);
    for (size_t i = 0; i < spelling->elements; i++)
        if (spelling->query->elements[i].kind == ELEMENT_LETTER)
            add_parts(spelling, i);
}

/* ---- writing ------------------------------------------------------------------------------------- */

/* What may hang on a letter unseen: more than folding drops. */
#define IGNORED "\\p{M}\\p{DI}\\x{640}"
/* Common characters that are none of these, told quickly; the second with ideographs, without white space. */
#define PLAIN "\\x{0}-\\x{AC}\\x{AE}-\\x{2FF}\\x{370}-\\x{482}\\x{48A}-\\x{590}"
#define PLAIN_OR_WIDE                                                                                        \
    "!-~\\x{3041}-\\x{3096}\\x{30A0}-\\x{30FF}\\x{3400}-\\x{4DBF}\\x{4E00}-\\x{9FFF}\\x{FF01}-\\x{FF5E}"

static int compare(const void *one, const void *other)
{
    const uint32_t *left = one, *right = other;
    return (*left > *right) - (*left < *right);
}

/* A run of characters as a range. */
static void write_codes(struct spelling *spelling, const struct set *set)
{
    if (set->count > 0)
        qsort(set->codes, set->count, sizeof set->codes[0], compare);
    for (size_t i = 0, next; i < set->count; i = next) {
        for (next = i + 1; next < set->count && set->codes[next] <= set->codes[next - 1] + 1; next++)
            ;
        uint32_t first = set->codes[i], last = set->codes[next - 1];
        buffer_format(spelling->expression, "\\x{%X}", (unsigned)first);
        if (last > first)
            buffer_format(spelling->expression, "-\\x{%X}", (unsigned)last);
    }
}

static void write_variants(struct spelling *spelling, const char *folded)
{
    struct set set = {0};
    for (; *folded; folded++)
        add_variants(&set, (unsigned char)*folded);
    write_codes(spelling, &set);
    free(set.codes);
}

/* What follows cannot begin with a mark, so that marks are never given back to it. */
static bool is_greedy(const struct spelling *spelling, size_t index)
{
    const struct query *query = spelling->query;
    return spelling->easy || index + 1 >= query->count || !query->elements[index + 1].combines;
}

/* The variants of FOLDED, a string, from LEAST to MOST times before the element behind INDEX. */
static void write_run(struct spelling *spelling, size_t index, const char *folded, unsigned least,
                      unsigned most)
{
    if (most > REPEATS)
        most = REPEATS;
    buffer_append_byte(spelling->expression, '[');
    write_variants(spelling, folded);
    buffer_format(spelling->expression, "%s]{%u,%u}%s", spelling->easy ? "" : IGNORED, least, most,
                  is_greedy(spelling, index) ? "+" : "");
    spelling->longest += (size_t)most * CHARACTER_BYTES;
}

static bool is_ideograph(const struct query *query, size_t index)
{
    return query->elements[index].kind == ELEMENT_LETTER && text_is_ideograph(query->elements[index].folded);
}

/* What may stand between a letter and the next: marks, behind them (a soft hyphen) a line end; between
 * ideographs a line end alone. */
static void write_between(struct spelling *spelling, size_t index)
{
    if (index + 1 >= spelling->elements)
        return;
    bool wide = is_ideograph(spelling->query, index) || is_ideograph(spelling->query, index + 1);
    buffer_format(spelling->expression, "(?:(?![%s])", wide ? PLAIN_OR_WIDE : PLAIN);
    if (!wide)
        write_run(spelling, index, "", 1, UNIT_CHARACTERS);
    write_run(spelling, index, " ", 0, UNIT_SPACES + UNIT_CHARACTERS);
    buffer_append_string(spelling->expression, ")?");
}

static bool write_letter(struct spelling *spelling, size_t index)
{
    struct set letters = {0};
    add_letters(spelling, &spelling->query->elements[index], &letters);
    buffer_append_byte(spelling->expression, '[');
    write_codes(spelling, &letters);
    buffer_append_byte(spelling->expression, ']');
    spelling->longest += CHARACTER_BYTES;
    bool written = letters.count > 0;
    free(letters.codes);
    if (!spelling->easy)
        write_between(spelling, index);
    return written;
}

static bool write_gap(struct spelling *spelling, size_t index)
{
    write_run(spelling, index, " -", 1, index == 0 ? 1 : 2 * UNIT_SPACES + DASHES);
    return true;
}

static bool write_dash(struct spelling *spelling, size_t index)
{
    const struct element *element = &spelling->query->elements[index];
    unsigned most = element->dashes + DASHES, each = spelling->easy ? 1 : UNIT_CHARACTERS;
    if (element->spaced)
        each += UNIT_SPACES;
    if (index > 0)
        write_run(spelling, index, " ", 0, UNIT_SPACES);
    buffer_append_byte(spelling->expression, '[');
    write_variants(spelling, "-");
    buffer_append_byte(spelling->expression, ']');
    write_run(spelling, index, element->spaced ? " -" : "-", 0, most * each);
    if (index + 1 < spelling->query->count)
        write_run(spelling, index, " ", 0, UNIT_SPACES);
    return true;
}

static bool write_element(struct spelling *spelling, size_t index)
{
    static bool (*const writers[])(struct spelling *, size_t) = {
        [ELEMENT_LETTER] = write_letter, [ELEMENT_GAP] = write_gap, [ELEMENT_DASH] = write_dash};
    return writers[spelling->query->elements[index].kind](spelling, index);
}

static bool holds_kana(const struct set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->codes[i] >= KANA_FIRST && set->codes[i] <= KANA_LAST)
            return true;
    return false;
}

/* They are most of what begins with the same byte as squared units such as U+3392, which many queries have
 * to look for. */
static void write_refusal(struct spelling *spelling)
{
    struct set first = {0};
    add_variants(&first, spelling->query->elements[0].folded);
    if (spelling->query->elements[0].kind == ELEMENT_LETTER && !holds_kana(&first) &&
        !holds_kana(&spelling->shortcuts[0]))
        buffer_format(spelling->expression, "(?![\\x{%X}-\\x{%X}])", KANA_FIRST, KANA_LAST);
    free(first.codes);
}

/* Each element is written "(?:[shortcuts]|element" and closed behind the last: a shortcut ends the
 * expression. */
static bool write_elements(struct spelling *spelling)
{
    size_t open = 0;
    for (size_t i = 0; i < spelling->elements; i++) {
        const struct set *shortcuts = &spelling->shortcuts[i];
        if (shortcuts->count > 0) {
            buffer_append_string(spelling->expression, "(?:[");
            write_codes(spelling, shortcuts);
            buffer_append_string(spelling->expression, "]|");
            open++;
        }
        if (!write_element(spelling, i))
            return false;
    }
    while (open-- > 0)
        buffer_append_byte(spelling->expression, ')');
    return true;
}

bool spelling_write(const struct query *query, const struct easy *easy, struct buffer *expression,
                    size_t *longest)
{
    size_t most = easy ? NARROW_ELEMENTS : WIDE_ELEMENTS;
    struct spelling spelling = {.query = query,
                                .easy = easy,
                                .elements = query->count < most ? query->count : most,
                                .expression = expression};
    spelling.shortcuts = memory_new(spelling.elements * sizeof *spelling.shortcuts);
    if (!easy) {
        find_shortcuts(&spelling);
        write_refusal(&spelling);
    }
    bool written = write_elements(&spelling);
    *longest = spelling.longest;
    for (size_t i = 0; i < spelling.elements; i++)
        free(spelling.shortcuts[i].codes);
    free(spelling.shortcuts);
    return written;
}
