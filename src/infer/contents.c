#include "contents.h"

#include "stele/text.h"

#include <stdlib.h>

enum {
    ENTRIES = 1000,
    LEAST_ENTRIES = 3,
    PREFIX_BYTES = 6,    /* of a folded title that may stand for all of it */
    PROSE_COLUMNS = 150, /* of lines without a gap: the text has begun */
    PAGE_GAP = 2,        /* spaces or points before a page number */
    LOOKS = 64,          /* at candidates between two at the clock */
};

struct entry {
    struct cue cue;
    struct buffer title; /* letters and digits, folded */
    bool paged;          /* a page number stood behind it */
};

/* Of a candidate, folded like that of an entry when it is first compared. */
struct title {
    bool folded;
    struct buffer whole, unnumbered; /* without the number before it */
};

struct contents_table {
    struct scan *scan;
    size_t heading;    /* the candidate that announces it; NOWHERE */
    size_t start, end; /* of its lines in the text */
    struct entry *entries;
    size_t count, capacity;
    bool paged;

    /* Finding its entries again in the text. */
    struct title *titles; /* of the candidates */
    size_t entry, at;     /* the entry that is looked for, and the candidate that may be it */
    size_t from;          /* the first candidate after the last that was found */
    size_t found, missed; /* entries */
};

/* ---- titles to compare ---- */

static bool same_path(const struct cue *one, const struct cue *other)
{
    if (one->depth != other->depth || one->depth == 0)
        return false;
    for (unsigned i = 0; i < one->depth; i++)
        if (one->path[i] != other->path[i])
            return false;
    return (one->rank == other->rank && (one->kind != CUE_DIVISION || one->nouns[0] == other->nouns[0])) ||
           one->rank == 0 || other->rank == 0;
}

/* The shorter begins the longer: a title may go on in the next line. */
static bool same_title(const struct buffer *one, const struct buffer *other)
{
    size_t length = one->length < other->length ? one->length : other->length;
    return (length >= PREFIX_BYTES || one->length == other->length) && length > 0 &&
           slice_equal(slice_cut(buffer_slice(one), 0, length), slice_cut(buffer_slice(other), 0, length));
}

/* ---- reading it ---- */

/* Takes leaders and a page number off the end. True: there was one. */
static bool cut_page(struct slice *words)
{
    size_t at = words->length, digits = 0, gap = 0;
    while (at > 0 && (words->bytes[at - 1] >= '0' && words->bytes[at - 1] <= '9'))
        at--, digits++;
    while (at > 0 &&
           (words->bytes[at - 1] == ' ' || words->bytes[at - 1] == '.' || words->bytes[at - 1] == '\t'))
        at--, gap++;
    if (gap < PAGE_GAP || digits > 4 || at == 0)
        return false;
    words->length = at;
    return digits > 0 || gap > 4;
}

static void free_entry(struct entry *entry)
{
    buffer_free(&entry->title);
}

/* The rank of the last entry that is a division; 0. */
static unsigned last_rank(const struct contents_table *table)
{
    for (size_t i = table->count; i-- > 0;)
        if (table->entries[i].cue.kind == CUE_DIVISION)
            return table->entries[i].cue.rank;
    return 0;
}

/* The number of the first entry stands alone: its title, if it has one, is on the next line. */
static bool is_first_number(const struct contents_table *table, const struct entry *entry)
{
    const struct entry *first = &table->entries[0];
    if (table->count < LEAST_ENTRIES || !same_path(&first->cue, &entry->cue) || !cue_begins(&entry->cue) ||
        entry->title.length > 0 || first->cue.kind != entry->cue.kind)
        return false;
    if (first->cue.kind == CUE_DIVISION)
        return first->cue.form == entry->cue.form && first->cue.rank <= last_rank(table);
    return first->cue.kind == CUE_NUMBER && first->title.length > 0;
}

static bool is_first_again(const struct contents_table *table, const struct entry *entry)
{
    if (table->count == 0)
        return false;
    const struct entry *first = &table->entries[0];
    bool named = entry->title.length > 0 || first->title.length > 0;
    return (same_path(&first->cue, &entry->cue) && (!named || same_title(&first->title, &entry->title))) ||
           (first->cue.depth == 0 && entry->cue.depth == 0 && first->title.length > 0 &&
            slice_equal(buffer_slice(&first->title), buffer_slice(&entry->title))) ||
           is_first_number(table, entry);
}

/* A title that goes on in a second line. */
static bool carries_on(const struct contents_table *table, const struct entry *entry)
{
    return table->count > 0 && table->entries[0].cue.depth > 0 && entry->cue.depth == 0 && table->paged &&
           !table->entries[table->count - 1].paged;
}

/* "IV The Title": in a table of contents a number needs no point. */
static bool read_bare_roman(struct slice words, struct cue *cue)
{
    struct numeral numeral;
    if (!numeral_read(words, &numeral) || numeral.kind != NUMERAL_ROMAN ||
        numeral.length + 1 >= words.length || words.bytes[numeral.length] != ' ')
        return false;
    *cue = (struct cue){.kind = CUE_NUMBER, .numeral = NUMERAL_ROMAN, .depth = 1, .path = {numeral.value}};
    cue->title = numeral.length + 1;
    return true;
}

static struct entry read_entry(struct slice words)
{
    struct entry entry = {0};
    entry.paged = cut_page(&words);
    entry.cue = cue_read(words, true);
    if (entry.cue.depth == 0 && !read_bare_roman(words, &entry.cue))
        entry.cue.title = 0;
    text_fold_words(slice_cut(words, entry.cue.title, words.length), "", &entry.title);
    return entry;
}

/* A title without a page number whose second line has one. */
static bool goes_on(const struct contents_table *table, const struct line *line)
{
    struct slice text = table->scan->text;
    if (line->next >= text.length)
        return false;
    struct line next = line_at(text, line->next);
    struct slice words = line_words(text, &next);
    return !line_is_blank(&next) && cut_page(&words) && cue_read(words, true).depth == 0;
}

/* False: the table has ended before this line. */
static bool take_entry(struct contents_table *table, const struct line *line, size_t *missing)
{
    struct entry entry = read_entry(line_words(table->scan->text, line));
    if (table->count == LEAST_ENTRIES)
        table->paged = table->entries[0].paged + table->entries[1].paged + table->entries[2].paged >= 2;
    if (carries_on(table, &entry)) {
        struct entry *last = &table->entries[table->count - 1];
        buffer_append(&last->title, buffer_slice(&entry.title));
        last->paged = entry.paged;
        free_entry(&entry);
        return ++*missing < 3;
    }
    bool ended =
        is_first_again(table, &entry) || table->count == ENTRIES ||
        (table->paged && !entry.paged && table->entries[table->count - 1].paged && !goes_on(table, line));
    if (ended) {
        free_entry(&entry);
        return false;
    }
    *missing = 0;
    array_reserve(table->entries, table->capacity, table->count + 1);
    table->entries[table->count++] = entry;
    return true;
}

/* Lines without a number, a page or white space between them are prose: the text has begun. */
static bool reads_as_prose(const struct contents_table *table, const struct line *line, unsigned *columns)
{
    struct slice words = line_words(table->scan->text, line);
    struct slice cut = words;
    if (cut_page(&cut) || cue_read(words, true).depth > 0)
        *columns = 0;
    else
        *columns += line->columns;
    return *columns > PROSE_COLUMNS;
}

/* What was taken for entries since the table had COUNT of them is the beginning of the prose. */
static void retract(struct contents_table *table, size_t count, size_t end)
{
    while (table->count > count)
        free_entry(&table->entries[--table->count]);
    table->end = end;
}

static void read_table(struct contents_table *table)
{
    struct slice text = table->scan->text;
    unsigned run = 0;
    size_t missing = 0, sure = 0, sure_end = table->start;
    table->end = table->start;
    for (size_t at = table->start; at < text.length;) {
        struct line line = line_at(text, at);
        at = line.next;
        run = line_is_blank(&line) ? 0 : run;
        if (run == 0) {
            sure = table->count;
            sure_end = table->end;
        }
        if (line_is_blank(&line))
            continue;
        if (reads_as_prose(table, &line, &run)) {
            retract(table, sure, sure_end);
            return;
        }
        if (!take_entry(table, &line, &missing))
            return;
        table->end = line.next;
    }
}

/* ---- finding it again ---- */

static struct title *title_of(struct contents_table *table, size_t index)
{
    struct scan *scan = table->scan;
    const struct candidate *candidate = &scan->candidates[index];
    struct title *title = &table->titles[index];
    if (title->folded)
        return title;
    title->folded = true;
    text_fold_words(slice_cut(scan->text, candidate->place, candidate->end), "", &title->whole);
    text_fold_words(slice_cut(scan->text, candidate->place + candidate->cue.title, candidate->end), "",
                    &title->unnumbered);
    return title;
}

static bool names(struct contents_table *table, const struct entry *entry, size_t index)
{
    const struct candidate *candidate = &table->scan->candidates[index];
    bool numbered = same_path(&entry->cue, &candidate->cue);
    if (!candidate->lone || candidate->outside || (entry->cue.depth > 0 && !numbered))
        return false;
    const struct title *titles = title_of(table, index);
    const struct buffer *title = numbered ? &titles->unnumbered : &titles->whole;
    bool sentence = candidate->ended && !numbered; /* all of it must be the title */
    if (same_title(title, &entry->title) && (!sentence || title->length == entry->title.length))
        return true;
    return numbered && (title->length == 0 || entry->title.length == 0 ||
                        (entry->cue.depth > 1 && candidate->cue.form == entry->cue.form));
}

/* Looks at one candidate. */
static void look_on(struct contents_table *table)
{
    struct scan *scan = table->scan;
    bool more = table->at < scan->count;
    if (more && !names(table, &table->entries[table->entry], table->at)) {
        table->at++;
        return;
    }
    if (more) {
        scan->candidates[table->at].confirmed = true;
        table->found++;
        table->from = table->at + 1;
    } else {
        table->missed++;
    }
    table->entry++;
    table->at = table->from;
}

/* When half of it is missed it is not believed, whatever else is found. */
static bool is_settled(const struct contents_table *table)
{
    return table->entry == table->count || table->missed * 2 >= table->count;
}

bool contents_step(struct contents_table *table, uint64_t until)
{
    do
        for (int i = 0; i < LOOKS && !is_settled(table); i++)
            look_on(table);
    while (!is_settled(table) && clock_microseconds() < until);
    return is_settled(table);
}

static void set_outside(struct contents_table *table, size_t heading)
{
    struct scan *scan = table->scan;
    if (heading != NOWHERE)
        scan->candidates[heading].outside = true;
    for (size_t i = 0; i < scan->count; i++)
        if (scan->candidates[i].place >= table->start && scan->candidates[i].place < table->end)
            scan->candidates[i].outside = true;
}

static void undo(struct contents_table *table)
{
    struct scan *scan = table->scan;
    for (size_t i = 0; i < scan->count; i++) {
        scan->candidates[i].confirmed = false;
        if (scan->candidates[i].place >= table->start && scan->candidates[i].place < table->end)
            scan->candidates[i].outside = false;
    }
}

static bool is_numbered(const struct contents_table *table)
{
    size_t numbered = 0;
    for (size_t i = 0; i < table->count; i++)
        numbered +=
            table->entries[i].cue.kind == CUE_NUMBER && table->entries[i].cue.numeral == NUMERAL_DIGITS;
    return numbered * 2 > table->count;
}

static size_t count_numbered(const struct contents_table *table)
{
    size_t numbered = 0;
    for (size_t i = 0; i < table->count; i++)
        numbered += table->entries[i].cue.depth > 0;
    return numbered;
}

/* A table that no heading announces is believed when nearly all of it is numbered and most is found
 * again. */
static bool is_table(const struct contents_table *table)
{
    return table->count >= LEAST_ENTRIES &&
           (table->heading != NOWHERE || (table->end - table->start <= table->scan->text.length / 2 &&
                                          count_numbered(table) * 5 >= table->count * 4));
}

/* NULL: there is none. */
static struct contents_table *open_table(struct scan *scan, size_t start, size_t heading)
{
    struct contents_table *table = memory_new(sizeof *table);
    *table = (struct contents_table){.scan = scan, .start = start, .heading = heading};
    read_table(table);
    if (!is_table(table)) {
        contents_free(table);
        return NULL;
    }
    set_outside(table, heading);
    table->titles = memory_new((scan->count + 1) * sizeof *table->titles);
    return table;
}

enum contents contents_judge(struct contents_table *table)
{
    if (table->heading == NOWHERE && table->found * 3 < table->count * 2) {
        undo(table);
        return CONTENTS_NONE;
    }
    if (table->found * 2 <= table->count)
        return CONTENTS_NONE;
    table->scan->contents_end = table->end;
    return is_numbered(table) ? CONTENTS_ALL : CONTENTS_SOME;
}

void contents_free(struct contents_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->count; i++)
        free_entry(&table->entries[i]);
    for (size_t i = 0; table->titles && i < table->scan->count; i++) {
        buffer_free(&table->titles[i].whole);
        buffer_free(&table->titles[i].unnumbered);
    }
    free(table->entries);
    free(table->titles);
    free(table);
}

/* Where the entries begin: below the heading, perhaps in the same paragraph. */
static size_t start_of_entries(const struct scan *scan, const struct candidate *heading)
{
    return heading->lines > 1 ? line_at(scan->text, heading->place).next : heading->body;
}

struct contents_table *contents_find(struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++)
        if (scan->candidates[i].cue.kind == CUE_CONTENTS && !scan->candidates[i].outside)
            return open_table(scan, start_of_entries(scan, &scan->candidates[i]), i);
    for (size_t i = 0; i < scan->count && scan->candidates[i].prose == 0; i++)
        if (!scan->candidates[i].outside && scan->candidates[i].lone && cue_begins(&scan->candidates[i].cue))
            return open_table(scan, line_at(scan->text, scan->candidates[i].place).start, NOWHERE);
    return NULL;
}
