/* Commands that copy: which words; main fetches and sends them. */

#include "reader.h"

static void copy(struct reader *reader, struct range range, bool cited)
{
    reader_ask(reader, (struct request){.kind = REQUEST_COPY,
                                        .range = range,
                                        .citation = cited ? reader->settings.citation : (struct slice){0}});
}

/* ---- which words ---- */

/* What is selected, else the current paragraph. */
bool copying_range(struct reader *reader, struct range *range)
{
    if (selection_or_paragraph(reader, range))
        return true;
    reader_say(reader, "there is no paragraph here");
    return false;
}

bool copying_section(struct reader *reader, struct range *range)
{
    enum { MOST_BYTES = 64 << 20 };
    const struct outline *outline = &reader->page->outline;
    size_t section = outline->focused ? outline->chosen : current_section(reader);
    if (section == NOWHERE) {
        reader_say(reader, "no section here");
        return false;
    }
    *range = document_section_range(reader->page->document, section);
    if (range->end - range->start <= MOST_BYTES)
        return true;
    reader_say(reader, "a section of %zu MB is not copied; stele --section prints it",
               (range->end - range->start) >> 20);
    return false;
}

/* ---- commands ---- */

void run_copy_cited(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct range range;
    bool section = reader_context(reader) == CONTEXT_OUTLINE;
    if (section ? copying_section(reader, &range) : copying_range(reader, &range))
        copy(reader, range, true);
    selection_end(reader);
}

void run_copy(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct range range;
    if (copying_range(reader, &range))
        copy(reader, range, false);
    selection_end(reader);
}

void run_copy_paragraph(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    selection_end(reader);
    run_copy(reader, invocation);
}

void run_copy_section(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct range range;
    if (copying_section(reader, &range))
        copy(reader, range, false);
}
