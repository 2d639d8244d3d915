#include "decide.h"

#include "contents.h"
#include "manual.h"
#include "words.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    LEAST_PROSE = 2,    /* paragraphs: less is no text to find one's way in */
    TITLE_COLUMNS = 72, /* of a heading without a number or capitals */
    LEAST_TITLES = 2,   /* such headings with all words raised */
    LEAST_SMALL = 3,    /* with small letters */
    RAISED_COLUMNS = 200,
    FRONT_COLUMNS = 24, /* of what stands before the first article */
    LEAST_AIR = 2,      /* blank lines above a heading in capitals, beside numbered ones */
    MUCH_AIR = 3,       /* above one in small letters */
};

/* Notes for each candidate how much prose stands before the next one that is chosen. */
static void note_prose(struct scan *scan)
{
    unsigned prose = scan->prose;
    for (size_t i = scan->count; i-- > 0;) {
        scan->candidates[i].prose_below = prose - scan->candidates[i].prose;
        if (scan->candidates[i].chosen)
            prose = scan->candidates[i].prose;
    }
}

static bool prose_follows(const struct scan *scan, size_t index)
{
    return scan->candidates[index].prose_below > 0;
}

/* ---- what is no part of the work ---- */

static void set_outside_work(struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++) {
        struct candidate *candidate = &scan->candidates[i];
        candidate->outside =
            candidate->outside || candidate->place < scan->work.start || candidate->place >= scan->work.end;
    }
}

/* ---- headings without a number ---- */

static size_t count_chosen(const struct scan *scan, enum cue_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < scan->count; i++)
        count += scan->candidates[i].chosen && scan->candidates[i].cue.kind == kind;
    return count;
}

/* The blank lines above most headings that are chosen so far. */
static unsigned usual_air(const struct scan *scan)
{
    size_t counts[8] = {0};
    unsigned usual = 0;
    for (size_t i = 0; i < scan->count; i++)
        if (scan->candidates[i].chosen)
            counts[scan->candidates[i].air < 7 ? scan->candidates[i].air : 7]++;
    for (unsigned air = 0; air < COUNT_OF(counts); air++)
        if (counts[air] > counts[usual])
            usual = air;
    return usual;
}

static bool is_in_body(const struct scan *scan, size_t index)
{
    const struct candidate *candidate = &scan->candidates[index];
    return candidate->prose > 0 && prose_follows(scan, index);
}

static void choose_named(struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++) {
        struct candidate *candidate = &scan->candidates[i];
        bool raised = candidate->capitals || candidate->titled;
        if (candidate->cue.kind == CUE_HEADING && candidate_is_open(candidate) &&
            candidate_stands_free(scan, candidate) && !candidate->quoted && raised &&
            (candidate->cue.sure || candidate->air >= LEAST_AIR) && candidate->lines <= 2 &&
            (candidate->air > 0 || scan->setting.width == 0))
            candidate->chosen = !candidate->ended || candidate->cue.sure;
    }
}

/* What stands alone before the first article, as far from the margin: a preamble. */
static void choose_front(struct scan *scan)
{
    size_t first = 0, front = NOWHERE;
    while (first < scan->count &&
           !(scan->candidates[first].chosen && scan->candidates[first].cue.kind == CUE_DIVISION))
        first++;
    if (first == scan->count)
        return;
    for (size_t i = 1; i < first; i++) {
        const struct candidate *candidate = &scan->candidates[i];
        if (candidate->chosen)
            return;
        if (candidate_is_open(candidate) && candidate->lone && candidate->columns <= FRONT_COLUMNS &&
            !candidate->ended && candidate->indent == scan->candidates[first].indent &&
            candidate->prose <= 1 && candidate->lines == 1)
            front = i;
    }
    if (front != NOWHERE && scan->setting.width == 0)
        scan->candidates[front].chosen = scan->candidates[first].prose > scan->candidates[front].prose;
}

static bool is_raised(const struct candidate *candidate)
{
    bool spaced = candidate->titled && candidate->air >= MUCH_AIR && candidate->columns <= TITLE_COLUMNS;
    return (candidate->capitals || candidate->underlined || spaced) && candidate->lone &&
           !candidate->quoted && !candidate->address && candidate->columns <= RAISED_COLUMNS &&
           candidate->air_below <= candidate->air &&
           (candidate->cue.kind == CUE_NONE || candidate->cue.kind == CUE_HEADING);
}

static bool may_raise(const struct scan *scan, size_t index, unsigned air)
{
    const struct candidate *candidate = &scan->candidates[index];
    return candidate_is_open(candidate) && is_raised(candidate) && candidate->air >= air &&
           (!candidate->ended || candidate->underlined) && prose_follows(scan, index) && !candidate->repeated;
}

/* The first heading may stand before any prose, below the title: as much air as the next ones, and prose
 * below. */
static bool is_first_raised(const struct scan *scan, size_t index, unsigned air)
{
    const struct candidate *candidate = &scan->candidates[index];
    return index > 0 && candidate->place >= scan->contents_end && candidate->air >= air &&
           candidate->air > candidate->air_below - 1 &&
           (index + 1 == scan->count || scan->candidates[index + 1].prose > candidate->prose);
}

/* Capitals and underlined lines: in a numbered text those that have as much air as its chapters. */
static void choose_raised(struct scan *scan)
{
    bool numbered = count_chosen(scan, CUE_DIVISION) + count_chosen(scan, CUE_NUMBER) > 0;
    unsigned air = numbered ? usual_air(scan) : 1, least = UINT_MAX;
    size_t found = 0;
    if (numbered && air < LEAST_AIR)
        return;
    for (size_t i = 0; i < scan->count; i++)
        if (scan->candidates[i].prose > 0 && may_raise(scan, i, air)) {
            found++;
            least = scan->candidates[i].air < least ? scan->candidates[i].air : least;
        }
    for (size_t i = 0; i < scan->count; i++) {
        struct candidate *candidate = &scan->candidates[i];
        if (!may_raise(scan, i, air))
            continue;
        if (candidate->prose > 0)
            candidate->chosen = found > 1 || numbered || candidate->underlined;
        else
            candidate->chosen = found > 1 && !numbered && is_first_raised(scan, i, least);
    }
}

/* At the margin of a text that is set in, prose right below: needs none above. */
static bool hangs(const struct scan *scan, size_t index)
{
    const struct candidate *candidate = &scan->candidates[index];
    bool set_in = scan->set_in * 4 >= scan->prose * 3;
    return set_in && candidate->indent == 0 && index > 0 && index + 1 < scan->count &&
           scan->candidates[index + 1].prose > candidate->prose;
}

static bool is_title(const struct scan *scan, size_t index)
{
    const struct candidate *candidate = &scan->candidates[index];
    return candidate_is_open(candidate) && candidate->lone && candidate->lines <= 2 && candidate->air > 0 &&
           candidate->air_below > 0 && !candidate->ended && candidate->rises && !candidate->quoted &&
           !candidate->address && !candidate->goes_on && candidate->columns <= TITLE_COLUMNS &&
           (hangs(scan, index) || (candidate->after_end && is_in_body(scan, index))) &&
           candidate->cue.kind == CUE_NONE;
}

/* Begins with a capital, or is "(Two Words)". */
static bool is_worded(const struct scan *scan, const struct candidate *candidate)
{
    struct slice words = slice_cut(scan->text, candidate->place, candidate->end);
    unsigned char first = (unsigned char)words.bytes[0];
    bool bracketed =
        first == '(' && words.bytes[words.length - 1] == ')' && memchr(words.bytes, ' ', words.length);
    return first >= 0x80 || (first >= 'A' && first <= 'Z') || bracketed;
}

/* A heading in small letters is shorter than a line. */
static bool is_small(const struct scan *scan, const struct candidate *candidate)
{
    return !candidate->titled && candidate->lines == 1 &&
           (scan->setting.width == 0 || candidate->columns * 3 <= scan->setting.width * 2);
}

/* A line of its own between paragraphs that ends as no sentence does: two with all words raised, or three. */
static void choose_titled(struct scan *scan)
{
    size_t titled = count_chosen(scan, CUE_HEADING), small = 0;
    for (size_t i = 0; i < scan->count; i++) {
        const struct candidate *candidate = &scan->candidates[i];
        if (!is_title(scan, i) || candidate->repeated || !is_worded(scan, candidate))
            continue;
        titled += candidate->titled;
        small += is_small(scan, candidate);
    }
    for (size_t i = 0; i < scan->count; i++) {
        struct candidate *candidate = &scan->candidates[i];
        bool enough = candidate->titled ? titled >= LEAST_TITLES || small >= LEAST_SMALL
                                        : small >= LEAST_SMALL && is_small(scan, candidate);
        if (enough && is_title(scan, i) && !candidate->repeated && is_worded(scan, candidate))
            candidate->chosen = true;
    }
}

/* ---- after all have been chosen ---- */

/* A heading that heads nothing is the end of something. */
static void drop_empty(struct scan *scan)
{
    unsigned prose = scan->prose;
    size_t last = NOWHERE;
    for (size_t i = scan->count; i-- > 0;) {
        struct candidate *candidate = &scan->candidates[i];
        if (!candidate->chosen)
            continue;
        bool numbered = candidate->cue.kind == CUE_DIVISION || candidate->cue.kind == CUE_NUMBER;
        if (candidate->prose == prose && !(numbered && last != NOWHERE) && candidate->cue.kind != CUE_HEADING)
            candidate->chosen = false;
        else
            last = i;
        prose = candidate->chosen ? candidate->prose : prose;
    }
}

/* ---- what the table of contents says ---- */

/* A table that names all headings: deeper ones are those that its author did not want named. */
static void choose_confirmed(struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++) {
        struct candidate *candidate = &scan->candidates[i];
        candidate->chosen = candidate->confirmed;
        candidate->level = candidate->cue.kind == CUE_NUMBER ? candidate->cue.depth : 1;
    }
}

/* Titles that the table names, beside what was found without it. What stands right below a chapter is its
 * title. */
static void choose_titles_of_contents(struct scan *scan)
{
    size_t last = NOWHERE;
    for (size_t i = 0; i < scan->count; i++) {
        struct candidate *candidate = &scan->candidates[i];
        bool below = last != NOWHERE && scan->candidates[last].prose == candidate->prose &&
                     candidate->cue.depth == 0 && scan->candidates[last].cue.depth > 0;
        if (candidate->chosen)
            last = i;
        if (candidate->confirmed && !below && candidate_is_open(candidate) &&
            candidate_stands_free(scan, candidate) &&
            (!candidate->ended || candidate->capitals || candidate->titled))
            candidate->chosen = true;
    }
}

static void choose_headings(struct scan *scan, enum contents contents)
{
    decide_divisions(scan);
    decide_numbers(scan);
    if (contents == CONTENTS_SOME)
        choose_titles_of_contents(scan);
    choose_named(scan);
    choose_front(scan);
    note_prose(scan);
    choose_raised(scan);
    note_prose(scan);
    if (count_chosen(scan, CUE_DIVISION) == 0)
        choose_titled(scan);
    drop_empty(scan);
    decide_levels(scan);
    if (count_chosen(scan, CUE_DIVISION) == 0)
        points_choose(scan);
}

bool decide_is_no_prose(const struct scan *scan)
{
    return scan_is_machine(scan) || scan->prose < LEAST_PROSE;
}

/* With what the table of contents said, if there is one. */
static void choose_sections(struct scan *scan, enum contents contents)
{
    set_outside_work(scan);
    scan_note_repeats(scan);
    if (contents == CONTENTS_ALL)
        choose_confirmed(scan);
    else
        choose_headings(scan, contents);
}

/* False: there is nothing to choose from. */
static bool begin(struct decision *decision, struct scan *scan)
{
    decision->begun = true;
    if (scan_is_machine(scan) || manual_choose(scan) || decide_is_no_prose(scan))
        return false;
    set_outside_work(scan);
    decision->table = contents_find(scan);
    return true;
}

bool decide_step(struct decision *decision, struct scan *scan, uint64_t until)
{
    if (!decision->begun && !begin(decision, scan))
        return true;
    if (decision->table && !contents_step(decision->table, until))
        return false;
    choose_sections(scan, decision->table ? contents_judge(decision->table) : CONTENTS_NONE);
    return true;
}

void decide_free(struct decision *decision)
{
    contents_free(decision->table);
    decision->table = NULL;
}
