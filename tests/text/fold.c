#include "unicode_data.h"

static void assert_folds(const char *string, const char *wanted)
{
    struct buffer folded = {0};
    text_fold(slice_of(string), &folded);
    assert_string_equal(buffer_string(&folded), wanted);
    buffer_free(&folded);
}

static void case_is_folded(void **state)
{
    (void)state;
    assert_folds("Win WIN", "win win");
    assert_folds("STRASSE Straße", "strasse strasse");
    assert_folds("ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ");
    assert_folds("ДОМ", "дом");
}

static void quotes_dashes_and_spaces_are_folded(void **state)
{
    (void)state;
    assert_folds("don’t ‘so’ `so´ ‹a›", "don't 'so' 'so' 'a'");
    assert_folds("“so” «so» „so“ 「so」 ″", "\"so\" \"so\" \"so\" \"so\" \"");
    assert_folds("a–b—c‐d−e\u2011f", "a-b-c-d-e-f");
    assert_folds("a \t\n\u00A0\u3000b", "a b");
    assert_folds(" a ", " a ");
}

static void ligatures_and_width_are_folded(void **state)
{
    (void)state;
    assert_folds("ﬁn eﬃcient", "fin efficient");
    assert_folds("ＡＢＣ１２３，", "abc123,");
    assert_folds("x² ½ … №", "x2 1/2 ... no");
    assert_folds("㈱ ⅳ ①", "(株) iv 1");
    assert_folds("¨ ¯", "¨ ¯"); /* spacing accents stay */
}

static void accents_are_dropped_in_alphabets(void **state)
{
    (void)state;
    assert_folds("Äpfel été e\u0301te\u0301 Ngữ", "apfel ete ete ngu");
    assert_folds("Ἑλλάς ᾳ", "ελλασ α");
    assert_folds("ёж Й", "еж и");
    assert_folds("שָׁלוֹם", "שלום");
    assert_folds("أُحِبُّ العـربية", "احب العربية");
}

static void strokes_are_dropped_and_letters_spelt_out(void **state)
{
    (void)state;
    assert_folds("Øre Łódź Đorđe Ħal ısı", "ore lodz dorde hal isi");
    assert_folds("Æsop cœur Ǿ Ŀ", "aesop coeur o l");
    assert_folds("þing", "þing");
}

static void signs_of_other_scripts_are_kept(void **state)
{
    (void)state;
    assert_folds("がか", "ガカ");
    assert_folds("हिन्दी", "हिन्दी");
    assert_folds("ไทยได้", "ไทยได้");
    assert_folds("1\u0301", "1\u0301");
    assert_folds("≠", "≠");
}

static void kana_are_one(void **state)
{
    (void)state;
    assert_folds("ひらがな ヒラガナ ﾋﾗｶﾞﾅ", "ヒラガナ ヒラガナ ヒラガナ");
    assert_folds("は\u309Aん ﾊﾟﾝ", "パン パン");
    assert_folds("わ\u3099", "ヷ");
}

static void hangul_is_composed(void **state)
{
    (void)state;
    assert_folds("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글");
    assert_folds("한글", "한글");
}

static void what_is_ignored_vanishes(void **state)
{
    (void)state;
    assert_folds("co\u00ADop\u200Ber\u2060ate\uFEFF❤\uFE0F", "cooperate❤");
    assert_folds("e\u00AD\u0301", "e");
    assert_true(text_is_ignored(0xAD) && text_is_ignored(0x200D) && text_is_ignored(0x640));
    assert_false(text_is_ignored('a') || text_is_ignored(' ') || text_is_ignored(0x301));
}

static void folding_appends(void **state)
{
    (void)state;
    struct buffer folded = {0};
    buffer_append_string(&folded, "E\u0301 ");
    text_fold(slice_of(" か\u3099"), &folded);
    assert_string_equal(buffer_string(&folded), "E\u0301  ガ");
    buffer_free(&folded);
}

static void ill_formed_bytes_become_replacements(void **state)
{
    (void)state;
    assert_folds("A\xFF\xE4\xB8Z", "a\uFFFD\uFFFDz");
}

/* ---- the way back ---- */

static void fold_one(uint32_t character, struct buffer *folded)
{
    char bytes[4];
    buffer_clear(folded);
    text_fold((struct slice){bytes, text_encode(character, bytes)}, folded);
}

struct sequence {
    uint32_t character;
    struct slice folded;
};

struct sequences {
    struct sequence items[8000];
    size_t count;
};

static void keep_sequence(void *context, uint32_t character, struct slice folded)
{
    struct sequences *sequences = context;
    assert_true(sequences->count < COUNT_OF(sequences->items));
    sequences->items[sequences->count++] = (struct sequence){character, folded};
}

static bool is_variant(uint32_t folded, uint32_t character)
{
    uint32_t variants[256];
    size_t count = text_fold_variants(folded, variants, COUNT_OF(variants));
    assert_true(count <= COUNT_OF(variants));
    for (size_t i = 0; i < count; i++)
        if (variants[i] == character)
            return true;
    return false;
}

/* Every character is found again from its folded form, in one of the three ways. */
static void every_folding_has_its_way_back(void **state)
{
    (void)state;
    struct sequences *sequences = memory_new(sizeof *sequences);
    struct buffer folded = {0};
    size_t next = 0;
    text_fold_sequences(keep_sequence, sequences);
    for (uint32_t i = 0; i <= 0x10FFFF; i += i == 0xD7FF ? 0x801 : 1) {
        uint32_t first = 0;
        fold_one(i, &folded);
        assert_int_equal(folded.length == 0, text_is_ignored(i));
        if (folded.length == 0)
            continue;
        if (text_decode(buffer_slice(&folded), &first) == folded.length) {
            assert_true(is_variant(first, i));
            continue;
        }
        assert_int_equal(sequences->items[next].character, i);
        assert_true(slice_equal(sequences->items[next++].folded, buffer_slice(&folded)));
    }
    assert_int_equal(next, sequences->count);
    assert_in_range(next, 1000, 4000);
    buffer_free(&folded);
    free(sequences);
}

static void folding_twice_is_folding_once(void **state)
{
    (void)state;
    struct buffer once = {0}, twice = {0};
    for (uint32_t i = 0; i <= 0x10FFFF; i++) {
        fold_one(i, &once);
        buffer_clear(&twice);
        text_fold(buffer_slice(&once), &twice);
        assert_true(slice_equal(buffer_slice(&once), buffer_slice(&twice)));
    }
    buffer_free(&once);
    buffer_free(&twice);
}

static void variants_of_a_letter_are_its_forms(void **state)
{
    (void)state;
    assert_true(is_variant('e', 'e') && is_variant('e', 'E') && is_variant('e', 0xE9) &&
                is_variant('e', 0xFF25));
    assert_true(is_variant('\'', 0x2019) && is_variant('-', 0x2014) && is_variant(' ', 0xA0));
    assert_true(is_variant(0x30AB, 0x304B) && is_variant(0x30AB, 0xFF76) && is_variant(0x43E, 0x41E));
    assert_false(is_variant('e', 'o') || is_variant('o', 0x153));
    uint32_t one;
    assert_true(text_fold_variants('e', &one, 1) > 20);
    assert_int_equal(one, 'e');
    assert_int_equal(text_fold_variants(0x4E02, NULL, 0), 1);
}

static void characters_decompose(void **state)
{
    (void)state;
    uint32_t parts[TEXT_PARTS];
    assert_int_equal(text_decompose(0x30AC, parts), 2);
    assert_int_equal(parts[0], 0x30AB);
    assert_int_equal(parts[1], 0x3099);
    assert_int_equal(text_decompose(0xAC01, parts), 3);
    assert_int_equal(parts[2], 0x11A8);
    assert_int_equal(text_decompose('a', parts), 1);
    assert_int_equal(parts[0], 'a');
    for (uint32_t i = 0; i <= 0x10FFFF; i++)
        assert_in_range(text_decompose(i, parts), 1, TEXT_PARTS);
}

static void marks_are_dropped_that_are_accents(void **state)
{
    (void)state;
    assert_true(text_is_dropped_mark(0x301) && text_is_dropped_mark(0x5B0) && text_is_dropped_mark(0x64E));
    assert_false(text_is_dropped_mark(0x3099) || text_is_dropped_mark(0x94D) || text_is_dropped_mark('a'));
    assert_false(text_is_dropped_mark(0xE48) || text_is_dropped_mark(0x93F));
}

/* Letters, marks and joiners of all treatments, in any order. */
static void random_sequences_fold_to_what_folds_to_itself(void **state)
{
    (void)state;
    static const uint32_t kinds[] = {'a',    'E',    ' ',    0xE9,   0x301,  0x316,  0xAD,   0x5D0,
                                     0x5B0,  0x627,  0x655,  0x304B, 0x30CF, 0xFF76, 0xFF9E, 0x3099,
                                     0x309A, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x3131, 0x314F, 0x915,
                                     0x93C,  0x94D,  0x9C7,  0x9BE,  '1',    0x338,  '=',    0x2019,
                                     0xFB01, 0xDF,   0x345,  0x3B1,  0x20DD, 0x3000, 0x200D, 0xF900};
    uint64_t seed = 10;
    struct buffer text = {0}, once = {0}, twice = {0};
    for (int round = 0; round < 200000; round++) {
        buffer_clear(&text);
        buffer_clear(&once);
        buffer_clear(&twice);
        for (size_t i = next_random(&seed) % 8; i > 0; i--)
            append_character(&text, kinds[next_random(&seed) % COUNT_OF(kinds)]);
        text_fold(buffer_slice(&text), &once);
        text_fold(buffer_slice(&once), &twice);
        assert_string_equal(buffer_string(&once), buffer_string(&twice));
    }
    buffer_free(&text);
    buffer_free(&once);
    buffer_free(&twice);
}

static void random_bytes_fold_to_well_formed_text(void **state)
{
    (void)state;
    uint64_t seed = 11;
    struct buffer folded = {0};
    for (int round = 0; round < 50000; round++) {
        char bytes[40];
        size_t length = next_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)next_random(&seed);
        buffer_clear(&folded);
        text_fold((struct slice){bytes, length}, &folded);
        assert_int_equal(text_check(buffer_slice(&folded)), folded.length);
    }
    buffer_free(&folded);
}

static void words_are_letters_and_digits_with_one_thing_between(void **state)
{
    struct buffer words = {0};
    (void)state;
    text_fold_words(slice_of("  Chapter\tII. \xE2\x80\x94 \xC3\x89t\xC3\xA9, 1900!"), " ", &words);
    assert_string_equal(buffer_string(&words), "chapter ii ete 1900");
    text_fold_words(slice_of("A-b"), "", &words);
    assert_string_equal(buffer_string(&words), "chapter ii ete 1900ab");
    buffer_free(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_letters_and_digits_with_one_thing_between),
        cmocka_unit_test(case_is_folded),
        cmocka_unit_test(quotes_dashes_and_spaces_are_folded),
        cmocka_unit_test(ligatures_and_width_are_folded),
        cmocka_unit_test(accents_are_dropped_in_alphabets),
        cmocka_unit_test(strokes_are_dropped_and_letters_spelt_out),
        cmocka_unit_test(signs_of_other_scripts_are_kept),
        cmocka_unit_test(kana_are_one),
        cmocka_unit_test(hangul_is_composed),
        cmocka_unit_test(what_is_ignored_vanishes),
        cmocka_unit_test(folding_appends),
        cmocka_unit_test(ill_formed_bytes_become_replacements),
        cmocka_unit_test(every_folding_has_its_way_back),
        cmocka_unit_test(folding_twice_is_folding_once),
        cmocka_unit_test(variants_of_a_letter_are_its_forms),
        cmocka_unit_test(characters_decompose),
        cmocka_unit_test(marks_are_dropped_that_are_accents),
        cmocka_unit_test(random_sequences_fold_to_what_folds_to_itself),
        cmocka_unit_test(random_bytes_fold_to_well_formed_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
