/* The outline of a plain text, found in slices. */

#include "about.h"
#include "decide.h"
#include "frame.h"
#include "gist.h"
#include "marked.h"

#include "stele/infer.h"
#include "stele/text.h"

#include <stdlib.h>

struct infer {
    struct slice text;
    bool marked;                          /* it has markup */
    const struct infer_heading *headings; /* that its markup shows */
    size_t heading_count;
    struct scan scan;
    bool scanned;
    struct decision decision;
    struct about about;
    struct arena *arena;
    struct section *sections;
    size_t count, capacity;
    bool done;
};

struct infer *infer_new(struct slice text)
{
    struct infer *infer = memory_new(sizeof *infer);
    infer->text = text;
    infer->arena = arena_new();
    scan_begin(&infer->scan, text);
    return infer;
}

struct infer *infer_new_marked(struct slice text, const struct infer_heading *headings, size_t count)
{
    struct infer *infer = infer_new(text);
    infer->marked = true;
    infer->headings = headings;
    infer->heading_count = count;
    return infer;
}

void infer_free(struct infer *infer)
{
    if (!infer)
        return;
    decide_free(&infer->decision);
    scan_free(&infer->scan);
    about_free(&infer->about);
    arena_free(infer->arena);
    free(infer->sections);
    free(infer);
}

/* ---- names ---- */

static struct slice keep(struct infer *infer, struct buffer *buffer)
{
    struct slice kept = arena_copy(infer->arena, buffer_slice(buffer));
    buffer_free(buffer);
    return kept;
}

static bool is_point(const struct candidate *candidate)
{
    return candidate->cue.kind == CUE_POINT ||
           (candidate->cue.kind == CUE_BRACKET && (candidate->ended || !candidate->lone));
}

static struct slice ordinal_of_point(struct infer *infer, const struct candidate *candidate, size_t before)
{
    static const char *const ordinals[] = {"",   "I", "II", "III", "IV",   "V",   "VI", "VII", "VIII",
                                           "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"};
    unsigned value = candidate->cue.path[0] == CUE_FINAL ? (unsigned)before + 1 : candidate->cue.path[0];
    if (candidate->cue.kind == CUE_BRACKET)
        return slice_range(slice_cut(infer->text, candidate->place, infer->text.length),
                           candidate->cue.ordinal);
    return slice_of(value < COUNT_OF(ordinals) ? ordinals[value] : "");
}

static struct slice name_of_point(struct infer *infer, const struct candidate *candidate)
{
    struct buffer name = {0};
    size_t from = candidate->place + candidate->cue.title;
    struct slice said = slice_cut(infer->text, from, infer->text.length);
    if (candidate->cue.nouns[1])
        gist_append_behind_noun(said, &name);
    else
        gist_append(said, &name);
    return keep(infer, &name);
}

static struct slice name_of_heading(struct infer *infer, const struct candidate *candidate)
{
    struct buffer name = {0};
    bool numbered =
        candidate->cue.kind == CUE_NUMBER && candidate->place + candidate->cue.title < candidate->end;
    size_t from = candidate->place + (numbered ? candidate->cue.title : 0);
    gist_append_line(slice_cut(infer->text, from, candidate->end), &name);
    if (name.length > 1 && name.bytes[name.length - 1] == ':')
        buffer_remove(&name, name.length - 1, 1);
    return keep(infer, &name);
}

static struct slice ordinal_of_heading(struct infer *infer, const struct candidate *candidate)
{
    bool numbered =
        candidate->cue.kind == CUE_NUMBER && candidate->place + candidate->cue.title < candidate->end;
    if (candidate->ordinal.length > 0)
        return arena_copy(infer->arena, candidate->ordinal);
    if (!numbered)
        return (struct slice){0};
    struct slice words = slice_cut(infer->text, candidate->place, candidate->end);
    return slice_range(words, candidate->cue.ordinal);
}

/* ---- the sections ---- */

static struct section *add_section(struct infer *infer, unsigned level, size_t place)
{
    array_reserve(infer->sections, infer->capacity, infer->count + 1);
    struct section *section = &infer->sections[infer->count++];
    *section = (struct section){.level = level, .range = {place, NOWHERE}, .parent = NOWHERE};
    return section;
}

static void add_candidate(struct infer *infer, const struct candidate *candidate, size_t points)
{
    struct section *section = add_section(infer, candidate->level, candidate->place);
    section->printed = !is_point(candidate);
    section->ordinal =
        section->printed ? ordinal_of_heading(infer, candidate) : ordinal_of_point(infer, candidate, points);
    section->label = section->printed ? name_of_heading(infer, candidate) : name_of_point(infer, candidate);
}

static void add_frame(struct infer *infer, size_t place, const char *label)
{
    if (place == NOWHERE || (infer->count > 0 && place <= infer->sections[infer->count - 1].range.start))
        return;
    struct section *section = add_section(infer, 1, place);
    section->label = slice_of(label);
    section->frame = true;
}

static void add_sections(struct infer *infer)
{
    size_t points = 0;
    struct frames frames = frames_find(&infer->scan, buffer_slice(&infer->about.values[META_TITLE]));
    add_frame(infer, frames.opening, "Opening");
    for (size_t i = 0; i < infer->scan.count; i++) {
        const struct candidate *candidate = &infer->scan.candidates[i];
        if (!candidate->chosen)
            continue;
        if (!is_point(candidate) || candidate->cue.path[0] == 1)
            points = 0;
        add_candidate(infer, candidate, points);
        points++;
    }
    add_frame(infer, frames.closing, "Closing");
    add_frame(infer, frames.note, "Note");
    add_frame(infer, frames.licence, "Licence");
}

/* Where a text has markup, its lines are what the markup makes of them: headings are what it shows, and only
 * words open a point. */
static bool decide(struct infer *infer, uint64_t until)
{
    if (!infer->marked)
        return decide_step(&infer->decision, &infer->scan, until);
    if (!decide_is_no_prose(&infer->scan)) {
        marked_choose(&infer->scan, infer->headings, infer->heading_count);
        points_choose(&infer->scan);
    }
    return true;
}

bool infer_step(struct infer *infer, unsigned microseconds)
{
    uint64_t until = clock_microseconds() + microseconds;
    if (infer->done)
        return true;
    if (!infer->scanned) {
        infer->scanned = scan_step(&infer->scan, until);
        return false;
    }
    if (!decide(infer, until))
        return false;
    about_find(&infer->scan, &infer->about);
    add_sections(infer);
    decide_free(&infer->decision);
    scan_free(&infer->scan);
    infer->done = true;
    return true;
}

const struct section *infer_sections(const struct infer *infer, size_t *count)
{
    *count = infer->done ? infer->count : 0;
    return infer->sections;
}

size_t infer_reach(const struct infer *infer)
{
    bool all = infer->scan.full == NOWHERE || scan_is_machine(&infer->scan);
    return all ? infer->text.length : infer->scan.full;
}

struct slice infer_meta(const struct infer *infer, enum meta_key key)
{
    return buffer_slice(&infer->about.values[key]);
}
