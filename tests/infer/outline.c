/* The outline of texts that nobody marked up: each cue, and what only looks like one. */

#include "outline.h"

#include <stdio.h>

#define TEST(name) static void name(void **state)
#define UNUSED     (void)state

TEST(prose_has_no_outline)
{
    UNUSED;
    assert_outline(PROSE "\n" MORE "\n" PROSE "\n" MORE, "");
    assert_outline("", "");
}

TEST(numbers_that_begin_again_stand_below_their_parts)
{
    UNUSED;
    assert_outline("A TALE\n\n\nPART ONE\n\nI\n\n" PROSE "\nII\n\n" PROSE "\n\nPART TWO\n\nI\n\n" PROSE
                   "\nII\n\n" PROSE,
                   "1 PART ONE\n2 I\n2 II\n1 PART TWO\n2 I\n2 II\n");
    assert_outline("A TALE\n\n\nI. The House\n\n1.\n\n" PROSE "\n2.\n\n" PROSE "\n3.\n\n" PROSE
                   "\nII. The Sea\n\n" PROSE "\nIII. The Ice\n\n" PROSE,
                   "1 I The House\n2 1.\n2 2.\n2 3.\n1 II The Sea\n1 III The Ice\n");
}

TEST(articles_stand_in_chapters_and_hold_sections)
{
    UNUSED;
    assert_outline("Chapter 1\n\nArticle 1\n\n" PROSE "\nArticle 2\n\n" PROSE
                   "\nChapter 2\n\nArticle 3\n\n" PROSE,
                   "1 Chapter 1\n2 Article 1\n2 Article 2\n1 Chapter 2\n2 Article 3\n");
    assert_outline("Article I\n\nSection 1\n\n" PROSE "\nSection 2\n\n" PROSE
                   "\nArticle II\n\nSection 1\n\n" PROSE,
                   "1 Article I\n2 Section 1\n2 Section 2\n1 Article II\n2 Section 1\n");
}

TEST(titles_that_the_contents_name_are_headings)
{
    UNUSED;
    assert_outline(
        "TALES\n\nCONTENTS\n\nTHE GOLDEN BIRD\nHANS IN LUCK\nTHE LAST LAMP\n\n\nTHE GOLDEN BIRD\n\n" PROSE
        "\nHANS IN LUCK\n\n" PROSE "\nTHE LAST LAMP\n\n" PROSE,
        "1 THE GOLDEN BIRD\n1 HANS IN LUCK\n1 THE LAST LAMP\n");
}

TEST(letters_below_numbered_sections_are_items)
{
    UNUSED;
    assert_outline("1. Terms\n\n" PROSE "\n(a) " PROSE "\n(b) " PROSE "\n2. Duties\n\n" PROSE
                   "\n3. Ends\n\n" PROSE,
                   "1 1 Terms\n1 2 Duties\n1 3 Ends\n");
}

TEST(one_sentence_over_bracketed_items_makes_no_points)
{
    UNUSED;
    assert_outline(PROSE "\n(1) keep all that was said of it in the notice that came with it; and\n\n"
                         "(2) say on what day it was changed, and by whom it was.\n\n" PROSE,
                   "");
}

TEST(an_adverb_may_follow_an_ordinal)
{
    UNUSED;
    assert_outline(PROSE "\nFirst, nets must be mended before winter comes. " MORE
                         "\nSecond and quite fundamentally: boats need tar. " MORE "\n" PROSE,
                   "1 [Opening]\n1 ~I Nets\n1 ~II Boats\n");
}

TEST(points_in_german_and_french_are_called_by_what_they_ask_for)
{
    UNUSED;
    assert_outline(PROSE
                   "\nErstens müssen wir die Zusammenarbeit zwischen den Staaten stärken. " MORE
                   "\nZweitens brauchen wir eine gemeinsame Politik für die Sicherheit der Energie. " MORE,
                   "1 [Opening]\n1 ~I Die Zusammenarbeit zwischen den Staaten stärken\n"
                   "1 ~II Eine gemeinsame Politik für die Sicherheit\n");
    assert_outline(PROSE "\nPremièrement, nous devons renforcer la paix. " MORE
                         "\nDeuxièmement, la sécurité alimentaire est une condition. " MORE,
                   "1 [Opening]\n1 ~I Renforcer la paix\n1 ~II La sécurité alimentaire\n");
}

TEST(a_heading_may_follow_an_address)
{
    UNUSED;
    assert_outline(PROSE "\nClimate and the Ocean\n\n" PROSE
                         "\nMr. President,\n\nReform of the Council\n\n" PROSE,
                   "1 Climate and the Ocean\n1 Reform of the Council\n");
}

/* ---- chapters ---- */

TEST(chapters_are_found)
{
    UNUSED;
    assert_outline("A TALE\n\n\nCHAPTER I. The Harbour\n\n" PROSE "\n\n\nCHAPTER II. The Sea\n\n" PROSE,
                   "1 CHAPTER I. The Harbour\n1 CHAPTER II. The Sea\n");
}

TEST(parts_hold_chapters_that_begin_again)
{
    UNUSED;
    assert_outline("PART I\n\n\nCHAPTER I\n\n" PROSE "\nCHAPTER II\n\n" PROSE
                   "\nPART II\n\n\nCHAPTER I\n\n" PROSE,
                   "1 PART I\n2 CHAPTER I\n2 CHAPTER II\n1 PART II\n2 CHAPTER I\n");
}

TEST(acts_hold_scenes)
{
    UNUSED;
    assert_outline("THE TWO BROTHERS\n\nACT I\n\nSCENE I. A street.\n\n" PROSE "\nSCENE II. A room.\n\n" PROSE
                   "\nACT II\n\nSCENE I. A wood.\n\n" PROSE,
                   "1 ACT I\n2 SCENE I. A street.\n2 SCENE II. A room.\n1 ACT II\n2 SCENE I. A wood.\n");
}

TEST(a_chapter_in_a_sentence_is_none)
{
    UNUSED;
    assert_outline(PROSE "\nChapter 3 explains how the boats were built.\n\n" PROSE "\n" MORE, "");
}

TEST(numbers_may_be_words)
{
    UNUSED;
    assert_outline("Book the First\n\n" PROSE "\nBook the Second\n\n" PROSE,
                   "1 Book the First\n1 Book the Second\n");
    assert_outline("Erstes Kapitel\n\n" PROSE "\nZweites Kapitel\n\n" PROSE,
                   "1 Erstes Kapitel\n1 Zweites Kapitel\n");
    assert_outline("ЧАСТЬ ПЕРВАЯ\n\n" PROSE "\nЧАСТЬ ВТОРАЯ\n\n" PROSE, "1 ЧАСТЬ ПЕРВАЯ\n1 ЧАСТЬ ВТОРАЯ\n");
}

#define CHINESE "那天早晨，太阳从山后面升起来，村子里的人都到河边去洗衣服，谁也没有注意到那个陌生人。\n"

TEST(chinese_japanese_and_korean_chapters)
{
    UNUSED;
    assert_outline("第一章 清晨\n\n" CHINESE "\n第二章 离别\n\n" CHINESE, "1 第一章 清晨\n1 第二章 离别\n");
    assert_outline("第１話　朝\n\n" CHINESE "\n第２話　夜\n\n" CHINESE, "1 第１話　朝\n1 第２話　夜\n");
    assert_outline("제1장 아침\n\n" CHINESE "\n제2장 밤\n\n" CHINESE, "1 제1장 아침\n1 제2장 밤\n");
}

TEST(a_word_of_any_language_with_numbers_that_run_on)
{
    UNUSED;
    assert_outline("Caibidil 1\n\n" PROSE "\nCaibidil 2\n\n" PROSE "\nCaibidil 3\n\n" PROSE,
                   "1 Caibidil 1\n1 Caibidil 2\n1 Caibidil 3\n");
    assert_outline("Room 14\n\n" PROSE "\nRoom 3\n\n" PROSE "\nRoom 8\n\n" PROSE, "");
}

TEST(a_misprinted_number_is_filled_in)
{
    UNUSED;
    assert_outline("Pasal 1\n\n" PROSE "\nPasal 2\n\n" PROSE "\nPasa1 3\n\n" PROSE "\nPasal 4\n\n" PROSE
                   "\nPasal 5\n\n" PROSE,
                   "1 Pasal 1\n1 Pasal 2\n1 Pasa1 3\n1 Pasal 4\n1 Pasal 5\n");
}

/* ---- numbers ---- */

TEST(numbered_headings_nest)
{
    UNUSED;
    assert_outline("1. Scope\n\n" PROSE "\n1.1 Terms\n\n" PROSE "\n1.2 Method\n\n" PROSE
                   "\n2. Findings\n\n" PROSE,
                   "1 1 Scope\n2 1.1 Terms\n2 1.2 Method\n1 2 Findings\n");
}

TEST(a_list_is_no_numbering)
{
    UNUSED;
    assert_outline(PROSE "\n1. apples\n2. plums\n3. cherries\n\n" MORE
                         "\n1. Bread\n\n2. Butter\n\n3. Salt\n\n" PROSE,
                   "");
}

TEST(a_year_is_no_number_of_a_heading)
{
    UNUSED;
    assert_outline(PROSE "\n2019 in the harbour\n\n" MORE "\n2020 in the harbour\n\n" PROSE, "");
}

/* ---- the table of contents ---- */

TEST(contents_confirm_headings_and_are_none)
{
    UNUSED;
    assert_outline("Table of Contents\n\n   1.  Scope .......... 2\n     1.1.  Terms ...... 3\n   2.  "
                   "Findings ....... 5\n"
                   "   Index .............. 9\n\n1.  Scope\n\n" PROSE "\n1.1.  Terms\n\n" PROSE
                   "\n1.1.1.  Unlisted\n\n" PROSE "\n2.  Findings\n\n" PROSE "\nIndex\n\n" MORE,
                   "1 1 Scope\n2 1.1 Terms\n1 2 Findings\n1 Index\n");
}

TEST(contents_without_page_numbers_end_where_the_first_entry_comes_again)
{
    UNUSED;
    assert_outline("CONTENTS\n\n Letter 1\n Letter 2\n Chapter 1\n\n\nLetter 1\n\n" PROSE
                   "\nLetter 2\n\n" PROSE "\nChapter 1\n\n" PROSE,
                   "1 Letter 1\n1 Letter 2\n1 Chapter 1\n");
}

/* ---- capitals, underlines, lines of their own ---- */

TEST(capitals_head_what_follows)
{
    UNUSED;
    assert_outline("MINUTES\n\n" PROSE "\nFINANCE\n\n" MORE "\nHARBOUR DUES\n\n" PROSE,
                   "1 FINANCE\n1 HARBOUR DUES\n");
}

TEST(speakers_are_no_headings)
{
    UNUSED;
    assert_outline(PROSE "\nANTONIO\n\n" MORE "\nLUCIO\n\n" PROSE "\nANTONIO\n\n" MORE "\nLUCIO\n\n" PROSE,
                   "");
}

TEST(underlined_lines_are_headings)
{
    UNUSED;
    assert_outline(PROSE "\nWhat we found\n-------------\n\n" MORE, "1 What we found\n");
}

TEST(titles_between_paragraphs_are_headings_when_there_are_two)
{
    UNUSED;
    assert_outline(PROSE "\nThe Price of Fish\n\n" MORE "\nA Fairer Harbour\n\n" PROSE,
                   "1 The Price of Fish\n1 A Fairer Harbour\n");
    assert_outline(PROSE "\nThe Price of Fish\n\n" MORE "\n" PROSE, "");
}

TEST(three_short_lines_in_small_letters_are_headings)
{
    UNUSED;
    assert_outline(
        PROSE "\nPeace and security\n\n" MORE "\nReform of the council\n\n" PROSE "\n(Human Rights)\n\n" MORE
              "\nClimate and small islands\n\n" PROSE,
        "1 Peace and security\n1 Reform of the council\n1 (Human Rights)\n1 Climate and small islands\n");
}

TEST(what_goes_on_in_small_letters_is_no_heading)
{
    UNUSED;
    assert_outline(PROSE "\nOur failure is no longer\n\njustifiable to anybody here. " MORE
                         "\nIt is time to realise\n\n"
                         "what was promised then. " MORE "\nThe boats of the town\n\nwere old. " MORE,
                   "");
}

TEST(a_number_that_scanning_broke_is_passed_over)
{
    UNUSED;
    assert_outline("I. Introduction\n\n" PROSE "\nll. Peace\n\n" MORE "\nIII. Trade\n\n" PROSE
                   "\niv. Nauru\n\n" MORE "\nV. Conclusion\n\n" PROSE,
                   "1 I Introduction\n1 III Trade\n1 iv Nauru\n1 V Conclusion\n");
}

TEST(greetings_and_end_marks_are_no_headings)
{
    UNUSED;
    assert_outline("Mr. President,\n\n" PROSE "\nMr. President\n\n" MORE "\nLadies and Gentlemen\n\n" PROSE
                   "\nEND\n",
                   "");
}

/* ---- points of an argument ---- */

TEST(ordinals_that_open_paragraphs_are_points)
{
    UNUSED;
    assert_outline(
        PROSE "\nFirst, political equality is the basis for all of it. " MORE "\n" PROSE
              "\nSecond, economic integration is the foundation. " MORE
              "\nThird, common security provides a safeguard. " MORE,
        "1 [Opening]\n1 ~I Political equality\n1 ~II Economic integration\n1 ~III Common security\n");
}

TEST(ordinals_inside_sentences_are_none)
{
    UNUSED;
    assert_outline("For the first time we met at sea. " MORE "\nThe first time was short. " MORE
                   "\nThe second time, nobody spoke. " MORE "\n" PROSE,
                   "");
}

TEST(one_ordinal_alone_is_no_series)
{
    UNUSED;
    assert_outline(PROSE "\nSecond, we go on. " MORE "\n" PROSE "\nFinally, we thank you. " MORE, "");
}

TEST(points_may_have_a_noun)
{
    UNUSED;
    assert_outline(PROSE "\nMy first point is that trade needs trust. " MORE
                         "\nMy second point is that ships need wind. " MORE
                         "\nMy third and final point is that nets tear. " MORE,
                   "1 [Opening]\n1 ~I Trade needs trust\n1 ~II Ships need wind\n1 ~III Nets tear\n");
}

TEST(finally_adds_to_a_series)
{
    UNUSED;
    assert_outline(PROSE "\nFirst, boats are old. " MORE "\nSecond, nets are torn. " MORE
                         "\nFinally, ropes are short. " MORE,
                   "1 [Opening]\n1 ~I Boats\n1 ~II Nets\n1 ~III Ropes\n");
}

TEST(an_ordinal_in_a_later_sentence_fills_a_series)
{
    UNUSED;
    assert_outline("The first step is laying nets. " MORE
                   "\nThat is done. And this brings me to the second step in our plan. " MORE
                   "\nThe third step is mending sails. " MORE,
                   "1 ~I Laying nets\n1 ~II Step in our plan\n1 ~III Mending sails\n");
}

TEST(points_below_a_printed_heading_are_deeper)
{
    UNUSED;
    assert_outline("1. Scope\n\n" PROSE "\n2. Plan\n\n" PROSE
                   "\n(1) Nets must be mended before winter comes. " MORE
                   "\n(2) Ropes must be bought in the town. " MORE "\n3. End\n\n" PROSE,
                   "1 1 Scope\n1 2 Plan\n2 ~1 Nets\n2 ~2 Ropes\n1 3 End\n");
}

TEST(points_in_other_languages)
{
    UNUSED;
    assert_outline("Premièrement, la paix est fragile. " MORE "\nDeuxièmement, la mer est vaste. " MORE,
                   "1 ~I La paix\n1 ~II La mer\n");
    assert_outline("En primer lugar, la paz es frágil. " MORE "\nEn segundo lugar, el mar es grande. " MORE,
                   "1 ~I La paz\n1 ~II El mar\n");
    assert_outline("Erstens ist der Frieden schwach. " MORE "\nZweitens ist das Meer weit. " MORE,
                   "1 ~I Ist der Frieden schwach\n1 ~II Ist das Meer weit\n");
    assert_outline("Во-первых, мир хрупок. " MORE "\nВо-вторых, море широко. " MORE,
                   "1 ~I Мир хрупок\n1 ~II Море широко\n");
    assert_outline("第一，政治平等是基础。" CHINESE "\n第二，经济融合是根基。" CHINESE,
                   "1 ~I 政治平等是基础\n1 ~II 经济融合是根基\n");
    assert_outline("第一に、平和です。" CHINESE "\n第二に、経済です。" CHINESE,
                   "1 ~I 平和です\n1 ~II 経済です\n");
    assert_outline("첫째, 평화가 필요합니다. " MORE "\n둘째, 교육이 중요합니다. " MORE,
                   "1 ~I 평화가 필요합니다\n1 ~II 교육이 중요합니다\n");
}

/* ---- texts of a kind ---- */

TEST(a_manual_page_has_its_headings_at_the_margin)
{
    UNUSED;
    assert_outline("LS(1)        User Commands        LS(1)\n\nNAME\n       ls - list\n\nDESCRIPTION\n       "
                   "Lists files.\n\n"
                   "   Options\n       None of them matters here at all.\n\nGNU        2019        LS(1)\n",
                   "1 NAME\n1 DESCRIPTION\n2 Options\n");
}

TEST(logs_and_patches_have_no_outline)
{
    UNUSED;
    assert_outline(
        "commit 0123456789abcdef0123\nAuthor: A <a@example.org>\n\n    First, mend the nets of the old "
        "boat.\n\n"
        "commit 1123456789abcdef0123\nAuthor: A <a@example.org>\n\n    Second, buy the ropes in the town.\n",
        "");
    assert_outline("diff --git a/x b/x\n@@ -1,2 +1,2 @@\n-CHAPTER I\n+CHAPTER II\n The text of it is long "
                   "enough here.\n",
                   "");
    assert_outline("10:00:01 First, something happened at the pier.\n10:00:02 Second, something else did.\n"
                   "10:00:03 CHAPTER I\n10:00:04 CHAPTER II\n10:00:05 The end of it was near.\n",
                   "");
}

TEST(legal_matter_is_no_part_of_the_work)
{
    UNUSED;
    assert_outline(
        "Title: A Tale\n\n*** START OF THIS PROJECT GUTENBERG EBOOK A TALE ***\n\nCHAPTER I\n\n" PROSE
        "\nCHAPTER II\n\n" PROSE
        "\n*** END OF THIS PROJECT GUTENBERG EBOOK A TALE ***\n\nSection 1. Terms\n\n" MORE
        "\nSection 2. Fees\n\n" MORE,
        "1 CHAPTER I\n1 CHAPTER II\n1 [Licence]\n");
}

static void assert_meta(const char *text, enum meta_key key, const char *wanted)
{
    struct infer *infer = infer_new(slice_of(text));
    while (!infer_step(infer, 1000))
        continue;
    assert_slice(infer_meta(infer, key), wanted);
    infer_free(infer);
}

TEST(the_head_says_title_and_author)
{
    UNUSED;
    static const char text[] = "The Harbour at Dawn\n\nReview of Harbours, Spring 2019 | Author: A. Nobody | "
                               "Date: 2019-03-02\n\n" PROSE "\n" MORE;
    assert_meta(text, META_TITLE, "The Harbour at Dawn");
    assert_meta(text, META_AUTHOR_NAME, "A. Nobody");
    assert_meta(text, META_CONTAINER, "Review of Harbours");
    assert_meta(text, META_ISSUE, "Spring 2019");
    assert_meta(text, META_ISSUED, "2019-03-02");
    assert_meta(PROSE "\n" MORE, META_TITLE, "");
}

TEST(the_speech_comes_out_as_its_edition)
{
    UNUSED;
    struct buffer bytes = {0};
    FILE *file = fopen(TEST_DATA "/speech.txt", "rb");
    assert_non_null(file);
    assert_true(file_read(fileno(file), &bytes, 1 << 20));
    fclose(file);
    assert_outline(buffer_string(&bytes), "1 [Opening]\n1 ~I Political equality\n1 ~II Economic integration\n"
                                          "1 ~III Common security\n1 [Closing]\n1 [Note]\n");
    buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_has_no_outline),
        cmocka_unit_test(numbers_that_begin_again_stand_below_their_parts),
        cmocka_unit_test(articles_stand_in_chapters_and_hold_sections),
        cmocka_unit_test(titles_that_the_contents_name_are_headings),
        cmocka_unit_test(letters_below_numbered_sections_are_items),
        cmocka_unit_test(one_sentence_over_bracketed_items_makes_no_points),
        cmocka_unit_test(an_adverb_may_follow_an_ordinal),
        cmocka_unit_test(points_in_german_and_french_are_called_by_what_they_ask_for),
        cmocka_unit_test(a_heading_may_follow_an_address),
        cmocka_unit_test(chapters_are_found),
        cmocka_unit_test(parts_hold_chapters_that_begin_again),
        cmocka_unit_test(acts_hold_scenes),
        cmocka_unit_test(a_chapter_in_a_sentence_is_none),
        cmocka_unit_test(numbers_may_be_words),
        cmocka_unit_test(chinese_japanese_and_korean_chapters),
        cmocka_unit_test(a_word_of_any_language_with_numbers_that_run_on),
        cmocka_unit_test(a_misprinted_number_is_filled_in),
        cmocka_unit_test(numbered_headings_nest),
        cmocka_unit_test(a_list_is_no_numbering),
        cmocka_unit_test(a_year_is_no_number_of_a_heading),
        cmocka_unit_test(contents_confirm_headings_and_are_none),
        cmocka_unit_test(contents_without_page_numbers_end_where_the_first_entry_comes_again),
        cmocka_unit_test(capitals_head_what_follows),
        cmocka_unit_test(speakers_are_no_headings),
        cmocka_unit_test(underlined_lines_are_headings),
        cmocka_unit_test(titles_between_paragraphs_are_headings_when_there_are_two),
        cmocka_unit_test(three_short_lines_in_small_letters_are_headings),
        cmocka_unit_test(what_goes_on_in_small_letters_is_no_heading),
        cmocka_unit_test(a_number_that_scanning_broke_is_passed_over),
        cmocka_unit_test(greetings_and_end_marks_are_no_headings),
        cmocka_unit_test(ordinals_that_open_paragraphs_are_points),
        cmocka_unit_test(ordinals_inside_sentences_are_none),
        cmocka_unit_test(one_ordinal_alone_is_no_series),
        cmocka_unit_test(points_may_have_a_noun),
        cmocka_unit_test(finally_adds_to_a_series),
        cmocka_unit_test(an_ordinal_in_a_later_sentence_fills_a_series),
        cmocka_unit_test(points_below_a_printed_heading_are_deeper),
        cmocka_unit_test(points_in_other_languages),
        cmocka_unit_test(a_manual_page_has_its_headings_at_the_margin),
        cmocka_unit_test(logs_and_patches_have_no_outline),
        cmocka_unit_test(legal_matter_is_no_part_of_the_work),
        cmocka_unit_test(the_head_says_title_and_author),
        cmocka_unit_test(the_speech_comes_out_as_its_edition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
