/* How deep the chosen candidates are: parts hold chapters, chapters hold numbers, numbers hold numbers. */

#include "decide.h"
#include "words.h"

enum {
    FORMS = 32, /* of numbers, that are told apart */
    DEPTH = 8,  /* numberings that are open at once */
};

/* ---- divisions ---- */

/* Where each rank is first met; NOWHERE. */
struct ranks {
    size_t first[RANKS];
};

static struct ranks ranks_of(const struct scan *scan)
{
    struct ranks ranks;
    for (unsigned rank = 0; rank < RANKS; rank++)
        ranks.first[rank] = NOWHERE;
    for (size_t i = 0; i < scan->count; i++) {
        const struct candidate *candidate = &scan->candidates[i];
        if (candidate->chosen && candidate->cue.kind == CUE_DIVISION &&
            ranks.first[candidate->cue.rank] == NOWHERE)
            ranks.first[candidate->cue.rank] = i;
    }
    return ranks;
}

static bool holds(const struct ranks *ranks, unsigned outer, unsigned inner)
{
    if (ranks->first[outer] == NOWHERE)
        return false;
    if (outer == RANK_ARTICLE || inner == RANK_ARTICLE)
        return ranks->first[outer] < ranks->first[inner];
    return outer < inner;
}

static unsigned division_level(const struct ranks *ranks, unsigned rank)
{
    unsigned level = 1;
    for (unsigned outer = 1; outer < RANKS; outer++)
        level += outer != rank && holds(ranks, outer, rank);
    return level;
}

/* ---- numbers ---- */

struct form_use {
    uint64_t form;
    size_t last;          /* its last candidate */
    unsigned begins;      /* how often it begins with one */
    unsigned least_depth; /* of its numbers */
};

struct levels {
    struct scan *scan;
    struct form_use uses[FORMS];
    size_t use_count;
    struct {
        uint64_t form;
        unsigned level; /* of its outermost numbers */
    } open[DEPTH];
    unsigned depth;
    unsigned outer; /* level of the last heading that is no number; 0 */
    bool in_division;
    unsigned outer_prose; /* paragraphs before it */
};

static struct form_use *use_of(struct levels *levels, uint64_t form)
{
    size_t i = 0;
    while (i < levels->use_count && levels->uses[i].form != form)
        i++;
    if (i == levels->use_count) {
        if (i == FORMS)
            return &levels->uses[FORMS - 1];
        levels->uses[levels->use_count++] = (struct form_use){.form = form, .least_depth = CUE_PATH};
    }
    return &levels->uses[i];
}

static void note_uses(struct levels *levels)
{
    for (size_t i = 0; i < levels->scan->count; i++) {
        const struct candidate *candidate = &levels->scan->candidates[i];
        if (!candidate->chosen || candidate->cue.kind != CUE_NUMBER)
            continue;
        struct form_use *use = use_of(levels, candidate->cue.form);
        use->last = i;
        use->begins += cue_begins(&candidate->cue) && candidate->cue.depth == 1;
        if (candidate->cue.depth < use->least_depth)
            use->least_depth = candidate->cue.depth;
    }
}

/* A numbering is held by what stands before it when it begins again under the next one, when the numbering
 * that holds it goes on behind it, or when it begins right below a heading. */
static unsigned level_of_first(struct levels *levels, size_t index)
{
    const struct candidate *candidate = &levels->scan->candidates[index];
    unsigned begins = use_of(levels, candidate->cue.form)->begins;
    bool again = begins > 1;
    bool below = candidate->prose == levels->outer_prose;
    if (levels->depth > 0) {
        uint64_t outer = levels->open[levels->depth - 1].form;
        if (begins == 0) /* a number of the one that is open, misread */
            return levels->open[levels->depth - 1].level;
        if (again || use_of(levels, outer)->last > index)
            return levels->open[levels->depth - 1].level + 1;
        levels->depth = 0;
    }
    return levels->in_division || again || below ? levels->outer + 1 : 1;
}

static unsigned number_level(struct levels *levels, size_t index)
{
    const struct cue *cue = &levels->scan->candidates[index].cue;
    unsigned deeper = cue->depth - use_of(levels, cue->form)->least_depth;
    for (unsigned i = levels->depth; i-- > 0;)
        if (levels->open[i].form == cue->form) {
            levels->depth = i + 1;
            return levels->open[i].level + deeper;
        }
    unsigned level = level_of_first(levels, index);
    if (levels->depth < DEPTH) {
        levels->open[levels->depth].form = cue->form;
        levels->open[levels->depth++].level = level;
    }
    return level + deeper;
}

void decide_levels(struct scan *scan)
{
    struct levels levels = {.scan = scan};
    struct ranks ranks = ranks_of(scan);
    note_uses(&levels);
    for (size_t i = 0; i < scan->count; i++) {
        struct candidate *candidate = &scan->candidates[i];
        if (!candidate->chosen)
            continue;
        if (candidate->cue.kind == CUE_NUMBER) {
            candidate->level = number_level(&levels, i);
            continue;
        }
        levels.in_division = candidate->cue.kind == CUE_DIVISION;
        candidate->level = levels.in_division ? division_level(&ranks, candidate->cue.rank) : 1;
        levels.outer = candidate->level;
        levels.outer_prose = candidate->prose;
        levels.depth = 0;
    }
}
