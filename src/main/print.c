/* Options that print and exit. */

#include "main.h"

#include "stele/report.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int print_hits(struct report *report, const char *pattern)
{
    struct error error;
    struct search *search = search_new(report->document, slice_of(pattern), SEARCH_SMART, 0, &error);
    if (!search) {
        complain(&error);
        return STATUS_ERROR;
    }
    while (!search_step(search, 100 * 1000))
        continue;
    report_hits_start(report);
    report_hits(report, search);
    report_hits_end(report);
    int status = search_count(search) > 0 ? STATUS_DONE : STATUS_NOTHING_FOUND;
    search_free(search);
    return status;
}

/* Prints the text, or the part of it that --section or --at names. */
static int print_text(struct report *report, struct intake *intake, const struct options *options)
{
    struct range range = {0, SIZE_MAX};
    struct error error = {{0}};
    const char *named = options->section ? options->section : options->at;
    struct reader *reader = reader_new(intake, &(struct reader_options){0});
    size_t section = named ? reader_section(reader, slice_of(named), &error) : NOWHERE;
    reader_free(reader);
    if (named && section == NOWHERE) {
        complain(&error);
        return STATUS_NOTHING_FOUND;
    }
    if (section != NOWHERE)
        range = document_section_range(report->document, section);
    report_text(report, range, options->width);
    return STATUS_DONE;
}

static int print(struct report *report, struct intake *intake, const struct options *options)
{
    switch (options->mode) {
    case MODE_OUTLINE:
        report_outline(report);
        return STATUS_DONE;
    case MODE_METADATA:
        report_metadata(report);
        return STATUS_DONE;
    case MODE_SEARCH:
        return print_hits(report, options->pattern);
    case MODE_TREE:
        report_tree(report);
        return STATUS_DONE;
    case MODE_LAYOUT:
        report_layout(report, options->width);
        return STATUS_DONE;
    default:
        return print_text(report, intake, options);
    }
}

static void print_notices(const struct intake *intake)
{
    const struct document *document = intake_document(intake);
    for (size_t i = 0; i < document_notices(document); i++) {
        struct slice notice = document_notice(document, i);
        fprintf(stderr, "stele: %.*s\n", (int)notice.length, notice.bytes);
    }
    for (size_t i = 0; i < intake_notices(intake); i++)
        fprintf(stderr, "stele: %s\n", intake_notice(intake, i));
}

int run_print(struct intake *intake, const struct options *options)
{
    intake_finish(intake);
    struct report report = {
        .document = intake_document(intake),
        .name = intake_path(intake),
        .format = intake_format(intake)->name,
        .plain = !intake_format(intake)->foreign,
        .json = options->json,
        .out = stdout,
    };
    print_notices(intake);
    int status = print(&report, intake, options);
    intake_close(intake);
    if (fflush(stdout) != 0 && errno != EPIPE) {
        fprintf(stderr, "stele: standard output: %s\n", strerror(errno));
        return STATUS_ERROR;
    }
    return status;
}
