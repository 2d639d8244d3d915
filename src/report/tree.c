/* --dump=tree: the whole structure of a document, a line a thing. */

#include "report.h"

static const char *const block_names[BLOCK_KINDS] = {
    [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_TITLE] = "title",
    [BLOCK_CREDIT] = "credit",
    [BLOCK_HEADING] = "heading",
    [BLOCK_VERSE] = "verse",
    [BLOCK_CODE] = "code",
    [BLOCK_RULE] = "rule",
    [BLOCK_CELL] = "cell",
    [BLOCK_QUOTATION] = "quotation",
    [BLOCK_LIST] = "list",
    [BLOCK_ITEM] = "item",
    [BLOCK_TABLE] = "table",
    [BLOCK_ROW] = "row",
    [BLOCK_NOTE] = "note",
};

static const char *const style_names[STYLE_KINDS] = {
    [STYLE_EMPHASIS] = "emphasis", [STYLE_STRONG] = "strong", [STYLE_CODE] = "code",
    [STYLE_STRIKE] = "strike",     [STYLE_LINK] = "link",     [STYLE_NOTE_REF] = "note",
    [STYLE_HIDDEN] = "hidden",     [STYLE_RED] = "red",       [STYLE_GREEN] = "green",
    [STYLE_YELLOW] = "yellow",     [STYLE_BLUE] = "blue",     [STYLE_MAGENTA] = "magenta",
    [STYLE_CYAN] = "cyan",
};

static void print_quoted(FILE *out, struct slice text)
{
    fputc('"', out);
    for (struct slice rest = text; rest.length > 0;) {
        size_t run = 0;
        while (run < rest.length && rest.bytes[run] != '\n' && rest.bytes[run] != '\t')
            run++;
        print_visible(out, slice_cut(rest, 0, run), "");
        if (run < rest.length)
            fputs(rest.bytes[run] == '\n' ? "\\n" : "\\t", out);
        rest = slice_cut(rest, run + 1, rest.length);
    }
    fputc('"', out);
}

static void print_number(FILE *out, uint32_t value)
{
    struct buffer number = {0};
    item_append_number(value, &number);
    fprintf(out, " %s", buffer_string(&number));
    buffer_free(&number);
}

static void print_value(FILE *out, enum block_kind kind, uint32_t value)
{
    if (kind == BLOCK_ITEM && (value == ITEM_TO_DO || value == ITEM_DONE))
        fputs(value == ITEM_DONE ? " done" : " to-do", out);
    else if (kind == BLOCK_ITEM && item_is_numbered(value))
        print_number(out, value);
    else if (value > 0)
        fprintf(out, " %u", (unsigned)value);
}

static void indent(FILE *out, unsigned depth)
{
    for (unsigned i = 0; i < depth; i++)
        fputs("  ", out);
}

/* The containers that BLOCK opens, outermost first. Returns the depth of the block. */
static unsigned print_containers(const struct report *report, uint32_t id, size_t start)
{
    if (id == 0)
        return 0;
    const struct container *container = document_container(report->document, id);
    unsigned depth = print_containers(report, container->container, start);
    if (container->range.start == start) {
        indent(report->out, depth);
        fputs(block_names[container->kind], report->out);
        print_value(report->out, container->kind, container->value);
        fputc('\n', report->out);
    }
    return depth + 1;
}

static void print_spans(const struct report *report, const struct block *block, unsigned depth)
{
    size_t index = document_span_index(report->document, block->range.start);
    for (; index < document_spans(report->document); index++) {
        const struct span *span = document_span(report->document, index);
        if (span->range.start > block->range.end ||
            (span->range.start == block->range.end && span->range.end > span->range.start))
            break;
        indent(report->out, depth + 1);
        fprintf(report->out, "%s%s %zu..%zu ", span->flags & NOTE_REF_EDITORIAL ? "editorial " : "",
                style_names[span->style], span->range.start, span->range.end);
        print_quoted(report->out, slice_range(document_text(report->document), span->range));
        if (span->target.length > 0) {
            fputs(" -> ", report->out);
            print_quoted(report->out, span->target);
        }
        fputc('\n', report->out);
    }
}

static void print_sections(const struct report *report, const struct block *block, size_t *next)
{
    for (; *next < document_sections(report->document); ++*next) {
        const struct section *section = document_section(report->document, *next);
        if (section->range.start > block->range.start)
            return;
        fprintf(report->out, "section %u ", section->level);
        print_quoted(report->out, section->ordinal);
        fputc(' ', report->out);
        print_quoted(report->out, section->label);
        fprintf(report->out, "%s%s %zu..%zu\n", section->printed ? " printed" : "",
                section->frame ? " frame" : "", section->range.start, section->range.end);
    }
}

static void print_block(const struct report *report, const struct block *block)
{
    size_t number = document_paragraph_number(report->document, block);
    struct slice text = slice_range(document_text(report->document), block->range);
    unsigned depth = print_containers(report, block->container, block->range.start);
    indent(report->out, depth);
    fputs(block_names[block->kind], report->out);
    print_value(report->out, block->kind, block->value);
    if (number > 0)
        fprintf(report->out, " ¶%zu", number);
    fprintf(report->out, " %zu..%zu ", block->range.start, block->range.end);
    print_quoted(report->out, text);
    fputc('\n', report->out);
    print_spans(report, block, depth);
}

void report_tree(const struct report *report)
{
    const struct document *document = report->document;
    struct block block;
    size_t next = 0;
    for (int key = 0; key < META_KEY_COUNT; key++)
        if (document_meta(document, (enum meta_key)key).length > 0) {
            fprintf(report->out, "meta %s ", meta_name((enum meta_key)key));
            print_quoted(report->out, document_meta(document, (enum meta_key)key));
            fputc('\n', report->out);
        }
    bool more = document_block_at(document, 0, &block);
    for (; more; more = document_block_after(document, &block, &block)) {
        print_sections(report, &block, &next);
        print_block(report, &block);
    }
    for (size_t i = 0; i < document_notices(document); i++) {
        fputs("notice ", report->out);
        print_quoted(report->out, document_notice(document, i));
        fputc('\n', report->out);
    }
}
