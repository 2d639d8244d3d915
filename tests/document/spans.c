#include "fresh.h"

static struct slice text_of(struct range range)
{
    return slice_range(document_text(document), range);
}

static void spans_are_sorted_and_nest(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "an ");
    sink.style_on(sink.context, STYLE_EMPHASIS);
    say_text(&sink, "open ");
    say_link(&sink, "https://example.org/", "region");
    say_text(&sink, "alism");
    sink.style_off(sink.context);
    say_note_ref(&sink, "note-1", "[1]", NOTE_REF_EDITORIAL);
    say_close(&sink);
    assert_int_equal(document_spans(document), 3);
    const struct span *emphasis = document_span(document, 0);
    assert_int_equal(emphasis->style, STYLE_EMPHASIS);
    assert_slice(text_of(emphasis->range), "open regionalism");
    const struct span *link = document_span(document, 1);
    assert_int_equal(link->style, STYLE_LINK);
    assert_slice(text_of(link->range), "region");
    assert_slice(link->target, "https://example.org/");
    const struct span *note = document_span(document, 2);
    assert_int_equal(note->style, STYLE_NOTE_REF);
    assert_slice(note->target, "note-1");
    assert_int_equal(note->flags, NOTE_REF_EDITORIAL);
}

static void spans_are_found_by_their_start(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        say_open(&sink, BLOCK_PARAGRAPH, 0);
        say_styled(&sink, STYLE_STRONG, "x");
        say_close(&sink);
    }
    assert_int_equal(document_span_index(document, 0), 0);
    assert_int_equal(document_span_index(document, 1), 1);
    assert_int_equal(document_span_index(document, 3), 1);
    assert_int_equal(document_span_index(document, 4), 2);
    assert_int_equal(document_span_index(document, NOWHERE), 3);
}

static void anchors_name_the_next_byte(void **state)
{
    (void)state;
    say_anchor(&sink, "start");
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "one ");
    say_anchor(&sink, "inside");
    say_text(&sink, "two");
    say_anchor(&sink, "next");
    say_close(&sink);
    assert_int_equal(document_anchor(document, slice_of("next")), NOWHERE);
    say_paragraph(&sink, "three");
    assert_int_equal(document_anchor(document, slice_of("start")), 0);
    assert_int_equal(document_anchor(document, slice_of("inside")), 4);
    assert_int_equal(document_anchor(document, slice_of("next")), 9);
    assert_int_equal(document_anchor(document, slice_of("nowhere")), NOWHERE);
}

static void text_of_no_bytes_names_nothing(void **state)
{
    (void)state;
    say_open(&sink, BLOCK_PARAGRAPH, 0);
    say_text(&sink, "one");
    say_anchor(&sink, "next");
    say_text(&sink, "");
    say_close(&sink);
    say_paragraph(&sink, "two");
    assert_int_equal(document_anchor(document, slice_of("next")), 5);
}

static void anchors_at_the_very_end_stand_there(void **state)
{
    (void)state;
    say_paragraph(&sink, "one");
    say_anchor(&sink, "end");
    say_end(&sink);
    assert_int_equal(document_anchor(document, slice_of("end")), 3);
}

static void the_first_of_two_anchors_of_one_name_counts(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        say_anchor(&sink, "same");
        say_paragraph(&sink, "text");
    }
    assert_int_equal(document_anchor(document, slice_of("same")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(spans_are_sorted_and_nest),           TEST(spans_are_found_by_their_start),
        TEST(anchors_name_the_next_byte),          TEST(text_of_no_bytes_names_nothing),
        TEST(anchors_at_the_very_end_stand_there), TEST(the_first_of_two_anchors_of_one_name_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
