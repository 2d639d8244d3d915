/* Points of an argument: "First, … Second, … Finally, …", "(1) … (2) …", each opening a paragraph. */

#include "decide.h"

#include "words.h"

#include "stele/text.h"

#include <string.h>

enum {
    DEPTH = 8, /* series that are open at once */
    MOST_SEARCHES = 16,
    MOST_POINTS = 15,    /* more are numbered paragraphs */
    MOST_TEXT = 1 << 18, /* bytes: in a longer text they are figures of speech */
    FAR = 4,             /* times as far as its longest point: what "finally" opens is another matter */
    LEAST_FAR = 3000,    /* bytes */
};

struct series {
    size_t members[MOST_POINTS + 1];
    size_t count;
    bool overflowed;
};

struct points {
    struct scan *scan;
    struct series open[DEPTH];
    unsigned depth;
    unsigned searches; /* for a number that is missing */
    bool numbered;     /* there are sections with numbers: letters are items of theirs */
};

static bool is_point(const struct candidate *candidate)
{
    return !candidate->outside && !candidate->chosen && candidate->rises &&
           (candidate->cue.kind == CUE_POINT || candidate->cue.kind == CUE_BRACKET);
}

static const struct candidate *last_of(const struct points *points, const struct series *series)
{
    return &points->scan->candidates[series->members[series->count - 1]];
}

static size_t longest_step(const struct points *points, const struct series *series)
{
    size_t longest = 0;
    for (size_t i = 1; i < series->count; i++) {
        size_t step = points->scan->candidates[series->members[i]].place -
                      points->scan->candidates[series->members[i - 1]].place;
        longest = step > longest ? step : longest;
    }
    return longest;
}

/* ---- a series ---- */

static bool share_noun(const struct cue *one, const struct cue *other)
{
    for (size_t i = 0; i < CUE_NOUNS; i++)
        for (size_t j = 0; j < CUE_NOUNS; j++)
            if (one->nouns[i] && one->nouns[i] == other->nouns[j])
                return true;
    return false;
}

/* An ordinal without a comma belongs only to what has its noun, or to a series that has none yet. */
static bool same_kind(const struct points *points, const struct series *series, const struct cue *cue)
{
    const struct cue *last = &last_of(points, series)->cue;
    if (last->kind != cue->kind)
        return false;
    if (cue->kind == CUE_BRACKET)
        return last->form == cue->form;
    if (last->nouns[0] && cue->nouns[0])
        return share_noun(last, cue) || (cue->final && series->count > 1);
    return last->sure || series->count > 1 || cue->sure;
}

static bool is_final_of(const struct points *points, const struct series *series,
                        const struct candidate *candidate)
{
    if (series->count < 2 || last_of(points, series)->cue.kind != CUE_POINT)
        return false;
    size_t far = FAR * longest_step(points, series);
    return candidate->place - last_of(points, series)->place <= (far > LEAST_FAR ? far : LEAST_FAR);
}

/* Where the number is named that is missing between the last of SERIES and CANDIDATE. */
static struct mention missing_between(struct points *points, const struct series *series,
                                      const struct candidate *candidate)
{
    const struct candidate *last = last_of(points, series);
    if (candidate->cue.path[0] != last->cue.path[0] + 2 || candidate->cue.kind != CUE_POINT ||
        points->searches++ >= MOST_SEARCHES)
        return (struct mention){NOWHERE, NOWHERE};
    const uint64_t *nouns = candidate->cue.nouns[0] ? candidate->cue.nouns : last->cue.nouns;
    if (nouns[0] == 0)
        return (struct mention){NOWHERE, NOWHERE};
    return points_mention(points->scan->text, (struct range){last->end, candidate->place},
                          last->cue.path[0] + 1, nouns[0]);
}

static bool has_letters(const struct points *points, const struct series *series)
{
    const struct cue *last = &last_of(points, series)->cue;
    return last->kind == CUE_BRACKET &&
           (last->letter > 0 || last->numeral == NUMERAL_LETTER_LOW || last->numeral == NUMERAL_LETTER);
}

static bool goes_on(struct slice words)
{
    static const char *const ends[] = {";", ",", "; and", "; or", ", and", ", or"};
    bool found = false;
    for (size_t i = 0; i < COUNT_OF(ends) && !found; i++) {
        struct slice end = slice_of(ends[i]);
        found = words.length > end.length &&
                slice_equal(slice_cut(words, words.length - end.length, words.length), end);
    }
    return found;
}

/* "(a) …; and": one sentence runs through the items, which are no points of an argument. */
static bool is_enumeration(const struct points *points, const struct series *series)
{
    const struct scan *scan = points->scan;
    for (size_t i = 0; i + 1 < series->count; i++) {
        struct line line = line_at(scan->text, scan->candidates[series->members[i]].place);
        struct line last = line;
        while (!line_is_blank(&line) && line.next < scan->text.length &&
               line.next < scan->candidates[series->members[i + 1]].place) {
            line = line_at(scan->text, line.next);
            last = line_is_blank(&line) ? last : line;
        }
        struct slice words = slice_cut(scan->text, last.start, last.end);
        if (last_of(points, series)->cue.kind == CUE_BRACKET && goes_on(words))
            return true;
    }
    return false;
}

static void close_series(struct points *points)
{
    struct series *series = &points->open[--points->depth];
    if (series->count < 2 || series->overflowed || is_enumeration(points, series) ||
        (points->numbered && has_letters(points, series)))
        return;
    for (size_t i = 0; i < series->count; i++)
        points->scan->candidates[series->members[i]].chosen = true;
}

static void add_member(struct series *series, size_t index)
{
    series->overflowed = series->overflowed || series->count == MOST_POINTS;
    if (series->count < MOST_POINTS)
        series->members[series->count++] = index;
}

static void open_series(struct points *points, size_t index)
{
    if (points->depth == DEPTH) {
        close_series(points);
    }
    points->open[points->depth] = (struct series){.members = {index}, .count = 1};
    points->depth++;
}

/* A further candidate at the paragraph of MENTION. */
static size_t insert_mention(struct points *points, size_t before, struct mention mention, unsigned value)
{
    struct scan *scan = points->scan;
    struct candidate candidate = scan->candidates[before];
    candidate.place = mention.place;
    candidate.end = line_at(scan->text, mention.place).end;
    candidate.cue.path[0] = value;
    candidate.cue.title = mention.behind - mention.place;
    candidate.lone = false;
    array_reserve(scan->candidates, scan->capacity, scan->count + 1);
    size_t at = before;
    while (at > 0 && scan->candidates[at - 1].place > mention.place)
        at--;
    for (size_t i = scan->count; i > at; i--)
        scan->candidates[i] = scan->candidates[i - 1];
    scan->candidates[at] = candidate;
    scan->count++;
    return at;
}

/* True when a series took it; INDEX moves when a candidate was inserted before it. */
static bool join_series(struct points *points, size_t *index)
{
    const struct candidate *candidate = &points->scan->candidates[*index];
    for (unsigned i = points->depth; i-- > 0;) {
        struct series *series = &points->open[i];
        unsigned value = last_of(points, series)->cue.path[0];
        bool next = candidate->cue.path[0] == CUE_FINAL
                        ? value != CUE_FINAL && is_final_of(points, series, candidate)
                        : same_kind(points, series, &candidate->cue) && candidate->cue.path[0] == value + 1;
        struct mention mention = {NOWHERE, NOWHERE};
        if (!next && same_kind(points, series, &candidate->cue))
            mention = missing_between(points, series, candidate);
        if (!next && mention.place == NOWHERE)
            continue;
        while (points->depth > i + 1)
            close_series(points);
        if (mention.place != NOWHERE) {
            add_member(series, insert_mention(points, *index, mention, value + 1));
            ++*index;
        }
        add_member(series, *index);
        return true;
    }
    return false;
}

static void take_point(struct points *points, size_t *index)
{
    const struct candidate *candidate = &points->scan->candidates[*index];
    if (candidate->cue.path[0] == 1)
        open_series(points, *index);
    else
        join_series(points, index);
}

static void close_all(struct points *points)
{
    while (points->depth > 0)
        close_series(points);
}

static void set_point_levels(struct scan *scan)
{
    unsigned level = 0;
    for (size_t i = 0; i < scan->count; i++) {
        struct candidate *candidate = &scan->candidates[i];
        if (!candidate->chosen)
            continue;
        if (candidate->cue.kind == CUE_POINT || candidate->cue.kind == CUE_BRACKET)
            candidate->level = level + 1;
        else
            level = candidate->level;
    }
}

void points_choose(struct scan *scan)
{
    if (scan->text.length > MOST_TEXT)
        return;
    struct points points = {.scan = scan};
    for (size_t i = 0; i < scan->count; i++)
        points.numbered |= scan->candidates[i].chosen && scan->candidates[i].cue.kind == CUE_NUMBER;
    for (size_t i = 0; i < scan->count; i++) {
        if (scan->candidates[i].chosen)
            close_all(&points); /* a printed heading ends what went before */
        else if (is_point(&scan->candidates[i]))
            take_point(&points, &i);
    }
    close_all(&points);
    set_point_levels(scan);
}

/* ---- an ordinal inside a paragraph ---- */

static size_t paragraph_start(struct slice text, size_t place, size_t least)
{
    size_t start = place;
    for (size_t at = place; at > least; at--)
        if (text.bytes[at - 1] == '\n') {
            struct line line = line_at(text, at);
            if (line_is_blank(&line))
                break;
            start = line.first;
        }
    return start;
}

/* True when NOUN is one of the words behind the ordinal. */
static bool is_named(struct slice folded, uint64_t noun)
{
    for (size_t i = 0; i < CUE_NOUNS; i++) {
        struct slice word = slice_word(&folded);
        if (slice_hash(word, 0) == noun)
            return true;
    }
    return false;
}

/* Where PHRASE ends in the first bytes of WORDS; 0. */
static size_t phrase_end(struct slice words, const char *phrase)
{
    size_t length = strlen(phrase);
    for (size_t i = 0; i + length <= words.length; i++)
        if (memcmp(words.bytes + i, phrase, length) == 0)
            return i + length;
    return 0;
}

/* The ordinal of VALUE before NOUN in a line and the one below it; NULL. */
static const struct word *find_ordinal(struct slice lines, unsigned value, uint64_t noun)
{
    size_t count;
    const struct word *ordinals = words_of(WORD_ORDINAL, &count), *found = NULL;
    struct buffer folded = {0};
    text_fold(lines, &folded);
    struct slice rest = buffer_slice(&folded);
    for (struct slice word = slice_word(&rest); word.length > 0 && !found; word = slice_word(&rest))
        for (size_t i = 0; i < count && !found; i++)
            if (ordinals[i].value == value && slice_is(word, ordinals[i].phrase) && is_named(rest, noun))
                found = &ordinals[i];
    buffer_free(&folded);
    return found;
}

struct mention points_mention(struct slice text, struct range range, unsigned value, uint64_t noun)
{
    for (size_t at = range.start; at < range.end;) {
        struct line line = line_at(text, at);
        size_t end = line.next < range.end ? line_at(text, line.next).end : line.end;
        struct slice lines = slice_cut(text, line.first, end);
        const struct word *ordinal = find_ordinal(lines, value, noun);
        if (ordinal)
            return (struct mention){paragraph_start(text, line.first, range.start),
                                    line.first + phrase_end(lines, ordinal->phrase)};
        at = line.next;
    }
    return (struct mention){NOWHERE, NOWHERE};
}
