/* html.h: the HTML that stands in Markdown: its tokens, and what a reader sees of it. No tree, no nesting. */
#ifndef STELE_PARSERS_HTML_H
#define STELE_PARSERS_HTML_H

#include "pen.h"

enum html_kind {
    HTML_TEXT,
    HTML_TAG,
    HTML_COMMENT,
    HTML_OTHER /* declaration, processing instruction, CDATA */
};

enum { HTML_ENDS = 5 }; /* kinds of ends: of a tag, of a comment ... */

struct html_token {
    enum html_kind kind;
    struct slice text; /* a text as it stands; what a comment holds; the attributes of a tag */
    struct slice name; /* of a tag */
    bool closing;
};

/* To begin with, all zero but REST. */
struct html_reader {
    struct slice rest;
    bool endless[HTML_ENDS]; /* no such end follows: it is not searched again */
};

/* Takes the next token. What never ends is text. False: there is none. */
bool html_next(struct html_reader *reader, struct html_token *token);

/* Takes the first attribute of ATTRIBUTES, which it shortens: NAME, NAME=VALUE or NAME="VALUE". False: none
 * is left. */
bool html_next_attribute(struct slice *attributes, struct slice *name, struct slice *value);
/* Appends the value of attribute NAME. False: ATTRIBUTES has none. */
bool html_attribute(struct slice attributes, const char *name, struct buffer *value);

/* The length of the character reference that TEXT, which begins with "&", begins with; 0: it is none.
 * IN_VALUE: of an attribute, where an old name without ";" may be the name of a parameter. */
size_t html_reference(struct slice text, bool in_value, uint32_t *character);
/* The bytes before the next "&", or all. */
size_t html_before_reference(struct slice text);
/* Appends TEXT with its character references as characters; those it does not know stay. */
void html_decode(struct slice text, bool in_value, struct buffer *into);

/* How the items of an <ol> are numbered by its attributes "type" and "style", and the value of such an item.
 */
enum item_style html_item_style(struct slice type, struct slice css);
uint32_t html_item_value(enum item_style style, size_t number);

/* ASCII letters in any case. */
bool html_same_name(struct slice name, struct slice other);

/* Writes a block of HTML as paragraphs; comments are obeyed as directives. */
void html_write_block(struct slice html, struct pen *pen);
/* Writes one inline tag or comment, inside a leaf. */
void html_write_inline(struct slice html, struct pen *pen);

#endif
