#include "report.h"

#include "stele/text.h"

/* In the order in which they are printed; those of authors and dates go into arrays and objects of their own.
 */
static const enum meta_key plain_keys[] = {
    META_CONTAINER, META_ISSUE,    META_PAGES,     META_EVENT,
    META_EDITOR,    META_LANGUAGE, META_COPYRIGHT, META_IDENTIFIER,
};
static const enum meta_key date_keys[] = {META_DELIVERED, META_ISSUED, META_WEB};

static size_t count_words(const struct document *document)
{
    size_t words = 0;
    struct block block;
    bool more = document_block_at(document, 0, &block);
    for (; more; more = document_block_after(document, &block, &block))
        words += text_words(slice_range(document_text(document), block.range));
    return words;
}

static json_t *author_object(const struct author *author)
{
    json_t *object = json_object();
    json_add_known(object, "family", author->family);
    json_add_known(object, "given", author->given);
    json_add_known(object, "name", author->name);
    json_add_known(object, "role", author->role);
    return object;
}

static json_t *authors_array(const struct document *document)
{
    json_t *authors = json_array();
    for (size_t i = 0; i < document_authors(document); i++)
        json_array_append_new(authors, author_object(document_author(document, i)));
    return authors;
}

static json_t *dates_object(const struct document *document)
{
    json_t *dates = json_object();
    for (size_t i = 0; i < COUNT_OF(date_keys); i++)
        json_add_known(dates, meta_name(date_keys[i]), document_meta(document, date_keys[i]));
    return dates;
}

static json_t *metadata_object(const struct report *report)
{
    const struct document *document = report->document;
    json_t *object = json_object();
    json_add_known(object, "title", document_title(document));
    json_object_set_new(object, "authors", authors_array(document));
    for (size_t i = 0; i < COUNT_OF(plain_keys); i++)
        json_add_known(object, meta_name(plain_keys[i]), document_meta(document, plain_keys[i]));
    json_object_set_new(object, "dates", dates_object(document));
    json_object_set_new(object, "format", json_string(report->format));
    struct slice encoding = document_meta(document, META_ENCODING);
    json_add_known(object, "encoding", encoding.length > 0 ? encoding : slice_of("UTF-8"));
    json_object_set_new(object, "paragraphs", json_integer((json_int_t)document_paragraphs(document)));
    json_object_set_new(object, "words", json_integer((json_int_t)count_words(document)));
    return object;
}

static void print_value(FILE *out, const char *name, const json_t *value);

static void print_members(FILE *out, const json_t *object)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)object, name, value) print_value(out, name, value);
}

/* The JSON object as lines "name: value". */
static void print_value(FILE *out, const char *name, const json_t *value)
{
    size_t index;
    json_t *item;
    if (json_is_string(value)) {
        fprintf(out, "%s: ", name);
        print_visible(out, (struct slice){json_string_value(value), json_string_length(value)}, "");
        fputc('\n', out);
    } else if (json_is_integer(value)) {
        fprintf(out, "%s: %" JSON_INTEGER_FORMAT "\n", name, json_integer_value(value));
    } else if (json_is_object(value)) {
        print_members(out, value);
    } else {
        json_array_foreach(value, index, item) print_members(out, item);
    }
}

void report_metadata(const struct report *report)
{
    json_t *object = metadata_object(report);
    if (report->json) {
        json_print(object, JSON_INDENT(2), report->out);
        fputc('\n', report->out);
        return;
    }
    print_members(report->out, object);
    json_decref(object);
}
