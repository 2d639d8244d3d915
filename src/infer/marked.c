#include "marked.h"

#include <stdlib.h>

enum { DEEPEST = 6, FEWEST = 2 /* headings: one alone is an emphasis */ };

/* A kind of number that is open, and the last of that kind. */
struct numbering {
    enum numeral_kind kind;
    enum cue_kind form;
    unsigned depth, value;
};

struct nesting {
    struct numbering open[DEEPEST];
    unsigned depth;
};

/* ---- the number of a heading -------------------------------------------------------------------------- */

static struct cue cue_of(const struct infer_heading *heading, struct slice words)
{
    struct buffer whole = {0};
    if (heading->ordinal[0])
        buffer_format(&whole, "%s. ", heading->ordinal);
    buffer_append(&whole, words);
    struct cue cue = cue_read(buffer_slice(&whole), true);
    buffer_free(&whole);
    return cue;
}

static bool is_numbered(const struct cue *cue)
{
    return cue->kind == CUE_NUMBER || cue->kind == CUE_BRACKET;
}

/* The ways to read a number: a single Roman letter may be meant as a letter. */
static size_t readings_of(const struct cue *cue, struct numbering readings[2])
{
    readings[0] = readings[1] = (struct numbering){
        .kind = cue->numeral, .form = cue->kind, .depth = cue->depth, .value = cue->path[cue->depth - 1]};
    if (cue->letter == 0 || cue->depth != 1)
        return 1;
    readings[1].kind = cue->numeral == NUMERAL_ROMAN_LOW ? NUMERAL_LETTER_LOW : NUMERAL_LETTER;
    readings[1].value = cue->letter;
    return 2;
}

static bool are_alike(const struct numbering *one, const struct numbering *other)
{
    return one->kind == other->kind && one->form == other->form && one->depth == other->depth;
}

/* READING goes on at DEPTH: 0 there is none. */
static unsigned depth_of(const struct nesting *nesting, const struct numbering *reading)
{
    for (unsigned depth = nesting->depth; depth > 0; depth--) {
        const struct numbering *open = &nesting->open[depth - 1];
        if (are_alike(open, reading) && (reading->value == open->value + 1 || reading->value == 1))
            return depth;
    }
    return 0;
}

/* The level of a number; 0: it does not fit. */
static unsigned place_number(struct nesting *nesting, const struct cue *cue)
{
    struct numbering readings[2];
    size_t count = readings_of(cue, readings);
    for (size_t i = 0; i < count; i++) {
        unsigned depth = depth_of(nesting, &readings[i]);
        if (depth == 0)
            continue;
        nesting->open[depth - 1].value = readings[i].value;
        return nesting->depth = depth;
    }
    for (size_t i = 0; i < count && nesting->depth < DEEPEST; i++)
        if (readings[i].value == 1) {
            nesting->open[nesting->depth++] = readings[i];
            return nesting->depth;
        }
    return 0;
}

/* A number goes on later at the innermost level that is open. */
static bool goes_on(const struct nesting *nesting, const struct cue *cues, size_t count)
{
    struct nesting later = *nesting;
    unsigned depth = nesting->depth;
    for (size_t i = 0; i < count; i++) {
        struct numbering readings[2];
        size_t ways = is_numbered(&cues[i]) ? readings_of(&cues[i], readings) : 0;
        for (size_t j = 0; j < ways; j++)
            if (depth_of(&later, &readings[j]) == depth && readings[j].value > 1)
                return true;
    }
    return false;
}

/* ---- candidates --------------------------------------------------------------------------------------- */

static size_t find_candidate(struct scan *scan, struct range range)
{
    size_t at = 0;
    while (at < scan->count && scan->candidates[at].place < range.start)
        at++;
    if (at < scan->count && scan->candidates[at].place == range.start)
        return at;
    array_reserve(scan->candidates, scan->capacity, scan->count + 1);
    for (size_t i = scan->count++; i > at; i--)
        scan->candidates[i] = scan->candidates[i - 1];
    scan->candidates[at] = (struct candidate){.place = range.start};
    return at;
}

static void choose(struct scan *scan, const struct infer_heading *heading, struct cue cue, unsigned level)
{
    struct candidate *candidate = &scan->candidates[find_candidate(scan, heading->range)];
    bool printed = !heading->ordinal[0] && cue.kind == CUE_NUMBER;
    candidate->end = heading->range.end;
    candidate->lone = true;
    candidate->ended = false;
    candidate->chosen = true;
    candidate->level = level;
    candidate->cue = cue;
    candidate->cue.kind = printed ? CUE_NUMBER : CUE_HEADING;
    candidate->ordinal = slice_of(heading->ordinal);
}

/* Nothing stands between the heading INDEX and the next one, or the end. */
static bool is_empty(struct slice text, const struct infer_heading *headings, size_t index, size_t count)
{
    size_t end = index + 1 < count ? headings[index + 1].range.start : text.length;
    return slice_trim(slice_cut(text, headings[index].range.end, end)).length == 0;
}

void marked_choose(struct scan *scan, const struct infer_heading *headings, size_t count)
{
    struct cue *cues = memory_new((count + 1) * sizeof *cues);
    unsigned *levels = memory_new((count + 1) * sizeof *levels);
    struct nesting nesting = {0};
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        cues[i] = cue_of(&headings[i], slice_range(scan->text, headings[i].range));
    for (size_t i = 0; i < count; i++) {
        if (is_numbered(&cues[i])) {
            levels[i] = place_number(&nesting, &cues[i]);
        } else if (!is_empty(scan->text, headings, i, count)) {
            bool inside = nesting.depth > 0 && goes_on(&nesting, cues + i + 1, count - i - 1);
            levels[i] = inside ? nesting.depth + 1 : 1;
        }
        if (headings[i].stated && levels[i] == 0)
            levels[i] = 1;
        found += levels[i] > 0;
    }
    for (size_t i = 0; i < count; i++)
        if (levels[i] > 0 && found >= FEWEST)
            choose(scan, &headings[i], cues[i], levels[i]);
    free(cues);
    free(levels);
}
