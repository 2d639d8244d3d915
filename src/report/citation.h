/* What the styles of citation share: names, dates, pages, where in the text. */
#ifndef STELE_REPORT_CITATION_H
#define STELE_REPORT_CITATION_H

#include "stele/report.h"

/* What is cited: a paragraph of a document. */
struct cited {
    const struct document *document;
    size_t place;
};

/* A function a style: appends the citation, without a line feed at its end; nothing when nothing is known. */
typedef void citation_function(const struct cited *cited, struct buffer *into);
citation_function citation_plain, citation_chicago, citation_apa, citation_bibtex, citation_csl_json;

struct slice cited_meta(const struct cited *cited, enum meta_key key);
/* It has an event or the day of its delivery: a speech, a lecture. */
bool cited_is_spoken(const struct cited *cited);
/* The ¶ number; 0 where there is none. */
size_t cited_paragraph(const struct cited *cited);
/* Appends the name of the section, if it stands in the text and is not the title. */
void cited_append_section(const struct cited *cited, struct buffer *into);

/* The INDEXth author of whom a name is known; NULL past the last. */
const struct author *cited_author(const struct cited *cited, size_t index);
/* The whole name where its parts are not known or are not written apart (Chinese, Japanese, Korean). */
bool author_is_whole(const struct author *author);
void author_append_whole(const struct author *author, struct buffer *into);

/* Appends PAGES with an en dash between numbers. */
void citation_append_pages(struct slice pages, const char *dash, struct buffer *into);

struct date {
    unsigned year, month, day; /* 0: not known */
    struct slice words;        /* as it was given */
};

/* The first of KEYS (ends with META_KEY_COUNT) that is known; all is 0 and empty when none is. A date that is
 * not written as ISO 8601 has only its words. */
struct date cited_date(const struct cited *cited, const enum meta_key keys[]);
const char *month_name(unsigned month); /* in English; 1 to 12 */

#endif
