/* printed.h: each test begins with an empty document, and reads what a report printed of it. */
#ifndef STELE_PRINTED_H
#define STELE_PRINTED_H

#include "check.h"
#include "say.h"

#include "stele/report.h"

#include <locale.h>
#include <stdio.h>

static struct sink sink;
static struct report report;
static char *printed;
static size_t printed_length;

static int begin(void **state)
{
    (void)state;
    struct document *document = document_new(NULL);
    printed = NULL;
    FILE *out = open_memstream(&printed, &printed_length);
    if (!document || !out || !setlocale(LC_CTYPE, "C.UTF-8"))
        return -1;
    sink = document_sink(document);
    report = (struct report){.document = document, .name = "", .format = "markdown", .out = out};
    return 0;
}

static int finish(void **state)
{
    (void)state;
    document_free((struct document *)report.document);
    fclose(report.out);
    free(printed);
    return 0;
}

static inline void assert_printed(const char *wanted)
{
    fflush(report.out);
    assert_string_equal(printed, wanted);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)

#endif
