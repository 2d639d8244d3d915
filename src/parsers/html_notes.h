/* html_notes.h: which elements of a page are notes, and which links refer to them. */
#ifndef STELE_PARSERS_HTML_NOTES_H
#define STELE_PARSERS_HTML_NOTES_H

#include "html_tree.h"

/* Marks is_note and is_reference, and skips the links that lead from a note back into the text. */
void html_find_notes(struct html_tree *tree);

#endif
