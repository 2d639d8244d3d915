#include "finding.h"

#include "stele/text.h"

static void capitals_are_found_by_small_letters(void **state)
{
    (void)state;
    assert_found("ASEAN and Asean and asean", "asean", "[ASEAN][Asean][asean]");
    assert_found("ΟΔΟΣ и МИР", "οδος", "[ΟΔΟΣ]");
    assert_found("ΟΔΟΣ и МИР", "мир", "[МИР]");
}

static void a_capital_makes_case_exact(void **state)
{
    (void)state;
    assert_found("East east EAST", "East", "[East]");
    assert_found("East east EAST", "EAST", "[EAST]");
    assert_found("Élan elan ELAN Elan", "Elan", "[Élan][Elan]");
    assert_found("Élan elan ÉLAN élan", "éLAN", "");
}

static void any_case_is_never_exact(void **state)
{
    (void)state;
    struct document *document = build_paragraphs(slice_of("East east EAST"));
    check_hits(document, "East", SEARCH_ANY_CASE, "[East][east][EAST]", __FILE__, __LINE__);
    document_free(document);
}

static void quotation_marks_of_any_kind_are_found(void **state)
{
    (void)state;
    assert_found("don't don’t donʼt don‘t dont", "don't", "[don't][don’t][donʼt][don‘t]");
    assert_found("don't don’t", "don’t", "[don't][don’t]");
    assert_found("“so” «so» \"so\" „so‟", "\"so\"", "[“so”][«so»][\"so\"][„so‟]");
}

static void a_typed_space_finds_space_and_dash(void **state)
{
    (void)state;
    assert_found("win win win-win win–win win — win win\u00A0win win  win winwin", "win win",
                 "[win win][win-win][win–win][win — win][win\u00A0win][win  win]");
}

static void a_typed_dash_finds_any_dash_and_no_mere_space(void **state)
{
    (void)state;
    assert_found("win-win win–win win‑win win − win win win", "win-win",
                 "[win-win][win–win][win‑win][win − win]");
    assert_found("war--peace war—peace war – peace war---peace", "war—peace",
                 "[war--peace][war—peace][war – peace][war---peace]");
    assert_found("war--peace war—peace war-peace", "war--peace", "[war--peace][war—peace]");
}

static void typed_options_are_found(void **state)
{
    (void)state;
    assert_found("--width -w --no-state", "--width", "[--width]");
    assert_found("--width -w --no-state", "-w", "[-w][-w]");
    assert_found("--width -w --no-state", "--no-", "[--no-]");
}

static void spaces_at_the_ends_of_a_query_count(void **state)
{
    (void)state;
    assert_found("catch the cat.", "cat ", "");
    assert_found("catch the cat.", " cat", "[ cat]");
    assert_found("catch the   cat.", " cat", "[ cat]");
    assert_found("win-win", " win", "[-win]");
    assert_found("a b-c", " ", "[ ][-]");
}

static void ligatures_are_found_and_typed(void **state)
{
    (void)state;
    assert_found("ﬁre ofﬁce oﬃce ﬂower", "fire", "[ﬁre]");
    assert_found("ﬁre ofﬁce oﬃce ﬂower office", "office", "[ofﬁce][oﬃce][office]");
    assert_found("office oﬀice", "oﬃce", "[office][oﬀice]");
    assert_found("Straße STRASSE", "strasse", "[Straße][STRASSE]");
    assert_found("wait… wait...", "wait...", "[wait…][wait...]");
}

static void a_query_may_begin_and_end_within_a_ligature(void **state)
{
    (void)state;
    assert_found("oﬃce", "of", "[oﬃ]");
    assert_found("oﬃce", "ice", "[ﬃce]");
    assert_found("ﬂower", "lower", "[ﬂower]");
    assert_found("ﬃ", "f", "[ﬃ]");
}

static void width_does_not_matter(void **state)
{
    (void)state;
    assert_found("ＡＳＥＡＮ１０ asean10", "asean10", "[ＡＳＥＡＮ１０][asean10]");
    assert_found("asean", "ａｓｅａｎ", "[asean]");
    assert_found("ﾊﾟﾝ パン", "パン", "[ﾊﾟﾝ][パン]");
    assert_found("ﾊﾟﾝ パン", "ﾊﾟﾝ", "[ﾊﾟﾝ][パン]");
}

static void soft_hyphens_and_joiners_are_passed_over(void **state)
{
    (void)state;
    assert_found("co\u00ADop\u00ADer\u00ADation cooperation", "cooperation",
                 "[co\u00ADop\u00ADer\u00ADation][cooperation]");
    assert_found("cooperation", "co\u00ADoperation", "[cooperation]");
    assert_found("می\u200Cخواهم", "میخواهم", "[می\u200Cخواهم]");
}

static void accents_are_dropped_where_they_are_accents(void **state)
{
    (void)state;
    assert_found("été e\u0301te\u0301 ete", "ete", "[été][e\u0301te\u0301][ete]");
    assert_found("été e\u0301te\u0301 ete", "été", "[été][e\u0301te\u0301][ete]");
    assert_found("ёлка елка", "елка", "[ёлка][елка]");
    assert_found("ἄνθρωπος", "ανθρωπος", "[ἄνθρωπος]");
    assert_found("שָׁלוֹם שלום", "שלום", "[שָׁלוֹם][שלום]");
    assert_found("مُحَمَّد محمد", "محمد", "[مُحَمَّد][محمد]");
}

static void other_marks_are_letters(void **state)
{
    (void)state;
    assert_found("か が", "か", "[か]");
    assert_found("か が か\u3099", "が", "[が][か\u3099]");
    assert_found("は ば ぱ は\u3099", "は", "[は]");
    assert_found("कि की", "की", "[की]");
    assert_found("가 각 \u1100\u1161\u11A8", "가", "[가]");
    assert_found("각 \u1100\u1161\u11A8", "각", "[각][\u1100\u1161\u11A8]");
    assert_found("가\u11A8", "각", "[가\u11A8]");
}

static void half_of_a_letter_is_not_found(void **state)
{
    (void)state;
    assert_found("か\u3099", "\u3099", "");
    assert_found("\u1100\u1161 ㅏ", "ㅏ", "[ㅏ]");
    assert_found("1 <\u0338 2", "≮", "[<\u0338]");
    assert_found("1 <\u0338 2", "<", "");
}

static void a_rare_letter_is_found_in_plain_text(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 100; i++)
        buffer_append_string(&text, i == 50 ? "1 <\u0338 2, in the café of oﬃce workers " : "plain words ");
    struct document *document = build_paragraphs(buffer_slice(&text));
    assert_hits(document, "≮", "[<\u0338]");
    assert_hits(document, "cafe of office", "[café of oﬃce]");
    document_free(document);
    buffer_free(&text);
}

static void hiragana_is_katakana(void **state)
{
    (void)state;
    assert_found("うぃんうぃん ウィンウィン ｳｨﾝｳｨﾝ", "ウィンうぃん", "[うぃんうぃん][ウィンウィン][ｳｨﾝｳｨﾝ]");
}

static void a_hit_takes_the_marks_at_its_end(void **state)
{
    (void)state;
    assert_found("cafe\u0301s", "cafe", "[cafe\u0301]");
    assert_found("cafe\u0301s", "caf", "[caf]");
}

static void bytes_that_are_no_text_are_not_found(void **state)
{
    (void)state;
    assert_found("ab\xFF"
                 "cd ab\xE2\x80 cd",
                 "cd", "[cd][cd]");
    assert_found("ab\xFF"
                 "cd",
                 "b\xFF"
                 "c",
                 "");
    assert_found("ab\uFFFDcd", "b\uFFFDc", "[b\uFFFDc]");
}

static void a_query_of_nothing_is_refused(void **state)
{
    (void)state;
    struct error error;
    struct document *document = build_paragraphs(slice_of("words"));
    assert_null(search_new(document, slice_of(""), SEARCH_SMART, 0, &error));
    assert_null(search_new(document, slice_of("\u00AD"), SEARCH_SMART, 0, &error));
    assert_string_equal(error.text, "there is nothing in it to search for");
    document_free(document);
}

static void a_long_query_is_found_and_a_longer_one_refused(void **state)
{
    (void)state;
    struct error error;
    struct buffer words = {0}, typed = {0};
    for (int i = 0; i < 125; i++)
        buffer_format(&words, "Éé%d ﬁ.%s", i % 10, i == 124 ? "" : "-");
    text_fold(buffer_slice(&words), &typed);
    struct document *document = build_paragraphs(buffer_slice(&words));
    struct search *search = find_in(document, buffer_string(&typed), SEARCH_SMART, 0);
    assert_int_equal(search_count(search), 1);
    assert_int_equal(search_hit(search, 0).end, words.length);
    search_free(search);
    buffer_append_string(&typed, "123456789");
    assert_null(search_new(document, buffer_slice(&typed), SEARCH_SMART, 0, &error));
    assert_string_equal(error.text, "a search takes at most 1000 characters, not 1008");
    document_free(document);
    buffer_free(&words);
    buffer_free(&typed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_are_found_by_small_letters),
        cmocka_unit_test(a_capital_makes_case_exact),
        cmocka_unit_test(any_case_is_never_exact),
        cmocka_unit_test(quotation_marks_of_any_kind_are_found),
        cmocka_unit_test(a_typed_space_finds_space_and_dash),
        cmocka_unit_test(a_typed_dash_finds_any_dash_and_no_mere_space),
        cmocka_unit_test(typed_options_are_found),
        cmocka_unit_test(spaces_at_the_ends_of_a_query_count),
        cmocka_unit_test(ligatures_are_found_and_typed),
        cmocka_unit_test(a_query_may_begin_and_end_within_a_ligature),
        cmocka_unit_test(width_does_not_matter),
        cmocka_unit_test(soft_hyphens_and_joiners_are_passed_over),
        cmocka_unit_test(accents_are_dropped_where_they_are_accents),
        cmocka_unit_test(other_marks_are_letters),
        cmocka_unit_test(half_of_a_letter_is_not_found),
        cmocka_unit_test(a_rare_letter_is_found_in_plain_text),
        cmocka_unit_test(hiragana_is_katakana),
        cmocka_unit_test(a_hit_takes_the_marks_at_its_end),
        cmocka_unit_test(bytes_that_are_no_text_are_not_found),
        cmocka_unit_test(a_query_of_nothing_is_refused),
        cmocka_unit_test(a_long_query_is_found_and_a_longer_one_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
