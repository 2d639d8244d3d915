/* say.h: short ways to make the calls of a sink, for tests that write a document by hand. */
#ifndef STELE_SAY_H
#define STELE_SAY_H

#include "stele/sink.h"

static inline void say_open(const struct sink *sink, enum block_kind kind, uint32_t value)
{
    sink->open(sink->context, kind, value);
}

static inline void say_close(const struct sink *sink)
{
    sink->close(sink->context);
}

static inline void say_text(const struct sink *sink, const char *text)
{
    sink->text(sink->context, slice_of(text));
}

/* A whole leaf. */
static inline void say(const struct sink *sink, enum block_kind kind, uint32_t value, const char *text)
{
    say_open(sink, kind, value);
    if (*text)
        say_text(sink, text);
    say_close(sink);
}

static inline void say_paragraph(const struct sink *sink, const char *text)
{
    say(sink, BLOCK_PARAGRAPH, 0, text);
}

/* An item of a list that holds one paragraph. */
static inline void say_item(const struct sink *sink, uint32_t value, const char *text)
{
    say_open(sink, BLOCK_ITEM, value);
    say_paragraph(sink, text);
    say_close(sink);
}

/* A row of a table, its cells separated by '|'. */
static inline void say_row(const struct sink *sink, uint32_t value, const char *cells)
{
    say_open(sink, BLOCK_ROW, value);
    for (struct slice rest = slice_of(cells); rest.bytes;) {
        size_t length = 0;
        while (length < rest.length && rest.bytes[length] != '|')
            length++;
        say_open(sink, BLOCK_CELL, CELL_DEFAULT);
        if (length > 0)
            sink->text(sink->context, slice_cut(rest, 0, length));
        say_close(sink);
        rest = length < rest.length ? slice_cut(rest, length + 1, rest.length) : (struct slice){0};
    }
    say_close(sink);
}

static inline void say_styled(const struct sink *sink, enum style style, const char *text)
{
    sink->style_on(sink->context, style);
    say_text(sink, text);
    sink->style_off(sink->context);
}

static inline void say_link(const struct sink *sink, const char *target, const char *text)
{
    sink->link(sink->context, slice_of(target));
    say_text(sink, text);
    sink->style_off(sink->context);
}

static inline void say_note_ref(const struct sink *sink, const char *note, const char *text, uint32_t flags)
{
    sink->note_ref(sink->context, slice_of(note), flags);
    say_text(sink, text);
    sink->style_off(sink->context);
}

static inline void say_anchor(const struct sink *sink, const char *name)
{
    sink->anchor(sink->context, slice_of(name));
}

static inline void say_section(const struct sink *sink, unsigned level, const char *ordinal,
                               const char *label, uint32_t flags)
{
    sink->section(sink->context, level, slice_of(ordinal), slice_of(label), flags);
}

static inline void say_end(const struct sink *sink)
{
    sink->end(sink->context);
}

#endif
