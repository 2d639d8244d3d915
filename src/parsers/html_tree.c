/* libxml2 tells element by element what it reads; the tree is ours, so that no depth of nesting, no external
 * entity and no file of libxml2's own is ever asked for. */
#include "html_tree.h"

#include "html_names.h"
#include "html_source.h"
#include "names.h"
#include "prose.h"
#include "stele/text.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

/* ---- elements ----------------------------------------------------------------------------------------- */

static const char *const names[ELEMENT_KINDS] = {
#define HTML_NAME(element, name) [ELEMENT_##element] = (name),
    HTML_ELEMENTS(HTML_NAME)
#undef HTML_NAME
};

/* The names are sorted. */
static enum html_element element_named(struct slice name)
{
    size_t from = ELEMENT_TEXT + 1, to = ELEMENT_OTHER;
    while (from < to) {
        size_t middle = (from + to) / 2;
        int order = strncmp(name.bytes, names[middle], name.length);
        if (order == 0 && names[middle][name.length] == '\0')
            return (enum html_element)middle;
        if (order > 0)
            from = middle + 1;
        else
            to = middle;
    }
    return ELEMENT_OTHER;
}

/* ---- building ----------------------------------------------------------------------------------------- */

struct builder {
    struct html_tree *tree;
    struct html_node *node; /* the innermost that is open */
    unsigned depth;         /* elements open, also those that are not nested */
    struct buffer source;   /* what libxml2 reads */
    struct buffer text;     /* of the text that is being heard */
    xmlEntity entity;       /* what was asked for last */
    char character[8];
    bool bad_name;
};

static struct slice without_prefix(struct slice name)
{
    const char *colon = name.length > 0 ? memchr(name.bytes, ':', name.length) : NULL;
    return colon ? slice_cut(name, (size_t)(colon - name.bytes) + 1, name.length) : name;
}

static struct html_node *add_node(struct builder *builder, enum html_element element)
{
    struct html_node *node = arena_take(builder->tree->arena, sizeof *node);
    node->element = element;
    node->parent = builder->node;
    if (builder->node->last)
        builder->node->last->next = node;
    else
        builder->node->first = node;
    builder->node->last = node;
    return node;
}

static void end_text(struct builder *builder)
{
    if (builder->text.length == 0)
        return;
    struct html_node *node = add_node(builder, ELEMENT_TEXT);
    node->text = arena_copy(builder->tree->arena, buffer_slice(&builder->text));
    buffer_clear(&builder->text);
}

static void add_attributes(struct builder *builder, struct html_node *node, const xmlChar **pairs)
{
    struct html_attribute **end = &node->attributes;
    for (; pairs && pairs[0]; pairs += 2) {
        struct html_attribute *attribute = arena_take(builder->tree->arena, sizeof *attribute);
        attribute->name = names_fold(builder->tree->arena, slice_of((const char *)pairs[0]));
        attribute->value = arena_copy(builder->tree->arena, slice_of((const char *)pairs[1]));
        *end = attribute;
        end = &attribute->next;
    }
}

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
    struct builder *builder = context;
    end_text(builder);
    struct slice local = without_prefix(slice_of((const char *)name));
    if (memchr(local.bytes, ':', local.length))
        builder->bad_name = true; /* Namespaces in XML 1.0, 3: a name has one colon at most */
    local = names_fold(builder->tree->arena, local);
    struct html_node *node = add_node(builder, element_named(local));
    node->name = local;
    add_attributes(builder, node, attributes);
    if (builder->depth++ < HTML_DEPTH)
        builder->node = node;
    else
        builder->tree->flattened = true;
}

static void end_element(void *context, const xmlChar *name)
{
    struct builder *builder = context;
    (void)name;
    end_text(builder);
    if (builder->depth == 0)
        return;
    if (--builder->depth < HTML_DEPTH)
        builder->node = builder->node->parent;
}

static void add_text(void *context, const xmlChar *text, int length)
{
    struct builder *builder = context;
    buffer_append(&builder->text, (struct slice){(const char *)text, (size_t)length});
}

/* The characters that HTML gives a name, also where no document type declares them. */
static xmlEntityPtr find_entity(void *context, const xmlChar *name)
{
    struct builder *builder = context;
    uint32_t character;
    if (!html_name(slice_of((const char *)name), &character))
        return NULL;
    size_t length = text_encode(character, builder->character);
    builder->character[length] = '\0';
    builder->entity = (xmlEntity){.type = XML_ENTITY_DECL,
                                  .name = name,
                                  .content = (xmlChar *)builder->character,
                                  .orig = (xmlChar *)builder->character,
                                  .length = (int)length,
                                  .etype = XML_INTERNAL_PREDEFINED_ENTITY};
    return &builder->entity;
}

/* ---- libxml2 ------------------------------------------------------------------------------------------ */

static void listen(xmlParserCtxtPtr parser, struct builder *builder)
{
    *parser->sax = (xmlSAXHandler){
        .startElement = start_element,
        .endElement = end_element,
        .characters = add_text,
        .ignorableWhitespace = add_text,
        .cdataBlock = add_text,
        .getEntity = find_entity,
        .initialized = 1, /* not XML_SAX2_MAGIC: names come with their prefixes */
    };
    parser->userData = builder;
    parser->charset = XML_CHAR_ENCODING_UTF8;
}

static void begin(struct html_tree *tree, struct builder *builder)
{
    *tree = (struct html_tree){.arena = arena_new()};
    tree->root = arena_take(tree->arena, sizeof *tree->root);
    tree->root->element = ELEMENT_OTHER;
    builder->tree = tree;
    builder->node = tree->root;
    builder->depth = 0;
    buffer_clear(&builder->text);
}

/* Also the document that libxml2 makes for the entities of a document type. */
static void free_parser(xmlParserCtxtPtr parser)
{
    xmlFreeDoc(parser->myDoc);
    parser->myDoc = NULL;
    xmlFreeParserCtxt(parser);
}

/* False: it is no well-formed XML. */
static bool read_xml(struct html_tree *tree, struct builder *builder, struct slice page)
{
    buffer_clear(&builder->source);
    html_source_append(page, true, &builder->source);
    struct slice text = slice_cut(buffer_slice(&builder->source), 0, INT_MAX);
    xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(text.bytes, (int)text.length);
    if (!parser)
        return false;
    begin(tree, builder);
    listen(parser, builder);
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_SAX1 |
                                  XML_PARSE_IGNORE_ENC);
    listen(parser, builder);
    xmlParseDocument(parser);
    end_text(builder);
    bool well_formed = parser->wellFormed && !builder->bad_name;
    free_parser(parser);
    return well_formed;
}

/* ---- what never ends ---------------------------------------------------------------------------------- */

/* The last run of text in the order of the page, or NULL. */
static const struct html_node *last_text(const struct html_tree *tree)
{
    const struct html_node *node = tree->root;
    while (node->last)
        node = node->last;
    return node->element == ELEMENT_TEXT ? node : NULL;
}

/* The page ends within NODE, whose text no end tag follows. */
static bool ends_within(struct slice page, const struct html_node *text)
{
    struct slice tail = text->text, name = text->parent->name;
    return page.length >= tail.length &&
           slice_equal(slice_cut(page, page.length - tail.length, page.length), tail) && name.length > 0;
}

static const char *find_endless(const struct html_tree *tree, const xmlError *error, struct slice page)
{
    const struct html_node *text = last_text(tree);
    enum html_element element = text ? text->parent->element : ELEMENT_OTHER;
    if (error && error->code == XML_ERR_COMMENT_NOT_FINISHED)
        return "comment";
    if (error && (error->code == XML_ERR_ATTRIBUTE_NOT_FINISHED || error->code == XML_ERR_GT_REQUIRED))
        return "tag";
    bool raw = element == ELEMENT_SCRIPT || element == ELEMENT_STYLE || element == ELEMENT_TITLE;
    return raw && ends_within(page, text) ? names[element] : NULL;
}

static void read_html(struct html_tree *tree, struct builder *builder, struct slice page)
{
    buffer_clear(&builder->source);
    html_source_append(page, false, &builder->source);
    struct slice text = slice_cut(buffer_slice(&builder->source), 0, INT_MAX);
    begin(tree, builder);
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(text.bytes, (int)text.length);
    if (!parser)
        return;
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
    listen(parser, builder);
    htmlParseDocument(parser);
    end_text(builder);
    tree->endless = find_endless(tree, xmlCtxtGetLastError(parser), text);
    free_parser(parser);
}

void html_tree_read(struct html_tree *tree, struct slice text, bool may_be_xml)
{
    struct builder builder = {0};
    if (text.length == 0) { /* which libxml2 does not take */
        begin(tree, &builder);
    } else if (!may_be_xml || !read_xml(tree, &builder, text)) {
        if (may_be_xml)
            html_tree_free(tree);
        read_html(tree, &builder, text);
        tree->broken = may_be_xml;
    }
    buffer_free(&builder.source);
    buffer_free(&builder.text);
}

void html_tree_free(struct html_tree *tree)
{
    arena_free(tree->arena);
    *tree = (struct html_tree){0};
}

/* ---- asking ------------------------------------------------------------------------------------------- */

struct html_node *html_after(const struct html_node *node, const struct html_node *root, bool skip)
{
    if (node->first && !skip)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

struct html_node *html_find(const struct html_node *root, enum html_element element)
{
    struct html_node *node = html_after(root, root, false);
    while (node && node->element != element)
        node = html_after(node, root, false);
    return node;
}

struct html_node *html_find_name(const struct html_node *root, const char *name)
{
    struct html_node *node = html_after(root, root, false);
    while (node && !slice_is(node->name, name))
        node = html_after(node, root, false);
    return node;
}

struct html_node *html_ancestor(const struct html_node *node, enum html_element element)
{
    struct html_node *ancestor = node->parent;
    while (ancestor && ancestor->element != element)
        ancestor = ancestor->parent;
    return ancestor;
}

static const struct html_attribute *attribute_of(const struct html_node *node, const char *name)
{
    const struct html_attribute *attribute = node->attributes;
    while (attribute && !slice_is(without_prefix(attribute->name), name))
        attribute = attribute->next;
    return attribute;
}

struct slice html_value(const struct html_node *node, const char *name)
{
    const struct html_attribute *attribute = attribute_of(node, name);
    return attribute ? attribute->value : (struct slice){0};
}

bool html_has(const struct html_node *node, const char *name)
{
    return attribute_of(node, name) != NULL;
}

struct slice html_id(const struct html_node *node)
{
    struct slice id = html_value(node, "id");
    return id.length > 0 || node->element != ELEMENT_A ? id : html_value(node, "name");
}

bool html_value_lists(const struct html_node *node, const char *name, const char *word)
{
    for (const struct html_attribute *attribute = node->attributes; attribute; attribute = attribute->next) {
        struct slice rest = attribute->value, next;
        if (!slice_is(without_prefix(attribute->name), name))
            continue;
        while ((next = slice_word(&rest)).length > 0)
            if (slice_is(next, word))
                return true;
    }
    return false;
}

static bool is_shown(const struct html_node *node)
{
    return !node->skipped && node->element != ELEMENT_SCRIPT && node->element != ELEMENT_STYLE &&
           node->element != ELEMENT_RP;
}

void html_append_text(const struct html_node *node, size_t most, struct buffer *into)
{
    struct prose prose = {0};
    prose_start(&prose, true);
    for (const struct html_node *at = node; at && prose.text.length < most;
         at = html_after(at, node, !is_shown(at))) {
        if (at->element == ELEMENT_TEXT)
            prose_add(&prose, at->text);
        else if (at->element == ELEMENT_IMG)
            prose_add(&prose, html_value(at, "alt"));
        else if (at->element == ELEMENT_BR || at->element == ELEMENT_P || at->element == ELEMENT_DIV)
            prose_add_gap(&prose, GAP_SPACE);
        if (at->element == ELEMENT_TEXT && at->text.length > 0 &&
            strchr(" \n\t\r", at->text.bytes[at->text.length - 1]))
            prose_add_gap(&prose, GAP_SPACE);
    }
    buffer_append(into, buffer_slice(&prose.text));
    prose_free(&prose);
}
