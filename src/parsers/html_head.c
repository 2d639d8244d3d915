#include "html_head.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_VALUE = 1000 }; /* bytes; the rest is cut off */

/* ---- values ------------------------------------------------------------------------------------------- */

void html_write_meta(enum meta_key key, struct slice value, struct pen *pen)
{
    struct prose prose = {0};
    prose_start(&prose, true);
    prose_add(&prose, value);
    struct slice clean = buffer_slice(&prose.text);
    if (clean.length > LONGEST_VALUE) {
        size_t end = LONGEST_VALUE;
        while (end > 0 && ((unsigned char)clean.bytes[end] & 0xC0) == 0x80)
            end--;
        clean = slice_cut(clean, 0, end);
    }
    if (clean.length > 0)
        pen->sink.meta(pen->sink.context, key, clean);
    prose_free(&prose);
}

void html_write_author(struct slice name, struct pen *pen)
{
    name = slice_trim(name);
    const char *comma = name.length > 0 ? memchr(name.bytes, ',', name.length) : NULL;
    size_t at = comma ? (size_t)(comma - name.bytes) : 0;
    struct slice given = slice_cut(name, at + 1, name.length);
    bool is_one = comma && given.length > 0 && !memchr(given.bytes, ',', given.length);
    if (!is_one) {
        html_write_meta(META_AUTHOR_NAME, name, pen);
        return;
    }
    html_write_meta(META_AUTHOR_FAMILY, slice_cut(name, 0, at), pen);
    html_write_meta(META_AUTHOR_GIVEN, given, pen);
}

struct slice html_date(struct slice date)
{
    enum { DAY = 10 }; /* of "2015-02-06T09:00:00Z" */
    date = slice_trim(date);
    return date.length > DAY && date.bytes[DAY] == 'T' ? slice_cut(date, 0, DAY) : date;
}

/* ---- <meta> ------------------------------------------------------------------------------------------- */

/* A key and the names that <meta> has for it, the best first, separated by single spaces. */
static const struct {
    enum meta_key key;
    const char *names;
} rows[] = {
    {META_TITLE, "citation_title dc.title dcterms.title og:title"},
    {META_AUTHOR_NAME, "citation_author dc.creator dcterms.creator author article:author"},
    {META_CONTAINER, "citation_journal_title dc.source og:site_name"},
    {META_ISSUE, "citation_issue"},
    {META_ISSUED,
     "citation_publication_date dcterms.issued dc.date dcterms.date article:published_time date"},
    {META_COPYRIGHT, "copyright dc.rights dcterms.rights rights"},
    {META_IDENTIFIER, "citation_doi dc.identifier dcterms.identifier"},
    {META_LANGUAGE, "dc.language dcterms.language"},
};

static struct slice name_of(const struct html_node *meta)
{
    struct slice name = html_value(meta, "name");
    return name.length > 0 ? name : html_value(meta, "property");
}

/* Writes every <meta> of that name, or only the first. False: there is none. */
static bool write_named(const struct html_node *head, struct slice name, enum meta_key key, struct pen *pen)
{
    bool found = false, many = key == META_AUTHOR_NAME;
    for (const struct html_node *node = head; node && (many || !found);
         node = html_after(node, head, false)) {
        struct slice content = slice_trim(html_value(node, "content"));
        if (node->element != ELEMENT_META || content.length == 0 || name_of(node).length != name.length ||
            strncasecmp(name_of(node).bytes, name.bytes, name.length) != 0)
            continue;
        if (key == META_AUTHOR_NAME)
            html_write_author(content, pen);
        else
            html_write_meta(key, key == META_ISSUED ? html_date(content) : content, pen);
        found = true;
    }
    return found;
}

static bool write_row(const struct html_node *head, size_t row, struct pen *pen)
{
    struct slice rest = slice_of(rows[row].names), name;
    while ((name = slice_word(&rest)).length > 0)
        if (write_named(head, name, rows[row].key, pen))
            return true;
    return false;
}

void html_write_head(const struct html_tree *tree, struct pen *pen)
{
    const struct html_node *head = html_find(tree->root, ELEMENT_HEAD);
    const struct html_node *title = html_find(tree->root, ELEMENT_TITLE);
    const struct html_node *html = html_find(tree->root, ELEMENT_HTML);
    struct buffer words = {0};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool written = head && write_row(head, i, pen);
        if (!written && rows[i].key == META_TITLE && title) {
            html_append_text(title, LONGEST_VALUE, &words);
            html_write_meta(META_TITLE, buffer_slice(&words), pen);
        } else if (!written && rows[i].key == META_LANGUAGE && html) {
            html_write_meta(META_LANGUAGE, html_value(html, "lang"), pen);
        }
    }
    buffer_free(&words);
}
