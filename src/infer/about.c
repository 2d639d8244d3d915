#include "about.h"

#include "gist.h"

#include "stele/text.h"

#include <string.h>

enum {
    HEAD_LINES = 60,
    LEGAL_LINES = 200, /* of the head of Project Gutenberg */
    TITLE_COLUMNS = 200,
    VALUE_BYTES = 200,
    TAIL_BYTES = 4096, /* in which a source is named */
};

/* "Title: …": the names of the fields, folded. */
static const struct {
    const char *name;
    enum meta_key key;
} fields[] = {
    {"title", META_TITLE},         {"author", META_AUTHOR_NAME},
    {"language", META_LANGUAGE},   {"release date", META_ISSUED},
    {"date", META_ISSUED},         {"editor", META_EDITOR},
    {"speaker", META_AUTHOR_NAME}, {"event", META_EVENT},
    {"作者", META_AUTHOR_NAME},    {"时间", META_WEB},
    {"责编", META_EDITOR},         {"责任编辑", META_EDITOR},
    {"来源", META_CONTAINER},      {"auteur", META_AUTHOR_NAME},
    {"titre", META_TITLE},         {"autor", META_AUTHOR_NAME},
    {"автор", META_AUTHOR_NAME},
};

static void set_value(struct about *about, enum meta_key key, struct slice value)
{
    value = slice_trim(value);
    if (about->values[key].length == 0 && value.length > 0 && value.length <= VALUE_BYTES)
        gist_append_line(value, &about->values[key]);
}

/* False: it is no field that is known. */
static bool take_field(struct about *about, struct slice words)
{
    struct buffer name = {0};
    const char *colon = words.length > 0 ? memchr(words.bytes, ':', words.length) : NULL;
    if (!colon)
        return false;
    size_t length = (size_t)(colon - words.bytes);
    text_fold(slice_trim(slice_cut(words, 0, length)), &name);
    bool taken = false;
    for (size_t i = 0; i < COUNT_OF(fields) && !taken; i++)
        if (slice_is(buffer_slice(&name), fields[i].name)) {
            set_value(about, fields[i].key, slice_cut(words, length + 1, words.length));
            taken = true;
        }
    buffer_free(&name);
    return taken;
}

/* "China International Studies, Jan/Feb 2015": what is before the last comma, and behind it. */
static void take_container(struct about *about, struct slice words)
{
    size_t comma = words.length;
    for (size_t i = 0; i < words.length; i++)
        if (words.bytes[i] == ',')
            comma = i;
    set_value(about, META_CONTAINER, slice_cut(words, 0, comma));
    set_value(about, META_ISSUE, slice_cut(words, comma + 1, words.length));
}

/* Fields in one line with bars between them; the first may be where the text was published. */
static void take_bar_line(struct about *about, struct slice words)
{
    bool first = true, known = false;
    struct slice head = {0};
    while (words.length > 0) {
        const char *bar = memchr(words.bytes, '|', words.length);
        size_t length = bar ? (size_t)(bar - words.bytes) : words.length;
        struct slice part = slice_trim(slice_cut(words, 0, length));
        bool taken = take_field(about, part);
        if (first && !taken)
            head = part;
        known = known || taken;
        first = false;
        words = slice_cut(words, length + 1, words.length);
    }
    if (known && head.length > 0)
        take_container(about, head);
}

static bool is_date(struct slice words)
{
    static const char pattern[] = "9999-99-99";
    if (words.length != sizeof pattern - 1)
        return false;
    for (size_t i = 0; i < words.length; i++)
        if (pattern[i] == '9' ? words.bytes[i] < '0' || words.bytes[i] > '9' : words.bytes[i] != pattern[i])
            return false;
    return true;
}

static void take_byline(struct about *about, struct slice words)
{
    static const char *const by[] = {"By ", "by ", "BY "};
    for (size_t i = 0; i < COUNT_OF(by); i++)
        if (slice_starts(words, slice_of(by[i])))
            set_value(about, META_AUTHOR_NAME, slice_cut(words, strlen(by[i]), words.length));
}

static void take_head_line(struct about *about, const struct scan *scan, const struct line *line)
{
    struct slice words = line_words(scan->text, line);
    if (words.length == 0)
        return;
    if (memchr(words.bytes, '|', words.length))
        take_bar_line(about, words);
    else if (is_date(words))
        set_value(about, META_ISSUED, words);
    else if (line->columns < TITLE_COLUMNS / 2)
        take_byline(about, words);
}

/* The first short paragraph that no prose precedes and no other paragraph interrupts. */
static void take_title(struct about *about, const struct scan *scan)
{
    for (size_t i = 0; i < scan->count; i++) {
        const struct candidate *candidate = &scan->candidates[i];
        struct slice words = slice_cut(scan->text, candidate->place, candidate->end);
        if (candidate->prose > 0 || candidate->chosen)
            return;
        if (candidate->place < scan->work.start || !candidate->lone || candidate->ended ||
            candidate->address || candidate->columns > TITLE_COLUMNS || candidate->cue.depth > 0)
            continue;
        set_value(about, META_TITLE, words);
        return;
    }
}

/* "(Source: …, page 20-24)" */
static void take_source(struct about *about, const struct scan *scan)
{
    if (scan->note == NOWHERE)
        return;
    struct line line = line_at(scan->text, scan->note);
    struct slice words = line_words(scan->text, &line);
    static const char *const names[] = {"pages ", "page ", "pp. "};
    for (size_t i = 0; i + 6 < words.length; i++)
        for (size_t j = 0; j < COUNT_OF(names); j++)
            if (slice_starts(slice_cut(words, i, words.length), slice_of(names[j]))) {
                size_t from = i + strlen(names[j]), to = from;
                while (to < words.length &&
                       ((words.bytes[to] >= '0' && words.bytes[to] <= '9') || words.bytes[to] == '-'))
                    to++;
                set_value(about, META_PAGES, slice_cut(words, from, to));
            }
}

static void read_lines(struct about *about, const struct scan *scan, size_t start, size_t end, size_t most,
                       bool legal)
{
    size_t count = 0;
    for (size_t at = start; at < end && at < scan->text.length && count < most; count++) {
        struct line line = line_at(scan->text, at);
        at = line.next;
        if (legal)
            take_field(about, line_words(scan->text, &line));
        else
            take_head_line(about, scan, &line);
    }
}

void about_find(const struct scan *scan, struct about *about)
{
    *about = (struct about){0};
    if (scan_is_machine(scan))
        return;
    read_lines(about, scan, 0, scan->work.start, LEGAL_LINES, true);
    size_t body = scan->first_prose == NOWHERE ? scan->text.length : scan->first_prose;
    read_lines(about, scan, scan->work.start, body, HEAD_LINES, false);
    take_title(about, scan);
    take_source(about, scan);
}

void about_free(struct about *about)
{
    for (size_t i = 0; i < META_KEY_COUNT; i++)
        buffer_free(&about->values[i]);
}
