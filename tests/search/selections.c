/* Selections and quotations in texts that were edited, wrapped anew or come in another format. With the paths
 * of plain texts as arguments: the same of them, with figures. */

#include "edited.h"

enum { LONGEST = 60 }; /* words of a selection */

/* A selection of an old text, and where it is found in the new one. */
struct selection {
    size_t first, last; /* words */
    struct range old, found;
};

struct figures {
    unsigned right, half, lost, wrong; /* half: its start, without an end */
};

static struct range find_selection(const struct document *old, const struct document *new, struct range range)
{
    struct quote first = search_quote_at(old, range.start), last = search_quote_at(old, range.end);
    return search_quote_range(new, &first, &last, slice_range(document_text(old), range), range);
}

/* The end of a word is right where the start of the next one would be, but for what stands between them. */
static bool end_is_right(const struct edition *edition, size_t word, size_t found)
{
    size_t next = word + 1;
    if (next == edition->old.count)
        return found <= edition->new.length && edition->new.length - found <= WORD_BYTES;
    size_t behind = edition->moved[next], distance = found > behind ? found - behind : behind - found;
    return distance <= WORD_BYTES;
}

static void judge(const struct edition *edition, const struct selection *selection, struct figures *figures)
{
    if (selection->found.start == NOWHERE)
        figures->lost++;
    else if (!edition_is_right(edition, selection->first, selection->found.start))
        figures->wrong++;
    else if (selection->found.end == NOWHERE)
        figures->half++;
    else if (end_is_right(edition, selection->last, selection->found.end))
        figures->right++;
    else
        figures->wrong++;
}

/* The text is EDITION's. */
static struct figures find_selections(struct random *random, struct edition *edition)
{
    struct figures figures = {0};
    edition_make(random, edition);
    struct document *old = build_paragraphs(buffer_slice(&edition->old.bytes));
    struct document *new = build_paragraphs(buffer_slice(&edition->new));
    for (unsigned i = 0; i < QUOTES; i++) {
        struct selection selection = {.first = random_below(random, (uint32_t)edition->old.count)};
        selection.last = selection.first + random_below(random, LONGEST);
        if (selection.last >= edition->old.count)
            selection.last = edition->old.count - 1;
        selection.old =
            (struct range){edition->old.words[selection.first].start, edition->old.words[selection.last].end};
        selection.found = find_selection(old, new, selection.old);
        judge(edition, &selection, &figures);
    }
    document_free(old);
    document_free(new);
    edition_free(edition);
    return figures;
}

static void assert_found(struct figures figures)
{
    assert_int_equal(figures.wrong, 0);
    assert_true((figures.right + figures.half) * 100 >= QUOTES * 98);
    assert_true(figures.right * 100 >= QUOTES * 95);
}

static void selections_are_found_in_an_edited_speech(void **state)
{
    (void)state;
    struct random random = {7};
    struct edition edition = {0};
    edited_read_text(TEST_DATA "/speech.txt", &edition.old);
    assert_found(find_selections(&random, &edition));
}

static void selections_are_found_in_an_edited_chinese_text(void **state)
{
    (void)state;
    struct random random = {8};
    struct edition edition = {0};
    edited_make_text(&random, true, &edition.old);
    assert_found(find_selections(&random, &edition));
}

/* ---- the same words in another shape ---- */

/* Where the words of a text begin. */
struct places {
    struct buffer bytes;
    size_t *words;
    size_t count;
};

/* The words of OLD, wrapped at so many columns; 0: a paragraph is one line. TYPESET: with the quotation marks
 * and dashes of a book. */
static struct places reshape(const struct text *old, size_t columns, bool typeset)
{
    struct places places = {.words = memory_new(old->count * sizeof *places.words), .count = old->count};
    struct slice text = buffer_slice(&old->bytes);
    size_t line = 0;
    for (size_t i = 0; i < old->count; i++) {
        struct slice word = slice_range(text, old->words[i]);
        size_t before = i > 0 ? old->words[i - 1].end : 0, gap = old->words[i].start - before;
        bool paragraph = gap >= 2 && slice_starts(slice_cut(text, before, before + gap), slice_of("\n\n"));
        if (i > 0)
            buffer_append_string(&places.bytes, paragraph                                 ? "\n\n"
                                                : columns && line + word.length > columns ? "\n"
                                                                                          : " ");
        line = places.bytes.length > 0 && places.bytes.bytes[places.bytes.length - 1] == '\n' ? 0 : line;
        line += word.length + 1;
        places.words[i] = places.bytes.length;
        for (size_t at = 0; at < word.length; at++)
            if (typeset && word.bytes[at] == '\'')
                buffer_append_string(&places.bytes, "’");
            else if (typeset && word.bytes[at] == '"')
                buffer_append_string(&places.bytes, at == 0 ? "“" : "”");
            else
                buffer_append_byte(&places.bytes, word.bytes[at]);
    }
    return places;
}

static void places_free(struct places *places)
{
    buffer_free(&places->bytes);
    free(places->words);
}

/* Quotations and selections at random are all found where their words are now. */
static unsigned find_reshaped(struct random *random, const struct text *old, const struct places *new)
{
    unsigned right = 0;
    struct document *before = build_paragraphs(buffer_slice(&old->bytes));
    struct document *now = build_paragraphs(buffer_slice(&new->bytes));
    for (unsigned i = 0; i < QUOTES; i++) {
        size_t word = random_below(random, (uint32_t)old->count);
        size_t last = word + random_below(random, LONGEST);
        last = last < old->count ? last : old->count - 1;
        struct range range = {old->words[word].start, old->words[last].end};
        struct range found = find_selection(before, now, range);
        if (found.start != NOWHERE && found.start != new->words[word])
            fail_msg("[%.40s] is found at [%.40s]", document_text(before).bytes + range.start,
                     document_text(now).bytes + found.start);
        bool ends = found.end != NOWHERE && found.end > new->words[last] &&
                    (last + 1 == old->count || found.end <= new->words[last + 1]);
        right += found.start != NOWHERE && ends;
    }
    document_free(before);
    document_free(now);
    return right;
}

static void check_reshaped(size_t columns, bool typeset, unsigned least)
{
    struct random random = {9};
    struct text old = {0};
    edited_read_text(TEST_DATA "/speech.txt", &old);
    struct places new = reshape(&old, columns, typeset);
    assert_in_range(find_reshaped(&random, &old, &new), least, QUOTES);
    places_free(&new);
    buffer_free(&old.bytes);
    free(old.words);
}

static void selections_are_found_in_a_text_that_was_wrapped_anew(void **state)
{
    (void)state;
    check_reshaped(40, false, QUOTES * 99 / 100);
    check_reshaped(66, false, QUOTES * 99 / 100);
}

static void selections_are_found_in_another_format_of_the_text(void **state)
{
    (void)state;
    check_reshaped(0, false, QUOTES * 99 / 100);
    check_reshaped(0, true, QUOTES * 98 / 100);
}

/* ---- by hand ---- */

#define TEXT "One two three four. Five six seven eight nine ten eleven twelve, and so it ends."

static struct range find_in(const char *new, const char *selected)
{
    struct document *old = build_paragraphs(slice_of(TEXT)), *now = build_paragraphs(slice_of(new));
    size_t start = (size_t)(strstr(TEXT, selected) - TEXT);
    struct range found = find_selection(old, now, (struct range){start, start + strlen(selected)});
    document_free(old);
    document_free(now);
    return found;
}

static void the_end_of_the_text_can_be_selected(void **state)
{
    (void)state;
    struct range found = find_in("Zero. " TEXT, "and so it ends.");
    assert_int_equal(found.end, strlen("Zero. " TEXT));
}

static void a_selection_without_its_end_keeps_its_start(void **state)
{
    (void)state;
    const char *new =
        "One two three four. Five six seven eight nine, of quite another kind was what came then!";
    struct range found = find_in(new, "Five six seven eight nine ten eleven twelve");
    assert_int_equal(found.start, 20);
    assert_int_equal(found.end, NOWHERE);
}

static void a_selection_that_is_gone_is_lost(void **state)
{
    (void)state;
    struct range found = find_in("Nothing of that.", "Five six seven");
    assert_int_equal(found.start, NOWHERE);
    assert_int_equal(found.end, NOWHERE);
}

/* ---- figures ---- */

static int measure(int count, char *paths[])
{
    struct figures all = {0};
    for (int i = 0; i < count; i++) {
        struct random random = {(uint64_t)i + 1};
        struct edition edition = {0};
        edited_read_text(paths[i], &edition.old);
        if (edition.old.count == 0)
            continue;
        struct figures one = find_selections(&random, &edition);
        printf("%5u %5u %5u %5u  %s\n", one.right, one.half, one.lost, one.wrong, paths[i]);
        all.right += one.right, all.half += one.half, all.lost += one.lost, all.wrong += one.wrong;
    }
    printf("%5u right, %u without an end, %u lost, %u wrong\n", all.right, all.half, all.lost, all.wrong);
    return all.wrong > 0;
}

int main(int count, char *arguments[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selections_are_found_in_an_edited_speech),
        cmocka_unit_test(selections_are_found_in_an_edited_chinese_text),
        cmocka_unit_test(selections_are_found_in_a_text_that_was_wrapped_anew),
        cmocka_unit_test(selections_are_found_in_another_format_of_the_text),
        cmocka_unit_test(the_end_of_the_text_can_be_selected),
        cmocka_unit_test(a_selection_without_its_end_keeps_its_start),
        cmocka_unit_test(a_selection_that_is_gone_is_lost),
    };
    if (count > 1)
        return measure(count - 1, arguments + 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
