/* What is copied: the words of a range, and where they come from. */

#include "words.h"

#include "stele/report.h"
#include "stele/text.h"

static void append_words(const struct document *document, struct range range, struct buffer *into)
{
    struct words words = {.document = document, .range = range, .between = "\n\n", .copy = true};
    struct buffer piece = {0};
    while (words_next(&words, &piece))
        text_visible(buffer_slice(&piece), "\n\t", into);
    buffer_free(&piece);
}

void report_quotation(const struct document *document, struct range range, struct slice citation,
                      struct buffer *into)
{
    append_words(document, range, into);
    if (citation.length > 0)
        report_citation(document, range.start, citation, into);
}
