/* How a section is called, and the document. */

#include "document.h"

void document_append_label(const struct section *section, struct buffer *into)
{
    bool brackets = !section->printed && !section->frame && section->ordinal.length == 0;
    buffer_append_string(into, brackets ? "[" : "");
    buffer_append(into, section->label);
    buffer_append_string(into, brackets ? "]" : "");
}

void document_append_name(const struct section *section, struct buffer *into)
{
    buffer_append(into, section->ordinal);
    if (section->ordinal.length > 0)
        buffer_append_byte(into, ' ');
    document_append_label(section, into);
}

/* The only section of the top level, which holds all of the text. */
static const struct section *whole_section(const struct document *document)
{
    struct block first;
    if (document_sections(document) == 0 || !document_block_at(document, 0, &first))
        return NULL;
    const struct section *section = document_section(document, 0);
    bool opens = section->printed && section->range.start <= first.range.start;
    for (size_t i = 1; i < document_sections(document) && opens; i++)
        opens = document_section(document, i)->level > section->level;
    return opens ? section : NULL;
}

struct slice document_title(const struct document *document)
{
    struct slice title = document_meta(document, META_TITLE);
    const struct section *section = title.length == 0 ? whole_section(document) : NULL;
    return section ? section->label : title;
}
