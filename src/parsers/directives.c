#include "directives.h"

#include "html.h"

#include <stdlib.h>

enum { DEEPEST_LEVEL = 6 };

static const char prefix[] = "stele:";

/* Appends attribute NAME as one line. */
static void read_line(struct slice attributes, const char *name, struct prose *line)
{
    struct buffer value = {0};
    prose_start(line, true);
    html_attribute(attributes, name, &value);
    prose_add(line, buffer_slice(&value));
    buffer_free(&value);
}

/* 1 where there is none or one that makes no sense. */
static unsigned read_level(struct slice attributes)
{
    struct buffer value = {0};
    html_attribute(attributes, "level", &value);
    long level = strtol(buffer_string(&value), NULL, 10);
    buffer_free(&value);
    return level >= 1 && level <= DEEPEST_LEVEL ? (unsigned)level : 1;
}

static void obey_section(struct slice attributes, struct pen *pen)
{
    struct prose ordinal = {0}, label = {0};
    struct buffer frame = {0};
    read_line(attributes, "ordinal", &ordinal);
    read_line(attributes, "label", &label);
    uint32_t flags = html_attribute(attributes, "frame", &frame) ? SECTION_FRAME : 0;
    if (label.text.length > 0)
        pen_section(pen, read_level(attributes), buffer_slice(&ordinal.text), buffer_slice(&label.text),
                    flags);
    else
        pen_notice(pen, "a stele:section without a label was left out");
    buffer_free(&frame);
    prose_free(&ordinal);
    prose_free(&label);
}

static void obey_credit(struct slice attributes, struct pen *pen)
{
    (void)attributes;
    pen->credit = true;
}

static void obey_editorial(struct slice attributes, struct pen *pen)
{
    (void)attributes;
    pen->editorial = true;
}

static const struct {
    const char *name;
    void (*obey)(struct slice attributes, struct pen *pen);
} directives[] = {
    {"section", obey_section},
    {"credit", obey_credit},
    {"editorial", obey_editorial},
};

/* Cuts the name from COMMENT, which keeps the attributes. False: it is no directive. */
static bool take_name(struct slice *comment, struct slice *name)
{
    struct slice value, rest = slice_trim(*comment);
    if (!slice_starts(rest, slice_of(prefix)))
        return false;
    rest = slice_cut(rest, sizeof prefix - 1, rest.length);
    if (!html_next_attribute(&rest, name, &value))
        return false;
    *comment = rest;
    return true;
}

bool directive_is(struct slice comment, const char *wanted)
{
    struct slice name;
    return take_name(&comment, &name) && slice_is(name, wanted);
}

void directive_obey(struct slice comment, struct pen *pen)
{
    struct slice name;
    if (!take_name(&comment, &name))
        return;
    for (size_t i = 0; i < COUNT_OF(directives); i++) {
        if (slice_is(name, directives[i].name)) {
            directives[i].obey(comment, pen);
            return;
        }
    }
    pen_notice(pen, "a stele: comment was left out: it is no section, credit or editorial");
}
