#include "trace_sink.h"

#include "stele/text.h"

static const char *const kinds[BLOCK_KINDS] = {
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

static const char *const styles[STYLE_KINDS] = {
    [STYLE_EMPHASIS] = "emphasis", [STYLE_STRONG] = "strong", [STYLE_CODE] = "code",
    [STYLE_STRIKE] = "strike",     [STYLE_LINK] = "link",     [STYLE_NOTE_REF] = "note reference",
    [STYLE_HIDDEN] = "hidden",     [STYLE_RED] = "red",       [STYLE_GREEN] = "green",
    [STYLE_YELLOW] = "yellow",     [STYLE_BLUE] = "blue",     [STYLE_MAGENTA] = "magenta",
    [STYLE_CYAN] = "cyan",
};

/* ---- the contract
 * -------------------------------------------------------------------------------------------- */

/* Keeps the first breach only. */
static void demand(struct trace *trace, bool holds, const char *rule)
{
    if (!holds && !trace->breach.text[0])
        error_set(&trace->breach, "%s, after:\n%.*s", rule,
                  (int)slice_cut(buffer_slice(&trace->lines), 0, 400).length, buffer_string(&trace->lines));
}

static void demand_utf8(struct trace *trace, struct slice bytes)
{
    demand(trace, text_check(bytes) == bytes.length, "what is passed is UTF-8");
}

static bool in_leaf(const struct trace *trace)
{
    return trace->depth > 0 && block_is_leaf(trace->open[trace->depth - 1]);
}

static bool innermost_is(const struct trace *trace, enum block_kind kind)
{
    return trace->depth > 0 && trace->open[trace->depth - 1] == kind;
}

static void demand_place(struct trace *trace, enum block_kind kind)
{
    demand(trace, !in_leaf(trace), "leaves hold no blocks");
    demand(trace, (kind == BLOCK_ITEM) == innermost_is(trace, BLOCK_LIST),
           "a list holds items, and nothing else does");
    demand(trace, (kind == BLOCK_ROW) == innermost_is(trace, BLOCK_TABLE),
           "a table holds rows, and nothing else does");
    demand(trace, (kind == BLOCK_CELL) == innermost_is(trace, BLOCK_ROW),
           "a row holds cells, and nothing else does");
    demand(trace, trace->depth < BLOCK_DEPTH, "blocks nest BLOCK_DEPTH deep");
}

static void demand_style(struct trace *trace)
{
    demand(trace, in_leaf(trace), "styles stand in leaves");
    trace->styles++;
}

/* ---- the lines
 * -------------------------------------------------------------------------------------------------- */

static void begin_line(struct trace *trace)
{
    demand(trace, !trace->ended, "nothing comes after the end");
    for (unsigned i = 0; i < trace->depth; i++)
        buffer_append_string(&trace->lines, "  ");
}

static void append_quoted(struct trace *trace, struct slice bytes)
{
    demand_utf8(trace, bytes);
    buffer_append_byte(&trace->lines, '"');
    for (size_t i = 0; i < bytes.length; i++) {
        char byte = bytes.bytes[i];
        if (byte == '\n' || byte == '\t')
            buffer_append_string(&trace->lines, byte == '\n' ? "\\n" : "\\t");
        else
            buffer_append_byte(&trace->lines, byte);
    }
    buffer_append_byte(&trace->lines, '"');
}

static void end_line(struct trace *trace)
{
    buffer_append_byte(&trace->lines, '\n');
}

/* One whole line: a word and something quoted. */
static void add_line(struct trace *trace, const char *word, struct slice bytes)
{
    begin_line(trace);
    buffer_format(&trace->lines, "%s ", word);
    append_quoted(trace, bytes);
    end_line(trace);
}

/* ---- the calls
 * --------------------------------------------------------------------------------------------------- */

static void take_meta(void *context, enum meta_key key, struct slice value)
{
    struct trace *trace = context;
    demand(trace, key < META_KEY_COUNT, "a key is known");
    begin_line(trace);
    buffer_format(&trace->lines, "meta %s ", meta_name(key));
    append_quoted(trace, value);
    end_line(trace);
}

static void take_open(void *context, enum block_kind kind, uint32_t value)
{
    struct trace *trace = context;
    demand(trace, kind < BLOCK_KINDS, "a kind is known");
    demand_place(trace, kind);
    begin_line(trace);
    buffer_format(&trace->lines, "open %s", kinds[kind]);
    if (value == ITEM_TO_DO || value == ITEM_DONE)
        buffer_append_string(&trace->lines, value == ITEM_DONE ? " done" : " to do");
    else if (kind == BLOCK_ITEM && item_is_numbered(value) && value != ITEM_ZERO) {
        buffer_append_string(&trace->lines, " ");
        item_append_number(value, &trace->lines);
    } else if (value != 0)
        buffer_format(&trace->lines, " %u", (unsigned)value);
    end_line(trace);
    if (block_is_leaf(kind) && trace->text.length > 0)
        buffer_append_string(&trace->text, "\n\n");
    if (trace->depth < BLOCK_DEPTH)
        trace->open[trace->depth++] = kind;
}

static void take_close(void *context)
{
    struct trace *trace = context;
    demand(trace, trace->depth > 0, "what closes is open");
    demand(trace, trace->styles == 0, "styles close before their block");
    if (trace->depth > 0)
        trace->depth--;
    begin_line(trace);
    buffer_append_string(&trace->lines, "close\n");
}

static bool is_control(char byte, enum block_kind leaf)
{
    bool line = byte == '\n' || (byte == '\t' && leaf == BLOCK_CODE);
    return !line && ((unsigned char)byte < ' ' || byte == 0x7F);
}

static void take_text(void *context, struct slice text)
{
    struct trace *trace = context;
    demand(trace, in_leaf(trace) && !innermost_is(trace, BLOCK_RULE),
           "text stands in leaves, but in no rule");
    for (size_t i = 0; i < text.length && trace->depth > 0 && !trace->any_words; i++)
        demand(trace, !is_control(text.bytes[i], trace->open[trace->depth - 1]),
               "text holds no control characters");
    add_line(trace, "text", text);
    buffer_append(&trace->text, text);
}

static void take_style_on(void *context, enum style style)
{
    struct trace *trace = context;
    demand(trace, style < STYLE_KINDS && style != STYLE_LINK && style != STYLE_NOTE_REF,
           "links and notes have calls of their own");
    demand_style(trace);
    begin_line(trace);
    buffer_format(&trace->lines, "style %s\n", styles[style]);
}

static void take_style_off(void *context)
{
    struct trace *trace = context;
    demand(trace, trace->styles > 0, "a style that ends has begun");
    trace->styles -= trace->styles > 0;
    begin_line(trace);
    buffer_append_string(&trace->lines, "style off\n");
}

static void take_link(void *context, struct slice target)
{
    demand_style(context);
    add_line(context, "link", target);
}

static void take_note_ref(void *context, struct slice note, uint32_t flags)
{
    demand_style(context);
    add_line(context, flags & NOTE_REF_EDITORIAL ? "editorial note" : "note", note);
}

static void take_anchor(void *context, struct slice name)
{
    add_line(context, "anchor", name);
}

static void take_section(void *context, unsigned level, struct slice ordinal, struct slice label,
                         uint32_t flags)
{
    struct trace *trace = context;
    demand(trace, level >= 1 && (label.length > 0 || trace->any_words), "a section has a level and a label");
    begin_line(trace);
    buffer_format(&trace->lines, "section %u ", level);
    append_quoted(trace, ordinal);
    buffer_append_byte(&trace->lines, ' ');
    append_quoted(trace, label);
    buffer_append_string(&trace->lines, flags & SECTION_PRINTED ? " printed" : "");
    buffer_append_string(&trace->lines, flags & SECTION_FRAME ? " frame" : "");
    end_line(trace);
}

static void take_notice(void *context, struct slice sentence)
{
    add_line(context, "notice", sentence);
}

static void take_raw(void *context, struct slice bytes)
{
    struct trace *trace = context;
    demand(trace, !in_leaf(trace), "raw text stands between blocks");
    add_line(trace, "raw", bytes);
    buffer_append(&trace->text, bytes);
}

static void take_end(void *context)
{
    struct trace *trace = context;
    demand(trace, trace->depth == 0, "all blocks are closed at the end");
    demand(trace, !trace->ended, "there is one end");
    trace->ended = true;
}

struct sink trace_sink(struct trace *trace)
{
    return (struct sink){
        .context = trace,
        .meta = take_meta,
        .open = take_open,
        .close = take_close,
        .text = take_text,
        .style_on = take_style_on,
        .style_off = take_style_off,
        .link = take_link,
        .note_ref = take_note_ref,
        .anchor = take_anchor,
        .section = take_section,
        .notice = take_notice,
        .raw = take_raw,
        .end = take_end,
    };
}

void trace_free(struct trace *trace)
{
    buffer_free(&trace->lines);
    buffer_free(&trace->text);
}
