/* Commands that copy: which words; main fetches and sends them. */

#include "reader.h"

static void copy(struct reader *reader, struct range range, bool cited)
{
    reader_ask(reader, (struct request){.kind = REQUEST_COPY,
                                        .range = range,
                                        .citation = cited ? reader->settings.citation : (struct slice){0}});
}

/* What is selected, else the current paragraph. */
static void copy_chosen(struct reader *reader, bool cited)
{
    struct range range;
    if (selection_or_paragraph(reader, &range))
        copy(reader, range, cited);
    else
        reader_say(reader, "there is nothing to copy");
    selection_end(reader);
}

void run_copy_cited(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    copy_chosen(reader, true);
}

void run_copy(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    copy_chosen(reader, false);
}

void run_copy_paragraph(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    selection_end(reader);
    copy_chosen(reader, false);
}

void run_copy_section(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    size_t section = current_section(reader);
    if (section == NOWHERE)
        reader_say(reader, "no section here");
    else
        copy(reader, document_section_range(reader->page->document, section), false);
}
