/* The outline of texts whose markup shows headings without saying so. */

#include "outline.h"

#define HEADINGS 8

/* TEXT is paragraphs; those that begin with "#" are headings, behind an ordinal and a bar if it is not in the
 * text: "#II|Title". */
static void check_marked(const char *text, const char *wanted, int line)
{
    struct infer_heading headings[HEADINGS] = {0};
    struct buffer copy = {0};
    size_t count = 0;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, "\n");
        struct slice words = {at, length};
        if (*at == '#') {
            assert_true(count < HEADINGS);
            const char *bar = memchr(at, '|', length);
            size_t from = bar ? (size_t)(bar - at) + 1 : 1;
            if (bar)
                memcpy(headings[count].ordinal, at + 1, from - 2);
            words = slice_cut(words, from, length);
            headings[count++].range = (struct range){copy.length, copy.length + words.length};
        }
        buffer_append(&copy, words);
        buffer_append_string(&copy, "\n");
        at += length + (at[length] == '\n');
    }
    check_sections(infer_new_marked(buffer_slice(&copy), headings, count), wanted, __FILE__, line);
    buffer_free(&copy);
}

#define assert_marked(text, wanted) check_marked((text), (wanted), __LINE__)

#define LONG                                                                                                 \
    "\nThe harbour was quiet that morning, and the boats lay close together along the wall of the town.\n\n"

static void numbers_of_lists_nest_in_the_order_they_appear(void **state)
{
    (void)state;
    assert_marked("#I|Introduction\n" LONG "#II|Context\n" LONG "#1|Money\n" LONG "#2|People\n" LONG
                  "#III|History\n" LONG "#A|Schools\n" LONG "#1|Rolls\n" LONG "#B|Roads\n" LONG,
                  "1 I Introduction\n1 II Context\n2 1 Money\n2 2 People\n1 III History\n2 A Schools\n"
                  "3 1 Rolls\n2 B Roads\n");
}

static void a_letter_is_no_roman_number_where_letters_run(void **state)
{
    (void)state;
    assert_marked("#A|One\n" LONG "#B|Two\n" LONG "#C|Three\n" LONG "#D|Four\n" LONG,
                  "1 A One\n1 B Two\n1 C Three\n1 D Four\n");
}

static void a_number_that_follows_none_makes_no_heading(void **state)
{
    (void)state;
    assert_marked("#1|One\n" LONG "#7|Seven\n" LONG "#2|Two\n" LONG, "1 1 One\n1 2 Two\n");
}

static void strong_lines_may_bear_their_numbers(void **state)
{
    (void)state;
    assert_marked("#Opening words\n" LONG "#I. The Law\n" LONG "#(a) Courts\n" LONG "#(b) Lawyers\n" LONG
                  "#II. The End\n" LONG,
                  "1 Opening words\n1 I The Law\n2 (a) Courts\n2 (b) Lawyers\n1 II The End\n");
}

static void ordinals_make_points_under_such_headings(void **state)
{
    (void)state;
    assert_marked("#One\n" LONG "First, trade needs trust, and trust needs time and patience.\n\n"
                  "Second, peace needs work, and work needs hands and good will.\n\n"
                  "#Two\n" LONG,
                  "1 One\n2 ~I Trade\n2 ~II Peace\n1 Two\n");
}

static void one_strong_line_is_an_emphasis(void **state)
{
    (void)state;
    assert_marked("#Features\n" LONG LONG, "");
}

static void lines_without_markup_are_no_headings(void **state)
{
    (void)state;
    assert_marked("One Title\n" LONG "Another Title\n" LONG "A Third Title\n" LONG, "");
}

static void a_strong_line_that_heads_nothing_is_none(void **state)
{
    (void)state;
    assert_marked("#The Speech\n\n#By Somebody\n" LONG "#Part\n" LONG, "1 By Somebody\n1 Part\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_lists_nest_in_the_order_they_appear),
        cmocka_unit_test(a_letter_is_no_roman_number_where_letters_run),
        cmocka_unit_test(a_number_that_follows_none_makes_no_heading),
        cmocka_unit_test(strong_lines_may_bear_their_numbers),
        cmocka_unit_test(ordinals_make_points_under_such_headings),
        cmocka_unit_test(one_strong_line_is_an_emphasis),
        cmocka_unit_test(lines_without_markup_are_no_headings),
        cmocka_unit_test(a_strong_line_that_heads_nothing_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
