/* Folding misses nothing: whatever ICU's collation takes for the same at primary strength, a search finds
 * too. Marks of kana, jamo and Indic signs are letters to a search, and are left out. */

#include "finding.h"

#include "stele/text.h"

#include <fcntl.h>
#include <unicode/ucol.h>
#include <unicode/usearch.h>
#include <unistd.h>

/* Words in several spellings. */
static const char *const texts[] = {
    "Café, CAFÉ, cafe\u0301, ｃａｆé and cafe; naïve, naive, NAÏVE, nai\u0308ve; coöperation cooperation",
    "Straße STRASSE strasse Strasse; Æsop æsop aesop AESOP; œuvre oeuvre ŒUVRE; Ærø aero",
    "ﬁnal final FINAL ﬂower flower oﬃce office; Ⅳ iv IV; ² 2; № no; ½",
    "Ελλάδα ελλαδα ΕΛΛΑΔΑ Ἑλλάς ελλας; ποῦ που ΠΟΥ; λόγος ΛΟΓΟΣ λογοσ",
    "Москва москва МОСКВА; ещё еще ЕЩЁ; край края; объезд",
    "שלום שָׁלוֹם; سلام سَلَام سـلام; كتاب كِتَاب",
    "Łódź lodz ŁÓDŹ; søster soster SØSTER; đa da Đa; Việt viet VIỆT Vie\u0323\u0302t; ãõ ao",
    "ｗｉｎ－ｗｉｎ win-win WIN-WIN; “quoted” ‘quoted’; e\u0301te\u0301 été ete",
    "合作共赢 合作 共赢，安全。東アジア パートナーシップ ﾊﾟｰﾄﾅｰ 동아시아 협력",
};

/* A text for ICU, and the byte of it that each of its units begins at. */
struct wide {
    UChar *units;
    size_t *places;
    size_t count, unit_capacity, place_capacity;
};

static void widen(struct slice text, struct wide *wide)
{
    wide->count = 0;
    for (size_t at = 0; at <= text.length;) {
        uint32_t character = 0;
        array_reserve(wide->units, wide->unit_capacity, wide->count + 2);
        array_reserve(wide->places, wide->place_capacity, wide->count + 2);
        wide->places[wide->count] = wide->places[wide->count + 1] = at;
        if (at == text.length)
            break;
        at += text_decode(slice_cut(text, at, text.length), &character);
        bool pair = character > 0xFFFF;
        wide->units[wide->count++] = (UChar)(pair ? 0xD7C0 + (character >> 10) : character);
        if (pair)
            wide->units[wide->count++] = (UChar)(0xDC00 | (character & 0x3FF));
    }
}

static void free_wide(struct wide *wide)
{
    free(wide->units);
    free(wide->places);
}

static bool meets_hit(const struct search *search, struct range range)
{
    size_t index = search_index(search, range.start);
    if (index < search_count(search) && search_hit(search, index).start < range.end)
        return true;
    return index > 0 && search_hit(search, index - 1).end > range.start;
}

/* Returns how often ICU finds QUERY. */
static size_t check_query(const struct document *document, const struct wide *text, UCollator *collator,
                          struct slice query)
{
    UErrorCode status = U_ZERO_ERROR;
    struct error error;
    struct wide pattern = {0};
    size_t count = 0;
    struct search *search = search_new(document, query, SEARCH_ANY_CASE, 0, &error);
    widen(query, &pattern);
    UStringSearch *reference = usearch_openFromCollator(pattern.units, (int32_t)pattern.count, text->units,
                                                        (int32_t)text->count, collator, NULL, &status);
    assert_true(U_SUCCESS(status));
    assert_non_null(search);
    while (!search_step(search, 100000))
        continue;
    for (int32_t at = usearch_first(reference, &status); at != USEARCH_DONE;
         at = usearch_next(reference, &status)) {
        struct range range = {text->places[at], text->places[at + usearch_getMatchedLength(reference)]};
        count++;
        struct slice found = slice_range(document_text(document), range);
        if (!meets_hit(search, range))
            fail_msg("[%.*s] does not find [%.*s]", (int)query.length, query.bytes, (int)found.length,
                     found.bytes);
    }
    usearch_close(reference);
    search_free(search);
    free_wide(&pattern);
    return count;
}

/* Each word of TEXT, and each two of them. */
static void check_text(struct slice text)
{
    UErrorCode status = U_ZERO_ERROR;
    struct wide wide = {0};
    struct document *document = build_paragraphs(text);
    UCollator *collator = ucol_open("", &status);
    assert_true(U_SUCCESS(status));
    ucol_setStrength(collator, UCOL_PRIMARY);
    ucol_setAttribute(collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
    text = document_text(document);
    widen(text, &wide);
    struct slice rest = text, word, before = {0};
    size_t words = 0, found = 0;
    while ((word = slice_word(&rest)).length > 0) {
        found += check_query(document, &wide, collator, word);
        words++;
        size_t end = (size_t)(word.bytes - text.bytes) + word.length;
        if (before.length > 0 && word.bytes - (before.bytes + before.length) == 1)
            check_query(document, &wide, collator, slice_cut(text, (size_t)(before.bytes - text.bytes), end));
        before = word;
    }
    assert_true(found > words);
    ucol_close(collator);
    document_free(document);
    free_wide(&wide);
}

static void spellings_that_collate_alike_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        check_text(slice_of(texts[i]));
}

static void words_of_the_speech_are_found_as_they_collate(void **state)
{
    (void)state;
    struct buffer text = {0};
    int file = open(TEST_DATA "/speech.txt", O_RDONLY);
    assert_true(file >= 0);
    assert_true(file_read(file, &text, 8192));
    close(file);
    check_text(slice_cut(buffer_slice(&text), 0, text_check(buffer_slice(&text))));
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_that_collate_alike_are_found),
        cmocka_unit_test(words_of_the_speech_are_found_as_they_collate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
