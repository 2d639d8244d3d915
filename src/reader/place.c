/* Places by name, as --at, FILE#PLACE and ":" take them. */

#include "reader.h"

#include "stele/text.h"

#include <limits.h>
#include <string.h>

enum { FIND_MICROSECONDS = 2000 };

/* What a kind of place may ask for. */
struct asking {
    struct reader *reader;
    struct slice words; /* behind the name of the kind */
    struct search **search;
    struct destination *to;
    struct error *error;
};

static enum found missing(const struct asking *asking, const char *kind)
{
    struct slice words = asking->words;
    error_set(asking->error, "there is no %s %.*s", kind, (int)(words.length < 200 ? words.length : 200),
              words.bytes);
    return PLACE_MISSING;
}

/* All bytes of the document are there. */
static bool is_complete(const struct reader *reader)
{
    return reader->page != reader->book || intake_complete(reader->intake);
}

/* ---- one function a kind of place ---- */

static enum found find_paragraph(const struct asking *asking)
{
    const struct document *document = asking->reader->page->document;
    size_t number;
    struct block block;
    if (!slice_number(asking->words, SIZE_MAX, &number) || number == 0)
        return missing(asking, "paragraph");
    if (!document_paragraph(document, number, &block))
        return document_final(document) ? missing(asking, "paragraph") : PLACE_NOT_YET;
    asking->to->place = block.range.start;
    return PLACE_FOUND;
}

static enum found find_line(const struct asking *asking)
{
    size_t number, place = 0;
    struct slice text = document_text(asking->reader->page->document);
    if (intake_format(asking->reader->intake)->foreign || asking->reader->page != asking->reader->book) {
        error_set(asking->error, "only plain text has lines of its own");
        return PLACE_MISSING;
    }
    if (!slice_number(asking->words, SIZE_MAX, &number) || number == 0)
        return missing(asking, "line");
    while (--number > 0) {
        const char *feed = place < text.length ? memchr(text.bytes + place, '\n', text.length - place) : NULL;
        if (!feed)
            return missing(asking, "line");
        place = (size_t)(feed - text.bytes) + 1;
    }
    asking->to->place = place;
    return PLACE_FOUND;
}

static enum found find_page(const struct asking *asking)
{
    struct layout *layout = asking->reader->page->layout;
    size_t number;
    if (!slice_number(asking->words, SIZE_MAX, &number) || number == 0)
        return missing(asking, "page");
    bool counted = number <= layout_pages(layout) ||
                   layout_step(layout, asking->reader->geometry.text_rows, FIND_MICROSECONDS);
    if (number <= layout_pages(layout)) {
        asking->to->place = layout_page_top(layout, number);
        return PLACE_FOUND;
    }
    if (!counted || !is_complete(asking->reader))
        return PLACE_NOT_YET;
    error_set(asking->error, "the last page is %zu", layout_pages(layout));
    return PLACE_MISSING;
}

static enum found find_percent(const struct asking *asking)
{
    const struct reading *page = asking->reader->page;
    size_t number, length = document_text(page->document).length;
    if (!slice_number(asking->words, 100, &number))
        return missing(asking, "percentage");
    if (!is_complete(asking->reader))
        return PLACE_NOT_YET;
    /* A place in the middle of a character names nothing: its line does. */
    asking->to->place = layout_move(page->layout, length / 100 * number + length % 100 * number / 100, 0);
    asking->to->at_foot = true;
    return PLACE_FOUND;
}

static enum found find_words(const struct asking *asking)
{
    const struct document *document = asking->reader->page->document;
    if (!*asking->search)
        *asking->search = search_new(document, asking->words, SEARCH_SMART, 0, asking->error);
    if (!*asking->search)
        return PLACE_MISSING;
    bool done = search_step(*asking->search, FIND_MICROSECONDS);
    if (search_count(*asking->search) > 0) {
        asking->to->place = search_hit(*asking->search, 0).start;
        return PLACE_FOUND;
    }
    return done && document_complete(document) ? missing(asking, "text") : PLACE_NOT_YET;
}

/* ---- sections ---- */

static bool contains(struct slice words, struct slice part)
{
    for (size_t i = 0; i + part.length <= words.length; i++)
        if (slice_equal(slice_cut(words, i, i + part.length), part))
            return true;
    return false;
}

/* How well a section answers to words; what is better is greater. */
enum answer { ANSWER_NONE, ANSWER_PART, ANSWER_BEGINNING, ANSWER_ORDINAL, ANSWER_LABEL };

static enum answer answers(const struct section *section, struct slice words)
{
    struct buffer label = {0}, ordinal = {0};
    text_fold_words(section->label, " ", &label);
    text_fold_words(section->ordinal, " ", &ordinal);
    enum answer answer = ANSWER_NONE;
    if (slice_equal(buffer_slice(&label), words))
        answer = ANSWER_LABEL;
    else if (ordinal.length > 0 && slice_equal(buffer_slice(&ordinal), words))
        answer = ANSWER_ORDINAL;
    else if (slice_starts(buffer_slice(&label), words))
        answer = ANSWER_BEGINNING;
    else if (contains(buffer_slice(&label), words))
        answer = ANSWER_PART;
    buffer_free(&label);
    buffer_free(&ordinal);
    return answer;
}

/* The first of the sections that answer best; NOWHERE. */
static size_t best_section(const struct document *document, struct slice words, enum answer *best)
{
    struct buffer simple = {0};
    size_t found = NOWHERE;
    *best = ANSWER_NONE;
    text_fold_words(words, " ", &simple);
    for (size_t i = 0; simple.length > 0 && i < document_sections(document); i++) {
        enum answer answer = answers(document_section(document, i), buffer_slice(&simple));
        if (answer > *best) {
            *best = answer;
            found = i;
        }
    }
    buffer_free(&simple);
    return found;
}

/* A number is the section that has it, before it is a part of a label. */
static size_t section_named(const struct document *document, struct slice words, enum answer *best)
{
    size_t number, found = best_section(document, words, best);
    if (*best < ANSWER_ORDINAL && slice_number(words, UINT_MAX, &number))
        found = numbered_section(document, (unsigned)number);
    return found;
}

static enum found find_section(const struct asking *asking)
{
    const struct document *document = asking->reader->page->document;
    enum answer best;
    size_t section = section_named(document, asking->words, &best);
    if (best != ANSWER_LABEL && !is_complete(asking->reader))
        return PLACE_NOT_YET;
    if (section == NOWHERE)
        return missing(asking, "section");
    asking->to->place = document_section(document, section)->range.start;
    return PLACE_FOUND;
}

/* ---- all kinds ---- */

static const struct kind {
    const char *name;
    bool numbered; /* a number follows; else it begins the label of a section */
    enum found (*find)(const struct asking *asking);
} kinds[] = {
    {"¶", true, find_paragraph}, {"para", true, find_paragraph}, {"paragraph", true, find_paragraph},
    {"line", true, find_line},   {"page", true, find_page},      {"section", false, find_section},
    {"/", false, find_words},
};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Takes NAME, in any case, off WORDS, and the space or hyphen behind a word. */
static bool take_name(struct slice *words, const char *name)
{
    size_t length = strlen(name);
    bool word = is_letter(name[0]);
    if (words->length <= length || (word && !strchr(" -", words->bytes[length])))
        return false;
    for (size_t i = 0; i < length; i++) {
        char byte = words->bytes[i];
        if ((byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte) != name[i])
            return false;
    }
    *words = slice_trim(slice_cut(*words, length + word, words->length));
    return true;
}

static const struct kind *take_kind(struct slice *words)
{
    size_t number;
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        struct slice rest = *words;
        if (!take_name(&rest, kinds[i].name) ||
            (kinds[i].numbered && is_letter(kinds[i].name[0]) && !slice_number(rest, SIZE_MAX, &number)))
            continue;
        *words = rest;
        return &kinds[i];
    }
    return NULL;
}

enum found place_find(struct reader *reader, struct slice words, struct search **search,
                      struct destination *to, struct error *error)
{
    struct asking asking = {reader, slice_trim(words), search, to, error};
    *to = (struct destination){0};
    const struct kind *kind = take_kind(&asking.words);
    if (kind)
        return kind->find(&asking);
    words = asking.words;
    if (words.length > 1 && words.bytes[words.length - 1] == '%') {
        asking.words = slice_trim(slice_cut(words, 0, words.length - 1));
        return find_percent(&asking);
    }
    return find_section(&asking);
}

size_t reader_section(struct reader *reader, struct slice words, struct error *error)
{
    enum answer best;
    struct search *search = NULL;
    struct destination to = {0};
    size_t section = section_named(reader->page->document, slice_trim(words), &best);
    if (section != NOWHERE)
        return section;
    enum found found;
    do
        found = place_find(reader, words, &search, &to, error);
    while (found == PLACE_NOT_YET);
    search_free(search);
    if (found == PLACE_FOUND)
        section = document_section_named(reader->page->document, to.place);
    if (found == PLACE_FOUND && section == NOWHERE)
        error_set(error, "no section holds %.*s", (int)words.length, words.bytes);
    return section;
}
