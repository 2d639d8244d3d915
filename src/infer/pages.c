#include "clean.h"

#include "line.h"

#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEAST_PAGES = 2,
    MARGIN_LINES = 12,   /* blank ones between a form feed and the head or foot of a page */
    LEAST_LINES = 5,     /* between two page numbers */
    FORM_COLUMNS = 100,  /* of a head or foot */
    LEAST_BANNERS = 3,   /* the same two lines again and again */
    BANNER_LINES = 5000, /* of a text in which they are looked for */
};

struct slice pages_line(const struct pages *pages, struct slice bytes, size_t index)
{
    size_t end = index + 1 < pages->count ? pages->lines[index + 1] - 1 : bytes.length;
    struct slice line = slice_cut(bytes, pages->lines[index], end);
    while (line.length > 0 && (line.bytes[line.length - 1] == '\r' || line.bytes[line.length - 1] == '\n'))
        line.length--;
    return line;
}

static struct slice words_at(const struct pages *pages, struct slice bytes, size_t index)
{
    return slice_trim(pages_line(pages, bytes, index));
}

static void find_lines(struct pages *pages, struct slice bytes)
{
    for (size_t at = 0; at < bytes.length;) {
        array_reserve(pages->lines, pages->capacity, pages->count + 1);
        pages->lines[pages->count++] = at;
        const char *feed = memchr(bytes.bytes + at, '\n', bytes.length - at);
        at = feed ? (size_t)(feed - bytes.bytes) + 1 : bytes.length;
    }
    pages->drop = memory_new(pages->count + 1);
}

/* ---- forms: a line with its numbers and spaces made alike ---- */

static uint64_t form_of(struct slice words)
{
    uint64_t hash = 1;
    for (size_t i = 0; i < words.length; i++) {
        char byte = words.bytes[i];
        bool digit = byte >= '0' && byte <= '9', space = byte == ' ' || byte == '\t';
        if (i > 0 && (digit || space)) {
            char last = words.bytes[i - 1];
            if (digit ? last >= '0' && last <= '9' : last == ' ' || last == '\t')
                continue;
        }
        char made = digit ? '#' : space ? ' ' : byte;
        hash = slice_hash((struct slice){&made, 1}, hash);
    }
    return hash;
}

static int by_value(const void *one, const void *other)
{
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
    return (a > b) - (a < b);
}

/* How many of the sorted are smaller than FORM. */
static size_t count_below(const uint64_t *sorted, size_t count, uint64_t form)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] < form)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t count_form(const uint64_t *sorted, size_t count, uint64_t form)
{
    return count_below(sorted, count, form + 1) - count_below(sorted, count, form);
}

/* ---- pages that a form feed ends ---- */

static bool has_feed(const struct pages *pages, struct slice bytes, size_t index)
{
    struct slice line = pages_line(pages, bytes, index);
    return memchr(line.bytes, '\f', line.length) != NULL;
}

/* The nearest line with words: WAY +1 or -1; NOWHERE. */
static size_t nearest(const struct pages *pages, struct slice bytes, size_t index, int way)
{
    for (int i = 0; i < MARGIN_LINES && (way > 0 ? ++index < pages->count : index-- > 0); i++)
        if (words_at(pages, bytes, index).length > 0)
            return index;
    return NOWHERE;
}

struct page_break {
    size_t feed, head, foot; /* lines; NOWHERE where there is none */
};

static struct page_break break_at(const struct pages *pages, struct slice bytes, size_t feed)
{
    bool words = words_at(pages, bytes, feed).length > 0;
    return (struct page_break){
        .feed = feed,
        .head = words ? feed : nearest(pages, bytes, feed, 1),
        .foot = nearest(pages, bytes, feed, -1),
    };
}

static uint64_t form_at(const struct pages *pages, struct slice bytes, size_t line)
{
    if (line == NOWHERE)
        return 0;
    struct slice words = words_at(pages, bytes, line);
    return words.length > FORM_COLUMNS ? 0 : form_of(words);
}

static void drop(struct pages *pages, size_t line)
{
    pages->dropped += pages->drop[line] == LINE_KEPT;
    pages->drop[line] = LINE_DROPPED;
}

/* Heads and feet that stand on a good part of the pages. */
static void drop_breaks(struct pages *pages, struct slice bytes, const struct page_break *breaks,
                        size_t count)
{
    uint64_t *heads = memory_new((count + 1) * sizeof *heads), *feet = memory_new((count + 1) * sizeof *feet);
    for (size_t i = 0; i < count; i++) {
        heads[i] = form_at(pages, bytes, breaks[i].head);
        feet[i] = form_at(pages, bytes, breaks[i].foot);
    }
    qsort(heads, count, sizeof *heads, by_value);
    qsort(feet, count, sizeof *feet, by_value);
    size_t least = count / 4 < LEAST_PAGES ? LEAST_PAGES : count / 4;
    for (size_t i = 0; i < count; i++) {
        uint64_t head = form_at(pages, bytes, breaks[i].head), foot = form_at(pages, bytes, breaks[i].foot);
        if (head && count_form(heads, count, head) >= least)
            drop(pages, breaks[i].head);
        if (foot && count_form(feet, count, foot) >= least)
            drop(pages, breaks[i].foot);
        if (words_at(pages, bytes, breaks[i].feed).length == 0)
            drop(pages, breaks[i].feed);
    }
    free(heads);
    free(feet);
}

static size_t drop_fed_pages(struct pages *pages, struct slice bytes)
{
    struct page_break *breaks = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < pages->count; i++) {
        if (!has_feed(pages, bytes, i))
            continue;
        array_reserve(breaks, capacity, count + 1);
        breaks[count++] = break_at(pages, bytes, i);
    }
    if (count > 0)
        drop_breaks(pages, bytes, breaks, count);
    free(breaks);
    return count;
}

/* ---- page numbers that stand alone: scanned speeches ---- */

/* "12", "- 12 -", "Page 12", "[Page 12]" at the end of a line; 0 when it is none. */
static size_t page_number(struct slice words)
{
    size_t value = 0, digits = 0, letters = 0, others = 0;
    if (words.length == 0 || words.length > FORM_COLUMNS)
        return 0;
    const char *page = words.length > 8 ? memchr(words.bytes, '[', words.length) : NULL;
    if (page && memcmp(page, "[Page ", words.length - (size_t)(page - words.bytes) > 6 ? 6 : 0) == 0)
        words = slice_cut(words, (size_t)(page - words.bytes), words.length);
    for (size_t i = 0; i < words.length; i++) {
        char byte = words.bytes[i];
        if (byte >= '0' && byte <= '9') {
            value = value * 10 + (size_t)(byte - '0');
            digits++;
        } else if (byte != ' ' && byte != '-' && byte != '[' && byte != ']') {
            others++;
            letters +=
                byte == "page"[letters & 3] || byte == "Page"[letters & 3] || byte == "PAGE"[letters & 3];
        }
    }
    bool named = letters == 4 && others == 4;
    return digits > 0 && digits <= 4 && (others == 0 || named) ? value : 0;
}

/* Numbers that grow from page to page, with the lines of a page between them. */
static void drop_numbers(struct pages *pages, struct slice bytes)
{
    size_t last = 0, last_line = 0, found = 0;
    for (int round = 0; round < 2; round++) {
        last = last_line = 0;
        for (size_t i = 0; i < pages->count; i++) {
            size_t number = page_number(words_at(pages, bytes, i));
            bool grows =
                number > last && number - last <= 10 + last && (last == 0 || i - last_line >= LEAST_LINES);
            if (number == 0 || !grows || number > pages->count / LEAST_LINES)
                continue;
            last = number;
            last_line = i;
            found += round == 0;
            if (round == 1)
                drop(pages, i);
        }
        if (found < LEAST_PAGES)
            return;
    }
}

/* ---- banners: the same two lines in capitals on each page ---- */

static bool is_in_capitals(struct slice words)
{
    size_t capitals = 0;
    for (size_t i = 0; i < words.length; i++) {
        if (words.bytes[i] >= 'a' && words.bytes[i] <= 'z')
            return false;
        capitals += words.bytes[i] >= 'A' && words.bytes[i] <= 'Z';
    }
    return capitals >= 3 && !line_ends_sentence(words);
}

static void drop_banners(struct pages *pages, struct slice bytes)
{
    size_t count = 0;
    if (pages->count > BANNER_LINES)
        return;
    uint64_t *pairs = memory_new((pages->count + 1) * sizeof *pairs);
    uint64_t *sorted = memory_new((pages->count + 1) * sizeof *sorted);
    for (size_t i = 0; i + 1 < pages->count; i++) {
        struct slice one = words_at(pages, bytes, i), two = words_at(pages, bytes, i + 1);
        bool text = !is_in_capitals(one) || !is_in_capitals(two);
        pairs[i] = text ? 0 : slice_hash(two, slice_hash(one, 0));
        if (pairs[i])
            sorted[count++] = pairs[i];
    }
    qsort(sorted, count, sizeof *sorted, by_value);
    for (size_t i = 0; i + 1 < pages->count; i++)
        if (pairs[i] && count_form(sorted, count, pairs[i]) >= LEAST_BANNERS) {
            drop(pages, i);
            drop(pages, i + 1);
        }
    free(pairs);
    free(sorted);
}

/* ---- what stands around furniture ---- */

static bool begins_low(struct slice words)
{
    uint32_t first;
    if (words.length == 0)
        return false;
    text_decode(words, &first);
    return text_is_lower(first);
}

/* Between the line ABOVE and the line BELOW a page ended: blank lines go, one stays where a paragraph ends.
 */
static void close_gap(struct pages *pages, struct slice bytes, const struct setting *setting, size_t above,
                      size_t below)
{
    struct line one = line_at(bytes, pages->lines[above]), two = line_at(bytes, pages->lines[below]);
    bool ended = line_ends_sentence(line_words(bytes, &one));
    bool full =
        setting->width > 0 && one.columns + one.indent + 12 > setting->width && one.indent == two.indent;
    bool goes_on = !ended && (begins_low(line_words(bytes, &two)) || full);
    for (size_t i = above + 1; i < below; i++)
        drop(pages, i);
    if (!goes_on)
        pages->drop[above + 1] = LINE_BLANK;
}

static void close_gaps(struct pages *pages, struct slice bytes)
{
    struct setting setting = setting_of(bytes);
    size_t above = NOWHERE;
    bool gap = false;
    for (size_t i = 0; i < pages->count; i++) {
        if (pages->drop[i] == LINE_DROPPED) {
            gap = true;
        } else if (words_at(pages, bytes, i).length > 0) {
            if (gap && above != NOWHERE)
                close_gap(pages, bytes, &setting, above, i);
            above = i;
            gap = false;
        }
    }
}

void pages_find(struct pages *pages, struct slice bytes)
{
    *pages = (struct pages){0};
    find_lines(pages, bytes);
    if (drop_fed_pages(pages, bytes) == 0) {
        drop_numbers(pages, bytes);
        drop_banners(pages, bytes);
    }
    if (pages->dropped > 0)
        close_gaps(pages, bytes);
}

void pages_free(struct pages *pages)
{
    free(pages->lines);
    free(pages->drop);
}
