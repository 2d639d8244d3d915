/* How a section is called. */

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
