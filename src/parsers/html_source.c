#include "html_source.h"

#include "html.h"
#include "stele/text.h"

#include <string.h>

enum { MOST_ATTRIBUTES = 100 };

static void write_character(uint32_t character, struct buffer *into)
{
    char bytes[4];
    if (character < 0x80) /* it could be markup */
        buffer_format(into, "&#%u;", (unsigned)character);
    else
        buffer_append(into, (struct slice){bytes, text_encode(character, bytes)});
}

static void write_references(struct slice text, bool in_value, struct buffer *into)
{
    while (text.length > 0) {
        uint32_t character;
        size_t plain = html_before_reference(text);
        buffer_append(into, slice_cut(text, 0, plain));
        text = slice_cut(text, plain, text.length);
        size_t taken = text.length > 0 ? html_reference(text, in_value, &character) : 0;
        if (taken > 0)
            write_character(character, into);
        else if (text.length > 0)
            buffer_append_string(into, "&amp;");
        text = slice_cut(text, taken > 0 ? taken : 1, text.length);
    }
}

/* TAG from its "<" to its ">" without the attributes that are too many. */
static struct slice cut_attributes(struct slice tag, struct slice attributes)
{
    struct slice name, value;
    for (unsigned count = 0; count < MOST_ATTRIBUTES; count++)
        if (!html_next_attribute(&attributes, &name, &value))
            return tag;
    return slice_cut(tag, 0, (size_t)(attributes.bytes - tag.bytes));
}

static void write_tag(struct slice tag, const struct html_token *token, bool is_xml, struct buffer *into)
{
    struct slice kept = cut_attributes(tag, token->text);
    if (is_xml)
        buffer_append(into, kept);
    else
        write_references(kept, true, into);
    if (kept.length < tag.length)
        buffer_append_string(into, tag.bytes[tag.length - 2] == '/' ? "/>" : ">");
}

static bool is_document_type(const struct html_token *token)
{
    static const char name[] = "DOCTYPE";
    return token->kind == HTML_OTHER &&
           html_same_name(slice_cut(token->text, 0, strlen(name)), slice_of(name));
}

/* The rest of the declarations that DOCUMENT_TYPE, which its first ">" ended, holds between brackets. */
static size_t subset_length(struct slice document_type, struct slice rest)
{
    bool open = document_type.length > 0 && memchr(document_type.bytes, '[', document_type.length);
    for (size_t at = 0; open && at + 1 < rest.length; at++)
        if (rest.bytes[at] == ']' && rest.bytes[at + 1] == '>')
            return at + strlen("]>");
    return 0;
}

void html_source_append(struct slice page, bool is_xml, struct buffer *into)
{
    struct html_reader reader = {.rest = page};
    struct html_token token;
    bool typed = false; /* a page has one document type */
    for (struct slice rest = page; html_next(&reader, &token); rest = reader.rest) {
        struct slice source = slice_cut(rest, 0, rest.length - reader.rest.length);
        if (!is_xml && !typed && is_document_type(&token)) {
            size_t subset = subset_length(token.text, reader.rest);
            reader.rest = slice_cut(reader.rest, subset, reader.rest.length);
            typed = true;
        }
        if (token.kind == HTML_TAG)
            write_tag(source, &token, is_xml, into);
        else if (token.kind == HTML_TEXT && !is_xml)
            write_references(source, false, into);
        else
            buffer_append(into, source);
    }
}
