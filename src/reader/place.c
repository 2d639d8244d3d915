/* Places by name, as --at, FILE#PLACE and ":" take them. */

#include "reader.h"

#include "stele/text.h"

#include <limits.h>

static bool starts(struct slice words, const char *prefix, struct slice *rest)
{
    if (!slice_starts(words, slice_of(prefix)))
        return false;
    *rest = slice_trim(slice_cut(words, slice_of(prefix).length, words.length));
    return true;
}

static bool number_of(struct slice words, size_t *number)
{
    *number = 0;
    for (size_t i = 0; i < words.length; i++) {
        if (words.bytes[i] < '0' || words.bytes[i] > '9' || *number > SIZE_MAX / 100)
            return false;
        *number = *number * 10 + (size_t)(words.bytes[i] - '0');
    }
    return words.length > 0;
}

static size_t missing(struct error *error, const char *kind, struct slice words)
{
    error_set(error, "there is no %s \"%.*s\"", kind, (int)(words.length < 200 ? words.length : 200),
              words.bytes);
    return NOWHERE;
}

/* ---- one function a kind of place ---- */

static size_t paragraph_place(struct reader *reader, struct slice words, struct error *error)
{
    size_t number;
    struct block block;
    if (number_of(words, &number) && document_paragraph(reader->page->document, number, &block))
        return block.range.start;
    return missing(error, "paragraph", words);
}

static size_t line_place(struct reader *reader, struct slice words, struct error *error)
{
    size_t number, place = 0;
    struct slice text = document_text(reader->page->document);
    if (intake_format(reader->intake)->foreign || reader->page != reader->book) {
        error_set(error, "only plain text has lines of its own");
        return NOWHERE;
    }
    if (!number_of(words, &number) || number == 0)
        return missing(error, "line", words);
    for (size_t i = 0; i < text.length && number > 1; i++)
        if (text.bytes[i] == '\n') {
            number--;
            place = i + 1;
        }
    return number == 1 ? place : missing(error, "line", words);
}

static size_t page_place(struct reader *reader, struct slice words, struct error *error)
{
    size_t number;
    while (!layout_step(reader->page->layout, reader->geometry.text_rows, 100000))
        continue;
    if (number_of(words, &number) && number > 0 && number <= layout_pages(reader->page->layout))
        return layout_page_top(reader->page->layout, number);
    return missing(error, "page", words);
}

static size_t percent_place(struct reader *reader, struct slice words, struct error *error)
{
    size_t number, length = document_text(reader->page->document).length;
    if (!number_of(words, &number) || number > 100)
        return missing(error, "percentage", words);
    return length / 100 * number + length % 100 * number / 100;
}

static size_t words_place(struct reader *reader, struct slice words, struct error *error)
{
    struct search *search = search_new(reader->page->document, words, SEARCH_SMART, 0, error);
    if (!search)
        return NOWHERE;
    while (!search_step(search, 100000) && search_count(search) == 0)
        continue;
    size_t place = search_count(search) > 0 ? search_hit(search, 0).start : NOWHERE;
    search_free(search);
    return place != NOWHERE ? place : missing(error, "text", words);
}

/* ---- sections ---- */

/* Words of a label or of what was typed: folded, everything but letters and digits one space. */
static void simplify(struct slice words, struct buffer *into)
{
    struct buffer folded = {0};
    text_fold(words, &folded);
    for (size_t at = 0; at < folded.length;) {
        uint32_t character;
        struct slice rest = slice_cut(buffer_slice(&folded), at, folded.length);
        unsigned bytes = text_decode(rest, &character);
        if (text_is_letter(character) || text_is_digit(character))
            buffer_append(into, slice_cut(rest, 0, bytes));
        else if (into->length > 0 && into->bytes[into->length - 1] != ' ')
            buffer_append_byte(into, ' ');
        at += bytes;
    }
    buffer_free(&folded);
    while (into->length > 0 && into->bytes[into->length - 1] == ' ')
        buffer_remove(into, into->length - 1, 1);
}

static bool contains(struct slice words, struct slice part)
{
    for (size_t i = 0; i + part.length <= words.length; i++)
        if (slice_equal(slice_cut(words, i, i + part.length), part))
            return true;
    return false;
}

/* How well a section answers to WORDS: 4 its label, 3 its ordinal, 2 the beginning of its label, 1 a part of
 * it. */
static int answers(const struct section *section, struct slice words)
{
    struct buffer label = {0}, ordinal = {0};
    simplify(section->label, &label);
    simplify(section->ordinal, &ordinal);
    int how = 0;
    if (slice_equal(buffer_slice(&label), words))
        how = 4;
    else if (ordinal.length > 0 && slice_equal(buffer_slice(&ordinal), words))
        how = 3;
    else if (slice_starts(buffer_slice(&label), words))
        how = 2;
    else if (contains(buffer_slice(&label), words))
        how = 1;
    buffer_free(&label);
    buffer_free(&ordinal);
    return how;
}

static size_t section_named(struct reader *reader, struct slice words)
{
    const struct document *document = reader->page->document;
    struct buffer simple = {0};
    size_t number, best = NOWHERE;
    int best_answer = 0;
    simplify(words, &simple);
    for (size_t i = 0; simple.length > 0 && i < document_sections(document); i++) {
        int answer = answers(document_section(document, i), buffer_slice(&simple));
        if (answer > best_answer) {
            best_answer = answer;
            best = i;
        }
    }
    buffer_free(&simple);
    if (best_answer < 3 && number_of(words, &number) && number <= UINT_MAX)
        best = numbered_section(document, (unsigned)number);
    return best;
}

static size_t section_place(struct reader *reader, struct slice words, struct error *error)
{
    size_t section = section_named(reader, words);
    if (section == NOWHERE)
        return missing(error, "section", words);
    return document_section(reader->page->document, section)->range.start;
}

size_t place_named(struct reader *reader, struct slice words, struct error *error)
{
    static const struct {
        const char *prefix;
        size_t (*place)(struct reader *reader, struct slice words, struct error *error);
    } kinds[] = {
        {"¶", paragraph_place},      {"para ", paragraph_place}, {"paragraph ", paragraph_place},
        {"line ", line_place},       {"page ", page_place},      {"/", words_place},
        {"section ", section_place},
    };
    words = slice_trim(words);
    struct slice rest;
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (starts(words, kinds[i].prefix, &rest))
            return kinds[i].place(reader, rest, error);
    if (words.length > 1 && words.bytes[words.length - 1] == '%')
        return percent_place(reader, slice_trim(slice_cut(words, 0, words.length - 1)), error);
    return section_place(reader, words, error);
}

size_t reader_section(struct reader *reader, struct slice words, struct error *error)
{
    words = slice_trim(words);
    size_t section = section_named(reader, words);
    if (section != NOWHERE)
        return section;
    size_t place = place_named(reader, words, error);
    section = place == NOWHERE ? NOWHERE : document_section_named(reader->page->document, place);
    if (place != NOWHERE && section == NOWHERE)
        missing(error, "section", words);
    return section;
}
