/* Citations as sentences: stele's own plain form, the Chicago Manual of Style (17th edition, chapter 14,
 * bibliography), APA (7th edition, chapters 9 and 10). What is not known is left out. */

#include "citation.h"

#include "stele/text.h"

#include <string.h>

/* ---- parts of a sentence ---- */

/* A part: SEPARATOR before it, unless it is the first, and BEFORE. */
static void append_part(struct buffer *into, const char *separator, const char *before, struct slice part)
{
    if (part.length == 0)
        return;
    buffer_append_string(into, into->length > 0 ? separator : "");
    buffer_append_string(into, before);
    buffer_append(into, part);
}

/* PART, which it empties. */
static void append_made(struct buffer *into, const char *separator, struct buffer *part)
{
    append_part(into, separator, "", buffer_slice(part));
    buffer_clear(part);
}

static bool ends_with(struct slice text, const char *end)
{
    size_t length = strlen(end);
    return text.length >= length && slice_is(slice_cut(text, text.length - length, text.length), end);
}

/* A full stop, unless the sentence has its end already. */
static void append_stop(struct buffer *into)
{
    static const char *const ends[] = {".", "?", "!", ".”", "?”", "!”", ".)", "。"};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (ends_with(buffer_slice(into), ends[i]))
            return;
    if (into->length > 0)
        buffer_append_byte(into, '.');
}

static void append_inverted(const struct author *author, struct buffer *into)
{
    if (author_is_whole(author)) {
        author_append_whole(author, into);
        return;
    }
    buffer_append(into, author->family);
    buffer_append_string(into, ", ");
    buffer_append(into, author->given);
}

/* The section and the ¶: as parts of the sentence so far, or as a sentence of its own. */
static void append_locator(const struct cited *cited, struct buffer *into)
{
    struct buffer section = {0};
    size_t number = cited_paragraph(cited);
    bool first = into->length == 0;
    cited_append_section(cited, &section);
    if (section.length > 0)
        buffer_format(into, "%s “%s”", first ? "Section" : ", section", section.bytes);
    if (number > 0)
        buffer_format(into, "%s. %zu (numbered by stele)", into->length > 0 ? ", para" : "Para", number);
    buffer_free(&section);
}

static bool are_several(struct slice pages)
{
    for (size_t i = 0; i < pages.length; i++)
        if (pages.bytes[i] < '0' || pages.bytes[i] > '9')
            return true;
    return false;
}

/* ---- plain ---- */

/* "6 February 2015", "February 2015", "2015"; words as they are. */
static void append_day_first(const struct date *date, struct buffer *into)
{
    if (date->year == 0)
        buffer_append(into, date->words);
    else if (date->day > 0)
        buffer_format(into, "%u %s %u", date->day, month_name(date->month), date->year);
    else if (date->month > 0)
        buffer_format(into, "%s %u", month_name(date->month), date->year);
    else
        buffer_format(into, "%u", date->year);
}

static void append_when(const struct cited *cited, struct buffer *into)
{
    static const struct {
        enum meta_key keys[2];
        const char *before;
    } dates[] = {{{META_DELIVERED, META_KEY_COUNT}, "delivered "},
                 {{META_ISSUED, META_KEY_COUNT}, ""},
                 {{META_WEB, META_KEY_COUNT}, "web "}};
    struct buffer day = {0};
    for (size_t i = 0; i < COUNT_OF(dates) && day.length == 0; i++) {
        struct date date = cited_date(cited, dates[i].keys);
        append_day_first(&date, &day);
        append_part(into, ", ", dates[i].before, buffer_slice(&day));
    }
    buffer_free(&day);
}

void citation_plain(const struct cited *cited, struct buffer *into)
{
    struct slice title = cited_meta(cited, META_TITLE), pages = cited_meta(cited, META_PAGES);
    struct buffer part = {0};
    const struct author *author;
    for (size_t i = 0; (author = cited_author(cited, i)) != NULL; i++) {
        append_inverted(author, &part);
        append_made(into, "; ", &part);
    }
    if (title.length > 0)
        buffer_format(&part, "“%.*s”", (int)title.length, title.bytes);
    append_made(into, ", ", &part);
    append_part(into, ", ", "", cited_meta(cited, META_CONTAINER));
    append_part(into, ", ", "", cited_meta(cited, META_ISSUE));
    append_when(cited, into);
    append_part(into, ", ", are_several(pages) ? "pp. " : "p. ", pages);
    append_locator(cited, into);
    buffer_append_string(into, into->length > 0 ? "." : "");
    buffer_free(&part);
}

/* ---- Chicago ---- */

/* "February 6, 2015", as American styles write it. */
static void append_month_first(const struct date *date, struct buffer *into)
{
    if (date->day > 0)
        buffer_format(into, "%s %u, %u", month_name(date->month), date->day, date->year);
    else
        append_day_first(date, into);
}

/* The first author's family name comes first. */
static void append_chicago_authors(const struct cited *cited, struct buffer *into)
{
    const struct author *author, *next = cited_author(cited, 0);
    for (size_t i = 0; (author = next) != NULL; i++) {
        next = cited_author(cited, i + 1);
        buffer_append_string(into, i == 0 ? "" : next ? ", " : ", and ");
        if (i == 0 || author_is_whole(author)) {
            append_inverted(author, into);
        } else {
            buffer_append(into, author->given);
            buffer_append_byte(into, ' ');
            buffer_append(into, author->family);
        }
    }
    append_stop(into);
}

/* A work in another, or spoken, has its title between quotation marks. */
static void append_chicago_title(const struct cited *cited, struct buffer *into)
{
    struct slice title = cited_meta(cited, META_TITLE);
    bool quoted = cited_is_spoken(cited) || cited_meta(cited, META_CONTAINER).length > 0;
    struct buffer part = {0};
    buffer_append(&part, title);
    append_stop(&part);
    if (title.length > 0)
        buffer_format(into, quoted ? "%s“%s”" : "%s%s", into->length > 0 ? " " : "", part.bytes);
    buffer_free(&part);
}

/* Where and when: a journal with its issue and pages, an event with its day, a publisher with the year. */
static void append_chicago_source(const struct cited *cited, struct buffer *into)
{
    static const enum meta_key printed[] = {META_ISSUED, META_DELIVERED, META_WEB, META_KEY_COUNT};
    bool contained = cited_meta(cited, META_CONTAINER).length > 0;
    struct date date = cited_date(cited, printed);
    struct buffer part = {0};
    append_part(into, "", "", cited_meta(cited, META_CONTAINER));
    append_part(into, ", ", "", cited_meta(cited, META_ISSUE));
    if (!contained)
        append_part(into, ", ", "", cited_meta(cited, META_EVENT));
    append_part(into, ", ", "", cited_meta(cited, META_PUBLISHER));
    if (cited_meta(cited, META_ISSUE).length == 0)
        append_month_first(&date, &part);
    append_made(into, ", ", &part);
    citation_append_pages(cited_meta(cited, META_PAGES), "–", &part);
    append_made(into, ", ", &part);
    append_stop(into);
    buffer_free(&part);
}

void citation_chicago(const struct cited *cited, struct buffer *into)
{
    struct buffer part = {0};
    append_chicago_authors(cited, into);
    append_chicago_title(cited, into);
    append_chicago_source(cited, &part);
    append_made(into, " ", &part);
    append_locator(cited, &part);
    append_stop(&part);
    append_made(into, " ", &part);
    buffer_free(&part);
}

/* ---- APA ---- */

/* "J.-P." of "Jean-Paul", "M. A." of "Mary Ann"; a name whose letters are no alphabet's stays whole. */
static void append_initials(struct slice given, struct buffer *into)
{
    bool initial = true;
    char before = '\0';
    unsigned bytes;
    for (size_t at = 0; at < given.length; at += bytes) {
        uint32_t character;
        bytes = text_decode(slice_cut(given, at, given.length), &character);
        if (initial && text_is_letter(character)) {
            buffer_append_string(into, before == '-' ? "-" : before ? " " : "");
            buffer_append(into, slice_cut(given, at, at + bytes));
            buffer_append_byte(into, '.');
        }
        initial = character == ' ' || character == '-';
        before = initial ? (char)character : before;
    }
}

static void append_apa_authors(const struct cited *cited, struct buffer *into)
{
    const struct author *author, *next = cited_author(cited, 0);
    for (size_t i = 0; (author = next) != NULL; i++) {
        next = cited_author(cited, i + 1);
        buffer_append_string(into, i == 0 ? "" : next ? ", " : ", & ");
        if (author_is_whole(author)) {
            author_append_whole(author, into);
            continue;
        }
        buffer_append(into, author->family);
        buffer_append_string(into, ", ");
        append_initials(author->given, into);
    }
}

/* "(2015, February 6)" of what is spoken, else the year. */
static void append_apa_date(const struct cited *cited, struct buffer *into)
{
    static const enum meta_key keys[] = {META_DELIVERED, META_ISSUED, META_WEB, META_KEY_COUNT};
    struct date date = cited_date(cited, keys);
    struct buffer part = {0};
    if (date.year == 0)
        buffer_append(&part, date.words);
    else
        buffer_format(&part, "%u", date.year);
    if (date.month > 0 && cited_is_spoken(cited))
        buffer_format(&part, ", %s", month_name(date.month));
    if (date.day > 0 && cited_is_spoken(cited))
        buffer_format(&part, " %u", date.day);
    if (part.length > 0)
        buffer_format(into, "%s(%s)", into->length > 0 ? " " : "", part.bytes);
    buffer_free(&part);
}

void citation_apa(const struct cited *cited, struct buffer *into)
{
    struct buffer part = {0};
    append_apa_authors(cited, into);
    append_apa_date(cited, into);
    append_stop(into);
    append_part(into, " ", "", cited_meta(cited, META_TITLE));
    if (cited_is_spoken(cited))
        append_part(into, " ", "", slice_of("[Speech]"));
    append_stop(into);
    append_part(&part, "", "", cited_meta(cited, META_CONTAINER));
    append_part(&part, ", ", "", cited_meta(cited, META_ISSUE));
    if (part.length == 0)
        append_part(&part, "", "", cited_meta(cited, META_EVENT));
    if (part.length == 0)
        append_part(&part, "", "", cited_meta(cited, META_PUBLISHER));
    append_made(into, " ", &part);
    citation_append_pages(cited_meta(cited, META_PAGES), "–", &part);
    append_made(into, ", ", &part);
    append_stop(into);
    append_locator(cited, &part);
    append_stop(&part);
    append_made(into, " ", &part);
    buffer_free(&part);
}
