#include "script.h"

struct script {
    const struct sink *sink;
    enum block_kind open[BLOCK_DEPTH];
    unsigned depth, styles;
};

static bool innermost_is(const struct script *script, enum block_kind kind)
{
    return script->depth > 0 && script->open[script->depth - 1] == kind;
}

static bool in_leaf(const struct script *script)
{
    return script->depth > 0 && block_is_leaf(script->open[script->depth - 1]);
}

static void end_style(struct script *script)
{
    if (script->styles == 0)
        return;
    script->sink->style_off(script->sink->context);
    script->styles--;
}

static void end_block(struct script *script)
{
    while (script->styles > 0)
        end_style(script);
    if (script->depth == 0)
        return;
    script->sink->close(script->sink->context);
    script->depth--;
}

static void push(struct script *script, enum block_kind kind, uint32_t value)
{
    script->sink->open(script->sink->context, kind, value);
    script->open[script->depth++] = kind;
}

/* The kind that may stand here: what a list, a table and a row hold is given. */
static enum block_kind fitting(const struct script *script, enum block_kind kind)
{
    if (innermost_is(script, BLOCK_LIST))
        return BLOCK_ITEM;
    if (innermost_is(script, BLOCK_TABLE))
        return BLOCK_ROW;
    if (innermost_is(script, BLOCK_ROW))
        return BLOCK_CELL;
    if (kind == BLOCK_ITEM)
        return BLOCK_LIST;
    return kind == BLOCK_ROW || kind == BLOCK_CELL ? BLOCK_TABLE : kind;
}

static void begin_block(struct script *script, enum block_kind kind, uint32_t value)
{
    static const uint32_t limits[BLOCK_KINDS] = {
        [BLOCK_CELL] = CELL_RIGHT, [BLOCK_LIST] = LIST_TIGHT, [BLOCK_ITEM] = 200, [BLOCK_ROW] = ROW_HEAD};
    if (in_leaf(script))
        end_block(script);
    if (script->depth + 1 >= BLOCK_DEPTH) /* leaves stay possible */
        return;
    kind = fitting(script, kind);
    push(script, kind, kind == BLOCK_HEADING ? 1 + value % 6 : value % (limits[kind] + 1));
}

static void begin_style(struct script *script, enum style style)
{
    const struct sink *sink = script->sink;
    if (!in_leaf(script) || innermost_is(script, BLOCK_RULE) || script->styles >= BLOCK_DEPTH)
        return;
    script->styles++;
    if (style == STYLE_LINK)
        sink->link(sink->context, slice_of("there"));
    else if (style == STYLE_NOTE_REF)
        sink->note_ref(sink->context, slice_of("there"), 0);
    else
        sink->style_on(sink->context, style);
}

static void say(struct script *script, struct slice text)
{
    if (innermost_is(script, BLOCK_RULE))
        end_block(script);
    for (unsigned level = 0; !in_leaf(script) && level < 3; level++)
        begin_block(script, BLOCK_PARAGRAPH, 0);
    if (in_leaf(script))
        script->sink->text(script->sink->context, text);
}

/* What a byte does: blocks by their kind, then styles, then the rest. */
enum {
    FIRST_STYLE = BLOCK_KINDS,
    END_STYLE = FIRST_STYLE + STYLE_KINDS,
    END_BLOCK,
    SECTION,
    ANCHOR,
    ACTIONS
};

static void act(struct script *script, unsigned action, uint32_t value)
{
    const struct sink *sink = script->sink;
    if (action < FIRST_STYLE)
        begin_block(script, (enum block_kind)action, value);
    else if (action < END_STYLE)
        begin_style(script, (enum style)(action - FIRST_STYLE));
    else if (action == END_STYLE)
        end_style(script);
    else if (action == END_BLOCK)
        end_block(script);
    else if (action == SECTION)
        sink->section(sink->context, 1 + value % 6, slice_of("II"), slice_of("Section"), value % 4);
    else
        sink->anchor(sink->context, slice_of("there"));
}

static bool is_text(char byte)
{
    return (unsigned char)byte >= ' ' || byte == '\n' || byte == '\t';
}

void script_calls(struct slice bytes, const struct sink *sink)
{
    struct script script = {.sink = sink};
    for (size_t at = 0, end; at < bytes.length; at = end) {
        for (end = at; end < bytes.length && is_text(bytes.bytes[end]);)
            end++;
        if (end > at) {
            say(&script, slice_cut(bytes, at, end));
        } else { /* the action, and a byte of what it wants to know */
            end = at + 2;
            unsigned value = at + 1 < bytes.length ? (unsigned char)bytes.bytes[at + 1] : 0;
            act(&script, ((unsigned char)bytes.bytes[at] + value / 8 * 32) % ACTIONS, value);
        }
    }
    while (script.depth > 0)
        end_block(&script);
    sink->end(sink->context);
}
