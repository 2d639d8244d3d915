/* Options that print and exit. */

#include "main.h"

#include "stele/report.h"
#include "stele/text.h"

#include <stdio.h>

/* ---- --search ---- */

static struct search *new_search(const struct document *document, const struct options *options,
                                 struct error *error)
{
    unsigned ways = (options->regex ? SEARCH_REGEX : 0U) | (options->words ? SEARCH_WORDS : 0U);
    return search_new(document, slice_of(options->pattern), ways, 0, error);
}

/* What is wrong with the pattern is said once, however many files there are. */
static bool pattern_is_right(const struct shelf *shelf)
{
    struct error error;
    struct search *search = new_search(intake_document(shelf->intake), shelf->options, &error);
    if (!search)
        complain(&error);
    search_free(search);
    return search != NULL;
}

/* COUNT: the hits that were printed so far. */
static int print_hits(const struct report *report, const struct options *options, size_t *count)
{
    struct error error;
    struct search *search = new_search(report->document, options, &error);
    if (!search)
        return STATUS_ERROR;
    while (!search_step(search, 100 * 1000))
        continue;
    report_hits(report, search, *count);
    *count += search_count(search);
    int status = search_count(search) > 0 ? STATUS_DONE : STATUS_NOTHING_FOUND;
    if (search_stopped(search)) {
        error_set(&error, "%s: %s", report->name, search_stopped(search));
        complain(&error);
        status = STATUS_ERROR;
    }
    search_free(search);
    return status;
}

/* ---- what one file is asked for ---- */

/* The part of the document that --section or --at names; all of it without them. False: there is none; ERROR
 * says so. */
static bool find_range(const struct shelf *shelf, struct range *range, struct error *error)
{
    const struct options *options = shelf->options;
    struct intake *intake = shelf->intake;
    const char *at = shelf->place.length > 0 ? shelf->place.bytes : options->at;
    const char *named = options->section ? options->section : at;
    *range = (struct range){0, SIZE_MAX};
    if (!named)
        return true;
    struct reader *reader = reader_new(intake, &(struct reader_options){0});
    size_t section = reader_section(reader, slice_of(named), error);
    reader_free(reader);
    if (section != NOWHERE)
        *range = document_section_range(intake_document(intake), section);
    return section != NOWHERE;
}

static void print(const struct report *report, struct range range, const struct options *options)
{
    switch (options->mode) {
    case MODE_OUTLINE:
        report_outline(report);
        break;
    case MODE_METADATA:
        report_metadata(report);
        break;
    case MODE_TREE:
        report_tree(report);
        break;
    case MODE_LAYOUT:
        report_layout(report, options->width);
        break;
    default:
        report_text(report, range, options->width);
    }
}

static void print_notice(struct slice notice)
{
    struct buffer visible = {0};
    text_visible(notice, "", &visible);
    fprintf(stderr, "stele: %s\n", buffer_string(&visible));
    buffer_free(&visible);
}

static void print_notices(const struct intake *intake)
{
    const struct document *document = intake_document(intake);
    for (size_t i = 0; i < document_notices(document); i++)
        print_notice(document_notice(document, i));
    for (size_t i = 0; i < intake_notices(intake); i++)
        print_notice(slice_of(intake_notice(intake, i)));
}

/* Above what does not name its file. */
static void print_name(const struct shelf *shelf)
{
    const struct options *options = shelf->options;
    struct buffer name = {0};
    if (shelf->count == 1 || options->json || options->mode == MODE_TEXT || options->mode == MODE_SEARCH)
        return;
    text_visible(slice_of(intake_path(shelf->intake)), "", &name);
    printf("==> %s <==\n", buffer_string(&name));
    buffer_free(&name);
}

static int print_file(const struct shelf *shelf, size_t *hits)
{
    struct intake *intake = shelf->intake;
    intake_finish(intake);
    const struct report report = {
        .document = intake_document(intake),
        .name = intake_path(intake),
        .format = intake_format(intake)->name,
        .plain = !intake_format(intake)->foreign,
        .json = shelf->options->json,
        .markdown = shelf->options->markdown,
        .out = stdout,
    };
    struct range range;
    struct error error;
    print_notices(intake);
    if (shelf->options->mode == MODE_FORGET)
        return forget_document(intake, shelf->options,
                               intake_path(intake)[0] ? intake_path(intake) : "the speech");
    if (shelf->options->mode == MODE_BOOKMARKS) {
        print_name(shelf);
        return print_bookmarks(&report, intake, shelf->options);
    }
    if (find_range(shelf, &range, &error)) {
        if (shelf->options->mode == MODE_SEARCH)
            return print_hits(&report, shelf->options, hits);
        print_name(shelf);
        print(&report, range, shelf->options);
        return STATUS_DONE;
    }
    complain(&error);
    return STATUS_NOTHING_FOUND;
}

int run_print(struct shelf *shelf)
{
    struct error error;
    const bool searches = shelf->options->mode == MODE_SEARCH;
    bool found = false, failed = false;
    size_t hits = 0;
    if (searches && !pattern_is_right(shelf))
        return STATUS_ERROR;
    do {
        int status = print_file(shelf, &hits);
        found = found || status == STATUS_DONE;
        failed = failed || status == STATUS_ERROR;
    } while (shelf_open_next(shelf, &error));
    if (searches && shelf->options->json)
        report_hits_end(stdout, hits);
    return failed || shelf->failed ? STATUS_ERROR : found ? STATUS_DONE : STATUS_NOTHING_FOUND;
}
