#include "report.h"

enum { OPENING_WORDS = 12, OPENING_BYTES = 400 };

/* The first words of the text at PLACE, also of the blocks that follow a short one. */
static void append_opening(const struct document *document, size_t place, struct buffer *into)
{
    size_t length = document_text(document).length;
    size_t end = length - place < OPENING_BYTES ? length : place + OPENING_BYTES;
    document_fold_line(document, (struct range){place, end}, false, into);
    size_t words = 0;
    for (size_t i = 0; i < into->length; i++)
        if (into->bytes[i] == ' ' && ++words == OPENING_WORDS) {
            buffer_remove(into, i, into->length - i);
            return;
        }
    /* The last word may have been cut in the middle of a character. */
    while (end < length && into->length > 0 && into->bytes[into->length - 1] != ' ')
        buffer_remove(into, into->length - 1, 1);
    while (into->length > 0 && into->bytes[into->length - 1] == ' ')
        buffer_remove(into, into->length - 1, 1);
}

static json_t *entry(const struct report *report, size_t index)
{
    const struct document *document = report->document;
    const struct section *section = document_section(document, index);
    struct range range = document_section_range(document, index);
    struct buffer opening = {0};
    json_t *object = json_object();
    json_object_set_new(object, "level", json_integer(section->level));
    json_object_set_new(object, "ordinal", json_text(section->ordinal));
    json_object_set_new(object, "label", json_text(section->label));
    json_object_set_new(object, "printed", json_boolean(section->printed));
    json_object_set_new(object, "frame", json_boolean(section->frame));
    append_opening(document, range.start, &opening);
    json_object_set_new(object, "opening", json_text(buffer_slice(&opening)));
    json_object_set_new(object, "place", json_integer((json_int_t)range.start));
    json_object_set_new(object, "end", json_integer((json_int_t)range.end));
    json_object_set_new(object, "paragraph", json_integer((json_int_t)paragraph_at(document, range.start)));
    if (report->plain)
        json_object_set_new(object, "line", json_integer((json_int_t)document_line(document, range.start)));
    buffer_free(&opening);
    return object;
}

static void print_entry(const struct report *report, size_t index)
{
    const struct section *section = document_section(report->document, index);
    size_t number = paragraph_at(report->document, section->range.start);
    struct buffer name = {0};
    for (unsigned i = 1; i < section->level; i++)
        fputs("    ", report->out);
    document_append_name(section, &name);
    print_slice(report->out, buffer_slice(&name));
    buffer_free(&name);
    if (number > 0 && range_holds(document_section_range(report->document, index), section->range.start))
        fprintf(report->out, "  ¶ %zu", number);
    fputc('\n', report->out);
}

void report_outline(const struct report *report)
{
    size_t count = document_sections(report->document);
    if (!report->json) {
        for (size_t i = 0; i < count; i++)
            print_entry(report, i);
        return;
    }
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, entry(report, i));
    json_print(array, report->out);
}
