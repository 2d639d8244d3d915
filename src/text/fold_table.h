/* fold_table: what each character folds to, and back; written by fold_make.c when the program is built. */
#ifndef STELE_TEXT_FOLD_TABLE_H
#define STELE_TEXT_FOLD_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* A character that does not fold to itself. */
struct fold_row {
    uint32_t character;
    uint16_t at;              /* of the folded form in fold_texts, UTF-8 */
    unsigned char bytes;      /* of it; 0 where the character is ignored */
    unsigned char characters; /* of it */
};

extern const struct fold_row fold_rows[]; /* sorted by character */
extern const size_t fold_row_count;
extern const unsigned char fold_texts[];

/* A character that folds to one other character. */
struct fold_variant {
    uint32_t folded, character;
};

extern const struct fold_variant fold_variants[]; /* sorted by both */
extern const size_t fold_variant_count;

#endif
