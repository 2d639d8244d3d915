/* markdown_notes.h: keeps cmark-gfm from dropping text that looks like a reference to a note and is none. */
#ifndef STELE_PARSERS_MARKDOWN_NOTES_H
#define STELE_PARSERS_MARKDOWN_NOTES_H

#include "stele/base.h"

#include <cmark-gfm.h>

/* SOURCE defines a note; without one, notes need not be looked for. */
bool markdown_defines_notes(struct slice source);
/* Feeds SOURCE to PARSER so that nothing is dropped; the tree is to be restored then. */
void markdown_feed_notes(cmark_parser *parser, struct slice source);
/* Puts back what was changed on the way in. */
void markdown_restore_notes(cmark_node *root);

#endif
