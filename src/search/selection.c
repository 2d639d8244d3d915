/* Where a selection stands now: its start by its quotation, its end by its words, else by a quotation too. */

#include "letters.h"

#include "stele/search.h"
#include "stele/text.h"

enum {
    SPACE_BYTES = 2000, /* that may have come between the words, beside as much as they have themselves */
    LONGER = 2,         /* times as long a selection may have become by edits, and SPACE_BYTES more */
};

static size_t letter_end(struct slice text, const struct letter *letter)
{
    uint32_t character;
    return letter->place + text_decode(slice_cut(text, letter->place, text.length), &character);
}

/* Behind WORDS, which stand at PLACE as they did but for white space; NOWHERE: they do not. */
static size_t end_of_words(const struct document *document, struct slice words, size_t place)
{
    struct slice text = document_text(document);
    struct letters wanted = {0}, there = {0};
    letters_read(&wanted, words, 0);
    letters_read(&there, slice_cut(text, place, place + 2 * words.length + SPACE_BYTES), place);
    size_t same = 0;
    while (same < wanted.count && same < there.count && wanted.items[same].code == there.items[same].code)
        same++;
    bool all = same > 0 && same == wanted.count;
    size_t end = all ? letter_end(text, &there.items[same - 1]) : NOWHERE;
    letters_free(&wanted);
    letters_free(&there);
    return end;
}

static size_t find(const struct document *document, const struct quote *quote, size_t place)
{
    return search_quote_stands(document, quote, place) ? place : search_quote_find(document, quote, place);
}

/* Back over white space: a selection does not end in it. */
static size_t end_before_space(struct slice text, size_t end)
{
    uint32_t character;
    while (end > 0) {
        size_t before = text_before(text, end);
        text_decode(slice_cut(text, before, text.length), &character);
        if (!text_is_space(character))
            break;
        end = before;
    }
    return end;
}

/* Nothing stood behind the selection: its last words must be the last of the text. */
static size_t find_last_end(const struct document *document, const struct quote *last)
{
    struct slice text = document_text(document), words = last->before;
    if (words.length == 0)
        return NOWHERE;
    size_t half = text_before(words, words.length / 2 + 1), end = end_before_space(text, text.length);
    struct quote tail = {.before = slice_cut(words, 0, half), .words = slice_cut(words, half, words.length)};
    size_t place = find(document, &tail, end > tail.words.length ? end - tail.words.length : 0);
    return place != NOWHERE && end <= place + LONGER * tail.words.length ? end : NOWHERE;
}

/* LENGTH bytes were selected. */
static size_t find_end(const struct document *document, const struct quote *last, size_t start, size_t length)
{
    size_t end =
        last->words.length > 0 ? find(document, last, start + length) : find_last_end(document, last);
    if (end == NOWHERE || end <= start || end - start > LONGER * length + SPACE_BYTES)
        return NOWHERE;
    end = end_before_space(document_text(document), end);
    return end > start ? end : NOWHERE;
}

struct range search_quote_range(const struct document *document, const struct quote *first,
                                const struct quote *last, struct slice words, struct range old)
{
    struct range found = {find(document, first, old.start), NOWHERE};
    if (found.start == NOWHERE)
        return found;
    found.end = end_of_words(document, words, found.start);
    if (found.end == NOWHERE && old.end > old.start)
        found.end = find_end(document, last, found.start, old.end - old.start);
    return found;
}
