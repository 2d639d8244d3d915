#include "report.h"

#include "stele/text.h"

enum { WHOLE_BLOCK = 4096, AROUND_HIT = 400 }; /* bytes */

/* ---- what is said of a hit ---- */

static struct slice section_label(const struct document *document, size_t place)
{
    size_t section = document_section_named(document, place);
    if (section == NOWHERE)
        return slice_of("");
    return document_section(document, section)->label;
}

/* About AROUND_HIT bytes on both sides of HIT, whole characters of BLOCK. */
static struct range surroundings(const struct document *document, const struct block *block, struct range hit)
{
    struct slice text = document_text(document);
    size_t start = hit.start;
    while (start > block->range.start && hit.start - start < AROUND_HIT)
        start = block->range.start + text_before(slice_range(text, block->range), start - block->range.start);
    return (struct range){start,
                          hit.end + fit_characters(slice_cut(text, hit.end, block->range.end), AROUND_HIT)};
}

/* ---- JSON: an entry a hit ---- */

static json_t *hit_object(const struct report *report, struct range hit)
{
    const struct document *document = report->document;
    struct block block;
    struct buffer text = {0};
    document_block_at(document, hit.start, &block);
    bool whole = block.range.end - block.range.start <= WHOLE_BLOCK;
    document_fold_line(document, whole ? block.range : surroundings(document, &block, hit), false, &text);
    json_t *object = json_object();
    json_object_set_new(object, "file", json_text(slice_of(report->name)));
    json_object_set_new(object, "section", json_text(section_label(document, hit.start)));
    json_object_set_new(object, "paragraph", json_number(document_paragraph_number(document, &block)));
    json_object_set_new(object, "place", json_integer((json_int_t)hit.start));
    json_object_set_new(object, "end", json_integer((json_int_t)hit.end));
    json_object_set_new(object, "text", json_text(buffer_slice(&text)));
    buffer_free(&text);
    return object;
}

/* Written entry by entry: there may be many. */
static void print_entries(const struct report *report, const struct search *search, size_t before)
{
    for (size_t i = 0; i < search_count(search); i++) {
        fputs(before + i == 0 ? "[\n  " : ",\n  ", report->out);
        json_print(hit_object(report, search_hit(search, i)), 0, report->out);
    }
}

/* ---- plain: a line a block ---- */

static void print_line(const struct report *report, const struct block *block, struct range hit)
{
    size_t number = document_paragraph_number(report->document, block);
    struct buffer text = {0};
    document_fold_line(report->document, block->range, false, &text);
    if (report->name[0]) {
        print_visible(report->out, slice_of(report->name), "");
        fputc(':', report->out);
    }
    print_visible(report->out, section_label(report->document, hit.start), "");
    if (number > 0)
        fprintf(report->out, ":¶%zu: ", number);
    else
        fputs(":: ", report->out);
    print_visible(report->out, buffer_slice(&text), "");
    fputc('\n', report->out);
    buffer_free(&text);
}

/* The next hits of a block that was printed stand in its line. */
static void print_lines(const struct report *report, const struct search *search)
{
    size_t printed = 0; /* up to here in the text */
    struct block block;
    for (size_t i = 0; i < search_count(search); i++) {
        struct range hit = search_hit(search, i);
        if (hit.start < printed || !document_block_at(report->document, hit.start, &block))
            continue;
        print_line(report, &block, hit);
        printed = block.range.end;
    }
}

void report_hits(const struct report *report, const struct search *search, size_t before)
{
    if (report->json)
        print_entries(report, search, before);
    else
        print_lines(report, search);
}

void report_hits_end(FILE *out, size_t count)
{
    fputs(count > 0 ? "\n]\n" : "[]\n", out);
}
