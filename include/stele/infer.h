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

/* The same blocks, shown in the lines of the text: block.unjoined. */
document_derive infer_unjoined_block;

/* What only blank lines part, and no lines are joined (BLOCK_VERSE): for a log, a patch, a program. */
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

/* Also makes those hyphens at line ends soft (U+00AD) that part a word which stands in one piece elsewhere,
 * and nowhere with a hyphen; where it stands so only with a hyphen, a soft one is added. True where a text
 * that begins so has many of them. */
bool infer_parts_words(struct slice beginning);

void infer_clean(struct slice bytes, struct infer_clean *clean);
void infer_clean_free(struct infer_clean *clean);

/*
 * The same line by line, for a text that is shown while it comes in: pages are not looked for, since their
 * heads and feet are told by what all of a text shows.
 */
struct infer_stream;

struct infer_stream *infer_stream_new(void);
void infer_stream_free(struct infer_stream *stream); /* NULL is allowed */
/* Cleans LINES, which end with a line feed unless they are the last or one is too long to wait for its end.
 * Lends, until the next call, their text, their spans as places of the whole text, and how many ill-formed
 * sequences they had. */
const struct infer_clean *infer_stream_add(struct infer_stream *stream, struct slice lines);

/*
 * The outline of a plain text: its sections, found by what all of it shows (numbering that runs on, a table
 * of contents, forms that repeat, ordinals that open paragraphs). TEXT outlives it and does not move; any
 * bytes. The work is done in slices: call infer_step() until it is true.
 */
struct infer;

struct infer *infer_new(struct slice text);
/* A paragraph that looks like a heading by the markup of a text, which does not say that it is one. */
struct infer_heading {
    struct range range; /* of the text */
    char ordinal[16];   /* "II", where it is the only item of a list; else empty */
    bool stated;        /* the markup does say that it is one */
};

/* The same of the text of a document with markup but no sections: HEADINGS are sorted and lent as long as
 * INFER; what is not to be looked at is blank in TEXT. */
struct infer *infer_new_marked(struct slice text, const struct infer_heading *headings, size_t count);
void infer_free(struct infer *infer); /* NULL is allowed */
/* Works on for about that long. True when all is found. */
bool infer_step(struct infer *infer, unsigned microseconds);
/* What was found, in order, with its places, levels and names; lent as long as INFER. */
const struct section *infer_sections(const struct infer *infer, size_t *count);
/* Then: up to where they were looked for. Not to the end of a text in which too much looks like a heading. */
size_t infer_reach(const struct infer *infer);
/* What the text says of itself; empty when it says nothing certain. Lent likewise. */
struct slice infer_meta(const struct infer *infer, enum meta_key key);

#endif
