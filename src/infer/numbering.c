/* Headings that are numbered: a number is believed for those before and after it. */

#include "decide.h"

#include <stdlib.h>

enum {
    LEAST_UNKNOWN = 3,  /* divisions of an unknown word */
    TITLE_COLUMNS = 72, /* of a sentence that may be a heading */
    RAISED_COLUMNS = 200,
    GAP = 256,   /* candidates among which a misprinted number is looked for */
    STARTS = 32, /* of a numbering, that are tried */
};

bool candidate_is_open(const struct candidate *candidate)
{
    return !candidate->chosen && !candidate->outside;
}

bool candidate_stands_free(const struct scan *scan, const struct candidate *candidate)
{
    return candidate->lone && candidate->rises &&
           (candidate->air > 0 || candidate->air_below > 0 || candidate->after_end ||
            scan->setting.width == 0 || candidate->place == 0);
}

struct keyed {
    uint64_t key;
    size_t index;
};

static int by_key(const void *one, const void *other)
{
    const struct keyed *a = one, *b = other;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

void scan_note_repeats(struct scan *scan)
{
    struct keyed *keyed = memory_new((scan->count + 1) * sizeof *keyed);
    size_t count = 0;
    for (size_t i = 0; i < scan->count; i++)
        if (!scan->candidates[i].outside)
            keyed[count++] = (struct keyed){scan->candidates[i].words, i};
    qsort(keyed, count, sizeof *keyed, by_key);
    for (size_t i = 1; i < count; i++)
        if (keyed[i].key == keyed[i - 1].key)
            scan->candidates[keyed[i].index].repeated = scan->candidates[keyed[i - 1].index].repeated = true;
    free(keyed);
}

/* ---- groups of one typographic form ---- */

struct group {
    const size_t *members; /* indices of candidates, in order */
    size_t count;
};

struct grouping {
    struct scan *scan;
    size_t *indices;
    size_t count;
    size_t at;
};

static bool can_be_heading(const struct scan *scan, const struct candidate *candidate, enum cue_kind kind)
{
    return candidate->cue.kind == kind && candidate_is_open(candidate) &&
           candidate_stands_free(scan, candidate) && candidate->cue.path[0] != CUE_FINAL;
}

static struct grouping group_forms(struct scan *scan, enum cue_kind kind)
{
    struct keyed *keyed = memory_new((scan->count + 1) * sizeof *keyed);
    struct grouping grouping = {.scan = scan, .indices = memory_new((scan->count + 1) * sizeof(size_t))};
    for (size_t i = 0; i < scan->count; i++)
        if (can_be_heading(scan, &scan->candidates[i], kind))
            keyed[grouping.count++] = (struct keyed){scan->candidates[i].cue.form, i};
    qsort(keyed, grouping.count, sizeof *keyed, by_key);
    for (size_t i = 0; i < grouping.count; i++)
        grouping.indices[i] = keyed[i].index;
    free(keyed);
    return grouping;
}

static bool next_group(struct grouping *grouping, struct group *group)
{
    const struct candidate *candidates = grouping->scan->candidates;
    size_t first = grouping->at;
    if (first == grouping->count)
        return false;
    uint64_t form = candidates[grouping->indices[first]].cue.form;
    while (grouping->at < grouping->count && candidates[grouping->indices[grouping->at]].cue.form == form)
        grouping->at++;
    *group = (struct group){grouping->indices + first, grouping->at - first};
    return true;
}

/* ---- divisions: chapters, parts, articles ---- */

/* Members that go on from the one before, or begin again. */
static size_t members_that_fit(const struct scan *scan, struct group group)
{
    size_t fits = 0;
    for (size_t i = 0; i < group.count; i++) {
        const struct cue *cue = &scan->candidates[group.members[i]].cue;
        fits += cue_begins(cue) || (i > 0 && cue_follows(&scan->candidates[group.members[i - 1]].cue, cue));
    }
    return fits;
}

/* A number that was misprinted: what stands where it should, as long and as far from the margin. */
static void fill_gaps(struct scan *scan, struct group group)
{
    for (size_t i = 1; i < group.count; i++) {
        const struct candidate *previous = &scan->candidates[group.members[i - 1]];
        const struct candidate *next = &scan->candidates[group.members[i]];
        if (next->cue.path[0] != previous->cue.path[0] + 2)
            continue;
        size_t last =
            group.members[i] - group.members[i - 1] > GAP ? group.members[i - 1] + GAP : group.members[i];
        for (size_t j = group.members[i - 1] + 1; j < last; j++) {
            struct candidate *between = &scan->candidates[j];
            bool alike = between->columns == previous->columns || between->columns == next->columns;
            if (candidate_is_open(between) && between->lone && alike && between->indent == next->indent &&
                between->prose > previous->prose && next->prose > between->prose) {
                between->chosen = true;
                between->cue.kind = CUE_DIVISION;
                between->cue.rank = next->cue.rank;
                break;
            }
        }
    }
}

void decide_divisions(struct scan *scan)
{
    struct grouping grouping = group_forms(scan, CUE_DIVISION);
    struct group group;
    while (next_group(&grouping, &group)) {
        size_t fits = members_that_fit(scan, group);
        bool sure = scan->candidates[group.members[0]].cue.sure;
        if (sure ? fits * 2 < group.count : group.count < LEAST_UNKNOWN || fits * 4 < group.count * 3)
            continue;
        for (size_t i = 0; i < group.count; i++)
            scan->candidates[group.members[i]].chosen = true;
        fill_gaps(scan, group);
    }
    free(grouping.indices);
}

/* ---- numbers ---- */

/* Notes for each candidate how many before it are chosen. */
static void note_chosen(struct scan *scan)
{
    unsigned chosen = 0;
    for (size_t i = 0; i < scan->count; i++) {
        scan->candidates[i].chosen_before = chosen;
        chosen += scan->candidates[i].chosen;
    }
}

/* FROM was open when that was noted. */
static bool chosen_between(const struct scan *scan, size_t from, size_t to)
{
    return scan->candidates[to].chosen_before > scan->candidates[from].chosen_before;
}

static bool is_title_of_number(const struct candidate *candidate)
{
    return candidate->columns <= RAISED_COLUMNS && candidate->lines <= 3 &&
           (!candidate->ended || candidate->columns <= TITLE_COLUMNS);
}

/* One number is missing between them: scanning may have broken it. */
static bool skips_one(const struct cue *previous, const struct cue *next)
{
    return previous->depth == 1 && next->depth == 1 && next->path[0] == previous->path[0] + 2;
}

/* Chooses what has the number that is missing between two members, in whatever form. */
static void choose_skipped(struct scan *scan, size_t from, size_t to)
{
    size_t last = to - from > GAP ? from + GAP : to;
    for (size_t i = from + 1; i < last; i++) {
        struct candidate *candidate = &scan->candidates[i];
        if (can_be_heading(scan, candidate, CUE_NUMBER) &&
            cue_follows(&scan->candidates[from].cue, &candidate->cue) && is_title_of_number(candidate)) {
            candidate->chosen = true;
            return;
        }
    }
}

/* Numbers with nothing behind them are no list: where they begin again, a part begins that has no number. */
static bool is_bare_again(const struct candidate *candidate, const struct candidate *previous)
{
    return candidate->cue.bare && previous->cue.bare && previous->cue.path[0] > 1 &&
           candidate->prose > previous->prose;
}

/* Follows the numbering from the member START; counts those between which prose stands. CHOOSE: chooses. */
static size_t follow(struct scan *scan, struct group group, size_t start, bool choose, size_t *parted)
{
    size_t length = 0, last = group.members[start];
    *parted = 0;
    for (size_t i = start; i < group.count; i++) {
        size_t index = group.members[i];
        struct candidate *candidate = &scan->candidates[index];
        const struct candidate *previous = &scan->candidates[last];
        bool again = cue_begins(&candidate->cue) &&
                     (chosen_between(scan, last, index) || is_bare_again(candidate, previous));
        bool skips = i > start && skips_one(&previous->cue, &candidate->cue);
        if (!is_title_of_number(candidate) ||
            (i > start && !cue_follows(&previous->cue, &candidate->cue) && !again && !skips))
            continue;
        if (choose && skips)
            choose_skipped(scan, last, index);
        *parted +=
            i > start && (candidate->prose > previous->prose || candidate->cue.depth > previous->cue.depth);
        length++;
        last = index;
        if (choose)
            candidate->chosen = true;
    }
    return length;
}

/* The first of a numbering that scanning misread: "I." before "2." */
static void choose_misread_first(struct scan *scan, size_t index)
{
    if (scan->candidates[index].cue.depth != 1 || scan->candidates[index].cue.path[0] != 2)
        return;
    for (size_t i = index; i-- > 0;) {
        struct candidate *candidate = &scan->candidates[i];
        if (candidate->chosen)
            return;
        if (can_be_heading(scan, candidate, CUE_NUMBER) && cue_begins(&candidate->cue) &&
            is_title_of_number(candidate)) {
            candidate->chosen = true;
            return;
        }
    }
}

static void choose_numbering(struct scan *scan, struct group group)
{
    size_t best = 0, longest = 0, parted = 0, tried = 0;
    for (size_t i = 0; i < group.count && tried < STARTS; i++) {
        const struct cue *cue = &scan->candidates[group.members[i]].cue;
        if (!cue_begins(cue) && !(cue->depth == 1 && cue->path[0] == 2))
            continue;
        size_t between, length = follow(scan, group, i, false, &between);
        tried++;
        if (between * 10 >= (length - (length > 0)) * 7 && length > longest) {
            longest = length;
            best = i;
            parted = between;
        }
    }
    if (longest < 2 || parted == 0)
        return;
    follow(scan, group, best, true, &parted);
    choose_misread_first(scan, group.members[best]);
}

void decide_numbers(struct scan *scan)
{
    struct grouping grouping = group_forms(scan, CUE_NUMBER);
    struct group group;
    while (next_group(&grouping, &group)) {
        note_chosen(scan);
        choose_numbering(scan, group);
    }
    free(grouping.indices);
}
