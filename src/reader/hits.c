/* The list of hits: where each stands, and its words with what is around them. */

#include "reader.h"

#include "stele/text.h"

enum {
    HITS_LISTED = 1000,
    MOST_BYTES = 16, /* of what fills a column */
};

/* ---- a row ---- */

/* Whole characters before the hit, at most COLUMNS wide, from the start of a word where there is one. */
static size_t context_start(const struct document *document, size_t floor, size_t hit, unsigned columns)
{
    struct slice text = slice_cut(document_text(document), 0, hit);
    size_t start = hit, word = hit;
    while (start > floor) {
        size_t before = text_before(text, start);
        if (text_width(slice_cut(text, before, hit), TEXT_WIDE) > columns)
            break;
        uint32_t character;
        text_decode(slice_cut(text, before, hit), &character);
        if (text_is_space(character) && start < hit)
            word = start;
        start = before;
    }
    return start == floor || word == hit ? start : word;
}

/* As much behind the hit as a row can show. */
static size_t context_end(const struct document *document, size_t hit_end, size_t block_end, unsigned columns)
{
    size_t most = hit_end + (size_t)MOST_BYTES * columns;
    struct slice text = slice_cut(document_text(document), hit_end, most < block_end ? most : block_end);
    return hit_end + text_fit(text, columns, TEXT_NARROW);
}

static size_t folded_length(const struct document *document, size_t start, size_t end)
{
    struct buffer folded = {0};
    document_fold_line(document, (struct range){start, end}, false, &folded);
    size_t length = folded.length;
    buffer_free(&folded);
    return length;
}

/* Appends the words around HIT on one line. Returns where the hit is in it. */
static struct range append_context(struct reader *reader, const struct block *block, struct range hit,
                                   struct buffer *detail)
{
    enum { LEFT_FOR_NUMBER = 4 };
    const struct document *document = reader->page->document;
    unsigned quarter = reader->geometry.columns / 4;
    unsigned columns = quarter > LEFT_FOR_NUMBER ? quarter - LEFT_FOR_NUMBER : 0;
    size_t start = context_start(document, block->range.start, hit.start, columns);
    size_t end = context_end(document, hit.end, block->range.end, reader->geometry.columns);
    if (start > block->range.start)
        buffer_append_string(detail, reader->ascii ? "..." : "…");
    size_t line = detail->length;
    document_fold_line(document, (struct range){start, end}, false, detail);
    struct range shown = {line + folded_length(document, start, hit.start),
                          line + folded_length(document, start, hit.end)};
    if (shown.start < shown.end && detail->bytes[shown.start] == ' ')
        shown.start++;
    return shown;
}

static struct slice section_label(const struct document *document, size_t place)
{
    size_t section = document_section_named(document, place);
    return section == NOWHERE ? (struct slice){0} : document_section(document, section)->label;
}

static void add_hit(struct reader *reader, struct range hit)
{
    const struct document *document = reader->page->document;
    struct block block;
    struct buffer detail = {0};
    if (!document_block_at(document, hit.start, &block))
        return;
    size_t number = document_paragraph_number(document, &block);
    if (number > 0)
        buffer_format(&detail, "%s %zu  ", paragraph_sign(reader), number);
    struct range shown = append_context(reader, &block, hit, &detail);
    list_add(reader, (struct list_row){section_label(document, hit.start), buffer_slice(&detail), shown},
             hit.start);
    buffer_free(&detail);
}

/* ---- the list ---- */

static void fill_list(struct reader *reader)
{
    const struct find *find = &reader->page->find;
    size_t count = search_count(find->search), listed = count < HITS_LISTED ? count : HITS_LISTED;
    size_t place = find->hit != NOWHERE ? find->hit : reader->page->top;
    size_t chosen = search_index(find->search, place);
    struct buffer title = {0};
    if (listed < count)
        buffer_format(&title, "The first %zu of ", listed);
    buffer_append_count(&title, count, "hit");
    buffer_append_string(&title, search_done(find->search) ? "" : " so far");
    list_open(reader, LIST_HITS, buffer_slice(&title), "Enter go  / filter  q close");
    reader->list.list.grouped = true;
    for (size_t i = 0; i < listed; i++)
        add_hit(reader, search_hit(find->search, i));
    list_move(reader, chosen < listed ? (long)chosen : (long)listed);
    buffer_free(&title);
}

void run_hits(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    if (!find_again(reader))
        return;
    const struct search *search = reader->page->find.search;
    if (search_count(search) > 0)
        fill_list(reader);
    else if (search_done(search))
        reader_say(reader, "not found: %s", buffer_string(&reader->page->find.pattern));
    else
        reader_say(reader, "no hits so far, %u %% searched", search_percent(search));
}

/* Where the search began is kept already while the reader goes from hit to hit. */
void hits_choose(struct reader *reader)
{
    struct reading *page = reader->page;
    size_t place = list_chosen(reader, LIST_HITS);
    list_close(reader);
    if (!reading_shows(page, page->find.hit))
        jumps_push(page, reading_position(page));
    page->find.hit = place;
    show_place(reader, place);
}
