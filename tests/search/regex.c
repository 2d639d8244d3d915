/* Regular expressions and whole words. */

#include "finding.h"
#include "random_calls.h"

#include "search/regex.h"

#include <stdio.h>

static void check_ways(struct document *document, const char *query, unsigned ways, const char *wanted,
                       const char *file, int line)
{
    check_hits(document, query, ways, wanted, file, line);
    document_free(document);
}

/* In paragraphs of joined lines. */
#define assert_regex(text, query, wanted)                                                                    \
    check_ways(build_lines(slice_of(text)), (query), SEARCH_REGEX, (wanted), __FILE__, __LINE__)
#define assert_words(text, query, wanted)                                                                    \
    check_ways(build_paragraphs(slice_of(text)), (query), SEARCH_WORDS, (wanted), __FILE__, __LINE__)

static void an_expression_is_found(void **state)
{
    (void)state;
    assert_regex("secure security insecurity", "secur\\w+", "[secure][security][security]");
    assert_regex("gray and grey", "gr[ae]y", "[gray][grey]");
    assert_found("gray and grey", "\\vgr(a|e)y", "[gray][grey]");
    assert_found("gr(a|e)y and grey", "gr(a|e)y", "[gr(a|e)y]");
    assert_regex("1999, 2015 and ٢٠١٥", "\\d{4}", "[1999][2015][٢٠١٥]");
    assert_regex("été, Été", "\\bét\\w\\b", "[été][Été]");
}

static void an_expression_has_smart_case(void **state)
{
    (void)state;
    assert_regex("East east EAST", "eas.", "[East][east][EAST]");
    assert_regex("East east EAST", "Eas.", "[East]");
    assert_regex("East east EAST", "\\Seas.", "");
    assert_regex("ÜBER über", "ü\\p{L}+", "[ÜBER][über]");
    assert_regex("a b", "\\QB\\E", "");
    assert_regex("a b", "(?<Name>b)", "[b]");
    check_ways(build_paragraphs(slice_of("East east")), "Eas.", SEARCH_REGEX | SEARCH_ANY_CASE,
               "[East][east]", __FILE__, __LINE__);
}

static void an_expression_lies_in_one_block(void **state)
{
    (void)state;
    assert_regex("one two\n\none two", "one.*", "[one two][one two]");
    assert_regex("one\n\ntwo", "one\\s+two", "");
    assert_regex("a\n\nb", "\\s+", "");
    assert_regex("one one\n\none", "^one", "[one][one]");
    assert_regex("one one\n\none", "one$", "[one][one]");
    assert_regex("one one\n\none", "one\\z", "[one][one]");
    assert_regex("one\n\ntwo", "one(?!\\s)", "[one]");
    assert_regex("aa\n\naab", "[^b]*+$", "[aa]");
}

static void a_line_end_is_white_space_of_joined_lines(void **state)
{
    (void)state;
    assert_regex("East\nAsia and East Asia", "East\\sAsia", "[East\nAsia][East Asia]");
    assert_regex("from\nhere to\nthere", "from.*there", "[from\nhere to\nthere]");
    assert_regex("one\ntwo", "^two", "");
    assert_regex("one\ntwo", "one$", "");
}

static void lines_of_verse_are_lines(void **state)
{
    (void)state;
    struct sink sink;
    struct document *document = build_new(&sink);
    sink.open(sink.context, BLOCK_CODE, 0);
    sink.text(sink.context, slice_of("one two\ntwo one"));
    sink.close(sink.context);
    sink.end(sink.context);
    check_hits(document, "^two.*", SEARCH_REGEX, "[two one]", __FILE__, __LINE__);
    check_hits(document, "one.*", SEARCH_REGEX, "[one two][one]", __FILE__, __LINE__);
    document_free(document);
}

static void hidden_text_is_not_seen(void **state)
{
    (void)state;
    struct sink sink;
    struct document *document = build_new(&sink);
    sink.open(sink.context, BLOCK_PARAGRAPH, 0);
    sink.text(sink.context, slice_of("plain in"));
    sink.style_on(sink.context, STYLE_HIDDEN);
    sink.text(sink.context, slice_of("secret"));
    sink.style_off(sink.context);
    sink.text(sink.context, slice_of("visible ink"));
    sink.close(sink.context);
    sink.end(sink.context);
    check_hits(document, "secret", SEARCH_REGEX, "", __FILE__, __LINE__);
    check_hits(document, "in\\w", SEARCH_REGEX, "[insecretv][ink]", __FILE__, __LINE__);
    check_hits(document, "n$|i.k", SEARCH_REGEX, "[ink]", __FILE__, __LINE__);
    document_free(document);
}

static void matches_of_nothing_are_no_hits(void **state)
{
    (void)state;
    assert_regex("aa b", "a*", "[aa]");
    assert_regex("aa b", "\\b", "");
    assert_regex("ab", "(?=b)|b", "[b]");
}

static void ends_of_words_can_be_typed(void **state)
{
    (void)state;
    assert_regex("open opener reopen", "\\<open", "[open][open]");
    assert_regex("open opener reopen", "open\\>", "[open][open]");
    assert_regex("open opener reopen", "\\<open\\>", "[open]");
}

static void whole_words_are_found(void **state)
{
    (void)state;
    assert_words("open opener reopen Open, open-ended", "open", "[open][Open][open]");
    assert_words("open opener reopen", "open opener", "[open opener]");
    assert_words("été étés", "ete", "[été]");
    assert_words("don't stop", "don't", "[don't]");
    assert_words("a_b a", "a", "[a]");
    assert_words("(open)", "(open)", "[(open)]");
    assert_words("合作共赢", "合作", "[合作]");
    check_ways(build_lines(slice_of("open opener reopen")), "op\\w+", SEARCH_REGEX | SEARCH_WORDS,
               "[open][opener]", __FILE__, __LINE__);
    check_ways(build_lines(slice_of("a an ant")), "a|an", SEARCH_REGEX | SEARCH_WORDS, "[a][an]", __FILE__,
               __LINE__);
}

static void a_word_ends_at_a_note_reference(void **state)
{
    (void)state;
    struct sink sink;
    struct document *document = build_new(&sink);
    sink.open(sink.context, BLOCK_PARAGRAPH, 0);
    sink.text(sink.context, slice_of("peace"));
    sink.style_on(sink.context, STYLE_NOTE_REF);
    sink.text(sink.context, slice_of("1"));
    sink.style_off(sink.context);
    sink.text(sink.context, slice_of(" now"));
    sink.close(sink.context);
    sink.end(sink.context);
    check_hits(document, "peace", SEARCH_WORDS, "[peace]", __FILE__, __LINE__);
    document_free(document);
}

static void assert_refused(const char *expression, const char *sentence)
{
    struct error error = {{0}};
    struct document *document = build_paragraphs(slice_of("text"));
    assert_null(search_new(document, slice_of(expression), SEARCH_REGEX, 0, &error));
    assert_string_equal(error.text, sentence);
    document_free(document);
}

static void what_is_wrong_is_said_with_its_character(void **state)
{
    (void)state;
    assert_refused("", "there is nothing in it to search for");
    assert_refused("win (win", "missing closing parenthesis at 8");
    assert_refused("été (win", "missing closing parenthesis at 8");
    assert_refused("\\<win\\> (win", "missing closing parenthesis at 12");
    assert_refused("\\vwin (win", "missing closing parenthesis at 10");
    assert_refused("*", "quantifier does not follow a repeatable item at 1");
    assert_refused("a\\C", "using \\C is disabled by the application at 3");
}

static void an_expression_that_runs_away_is_stopped(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 40; i++)
        buffer_append_string(&text, "aaaaaaaaaaaaaaaa");
    struct document *document = build_paragraphs(buffer_slice(&text));
    struct search *search = find_in(document, "(a+)+b", SEARCH_REGEX, 0);
    assert_int_equal(search_count(search), 0);
    search_free(search);
    search = find_in(document, "(a?)+(a+)+(a|aa)+[^a]\\1", SEARCH_REGEX, 0);
    assert_non_null(search_stopped(search));
    assert_true(search_done(search));
    search_free(search);
    document_free(document);
    buffer_free(&text);
}

/* ---- against a matcher that tries everything ---- */

/* As Perl matches: the first way that leads to the end, of those from the left. EXPRESSION holds atoms, a
 * letter, "." or "[ab]", each with "*", "+", "?" or nothing behind it. Returns the end of the match; NOWHERE.
 */
static size_t match_naively(const char *expression, struct slice text, size_t at)
{
    if (!*expression)
        return at;
    size_t length = *expression == '[' ? 4 : 1;
    char repeats = expression[length];
    bool repeated = repeats && strchr("*+?", repeats);
    size_t least = repeats == '*' || repeats == '?' ? 0 : 1;
    size_t most = repeated && repeats != '?' ? text.length : 1, count = 0;
    while (count < most && at + count < text.length) {
        char byte = text.bytes[at + count];
        if (*expression != '.' && byte != expression[0] &&
            (length == 1 || (byte != expression[1] && byte != expression[2])))
            break;
        count++;
    }
    for (size_t taken = count + 1; taken-- > least;) {
        size_t end = match_naively(expression + length + repeated, text, at + taken);
        if (end != NOWHERE)
            return end;
    }
    return NOWHERE;
}

static void find_naively(const char *expression, struct slice text, struct buffer *into)
{
    for (size_t at = 0; at < text.length;) {
        size_t end = match_naively(expression, text, at);
        if (end == NOWHERE || end == at) { /* of nothing: none of what is generated could match more */
            at++;
            continue;
        }
        buffer_append_byte(into, '[');
        buffer_append(into, slice_cut(text, at, end));
        buffer_append_byte(into, ']');
        at = end;
    }
}

static void write_expression(struct random *random, struct buffer *into)
{
    static const char *const atoms[] = {"a", "b", "c", ".", "[ab]", "[bc]", " "};
    static const char *const repeats[] = {"", "", "", "*", "+", "?"};
    for (unsigned i = 1 + random_below(random, 5); i > 0; i--) {
        buffer_append_string(into, atoms[random_below(random, COUNT_OF(atoms))]);
        buffer_append_string(into, repeats[random_below(random, COUNT_OF(repeats))]);
    }
}

static void write_paragraph(struct random *random, struct buffer *into)
{
    static const char letters[] = "aaabbbcc \n";
    buffer_append_byte(into, 'a');
    for (unsigned i = random_below(random, 40); i > 0; i--) {
        char letter = letters[random_below(random, sizeof letters - 1)];
        if (letter != '\n' || into->bytes[into->length - 1] != '\n')
            buffer_append_byte(into, letter);
    }
    buffer_append_byte(into, 'b');
}

static void it_finds_what_trying_everything_finds(void **state)
{
    (void)state;
    enum { TEXTS = 60, PARAGRAPHS = 12, EXPRESSIONS = 20 };
    struct random random = {20150206};
    for (int i = 0; i < TEXTS; i++) {
        struct buffer text = {0};
        size_t starts[PARAGRAPHS + 1];
        for (int j = 0; j < PARAGRAPHS; j++) {
            starts[j] = text.length;
            write_paragraph(&random, &text);
            buffer_append_string(&text, "\n\n");
        }
        starts[PARAGRAPHS] = text.length;
        struct document *document = build_lines(buffer_slice(&text));
        for (int j = 0; j < EXPRESSIONS; j++) {
            struct buffer expression = {0}, wanted = {0};
            write_expression(&random, &expression);
            for (int k = 0; k < PARAGRAPHS; k++)
                find_naively(buffer_string(&expression),
                             slice_cut(buffer_slice(&text), starts[k], starts[k + 1] - 2), &wanted);
            check_hits(document, buffer_string(&expression), SEARCH_REGEX, buffer_string(&wanted), __FILE__,
                       __LINE__);
            buffer_free(&expression);
            buffer_free(&wanted);
        }
        document_free(document);
        buffer_free(&text);
    }
}

/* ---- the finder only makes it fast ---- */

static void find_hits(const struct document *document, const char *expression, bool finder, struct hits *hits)
{
    struct regex regex;
    struct error error;
    struct slice text = document_text(document);
    assert_true(regex_open(&regex, document, slice_of(expression), 0, &error));
    assert_non_null(regex.finder);
    if (!finder) {
        pattern_free(regex.finder);
        regex.finder = NULL;
    }
    regex_extend(&regex, text.length);
    for (size_t at = 0; at < text.length;)
        at = regex_run(&regex, (struct range){at, text.length}, 0, hits);
    regex_close(&regex);
}

static void the_finder_misses_nothing(void **state)
{
    (void)state;
    static const char *const expressions[] = {"\\w+\\s\\w", "e.*a", "\\W{2}", "(\\w)\\1", "[^a-z]{2,}",
                                              "a|e|。",     "\\S+", ".",      "\\b\\w\\b"};
    struct random random = {7};
    for (int i = 0; i < 30; i++) {
        struct sink sink;
        struct document *document = build_new(&sink);
        random_calls(&random, &sink, 40, i % 2);
        for (size_t j = 0; j < COUNT_OF(expressions); j++) {
            struct hits with = {0}, without = {0};
            find_hits(document, expressions[j], true, &with);
            find_hits(document, expressions[j], false, &without);
            assert_int_equal(with.count, without.count);
            for (size_t k = 0; k < with.count; k++) {
                assert_int_equal(hits_at(&with, k).start, hits_at(&without, k).start);
                assert_int_equal(hits_at(&with, k).end, hits_at(&without, k).end);
            }
            hits_free(&with);
            hits_free(&without);
        }
        document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_expression_is_found),
        cmocka_unit_test(an_expression_has_smart_case),
        cmocka_unit_test(an_expression_lies_in_one_block),
        cmocka_unit_test(a_line_end_is_white_space_of_joined_lines),
        cmocka_unit_test(lines_of_verse_are_lines),
        cmocka_unit_test(hidden_text_is_not_seen),
        cmocka_unit_test(matches_of_nothing_are_no_hits),
        cmocka_unit_test(ends_of_words_can_be_typed),
        cmocka_unit_test(whole_words_are_found),
        cmocka_unit_test(a_word_ends_at_a_note_reference),
        cmocka_unit_test(what_is_wrong_is_said_with_its_character),
        cmocka_unit_test(an_expression_that_runs_away_is_stopped),
        cmocka_unit_test(it_finds_what_trying_everything_finds),
        cmocka_unit_test(the_finder_misses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
