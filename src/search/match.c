#include "match.h"

enum { SOFT_HYPHEN = 0xAD };

/* The folded characters of a text, one after another. */
struct stream {
    struct reading *reading;
    enum reading_way way;
    struct unit unit;     /* what is read now */
    unsigned next;        /* of its folded characters */
    bool touched, wanted; /* something of it was taken; a capital was typed for that */
    bool exact, wrong;    /* wrong: the query does not stand here */
    uint32_t first, last; /* characters of the last unit that was touched */
    size_t end;           /* of that unit */
};

static void leave_unit(struct stream *stream)
{
    stream->wrong |= stream->exact && stream->touched && stream->wanted != stream->unit.capital;
    stream->touched = stream->wanted = false;
}

/* False: the text ends, or more hangs on a letter than a unit takes. */
static bool peek(struct stream *stream, uint32_t *folded)
{
    while (stream->next >= stream->unit.count) {
        leave_unit(stream);
        if (!unit_read(stream->reading, stream->unit.end, stream->way, &stream->unit) ||
            stream->unit.count == 0)
            return false;
        stream->next = 0;
    }
    *folded = stream->unit.folded[stream->next];
    return true;
}

static void take(struct stream *stream)
{
    stream->next++;
    stream->touched = true;
    stream->first = stream->unit.first;
    stream->last = stream->unit.last;
    stream->end = stream->unit.end;
}

static bool take_if(struct stream *stream, uint32_t wanted)
{
    uint32_t folded;
    if (!peek(stream, &folded) || folded != wanted)
        return false;
    take(stream);
    return true;
}

/* True if a line end here parts no words: between two ideographs, or after a soft hyphen. */
static bool joins(const struct stream *stream, uint32_t next)
{
    if (stream->last == SOFT_HYPHEN)
        return true;
    return text_joins_without_space(stream->first, next) &&
           (text_is_ideograph(stream->first) || text_is_ideograph(next));
}

/* Passes over one where a letter is to follow. */
static void pass_line_end(struct stream *stream, struct match *match)
{
    uint32_t folded;
    if (!peek(stream, &folded) || !stream->unit.line_end)
        return;
    stream->next = stream->unit.count;
    if (peek(stream, &folded) && joins(stream, stream->unit.first))
        match->joined = true;
    else
        stream->wrong = true;
}

static bool take_letter(struct stream *stream, const struct element *element)
{
    if (!take_if(stream, element->folded))
        return false;
    stream->wanted |= element->capital;
    return true;
}

/* At the start a gap is the one character before what follows, or a long run would be gone through from each
 * of its characters. */
static bool take_first_gap(struct stream *stream)
{
    return stream->unit.single && (take_if(stream, ' ') || take_if(stream, '-'));
}

static bool take_gap(struct stream *stream)
{
    unsigned taken = take_if(stream, ' ');
    for (int i = 0; i < DASHES && take_if(stream, '-'); i++)
        taken++;
    if (taken > 0)
        taken += take_if(stream, ' ');
    return taken > 0;
}

static bool take_dash(struct stream *stream, const struct element *element, unsigned taken)
{
    if (taken > 0 && element->spaced)
        take_if(stream, ' ');
    return take_if(stream, '-');
}

static bool take_dashes(struct stream *stream, const struct element *element, bool last)
{
    unsigned count = 0, most = element->dashes > DASHES || last ? element->dashes : DASHES;
    bool long_dash = false;
    for (; count < most && take_dash(stream, element, count); count++)
        long_dash |= query_is_long_dash(stream->unit.first);
    return count == element->dashes || (count == 1 && long_dash) ||
           (count > 0 && element->long_dash && element->dashes == 1);
}

static bool take_element(struct stream *stream, const struct query *query, size_t index)
{
    const struct element *element = &query->elements[index];
    bool last = index + 1 == query->count;
    if (element->kind == ELEMENT_GAP)
        return index == 0 ? take_first_gap(stream) : take_gap(stream);
    if (element->kind == ELEMENT_LETTER)
        return take_letter(stream, element);
    if (index > 0)
        take_if(stream, ' ');
    if (!take_dashes(stream, element, last))
        return false;
    if (!last)
        take_if(stream, ' ');
    return true;
}

static bool follows_letter(const struct query *query, size_t index)
{
    return index > 0 && query->elements[index].kind == ELEMENT_LETTER &&
           query->elements[index - 1].kind == ELEMENT_LETTER;
}

static bool match_from(struct stream *stream, const struct query *query, struct match *match)
{
    for (size_t i = 0; i < query->count; i++) {
        if (follows_letter(query, i))
            pass_line_end(stream, match);
        if (!take_element(stream, query, i) || stream->wrong)
            return false;
    }
    leave_unit(stream);
    match->range.end = stream->end;
    return !stream->wrong;
}

/* Within a letter that folds to several a query may begin anywhere: "lower" in "ﬂower". */
bool match_at(struct reading *reading, const struct query *query, size_t start, enum reading_way way,
              struct match *match)
{
    struct unit unit;
    if (!unit_read(reading, start, way, &unit) || unit.start != start)
        return false;
    for (unsigned first = 0; first < unit.count; first++) {
        if (query->elements[0].kind == ELEMENT_LETTER && query->elements[0].folded != unit.folded[first])
            continue;
        struct stream stream = {
            .reading = reading, .way = way, .unit = unit, .next = first, .exact = query->exact};
        *match = (struct match){.range = {start, unit.end}};
        if (match_from(&stream, query, match))
            return unit_begins(reading, start, way);
    }
    return false;
}
