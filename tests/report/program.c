/* The printing options of the program as a script meets them: what comes out, what is said, the status. */

#include "check.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const modes[] = {"--outline",         "--outline --json", "--metadata",
                                    "--search=security", "--text",           "--text --width=0",
                                    "--dump=tree",       "--dump=layout",    "--section='I'"};

/* Runs stele by the shell, OUTPUT becomes what it printed. Returns its exit status. */
static int run(const char *arguments, struct buffer *output)
{
    struct buffer command = {0};
    char bytes[4096];
    size_t count;
    buffer_format(&command, "LC_ALL=C.UTF-8 HOME=/nowhere " STELE " %s", arguments);
    FILE *pipe = popen(command.bytes, "r");
    assert_non_null(pipe);
    buffer_clear(output);
    while ((count = fread(bytes, 1, sizeof bytes, pipe)) > 0)
        buffer_append(output, (struct slice){bytes, count});
    int status = pclose(pipe);
    buffer_free(&command);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* What is printed goes TO; the output is what is said on standard error. */
static int run_to(const char *to, const char *mode, const char *more, struct buffer *said)
{
    struct buffer arguments = {0};
    buffer_format(&arguments, "%s %s 2>&1 >%s", mode, more, to);
    int status = run(arguments.bytes, said);
    buffer_free(&arguments);
    return status;
}

static void check_one_sentence(const struct buffer *said)
{
    assert_true(slice_starts(buffer_slice(said), slice_of("stele: ")));
    assert_ptr_equal(strchr(said->bytes, '\n'), said->bytes + said->length - 1);
}

static void every_mode_prints_and_succeeds(void **state)
{
    struct buffer output = {0};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        assert_int_equal(run(modes[i], &output), 0);
        assert_true(output.length > 0);
    }
    buffer_free(&output);
}

static void a_full_disk_is_a_sentence_in_every_mode(void **state)
{
    struct buffer said = {0};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        assert_int_equal(run_to("/dev/full", modes[i], "", &said), 2);
        check_one_sentence(&said);
    }
    assert_int_equal(run_to("/dev/full", "--help", "", &said), 2);
    check_one_sentence(&said);
    assert_int_equal(run_to("/dev/full", "--dump=screen", "--no-state", &said), 2);
    check_one_sentence(&said);
    buffer_free(&said);
}

/* Also where SIGPIPE is ignored, so that stele meets EPIPE. */
static void a_closed_pipe_is_silent(void **state)
{
    struct buffer said = {0}, end = {0};
    int ends[2];
    (void)state;
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    buffer_format(&end, "&%d", ends[1]);
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        assert_int_equal(run_to(end.bytes, modes[i], "", &said), 0);
        assert_int_equal(said.length, 0);
    }
    signal(SIGPIPE, before);
    close(ends[1]);
    buffer_free(&end);
    buffer_free(&said);
}

static void a_place_that_is_missing_is_a_sentence_in_every_mode(void **state)
{
    struct buffer said = {0};
    (void)state;
    for (size_t i = 0; i + 1 < COUNT_OF(modes); i++) {
        assert_int_equal(run_to("/dev/null", modes[i], "--at='no such place'", &said), 1);
        check_one_sentence(&said);
    }
    assert_int_equal(run_to("/dev/null", "--section=zzz", "", &said), 1);
    check_one_sentence(&said);
    buffer_free(&said);
}

static void nothing_found_is_status_1_without_a_sentence(void **state)
{
    struct buffer output = {0};
    (void)state;
    assert_int_equal(run("--search=xyzzy 2>&1", &output), 1);
    assert_int_equal(output.length, 0);
    assert_int_equal(run("--search=xyzzy --json 2>&1", &output), 1);
    assert_string_equal(output.bytes, "[]\n");
    buffer_free(&output);
}

static void check_search(const char *options, int status, const char *wanted)
{
    struct buffer output = {0}, line = {0};
    buffer_format(&line, "%s 2>&1", options);
    assert_int_equal(run(buffer_string(&line), &output), status);
    assert_string_equal(buffer_string(&output), wanted);
    buffer_free(&output);
    buffer_free(&line);
}

static void a_search_takes_regular_expressions_and_whole_words(void **state)
{
    (void)state;
    check_search("--search='^Third,.*major' --regex --json | grep -c '\"place\"'", 0, "1\n");
    check_search("--search='\\vbilatera.\\sx'", 1, "");
    check_search("--search=bilatera --words", 1, "");
    check_search("--search='(x' --regex", 2, "stele: missing closing parenthesis at 2\n");
    check_search("--regex", 2, "stele: --regex goes with --search\n");
}

/* Searches a.md, b.md and c.md, where c.md is missing if FILES name it. */
static void check_files(const char *options, int status, const char *wanted)
{
    struct buffer line = {0};
    buffer_format(&line,
                  "--version >/dev/null; folder=$(mktemp -d); cd $folder || exit 3;"
                  "printf 'No war\\n\\nthan a war\\n' >a.md; printf 'War and peace\\n' >b.md;" STELE
                  " --no-state %s; status=$?; rm -r $folder; (exit $status)",
                  options);
    check_search(buffer_string(&line), status, wanted);
    buffer_free(&line);
}

static void hits_of_several_files_are_printed_as_grep_does(void **state)
{
    (void)state;
    check_files("--search=war a.md b.md", 0,
                "a.md::¶1: No war\na.md::¶2: than a war\nb.md::¶1: War and peace\n");
    check_files("--search='war$' --regex a.md b.md", 0, "a.md::¶1: No war\na.md::¶2: than a war\n");
    check_files("--search=war --words b.md", 0, "b.md::¶1: War and peace\n");
    check_files("--search=wa --words a.md b.md", 1, "");
    check_files("--search=war b.md c.md 2>/dev/null", 2, "b.md::¶1: War and peace\n");
    check_files("--search='(' --regex a.md b.md 2>&1", 2, "stele: missing closing parenthesis at 1\n");
}

static void hits_of_several_files_are_one_array(void **state)
{
    (void)state;
    check_files("--search=peace --json a.md b.md c.md 2>/dev/null", 2,
                "[\n  {\"file\": \"b.md\", \"section\": \"\", \"paragraph\": 1, \"place\": 8, \"end\": 13, "
                "\"text\": \"War and peace\"}\n]\n");
    check_files("--search=war --json a.md b.md | tr -d '\\n' | grep -c '^\\[  {.*},  {.*},  {.*}\\]$'", 0,
                "1\n");
    check_files("--search=zzz --json a.md b.md", 1, "[]\n");
}

static void a_file_that_is_missing_is_status_2(void **state)
{
    struct buffer said = {0};
    (void)state;
    assert_int_equal(run_to("/dev/null", "--outline", "/no/such/file", &said), 2);
    check_one_sentence(&said);
    buffer_free(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mode_prints_and_succeeds),
        cmocka_unit_test(a_full_disk_is_a_sentence_in_every_mode),
        cmocka_unit_test(a_closed_pipe_is_silent),
        cmocka_unit_test(a_place_that_is_missing_is_a_sentence_in_every_mode),
        cmocka_unit_test(nothing_found_is_status_1_without_a_sentence),
        cmocka_unit_test(a_search_takes_regular_expressions_and_whole_words),
        cmocka_unit_test(hits_of_several_files_are_printed_as_grep_does),
        cmocka_unit_test(hits_of_several_files_are_one_array),
        cmocka_unit_test(a_file_that_is_missing_is_status_2),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
