/* sink: what a parser says of a document, call by call; the builder and the wire both listen. */
#ifndef STELE_SINK_H
#define STELE_SINK_H

#include "stele/base.h"

/* Leaves hold text; containers hold blocks. */
enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_TITLE,   /* of the document; no entry of the outline by itself */
    BLOCK_CREDIT,  /* byline, source line: shown, not numbered */
    BLOCK_HEADING, /* value: level, 1 to 6 */
    BLOCK_VERSE,   /* keeps its lines; a line feed ends each */
    BLOCK_CODE,    /* keeps its lines and spaces */
    BLOCK_RULE,    /* no text */
    BLOCK_CELL,    /* of a row; value: enum cell_align */
    BLOCK_LAST_LEAF = BLOCK_CELL,
    BLOCK_QUOTATION,
    BLOCK_LIST, /* value: LIST_TIGHT or 0 */
    BLOCK_ITEM, /* of a list; value: its number, 0 for a bullet, or one of ITEM_* */
    BLOCK_TABLE,
    BLOCK_ROW,  /* of a table; value: ROW_HEAD or 0 */
    BLOCK_NOTE, /* body of a note, opened after its anchor */
    BLOCK_KINDS
};

enum cell_align { CELL_DEFAULT, CELL_LEFT, CELL_CENTRE, CELL_RIGHT };
enum { LIST_TIGHT = 1, ROW_HEAD = 1 };
#define ITEM_TO_DO UINT32_C(0x80000000)
#define ITEM_DONE  UINT32_C(0x80000001)
#define ITEM_ZERO  UINT32_C(0x80000002) /* numbered 0 */

/* A number from 1 to ITEM_MOST_STYLED that is not written in digits. */
enum item_style { ITEM_DIGITS, ITEM_ROMAN_LOW, ITEM_ROMAN, ITEM_LETTER_LOW, ITEM_LETTER };
#define ITEM_STYLED(style, number) (UINT32_C(0x40000000) | (uint32_t)(style) << 24 | (uint32_t)(number))
enum { ITEM_MOST_STYLED = 0xFFFFFF };

enum { BLOCK_DEPTH = 64 }; /* open at once, the leaf included; a parser flattens what is nested deeper */

enum style {
    STYLE_EMPHASIS,
    STYLE_STRONG,
    STYLE_CODE,
    STYLE_STRIKE,
    STYLE_LINK,     /* opened by link() */
    STYLE_NOTE_REF, /* opened by note_ref() */
    STYLE_HIDDEN,   /* in the text, not shown */
    STYLE_RED,      /* colours that a text brings: of a log, of a patch */
    STYLE_GREEN,
    STYLE_YELLOW,
    STYLE_BLUE,
    STYLE_MAGENTA,
    STYLE_CYAN,
    STYLE_KINDS
};

enum {
    SECTION_PRINTED = 1,
    SECTION_FRAME = 2
};                               /* the label stands in the text; opening, closing, notes, legal matter */
enum { NOTE_REF_EDITORIAL = 1 }; /* the reference is ours: it is shown, and never copied */

/* What is known of a document. Names are those of the JSON output and of Markdown front matter. */
#define META_KEYS(X)                                                                                         \
    X(TITLE, "title")                                                                                        \
    X(AUTHOR_FAMILY, "family") /* a second one before anything else of the author begins the next author */  \
    X(AUTHOR_GIVEN, "given")                                                                                 \
    X(AUTHOR_NAME, "name") /* a name whose parts are not known */                                            \
    X(AUTHOR_ROLE, "role")                                                                                   \
    X(CONTAINER, "container")                                                                                \
    X(ISSUE, "issue")                                                                                        \
    X(PAGES, "pages")                                                                                        \
    X(DELIVERED, "delivered") /* dates as in the source: 2015-02-06, 2015-02 or words */                     \
    X(ISSUED, "issued")                                                                                      \
    X(WEB, "web")                                                                                            \
    X(EVENT, "event")                                                                                        \
    X(EDITOR, "editor")                                                                                      \
    X(LANGUAGE, "language")                                                                                  \
    X(COPYRIGHT, "copyright")                                                                                \
    X(IDENTIFIER, "identifier")                                                                              \
    X(PUBLISHER, "publisher")                                                                                \
    X(FORMAT, "format")     /* what stele-parse found in a compressed document; stele's own words */         \
    X(ENCODING, "encoding") /* what it read it in, where that is not UTF-8; likewise */

enum meta_key {
#define META_ENUMERATOR(key, name) META_##key,
    META_KEYS(META_ENUMERATOR)
#undef META_ENUMERATOR
        META_KEY_COUNT
};

const char *meta_name(enum meta_key key);

/*
 * The calls in the order of the document. open() of a leaf is followed by text, styles, anchors and close();
 * styles close in reverse order before their block does, style_off() closing the newest. section() and
 * anchor() name the next byte of text. Slices are valid during the call. After end() there is no call.
 */
struct sink {
    void *context;
    void (*meta)(void *context, enum meta_key key, struct slice value);
    void (*open)(void *context, enum block_kind kind, uint32_t value);
    void (*close)(void *context);
    void (*text)(void *context, struct slice text);
    void (*style_on)(void *context, enum style style);
    void (*style_off)(void *context);
    void (*link)(void *context, struct slice target);
    void (*note_ref)(void *context, struct slice note, uint32_t flags);
    void (*anchor)(void *context, struct slice name);
    void (*section)(void *context, unsigned level, struct slice ordinal, struct slice label, uint32_t flags);
    void (*notice)(void *context, struct slice sentence);
    void (*raw)(void *context, struct slice bytes); /* text whose structure the reader infers */
    void (*end)(void *context);
};

bool block_is_leaf(enum block_kind kind);
bool item_is_numbered(uint32_t value);
enum item_style item_style(uint32_t value);
unsigned item_number(uint32_t value);
/* Appends the number as it is written: "12", "xii", "L". */
void item_append_number(uint32_t value, struct buffer *into);

#endif
