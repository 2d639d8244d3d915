/* The side outline: which entries are shown, what they tell, and the cursor in it. */

#include "reader.h"

#include "stele/text.h"

static struct outline *outline_of(struct reader *reader)
{
    return &reader->page->outline;
}

static void sync_folds(struct reader *reader)
{
    struct outline *outline = outline_of(reader);
    size_t count = document_sections(reader->page->document);
    array_reserve(outline->folds, outline->fold_capacity, count);
    for (; outline->fold_count < count; outline->fold_count++)
        outline->folds[outline->fold_count] = FOLD_AUTO;
}

/* ---- which entries ---- */

static bool has_children(const struct document *document, size_t section)
{
    return section + 1 < document_sections(document) &&
           document_section(document, section + 1)->parent == section;
}

static bool is_above(const struct document *document, size_t section, size_t below)
{
    while (below != NOWHERE && below != section)
        below = document_section(document, below)->parent;
    return below == section;
}

static unsigned depth_of(const struct document *document, size_t section)
{
    unsigned depth = 0;
    while ((section = document_section(document, section)->parent) != NOWHERE)
        depth++;
    return depth;
}

/* Rows that an entry takes; about, for knowing whether all entries fit. */
static unsigned rows_of(const struct reader *reader, size_t section)
{
    enum { AROUND_LABEL = 10 };
    unsigned columns = reader->geometry.outline_columns;
    unsigned room = columns > 2 * AROUND_LABEL ? columns - AROUND_LABEL : AROUND_LABEL;
    return 1 + text_width(document_section(reader->page->document, section)->label, TEXT_NARROW) / room;
}

static bool all_fit(const struct reader *reader)
{
    unsigned rows = 0;
    for (size_t i = 0; i < document_sections(reader->page->document); i++) {
        rows += rows_of(reader, i);
        if (rows > reader->geometry.text_rows)
            return false;
    }
    return true;
}

static bool is_open(const struct reader *reader, size_t section, size_t live, bool fit)
{
    enum fold fold = (enum fold)reader->page->outline.folds[section];
    if (fold != FOLD_AUTO)
        return fold == FOLD_OPEN;
    return fit || is_above(reader->page->document, section, live);
}

/* ---- what they tell ---- */

static size_t marks_in(const struct reader *reader, struct range range)
{
    size_t count = 0;
    for (size_t i = 0; i < reader_marks(reader); i++)
        count += range_holds(range, reader->marks.items[i].place);
    return count;
}

/* What is told of a section that is unfolded is only its own part, before its first entry. */
static struct range told_range(const struct document *document, size_t section, bool folded)
{
    struct range range = document_section_range(document, section);
    if (!folded && has_children(document, section))
        range.end = document_section(document, section + 1)->range.start;
    if (section == 0)
        range.start = 0; /* title and byline, so that the top level adds up to the total */
    return range;
}

static void add_entry(struct reader *reader, size_t section, size_t live, bool folded)
{
    const struct document *document = reader->page->document;
    struct outline *outline = outline_of(reader);
    struct range all = document_section_range(document, section);
    bool top = document_section(document, section)->parent == NOWHERE;
    struct range told = told_range(document, section, folded || top);
    array_reserve(outline->entries, outline->capacity, outline->count + 1);
    outline->entries[outline->count++] = (struct outline_entry){
        .section = section,
        .depth = depth_of(document, section),
        .folded = folded && has_children(document, section),
        .live = live != NOWHERE && is_above(document, section, live),
        .seen = seen_all(&reader->page->seen, all),
        .hits = reader->page->find.search ? search_count_in(reader->page->find.search, told) : 0,
        .marks = marks_in(reader, told),
    };
}

static void list_filtered(struct reader *reader, size_t live)
{
    const struct document *document = reader->page->document;
    struct buffer filter = {0};
    text_fold(buffer_slice(&outline_of(reader)->filter), &filter);
    for (size_t i = 0; i < document_sections(document); i++)
        if (filter_fit(document_section(document, i)->label, buffer_slice(&filter)) != FIT_NONE)
            add_entry(reader, i, live, true);
    buffer_free(&filter);
}

static void list_unfolded(struct reader *reader, size_t live)
{
    const struct document *document = reader->page->document;
    bool fit = all_fit(reader);
    for (size_t i = 0; i < document_sections(document);) {
        bool open = is_open(reader, i, live, fit);
        add_entry(reader, i, live, !open);
        if (open) {
            i++;
            continue;
        }
        size_t next = i + 1;
        while (next < document_sections(document) && is_above(document, i, next))
            next++;
        i = next;
    }
}

/* The entry that the cursor stands on, or the shown one above it when it is folded away. */
static size_t chosen_row(const struct reader *reader)
{
    const struct outline *outline = &reader->page->outline;
    for (size_t i = outline->count; i-- > 0;)
        if (is_above(reader->page->document, outline->entries[i].section, outline->chosen))
            return i;
    return 0;
}

/* The cursor leaves what is folded away. */
static void keep_chosen_shown(struct reader *reader)
{
    struct outline *outline = outline_of(reader);
    if (!outline->focused || outline->count == 0)
        return;
    struct outline_entry *entry = &outline->entries[chosen_row(reader)];
    outline->chosen = entry->section;
    entry->chosen = true;
}

size_t reader_outline(struct reader *reader, const struct outline_entry **entries)
{
    struct outline *outline = outline_of(reader);
    size_t live = document_section_at(reader->page->document, current_place(reader));
    sync_folds(reader);
    outline->count = 0;
    if (outline->filter.length > 0)
        list_filtered(reader, live);
    else
        list_unfolded(reader, live);
    keep_chosen_shown(reader);
    *entries = outline->entries;
    return outline->count;
}

bool reader_outline_focused(const struct reader *reader)
{
    return reader->page->outline.focused;
}

/* ---- its cursor ---- */

static void choose_row(struct reader *reader, size_t row)
{
    const struct outline_entry *entries;
    size_t count = reader_outline(reader, &entries);
    if (count > 0)
        outline_of(reader)->chosen = entries[row < count ? row : count - 1].section;
}

void outline_move(struct reader *reader, long rows)
{
    const struct outline_entry *entries;
    size_t count = reader_outline(reader, &entries);
    if (count == 0)
        return;
    long row = (long)chosen_row(reader) + rows;
    choose_row(reader, row < 0 ? 0 : (size_t)row);
}

void outline_enter(struct reader *reader, size_t section)
{
    outline_of(reader)->focused = true;
    outline_of(reader)->chosen = section == NOWHERE ? 0 : section;
    reader_geometry_update(reader);
}

static void leave(struct reader *reader)
{
    outline_of(reader)->focused = false;
    buffer_clear(&outline_of(reader)->filter);
    if (reader->geometry.outline_over && reader->settings.outline == OUTLINE_ON)
        reader->settings.outline = OUTLINE_AUTO; /* it was asked for, and has been used */
    reader_geometry_update(reader);
}

static bool has_outline(struct reader *reader)
{
    if (document_sections(reader->page->document) > 0)
        return true;
    reader_say(reader, "this text has no outline");
    return false;
}

void run_outline(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (!has_outline(reader))
        return;
    bool shown = reader->geometry.outline_columns > 0;
    if (shown)
        leave(reader);
    reader->settings.outline = shown ? OUTLINE_OFF : OUTLINE_ON;
    reader_geometry_update(reader);
    if (!shown && (reader->geometry.outline_over || reader->geometry.outline_columns == 0))
        outline_enter(reader, document_section_at(reader->page->document, current_place(reader)));
}

void run_outline_focus(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (outline_of(reader)->focused)
        leave(reader);
    else if (has_outline(reader))
        outline_enter(reader, document_section_at(reader->page->document, current_place(reader)));
}

/* ---- folding ---- */

static void fold(struct reader *reader, size_t section, enum fold how)
{
    sync_folds(reader);
    outline_of(reader)->folds[section] = (unsigned char)how;
}

static void fold_all(struct reader *reader, enum fold how)
{
    sync_folds(reader);
    for (size_t i = 0; i < outline_of(reader)->fold_count; i++)
        outline_of(reader)->folds[i] = (unsigned char)how;
}

static bool is_folded(struct reader *reader, size_t section)
{
    const struct outline_entry *entries;
    size_t count = reader_outline(reader, &entries);
    for (size_t i = 0; i < count; i++)
        if (entries[i].section == section)
            return entries[i].folded;
    return false;
}

void run_unfold(struct reader *reader, const struct invocation *invocation)
{
    if (!has_outline(reader))
        return;
    size_t chosen = outline_of(reader)->chosen;
    if (has_children(reader->page->document, chosen) && is_folded(reader, chosen))
        fold(reader, chosen, FOLD_OPEN);
    else
        run_choose(reader, invocation);
}

/* Folds the entry, or goes to the one around it when there is nothing to fold. */
void run_fold(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct outline *outline = outline_of(reader);
    if (!has_outline(reader))
        return;
    size_t parent = document_section(reader->page->document, outline->chosen)->parent;
    if (has_children(reader->page->document, outline->chosen) && !is_folded(reader, outline->chosen))
        fold(reader, outline->chosen, FOLD_CLOSED);
    else if (parent != NOWHERE)
        outline->chosen = parent;
}

void run_unfold_all(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    fold_all(reader, FOLD_OPEN);
}

void run_fold_all(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    fold_all(reader, FOLD_CLOSED);
}

/* ---- filtering and choosing ---- */

void run_filter(struct reader *reader, const struct invocation *invocation)
{
    if (reader->list.open) {
        prompt_open(reader, PROMPT_LIST_FILTER, (struct slice){0});
        return;
    }
    if (!has_outline(reader))
        return;
    if (!outline_of(reader)->focused)
        run_outline_focus(reader, invocation);
    outline_of(reader)->unfiltered = outline_of(reader)->chosen;
    prompt_open(reader, PROMPT_FILTER, (struct slice){0});
}

/* The first of the entries that answer best; the shown ones all answer. */
static size_t best_entry(struct reader *reader, struct slice words)
{
    const struct document *document = reader->page->document;
    const struct outline_entry *entries;
    size_t count = reader_outline(reader, &entries), best = outline_of(reader)->unfiltered;
    enum fit best_fit = FIT_NONE;
    struct buffer filter = {0};
    text_fold(words, &filter);
    for (size_t i = 0; i < count; i++) {
        enum fit fit =
            filter_fit(document_section(document, entries[i].section)->label, buffer_slice(&filter));
        if (fit > best_fit) {
            best_fit = fit;
            best = entries[i].section;
        }
    }
    buffer_free(&filter);
    return best;
}

/* The cursor stands on the entry that matches best, or where it was before. */
void outline_filter(struct reader *reader, struct slice words)
{
    struct outline *outline = outline_of(reader);
    buffer_clear(&outline->filter);
    buffer_append(&outline->filter, words);
    outline->chosen = words.length > 0 ? best_entry(reader, words) : outline->unfiltered;
}

void outline_unfilter(struct reader *reader)
{
    outline_filter(reader, (struct slice){0});
}

void outline_choose(struct reader *reader)
{
    const struct outline_entry *entries;
    size_t chosen = outline_of(reader)->chosen, count = reader_outline(reader, &entries);
    bool shown = count > 0;
    leave(reader);
    if (shown)
        jump_to(reader, document_section(reader->page->document, chosen)->range.start);
    else
        reader_say(reader, "no entry matches");
}

void outline_leave(struct reader *reader)
{
    leave(reader);
}
