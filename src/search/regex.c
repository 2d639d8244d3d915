#include "regex.h"

#include "expression.h"
#include "stele/text.h"

enum {
    MOST_BYTES = 4000,
    PIECE = 32 * 1024,         /* bytes that the finder looks through at a time */
    LONGEST_HIT = 1024 * 1024, /* bytes, as of words */
};

/* ---- the expression ------------------------------------------------------------------------------ */

/* An expression on the way to its patterns. */
struct making {
    struct buffer repaired, written;
    struct slice expression; /* in the former */
    size_t before;           /* characters that were typed before it */
    struct error *error;
};

static struct pattern *make(const struct regex *regex, const struct making *making, unsigned ways)
{
    struct pattern_error wrong = {0};
    ways |= PATTERN_TYPED | (regex->exact ? PATTERN_PLAIN : PATTERN_ANY_CASE);
    struct pattern *pattern = pattern_new(buffer_slice(&making->written), ways, &wrong);
    if (!pattern)
        error_set(making->error, "%s at %zu", wrong.text,
                  making->before + expression_character(making->expression, wrong.at));
    return pattern;
}

static bool make_patterns(struct regex *regex, const struct making *making, unsigned ways)
{
    const unsigned words = ways & SEARCH_WORDS ? PATTERN_WORDS : PATTERN_PLAIN;
    if (making->expression.length == 0)
        return error_set(making->error, "there is nothing in it to search for");
    if (making->expression.length > MOST_BYTES)
        return error_set(making->error, "a regular expression takes at most %d bytes", MOST_BYTES);
    regex->exact = !(ways & SEARCH_ANY_CASE) && expression_has_capital(making->expression);
    regex->joined = make(regex, making, words | PATTERN_ANY_DOT);
    if (regex->joined)
        regex->lines = make(regex, making, words | PATTERN_LINES);
    if (regex->lines && expression_is_open(making->expression))
        regex->finder = make(regex, making, words | PATTERN_ANY_DOT);
    return regex->lines != NULL;
}

bool regex_open(struct regex *regex, const struct document *document, struct slice typed, unsigned ways,
                struct error *error)
{
    struct making making = {.error = error};
    *regex = (struct regex){.document = document};
    text_repair(typed, &making.repaired);
    making.expression = expression_body(buffer_slice(&making.repaired));
    making.before = making.repaired.length - making.expression.length;
    expression_write(making.expression, &making.written);
    bool made = make_patterns(regex, &making, ways);
    buffer_free(&making.repaired);
    buffer_free(&making.written);
    return made;
}

void regex_close(struct regex *regex)
{
    pattern_free(regex->joined);
    pattern_free(regex->lines);
    pattern_free(regex->finder);
    asides_free(&regex->asides);
    buffer_free(&regex->visible);
}

void regex_extend(struct regex *regex, size_t limit)
{
    regex->text = slice_cut(document_text(regex->document), 0, limit);
    asides_collect(&regex->asides, regex->document, limit);
    regex->block = (struct block){0};
    regex->hidden = 0;
}

/* ---- hidden text --------------------------------------------------------------------------------- */

/* The index of the first hidden text that ends after PLACE. */
static size_t hidden_index(const struct asides *asides, size_t place)
{
    size_t index = asides_index(asides, place);
    while (index < asides->count && !asides->items[index].hidden)
        index++;
    return index;
}

static bool hides_something(const struct regex *regex)
{
    size_t index = hidden_index(&regex->asides, regex->block.range.start);
    return index < regex->asides.count && regex->asides.items[index].range.start < regex->block.range.end;
}

/* The part of the block at or after AT that is seen; empty at its end. */
static struct range seen_at(const struct regex *regex, size_t at)
{
    const struct asides *asides = &regex->asides;
    size_t end = regex->block.range.end, index;
    for (index = hidden_index(asides, at); index < asides->count; index = hidden_index(asides, at)) {
        if (asides->items[index].range.start > at)
            break;
        at = asides->items[index].range.end;
    }
    if (index < asides->count && asides->items[index].range.start < end)
        end = asides->items[index].range.start;
    return (struct range){at < end ? at : end, end};
}

/* What is seen of the block; FROM gets where AT is in it. */
static struct slice take_visible(struct regex *regex, size_t at, size_t *from)
{
    struct range seen = seen_at(regex, regex->block.range.start);
    buffer_clear(&regex->visible);
    *from = 0;
    for (; seen.start < seen.end; seen = seen_at(regex, seen.end)) {
        if (seen.start < at)
            *from = regex->visible.length + (at < seen.end ? at : seen.end) - seen.start;
        buffer_append(&regex->visible, slice_range(regex->text, seen));
    }
    return buffer_slice(&regex->visible);
}

/* Where the byte at OFFSET of what is seen stands in the text. */
static size_t place_of(const struct regex *regex, size_t offset)
{
    struct range seen = seen_at(regex, regex->block.range.start);
    while (seen.end - seen.start <= offset && seen.end < regex->block.range.end) {
        offset -= seen.end - seen.start;
        seen = seen_at(regex, seen.end);
    }
    return seen.start + offset;
}

/* ---- one block ----------------------------------------------------------------------------------- */

static enum pattern_result match_hiding(struct regex *regex, struct pattern *pattern, size_t at,
                                        struct range *hit)
{
    size_t from;
    struct slice visible = take_visible(regex, at, &from);
    enum pattern_result result = pattern_match(pattern, visible, from, hit);
    if (result == PATTERN_FOUND)
        *hit = (struct range){place_of(regex, hit->start), place_of(regex, hit->end - 1) + 1};
    return result;
}

/* The first hit of the block that was looked up, at or after AT. */
static enum pattern_result match_block(struct regex *regex, size_t at, struct range *hit)
{
    struct pattern *pattern = regex->block.joins ? regex->joined : regex->lines;
    size_t start = regex->block.range.start;
    if (regex->asides.count > 0 && hides_something(regex))
        return match_hiding(regex, pattern, at, hit);
    enum pattern_result result =
        pattern_match(pattern, slice_range(regex->text, regex->block.range), at - start, hit);
    if (result == PATTERN_FOUND)
        *hit = (struct range){start + hit->start, start + hit->end};
    return result;
}

/* Looks up the first block that ends after PLACE. */
static bool look_up(struct regex *regex, size_t place)
{
    if (range_holds(regex->block.range, place))
        return true;
    return document_block_at(regex->document, place, &regex->block) &&
           (regex->block.range.end > place ||
            document_block_after(regex->document, &regex->block, &regex->block));
}

/* Searches the block at PLACE, from there up to its first hit. Returns where to go on. */
static size_t search_block(struct regex *regex, size_t place, size_t end, struct hits *hits)
{
    struct range hit;
    if (!look_up(regex, place) || regex->block.range.start >= end) {
        regex->block = (struct block){0};
        return end;
    }
    size_t from = place > regex->block.range.start ? place : regex->block.range.start;
    enum pattern_result result = match_block(regex, from, &hit);
    if (result == PATTERN_COSTLY) {
        regex->costly = true;
        return place;
    }
    if (result == PATTERN_NONE || hit.end <= from)
        return regex->block.range.end > place ? regex->block.range.end : place + 1;
    if (hit.end - hit.start <= LONGEST_HIT)
        hits_add(hits, hit);
    return hit.end;
}

/* ---- many ---------------------------------------------------------------------------------------- */

/* Whole blocks from that of RANGE.start on. */
static struct range piece_of(struct regex *regex, struct range range)
{
    struct block block;
    struct range piece = range;
    if (document_block_at(regex->document, range.start, &block) && block.range.start < range.start)
        piece.start = block.range.start;
    if (range.end - range.start <= PIECE)
        return piece;
    piece.end = range.start + PIECE;
    if (document_block_at(regex->document, piece.end, &block) && block.range.end > range.start)
        piece.end = block.range.end < range.end ? block.range.end : range.end;
    return piece;
}

static size_t propose_near_hidden(struct regex *regex, size_t place)
{
    struct block block;
    size_t index = hidden_index(&regex->asides, place);
    if (index == regex->asides.count)
        return NOWHERE;
    size_t start = regex->asides.items[index].range.start;
    if (document_block_at(regex->document, start, &block))
        start = block.range.start;
    return start > place ? start : place;
}

/* The first place of PIECE, at or after PLACE, where a hit may begin; its end. */
static size_t propose(struct regex *regex, struct range piece, size_t place)
{
    struct range match;
    if (!regex->finder)
        return place;
    if (regex->hidden < place || regex->hidden == 0)
        regex->hidden = propose_near_hidden(regex, place);
    enum pattern_result result =
        pattern_match(regex->finder, slice_range(regex->text, piece), place - piece.start, &match);
    if (result == PATTERN_COSTLY) { /* a block is less to look through */
        pattern_free(regex->finder);
        regex->finder = NULL;
        return place;
    }
    size_t found = result == PATTERN_FOUND ? piece.start + match.start : piece.end;
    return regex->hidden < found ? regex->hidden : found;
}

size_t regex_run(struct regex *regex, struct range range, uint64_t deadline, struct hits *hits)
{
    enum { LOOKS = 16 /* between two looks at the clock */ };
    unsigned looks = 0;
    size_t place = range.start;
    struct range piece = {0};
    while (place < range.end && !regex->costly) {
        if (place >= piece.end)
            piece = piece_of(regex, (struct range){place, range.end});
        size_t start = propose(regex, piece, place);
        place = start < piece.end ? search_block(regex, start, range.end, hits) : piece.end;
        if (++looks % LOOKS == 0 && clock_microseconds() >= deadline)
            break;
    }
    return place < range.end ? place : range.end;
}
