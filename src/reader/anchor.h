/* A place with the words that it hangs at, so that it is found again after the text was edited. */
#ifndef STELE_READER_ANCHOR_H
#define STELE_READER_ANCHOR_H

#include "stele/document.h"
#include "stele/store.h"

/* The slices are of the document's text. */
struct store_anchor anchor_at(const struct document *document, size_t place);
/* With slices of its own; anchor_free() it. */
struct store_anchor anchor_copy(const struct store_anchor *anchor);
void anchor_free(struct store_anchor *anchor); /* and makes it empty */
/* True if its words stand at its place. */
bool anchor_stands(const struct document *document, const struct store_anchor *anchor);
/* Where its words stand now; NOWHERE. Takes time linear in the text. */
size_t anchor_find(const struct document *document, const struct store_anchor *anchor);

/* What is to be stored of a mark at RANGE, an end of NOWHERE for a place: where it begins and ends, and its
 * words. The slices are of the document's text. */
void anchor_take(const struct document *document, struct range range, struct store_mark *mark);
/* Where MARK stands if all its words stand where they stood; else a start of NOWHERE. The end of a place is
 * NOWHERE. */
struct range anchor_range_standing(const struct document *document, const struct store_mark *mark);
/* Where it stands now. CERTAIN: its words are the same. Takes time linear in the text. */
struct range anchor_range_find(const struct document *document, const struct store_mark *mark, bool *certain);

#endif
