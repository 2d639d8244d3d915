/* --bookmarks, --import and --forget of the program, as a script meets them. */

#include "check.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[256];

static int make_folder(void **state)
{
    (void)state;
    const char *parent = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/stele-remembered-XXXXXX", parent ? parent : P_tmpdir);
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static int remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

/* Runs LINE by the shell in the folder; "stele" in it is the program, as MACHINE knows it. Returns its
 * status. */
static int run(const char *machine, const char *line, struct buffer *output)
{
    struct buffer command = {0};
    char bytes[4096];
    size_t count;
    buffer_format(&command,
                  "cd '%s' && stele() { LC_ALL=C.UTF-8 HOME=/nowhere XDG_STATE_HOME='%s/%s' " STELE
                  " \"$@\" 2>&1; } && { %s; }",
                  folder, folder, machine, line);
    FILE *pipe = popen(command.bytes, "r");
    assert_non_null(pipe);
    buffer_clear(output);
    buffer_append_string(output, "");
    while ((count = fread(bytes, 1, sizeof bytes, pipe)) > 0)
        buffer_append(output, (struct slice){bytes, count});
    int status = pclose(pipe);
    buffer_free(&command);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void check(const char *machine, const char *line, int status, const char *wanted)
{
    struct buffer output = {0};
    int ended = run(machine, line, &output);
    assert_string_equal(buffer_string(&output), wanted);
    assert_int_equal(ended, status);
    buffer_free(&output);
}

/* A text with one bookmark on the machine "one". */
static void make_bookmark(void)
{
    check("one",
          "printf 'A paragraph has its words, and they are enough.\\n\\nAnother one has others "
          "of its own, so to speak.\\n' > text.txt && "
          "printf '}ma' > keys && stele --keys keys text.txt > /dev/null",
          0, "");
}

#define LISTED ":¶2: [a] Another one has others of its own, so to speak.\n"

static void bookmarks_are_listed_and_none_is_status_1(void **state)
{
    (void)state;
    make_bookmark();
    check("one", "stele --bookmarks text.txt", 0, LISTED);
    check("one", "stele --bookmarks", 1, "");
}

static void a_bookmark_moves_with_its_words(void **state)
{
    (void)state;
    make_bookmark();
    check("one",
          "{ echo 'Something new.'; echo; cat text.txt; } > longer && mv longer text.txt; "
          "stele --bookmarks text.txt",
          0, ":¶3: (moved) [a] Another one has others of its own, so to speak.\n");
    check("one", "echo 'Nothing of it.' > text.txt; stele --bookmarks text.txt", 0,
          "(lost) [a] Another one has others of its own, so to speak.\n");
}

static void what_one_machine_printed_another_takes_in(void **state)
{
    (void)state;
    make_bookmark();
    check("one", "stele --bookmarks --json text.txt > marks.json", 0, "");
    check("two", "stele --bookmarks text.txt", 1, "");
    check("two", "stele --bookmarks --json text.txt", 1, "[]\n");
    check("two", "stele --import marks.json", 0, "1 new, 0 changed, 0 already here\n");
    check("two", "stele --import - < marks.json", 0, "0 new, 0 changed, 1 already here\n");
    check("two", "mkdir other; mv text.txt other/renamed; stele --bookmarks other/renamed", 0, LISTED);
}

static void what_is_malformed_is_said_and_nothing_made(void **state)
{
    (void)state;
    check("two", "echo '[3]' > bad.json; stele --import bad.json", 2,
          "stele: bad.json: entry 1 is no object\n");
    check("two", "stele --import missing.json", 2, "stele: missing.json: No such file or directory\n");
    check("two", "echo '[' | stele --import -", 2,
          "stele: standard input:2:0: ']' expected near end of file\n");
    check("two", "stele --bookmarks --all", 1, "");
}

static void a_document_is_forgotten_also_when_it_is_gone(void **state)
{
    (void)state;
    make_bookmark();
    check("one", "stele --forget text.txt", 0, "forgotten: text.txt (1 bookmark)\n");
    check("one", "stele --forget text.txt", 1, "stele: nothing is known of text.txt\n");
    make_bookmark();
    check("one", "rm text.txt; stele --forget ./text.txt", 0, "forgotten: ./text.txt (1 bookmark)\n");
    check("one", "stele --bookmarks --all", 1, "");
}

static void options_that_do_not_go_together_are_said(void **state)
{
    (void)state;
    check("one", "stele --markdown", 2, "stele: --markdown goes with --bookmarks\n");
    check("one", "stele --bookmarks --all text.txt", 2, "stele: --all takes no document\n");
    check("one", "stele --bookmarks --json --markdown", 2, "stele: --json or --markdown, not both\n");
    check("one", "stele --no-state --forget", 2,
          "stele: --no-state forbids what --import and --forget are for\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(bookmarks_are_listed_and_none_is_status_1),    TEST(a_bookmark_moves_with_its_words),
        TEST(what_one_machine_printed_another_takes_in),    TEST(what_is_malformed_is_said_and_nothing_made),
        TEST(a_document_is_forgotten_also_when_it_is_gone), TEST(options_that_do_not_go_together_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
