/* Taking a quotation from a text, and whether it still stands there. */

#include "letters.h"

#include "stele/search.h"
#include "stele/text.h"

enum {
    QUOTE_LETTERS = 40, /* of each part; white space is not counted */
    QUOTE_BYTES = 2000, /* of each part at most */
};

static bool is_space_at(struct slice text, size_t at)
{
    uint32_t character;
    text_decode(slice_cut(text, at, text.length), &character);
    return text_is_space(character);
}

/* Up to QUOTE_BYTES behind AT; a cluster may be longer, but no character is cut. */
static struct slice window_ahead(struct slice text, size_t at)
{
    enum { LONGEST = 4 };
    size_t end = at + QUOTE_BYTES;
    for (unsigned i = 1; i < LONGEST && end < text.length && (text.bytes[end] & 0xC0) == 0x80; i++)
        end--;
    return slice_cut(text, 0, end);
}

static size_t end_ahead(struct slice text, size_t at)
{
    size_t end = at;
    text = window_ahead(text, at);
    for (unsigned letters = 0; letters < QUOTE_LETTERS && end < text.length;) {
        letters += !is_space_at(text, end);
        end = text_cluster_after(text, end);
    }
    return end;
}

static size_t start_behind(struct slice text, size_t at)
{
    size_t start = at, floor = at > QUOTE_BYTES ? at - QUOTE_BYTES : 0;
    for (unsigned letters = 0; letters < QUOTE_LETTERS && start > floor;) {
        start = text_cluster_before(text, start);
        letters += !is_space_at(text, start);
    }
    return start;
}

struct quote search_quote_at(const struct document *document, size_t place)
{
    struct slice text = document_text(document);
    size_t at = place < text.length ? place : text.length;
    size_t end = end_ahead(text, at);
    return (struct quote){.before = slice_cut(text, start_behind(text, at), at),
                          .words = slice_cut(text, at, end),
                          .after = slice_cut(text, end, end_ahead(text, end))};
}

static bool begins_with(const struct letters *text, const struct letters *words)
{
    size_t same = 0;
    while (same < words->count && same < text->count && text->items[same].code == words->items[same].code)
        same++;
    return same == words->count;
}

/* White space may have grown, as by another indent; but words do not stand in the space before them. Words
 * without a letter, as "* * *", stand as they are. */
bool search_quote_stands(const struct document *document, const struct quote *quote, size_t place)
{
    struct slice text = document_text(document);
    if (place >= text.length || quote->words.length == 0 ||
        is_space_at(text, place) != is_space_at(quote->words, 0))
        return false;
    struct letters words = {0}, there = {0};
    letters_read(&words, quote->words, 0);
    letters_read(&there, slice_cut(text, place, place + 2 * quote->words.length + QUOTE_BYTES), place);
    bool stands = words.count > 0 ? begins_with(&there, &words)
                                  : slice_starts(slice_cut(text, place, text.length), quote->words);
    letters_free(&words);
    letters_free(&there);
    return stands;
}
