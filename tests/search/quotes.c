#include "build.h"
#include "random_calls.h"

#include "stele/search.h"
#include "stele/text.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* ---- a text that is edited ----------------------------------------------------------------------- */

enum { WORDS = 20000, QUOTES = 500, VOCABULARY = 3000, WORD_BYTES = 32, PERCENT_EDITED = 5 };

struct text {
    struct buffer bytes;
    struct range *words;
    size_t count, capacity;
};

struct edition {
    struct text old;
    struct buffer new;
    size_t *moved; /* where each word is now; of one that was deleted, what followed it */
    bool *edited;  /* it was changed or deleted, or a word was put before it */
};

static void add_word(struct text *text, struct slice word)
{
    array_reserve(text->words, text->capacity, text->count + 1);
    text->words[text->count++] = (struct range){text->bytes.length, text->bytes.length + word.length};
    buffer_append(&text->bytes, word);
}

/* Syllables, or one or two ideographs. */
static void make_word(struct random *random, bool ideographs, char word[WORD_BYTES])
{
    static const char *const syllables[] = {"co", "op",   "er",  "a",    "tion", "re",   "gi", "on",
                                            "e",  "qual", "i",   "ty",   "grat", "in",   "te", "ace",
                                            "pe", "se",   "cur", "part", "ner",  "ship", "é",  "th"};
    size_t length = 0;
    unsigned parts = 1 + random_below(random, ideographs ? 2 : 4);
    for (; parts > 0; parts--) {
        if (ideographs)
            length += text_encode(0x4E00 + random_below(random, 500), word + length);
        else
            length += (size_t)snprintf(word + length, WORD_BYTES - length, "%s",
                                       syllables[random_below(random, COUNT_OF(syllables))]);
    }
    word[length] = '\0';
}

/* The lower its rank the more frequent is a word, about as Zipf has it. */
static size_t pick_rank(struct random *random)
{
    uint32_t among = 1;
    while (among < VOCABULARY && random_below(random, 20) != 0)
        among += 1 + among / 10;
    return random_below(random, among < VOCABULARY ? among : VOCABULARY);
}

static const char *separator(size_t number, bool ideographs)
{
    if (number % 90 == 89)
        return ideographs ? "。\n\n" : ".\n\n";
    if (number % 13 == 12)
        return ideographs ? "。" : ". ";
    return ideographs ? "" : " ";
}

static void make_text(struct random *random, bool ideographs, struct text *text)
{
    char(*vocabulary)[WORD_BYTES] = memory_new(VOCABULARY * sizeof *vocabulary);
    for (size_t i = 0; i < VOCABULARY; i++)
        make_word(random, ideographs, vocabulary[i]);
    for (size_t i = 0; i < WORDS; i++) {
        add_word(text, slice_of(vocabulary[pick_rank(random)]));
        buffer_append_string(&text->bytes, separator(i, ideographs));
    }
    free(vocabulary);
}

static void read_text(const char *path, struct text *text)
{
    struct buffer file = {0};
    int descriptor = open(path, O_RDONLY);
    assert_true(descriptor >= 0 && file_read(descriptor, &file, SIZE_MAX));
    close(descriptor);
    for (const char *at = buffer_string(&file); *at;) {
        size_t blank = strspn(at, " \n"), length = strcspn(at + blank, " \n");
        buffer_append(&text->bytes, (struct slice){at, blank});
        if (length > 0)
            add_word(text, (struct slice){at + blank, length});
        at += blank + length;
    }
    buffer_free(&file);
}

static struct slice word_at(const struct text *text, size_t word)
{
    return slice_range(buffer_slice(&text->bytes), text->words[word]);
}

/* With what follows it. */
static void edit_word(struct random *random, struct edition *edition, size_t word)
{
    enum { INSERT, DELETE, CHANGE, EDITS };
    const struct text *old = &edition->old;
    unsigned edit = random_below(random, 100) < PERCENT_EDITED ? random_below(random, EDITS) : EDITS;
    struct slice other = word_at(old, random_below(random, (uint32_t)old->count));
    struct range gap = {old->words[word].end, old->bytes.length};
    if (word + 1 < old->count)
        gap.end = old->words[word + 1].start;
    if (edit == INSERT) {
        buffer_append(&edition->new, other);
        buffer_append_string(&edition->new, gap.start < gap.end ? " " : "");
    }
    edition->moved[word] = edition->new.length;
    edition->edited[word] = edit != EDITS;
    if (edit != DELETE)
        buffer_append(&edition->new, edit == CHANGE ? other : word_at(old, word));
    buffer_append(&edition->new, slice_range(buffer_slice(&old->bytes), gap));
}

/* As right as can be: which of two neighbours that are alike is gone nobody can tell; and where words side by
 * side were edited, they may be laid over each other in several ways, so that the place is right to the word
 * before or behind. */
static bool is_right(const struct edition *edition, size_t word, size_t found)
{
    size_t moved = edition->moved[word], distance = found > moved ? found - moved : moved - found;
    struct slice there = slice_cut(buffer_slice(&edition->new), found, edition->new.length);
    bool alike = slice_starts(there, word_at(&edition->old, word)), edited = edition->edited[word];
    if (word > 0)
        edited |= edition->edited[word - 1];
    if (word + 1 < edition->old.count)
        edited |= edition->edited[word + 1];
    return distance == 0 || (distance < WORD_BYTES && (alike || edited));
}

/* The text is EDITION's. */
static void find_all(struct random *random, struct edition *edition)
{
    edition->moved = memory_new(edition->old.count * sizeof *edition->moved);
    edition->edited = memory_new(edition->old.count * sizeof *edition->edited);
    for (size_t word = 0; word < edition->old.count; word++)
        edit_word(random, edition, word);
    struct document *old = build_paragraphs(buffer_slice(&edition->old.bytes));
    struct document *new = build_paragraphs(buffer_slice(&edition->new));
    unsigned right = 0;
    for (unsigned i = 0; i < QUOTES; i++) {
        size_t word = random_below(random, (uint32_t)edition->old.count);
        size_t place = edition->old.words[word].start;
        struct quote quote = search_quote_at(old, place);
        size_t found = search_quote_find(new, &quote, place);
        if (found != NOWHERE && is_right(edition, word, found))
            right++;
        else if (found != NOWHERE)
            fail_msg("[%.40s] is found at [%.40s], not [%.40s]", document_text(old).bytes + place,
                     document_text(new).bytes + found, document_text(new).bytes + edition->moved[word]);
    }
    assert_true(right * 100 >= QUOTES * 98);
    document_free(old);
    document_free(new);
    buffer_free(&edition->old.bytes);
    buffer_free(&edition->new);
    free(edition->old.words);
    free(edition->moved);
    free(edition->edited);
}

static void quotations_are_found_in_an_edited_text(void **state)
{
    (void)state;
    struct random random = {1};
    struct edition edition = {0};
    make_text(&random, false, &edition.old);
    find_all(&random, &edition);
}

static void quotations_are_found_in_an_edited_chinese_text(void **state)
{
    (void)state;
    struct random random = {2};
    struct edition edition = {0};
    make_text(&random, true, &edition.old);
    find_all(&random, &edition);
}

static void quotations_are_found_in_an_edited_speech(void **state)
{
    (void)state;
    struct random random = {3};
    struct edition edition = {0};
    read_text(TEST_DATA "/speech.txt", &edition.old);
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
