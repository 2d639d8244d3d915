#include "units.h"

#include "stele/text.h"

/* A place in the words of its block, which are not empty. */
struct spot {
    struct block block;
    struct slice words;
    size_t at; /* bytes into them */
};

static bool look(const struct document *document, size_t place, struct spot *spot)
{
    if (!document_block_at(document, place, &spot->block))
        return false;
    struct range range = spot->block.range;
    spot->words = slice_range(document_text(document), range);
    spot->at = place > range.start ? place - range.start : 0;
    return spot->words.length > 0;
}

static size_t place_of(const struct spot *spot)
{
    return spot->block.range.start + spot->at;
}

static uint32_t character_at(struct slice words, size_t at)
{
    uint32_t character;
    text_decode(slice_cut(words, at, words.length), &character);
    return character;
}

static bool is_space_at(struct slice words, size_t at)
{
    return at < words.length && text_is_space(character_at(words, at));
}

static bool is_word_at(struct slice words, size_t at)
{
    uint32_t character = at < words.length ? character_at(words, at) : 0;
    return text_is_letter(character) || text_is_digit(character);
}

/* ---- white space ---- */

static size_t after_space(struct slice words, size_t at)
{
    while (is_space_at(words, at))
        at = text_cluster_after(words, at);
    return at;
}

static size_t before_space(struct slice words, size_t at)
{
    while (at > 0 && is_space_at(words, text_before(words, at)))
        at = text_before(words, at);
    return at;
}

struct range unit_trim(const struct document *document, struct range range)
{
    struct slice words = slice_range(document_text(document), range);
    size_t end = before_space(words, words.length), start = after_space(words, 0);
    return start < end ? (struct range){range.start + start, range.start + end} : range;
}

/* ---- from block to block ---- */

static bool next_block(const struct document *document, struct block *block)
{
    while (document_block_after(document, block, block))
        if (block->range.end > block->range.start)
            return true;
    return false;
}

static bool block_before(const struct document *document, struct block *block)
{
    while (document_block_before(document, block, block))
        if (block->range.end > block->range.start)
            return true;
    return false;
}

size_t unit_paragraph_after(const struct document *document, size_t place)
{
    struct block block;
    bool found = document_block_at(document, place, &block) && next_block(document, &block);
    return found ? unit_trim(document, block.range).start : place;
}

/* The start of the paragraph, from there that of the one before. */
size_t unit_paragraph_before(const struct document *document, size_t place)
{
    struct block block;
    if (!document_block_at(document, place, &block))
        return place;
    size_t start = unit_trim(document, block.range).start;
    if (place > start)
        return start;
    return block_before(document, &block) ? unit_trim(document, block.range).start : place;
}

/* The last of its words. */
static bool look_before(const struct document *document, struct spot *spot)
{
    if (!block_before(document, &spot->block))
        return false;
    spot->words = slice_range(document_text(document), spot->block.range);
    spot->at = before_space(spot->words, spot->words.length);
    return true;
}

/* ---- characters ---- */

static size_t character_after(struct slice words, size_t at)
{
    return is_space_at(words, at) ? after_space(words, at) : text_cluster_after(words, at);
}

static size_t character_before(struct slice words, size_t at)
{
    size_t start = before_space(words, at);
    return start < at ? start : text_cluster_before(words, at);
}

size_t unit_character_end(const struct document *document, size_t place)
{
    struct spot spot;
    if (!look(document, place, &spot) || spot.at >= spot.words.length)
        return place;
    spot.at = character_after(spot.words, spot.at);
    return place_of(&spot);
}

size_t unit_character_after(const struct document *document, size_t place)
{
    struct spot spot;
    if (!look(document, place, &spot))
        return unit_paragraph_after(document, place);
    size_t last = before_space(spot.words, spot.words.length);
    if (spot.at < last)
        spot.at = character_after(spot.words, spot.at);
    return spot.at < last ? place_of(&spot) : unit_paragraph_after(document, place);
}

size_t unit_character_before(const struct document *document, size_t place)
{
    struct spot spot;
    if (!document_block_at(document, place, &spot.block))
        return place;
    bool first = !look(document, place, &spot) || spot.at <= after_space(spot.words, 0);
    if (first && !look_before(document, &spot))
        return place;
    if (spot.at > 0)
        spot.at = character_before(spot.words, spot.at);
    return place_of(&spot);
}

/* Of the block. */
static size_t last_character(const struct document *document, size_t place)
{
    struct spot spot;
    if (!look(document, place, &spot))
        return place;
    size_t end = before_space(spot.words, spot.words.length);
    spot.at = end > 0 ? text_cluster_before(spot.words, end) : 0;
    return place_of(&spot);
}

/* ---- words ---- */

/* From AT on, the first word. */
static size_t word_from(struct slice words, size_t at)
{
    at = after_space(words, at);
    while (at < words.length && !is_word_at(words, at))
        at = after_space(words, text_word_after(words, at));
    return at;
}

/* The next paragraph, or the last character where there is none. */
static size_t beyond(const struct document *document, size_t place)
{
    size_t next = unit_paragraph_after(document, place);
    return next > place ? next : last_character(document, place);
}

size_t unit_word_after(const struct document *document, size_t place)
{
    struct spot spot;
    if (look(document, place, &spot)) {
        size_t end = is_space_at(spot.words, spot.at) ? spot.at : text_word_after(spot.words, spot.at);
        spot.at = word_from(spot.words, end);
        if (spot.at < spot.words.length)
            return place_of(&spot);
    }
    return beyond(document, place);
}

/* The last character of the word, from there of the next. */
size_t unit_word_end(const struct document *document, size_t place)
{
    struct spot spot;
    for (size_t from = unit_character_after(document, place); look(document, from, &spot);) {
        size_t start = word_from(spot.words, spot.at);
        if (start < spot.words.length) {
            spot.at = text_cluster_before(spot.words, text_word_after(spot.words, start));
            return place_of(&spot);
        }
        size_t next = unit_paragraph_after(document, from);
        if (next == from)
            break;
        from = next;
    }
    return last_character(document, place);
}

size_t unit_word_before(const struct document *document, size_t place)
{
    struct spot spot;
    if (!document_block_at(document, place, &spot.block))
        return place;
    bool here = look(document, place, &spot);
    while (here || look_before(document, &spot)) {
        here = false;
        while (spot.at > 0) {
            spot.at = text_word_before(spot.words, spot.at);
            if (is_word_at(spot.words, spot.at))
                return place_of(&spot);
        }
    }
    return place;
}

struct range unit_word(const struct document *document, size_t place)
{
    struct spot spot;
    if (!look(document, place, &spot))
        return (struct range){place, place};
    size_t end = text_word_after(spot.words, spot.at), start = text_word_before(spot.words, end);
    size_t block = spot.block.range.start;
    return (struct range){block + start, block + end};
}

/* ---- sentences ---- */

size_t unit_sentence_after(const struct document *document, size_t place)
{
    struct spot spot;
    if (look(document, place, &spot)) {
        spot.at = text_sentence_after(spot.words, spot.at);
        if (spot.at < spot.words.length)
            return place_of(&spot);
    }
    return beyond(document, place);
}

/* The start of the sentence, from there that of the one before. */
size_t unit_sentence_before(const struct document *document, size_t place)
{
    struct spot spot;
    if (!document_block_at(document, place, &spot.block))
        return place;
    bool first = !look(document, place, &spot) || spot.at <= after_space(spot.words, 0);
    if (first && !look_before(document, &spot))
        return place;
    spot.at = after_space(spot.words, text_sentence_before(spot.words, spot.at));
    return place_of(&spot);
}

struct range unit_sentence(const struct document *document, size_t place)
{
    struct spot spot;
    if (!look(document, place, &spot))
        return (struct range){place, place};
    size_t end = text_sentence_after(spot.words, spot.at), start = text_sentence_before(spot.words, end);
    size_t block = spot.block.range.start;
    return unit_trim(document, (struct range){block + start, block + end});
}

/* ---- more ---- */

struct range unit_paragraph(const struct document *document, size_t place)
{
    struct block block;
    if (!document_block_at(document, place, &block))
        return (struct range){place, place};
    return unit_trim(document, block.range);
}

struct range unit_section(const struct document *document, size_t place)
{
    size_t section = document_section_named(document, place);
    if (section == NOWHERE)
        return unit_paragraph(document, place);
    return unit_trim(document, document_section_range(document, section));
}
