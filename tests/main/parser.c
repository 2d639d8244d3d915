/* A parser that crashes, hangs, eats memory or talks nonsense costs the rest of one document and a notice,
 * never the reading. */

#include "check.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pty.h"

enum { ROWS = 24, COLUMNS = 80 };

/* What a parser does that says a hundred paragraphs, and then something else. */
#define SAYS_SOME STELE_PARSE " markdown | head -c 6000; "

/* A folder with a copy of stele, a document, and whatever parser the test puts beside them. */
struct place {
    char path[64];
};

static char *in(const struct place *place, const char *name)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", place->path, name);
    return path.bytes;
}

static void write_file(const struct place *place, const char *name, const char *text, mode_t mode)
{
    char *path = in(place, name);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
    assert_true(file >= 0 && file_write(file, slice_of(text)));
    close(file);
    free(path);
}

static void run(const char *format, const char *one, const char *two)
{
    struct buffer command = {0};
    buffer_format(&command, format, one, two);
    assert_int_equal(system(command.bytes), 0);
    buffer_free(&command);
}

static int make_place(void **state)
{
    struct place *place = memory_new(sizeof *place);
    *state = place;
    strcpy(place->path, "/tmp/stele-parser-XXXXXX");
    if (!mkdtemp(place->path))
        return -1;
    run("cp '%s' '%s/stele'", STELE, place->path);
    struct buffer document = {0};
    buffer_append_string(&document, "# The source\n\nalpha *bravo* charlie\n\n");
    for (int i = 0; i < 400; i++)
        buffer_format(&document, "Paragraph %d of the document.\n\n", i);
    write_file(place, "a.md", document.bytes, 0600);
    buffer_free(&document);
    return 0;
}

static int remove_place(void **state)
{
    struct place *place = *state;
    run("rm -rf '%s%s'", place->path, "");
    free(place);
    return 0;
}

static void put_parser(const struct place *place, const char *script)
{
    struct buffer text = {0};
    buffer_format(&text, "#!/bin/sh\n%s\n", script);
    write_file(place, "stele-parse", text.bytes, 0700);
    buffer_free(&text);
}

static struct pty *start(const struct place *place)
{
    char *stele = in(place, "stele"), *document = in(place, "a.md");
    const char *const arguments[] = {stele, "--no-state", document, NULL};
    const char *const environment[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", NULL};
    struct pty *pty = pty_start(arguments, environment, ROWS, COLUMNS);
    free(stele);
    free(document);
    return pty;
}

static void quit(struct pty *pty)
{
    pty_type(pty, "Q");
    pty_wait_end(pty);
    assert_true(pty_modes_are_restored(pty));
    pty_stop(pty);
}

/* The words are found, also where they must still come in. */
static void read_on(struct pty *pty, const char *words)
{
    struct buffer keys = {0};
    buffer_format(&keys, "/%s\r", words);
    pty_type(pty, keys.bytes);
    pty_wait_text(pty, words);
    pty_type(pty, "gg");
    pty_wait_text(pty, "The source");
    buffer_free(&keys);
}

/* What came is SHOWN, what happened is said, and keys go on working. */
static void expect(void **state, const char *script, const char *shown, const char *notice)
{
    put_parser(*state, script);
    struct pty *pty = start(*state);
    pty_wait_text(pty, shown);
    pty_type(pty, ":messages\r");
    pty_wait_text(pty, notice);
    pty_type(pty, "q");
    read_on(pty, "Paragraph 30 of the document");
    quit(pty);
}

static void one_that_crashes_at_once_leaves_the_source(void **state)
{
    expect(state, "kill -SEGV $$", "alpha *bravo* charlie", "signal 11");
}

static void one_that_crashes_midway_leaves_what_it_said(void **state)
{
    expect(state, SAYS_SOME "kill -ABRT $$", "alpha bravo charlie", "the rest is missing");
}

static void one_that_is_killed_leaves_what_it_said(void **state)
{
    expect(state, SAYS_SOME "kill -KILL $$", "alpha bravo charlie", "signal 9");
}

static void one_that_eats_memory_leaves_what_it_said(void **state)
{
    expect(state, SAYS_SOME "ulimit -v 50000; tail /dev/zero; exit 2", "alpha bravo charlie",
           "ran out of memory");
}

static void one_that_talks_nonsense_is_refused(void **state)
{
    expect(state, SAYS_SOME "echo this is no event at all", "alpha bravo charlie", "the rest is missing");
}

static void one_that_never_stops_talking_is_stopped(void **state)
{
    expect(state, SAYS_SOME "exec yes", "alpha bravo charlie", "the rest is missing");
}

static void one_that_fails_leaves_the_source(void **state)
{
    expect(state, "exit 7", "alpha *bravo* charlie", "ended with status 7");
}

static void one_without_walls_leaves_the_source(void **state)
{
    expect(state, "exit 3", "alpha *bravo* charlie", "--unsafe");
}

static void one_that_is_missing_leaves_the_source(void **state)
{
    struct pty *pty = start(*state);
    pty_wait_text(pty, "alpha *bravo* charlie");
    pty_wait_text(pty, "not installed");
    quit(pty);
}

static void one_that_hangs_does_not_stop_the_reader(void **state)
{
    put_parser(*state, SAYS_SOME "exec sleep 1000");
    struct pty *pty = start(*state);
    pty_wait_text(pty, "alpha bravo charlie");
    read_on(pty, "Paragraph 30 of the document");
    quit(pty);
}

#define parser_test(test) cmocka_unit_test_setup_teardown(test, make_place, remove_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        parser_test(one_that_crashes_at_once_leaves_the_source),
        parser_test(one_that_crashes_midway_leaves_what_it_said),
        parser_test(one_that_is_killed_leaves_what_it_said),
        parser_test(one_that_eats_memory_leaves_what_it_said),
        parser_test(one_that_talks_nonsense_is_refused),
        parser_test(one_that_never_stops_talking_is_stopped),
        parser_test(one_that_fails_leaves_the_source),
        parser_test(one_without_walls_leaves_the_source),
        parser_test(one_that_is_missing_leaves_the_source),
        parser_test(one_that_hangs_does_not_stop_the_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
