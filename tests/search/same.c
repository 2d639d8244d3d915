/* The patterns only make a search fast: with them it finds exactly what trying every character finds. */

#include "build.h"
#include "random_calls.h"

#include "search/scan.h"

#include <stdio.h>

enum { DOCUMENTS = 40, QUERIES = 12 };

static size_t character_at(struct slice text, size_t at)
{
    while (at > 0 && at < text.length && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Scans in stretches of up to STRETCH bytes. */
static void find_hits(const struct document *document, struct slice query, enum scan_way way, size_t stretch,
                      struct hits *hits)
{
    struct scan scan;
    struct error error;
    struct slice text = document_text(document);
    if (scan_open(&scan, document, query, SEARCH_SMART, &error)) {
        scan.way = way;
        scan_extend(&scan, text.length);
        for (size_t at = 0; at < text.length;) {
            size_t end = at + stretch < text.length ? character_at(text, at + stretch) : text.length;
            at = scan_run(&scan, (struct range){at, end > at ? end : text.length}, UINT64_MAX, hits);
        }
    }
    scan_close(&scan);
}

static void write_hits(const struct document *document, const struct hits *hits, struct buffer *into)
{
    for (size_t i = 0; i < hits->count; i++) {
        struct range hit = hits_at(hits, i);
        buffer_format(into, "%zu [", hit.start);
        buffer_append(into, slice_range(document_text(document), hit));
        buffer_append_string(into, "]\n");
    }
}

static void assert_same(const struct document *document, struct slice query, enum scan_way way,
                        size_t stretch, struct slice wanted)
{
    struct hits hits = {0};
    struct buffer found = {0};
    find_hits(document, query, way, stretch, &hits);
    write_hits(document, &hits, &found);
    if (!slice_equal(buffer_slice(&found), wanted))
        fail_msg("[%.*s], way %d, by %zu bytes:\n%snot\n%.*s", (int)query.length, query.bytes, (int)way,
                 stretch, buffer_string(&found), (int)wanted.length, wanted.bytes);
    hits_free(&hits);
    buffer_free(&found);
}

/* Appends RANGE of the text without the note references in it. */
static void append_without_notes(const struct document *document, struct range range, struct buffer *into)
{
    size_t index = document_span_index(document, range.start);
    for (; index < document_spans(document); index++) {
        const struct span *span = document_span(document, index);
        if (span->range.end >= range.end)
            break;
        if (span->style != STYLE_NOTE_REF || span->range.start < range.start)
            continue;
        buffer_append(into, slice_cut(document_text(document), range.start, span->range.start));
        range.start = span->range.end;
    }
    buffer_append(into, slice_range(document_text(document), range));
}

/* A place in the text, more often than not shortly before a character that is not ASCII. */
static size_t pick_place(struct random *random, struct slice text)
{
    size_t place = random_below(random, (uint32_t)text.length), start = place;
    if (random_below(random, 4) == 0)
        return place;
    while (place < text.length && (unsigned char)text.bytes[place] < 0x80)
        place++;
    size_t back = random_below(random, 20);
    return place == text.length ? start : place < back ? 0 : place - back;
}

/* Some characters of the text, as they are or folded. */
static void pick_query(struct random *random, const struct document *document, struct buffer *query)
{
    static const char *const others[] = {" ", "-", "—", "ff", "\"", "が", "각", "é", "A", "...", "[1]"};
    struct slice text = document_text(document);
    struct buffer part = {0};
    struct range range = {character_at(text, pick_place(random, text)), 0};
    range.end = range.start + 1 + random_below(random, random_below(random, 4) == 0 ? 300 : 30);
    range.end = character_at(text, range.end < text.length ? range.end : text.length);
    append_without_notes(document, range, &part);
    buffer_clear(query);
    if (random_below(random, 8) == 0)
        buffer_append_string(query, others[random_below(random, COUNT_OF(others))]);
    else if (random_below(random, 2) == 0)
        buffer_append(query, buffer_slice(&part));
    else
        text_fold(buffer_slice(&part), query);
    buffer_free(&part);
}

static void assert_same_in(const struct document *document, struct random *random)
{
    struct slice text = document_text(document);
    struct buffer query = {0}, wanted = {0};
    for (int i = 0; i < QUERIES && text.length > 0; i++) {
        struct hits every = {0};
        pick_query(random, document, &query);
        buffer_clear(&wanted);
        find_hits(document, buffer_slice(&query), SCAN_EVERY, SIZE_MAX / 2, &every);
        write_hits(document, &every, &wanted);
        assert_same(document, buffer_slice(&query), SCAN_QUICK, SIZE_MAX / 2, buffer_slice(&wanted));
        assert_same(document, buffer_slice(&query), SCAN_NARROW, 50 + random_below(random, 500),
                    buffer_slice(&wanted));
        assert_same(document, buffer_slice(&query), SCAN_WIDE, 50 + random_below(random, 500),
                    buffer_slice(&wanted));
        hits_free(&every);
    }
    buffer_free(&query);
    buffer_free(&wanted);
}

static void in_blocks_of_all_kinds(void **state)
{
    (void)state;
    struct random random = {1};
    for (int i = 0; i < DOCUMENTS; i++) {
        struct sink sink;
        struct document *document = build_new(&sink);
        random_calls(&random, &sink, 1 + random_below(&random, 12), i % 4 == 0);
        assert_same_in(document, &random);
        document_free(document);
    }
}

static const char *const plain[] = {"the",    "end",   "of",   "win-win",  "East",   "Asia",
                                    "don't",  "don’t", "\"so", "“cooler”", "office", "--",
                                    "effort", "—",     "a",    "Aa"};
static const char *const odd[] = {
    "café",         "cafe\u0301", "of\u00ADfice",    "oﬃce", "ﬁ", "合作\n共赢", "ウィン", "カ\u3099",
    "\u1100\u1161", "ｄｏｎ’ｔ",  "the\u0301\u0301", "½",    "ﷺ", "कि",         "\u2026", "of\u00AD\nfice"};
static const char *const blanks[] = {" ", " ", " ", " ", "\n", "  ", "\u00A0", "\t", "\u3000"};

/* Mostly ASCII; one word in RARE is of another kind. */
static void write_words(struct random *random, unsigned count, unsigned rare, struct buffer *into)
{
    for (; count > 0; count--) {
        bool plainly = random_below(random, rare) > 0;
        buffer_append_string(into, plainly ? plain[random_below(random, COUNT_OF(plain))]
                                           : odd[random_below(random, COUNT_OF(odd))]);
        buffer_append_string(into, blanks[random_below(random, COUNT_OF(blanks))]);
    }
}

static void in_lines_that_are_mostly_ascii(void **state)
{
    (void)state;
    struct random random = {2};
    for (int i = 0; i < DOCUMENTS; i++) {
        struct buffer text = {0};
        for (int paragraph = 0; paragraph < 4; paragraph++) {
            write_words(&random, 60, i % 2 ? 40 : 6, &text);
            buffer_append_string(&text, "\n\n");
        }
        struct document *document = build_lines(buffer_slice(&text));
        assert_same_in(document, &random);
        document_free(document);
        buffer_free(&text);
    }
}

static void say_word(struct random *random, const struct sink *sink, struct slice word)
{
    size_t cut = character_at(word, random_below(random, (uint32_t)word.length));
    sink->text(sink->context, slice_cut(word, 0, cut));
    if (random_below(random, 8) == 0)
        say_note_ref(sink, "note", random_below(random, 2) ? "[1]" : "é", 0);
    else if (random_below(random, 16) == 0)
        say_styled(sink, STYLE_HIDDEN, "the hidden");
    sink->text(sink->context, slice_cut(word, cut, word.length));
}

static void over_note_references(void **state)
{
    (void)state;
    struct random random = {4};
    for (int i = 0; i < DOCUMENTS; i++) {
        struct sink sink;
        struct buffer word = {0};
        struct document *document = build_new(&sink);
        for (int paragraph = 0; paragraph < 4; paragraph++) {
            say_open(&sink, BLOCK_PARAGRAPH, 0);
            for (int words = 0; words < 30; words++) {
                buffer_clear(&word);
                write_words(&random, 1, i % 2 ? 40 : 6, &word);
                say_word(&random, &sink, buffer_slice(&word));
            }
            say_close(&sink);
        }
        say_end(&sink);
        assert_same_in(document, &random);
        document_free(document);
        buffer_free(&word);
    }
}

/* Whatever is folded away, a piece of the text finds itself by its folded form. */
static void what_folds_alike_is_found(void **state)
{
    (void)state;
    struct random random = {3};
    struct buffer text = {0}, query = {0};
    for (int i = 0; i < DOCUMENTS * 10; i++) {
        buffer_clear(&text);
        buffer_clear(&query);
        random_text(&random, 1 + random_below(&random, 6), false, &text);
        struct slice words = slice_trim(buffer_slice(&text));
        text_fold(words, &query);
        struct sink sink;
        struct document *document = build_new(&sink);
        say_paragraph(&sink, "before");
        sink.open(sink.context, BLOCK_PARAGRAPH, 0);
        sink.text(sink.context, words);
        sink.close(sink.context);
        say_end(&sink);
        struct hits hits = {0};
        struct slice folded = slice_trim(buffer_slice(&query));
        find_hits(document, folded, SCAN_QUICK, SIZE_MAX / 2, &hits);
        if (folded.length > 0 && hits.count == 0)
            fail_msg("[%s] does not find [%s]", buffer_string(&query), buffer_string(&text));
        hits_free(&hits);
        document_free(document);
    }
    buffer_free(&text);
    buffer_free(&query);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_blocks_of_all_kinds),
        cmocka_unit_test(in_lines_that_are_mostly_ascii),
        cmocka_unit_test(over_note_references),
        cmocka_unit_test(what_folds_alike_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
