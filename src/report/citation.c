/* The table of styles of citation, and what they share. */

#include "citation.h"

#include "stele/text.h"

static const struct {
    const char *name;
    const char *before; /* between the words and the citation */
    const char *kept;   /* controls that it is written with */
    citation_function *append;
} styles[] = {
    {"plain", "\n— ", "", citation_plain},
    {"chicago", "\n\n", "", citation_chicago},
    {"apa", "\n\n", "", citation_apa},
    {"bibtex", "\n\n", "\n", citation_bibtex},
    {"csl-json", "\n\n", "\n", citation_csl_json},
};

const char *report_citation_style(size_t index)
{
    return index < COUNT_OF(styles) ? styles[index].name : NULL;
}

void report_citation(const struct document *document, size_t place, struct slice style, struct buffer *into)
{
    struct buffer citation = {0};
    size_t index = COUNT_OF(styles) - 1;
    while (index > 0 && !slice_is(style, styles[index].name))
        index--;
    styles[index].append(&(struct cited){document, place}, &citation);
    if (citation.length > 0) {
        buffer_append_string(into, into->length > 0 ? styles[index].before : "");
        text_visible(buffer_slice(&citation), styles[index].kept, into);
    }
    buffer_free(&citation);
}

/* ---- what is known ---- */

struct slice cited_meta(const struct cited *cited, enum meta_key key)
{
    return key == META_TITLE ? document_title(cited->document) : document_meta(cited->document, key);
}

bool cited_is_spoken(const struct cited *cited)
{
    return cited_meta(cited, META_DELIVERED).length > 0 || cited_meta(cited, META_EVENT).length > 0;
}

size_t cited_paragraph(const struct cited *cited)
{
    struct block block;
    return cited->place != NOWHERE && document_block_at(cited->document, cited->place, &block)
               ? document_paragraph_number(cited->document, &block)
               : 0;
}

void cited_append_section(const struct cited *cited, struct buffer *into)
{
    bool whole = cited->place == NOWHERE;
    size_t index = whole ? NOWHERE : document_section_named(cited->document, cited->place);
    const struct section *section = index == NOWHERE ? NULL : document_section(cited->document, index);
    if (section && section->printed && !slice_equal(section->label, document_title(cited->document)))
        document_append_name(section, into);
}

/* ---- names ---- */

const struct author *cited_author(const struct cited *cited, size_t index)
{
    for (size_t i = 0; i < document_authors(cited->document); i++) {
        const struct author *author = document_author(cited->document, i);
        bool named = author->family.length > 0 || author->given.length > 0 || author->name.length > 0;
        if (named && index-- == 0)
            return author;
    }
    return NULL;
}

static bool begins_with_ideograph(struct slice name)
{
    uint32_t character = 0;
    if (name.length > 0)
        text_decode(name, &character);
    return text_is_ideograph(character);
}

bool author_is_whole(const struct author *author)
{
    return author->family.length == 0 || author->given.length == 0 || begins_with_ideograph(author->family);
}

void author_append_whole(const struct author *author, struct buffer *into)
{
    if (author->family.length == 0 && author->name.length > 0) {
        buffer_append(into, author->name);
        return;
    }
    buffer_append(into, author->family);
    buffer_append(into, author->given);
}

/* ---- dates, pages ---- */

static unsigned digits(struct slice text, size_t from, size_t to)
{
    unsigned number = 0;
    for (size_t i = from; i < to; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return 0;
        number = 10 * number + (unsigned)(text.bytes[i] - '0');
    }
    return number;
}

/* YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601-1:2019, 5.2.2). */
static struct date date_of(struct slice words)
{
    enum { YEAR = 4, MONTH = 7, DAY = 10, MONTHS = 12, DAYS = 31 };
    struct date date = {.words = words};
    bool form = words.length == YEAR || ((words.length == MONTH || words.length == DAY) &&
                                         words.bytes[YEAR] == '-' && words.bytes[words.length - 3] == '-');
    if (!form)
        return date;
    struct date read = {.year = digits(words, 0, YEAR), .words = words};
    if (words.length >= MONTH)
        read.month = digits(words, YEAR + 1, MONTH);
    if (words.length == DAY)
        read.day = digits(words, MONTH + 1, DAY);
    bool month = words.length < MONTH || (read.month >= 1 && read.month <= MONTHS);
    bool day = words.length < DAY || (read.day >= 1 && read.day <= DAYS);
    return read.year > 0 && month && day ? read : date;
}

struct date cited_date(const struct cited *cited, const enum meta_key keys[])
{
    for (size_t i = 0; keys[i] != META_KEY_COUNT; i++)
        if (cited_meta(cited, keys[i]).length > 0)
            return date_of(cited_meta(cited, keys[i]));
    return (struct date){0};
}

const char *month_name(unsigned month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return names[month - 1];
}

void citation_append_pages(struct slice pages, const char *dash, struct buffer *into)
{
    for (size_t i = 0; i < pages.length; i++)
        if (pages.bytes[i] == '-')
            buffer_append_string(into, dash);
        else
            buffer_append_byte(into, pages.bytes[i]);
}
