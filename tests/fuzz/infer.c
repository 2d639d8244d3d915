/* Plain text of any bytes: sections in order, blocks the same from both sides, cleaning that leaves UTF-8. */
#include "fuzz.h"

#include "stele/infer.h"
#include "stele/text.h"

static void check_sections(struct slice text)
{
    size_t count, last = 0;
    struct infer *infer = infer_new(text);
    while (!infer_step(infer, 1000))
        continue;
    const struct section *sections = infer_sections(infer, &count);
    for (size_t i = 0; i < count; i++) {
        demand(sections[i].level > 0);
        demand(sections[i].range.start >= last && sections[i].range.start <= text.length);
        last = sections[i].range.start;
    }
    infer_free(infer);
}

static void check_blocks(struct slice text)
{
    struct block block, back;
    size_t end = 0;
    for (size_t at = 0; infer_block(text, DOCUMENT_AHEAD, at, &block); at = block.range.start + 1) {
        demand(block.range.start >= at && block.range.start >= end && block.range.end <= text.length);
        demand(block.range.end > block.range.start);
        demand(infer_block(text, DOCUMENT_BACK, block.range.end - 1, &back));
        demand(back.range.start == block.range.start && back.range.end == block.range.end);
        demand(back.kind == block.kind);
        end = block.range.end;
    }
}

static void check_marks(const struct infer_clean *clean)
{
    for (size_t i = 1; i < clean->mark_count; i++)
        demand(clean->marks[i].place >= clean->marks[i - 1].place);
    for (size_t i = 0; i < clean->span_count; i++) {
        struct range range = clean->spans[i].range;
        demand(range.start <= range.end && range.end <= clean->text.length);
        demand(i == 0 || range.start >= clean->spans[i - 1].range.start);
    }
}

void fuzz_input(struct slice bytes)
{
    struct infer_clean clean;
    infer_clean(bytes, &clean);
    struct slice text = buffer_slice(&clean.text);
    demand(text_check(text) == text.length);
    check_marks(&clean);
    check_sections(text);
    check_blocks(text);
    infer_clean_free(&clean);
    check_sections(bytes);
    check_blocks(bytes);
}
