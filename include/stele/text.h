/* text: Unicode for a terminal: decoding, clusters, cell widths, line breaks, folding. libunistring only
 * here. */
#ifndef STELE_TEXT_H
#define STELE_TEXT_H

#include "stele/base.h"

/* ---- UTF-8 ---- */

/* Every function of this room takes any bytes: what is ill-formed reads as U+FFFD, one for each maximal
 * subpart (The Unicode Standard 15, 3.9, U+FFFD Substitution of Maximal Subparts). */

/* The character at the start of SLICE, which is not empty. Returns the bytes it takes, 1 to 4. */
unsigned text_decode(struct slice slice, uint32_t *character);
/* Writes CHARACTER, returns the bytes, 1 to 4; what is no scalar value is written as U+FFFD. */
unsigned text_encode(uint32_t character, char bytes[4]);
/* Where the character begins that ends at AT (0 < AT <= length). */
size_t text_before(struct slice slice, size_t at);
/* The length of the longest well-formed beginning. */
size_t text_check(struct slice slice);
/* Appends SLICE with U+FFFD for each ill-formed subpart. Returns how many there were. */
size_t text_repair(struct slice slice, struct buffer *into);

/* ---- what a terminal makes of it ---- */

enum text_ambiguous { TEXT_NARROW, TEXT_WIDE }; /* columns of East Asian Ambiguous characters: 1 or 2 */

enum {
    TEXT_CLUSTER_CHARACTERS = 5, /* shown of one cell: a base and four marks, as many as terminals keep */
    TEXT_SHOWN_BYTES = 64,       /* of a cluster as shown, with the terminator */
    TEXT_CONTINUES = 0xFF,       /* in text_columns: this byte belongs to the cluster before it */
};

/* Grapheme clusters of SLICE (UAX #29), for each byte: the columns (0 to TEXT_CONTINUES - 1) of the cluster
 * that begins there, or TEXT_CONTINUES. COLUMNS has room for slice.length bytes. Controls, lone marks and
 * whatever a terminal could take as a command count as what text_show makes of them; tab, line feed and CR LF
 * count 1; a soft hyphen and what else is invisible 0. All widths need an LC_CTYPE of UTF-8, which the caller
 * sets. */
void text_columns(struct slice slice, enum text_ambiguous ambiguous, unsigned char *columns);

/* One cluster as it is drawn: cell after cell a base and its marks, composed. Left out are variation
 * selectors, skin tones behind an emoji, joiners (but U+200C after a letter, which shapes Persian) and what
 * else is invisible; marks beyond TEXT_CLUSTER_CHARACTERS; cells that do not fit SHOWN. C0 and DEL become the
 * control pictures U+2400..U+2421; C1, noncharacters, unassigned characters and bidirectional controls
 * (U+061C, U+200E/F, U+202A-E, U+2066-9) U+FFFD; tab, line feed, CR LF and every other space as many spaces
 * as it has columns; a mark without a base gets U+25CC. An emoji sequence or a flag is several cells in a
 * row, which no joiner ties. Returns the columns (what text_columns says); SHOWN is terminated, empty for 0
 * columns. */
unsigned text_show(struct slice cluster, enum text_ambiguous ambiguous, char shown[TEXT_SHOWN_BYTES]);

/* What a terminal could take as a command: C0, DEL, C1, the bidirectional controls that are named above. */
bool text_is_control(uint32_t character);
/* Appends SLICE as it may be printed: the same, but for what is ill-formed and for controls, which become the
 * pictures above. The C0 controls in KEPT stay; if the line feed does, CR LF becomes one. */
void text_visible(struct slice slice, const char *kept, struct buffer *into);

/* What stands in for CHARACTER where only ASCII can be shown: straight quotes, "-", "...", a base letter,
 * "?". A constant string of as many columns as the character has, padded or cut; never NULL. */
const char *text_stand_in(uint32_t character);

/* Columns of a whole string without line breaks. */
unsigned text_width(struct slice slice, enum text_ambiguous ambiguous);
/* The longest beginning of SLICE, in whole clusters, that fits COLUMNS. Returns bytes. */
size_t text_fit(struct slice slice, unsigned columns, enum text_ambiguous ambiguous);
/* Where the cluster ends that begins at AT; where it begins that ends at AT. */
size_t text_cluster_after(struct slice slice, size_t at);
size_t text_cluster_before(struct slice slice, size_t at);
/* Where the word ends or begins (UAX #29 word boundaries, white space skipped), for line editors. */
size_t text_word_after(struct slice slice, size_t at);
size_t text_word_before(struct slice slice, size_t at);
/* Where the next sentence begins that begins behind AT, the length when none does; where the one begins that
 * holds the character before AT (by punctuation; 0 at 0). A sentence beyond 64 KB is cut. */
size_t text_sentence_after(struct slice slice, size_t at);
size_t text_sentence_before(struct slice slice, size_t at);
/* Words of a text for a count: runs of letters or digits by UAX #29, which makes each ideograph and each
 * hiragana one and a run of katakana or Hangul one; Thai, Lao, Burmese and Khmer count a run between spaces
 * as one. */
size_t text_words(struct slice slice);

/* ---- line breaks (UAX #14) ---- */

enum { TEXT_NO_BREAK, TEXT_MAY_BREAK, TEXT_MUST_BREAK };

/* For each byte of SLICE whether a line may begin there. BREAKS has room for slice.length bytes; the first is
 * TEXT_NO_BREAK. Line feed and CR count as spaces: what a line end means is the caller's affair. U+000B,
 * U+000C, U+0085, U+2028 and U+2029 give TEXT_MUST_BREAK. No line begins inside a grapheme cluster or with a
 * space. Tailored: a dash or hyphen between spaces stays with what precedes it; one with a space only before
 * it with what follows ("dijo —respondió", "ls -l"); an em dash between words with the first; no line begins
 * directly after a slash; quotation marks between wide characters are brackets, as LB19a of Unicode 16 has
 * it. Common scripts take a table of our own, the rest libunistring; both agree. */
void text_breaks(struct slice slice, char *breaks);
/* The same by libunistring alone: what text_breaks is tested against. */
void text_breaks_reference(struct slice slice, char *breaks);

/* True where lines join without a space: LEFT ends the first, RIGHT begins the second, both wide, neither
 * Hangul nor emoji; or one of them is and the other a quotation mark, dash or dots, which Chinese shares with
 * Latin. */
bool text_joins_without_space(uint32_t left, uint32_t right);

/* ---- folding: what a search takes for the same ---- */

/* The folded form. Folded away: case, kinds of quotation mark (to ' and "), of dash (to -), of space (runs of
 * white space to one space), ligatures and width (NFKC), katakana for hiragana; accents and points in Latin,
 * Greek, Cyrillic, Hebrew and Arabic only, strokes with them (DUCET: ø is o, æ is ae, ß is ss); soft hyphen,
 * joiners, variation selectors, tatweel. Composed (NFC). Appended to INTO. */
void text_fold(struct slice slice, struct buffer *into);
/* Only its letters and digits, folded; where others stand between two of them, BETWEEN once. */
void text_fold_words(struct slice slice, const char *between, struct buffer *into);

/* Characters whose folded form is the one character FOLDED (itself among them). Returns how many there are,
 * writes at most CAPACITY. A sequence that folds to several characters is in text_fold_sequences. */
size_t text_fold_variants(uint32_t folded, uint32_t *variants, size_t capacity);

/* Calls VISIT for each character whose folded form is longer than one character ("ﬁ" gives "fi"). */
void text_fold_sequences(void (*visit)(void *context, uint32_t character, struct slice folded),
                         void *context);

/* The canonical decomposition: how else a text may spell CHARACTER (ガ as カ and U+3099, a Hangul syllable as
 * jamo). Returns how many parts there are; 1: only itself. */
enum { TEXT_PARTS = 4 };
size_t text_decompose(uint32_t character, uint32_t parts[TEXT_PARTS]);

/* True for what folds to nothing wherever it stands: soft hyphen, joiners, variation selectors, tatweel. */
bool text_is_ignored(uint32_t character);
/* True for a mark that folding drops after a letter of those scripts. */
bool text_is_dropped_mark(uint32_t character);
/* True where the text holds an upper-case or title-case letter. */
bool text_has_capital(struct slice slice);
/* True for ideographs and kana, between which a line end may stand unseen. */
bool text_is_ideograph(uint32_t character);
bool text_is_space(uint32_t character);  /* White_Space */
bool text_is_letter(uint32_t character); /* general category L or M */
bool text_is_digit(uint32_t character);  /* general category Nd */
bool text_is_lower(uint32_t character);  /* general category Ll */
uint32_t text_raise(uint32_t character); /* its upper case, if that is one character; else itself */

#endif
