/* document: one text and its structure, asked by place; the builder is its only writer. */
#ifndef STELE_DOCUMENT_H
#define STELE_DOCUMENT_H

#include "stele/base.h"
#include "stele/sink.h"

struct document;
struct section;
struct span;

/* ---- making one ---- */

/* A leaf. What document_derived() is given fills all of it but the container. */
struct block {
    enum block_kind kind; /* a leaf */
    struct range range;   /* of the text; empty for a rule, an empty cell or item */
    uint32_t value;       /* of sink.h, for its kind */
    uint32_t container;   /* the innermost, for document_container(); 0 when there is none */
    unsigned indent;      /* columns before the block in its source, that layout keeps */
    bool joins;           /* line feeds in it are spaces: a hard-wrapped paragraph */
    bool unjoined;        /* it is shown in the lines of its source all the same */
    bool continues;       /* carries on the block before it: no blank line between them */
};

/*
 * Finds a block of TEXT from the bytes near PLACE alone, the same at every call: DOCUMENT_BACK the last block
 * that starts at or before PLACE, DOCUMENT_AHEAD the first that starts at or after it. False: there is none
 * that way.
 */
enum document_way { DOCUMENT_BACK, DOCUMENT_AHEAD };
typedef bool document_derive(struct slice text, enum document_way way, size_t place, struct block *block);

/* A document whose blocks come through its sink. NULL: no address space; ERROR says so. Free it. */
struct document *document_new(struct error *error);
/* A document whose blocks are derived from TEXT, which outlives it and does not move. */
struct document *document_derived(struct slice text, document_derive *derive);
/* The blocks of a derived document are derived otherwise from now on. Places stay; paragraphs are counted
 * anew. */
void document_set_derive(struct document *document, document_derive *derive);
bool document_is_derived(const struct document *document);
void document_free(struct document *document); /* NULL is allowed */
/*
 * The text of a derived document has grown: TEXT begins with what it was, at the same address; SPANS are the
 * new ones. While MORE of it is to come the document is not final.
 */
void document_grow(struct document *document, struct slice text, const struct span *spans, size_t count,
                   bool more);

/* Who finds the blocks of raw text that a parser passes on; without one it is shown as it is, as verse. */
typedef void document_infer(void *context, struct slice text, struct sink sink);
void document_infer_raw(struct document *document, document_infer *infer, void *context);

/* The builder. Valid as long as the document; used by one writer. */
struct sink document_sink(struct document *document);
/* Ends a document whose stream was cut off: what is there is final. */
void document_cut_off(struct document *document);
/* Indexes some more of a derived document, for about that long. True when there is nothing left to do. */
bool document_step(struct document *document, unsigned microseconds);

/*
 * What is found out of a document after its blocks are there; what is given is copied. A document that
 * expects an outline is final only when it has one.
 */
void document_expect_outline(struct document *document);
/* SECTIONS in the order of their places: level, ordinal, label, range.start, printed, frame; the rest is
 * worked out. They replace those that were there. */
void document_set_outline(struct document *document, const struct section *sections, size_t count);
void document_set_meta(struct document *document, enum meta_key key, struct slice value);

/* SPANS are sorted by their start, and each lies within a block. */
void document_set_spans(struct document *document, const struct span *spans, size_t count);

/* Where lines of the source were left out: from PLACE on the lines count from LINE. */
struct line_mark {
    size_t place, line;
};
/* MARKS are sorted, and lent as long as the document. */
void document_set_lines(struct document *document, const struct line_mark *marks, size_t count);
/* The 1-based line of the source that PLACE of the text stands on. */
size_t document_line(const struct document *document, size_t place);

/* ---- the text ---- */

struct slice document_text(const struct document *document); /* grows, never moves */
bool document_complete(const struct document *document);     /* all of its text and blocks are there */
bool document_final(const struct document *document);        /* nothing will change any more */
unsigned document_revision(const struct document *document); /* other after every change of structure */
/* Other after a change of what was there already, which is not only more. */
unsigned document_remakes(const struct document *document);

/* ---- blocks ---- */

/* The leaf that PLACE belongs to: the last that starts at or before it, so that what stands between two
 * blocks belongs to the first; the first leaf if PLACE is before it. False: there is none. */
bool document_block_at(const struct document *document, size_t place, struct block *block);
/* The next and the previous leaf. OTHER may be BLOCK itself. False: there is none, OTHER is unchanged. */
bool document_block_after(const struct document *document, const struct block *block, struct block *other);
bool document_block_before(const struct document *document, const struct block *block, struct block *other);

struct container {
    enum block_kind kind;
    uint32_t value;
    uint32_t container; /* the one around it; 0 when there is none */
    struct range range; /* from its first leaf's start to its last leaf's end so far */
    unsigned depth;     /* containers around it */
};

/* ID from a block or a container; not 0. Lent until the document grows. */
const struct container *document_container(const struct document *document, uint32_t id);
/* The innermost container of KIND around BLOCK; NULL when there is none. */
const struct container *document_within(const struct document *document, const struct block *block,
                                        enum block_kind kind);

/* ---- paragraph numbers (¶) ---- */

/* Paragraphs, verse stanzas and paragraphs in lists and quotations; no titles, headings, tables, code, notes.
 */
bool document_is_numbered(const struct document *document, const struct block *block);
/* How many there are; so far, until the document is final. */
size_t document_paragraphs(const struct document *document);
/* The number of BLOCK; 0 when it has none or is not known yet. */
size_t document_paragraph_number(const struct document *document, const struct block *block);
/* The NUMBERth paragraph, 1 and up. False: there is none so far. */
bool document_paragraph(const struct document *document, size_t number, struct block *block);

/* ---- spans ---- */

struct span {
    enum style style;
    struct range range;
    struct slice target; /* of a link, or the name of a note */
    uint32_t flags;      /* NOTE_REF_EDITORIAL */
};

/* Spans are sorted by their start and stay within one leaf. The index of the first that starts at or after
 * PLACE. */
size_t document_span_index(const struct document *document, size_t place);
size_t document_spans(const struct document *document);
const struct span *document_span(const struct document *document,
                                 size_t index); /* lent until the document grows */

/* Where the anchor NAME stands; NOWHERE. */
size_t document_anchor(const struct document *document, struct slice name);

/* ---- sections ---- */

struct section {
    unsigned level;       /* 1 is the top */
    struct slice ordinal; /* "II", "3"; may be empty */
    struct slice label;
    struct range range; /* to the next section of its level or above, or the end of the text; that end is
                           NOWHERE until the document is final */
    size_t parent;      /* index; NOWHERE at the top */
    bool printed;       /* the label stands in the text; else it is editorial */
    bool frame;         /* opening, closing, notes, legal matter */
};

size_t document_sections(const struct document *document);
const struct section *document_section(const struct document *document,
                                       size_t index); /* lent until it grows */
/* The innermost section that holds PLACE; NOWHERE before the first. */
size_t document_section_at(const struct document *document, size_t place);
/* The section to name for PLACE: the innermost that is printed, numbered or a frame; editorial entries
 * without an ordinal are only finer steps in it. NOWHERE before the first. */
size_t document_section_named(const struct document *document, size_t place);
/* Appends the label as it is shown: an editorial one, that no ordinal or frame tells from the text, in
 * brackets. */
void document_append_label(const struct section *section, struct buffer *into);
/* Appends the ordinal, if there is one, and the label. */
void document_append_name(const struct section *section, struct buffer *into);
/* The range of a section with an end that is in the text so far. */
struct range document_section_range(const struct document *document, size_t index);

/* ---- what is known of it ---- */

struct author {
    struct slice family, given, name, role; /* each may be empty */
};

struct slice document_meta(const struct document *document, enum meta_key key); /* empty when missing */
/* The title: of the metadata, else the one heading of the top level that opens the text. Empty when there is
 * none. */
struct slice document_title(const struct document *document);
size_t document_authors(const struct document *document);
const struct author *document_author(const struct document *document, size_t index);
size_t document_notices(const struct document *document); /* sentences of its parser */
struct slice document_notice(const struct document *document, size_t index);

/* Appends RANGE of the text on one line: white space and block ends folded to one space, soft hyphens
 * dropped; with COPY also without note references. */
void document_fold_line(const struct document *document, struct range range, bool copy, struct buffer *into);

#endif
