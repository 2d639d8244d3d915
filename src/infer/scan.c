#include "scan.h"

#include "machine.h"
#include "rows.h"
#include "words.h"

#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONE_LINES = 4,
    LONE_COLUMNS = 240,
    BEGINNING_BYTES = 240,
    PROSE_COLUMNS = 24,        /* of a sentence that is a paragraph */
    LONG_COLUMNS = 120,        /* of a paragraph that need not end as a sentence */
    PARAGRAPH_BYTES = 1 << 16, /* a longer one is cut, so that no step grows with it */
    CANDIDATES = 1 << 15,      /* what stands behind them is not looked at */
    BYTES_A_LOOK = 1 << 13,    /* between two looks at the clock */
    LETTERS_OF_CAPITALS = 2,
};

/* ---- a paragraph ---- */

struct paragraph {
    struct line first, last;
    unsigned lines, columns;
    bool underlined;
    bool ended; /* as a sentence */
};

/* A line that is drawn below a heading: one sign, three times or more. */
static bool is_rule(struct slice words)
{
    if (words.length < 3 || !strchr("=-~_*^", words.bytes[0]))
        return false;
    for (size_t i = 1; i < words.length; i++)
        if (words.bytes[i] != words.bytes[0])
            return false;
    return true;
}

static void add_line(struct scan *scan, struct paragraph *paragraph, const struct line *line)
{
    if (paragraph->lines == 1 && is_rule(line_words(scan->text, line))) {
        paragraph->underlined = true;
        return;
    }
    paragraph->last = *line;
    paragraph->lines++;
    paragraph->columns += line->columns + 1;
}

/* Takes the paragraph that begins with FIRST. */
static struct paragraph take_paragraph(struct scan *scan, struct line first)
{
    struct paragraph paragraph = {.first = first, .last = first, .lines = 1, .columns = first.columns};
    struct line line = first;
    machine_note_line(scan, &line);
    while (line.next < scan->text.length && line.next - first.start < PARAGRAPH_BYTES) {
        struct line next = row_at(scan->text, line.next);
        if (line_is_blank(&next) || (line_begins_paragraph(scan->text, &scan->setting, &line, &next) &&
                                     !is_rule(line_words(scan->text, &next))))
            break;
        machine_note_line(scan, &next);
        add_line(scan, &paragraph, &next);
        line = next;
        if (paragraph.underlined)
            break;
    }
    scan->at = line.next;
    paragraph.ended = line_ends_sentence(line_words(scan->text, &paragraph.last));
    return paragraph;
}

/* The next line with words, and how many blank ones stand above it. */
static struct line line_below(const struct scan *scan, unsigned *air)
{
    struct line line = {0};
    *air = 0;
    for (size_t at = scan->at; at < scan->text.length; at = line.next) {
        line = row_at(scan->text, at);
        if (!line_is_blank(&line))
            return line;
        ++*air;
    }
    return (struct line){0};
}

/* ---- how it looks ---- */

static bool is_small_word(struct slice word)
{
    return word.length <= 3 || word_find(WORD_SMALL, word);
}

static bool is_quotation_mark(uint32_t character)
{
    return character == '"' || character == 0x201C || character == 0x2018 || character == 0xAB ||
           character == 0x300C || character == 0x201E;
}

static bool is_lower(struct slice character)
{
    uint32_t value;
    text_decode(character, &value);
    if (value < 0x80)
        return value >= 'a' && value <= 'z';
    return text_is_letter(value) && text_is_lower(value);
}

static bool has_lower(struct slice words, size_t *letters)
{
    *letters = 0;
    for (size_t at = 0; at < words.length;) {
        uint32_t character;
        struct slice rest = slice_cut(words, at, words.length);
        unsigned bytes = text_decode(rest, &character);
        if (is_lower(slice_cut(rest, 0, bytes)))
            return true;
        *letters += text_is_letter(character);
        at += bytes;
    }
    return false;
}

static bool is_titled(struct slice words)
{
    unsigned raised = 0;
    for (struct slice word = slice_word(&words); word.length > 0; word = slice_word(&words)) {
        uint32_t character;
        text_decode(word, &character);
        if (is_lower(word) && !is_small_word(word))
            return false;
        raised += text_is_letter(character) && !is_lower(word);
    }
    return raised > 0;
}

/* Ends as no heading does: as a sentence, or as part of one. */
static bool ends_as_text(struct slice words)
{
    return line_ends_sentence(words) ||
           (words.length > 0 && strchr(",;-", words.bytes[words.length - 1]) != NULL);
}

static void look_at(struct candidate *candidate, struct slice words)
{
    size_t letters;
    uint32_t first;
    struct buffer folded = {0};
    bool numbered = candidate->cue.depth > 0 && candidate->cue.kind != CUE_POINT;
    struct slice title = slice_cut(words, numbered ? candidate->cue.title : 0, words.length);
    text_decode(words, &first);
    candidate->quoted = is_quotation_mark(first);
    candidate->ended = ends_as_text(words);
    candidate->capitals =
        !has_lower(words, &letters) && letters > LETTERS_OF_CAPITALS && text_has_capital(words);
    bool parted = candidate->cue.kind == CUE_DIVISION &&
                  slice_trim(slice_cut(words, candidate->cue.ordinal.end, candidate->cue.title)).length > 0;
    candidate->rises = title.length == 0 || parted || !is_lower(title);
    candidate->titled = is_titled(title);
    text_fold(words, &folded);
    candidate->words = slice_hash(buffer_slice(&folded), 0);
    candidate->address = word_find(WORD_ADDRESS, buffer_slice(&folded));
    buffer_free(&folded);
}

/* ---- the scan ---- */

static bool is_prose(const struct paragraph *paragraph)
{
    return paragraph->columns >= LONG_COLUMNS || (paragraph->ended && paragraph->columns >= PROSE_COLUMNS);
}

static bool is_lone(const struct paragraph *paragraph)
{
    return paragraph->lines <= LONE_LINES && paragraph->columns <= LONE_COLUMNS;
}

/* A line of dialogue or a long paragraph without a cue is no candidate. */
static bool is_candidate(const struct candidate *candidate)
{
    return candidate->cue.kind != CUE_NONE || candidate->underlined ||
           (candidate->lone && (!candidate->ended || candidate->capitals) && candidate->columns > 0);
}

static void consider(struct scan *scan, const struct paragraph *paragraph)
{
    if (scan->count >= CANDIDATES) {
        scan->full = scan->full < paragraph->first.first ? scan->full : paragraph->first.first;
        return;
    }
    struct slice text = scan->text;
    unsigned air;
    struct line below = line_below(scan, &air);
    struct candidate candidate = {
        .place = paragraph->first.first,
        .end = paragraph->last.end,
        .body = scan->at,
        .indent = paragraph->first.indent,
        .columns = paragraph->columns,
        .lines = paragraph->lines,
        .air = scan->begun ? scan->blanks : 0,
        .air_below = air,
        .goes_on = !line_is_blank(&below) && is_lower(line_words(text, &below)),
        .prose = scan->prose,
        .lone = is_lone(paragraph),
        .underlined = paragraph->underlined,
        .after_end = !scan->begun || scan->addressed || line_ends_sentence(line_words(text, &scan->previous)),
    };
    size_t end = candidate.lone ? candidate.end : candidate.place + BEGINNING_BYTES;
    struct slice words = slice_cut(text, candidate.place, end);
    candidate.cue = cue_read(words, candidate.lone);
    look_at(&candidate, words);
    scan->addressed = candidate.address && candidate.lone;
    if (!is_candidate(&candidate))
        return;
    array_reserve(scan->candidates, scan->capacity, scan->count + 1);
    scan->candidates[scan->count++] = candidate;
}

/* "*** START OF THE PROJECT GUTENBERG EBOOK …" and its like at the end. */
static void note_legal_mark(struct scan *scan, const struct line *line)
{
    struct slice words = line_words(scan->text, line);
    if (!slice_starts(words, slice_of("***")))
        return;
    words = slice_trim(slice_cut(words, 3, words.length));
    if (slice_starts(words, slice_of("START OF TH")) && scan->work.start == 0) {
        scan->work.start = line->next;
        scan->first_prose = NOWHERE; /* what was read is legal matter */
    }
    if (slice_starts(words, slice_of("END OF TH")) && scan->work.end == NOWHERE)
        scan->work.end = line->start;
}

/* "[1] …", "(Source: …)" */
static bool is_note(struct slice words)
{
    return (words.length > 3 && words.bytes[0] == '[' && words.bytes[1] >= '0' && words.bytes[1] <= '9') ||
           slice_starts(words, slice_of("(Source")) || slice_starts(words, slice_of("Source:")) ||
           slice_starts(words, slice_of("\xEF\xBC\x88\xE6\x9D\xA5\xE6\xBA\x90")); /* （来源 */
}

static void note_prose(struct scan *scan, const struct paragraph *paragraph)
{
    bool note = is_note(line_words(scan->text, &paragraph->first));
    if (note && scan->note == NOWHERE)
        scan->note = paragraph->first.first;
    if (note || !is_prose(paragraph))
        return;
    scan->prose++;
    scan->set_in += paragraph->first.indent >= 2 && paragraph->last.indent == paragraph->first.indent;
    scan->note = NOWHERE;
    scan->last_prose = paragraph->first.first;
    if (scan->first_prose == NOWHERE && scan->last_prose >= scan->work.start)
        scan->first_prose = scan->last_prose;
}

static void take(struct scan *scan)
{
    struct line line = row_at(scan->text, scan->at);
    scan->lines++;
    if (line_is_blank(&line)) {
        scan->at = line.next;
        scan->blanks++;
        return;
    }
    note_legal_mark(scan, &line);
    struct paragraph paragraph = take_paragraph(scan, line);
    scan->lines += paragraph.lines - 1;
    consider(scan, &paragraph);
    note_prose(scan, &paragraph);
    scan->previous = paragraph.last;
    scan->blanks = 0;
    scan->begun = true;
}

void scan_begin(struct scan *scan, struct slice text)
{
    *scan = (struct scan){.text = text,
                          .setting = setting_of(text),
                          .full = NOWHERE,
                          .first_prose = NOWHERE,
                          .last_prose = NOWHERE,
                          .note = NOWHERE,
                          .work = {0, NOWHERE}};
}

bool scan_step(struct scan *scan, uint64_t until)
{
    do {
        for (size_t start = scan->at; scan->at - start < BYTES_A_LOOK; take(scan))
            if (scan->at >= scan->text.length)
                return true;
    } while (clock_microseconds() < until);
    return false;
}

void scan_free(struct scan *scan)
{
    free(scan->candidates);
    scan->candidates = NULL;
}
