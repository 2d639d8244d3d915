#include "report.h"

/* The array is written piece by piece, so that several documents share it. */
struct hit {
    struct range range;
    size_t paragraph;
    struct slice section;
    struct buffer text;
};

static struct hit describe(const struct document *document, struct range range)
{
    struct hit hit = {.range = range};
    struct block block;
    size_t section = document_section_named(document, range.start);
    if (section != NOWHERE)
        hit.section = document_section(document, section)->label;
    if (document_block_at(document, range.start, &block)) {
        hit.paragraph = document_paragraph_number(document, &block);
        document_fold_line(document, block.range, false, &hit.text);
    }
    return hit;
}

static void print_json(const struct report *report, const struct hit *hit, bool first)
{
    json_t *object = json_object();
    json_object_set_new(object, "file", json_text(slice_of(report->name)));
    json_object_set_new(object, "section", json_text(hit->section));
    json_object_set_new(object, "paragraph", json_integer((json_int_t)hit->paragraph));
    json_object_set_new(object, "place", json_integer((json_int_t)hit->range.start));
    json_object_set_new(object, "end", json_integer((json_int_t)hit->range.end));
    json_object_set_new(object, "text", json_text(buffer_slice(&hit->text)));
    fputs(first ? "\n  " : ",\n  ", report->out);
    json_dumpf(object, report->out, 0);
    json_decref(object);
}

static void print_line(const struct report *report, const struct hit *hit)
{
    if (report->name[0])
        fprintf(report->out, "%s:", report->name);
    print_slice(report->out, hit->section);
    if (hit->paragraph > 0)
        fprintf(report->out, ":¶%zu: ", hit->paragraph);
    else
        fputs(":: ", report->out);
    print_slice(report->out, buffer_slice(&hit->text));
    fputc('\n', report->out);
}

void report_hits_start(struct report *report)
{
    report->hits_printed = 0;
    if (report->json)
        fputc('[', report->out);
}

void report_hits(struct report *report, const struct search *search)
{
    for (size_t i = 0; i < search_count(search); i++) {
        struct hit hit = describe(report->document, search_hit(search, i));
        if (report->json)
            print_json(report, &hit, report->hits_printed == 0);
        else
            print_line(report, &hit);
        report->hits_printed++;
        buffer_free(&hit.text);
    }
}

void report_hits_end(struct report *report)
{
    if (report->json)
        fputs(report->hits_printed ? "\n]\n" : "]\n", report->out);
}
