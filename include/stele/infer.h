/* infer: the structure that nobody marked up: blocks of plain text, from the bytes near a place. */
#ifndef STELE_INFER_H
#define STELE_INFER_H

#include "stele/base.h"
#include "stele/document.h"
#include "stele/sink.h"

/*
 * Blocks of plain text, for document_derived(): runs of lines between blank lines. A run that is indented by
 * four columns or a tab keeps its lines (BLOCK_CODE); the lines of any other are joined (BLOCK_PARAGRAPH). A
 * run that is longer than INFER_BLOCK_BYTES is cut where a line begins, at the same places whatever was asked
 * before.
 */
document_derive infer_block;

/* The same where no lines are joined (BLOCK_VERSE): for a log, a patch, a program. */
document_derive infer_kept_block;
/* True when the beginning of TEXT reads as one of these. */
bool infer_is_machine(struct slice text);

enum { INFER_BLOCK_BYTES = 64 * 1024 };

/* Tells SINK the same blocks of TEXT, for a document that is built: lines are joined by a space. Calls no
 * end(). */
void infer_blocks(struct slice text, struct sink sink);

/*
 * A text that can be read: without CR, overstrikes, escape sequences (bold and underlined become spans), the
 * heads and feet of pages, form feeds and ill-formed bytes. For files that are small enough to be copied.
 */
struct infer_clean {
    struct buffer text;
    struct line_mark *marks; /* for document_set_lines() */
    size_t mark_count, mark_capacity;
    struct span *spans; /* for document_set_spans(): sorted, each within a line */
    size_t span_count, span_capacity;
    size_t repaired; /* ill-formed sequences that became U+FFFD */
};

void infer_clean(struct slice bytes, struct infer_clean *clean);
void infer_clean_free(struct infer_clean *clean);

/*
 * The outline of a plain text: its sections, found by what all of it shows (numbering that runs on, a table
 * of contents, forms that repeat, ordinals that open paragraphs). TEXT outlives it and does not move; any
 * bytes. The work is done in slices: call infer_step() until it is true.
 */
struct infer;

struct infer *infer_new(struct slice text);
void infer_free(struct infer *infer); /* NULL is allowed */
/* Works on for about that long. True when all is found. */
bool infer_step(struct infer *infer, unsigned microseconds);
/* What was found, in order, with its places, levels and names; lent as long as INFER. */
const struct section *infer_sections(const struct infer *infer, size_t *count);
/* What the text says of itself; empty when it says nothing certain. Lent likewise. */
struct slice infer_meta(const struct infer *infer, enum meta_key key);

#endif
