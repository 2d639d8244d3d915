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

enum { INFER_BLOCK_BYTES = 64 * 1024 };

/* Tells SINK the same blocks of TEXT, for a document that is built: lines are joined by a space. Calls no
 * end(). */
void infer_blocks(struct slice text, struct sink sink);

#endif
