/*
 * Attributes, "{#id .class key=value}", stand at the end of a heading and behind a link, an image, code or a
 * bracketed span, "[words]{.class}"; in kramdown, "{: .class}", also behind emphasis or on a line of their
 * own. Divisions are begun and ended by lines of three colons or more. A definition begins with a colon,
 * below its term. (The pandoc manual: "Headings", "Divs and Spans", "Definition lists"; kramdown's syntax:
 * "Attribute List Definitions".)
 */
#include "markdown_dialect.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_ATTRIBUTES = 1000, /* bytes */
    LEAST_FENCE = 3,           /* colons */
    MOST_SIBLINGS = 256,       /* among which the begin of a span is looked for */
    DEFINITION_INDENT = 4,     /* columns, at most, of what goes on in a definition */
};

/* ---- attributes --------------------------------------------------------------------------------------- */

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_name(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (unsigned char)byte >= 0x80 || (byte != '\0' && strchr("-_:.", byte));
}

static size_t name_length(struct slice text)
{
    size_t length = 0;
    while (length < text.length && is_name(text.bytes[length]))
        length++;
    return length;
}

/* Behind the value that begins at AT: a word, or words in quotation marks. */
static size_t value_end(struct slice text, size_t at)
{
    char quote =
        at < text.length && (text.bytes[at] == '"' || text.bytes[at] == '\'') ? text.bytes[at] : '\0';
    size_t end = at + (quote != '\0');
    while (end < text.length && (quote ? text.bytes[end] != quote : !is_space(text.bytes[end])))
        end++;
    return end + (quote && end < text.length);
}

/* Takes one attribute off REST. BARE: a word alone is one, as in kramdown. */
static bool take_attribute(struct slice *rest, bool bare)
{
    bool marked = rest->bytes[0] == '#' || rest->bytes[0] == '.';
    size_t end = marked + name_length(slice_cut(*rest, marked, rest->length));
    bool named = end > marked;
    if (rest->bytes[0] == '#')
        end = value_end(*rest, 1);
    else if (!marked && end < rest->length && rest->bytes[end] == '=')
        end = value_end(*rest, end + 1);
    else if (!marked && !bare)
        return false;
    bool ends = end == rest->length || is_space(rest->bytes[end]);
    *rest = slice_cut(*rest, end, rest->length);
    return ends && (named || (marked && end > 1));
}

/* TEXT, from its brace to its brace, holds attributes and nothing else. */
static bool is_attributes(struct slice text)
{
    if (text.length < 3 || text.bytes[0] != '{' || text.bytes[text.length - 1] != '}')
        return false;
    bool bare = text.bytes[1] == ':';
    struct slice rest = slice_trim(slice_cut(text, 1 + bare, text.length - 1));
    bool found = rest.length > 0;
    while (found && rest.length > 0) {
        found = take_attribute(&rest, bare);
        rest = slice_trim(rest);
    }
    return found;
}

struct slice dialect_name(cmark_node *node)
{
    struct slice rest = slice_of(cmark_node_get_on_enter(node));
    for (size_t at = 0; at + 1 < rest.length; at++)
        if (rest.bytes[at] == '#' &&
            (rest.bytes[at - (at > 0)] == '{' || is_space(rest.bytes[at - (at > 0)]))) {
            size_t end = value_end(rest, at + 1);
            return slice_cut(rest, at + 1, end == rest.length ? end - 1 : end);
        }
    return (struct slice){0};
}

static void keep_attributes(cmark_node *node, struct slice text)
{
    char *string = slice_string(text);
    cmark_node_set_on_enter(node, string);
    free(string);
}

/* ---- inside a line ------------------------------------------------------------------------------------ */

/* Appends what begins at AT with a brace, up to the brace that ends it. */
static void read_braces(cmark_inline_parser *inlines, int at, struct buffer *text)
{
    char byte;
    do {
        byte = (char)cmark_inline_parser_peek_at(inlines, at++);
        if (byte == '\0' || (byte == '{' && text->length > 0) || text->length == LONGEST_ATTRIBUTES)
            return;
        buffer_append_byte(text, byte);
    } while (byte != '}');
}

static bool is_text(cmark_node *node, const char *text)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_TEXT &&
           slice_is(slice_of(cmark_node_get_literal(node)), text);
}

/* The bracket that CLOSE ends: cmark-gfm has found that they make no link, and left each in a node. */
static cmark_node *opening_bracket(cmark_node *close)
{
    unsigned depth = 0;
    cmark_node *node = cmark_node_previous(close);
    for (unsigned i = 0; node && i < MOST_SIBLINGS; i++, node = cmark_node_previous(node)) {
        if (is_text(node, "]"))
            depth++;
        else if (is_text(node, "[") && depth-- == 0)
            return node;
    }
    return NULL;
}

static bool take_span(cmark_node *close)
{
    cmark_node *open = is_text(close, "]") ? opening_bracket(close) : NULL;
    if (!open)
        return false;
    cmark_node_free(open);
    cmark_node_free(close);
    return true;
}

static bool bears_attributes(cmark_node *node)
{
    cmark_node_type type = node ? cmark_node_get_type(node) : CMARK_NODE_NONE;
    return type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || type == CMARK_NODE_CODE;
}

/* Nothing but white space stands at AT and behind it. */
static bool ends_line(cmark_inline_parser *inlines, int at)
{
    char byte;
    while (is_space(byte = (char)cmark_inline_parser_peek_at(inlines, at)))
        at++;
    return byte == '\0';
}

/* What stands before the attributes between FROM and TO bears them. */
static bool takes_attributes(cmark_inline_parser *inlines, cmark_node *parent, int from, int to)
{
    char before = from > 0 ? (char)cmark_inline_parser_peek_at(inlines, from - 1) : ' ';
    bool kramdown = cmark_inline_parser_peek_at(inlines, from + 1) == ':';
    cmark_node *last = cmark_node_last_child(parent);
    if (cmark_node_get_type(parent) == CMARK_NODE_HEADING && is_space(before) && ends_line(inlines, to))
        return true;
    if (is_space(before))
        return false;
    bool escaped = from > 1 && cmark_inline_parser_peek_at(inlines, from - 2) == '\\';
    return bears_attributes(last) || (before == ']' && !escaped && take_span(last)) ||
           (kramdown && (before == '*' || before == '_'));
}

static cmark_node *match_inline(cmark_syntax_extension *dialect, cmark_parser *parser, cmark_node *parent,
                                unsigned char character, cmark_inline_parser *inlines)
{
    (void)parser;
    struct buffer text = {0};
    cmark_node *node = NULL;
    int from = cmark_inline_parser_get_offset(inlines);
    if (character == '{')
        read_braces(inlines, from, &text);
    int to = from + (int)text.length;
    if (is_attributes(buffer_slice(&text)) && takes_attributes(inlines, parent, from, to)) {
        node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, cmark_syntax_extension_get_private(dialect));
        keep_attributes(node, buffer_slice(&text));
        cmark_inline_parser_set_offset(inlines, to);
    }
    buffer_free(&text);
    return node;
}

/* ---- lines that are not shown ------------------------------------------------------------------------- */

static size_t count_colons(struct slice line)
{
    size_t count = 0;
    while (count < line.length && line.bytes[count] == ':')
        count++;
    return count;
}

/* "::: {#id .class}", "::: class :::", ":::"; ATTRIBUTES may be empty. */
static bool is_fence(struct slice line, struct slice *attributes)
{
    size_t colons = count_colons(line);
    struct slice rest = slice_trim(slice_cut(line, colons, line.length));
    if (colons < LEAST_FENCE)
        return false;
    while (rest.length > 0 && rest.bytes[rest.length - 1] == ':')
        rest = slice_trim(slice_cut(rest, 0, rest.length - 1));
    *attributes = rest;
    return name_length(rest) == rest.length || is_attributes(rest);
}

static bool is_attribute_line(struct slice line, struct slice *attributes)
{
    *attributes = line;
    return slice_starts(line, slice_of("{:")) && is_attributes(line);
}

static cmark_node *leave_out(cmark_syntax_extension *dialect, cmark_parser *parser, cmark_node *parent,
                             struct slice line, struct slice attributes)
{
    int at = cmark_parser_get_offset(parser);
    cmark_node *node = cmark_parser_add_child(parser, parent, CMARK_NODE_CUSTOM_BLOCK, at + 1);
    cmark_node_set_syntax_extension(node, dialect);
    keep_attributes(node, attributes);
    cmark_parser_advance_offset(parser, line.bytes, (int)line.length - at, 0);
    return node;
}

/* ---- definitions -------------------------------------------------------------------------------------- */

/* Of a definition its node knows how far what goes on in it is indented; of any other, nothing. */
static const int indents[DEFINITION_INDENT + 1] = {0, 1, 2, 3, 4};

static const int *indent_of(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK ? cmark_node_get_user_data(node) : NULL;
}

static bool is_one_line(cmark_node *paragraph)
{
    struct slice text = slice_of(cmark_node_get_string_content(paragraph));
    const char *feed = text.length > 0 ? memchr(text.bytes, '\n', text.length) : NULL;
    return text.length > 0 && (!feed || (size_t)(feed - text.bytes) + 1 == text.length);
}

/* What stands before a definition of so many columns of marker. */
static bool follows_term(cmark_node *parent, int indent)
{
    bool direct = cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH;
    cmark_node *before = direct ? parent : cmark_node_last_child(parent);
    if (!before || (!direct && indent < DEFINITION_INDENT && !indent_of(before)))
        return false;
    return indent_of(before) || (cmark_node_get_type(before) == CMARK_NODE_PARAGRAPH && is_one_line(before));
}

/* The columns of ":   " before words; 0. */
static int marker_columns(struct slice words)
{
    int columns = 1;
    if (words.length < 3 || words.bytes[0] != ':' || slice_trim(words).length < 3)
        return 0;
    if (words.bytes[1] == '\t')
        return DEFINITION_INDENT;
    while (columns < DEFINITION_INDENT && words.bytes[columns] == ' ')
        columns++;
    return columns > 1 ? columns : 0;
}

static cmark_node *open_definition(cmark_syntax_extension *dialect, cmark_parser *parser, cmark_node *parent,
                                   struct slice line, int indent)
{
    int at = cmark_parser_get_offset(parser), first = cmark_parser_get_first_nonspace(parser);
    cmark_node *node = cmark_parser_add_child(parser, parent, CMARK_NODE_CUSTOM_BLOCK, first + 1);
    cmark_node_set_syntax_extension(node, dialect);
    cmark_node_set_user_data(node, (void *)&indents[indent]);
    cmark_parser_advance_offset(parser, line.bytes, first + 1 - at, 0);
    cmark_parser_advance_offset(parser, line.bytes, indent - 1, 1);
    return node;
}

/* ---- blocks ------------------------------------------------------------------------------------------- */

static cmark_node *open_block(cmark_syntax_extension *dialect, int indented, cmark_parser *parser,
                              cmark_node *parent, unsigned char *bytes, int length)
{
    struct slice line = {(const char *)bytes, (size_t)length}, attributes;
    struct slice words = slice_cut(line, (size_t)cmark_parser_get_first_nonspace(parser), line.length);
    if (indented || words.length == 0 || (words.bytes[0] != ':' && words.bytes[0] != '{'))
        return NULL;
    int indent = marker_columns(words);
    if (indent > 0)
        return follows_term(parent, indent) ? open_definition(dialect, parser, parent, line, indent) : NULL;
    words = slice_trim(words);
    if (is_fence(words, &attributes) || is_attribute_line(words, &attributes))
        return leave_out(dialect, parser, parent, line, attributes);
    return NULL;
}

/* A line that is left out ends where it does; a definition goes on over blank and indented lines. */
static int matches_block(cmark_syntax_extension *dialect, cmark_parser *parser, unsigned char *bytes,
                         int length, cmark_node *node)
{
    (void)dialect, (void)length;
    const int *indent = indent_of(node);
    if (!indent)
        return 0;
    if (cmark_parser_is_blank(parser))
        return 1;
    if (cmark_parser_get_indent(parser) < *indent)
        return 0;
    cmark_parser_advance_offset(parser, (const char *)bytes, *indent, 1);
    return 1;
}

cmark_syntax_extension *dialect_new(cmark_mem *memory)
{
    cmark_syntax_extension *dialect = cmark_syntax_extension_new("dialect");
    cmark_mem *own = cmark_get_default_mem_allocator();
    void *opener = (void *)(uintptr_t)'{'; /* NOLINT(performance-no-int-to-ptr): as cmark-gfm keeps them */
    cmark_llist *characters = cmark_llist_append(own, NULL, opener);
    cmark_syntax_extension_set_private(dialect, memory, NULL);
    cmark_syntax_extension_set_special_inline_chars(dialect, characters);
    cmark_syntax_extension_set_match_inline_func(dialect, match_inline);
    cmark_syntax_extension_set_open_block_func(dialect, open_block);
    cmark_syntax_extension_set_match_block_func(dialect, matches_block);
    return dialect;
}

/* ---- the finished tree -------------------------------------------------------------------------------- */

static void move_children(cmark_node *from, cmark_node *to)
{
    for (cmark_node *child; (child = cmark_node_first_child(from));)
        cmark_node_append_child(to, child);
}

/* The list that ends before TERM, else a new one. */
static cmark_node *list_before(cmark_node *term, cmark_node *last, cmark_mem *memory)
{
    if (last && cmark_node_previous(term) == last)
        return last;
    cmark_node *list = cmark_node_new_with_mem(CMARK_NODE_LIST, memory);
    cmark_node_set_list_type(list, CMARK_BULLET_LIST);
    cmark_node_insert_before(term, list);
    return list;
}

/* Moves TERM into a new item at the end of LIST, in strong letters. */
static void add_term(cmark_node *list, cmark_node *term, cmark_mem *memory)
{
    cmark_node *item = cmark_node_new_with_mem(CMARK_NODE_ITEM, memory);
    cmark_node *strong = cmark_node_new_with_mem(CMARK_NODE_STRONG, memory);
    cmark_node_append_child(list, item);
    cmark_node_append_child(item, term);
    move_children(term, strong);
    cmark_node_append_child(term, strong);
}

/* Each definition joins the item of the term before it, or of the definition before it, which is in the list
 * LAST. */
static cmark_node *place_definition(cmark_node *definition, cmark_node *last, cmark_mem *memory)
{
    cmark_node *before = cmark_node_previous(definition);
    if (before && cmark_node_get_type(before) == CMARK_NODE_PARAGRAPH) {
        last = list_before(before, last, memory);
        add_term(last, before, memory);
    }
    if (last && cmark_node_previous(definition) == last) {
        move_children(definition, cmark_node_last_child(last));
        cmark_node_unlink(definition);
        cmark_node_free(definition);
    }
    return last;
}

void dialect_finish(cmark_node *root, cmark_mem *memory)
{
    cmark_node **definitions = NULL, *last = NULL;
    size_t count = 0, capacity = 0;
    cmark_iter *iterator = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iterator);
        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_CUSTOM_BLOCK)
            continue;
        cmark_node_set_syntax_extension(node, NULL);
        if (!indent_of(node))
            continue;
        array_reserve(definitions, capacity, count + 1); /* NOLINT(bugprone-sizeof-expression): pointers */
        definitions[count++] = node;
    }
    cmark_iter_free(iterator);
    for (size_t i = 0; i < count; i++)
        last = place_definition(definitions[i], last, memory);
    free(definitions);
}
