/* Citations for reference managers: BibTeX, and CSL-JSON (schema 1.0). */

#include "citation.h"
#include "report.h"

#include "stele/text.h"

#include <stdlib.h>

static const enum meta_key issued[] = {META_ISSUED, META_DELIVERED, META_WEB, META_KEY_COUNT};

static void append_note(const struct cited *cited, struct buffer *into)
{
    size_t number = cited_paragraph(cited);
    struct buffer section = {0};
    cited_append_section(cited, &section);
    if (section.length > 0)
        buffer_format(into, "section “%s”", buffer_string(&section));
    if (number > 0)
        buffer_format(into, "%spara. %zu (numbered by stele)", section.length > 0 ? ", " : "", number);
    buffer_free(&section);
}

/* ---- the key ---- */

static bool is_ascii_letter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/* The ASCII letters of the first word of TEXT that has some, in lower case; not of an article. */
static void append_key_word(struct slice text, struct buffer *into)
{
    static const char *const articles[] = {"a", "an", "the"};
    struct slice word;
    bool done = false;
    while (!done && (word = slice_word(&text)).length > 0) {
        size_t before = into->length;
        for (size_t i = 0; i < word.length; i++)
            if (is_ascii_letter(word.bytes[i]))
                buffer_append_byte(into, (char)(word.bytes[i] | 0x20));
        struct slice key = slice_cut(buffer_slice(into), before, into->length);
        done = key.length > 0;
        for (size_t i = 0; i < COUNT_OF(articles); i++)
            done = done && !slice_is(key, articles[i]);
        if (!done)
            buffer_remove(into, before, key.length);
    }
}

/* "liu2015building". */
static void append_key(const struct cited *cited, struct buffer *into)
{
    const struct author *author = cited_author(cited, 0);
    struct date date = cited_date(cited, issued);
    size_t before = into->length;
    if (author)
        append_key_word(author->family.length > 0 ? author->family : author->name, into);
    if (date.year > 0)
        buffer_format(into, "%u", date.year);
    append_key_word(cited_meta(cited, META_TITLE), into);
    if (into->length == before)
        buffer_append_string(into, "text");
}

/* ---- BibTeX ---- */

/* The characters that TeX takes for itself, as it prints them. */
static void append_tex(struct slice text, struct buffer *into)
{
    static const struct {
        char byte;
        const char *shown;
    } escapes[] = {{'&', "\\&"},
                   {'%', "\\%"},
                   {'$', "\\$"},
                   {'#', "\\#"},
                   {'_', "\\_"},
                   {'{', "\\{"},
                   {'}', "\\}"},
                   {'~', "\\textasciitilde{}"},
                   {'^', "\\textasciicircum{}"},
                   {'\\', "\\textbackslash{}"}};
    for (size_t i = 0; i < text.length; i++) {
        size_t row = 0;
        while (row < COUNT_OF(escapes) && escapes[row].byte != text.bytes[i])
            row++;
        if (row < COUNT_OF(escapes))
            buffer_append_string(into, escapes[row].shown);
        else
            buffer_append_byte(into, text.bytes[i]);
    }
}

static void append_field(const char *name, struct slice value, struct buffer *into)
{
    if (value.length == 0)
        return;
    buffer_format(into, ",\n  %s = {", name);
    buffer_append(into, value);
    buffer_append_byte(into, '}');
}

static void append_tex_field(const char *name, struct slice value, struct buffer *into)
{
    struct buffer escaped = {0};
    append_tex(value, &escaped);
    append_field(name, buffer_slice(&escaped), into);
    buffer_free(&escaped);
}

/* A whole name stands in braces, so that it is not taken apart. */
static void append_tex_author(const struct author *author, struct buffer *into)
{
    if (author_is_whole(author)) {
        struct buffer whole = {0};
        author_append_whole(author, &whole);
        buffer_append_byte(into, '{');
        append_tex(buffer_slice(&whole), into);
        buffer_append_byte(into, '}');
        buffer_free(&whole);
        return;
    }
    append_tex(author->family, into);
    buffer_append_string(into, ", ");
    append_tex(author->given, into);
}

static void append_tex_authors(const struct cited *cited, struct buffer *into)
{
    struct buffer authors = {0};
    const struct author *author;
    for (size_t i = 0; (author = cited_author(cited, i)) != NULL; i++) {
        buffer_append_string(&authors, i > 0 ? " and " : "");
        append_tex_author(author, &authors);
    }
    append_field("author", buffer_slice(&authors), into);
    buffer_free(&authors);
}

static void append_tex_title(const struct cited *cited, struct buffer *into)
{
    struct slice title = cited_meta(cited, META_TITLE);
    if (title.length == 0)
        return;
    buffer_append_string(into, ",\n  title = {{"); /* a second pair keeps its capitals */
    append_tex(title, into);
    buffer_append_string(into, "}}");
}

static void append_tex_date(const struct cited *cited, struct buffer *into)
{
    struct date date = cited_date(cited, issued);
    struct buffer number = {0};
    if (date.year > 0)
        buffer_format(&number, "%u", date.year);
    else
        append_tex(date.words, &number);
    append_field("year", buffer_slice(&number), into);
    buffer_clear(&number);
    if (date.month > 0)
        buffer_format(&number, "%u", date.month);
    append_field("month", buffer_slice(&number), into);
    buffer_free(&number);
}

static const char *tex_kind(const struct cited *cited)
{
    if (cited_meta(cited, META_CONTAINER).length > 0)
        return "article";
    return cited_meta(cited, META_PUBLISHER).length > 0 && !cited_is_spoken(cited) ? "book" : "misc";
}

void citation_bibtex(const struct cited *cited, struct buffer *into)
{
    static const struct {
        enum meta_key key;
        const char *name;
    } fields[] = {{META_CONTAINER, "journal"},   {META_ISSUE, "number"},  {META_EVENT, "howpublished"},
                  {META_PUBLISHER, "publisher"}, {META_EDITOR, "editor"}, {META_LANGUAGE, "language"}};
    struct buffer part = {0};
    buffer_format(into, "@%s{", tex_kind(cited));
    append_key(cited, into);
    append_tex_authors(cited, into);
    append_tex_title(cited, into);
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        append_tex_field(fields[i].name, cited_meta(cited, fields[i].key), into);
    append_tex_date(cited, into);
    citation_append_pages(cited_meta(cited, META_PAGES), "--", &part);
    append_tex_field("pages", buffer_slice(&part), into);
    buffer_clear(&part);
    append_note(cited, &part);
    append_tex_field("note", buffer_slice(&part), into);
    buffer_append_string(into, "\n}");
    buffer_free(&part);
}

/* ---- CSL-JSON ---- */

static const char *csl_type(const struct cited *cited)
{
    if (cited_meta(cited, META_CONTAINER).length > 0)
        return "article-journal";
    if (cited_is_spoken(cited))
        return "speech";
    return cited_meta(cited, META_PUBLISHER).length > 0 ? "book" : "document";
}

static json_t *csl_authors(const struct cited *cited)
{
    json_t *authors = json_array();
    const struct author *author;
    for (size_t i = 0; (author = cited_author(cited, i)) != NULL; i++) {
        json_t *object = json_object();
        if (author->family.length > 0) {
            json_add_known(object, "family", author->family);
            json_add_known(object, "given", author->given);
        } else {
            json_add_known(object, "literal", author->name.length > 0 ? author->name : author->given);
        }
        json_array_append_new(authors, object);
    }
    return authors;
}

static json_t *csl_date(const struct date *date)
{
    json_t *object = json_object(), *parts = json_array(), *part = json_array();
    const unsigned numbers[] = {date->year, date->month, date->day};
    for (size_t i = 0; i < COUNT_OF(numbers) && numbers[i] > 0; i++)
        json_array_append_new(part, json_integer(numbers[i]));
    json_array_append_new(parts, part);
    if (date->year > 0) {
        json_object_set_new(object, "date-parts", parts);
    } else {
        json_decref(parts);
        json_add_known(object, "literal", date->words);
    }
    return object;
}

void citation_csl_json(const struct cited *cited, struct buffer *into)
{
    static const struct {
        enum meta_key key;
        const char *name;
    } fields[] = {{META_TITLE, "title"},       {META_CONTAINER, "container-title"},
                  {META_ISSUE, "issue"},       {META_PAGES, "page"},
                  {META_EVENT, "event-title"}, {META_PUBLISHER, "publisher"},
                  {META_LANGUAGE, "language"}};
    struct date date = cited_date(cited, issued);
    struct buffer part = {0};
    json_t *object = json_object();
    append_key(cited, &part);
    json_add_known(object, "id", buffer_slice(&part));
    json_object_set_new(object, "type", json_string(csl_type(cited)));
    json_object_set_new(object, "author", csl_authors(cited));
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        json_add_known(object, fields[i].name, cited_meta(cited, fields[i].key));
    if (date.words.length > 0)
        json_object_set_new(object, "issued", csl_date(&date));
    buffer_clear(&part);
    append_note(cited, &part);
    json_add_known(object, "note", buffer_slice(&part));
    char *text = json_dumps(object, JSON_INDENT(2));
    buffer_append_string(into, text ? text : "");
    free(text);
    json_decref(object);
    buffer_free(&part);
}
