/* What is copied: the words of a range, and where they come from. */

#include "words.h"

#include "stele/report.h"
#include "stele/text.h"

/* ---- the words ---- */

static void append_words(const struct document *document, struct range range, struct buffer *into)
{
    struct words words = {.document = document, .range = range, .between = "\n\n", .copy = true};
    struct buffer piece = {0};
    while (words_next(&words, &piece))
        text_visible(buffer_slice(&piece), "\n\t", into);
    buffer_free(&piece);
}

/* ---- the citation ---- */

static bool is_date(struct slice date)
{
    for (size_t i = 0; i < date.length; i++)
        if (i == 4 || i == 7 ? date.bytes[i] != '-' : date.bytes[i] < '0' || date.bytes[i] > '9')
            return false;
    return date.length == 10;
}

/* 2015-02-06 as "6 February 2015"; what is no whole date stays as it is. */
static void append_date(struct slice date, struct buffer *into)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    unsigned month = is_date(date) ? (unsigned)((date.bytes[5] - '0') * 10 + date.bytes[6] - '0') : 0;
    unsigned day = month ? (unsigned)((date.bytes[8] - '0') * 10 + date.bytes[9] - '0') : 0;
    if (month < 1 || month > COUNT_OF(months) || day < 1 || day > 31)
        buffer_append(into, date);
    else
        buffer_format(into, "%u %s %.4s", day, months[month - 1], date.bytes);
}

/* The family name first; nothing of an author of whom only the role is known. */
static void append_author(const struct author *author, struct buffer *into)
{
    bool whole = author->family.length == 0 && author->name.length > 0;
    buffer_append(into, whole ? author->name : author->family);
    if (author->family.length > 0 && author->given.length > 0)
        buffer_append_string(into, ", ");
    if (!whole)
        buffer_append(into, author->given);
}

static void append_authors(const struct document *document, struct buffer *into)
{
    struct buffer author = {0};
    for (size_t i = 0; i < document_authors(document); i++) {
        buffer_clear(&author);
        append_author(document_author(document, i), &author);
        if (author.length > 0 && into->length > 0)
            buffer_append_string(into, "; ");
        buffer_append(into, buffer_slice(&author));
    }
    buffer_free(&author);
}

/* A part of the citation: BEFORE it, unless it is the first. */
static void append_part(struct buffer *into, const char *before, struct slice part)
{
    if (part.length == 0)
        return;
    if (into->length > 0)
        buffer_append_string(into, ", ");
    buffer_append_string(into, before);
    buffer_append(into, part);
}

static void append_title(const struct document *document, struct buffer *into)
{
    struct slice title = document_title(document);
    struct buffer quoted = {0};
    if (title.length > 0) {
        buffer_append_string(&quoted, "“");
        buffer_append(&quoted, title);
        buffer_append_string(&quoted, "”");
    }
    append_part(into, "", buffer_slice(&quoted));
    buffer_free(&quoted);
}

static void append_when(const struct document *document, struct buffer *into)
{
    static const struct {
        enum meta_key key;
        const char *before;
    } dates[] = {{META_DELIVERED, "delivered "}, {META_ISSUED, ""}, {META_WEB, "web "}};
    struct buffer date = {0};
    for (size_t i = 0; i < COUNT_OF(dates) && date.length == 0; i++) {
        append_date(document_meta(document, dates[i].key), &date);
        append_part(into, dates[i].before, buffer_slice(&date));
    }
    buffer_free(&date);
}

static void append_pages(const struct document *document, struct buffer *into)
{
    struct slice pages = document_meta(document, META_PAGES);
    bool several = false;
    for (size_t i = 0; i < pages.length; i++)
        several = several || pages.bytes[i] < '0' || pages.bytes[i] > '9';
    append_part(into, several ? "pp. " : "p. ", pages);
}

static void append_paragraph(const struct document *document, size_t place, struct buffer *into)
{
    struct block block;
    size_t number =
        document_block_at(document, place, &block) ? document_paragraph_number(document, &block) : 0;
    if (number > 0)
        buffer_format(into, "%spara. %zu (numbered by stele)", into->length ? ", " : "", number);
}

static void append_citation(const struct document *document, size_t place, struct buffer *into)
{
    struct buffer citation = {0};
    append_authors(document, &citation);
    append_title(document, &citation);
    append_part(&citation, "", document_meta(document, META_CONTAINER));
    append_part(&citation, "", document_meta(document, META_ISSUE));
    append_when(document, &citation);
    append_pages(document, &citation);
    append_paragraph(document, place, &citation);
    if (citation.length > 0) {
        buffer_append_string(into, "\n— ");
        text_visible(buffer_slice(&citation), "", into);
        buffer_append_byte(into, '.');
    }
    buffer_free(&citation);
}

void report_quotation(const struct document *document, struct range range, bool cited, struct buffer *into)
{
    append_words(document, range, into);
    if (cited)
        append_citation(document, range.start, into);
}
