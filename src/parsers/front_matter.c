#include "front_matter.h"

#include "front_lines.h"
#include "prose.h"
#include "stele/text.h"

#include <yaml.h>

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST = 64 * 1024, /* bytes of front matter */
    MOST_VALUES = 200,
    DEEPEST = 100,            /* brackets open at once: libyaml takes quadratic time for them */
    MOST_VISITS = 100 * 1000, /* of nodes: an alias shows a node again, and costs nothing but this */
};

/* ---- where it stands ---------------------------------------------------------------------------------- */

/* The line of SOURCE that begins at AT, without its end. */
static struct slice line_at(struct slice source, size_t at)
{
    size_t end = at;
    while (end < source.length && source.bytes[end] != '\n' && source.bytes[end] != '\r')
        end++;
    return slice_cut(source, at, end);
}

static size_t after_line(struct slice source, struct slice line)
{
    size_t end = (size_t)(line.bytes - source.bytes) + line.length;
    struct slice rest = slice_cut(source, end, source.length);
    if (slice_starts(rest, slice_of("\r\n")))
        return end + 2;
    return end + (rest.length > 0);
}

static bool is_mark(struct slice line, const char *mark)
{
    return slice_starts(line, slice_of(mark)) && slice_trim(line).length == strlen(mark);
}

/* Finds the YAML between a first line "---" and a line "---" or "..."; a blank line after the first makes
 * that a rule. Returns the bytes up to the text; 0: there is no front matter. */
static size_t find(struct slice source, struct slice *yaml)
{
    struct slice line = line_at(source, 0);
    size_t from = after_line(source, line);
    if (!is_mark(line, "---") || slice_trim(line_at(source, from)).length == 0)
        return 0;
    for (size_t at = from; at < source.length && at - from <= LONGEST;) {
        line = line_at(source, at);
        size_t next = after_line(source, line);
        if (is_mark(line, "---") || is_mark(line, "...")) {
            *yaml = slice_cut(source, from, at);
            return next;
        }
        at = next;
    }
    return 0;
}

/* ---- values ------------------------------------------------------------------------------------------- */

struct reader {
    yaml_document_t document;
    struct front_matter *front;
    unsigned visits;
};

static yaml_node_t *visit(struct reader *reader, int index)
{
    return ++reader->visits <= MOST_VISITS ? yaml_document_get_node(&reader->document, index) : NULL;
}

/* Empty for what is no scalar, and for a null. */
static struct slice scalar(const yaml_node_t *node)
{
    if (!node || node->type != YAML_SCALAR_NODE)
        return (struct slice){0};
    struct slice text = {(const char *)node->data.scalar.value, node->data.scalar.length};
    bool null = slice_is(text, "~") || slice_is(text, "null");
    if (null && node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        text.length = 0;
    return text;
}

static void add(struct front_matter *front, enum meta_key key, struct slice value)
{
    struct prose line = {0};
    prose_start(&line, true);
    prose_add(&line, value);
    if (line.text.length > 0 && front->count < MOST_VALUES) {
        array_reserve(front->entries, front->capacity, front->count + 1);
        front->entries[front->count++] = (struct front_entry){
            .key = key,
            .value = arena_copy(front->arena, buffer_slice(&line.text)),
        };
    }
    prose_free(&line);
}

/* The INDEXth member of a list; what is no list is its own only member. NULL: there is none. */
static yaml_node_t *member(struct reader *reader, yaml_node_t *node, ptrdiff_t index)
{
    if (!node || node->type != YAML_SEQUENCE_NODE)
        return index == 0 ? node : NULL;
    yaml_node_item_t *item = node->data.sequence.items.start;
    return index < node->data.sequence.items.top - item ? visit(reader, item[index]) : NULL;
}

/* What a mapping holds under NAME; NULL. */
static yaml_node_t *lookup(struct reader *reader, const yaml_node_t *mapping, const char *name)
{
    yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
    for (; pair < mapping->data.mapping.pairs.top; pair++)
        if (slice_is(scalar(visit(reader, pair->key)), name))
            return visit(reader, pair->value);
    return NULL;
}

/* The members of a list go on one line. */
static void read_words(struct reader *reader, yaml_node_t *node, enum meta_key key)
{
    struct buffer words = {0};
    yaml_node_t *one;
    for (ptrdiff_t i = 0; (one = member(reader, node, i)); i++) {
        buffer_append_string(&words, words.length > 0 && scalar(one).length > 0 ? ", " : "");
        buffer_append(&words, scalar(one));
    }
    if (front_matter_value(reader->front, key).length == 0)
        add(reader->front, key, buffer_slice(&words));
    buffer_free(&words);
}

/* Family name before given name: a second family name begins the next author. A given name alone is a whole
 * name. */
static void read_author(struct reader *reader, const yaml_node_t *author)
{
    struct slice family = scalar(lookup(reader, author, "family"));
    struct slice given = scalar(lookup(reader, author, "given"));
    struct slice name = scalar(lookup(reader, author, "name"));
    if (family.length > 0) {
        add(reader->front, META_AUTHOR_FAMILY, family);
        add(reader->front, META_AUTHOR_GIVEN, given);
    } else {
        add(reader->front, META_AUTHOR_NAME, given.length > 0 ? given : name);
    }
    add(reader->front, META_AUTHOR_ROLE, scalar(lookup(reader, author, "role")));
}

static void read_authors(struct reader *reader, yaml_node_t *node, enum meta_key key)
{
    yaml_node_t *author;
    for (ptrdiff_t i = 0; (author = member(reader, node, i)); i++) {
        if (author->type == YAML_MAPPING_NODE)
            read_author(reader, author);
        else
            add(reader->front, key, scalar(author));
    }
}

static void read_dates(struct reader *reader, yaml_node_t *node, enum meta_key key)
{
    if (node->type != YAML_MAPPING_NODE) {
        read_words(reader, node, key);
        return;
    }
    read_words(reader, lookup(reader, node, "delivered"), META_DELIVERED);
    read_words(reader, lookup(reader, node, "issued"), META_ISSUED);
    read_words(reader, lookup(reader, node, "web"), META_WEB);
}

/* The first name that gives a value wins, but for authors, who add up. */
static const struct {
    const char *name;
    enum meta_key key;
    void (*read)(struct reader *reader, yaml_node_t *node, enum meta_key key);
} fields[] = {
    {"title", META_TITLE, read_words},
    {"author", META_AUTHOR_NAME, read_authors},
    {"authors", META_AUTHOR_NAME, read_authors},
    {"container", META_CONTAINER, read_words},
    {"container-title", META_CONTAINER, read_words},
    {"publication", META_CONTAINER, read_words},
    {"issue", META_ISSUE, read_words},
    {"pages", META_PAGES, read_words},
    {"delivered", META_DELIVERED, read_words},
    {"issued", META_ISSUED, read_words},
    {"web", META_WEB, read_words},
    {"date", META_ISSUED, read_dates},
    {"event", META_EVENT, read_words},
    {"editor", META_EDITOR, read_words},
    {"language", META_LANGUAGE, read_words},
    {"lang", META_LANGUAGE, read_words},
    {"copyright", META_COPYRIGHT, read_words},
    {"rights", META_COPYRIGHT, read_words},
    {"identifier", META_IDENTIFIER, read_words},
    {"doi", META_IDENTIFIER, read_words},
    {"isbn", META_IDENTIFIER, read_words},
};

void front_matter_add(struct front_matter *front, struct slice name, struct slice value)
{
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        bool adds_up = fields[i].read == read_authors;
        if (slice_is(name, fields[i].name) &&
            (adds_up || front_matter_value(front, fields[i].key).length == 0))
            add(front, fields[i].key, value);
    }
}

/* ---- the whole ---------------------------------------------------------------------------------------- */

/* False: it is a text between two rules, not front matter. */
static bool read_document(struct reader *reader)
{
    yaml_node_t *root = yaml_document_get_root_node(&reader->document);
    if (root && root->type != YAML_MAPPING_NODE)
        return false;
    for (size_t i = 0; root && i < COUNT_OF(fields); i++) {
        yaml_node_t *value = lookup(reader, root, fields[i].name);
        if (value)
            fields[i].read(reader, value, fields[i].key);
    }
    if (reader->visits > MOST_VISITS)
        error_set(&reader->front->fault, "the front matter is too large; a part of it was left out");
    return true;
}

static bool is_too_deep(struct slice yaml)
{
    int depth = 0;
    for (size_t i = 0; i < yaml.length && depth <= DEEPEST; i++) {
        depth += yaml.bytes[i] == '[' || yaml.bytes[i] == '{';
        depth -= yaml.bytes[i] == ']' || yaml.bytes[i] == '}';
    }
    return depth > DEEPEST;
}

static bool load(struct front_matter *front, struct slice yaml)
{
    struct reader reader = {.front = front};
    yaml_parser_t parser;
    bool is_front = true;
    if (!yaml_parser_initialize(&parser))
        return false;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.bytes, yaml.length);
    if (yaml_parser_load(&parser, &reader.document)) {
        is_front = read_document(&reader);
        yaml_document_delete(&reader.document);
    } else {
        error_set(&front->fault, "the front matter was left out: line %zu: %s", parser.problem_mark.line + 2,
                  parser.problem ? parser.problem : "it cannot be read");
    }
    yaml_parser_delete(&parser);
    return is_front;
}

void front_matter_read(struct front_matter *front, struct slice source)
{
    struct slice yaml;
    *front = (struct front_matter){.arena = arena_new()};
    size_t length = find(source, &yaml);
    if (length > 0 && is_too_deep(yaml))
        error_set(&front->fault, "the front matter was left out: it is nested too deep");
    if (length > 0 && (front->fault.text[0] || load(front, yaml)))
        front->length = length;
    if (front->length == 0)
        front->length = front_read_toml(front, source);
    if (front->length == 0)
        front->length = front_read_title_block(front, source);
}

void front_matter_free(struct front_matter *front)
{
    arena_free(front->arena);
    free(front->entries);
    *front = (struct front_matter){0};
}

struct slice front_matter_value(const struct front_matter *front, enum meta_key key)
{
    for (size_t i = 0; i < front->count; i++)
        if (front->entries[i].key == key)
            return front->entries[i].value;
    return (struct slice){0};
}

/* ---- the byline --------------------------------------------------------------------------------------- */

/* Chinese and Japanese write the family name first and no space between the names. */
static bool is_written_together(struct slice family, struct slice given)
{
    uint32_t left, right;
    text_decode(slice_cut(family, text_before(family, family.length), family.length), &left);
    text_decode(given, &right);
    return text_joins_without_space(left, right);
}

static void append_name(struct slice family, struct slice given, struct buffer *line)
{
    bool together = given.length > 0 && is_written_together(family, given);
    buffer_append(line, together ? family : given);
    buffer_append_string(line, together || given.length == 0 ? "" : " ");
    buffer_append(line, together ? given : family);
}

void front_matter_byline(const struct front_matter *front, struct buffer *line)
{
    for (size_t i = 0; i < front->count; i++) {
        enum meta_key key = front->entries[i].key;
        if (key != META_AUTHOR_NAME && key != META_AUTHOR_FAMILY)
            continue;
        bool has_given = i + 1 < front->count && front->entries[i + 1].key == META_AUTHOR_GIVEN;
        struct slice given = has_given ? front->entries[i + 1].value : (struct slice){0};
        buffer_append_string(line, line->length > 0 ? ", " : "");
        append_name(front->entries[i].value, given, line);
    }
}
