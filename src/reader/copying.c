/* Commands that copy: which words; main fetches and sends them. */

#include "reader.h"

static void copy(struct reader *reader, struct range range, bool cited)
{
    reader_ask(reader, (struct request){.kind = REQUEST_COPY,
                                        .range = range,
                                        .citation = cited ? reader->settings.citation : (struct slice){0}});
}

/* Of a cell, its row. */
static struct range whole(const struct document *document, const struct block *block)
{
    const struct container *row =
        block->kind == BLOCK_CELL ? document_within(document, block, BLOCK_ROW) : NULL;
    return row ? row->range : block->range;
}

static void copy_paragraph(struct reader *reader, bool cited)
{
    struct block block;
    if (reader_current(reader, &block))
        copy(reader, whole(reader->page->document, &block), cited);
    else
        reader_say(reader, "there is nothing to copy");
}

void run_copy_cited(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    copy_paragraph(reader, true);
}

void run_copy_paragraph(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    copy_paragraph(reader, false);
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
