/*
 * pen.h: writes a document into a sink so that the sink's contract holds whatever a parser does: blocks open
 * when their first text comes, so that none is empty; what is nested too deep is flattened; a style inside
 * the same style is one.
 */
#ifndef STELE_PARSERS_PEN_H
#define STELE_PARSERS_PEN_H

#include "prose.h"
#include "stele/sink.h"

struct pen_style {
    enum style style;
    struct slice target; /* lent until the style ends */
    uint32_t flags;
};

struct pen {
    struct sink sink;
    struct prose prose;

    struct {
        enum block_kind kind;
        uint32_t value;
    } containers[BLOCK_DEPTH];
    unsigned depth;     /* containers open */
    unsigned opened;    /* of these, those that the sink knows */
    unsigned flattened; /* containers inside these that are left out */
    bool too_deep;      /* there were such */

    bool in_leaf, leaf_opened; /* as for containers */
    enum block_kind leaf;
    uint32_t leaf_value;

    struct pen_style styles[STYLE_KINDS];
    unsigned style_count, styles_opened; /* as for containers */
    unsigned nested[STYLE_KINDS];

    bool credit;    /* the next paragraph is a source line or byline */
    bool editorial; /* the next note reference is the editor's */
};

/* All zero but SINK to begin with. Says what was flattened, calls end() and frees. */
void pen_finish(struct pen *pen);

void pen_open(struct pen *pen, enum block_kind kind, uint32_t value); /* a container */
void pen_close(struct pen *pen);
unsigned pen_level(const struct pen *pen);            /* containers open */
enum block_kind pen_innermost(const struct pen *pen); /* BLOCK_KINDS where it is left out, or none is open */
void pen_begin(struct pen *pen, enum block_kind kind, uint32_t value); /* a leaf; one at a time */
void pen_end(struct pen *pen);

void pen_words(struct pen *pen, struct slice text); /* white space folded */
void pen_keep(struct pen *pen, struct slice text);  /* spaces kept; in code also lines and tabs */
void pen_gap(struct pen *pen, enum gap gap);
void pen_style_on(struct pen *pen, struct pen_style style);
void pen_style_off(struct pen *pen, enum style style); /* the newest, or one inside the same */

void pen_anchor(struct pen *pen, struct slice name);
void pen_section(struct pen *pen, unsigned level, struct slice ordinal, struct slice label, uint32_t flags);
void pen_notice(struct pen *pen, const char *format, ...) STELE_PRINTF(2, 3);

#endif
