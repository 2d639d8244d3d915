#include "scan.h"

#include "spelling.h"
#include "words.h"

#include <assert.h>

enum {
    DENSE = 128, /* where one byte in so many begins a hard character, the wide pattern is faster */
    PROPOSALS_A_LOOK = 256,    /* between two looks at the clock */
    LONGEST_HIT = 1024 * 1024, /* bytes, with the hidden text in it */
};

/* NULL where the query cannot be spelt so, or PCRE2 does not take it. */
static struct pattern *make_pattern(const struct query *query, const struct easy *easy, size_t *longest)
{
    struct buffer expression = {0};
    struct pattern *pattern = NULL;
    if (spelling_write(query, easy, &expression, longest)) {
        pattern = pattern_new(buffer_slice(&expression), PATTERN_PLAIN, NULL);
        assert(pattern || !easy); /* the narrow one is short and plain */
    }
    buffer_free(&expression);
    return pattern;
}

bool scan_open(struct scan *scan, const struct document *document, struct slice typed, unsigned ways,
               struct error *error)
{
    *scan = (struct scan){.document = document, .words = ways & SEARCH_WORDS};
    reading_open(&scan->reading);
    if (!query_read(&scan->query, &scan->reading, typed, ways, error))
        return false;
    easy_open(&scan->easy);
    scan->narrow = make_pattern(&scan->query, &scan->easy, &scan->narrow_longest);
    return true;
}

void scan_close(struct scan *scan)
{
    reading_close(&scan->reading);
    query_free(&scan->query);
    pattern_free(scan->narrow);
    pattern_free(scan->wide);
    windows_free(&scan->near_hard);
    windows_free(&scan->near_asides);
}

void scan_extend(struct scan *scan, size_t limit)
{
    scan->reading.text = slice_cut(document_text(scan->document), 0, limit);
    asides_collect(&scan->reading.asides, scan->document, limit);
    scan->block = (struct block){0};
}

/* ---- a piece is prepared ------------------------------------------------------------------------- */

static void use_wide(struct scan *scan)
{
    if (!scan->wide)
        scan->wide = make_pattern(&scan->query, NULL, &scan->wide_longest);
    windows_clear(&scan->near_hard);
    scan->pattern = scan->wide;
    scan->every = !scan->wide;
}

/* Looks at a part of the piece only: a wrong guess costs time, not hits. */
static bool is_dense(const struct scan *scan)
{
    enum { SAMPLES = 16, SAMPLE_BYTES = 256 };
    struct slice text = scan->reading.text;
    size_t step = (scan->piece.end - scan->piece.start) / SAMPLES + 1, seen = 0, hard = 0;
    for (size_t at = scan->piece.start; at < scan->piece.end; at += step) {
        struct slice sample = slice_cut(text, at, at + SAMPLE_BYTES);
        seen += sample.length;
        hard += easy_count_hard(&scan->easy, sample);
    }
    return hard * DENSE > seen;
}

static void use_narrow(struct scan *scan)
{
    scan->pattern = scan->narrow;
    scan->every = false;
    windows_near_hard(&scan->near_hard, &scan->reading, &scan->query, &scan->easy, scan->piece,
                      scan->narrow_longest);
}

static void prepare(struct scan *scan, struct range range)
{
    struct slice text = scan->reading.text;
    size_t end = range.end - range.start > SCAN_PIECE ? range.start + SCAN_PIECE : range.end;
    while (end < range.end && ((unsigned char)text.bytes[end] & 0xC0) == 0x80)
        end++;
    scan->piece = (struct range){range.start, end};
    if (scan->way == SCAN_WIDE || (scan->way == SCAN_QUICK && is_dense(scan)))
        use_wide(scan);
    else
        use_narrow(scan);
    scan->every |= scan->way == SCAN_EVERY;
    size_t longest = scan->pattern == scan->narrow ? scan->narrow_longest : scan->wide_longest;
    scan->seen = slice_cut(text, range.start, end + longest);
    /* Once too often does no harm. */
    scan->proposals = (struct proposals){range.start, range.start, range.start};
    windows_near_asides(&scan->near_asides, &scan->reading, &scan->query, scan->piece);
}

/* ---- and searched -------------------------------------------------------------------------------- */

static size_t least(size_t one, size_t other)
{
    return one < other ? one : other;
}

/* False for an ASCII letter that cannot be the first of a hit, as nothing hangs on it. */
static bool may_begin(const struct scan *scan, size_t place)
{
    struct slice text = scan->reading.text;
    unsigned char byte = (unsigned char)text.bytes[place];
    if (byte >= 0x80 || (place + 1 < text.length && (unsigned char)text.bytes[place + 1] >= 0x80))
        return true;
    return query_may_begin(&scan->query, byte);
}

static size_t propose_in(const struct scan *scan, struct windows *windows, size_t place)
{
    for (place = windows_place(windows, place); place != NOWHERE; place = windows_place(windows, place + 1))
        if (may_begin(scan, place))
            break;
    return place;
}

static size_t propose_by_pattern(struct scan *scan, size_t place)
{
    if (!scan->pattern)
        return NOWHERE;
    size_t found = pattern_find(scan->pattern, scan->seen, place - scan->piece.start);
    return found == NOWHERE ? NOWHERE : scan->piece.start + found;
}

/* The first place at or after PLACE where a hit may begin. */
static size_t propose(struct scan *scan, size_t place)
{
    struct proposals *proposals = &scan->proposals;
    if (proposals->pattern < place)
        proposals->pattern = propose_by_pattern(scan, place);
    if (proposals->near_hard < place)
        proposals->near_hard = propose_in(scan, &scan->near_hard, place);
    if (proposals->near_asides < place)
        proposals->near_asides = propose_in(scan, &scan->near_asides, place);
    if (scan->every)
        return place;
    return least(proposals->pattern, least(proposals->near_hard, proposals->near_asides));
}

static bool stands_at(struct scan *scan, size_t place, struct match *match)
{
    if (match_at(&scan->reading, &scan->query, place, READ_ALL, match))
        return true;
    return (scan->way == SCAN_EVERY || scan->proposals.near_asides == place) &&
           match_at(&scan->reading, &scan->query, place, READ_OVER_NOTES, match);
}

static bool is_in_block(struct scan *scan, const struct match *match)
{
    struct range range = match->range;
    if (!range_holds(scan->block.range, range.start) &&
        !document_block_at(scan->document, range.start, &scan->block))
        return false;
    return scan->block.range.start <= range.start && range.end <= scan->block.range.end &&
           (scan->block.joins || !match->joined);
}

static bool is_whole(const struct scan *scan, const struct match *match)
{
    return !scan->words || words_are_whole(scan->reading.text, &scan->reading.asides, match->range);
}

static size_t next_character(const struct scan *scan, size_t place)
{
    uint32_t character;
    struct slice text = scan->reading.text;
    return place + text_decode(slice_cut(text, place, text.length), &character);
}

/* Returns where to go on. */
static size_t search_piece(struct scan *scan, uint64_t deadline, struct hits *hits)
{
    size_t place = scan->piece.start;
    for (unsigned looks = 1; place < scan->piece.end; looks++) {
        struct match match;
        size_t start = propose(scan, place);
        if (start >= scan->piece.end)
            return scan->piece.end;
        place = next_character(scan, start);
        if (stands_at(scan, start, &match) && match.range.end - start <= LONGEST_HIT &&
            is_whole(scan, &match) && is_in_block(scan, &match)) {
            hits_add(hits, match.range);
            place = match.range.end;
        }
        if (looks % PROPOSALS_A_LOOK == 0 && clock_microseconds() >= deadline)
            break;
    }
    return place;
}

size_t scan_run(struct scan *scan, struct range range, uint64_t deadline, struct hits *hits)
{
    do {
        prepare(scan, range);
        range.start = search_piece(scan, deadline, hits);
    } while (range.start < range.end && clock_microseconds() < deadline);
    return range.start;
}
