/* fresh.h: each test begins with an empty document and its sink. */
#ifndef STELE_FRESH_H
#define STELE_FRESH_H

#include "check.h"
#include "say.h"

#include "stele/document.h"

static struct document *document;
static struct sink sink;

static int begin(void **state)
{
    (void)state;
    document = document_new(NULL);
    if (!document)
        return -1;
    sink = document_sink(document);
    return 0;
}

static int finish(void **state)
{
    (void)state;
    document_free(document);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)

#endif
