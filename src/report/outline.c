#include "report.h"

#include "stele/text.h"

enum { OPENING_WORDS = 12, OPENING_BYTES = 400 };

/* ---- the first words of a section ---- */

/* Where a line could end behind the first words of LINE; all of it if there are no more. */
static size_t opening_end(struct slice line)
{
    char breaks[OPENING_BYTES];
    size_t words = 0, from = 0;
    text_breaks(line, breaks);
    for (size_t at = 1; at < line.length; at++) {
        if (breaks[at] == TEXT_NO_BREAK)
            continue;
        words += text_words(slice_cut(line, from, at));
        from = at;
        if (words >= OPENING_WORDS)
            return at;
    }
    return line.length;
}

/* The first words of the text at PLACE, also of the blocks that follow a short one. */
static void append_opening(const struct document *document, size_t place, struct buffer *into)
{
    struct slice rest = slice_cut(document_text(document), place, SIZE_MAX);
    size_t taken = fit_characters(rest, OPENING_BYTES);
    document_fold_line(document, (struct range){place, place + taken}, false, into);
    struct slice line = buffer_slice(into);
    size_t end = opening_end(line), last = text_cluster_before(line, line.length);
    if (end == line.length && taken < rest.length && last > 0)
        end = last; /* the rest of this cluster may have been cut off */
    while (end > 0 && line.bytes[end - 1] == ' ')
        end--;
    buffer_remove(into, end, into->length - end);
}

/* ---- JSON ---- */

static json_t *entry(const struct report *report, size_t index)
{
    const struct document *document = report->document;
    const struct section *section = document_section(document, index);
    struct range range = document_section_range(document, index);
    struct buffer opening = {0};
    append_opening(document, range.start, &opening);
    json_t *object = json_object();
    json_object_set_new(object, "level", json_integer(section->level));
    json_object_set_new(object, "ordinal", json_text(section->ordinal));
    json_object_set_new(object, "label", json_text(section->label));
    json_object_set_new(object, "printed", json_boolean(section->printed));
    json_object_set_new(object, "frame", json_boolean(section->frame));
    json_object_set_new(object, "opening", json_text(buffer_slice(&opening)));
    json_object_set_new(object, "place", json_integer((json_int_t)range.start));
    json_object_set_new(object, "end", json_integer((json_int_t)range.end));
    json_object_set_new(object, "paragraph", json_number(paragraph_in(document, range)));
    if (report->plain)
        json_object_set_new(object, "line", json_integer((json_int_t)document_line(document, range.start)));
    buffer_free(&opening);
    return object;
}

static json_t *entries(const struct report *report)
{
    json_t *array = json_array();
    for (size_t i = 0; i < document_sections(report->document); i++)
        json_array_append_new(array, entry(report, i));
    return array;
}

/* ---- plain ---- */

static void print_entry(const struct report *report, size_t index)
{
    const struct section *section = document_section(report->document, index);
    size_t number = paragraph_in(report->document, document_section_range(report->document, index));
    struct buffer name = {0};
    for (unsigned i = 1; i < section->level; i++)
        fputs("    ", report->out);
    document_append_name(section, &name);
    print_visible(report->out, buffer_slice(&name), "");
    buffer_free(&name);
    if (number > 0)
        fprintf(report->out, "  ¶ %zu", number);
    fputc('\n', report->out);
}

void report_outline(const struct report *report)
{
    if (report->json) {
        json_print(entries(report), JSON_INDENT(2), report->out);
        fputc('\n', report->out);
        return;
    }
    for (size_t i = 0; i < document_sections(report->document); i++)
        print_entry(report, i);
}
