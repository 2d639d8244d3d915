/* The beginning of a paragraph, and the same folded: what cues are read from. */
#ifndef STELE_INFER_BEGINNING_H
#define STELE_INFER_BEGINNING_H

#include "cue.h"

enum { MOST_NUMBER = 400 /* a greater one is a year or a quantity */ };

struct beginning {
    struct slice words;
    struct buffer folded;
    bool ended; /* all of it ends as a sentence */
};

/* How many bytes of the words make the first LENGTH bytes of the folded ones. */
size_t beginning_unfolded(const struct beginning *beginning, size_t length);
/* The rest of them from FROM on. */
struct slice beginning_folded_from(const struct beginning *beginning, size_t from);
struct slice beginning_words_from(const struct beginning *beginning, size_t from);
/* The character at AT; 0 at the end. */
uint32_t beginning_character(struct slice slice, size_t at);
/* Where what is no space, no separator follows. */
size_t beginning_skip_spaces(struct slice slice, size_t at);
size_t beginning_skip_separators(struct slice slice, size_t at);
bool beginning_is_one_of(uint32_t character, const uint32_t *set, size_t count);
/* What may part a number or an ordinal from what it names. */
bool beginning_is_separator(uint32_t character);
bool beginning_is_word(uint32_t character);
/* No letter or digit follows at AT: a number or a word ends. */
bool beginning_ends_word(struct slice slice, size_t at);
/* The bytes of the word at the start. */
size_t beginning_word_length(struct slice slice);
/* Behind "and", "my", "the". */
size_t beginning_skip_leads(struct slice folded);
uint64_t beginning_form(enum cue_kind kind, unsigned numeral, uint64_t word);

/* ---- division.c, point.c: false when it is none; CUE may have been written to ---- */

bool cue_read_division(const struct beginning *beginning, bool lone, struct cue *cue);
/* A word of any language and a number: believed when the next one is met. */
bool cue_read_unknown_division(const struct beginning *beginning, bool lone, struct cue *cue);
/* Also a point: "第一，" */
bool cue_read_cjk_division(const struct beginning *beginning, struct cue *cue);
bool cue_read_point(const struct beginning *beginning, struct cue *cue);

#endif
