#include "edited.h"

/* ---- edited at random ------------------------------------------------------------------------ */

/* The text is EDITION's. */
static void find_all(struct random *random, struct edition *edition)
{
    edition_make(random, edition);
    struct document *old = build_paragraphs(buffer_slice(&edition->old.bytes));
    struct document *new = build_paragraphs(buffer_slice(&edition->new));
    unsigned right = 0;
    for (unsigned i = 0; i < QUOTES; i++) {
        size_t word = random_below(random, (uint32_t)edition->old.count);
        size_t place = edition->old.words[word].start;
        struct quote quote = search_quote_at(old, place);
        size_t found = search_quote_find(new, &quote, place);
        if (found != NOWHERE && edition_is_right(edition, word, found))
            right++;
        else if (found != NOWHERE)
            fail_msg("[%.40s] is found at [%.40s], not [%.40s]", document_text(old).bytes + place,
                     document_text(new).bytes + found, document_text(new).bytes + edition->moved[word]);
    }
    assert_true(right * 100 >= QUOTES * 98);
    document_free(old);
    document_free(new);
    edition_free(edition);
}

static void quotations_are_found_in_an_edited_text(void **state)
{
    (void)state;
    struct random random = {1};
    struct edition edition = {0};
    edited_make_text(&random, false, &edition.old);
    find_all(&random, &edition);
}

static void quotations_are_found_in_an_edited_chinese_text(void **state)
{
    (void)state;
    struct random random = {2};
    struct edition edition = {0};
    edited_make_text(&random, true, &edition.old);
    find_all(&random, &edition);
}

static void quotations_are_found_in_an_edited_speech(void **state)
{
    (void)state;
    struct random random = {3};
    struct edition edition = {0};
    edited_read_text(TEST_DATA "/speech.txt", &edition.old);
    find_all(&random, &edition);
}

/* ---- by hand ------------------------------------------------------------------------------------- */

static size_t place_of(const struct document *document, const char *words)
{
    struct slice text = document_text(document);
    for (size_t at = 0; at < text.length; at++)
        if (slice_starts(slice_cut(text, at, text.length), slice_of(words)))
            return at;
    fail_msg("there is no [%s]", words);
    return NOWHERE;
}

/* What was quoted at WORDS in OLD is found at WANTED in NEW; NULL: nowhere. */
static void check_moved(const char *old, const char *words, const char *new, const char *wanted,
                        const char *file, int line)
{
    struct document *before = build_paragraphs(slice_of(old)), *now = build_paragraphs(slice_of(new));
    size_t place = place_of(before, words);
    struct quote quote = search_quote_at(before, place);
    size_t found = search_quote_find(now, &quote, place);
    const char *there = found == NOWHERE ? "nowhere" : document_text(now).bytes + found;
    if (found != (wanted ? place_of(now, wanted) : NOWHERE)) {
        print_error("[%s] is found at [%.40s]\n", words, there);
        _fail(file, line);
    }
    document_free(before);
    document_free(now);
}

#define assert_moved(old, words, new, wanted) check_moved((old), (words), (new), (wanted), __FILE__, __LINE__)

#define OPENING "Mr. Chairman, ladies and gentlemen, it is a great honour to speak here today.\n\n"
#define FIRST   "First, political equality is the basis for win-win cooperation in the whole region."
#define SECOND  "Second, economic integration is the foundation for it, and it has come a long way."
#define THIRD   "Third, common security is the guarantee of all that was said before, and of more."

static void a_quotation_is_about_forty_letters_each_side(void **state)
{
    (void)state;
    struct document *document = build_paragraphs(slice_of(OPENING FIRST "\n\n" SECOND));
    struct quote quote = search_quote_at(document, place_of(document, "Second"));
    assert_slice(quote.before, "is for win-win cooperation in the whole region.\n\n");
    assert_slice(quote.words, "Second, economic integration is the foundatio");
    assert_slice(quote.after, "n for it, and it has come a long way.");
    document_free(document);
}

static void a_quotation_cuts_no_cluster(void **state)
{
    (void)state;
    const char *family = "👨\u200D👩\u200D👧";
    struct buffer families = {0};
    for (int i = 0; i < 100; i++)
        buffer_append_string(&families, family);
    struct document *document = build_paragraphs(buffer_slice(&families));
    struct quote quote = search_quote_at(document, 50 * strlen(family));
    assert_int_equal(quote.before.length, 40 * strlen(family));
    assert_int_equal(quote.words.length, 40 * strlen(family));
    document_free(document);
    buffer_free(&families);
}

/* A cluster may be longer than a quotation; its characters stay whole. */
static void a_quotation_cuts_no_character(void **state)
{
    (void)state;
    struct buffer text = {0};
    buffer_append_string(&text, "a");
    for (int i = 0; i < 4000; i++)
        buffer_append_string(&text, "\u0301");
    struct document *document = build_paragraphs(buffer_slice(&text));
    struct quote quote = search_quote_at(document, 0);
    assert_int_equal(text_check(quote.words), quote.words.length);
    assert_true(search_quote_stands(document, &quote, 0));
    document_free(document);
    buffer_free(&text);
}

static void a_quotation_at_the_end_has_no_words(void **state)
{
    (void)state;
    struct document *document = build_paragraphs(slice_of(FIRST));
    struct quote quote = search_quote_at(document, 1000);
    assert_int_equal(quote.words.length + quote.after.length, 0);
    assert_true(quote.before.length > 0);
    assert_false(search_quote_stands(document, &quote, 1000));
    assert_int_equal(search_quote_find(document, &quote, 1000), NOWHERE);
    document_free(document);
}

static void words_stand_where_they_stood(void **state)
{
    (void)state;
    struct document *document = build_paragraphs(slice_of(OPENING FIRST));
    struct document *reflowed = build_paragraphs(
        slice_of(OPENING "First, political\n  equality is the basis for win-win cooperation in the "
                         "whole region."));
    size_t place = place_of(document, "First");
    struct quote quote = search_quote_at(document, place);
    assert_true(search_quote_stands(document, &quote, place));
    assert_true(search_quote_stands(reflowed, &quote, place));
    assert_false(search_quote_stands(document, &quote, place + 1));
    assert_false(search_quote_stands(document, &quote, 100000));
    document_free(document);
    document_free(reflowed);
}

static void what_stands_is_found_where_it_stands(void **state)
{
    (void)state;
    assert_moved(OPENING FIRST, "First", OPENING FIRST, "First");
    assert_moved("Hi", "Hi", "Hi", "Hi");
    assert_moved("One two.", "two", "Zero one two. One two. three", "two. three");
}

static void moved_words_are_found(void **state)
{
    (void)state;
    assert_moved(OPENING FIRST "\n\n" SECOND, "Second", OPENING SECOND "\n\n" FIRST, "Second");
    assert_moved(FIRST "\n\n" SECOND "\n\n" THIRD, "Third", OPENING FIRST "\n\n" SECOND "\n\n" THIRD,
                 "Third");
    assert_moved(FIRST "\n\n" SECOND, "Second",
                 FIRST "\n\nA new paragraph stands here now, as you can see.\n\n" SECOND, "Second");
}

static void edited_words_are_found(void **state)
{
    (void)state;
    assert_moved(FIRST "\n\n" SECOND "\n\n" THIRD, "Second",
                 FIRST
                 "\n\nSecondly, the economic integration was a foundation for it, and it has come a long way."
                 "\n\n" THIRD,
                 "Secondly");
    assert_moved(FIRST "\n\n" SECOND, "economic",
                 FIRST
                 "\n\nSecond, political integration is the foundation for it, and it has come a long way.",
                 "political integration");
}

static void deleted_words_are_lost(void **state)
{
    (void)state;
    assert_moved(FIRST "\n\n" SECOND "\n\n" THIRD, "Second", FIRST "\n\n" THIRD, NULL);
    assert_moved(FIRST "\n\n" SECOND, "Second", OPENING THIRD, NULL);
    assert_moved(FIRST, "First", "", NULL);
}

#define REFRAIN "I have a dream that one day this nation will rise up and live out its creed."

static void of_two_that_are_alike_the_surroundings_decide(void **state)
{
    (void)state;
    assert_moved(FIRST " " REFRAIN "\n\n" SECOND " " REFRAIN " " THIRD, REFRAIN " Third",
                 FIRST " " REFRAIN "\n\n" OPENING SECOND " " REFRAIN " " THIRD, REFRAIN " Third");
    assert_moved(FIRST " " REFRAIN "\n\n" SECOND " " REFRAIN " " THIRD, REFRAIN " Third",
                 FIRST " " REFRAIN "\n\n" SECOND, NULL);
}

static void of_two_that_are_all_alike_the_nearest_is_taken(void **state)
{
    (void)state;
    const char *lines =
        "la la la la la la la la la la la la la la la la la la la la la la la la la la la la la";
    struct buffer text = {0};
    for (int i = 0; i < 50; i++)
        buffer_format(&text, "%s%s", i ? "\n\n" : "", lines);
    struct document *document = build_paragraphs(buffer_slice(&text));
    size_t place = 20 * (strlen(lines) + 2);
    struct quote quote = search_quote_at(document, place);
    assert_int_equal(search_quote_find(document, &quote, place), place);
    document_free(document);
    buffer_free(&text);
}

static void of_two_that_were_edited_alike_neither_is_taken(void **state)
{
    (void)state;
    const char *one = "Second, economic integration was the foundation of it and it had come a long way. ";
    struct buffer text = {0};
    buffer_format(&text, "%s%s\n\n%s%s%s", THIRD " ", one, THIRD " ", one, OPENING);
    assert_moved(OPENING SECOND, "Second", buffer_string(&text), NULL);
    buffer_free(&text);
}

static void a_copy_far_away_is_not_taken_for_what_was_edited(void **state)
{
    (void)state;
    struct buffer old = {0}, new = {0};
    for (int i = 0; i < 100; i++) {
        buffer_append_string(&old, i == 10 || i == 90 ? OPENING SECOND "\n\n" : FIRST "\n\n");
        buffer_append_string(&new, i == 90   ? OPENING SECOND "\n\n"
                                   : i == 10 ? OPENING
                                       "Second, our integration is the foundation for it, and it has "
                                       "come a long way.\n\n"
                                             : FIRST "\n\n");
    }
    assert_moved(buffer_string(&old), "Second", buffer_string(&new), NULL);
    buffer_free(&old);
    buffer_free(&new);
}

static void a_quotation_of_any_bytes_does_no_harm(void **state)
{
    (void)state;
    struct random random = {5};
    struct buffer text = {0}, parts[3] = {{0}};
    for (int i = 0; i < 200; i++) {
        buffer_clear(&text);
        random_text(&random, 200, true, &text);
        struct document *document = build_paragraphs(buffer_slice(&text));
        for (size_t part = 0; part < COUNT_OF(parts); part++) {
            buffer_clear(&parts[part]);
            random_text(&random, random_below(&random, 40), true, &parts[part]);
        }
        struct quote random_quote = {buffer_slice(&parts[0]), buffer_slice(&parts[1]),
                                     buffer_slice(&parts[2])};
        size_t place = random_below(&random, (uint32_t)text.length);
        size_t found = search_quote_find(document, &random_quote, place);
        assert_true(found == NOWHERE || found <= document_text(document).length);
        struct quote quote = search_quote_at(document, place);
        search_quote_find(document, &quote, NOWHERE);
        document_free(document);
    }
    buffer_free(&text);
    for (size_t part = 0; part < COUNT_OF(parts); part++)
        buffer_free(&parts[part]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_is_about_forty_letters_each_side),
        cmocka_unit_test(a_quotation_cuts_no_cluster),
        cmocka_unit_test(a_quotation_cuts_no_character),
        cmocka_unit_test(a_quotation_at_the_end_has_no_words),
        cmocka_unit_test(words_stand_where_they_stood),
        cmocka_unit_test(what_stands_is_found_where_it_stands),
        cmocka_unit_test(moved_words_are_found),
        cmocka_unit_test(edited_words_are_found),
        cmocka_unit_test(deleted_words_are_lost),
        cmocka_unit_test(of_two_that_are_alike_the_surroundings_decide),
        cmocka_unit_test(of_two_that_are_all_alike_the_nearest_is_taken),
        cmocka_unit_test(of_two_that_were_edited_alike_neither_is_taken),
        cmocka_unit_test(a_copy_far_away_is_not_taken_for_what_was_edited),
        cmocka_unit_test(a_quotation_of_any_bytes_does_no_harm),
        cmocka_unit_test(quotations_are_found_in_an_edited_text),
        cmocka_unit_test(quotations_are_found_in_an_edited_chinese_text),
        cmocka_unit_test(quotations_are_found_in_an_edited_speech),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
