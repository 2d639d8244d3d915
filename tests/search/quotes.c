#include "build.h"
#include "random_calls.h"

#include "stele/search.h"

#include <stdio.h>

/* ---- a text of words that is edited --------------------------------------------------------------------------- */

enum { WORDS = 20000, QUOTES = 500, VOCABULARY = 3000, WORD_BYTES = 32, PERCENT_EDITED = 5 };

struct text {
    struct buffer bytes;
    size_t *starts; /* of the words */
    size_t count, capacity;
};

struct edition {
    char vocabulary[VOCABULARY][WORD_BYTES];
    struct text old, new;
    size_t *moved; /* where each old word is now; of one that was deleted, the next */
};

/* Letters for English-like words, and ideographs. */
static void make_word(struct random *random, bool ideographs, char word[WORD_BYTES])
{
    static const char *const syllables[] = {"co", "op", "er", "a", "tion", "re", "gi", "on", "e", "qual", "i", "ty", "in",
                                            "te", "grat", "pe", "ace", "se", "cur", "part", "ner", "ship", "é", "th"};
    size_t length = 0;
    if (ideographs)
        for (unsigned i = 1 + random_below(random, 2); i > 0; i--)
            length += (size_t)snprintf(word + length, WORD_BYTES - length, "\xE4%c%c",
                                       (int)(0xB8 + random_below(random, 8)), (int)(0x80 + random_below(random, 64)));
    else
        for (unsigned i = 1 + random_below(random, 4); i > 0; i--)
            length += (size_t)snprintf(word + length, WORD_BYTES - length, "%s",
                                       syllables[random_below(random, COUNT_OF(syllables))]);
}

/* Zipf's law: the chance of a word falls with its rank. */
static const char *pick_word(struct random *random, const struct edition *edition)
{
    uint32_t rank = 1;
    while (rank < VOCABULARY && random_below(random, 20) != 0)
        rank += 1 + rank / 10;
    return edition->vocabulary[random_below(random, rank < VOCABULARY ? rank : VOCABULARY)];
}

static void add_word(struct text *text, const char *word)
{
    array_reserve(text->starts, text->capacity, text->count + 1);
    text->starts[text->count++] = text->bytes.length;
    buffer_append_string(&text->bytes, word);
}

/* What follows the word with this NUMBER, in the text as it was. */
static const char *separator(size_t number, bool spaces)
{
    if (number % 90 == 89)
        return spaces ? ".\n\n" : "。\n\n";
    if (number % 13 == 12)
        return spaces ? ". " : "。";
    return spaces ? " " : "";
}

/* Writes the word with this NUMBER, or what an edit made of it. */
static void edit_word(struct random *random, struct edition *edition, const char *word, size_t number, bool spaces)
{
    enum { INSERT, DELETE, CHANGE, EDITS };
    unsigned edit = random_below(random, 100) < PERCENT_EDITED ? random_below(random, EDITS) : EDITS;
    if (edit == INSERT) {
        add_word(&edition->new, pick_word(random, edition));
        buffer_append_string(&edition->new.bytes, spaces ? " " : "");
    }
    edition->moved[number] = edition->new.bytes.length;
    if (edit != DELETE) {
        add_word(&edition->new, edit == CHANGE ? pick_word(random, edition) : word);
        buffer_append_string(&edition->new.bytes, separator(number, spaces));
    } else if (number % 90 == 89) {
        buffer_append_string(&edition->new.bytes, "\n\n");
    }
}

static struct edition *write_edition(struct random *random, bool ideographs)
{
    struct edition *edition = memory_new(sizeof *edition);
    edition->moved = memory_new(WORDS * sizeof *edition->moved);
    for (size_t i = 0; i < VOCABULARY; i++)
        make_word(random, ideographs, edition->vocabulary[i]);
    for (size_t i = 0; i < WORDS; i++) {
        const char *word = pick_word(random, edition);
        add_word(&edition->old, word);
        buffer_append_string(&edition->old.bytes, separator(i, !ideographs));
        edit_word(random, edition, word, i, !ideographs);
    }
    return edition;
}

static void free_edition(struct edition *edition)
{
    buffer_free(&edition->old.bytes);
    buffer_free(&edition->new.bytes);
    free(edition->old.starts);
    free(edition->new.starts);
    free(edition->moved);
    free(edition);
}

/* As right as can be: where a word was doubled, or one of two alike is gone, nobody can tell which it was. */
static bool is_right(const struct edition *edition, size_t word, size_t found)
{
    size_t moved = edition->moved[word], near = found > moved ? found - moved : moved - found;
    size_t end = word + 1 < WORDS ? edition->old.starts[word + 1] : edition->old.bytes.length;
    struct slice old = slice_cut(buffer_slice(&edition->old.bytes), edition->old.starts[word], end);
    struct slice new = slice_cut(buffer_slice(&edition->new.bytes), found, edition->new.bytes.length);
    return near == 0 || (near < WORD_BYTES && slice_starts(new, slice_trim(old)));
}

static void find_all(struct random *random, bool ideographs)
{
    struct edition *edition = write_edition(random, ideographs);
    struct document *old = build_paragraphs(buffer_slice(&edition->old.bytes));
    struct document *new = build_paragraphs(buffer_slice(&edition->new.bytes));
    unsigned right = 0;
    for (unsigned i = 0; i < QUOTES; i++) {
        size_t word = random_below(random, WORDS), place = edition->old.starts[word];
        struct quote quote = search_quote_at(old, place);
        size_t found = search_quote_find(new, &quote, place);
        if (found != NOWHERE && is_right(edition, word, found))
            right++;
        else if (found != NOWHERE)
            fail_msg("[%.40s] is found at [%.40s], not [%.40s]", document_text(old).bytes + place,
                     document_text(new).bytes + found, document_text(new).bytes + edition->moved[word]);
    }
    print_message("%u of %u\n", right, QUOTES);
    assert_true(right * 100 >= QUOTES * 98);
    document_free(old);
    document_free(new);
    free_edition(edition);
}

static void quotes_are_found_in_an_edited_text(void **state)
{
    (void)state;
    struct random random = {1};
    find_all(&random, false);
}

static void quotes_are_found_in_an_edited_chinese_text(void **state)
{
    (void)state;
    struct random random = {2};
    find_all(&random, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_are_found_in_an_edited_text),
        cmocka_unit_test(quotes_are_found_in_an_edited_chinese_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
