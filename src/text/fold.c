#include "fold_table.h"
#include "marks.h"

#include <stdlib.h>
#include <string.h>

#include <uninorm.h>

static const struct fold_row *find_row(uint32_t character)
{
    size_t low = 0, high = fold_row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fold_rows[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low < fold_row_count && fold_rows[low].character == character ? &fold_rows[low] : NULL;
}

static struct slice row_text(const struct fold_row *row)
{
    return (struct slice){(const char *)fold_texts + row->at, row->bytes};
}

/* ---- a text ---- */

enum { BLOCK = 512 };

struct folder {
    struct buffer *into;
    char block[BLOCK]; /* what goes there next */
    size_t used;
    uint32_t base; /* the last letter that was put */
    bool space;    /* the last character that was put is one */
    bool composes; /* marks or jamo were put, which may compose with what precedes them */
};

static void flush(struct folder *folder)
{
    buffer_append(folder->into, (struct slice){folder->block, folder->used});
    folder->used = 0;
}

static char fold_ascii(char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        return (char)(byte + ('a' - 'A'));
    if (byte >= '\t' && byte <= '\r')
        return ' ';
    if (byte == '`')
        return '\'';
    return byte;
}

static void put_ascii(struct folder *folder, char byte)
{
    char folded = fold_ascii(byte);
    bool space = folded == ' ';
    if (space && folder->space)
        return;
    if (folder->used == BLOCK)
        flush(folder);
    folder->block[folder->used++] = folded;
    folder->space = space;
    folder->base = (unsigned char)folded;
}

static void put(struct folder *folder, struct slice folded)
{
    if (folder->used + folded.length > BLOCK)
        flush(folder);
    memcpy(folder->block + folder->used, folded.bytes, folded.length);
    folder->used += folded.length;
    folder->space = false;
}

/* Takes note of a character that was put. */
static void note(struct folder *folder, uint32_t code)
{
    bool vowel_or_final_jamo = code >= 0x1160 && code <= 0x11FF;
    bool mark = mark_is(code);
    folder->composes |= vowel_or_final_jamo || mark;
    if (!mark)
        folder->base = code;
}

static void put_row(struct folder *folder, const struct fold_row *row)
{
    struct slice folded = row_text(row);
    if (folded.length == 0)
        return;
    if (slice_is(folded, " ")) {
        put_ascii(folder, ' ');
        return;
    }
    put(folder, folded);
    for (size_t at = 0; at < folded.length;) {
        uint32_t code;
        at += text_decode(slice_cut(folded, at, folded.length), &code);
        note(folder, code);
    }
}

static void put_character(struct folder *folder, uint32_t character)
{
    const struct fold_row *row = find_row(character);
    if (text_is_dropped_mark(character) && mark_is_dropped_after(folder->base))
        return;
    if (row) {
        put_row(folder, row);
        return;
    }
    char bytes[4];
    put(folder, (struct slice){bytes, text_encode(character, bytes)});
    note(folder, character);
}

static void compose(struct buffer *buffer, size_t from)
{
    size_t length;
    uint8_t *composed = u8_normalize(UNINORM_NFC, (const uint8_t *)buffer->bytes + from,
                                     buffer->length - from, NULL, &length);
    if (!composed)
        return;
    buffer_remove(buffer, from, buffer->length - from);
    buffer_append(buffer, (struct slice){(const char *)composed, length});
    free(composed);
}

void text_fold(struct slice slice, struct buffer *into)
{
    struct folder folder = {.into = into};
    size_t from = into->length;
    for (size_t at = 0; at < slice.length;) {
        if ((unsigned char)slice.bytes[at] < 0x80) {
            put_ascii(&folder, slice.bytes[at++]);
            continue;
        }
        uint32_t character;
        at += text_decode(slice_cut(slice, at, slice.length), &character);
        put_character(&folder, character);
    }
    flush(&folder);
    if (folder.composes)
        compose(into, from);
}

/* ---- the way back ---- */

static size_t first_variant(uint32_t folded)
{
    size_t low = 0, high = fold_variant_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fold_variants[middle].folded < folded)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t text_fold_variants(uint32_t folded, uint32_t *variants, size_t capacity)
{
    size_t count = 0;
    if (count < capacity)
        variants[count] = folded;
    count++;
    for (size_t i = first_variant(folded); i < fold_variant_count && fold_variants[i].folded == folded; i++) {
        if (count < capacity)
            variants[count] = fold_variants[i].character;
        count++;
    }
    return count;
}

void text_fold_sequences(void (*visit)(void *context, uint32_t character, struct slice folded), void *context)
{
    for (size_t i = 0; i < fold_row_count; i++)
        if (fold_rows[i].characters > 1)
            visit(context, fold_rows[i].character, row_text(&fold_rows[i]));
}

bool text_is_ignored(uint32_t character)
{
    const struct fold_row *row = find_row(character);
    return row && row->bytes == 0;
}

size_t text_decompose(uint32_t character, uint32_t parts[TEXT_PARTS])
{
    uint32_t room[32]; /* more than any character has */
    size_t count = COUNT_OF(room);
    uint32_t *decomposed = u32_normalize(UNINORM_NFD, &character, 1, room, &count);
    if (decomposed != room || count > TEXT_PARTS) {
        parts[0] = character;
        return 1;
    }
    memcpy(parts, room, count * sizeof *parts);
    return count;
}

void text_fold_words(struct slice slice, const char *between, struct buffer *into)
{
    struct buffer folded = {0};
    size_t start = into->length;
    bool parted = false;
    text_fold(slice, &folded);
    for (size_t at = 0; at < folded.length;) {
        uint32_t character;
        struct slice rest = slice_cut(buffer_slice(&folded), at, folded.length);
        unsigned bytes = text_decode(rest, &character);
        at += bytes;
        if (!text_is_letter(character) && !text_is_digit(character)) {
            parted = into->length > start;
            continue;
        }
        buffer_append_string(into, parted ? between : "");
        buffer_append(into, slice_cut(rest, 0, bytes));
        parted = false;
    }
    buffer_free(&folded);
}
