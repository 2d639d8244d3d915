/* Characters, words, sentences and paragraphs of a document: from a place to a place. */
#ifndef STELE_READER_UNITS_H
#define STELE_READER_UNITS_H

#include "stele/document.h"

/* Each returns a place where a character begins, PLACE itself where there is nothing further that way. White
 * space between words is one character. */
typedef size_t unit_motion(const struct document *document, size_t place);
unit_motion unit_character_after, unit_character_before;
unit_motion unit_word_after, unit_word_before, unit_word_end; /* words have a letter or a digit */
unit_motion unit_sentence_after, unit_sentence_before;
unit_motion unit_paragraph_after, unit_paragraph_before;

/* What is around PLACE, without white space at its ends; empty where there is nothing. */
typedef struct range unit_around(const struct document *document, size_t place);
unit_around unit_word, unit_sentence, unit_paragraph, unit_section;

/* Where the character ends that begins at PLACE. */
size_t unit_character_end(const struct document *document, size_t place);
/* RANGE without white space at its ends. */
struct range unit_trim(const struct document *document, struct range range);

#endif
