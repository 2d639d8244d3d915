/* The speech that stele ships, held against a copy of its source to the letter. */
#include "check.h"

#include "stele/sink.h"
#include "stele/speech.h"
#include "stele/text.h"
#include "stele/wire.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { PARAGRAPHS = 23, MOST_SECTIONS = 64, SOURCE_BYTES = 64 * 1024 };

/* What a sink keeps of the speech. */
struct heard {
    struct buffer paragraphs[PARAGRAPHS], credits, note, title;
    size_t count; /* of the paragraphs */
    struct {
        unsigned level, flags;
        struct slice ordinal, label;
        size_t paragraph; /* the first of the section; PARAGRAPHS: it has none */
    } sections[MOST_SECTIONS];
    size_t section_count;
    struct arena *arena;
    struct buffer *leaf, meta;
    bool in_note, ended;
    unsigned editorial; /* note references of ours */
};

static void hear_meta(void *context, enum meta_key key, struct slice value)
{
    struct heard *heard = context;
    buffer_format(&heard->meta, "%s: %.*s\n", meta_name(key), (int)value.length, value.bytes);
}

static void hear_open(void *context, enum block_kind kind, uint32_t value)
{
    (void)value;
    struct heard *heard = context;
    if (kind == BLOCK_NOTE)
        heard->in_note = true;
    else if (kind == BLOCK_TITLE)
        heard->leaf = &heard->title;
    else if (kind == BLOCK_CREDIT)
        heard->leaf = &heard->credits;
    else if (heard->in_note)
        heard->leaf = &heard->note;
    else
        heard->leaf = &heard->paragraphs[heard->count++ % PARAGRAPHS];
}

static void hear_close(void *context)
{
    struct heard *heard = context;
    if (heard->leaf == &heard->credits)
        buffer_append_byte(heard->leaf, '\n');
    heard->leaf = NULL;
}

static void hear_text(void *context, struct slice text)
{
    struct heard *heard = context;
    buffer_append(heard->leaf, text);
}

static void hear_style(void *context, enum style style)
{
    (void)context, (void)style;
    fail_msg("the speech has no styles");
}

static void hear_style_off(void *context)
{
    (void)context;
}

static void hear_name(void *context, struct slice name)
{
    (void)context, (void)name;
}

static void hear_note_ref(void *context, struct slice note, uint32_t flags)
{
    (void)note;
    ((struct heard *)context)->editorial += flags & NOTE_REF_EDITORIAL;
}

static void hear_section(void *context, unsigned level, struct slice ordinal, struct slice label,
                         uint32_t flags)
{
    struct heard *heard = context;
    assert_true(heard->section_count < MOST_SECTIONS);
    heard->sections[heard->section_count].level = level;
    heard->sections[heard->section_count].flags = flags;
    heard->sections[heard->section_count].ordinal = arena_copy(heard->arena, ordinal);
    heard->sections[heard->section_count].label = arena_copy(heard->arena, label);
    heard->sections[heard->section_count++].paragraph = heard->count;
}

static void hear_notice(void *context, struct slice sentence)
{
    (void)context;
    fail_msg("%.*s", (int)sentence.length, sentence.bytes);
}

static void hear_end(void *context)
{
    ((struct heard *)context)->ended = true;
}

static int set_up(void **state)
{
    struct heard *heard = memory_new(sizeof *heard);
    struct error error = {{0}};
    heard->arena = arena_new();
    struct wire_reader *reader = wire_reader_new((struct sink){
        .context = heard,
        .meta = hear_meta,
        .open = hear_open,
        .close = hear_close,
        .text = hear_text,
        .style_on = hear_style,
        .style_off = hear_style_off,
        .link = hear_name,
        .note_ref = hear_note_ref,
        .anchor = hear_name,
        .section = hear_section,
        .notice = hear_notice,
        .raw = hear_name,
        .end = hear_end,
    });
    enum wire_state end = wire_reader_feed(reader, speech_wire(), &error);
    wire_reader_free(reader);
    *state = heard;
    return end == WIRE_ENDED ? 0 : -1;
}

static int tear_down(void **state)
{
    struct heard *heard = *state;
    for (size_t i = 0; i < PARAGRAPHS; i++)
        buffer_free(&heard->paragraphs[i]);
    buffer_free(&heard->credits);
    buffer_free(&heard->note);
    buffer_free(&heard->title);
    buffer_free(&heard->meta);
    arena_free(heard->arena);
    free(heard);
    return 0;
}

/* ---- the copy of the source --------------------------------------------------------------------------- */

static void read_source(struct buffer *source)
{
    int descriptor = open(TEST_DATA "/speech.txt", O_RDONLY | O_CLOEXEC);
    assert_true(descriptor >= 0);
    assert_true(file_read(descriptor, source, SOURCE_BYTES));
    close(descriptor);
}

/* The INDEXth line that is not blank. */
static struct slice source_line(const struct buffer *source, size_t index)
{
    struct slice rest = buffer_slice(source);
    for (;;) {
        const char *end = memchr(rest.bytes, '\n', rest.length);
        size_t length = end ? (size_t)(end - rest.bytes) : rest.length;
        struct slice line = slice_cut(rest, 0, length);
        if (line.length > 0 && index-- == 0)
            return line;
        assert_non_null(end);
        rest = slice_cut(rest, length + 1, rest.length);
    }
}

enum { TITLE_LINE = 0, FIRST_LINE = 3, ORIGIN_LINE = FIRST_LINE + PARAGRAPHS, NOTE_LINE };

static void assert_line(const struct buffer *got, const struct buffer *source, size_t line)
{
    char *wanted = slice_string(source_line(source, line));
    assert_string_equal(buffer_string(got), wanted);
    free(wanted);
}

static void every_paragraph_is_the_source_to_the_letter(void **state)
{
    struct heard *heard = *state;
    struct buffer source = {0};
    read_source(&source);
    assert_int_equal(heard->count, PARAGRAPHS);
    assert_line(&heard->title, &source, TITLE_LINE);
    for (size_t i = 0; i < PARAGRAPHS; i++)
        assert_line(&heard->paragraphs[i], &source, FIRST_LINE + i);
    assert_line(&heard->note, &source, NOTE_LINE);
    buffer_free(&source);
}

static void byline_and_origin_are_credits(void **state)
{
    struct heard *heard = *state;
    struct buffer source = {0}, wanted = {0};
    read_source(&source);
    buffer_append_string(&wanted, "Liu Zhenmin[1]\nChina International Studies, Jan/Feb 2015\n");
    buffer_append(&wanted, source_line(&source, ORIGIN_LINE));
    buffer_append_byte(&wanted, '\n');
    assert_string_equal(buffer_string(&heard->credits), buffer_string(&wanted));
    assert_int_equal(heard->editorial, 1);
    buffer_free(&source);
    buffer_free(&wanted);
}

static void three_pillars_stand_between_opening_closing_and_note(void **state)
{
    struct heard *heard = *state;
    static const struct {
        const char *ordinal, *label;
        size_t paragraph; /* 0 and up */
        bool frame;
    } wanted[] = {
        {"", "Opening", 0, true},
        {"I", "Political equality", 8, false},
        {"II", "Economic integration", 11, false},
        {"III", "Common security", 14, false},
        {"", "Closing", 22, true},
        {"", "Note", PARAGRAPHS, true},
    };
    size_t met = 0;
    for (size_t i = 0; i < heard->section_count; i++) {
        if (heard->sections[i].level > 1)
            continue;
        assert_true(met < COUNT_OF(wanted));
        assert_slice(heard->sections[i].ordinal, wanted[met].ordinal);
        assert_slice(heard->sections[i].label, wanted[met].label);
        assert_int_equal(heard->sections[i].paragraph, wanted[met].paragraph);
        assert_int_equal(heard->sections[i].flags, wanted[met].frame ? SECTION_FRAME : 0);
        met++;
    }
    assert_int_equal(met, COUNT_OF(wanted));
}

/* LABEL is a run of whole words of PARAGRAPH, whatever its case. */
static bool is_run_of_words(struct slice label, struct slice paragraph)
{
    struct buffer needle = {0}, hay = {0};
    text_fold(label, &needle);
    text_fold(paragraph, &hay);
    bool found = false;
    for (const char *at = strstr(hay.bytes, needle.bytes); at && !found; at = strstr(at + 1, needle.bytes)) {
        uint32_t before = ' ', behind = ' ';
        size_t from = (size_t)(at - hay.bytes), to = from + needle.length;
        if (from > 0)
            text_decode(slice_cut(buffer_slice(&hay), text_before(buffer_slice(&hay), from), from), &before);
        if (to < hay.length)
            text_decode(slice_cut(buffer_slice(&hay), to, hay.length), &behind);
        found = !text_is_letter(before) && !text_is_letter(behind);
    }
    buffer_free(&needle);
    buffer_free(&hay);
    return found;
}

static void every_label_is_a_run_of_words_of_its_paragraph(void **state)
{
    struct heard *heard = *state;
    size_t checked = 0;
    for (size_t i = 0; i < heard->section_count; i++) {
        if (heard->sections[i].flags & SECTION_FRAME)
            continue;
        struct slice paragraph = buffer_slice(&heard->paragraphs[heard->sections[i].paragraph]);
        if (!is_run_of_words(heard->sections[i].label, paragraph))
            fail_msg("%s", heard->sections[i].label.bytes);
        checked++;
    }
    assert_int_equal(checked, 3 + 22);
}

static void what_is_known_of_the_speech(void **state)
{
    struct heard *heard = *state;
    assert_string_equal(
        buffer_string(&heard->meta),
        "title: Building an East Asia Partnership of Win-Win Cooperation\n"
        "family: Liu\n"
        "given: Zhenmin\n"
        "role: Vice Foreign Minister of China\n"
        "container: China International Studies\n"
        "issue: January/February 2015\n"
        "pages: 20-24\n"
        "delivered: 2015-02-06\n"
        "web: 2015-05-27\n"
        "event: Panel \"Asia-Pacific Geopolitics: Pow(d)er Keg?\", Munich Security Conference\n"
        "editor: 李敏捷\n"
        "language: en\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_paragraph_is_the_source_to_the_letter),
        cmocka_unit_test(byline_and_origin_are_credits),
        cmocka_unit_test(three_pillars_stand_between_opening_closing_and_note),
        cmocka_unit_test(every_label_is_a_run_of_words_of_its_paragraph),
        cmocka_unit_test(what_is_known_of_the_speech),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
