/* Writes fold_table.c to standard output: the folded form of every character that does not fold to itself.
 * Runs when the program is built. */

#include "fold_rules.h"
#include "fold_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

enum { MOST_ROWS = 20000, MOST_TEXT = 0xFFFF, LAST_CHARACTER = 0x10FFFF };

struct table {
    struct fold_row rows[MOST_ROWS];
    struct fold_variant variants[MOST_ROWS];
    size_t row_count, variant_count;
    uint8_t texts[MOST_TEXT];
    size_t text_length;
};

static void check_room(size_t used, size_t room)
{
    if (used < room)
        return;
    fputs("fold_make: the table is too small\n", stderr);
    exit(1);
}

/* Where TEXT stands among the texts, put there if it did not. */
static size_t place_text(struct table *table, const uint8_t *text, size_t length)
{
    for (size_t at = 0; at + length <= table->text_length; at++)
        if (memcmp(table->texts + at, text, length) == 0)
            return at;
    check_room(table->text_length + length, MOST_TEXT);
    memcpy(table->texts + table->text_length, text, length);
    table->text_length += length;
    return table->text_length - length;
}

static void add(struct table *table, uint32_t character, const struct folded *folded)
{
    uint8_t text[FOLD_LONGEST * 4];
    size_t length = sizeof text;
    if (u32_to_u8(folded->codes, folded->count, text, &length) != text)
        abort();
    check_room(table->row_count, MOST_ROWS);
    table->rows[table->row_count++] = (struct fold_row){
        .character = character,
        .at = (uint16_t)place_text(table, text, length),
        .bytes = (unsigned char)length,
        .characters = (unsigned char)folded->count,
    };
    if (folded->count == 1)
        table->variants[table->variant_count++] = (struct fold_variant){folded->codes[0], character};
}

static int compare(const void *one, const void *other)
{
    const struct fold_variant *left = one, *right = other;
    if (left->folded != right->folded)
        return left->folded < right->folded ? -1 : 1;
    return (left->character > right->character) - (left->character < right->character);
}

static void fill(struct table *table)
{
    for (uint32_t character = 0; character <= LAST_CHARACTER; character++) {
        struct folded folded;
        if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Cs))
            continue;
        fold_rules_apply(character, &folded);
        if (folded.count != 1 || folded.codes[0] != character)
            add(table, character, &folded);
    }
    qsort(table->variants, table->variant_count, sizeof table->variants[0], compare);
}

static void write_table(const struct table *table)
{
    puts("/* Written by fold_make. */\n#include \"fold_table.h\"\n");
    puts("const struct fold_row fold_rows[] = {");
    for (const struct fold_row *row = table->rows; row < table->rows + table->row_count; row++)
        printf("{0x%X, %d, %d, %d},\n", (unsigned)row->character, row->at, row->bytes, row->characters);
    printf("};\nconst size_t fold_row_count = %zu;\n\n", table->row_count);
    puts("const struct fold_variant fold_variants[] = {");
    for (const struct fold_variant *variant = table->variants;
         variant < table->variants + table->variant_count; variant++)
        printf("{0x%X, 0x%X},\n", (unsigned)variant->folded, (unsigned)variant->character);
    printf("};\nconst size_t fold_variant_count = %zu;\n\n", table->variant_count);
    puts("const unsigned char fold_texts[] = {");
    for (size_t i = 0; i < table->text_length; i++)
        printf("%d,%c", table->texts[i], i % 24 == 23 ? '\n' : ' ');
    puts("\n};");
}

int main(void)
{
    struct table *table = calloc(1, sizeof *table);
    if (!table)
        return 1;
    fill(table);
    write_table(table);
    free(table);
    return fflush(stdout) == 0 ? 0 : 1;
}
