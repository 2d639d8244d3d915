/* What a document is made of. The builder and the derived index write it, document.c and the like answer from
 * it. */
#ifndef STELE_DOCUMENT_PRIVATE_H
#define STELE_DOCUMENT_PRIVATE_H

#include "stele/document.h"

struct leaf {
    struct block block;
    size_t paragraphs; /* numbered blocks up to and with this one */
};

struct anchor {
    struct slice name;
    size_t place;
};

/* Where counting can go on: before the first block that starts at or after PLACE stand PARAGRAPHS numbered
 * ones. */
struct checkpoint {
    size_t place, paragraphs;
};

struct builder {
    uint32_t open[BLOCK_DEPTH]; /* containers that are open, outermost first */
    unsigned depth;
    bool in_leaf;
    size_t open_styles[BLOCK_DEPTH]; /* indices of spans */
    unsigned styles;
    size_t named_sections,
        named_anchors; /* those before have their place; the others wait for the next leaf */
    struct buffer raw; /* text whose structure is inferred when it is complete */
    bool full;         /* the text has reached its limit */
};

struct document {
    struct arena *arena;
    struct region region; /* of a stored text */
    struct slice text;    /* of a derived one */
    document_derive *derive;
    struct recent *recent;
    document_infer *infer; /* of raw text in a stored one */
    void *infer_context;

    struct leaf *leaves;
    size_t leaf_count, leaf_capacity;
    struct container *containers; /* the first is a place holder, so that 0 is none */
    size_t container_count, container_capacity;
    struct span *spans;
    size_t span_count, span_capacity;
    struct section *sections;
    size_t section_count, section_capacity;
    struct anchor *anchors;
    size_t anchor_count, anchor_capacity;
    struct author *authors;
    size_t author_count, author_capacity;
    struct slice *notices;
    size_t notice_count, notice_capacity;
    struct slice meta[META_KEY_COUNT];

    struct checkpoint *checkpoints;
    size_t checkpoint_count, checkpoint_capacity;
    struct checkpoint counted; /* how far the index has come */
    size_t next_checkpoint;    /* place from which on the next block gets one */

    const struct line_mark *line_marks; /* of a derived document */
    size_t line_mark_count;
    bool expects_outline, grows;

    struct builder builder;
    bool final;
    unsigned revision, remakes;
};

struct document *document_allocate(void);
/* The index of the last leaf that starts at or before PLACE; NOWHERE. */
size_t document_leaf_index(const struct document *document, size_t place);

/* ---- recent.c: the blocks of a derived document ---- */

struct recent *recent_new(void);
void recent_free(struct recent *recent); /* NULL is allowed */
/* Asks the deriver. False: there is none that way, BLOCK is unchanged. */
bool document_derive_block(const struct document *document, enum document_way way, size_t place,
                           struct block *block);
/* The same, for who will ask again: the deriver is asked once. */
bool document_find_block(const struct document *document, enum document_way way, size_t place,
                         struct block *block);
/* Where to look ahead from for the block after BLOCK: none begins in it. */
size_t document_behind(const struct block *block);
void document_add_meta(struct document *document, enum meta_key key, struct slice value);

#endif
